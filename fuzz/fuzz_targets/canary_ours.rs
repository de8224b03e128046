//! What is ours at the canary: recipients in any wrapping, hosts, paths, payloads of datagrams.
//! Nothing is, without a token.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use canary::{Addressee, Ours};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{canary_identity, key};

fuzz_target!(|data: &[u8]| {
    let ours = Ours::new(canary_identity(), key());
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    assert!(ours.carried(data).is_none());
    let text = String::from_utf8_lossy(data);
    let (host, path) = text.split_once('/').unwrap_or((&text, ""));
    assert!(ours.fetched(host, path, here).is_none());
    assert!(!matches!(ours.addressee(&text, here), Addressee::Token(_)));
});
