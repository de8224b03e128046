//! Proxies that take a line, in each wording.
#![no_main]

use dialogue::wingate::{Wingate, Wording};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| {
    for wording in [Wording::Colon, Wording::Space, Wording::Eager] {
        converse(&mut Wingate::new(&fetch(), wording), data);
    }
});
