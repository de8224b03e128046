//! Heads of HTTP responses.
#![no_main]

use dialogue::http::HeadReader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = HeadReader::new().read(&mut &*data);
});
