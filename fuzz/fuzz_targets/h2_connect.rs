//! CONNECT in HTTP/2: frames, header compression, and the tunnel behind it.
#![no_main]

use dialogue::h2_connect::H2Connect;
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut H2Connect::new(fetch()), data));
