//! What a server said, as it is shown: one line, short, and nothing that a terminal would obey.
#![no_main]

use dialogue::Answer;
use dialogue::answer::printable;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let shown = printable(data);
    assert!(shown.len() <= Answer::TEXT_LIMIT);
    assert!(!shown.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)));
});
