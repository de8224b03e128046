//! GET in absolute form.
#![no_main]

use dialogue::http_forward::HttpForward;
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut HttpForward::new(&fetch()), data));
