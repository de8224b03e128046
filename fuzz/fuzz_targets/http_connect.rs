//! CONNECT, and the tunnel behind it.
#![no_main]

use dialogue::http_connect::HttpConnect;
use tranca_fuzz::{converse, fetch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| converse(&mut HttpConnect::new(fetch()), data));
