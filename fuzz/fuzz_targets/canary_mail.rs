//! A visitor's whole session at the canary's mail door: it never takes a recipient without a token
//! of ours, and no reply is longer than a reply may be.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use canary::mail::{Session, Turn};
use canary::{Line, Ours};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{canary_identity, key};

fuzz_target!(|data: &[u8]| {
    let ours = Ours::new(canary_identity(), key());
    let mut session = Session::new(&ours, IpAddr::V4(Ipv4Addr::LOCALHOST));
    for line in data.split_inclusive(|byte| *byte == b'\n') {
        match session.heard(&Line::new(line)) {
            Turn::Say(reply) => assert!(reply.len() <= 4096 && reply.is_ascii()),
            Turn::Collect(_) | Turn::Keep(..) => panic!("something was taken without a token"),
            Turn::Close(_) | Turn::Secure(_) | Turn::Http => return,
        }
    }
});
