//! Inside a tunnel: to a mail host that speaks first, and to a web host inside TLS.
#![no_main]

use dialogue::http_connect::HttpConnect;
use dialogue::{Dialogue, Service};
use libfuzzer_sys::fuzz_target;
use tranca_fuzz::{converse, fetch};

fuzz_target!(|data: &[u8]| {
    for service in [Service::Mail, Service::SecureWeb(None)] {
        let mut granted = HttpConnect::new(fetch().of(service));
        granted.open();
        granted.heard(b"HTTP/1.1 200 Connection established\r\n\r\n");
        converse(&mut granted, data);
    }
});
