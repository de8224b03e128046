//! Reports of Shadowserver: the first byte says of which type, the rest is the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use tranca::sources::rows::{Next, Rows};
use tranca::sources::shadowserver::{self, Reading, Report};

fuzz_target!(|data: &[u8]| {
    let Some((first, file)) = data.split_first() else {
        return;
    };
    let names = shadowserver::names();
    let names: Vec<&str> = names.split(", ").collect();
    let name = names[usize::from(*first) % names.len()];
    let report = Report::from_name(name).expect("its own name");
    let mut rows = Rows::new(file);
    if !matches!(rows.read(), Ok(Next::Row)) {
        return;
    }
    let Ok(reading) = Reading::new(report, rows.row()) else {
        return;
    };
    loop {
        match rows.read().expect("from memory") {
            Next::Row => {
                let _ = reading.listing(rows.row());
            }
            Next::Broken(_) => {}
            Next::End => return,
        }
    }
});
