//! How fast letters leave, for `make bench`: 100,000 digests of ten cases are written, signed and
//! handed to Postfix's `smtp-sink` on this machine, beside Postfix's own `smtp-source` with messages
//! of exactly that size; then as many seconds again with an OpenPGP signature too.
//!
//! Exits non-zero below [`LEAST_RATIO`] of `smtp-source`, below [`LEAST_SIGNED`] a second with
//! OpenPGP, or above [`MOST_MEMORY_MB`]. Memory is that of this whole process (`VmHWM`).
//!
//! # Limits
//! What is written comes from two hundred contacts' digests, gathered beforehand, each letter with a
//! number and a date of its own; what became of each letter is noted and committed as ever, but its
//! cases make no step. Sender and sink share this machine's processors.

mod agency;
#[path = "../memory/mod.rs"]
mod memory;
mod postfix;
mod scribes;

use std::path::Path;
use std::process::ExitCode;

use tranca::delivery::deliver_written_by;
use tranca::ground::clock::Clock;
use tranca::ground::progress::Progress;

use crate::agency::{Agency, Signing};
use crate::postfix::Sink;
use crate::scribes::Scribes;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let letters = std::env::args().nth(1);
    let letters = letters.map_or(Ok(LETTERS), |number| number.parse())?;
    let folder = std::env::temp_dir().join(format!("tranca-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, letters).await;
    std::fs::remove_dir_all(&folder)?;
    measured?.told()
}

/// What was measured.
struct Measured {
    letters: u32,
    /// Octets of a letter, as the sink gets it.
    size: usize,
    a_second: f64,
    with_openpgp: f64,
    smtp_source: f64,
    memory_mb: u64,
}

async fn measure(folder: &Path, letters: u32) -> anyhow::Result<Measured> {
    let (a_second, size) = sent(&folder.join("dkim"), letters, Signing::Dkim).await?;
    let signed = letters.div_ceil(3);
    let (with_openpgp, _) = sent(&folder.join("openpgp"), signed, Signing::DkimAndOpenPgp).await?;
    let sink = Sink::start()?;
    let smtp_source = postfix::source(&sink, size, letters.div_ceil(2))?;
    Ok(Measured {
        letters,
        size,
        a_second,
        with_openpgp,
        smtp_source,
        memory_mb: memory::peak_mb()?,
    })
}

/// Letters a second, and a letter's size.
async fn sent(folder: &Path, letters: u32, signing: Signing) -> anyhow::Result<(f64, usize)> {
    let sink = Sink::start()?;
    let agency = Agency::with_a_queue(folder, letters, signing, sink.port()).await?;
    let scribes = Scribes::of(agency).await?;
    let clock = Clock::machine();
    let begun = clock.now();
    let counts = deliver_written_by(agency.operation, &scribes, Progress::Silent).await?;
    let took_s = clock.now().since(begun).as_secs_f64();
    anyhow::ensure!(
        counts.sent == u64::from(letters) && counts.waiting == 0,
        "not all were sent: {counts:?}"
    );
    Ok((f64::from(letters) / took_s, scribes.size()))
}

impl Measured {
    #[expect(clippy::print_stdout, reason = "figures are what this is run for")]
    fn told(&self) -> anyhow::Result<ExitCode> {
        let ratio = self.a_second / self.smtp_source;
        println!(
            "letters: {} digests of {} cases, {} octets each: {:.0}/s written, signed and taken, \
             {ratio:.2} of smtp-source ({:.0}/s); {:.0}/s with OpenPGP; {} MB at most",
            self.letters,
            agency::CASES,
            self.size,
            self.a_second,
            self.smtp_source,
            self.with_openpgp,
            self.memory_mb
        );
        let is_good = ratio >= LEAST_RATIO
            && self.with_openpgp >= LEAST_SIGNED
            && self.memory_mb < MOST_MEMORY_MB;
        if is_good {
            return Ok(ExitCode::SUCCESS);
        }
        println!(
            "wanted: {LEAST_RATIO} of smtp-source, {LEAST_SIGNED}/s with OpenPGP, less than \
             {MOST_MEMORY_MB} MB"
        );
        Ok(ExitCode::FAILURE)
    }
}

const LETTERS: u32 = 100_000;
const LEAST_RATIO: f64 = 0.3;
const LEAST_SIGNED: f64 = 1_500.0;
const MOST_MEMORY_MB: u64 = 150;
