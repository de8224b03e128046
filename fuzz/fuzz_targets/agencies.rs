//! `agencies.toml` and `tranca.toml`, as agencies write them, and the lists described there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::ground::config::{Agencies, Settings};
use tranca::sources::zone::Zone;

fuzz_target!(|text: &str| {
    if let Ok(agencies) = toml::from_str::<Agencies>(text) {
        let _ = agencies.lead();
    }
    if let Ok(settings) = toml::from_str::<Settings>(text) {
        for own in &settings.lookup.own {
            let _ = Zone::own(own);
        }
    }
});
