//! Plain lists, line by line; and packed or not.
#![no_main]

use std::io::{Cursor, Read};

use libfuzzer_sys::fuzz_target;
use tranca::cases::listing::Weight;
use tranca::ground::clock::Moment;
use tranca::sources::input::unpacked;
use tranca::sources::lines::{Line, Lines};
use tranca::sources::list::{Reading, is_report_header};

fuzz_target!(|data: &[u8]| {
    let reading = Reading {
        source: "list:fuzz".to_owned(),
        weakness: None,
        seen_at: Moment::from_millis(0),
        weight: Weight::Opens,
    };
    let Ok(input) = unpacked(Cursor::new(data.to_vec())) else {
        return;
    };
    let mut lines = Lines::new(input.take(MUCH));
    let mut line = Vec::new();
    while let Ok(Line::Read) = lines.read(&mut line) {
        let text = String::from_utf8_lossy(&line);
        let _ = (reading.listing(&text), is_report_header(&text));
        line.clear();
    }
});

/// Few bytes unpack to many.
const MUCH: u64 = 1024 * 1024;
