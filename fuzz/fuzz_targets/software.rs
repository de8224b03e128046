//! The recognition of software in what a server said.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::guides::{Guides, Heard};

fuzz_target!(|text: &str| {
    for heard in [
        Heard {
            smtp: text,
            http: "",
        },
        Heard {
            smtp: "",
            http: text,
        },
    ] {
        let _ = Guides::builtin().recognise(&heard);
    }
});
