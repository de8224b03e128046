//! A request at the canary's web door.
#![no_main]

use canary::web::Request;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = Request::begins(data);
    let _ = Request::is_begun(data);
    let _ = Request::parse(data);
});
