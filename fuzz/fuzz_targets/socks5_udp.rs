//! A SOCKS5 association, and a datagram in it.
#![no_main]

use dialogue::socks5::Socks5;
use dialogue::{Answer, Dialogue, Step};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::fetch;

fuzz_target!(|data: &[u8]| {
    let mut dialogue = Socks5::associating(fetch());
    dialogue.open();
    dialogue.heard(&[5, 0]);
    dialogue.heard(&[5, 0, 0, 1, 0, 0, 0, 0, 4, 56]);
    assert_ne!(dialogue.datagram(data), Step::Stop(Answer::Returned));
});
