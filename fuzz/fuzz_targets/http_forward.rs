//! GET in absolute form.
#![no_main]

use dialogue::http_forward::HttpForward;
use tranca_fuzz::{converse, fetch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| converse(&mut HttpForward::new(&fetch()), data));
