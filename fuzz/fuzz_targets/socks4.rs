//! SOCKS4a, and the tunnel behind it.
#![no_main]

use dialogue::socks4::Socks4;
use tranca_fuzz::{converse, fetch};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| converse(&mut Socks4::new(fetch()).expect("a name"), data));
