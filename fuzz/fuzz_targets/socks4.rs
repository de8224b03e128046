//! SOCKS4a, and the tunnel behind it.
#![no_main]

use dialogue::socks4::Socks4;
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| converse(&mut Socks4::new(fetch()).expect("a name"), data));
