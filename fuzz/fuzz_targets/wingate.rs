//! A telnet proxy's words.
#![no_main]

use dialogue::wingate::{Wingate, Wording};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut Wingate::new(&fetch(), Wording::Colon), data));
