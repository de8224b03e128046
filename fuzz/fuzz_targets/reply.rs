//! SMTP replies, and the judgement of what they are about.
#![no_main]

use dialogue::reply::ReplyReader;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let mut rest = data;
    let mut reader = ReplyReader::new();
    while let Ok(Some(reply)) = reader.read(&mut rest) {
        let _ = (reply.text(), reply.concern(), reply.severity());
    }
});
