//! UDP ASSOCIATE: the reply over TCP, and then whatever datagrams come.
#![no_main]

use dialogue::socks5::Socks5;
use dialogue::{Answer, Dialogue, Step};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch, gives_away_the_answer};

fuzz_target!(|data: &[u8]| {
    converse(&mut Socks5::associating(fetch()), data);
    if gives_away_the_answer(data) {
        return;
    }
    let mut granted = Socks5::associating(fetch());
    granted.open();
    granted.heard(&[5, 0]);
    let step = granted.heard(&[5, 0, 0, 1, 192, 0, 2, 1, 0, 53]);
    assert!(matches!(step, Step::Datagram(53, _)));
    for packet in data.chunks(64) {
        if let Step::Stop(answer) = granted.datagram(packet) {
            assert_ne!(answer, Answer::Returned);
            return;
        }
    }
});
