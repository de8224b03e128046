//! What a registry answers about an address.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use libfuzzer_sys::fuzz_target;
use tranca::attribution::answer::Answer;

fuzz_target!(|text: &str| {
    let _ = Answer::parse(text, IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)));
});
