//! SOCKS5, and the tunnel behind it.
#![no_main]

use dialogue::socks5::Socks5;
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut Socks5::new(fetch()), data));
