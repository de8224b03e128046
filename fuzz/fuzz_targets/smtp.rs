//! Whole sessions with a mail server; the last byte says how they are carried.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, relay};

fuzz_target!(|data: &[u8]| {
    let mut relay = relay(data.last().copied().unwrap_or(0));
    let all = relay.remaining();
    converse(&mut relay, data);
    assert_eq!(relay.tried().len() + relay.remaining(), all);
});
