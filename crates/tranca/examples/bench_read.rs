//! How fast what comes back is read, for `make bench`: 100,000 bounces in the forms of many mail
//! servers, with and without the fields of RFC 3464, each of its own recipient, on one thread.
//!
//! Exits non-zero below [`LEAST_PER_S`], above [`MOST_MEMORY_MB`], or when one is read as something
//! else than the bounce it is.

mod memory;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use tranca::ground::clock::Clock;
use tranca::replies::reading::{self, Kind};

#[expect(clippy::print_stdout, reason = "figures are what this is run for")]
fn main() -> anyhow::Result<ExitCode> {
    let bounces = bounces()?;
    let clock = Clock::machine();
    let begun = clock.now();
    let (mut octets, mut wrong) = (0, 0);
    for number in 0..MESSAGES {
        let form = &bounces[number % bounces.len()];
        let message = form.replace("gone@", &format!("gone{number}@"));
        octets += message.len();
        wrong += usize::from(reading::read(message.as_bytes()).kind != Kind::Bounce);
    }
    let took_s = clock.now().since(begun).as_secs_f64();
    let messages = f64::from(u32::try_from(MESSAGES)?);
    let (per_s, memory) = (messages / took_s, memory::peak_mb()?);
    let forms = bounces.len();
    println!(
        "read: {MESSAGES} bounces in {forms} forms, {} octets each, {per_s:.0}/s, {wrong} wrong, {memory} MB at most",
        octets / MESSAGES
    );
    let is_good = per_s >= LEAST_PER_S && wrong == 0 && memory <= MOST_MEMORY_MB;
    Ok(if is_good {
        ExitCode::SUCCESS
    } else {
        println!("wanted: {LEAST_PER_S}/s, none wrong, {MOST_MEMORY_MB} MB at most");
        ExitCode::FAILURE
    })
}

/// The bounces among the samples of the tests.
fn bounces() -> anyhow::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/incoming");
    let mut bounces = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let text = fs::read_to_string(&path)?;
            let samples = text
                .split("=== ")
                .filter_map(|sample| sample.split_once("\n---\n"));
            let bounced = samples.filter(|(title, _)| title.contains("\nbounce "));
            bounces.extend(bounced.map(|(_, message)| message.replace('\n', "\r\n")));
        }
    }
    anyhow::ensure!(!bounces.is_empty(), "there are no samples");
    Ok(bounces)
}

const MESSAGES: usize = 100_000;
const LEAST_PER_S: f64 = 5_000.0;
const MOST_MEMORY_MB: u64 = 50;
