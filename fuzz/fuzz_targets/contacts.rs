//! A file `contacts.csv`, as agencies write it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::attribution::directory::Directory;

fuzz_target!(|text: &str| {
    let _ = Directory::parse(text);
});
