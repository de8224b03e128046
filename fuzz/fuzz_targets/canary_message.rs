//! A letter at the canary: its end, its header, and whether it is a bounce.
#![no_main]

use canary::mail::{Message, Progress};
use canary::{Ending, Line};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for ending in [Ending::CrLf, Ending::Lf] {
        let mut message = Message::new(ending);
        for line in data.split_inclusive(|byte| *byte == b'\n') {
            if message.heard(&Line::new(line)) == Progress::Whole {
                break;
            }
        }
        let _ = (message.is_report(), message.is_too_big());
        let shown = message.excerpt();
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
    }
});
