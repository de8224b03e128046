//! A file `exclusions.txt`: whatever it says, it is read whole or not at all.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::ground::config::Exclusions;

fuzz_target!(|text: &str| {
    let _ = Exclusions::parse(text);
});
