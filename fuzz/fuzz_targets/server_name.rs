//! Names that servers give themselves: what is one comes out as it went in, and is short.
#![no_main]

use dialogue::ServerName;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(name) = ServerName::parse(text) {
        assert!(name.as_str().len() <= 255 && name.as_str().is_ascii());
        assert!(!name.as_str().contains(char::is_whitespace));
    }
});
