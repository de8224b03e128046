//! Tokens in any text; whatever is recognised must come out as it went in.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca_fuzz::key;

fuzz_target!(|text: &str| {
    if let Some(token) = key().find_in(text) {
        assert!(text.to_ascii_lowercase().contains(&token.to_string()));
    }
});
