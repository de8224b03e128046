//! CONNECT, and the tunnel behind it.
#![no_main]

use dialogue::http_connect::HttpConnect;
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut HttpConnect::new(fetch()), data));
