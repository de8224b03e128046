//! What comes back, with every kind of line end: whatever the bytes are, something is said of them,
//! and it is bounded.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::replies::reading;

fuzz_target!(|data: &[u8]| {
    let reading = reading::read(data);
    assert!(reading.recipients.len() <= 100);
    assert!(
        reading
            .reason
            .is_none_or(|reason| reason.chars().count() <= 300)
    );
    let opened = reading::open(data);
    assert!(opened.text.chars().count() <= 32_768);
});
