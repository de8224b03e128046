//! Whole sessions with a mail server.
#![no_main]

use tranca_fuzz::{converse, relay};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut relay = relay();
    let all = relay.remaining();
    converse(&mut relay, data);
    assert_eq!(relay.tried().len() + relay.remaining(), all);
});
