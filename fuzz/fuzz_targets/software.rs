//! The recognition of software in a transcript of what a server said.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::guides::guide::Protocol;
use tranca::guides::{Guides, Heard};

fuzz_target!(|transcript: &str| {
    for protocol in [Protocol::Smtp, Protocol::Http, Protocol::Socks] {
        let _ = Guides::builtin().recognise(&Heard {
            protocol,
            transcript,
        });
    }
});
