//! Names from reverse DNS, one a line, and the mailboxes they lead to.
#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use libfuzzer_sys::fuzz_target;
use tranca::attribution::reverse::mailboxes;
use tranca::cases::weakness::Weakness;

fuzz_target!(|text: &str| {
    let names: Vec<String> = text.lines().map(ToOwned::to_owned).collect();
    let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));
    for weakness in [Weakness::OpenRelay, Weakness::OpenProxy] {
        let _ = mailboxes(address, weakness, &names);
    }
});
