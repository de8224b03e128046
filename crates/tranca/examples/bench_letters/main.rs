//! How fast letters leave, for `make bench`: 100,000 digests of ten cases are written, signed and
//! handed to Postfix's `smtp-sink` on this machine, beside Postfix's own `smtp-source` with messages
//! of exactly that size; then as many seconds again with an OpenPGP signature too.
//!
//! Exits non-zero below [`LEAST_RATIO`] of `smtp-source`, below [`LEAST_SIGNED`] a second with
//! OpenPGP, or above [`MOST_MEMORY_MB`]. Memory is that of the process that
//! writes, signs and hands over (`VmHWM`).
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

use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use anyhow::Context;
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
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [role, signing, letters, folder] = words.as_slice()
        && role == SENDER
    {
        let signing = Signing::named(signing).context("no such signing")?;
        let sent = send(Path::new(folder), letters.parse()?, signing).await?;
        sent.written_to(&mut std::io::stdout())?;
        return Ok(ExitCode::SUCCESS);
    }
    let letters = words.first().map_or(Ok(LETTERS), |number| number.parse())?;
    let folder = std::env::temp_dir().join(format!("tranca-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&folder, letters);
    std::fs::remove_dir_all(&folder)?;
    measured?.told()
}

/// What was measured.
struct Measured {
    letters: u32,
    plain: Sent,
    with_openpgp: Sent,
    smtp_source: f64,
}

/// What one round of letters cost.
struct Sent {
    a_second: f64,
    /// Octets of a letter, as the sink gets it.
    size: usize,
    memory_mb: u64,
}

fn measure(folder: &Path, letters: u32) -> anyhow::Result<Measured> {
    let plain = sent(folder, letters, Signing::Dkim)?;
    let with_openpgp = sent(folder, letters.div_ceil(3), Signing::DkimAndOpenPgp)?;
    let sink = Sink::start()?;
    let smtp_source = postfix::source(&sink, plain.size, letters.div_ceil(2))?;
    Ok(Measured {
        letters,
        plain,
        with_openpgp,
        smtp_source,
    })
}

/// Each round is a process of its own: what one keeps is not counted as another's.
fn sent(folder: &Path, letters: u32, signing: Signing) -> anyhow::Result<Sent> {
    let ran = Command::new(std::env::current_exe()?)
        .args([SENDER, signing.name(), &letters.to_string()])
        .arg(folder.join(signing.name()))
        .stderr(Stdio::inherit())
        .output()?;
    anyhow::ensure!(ran.status.success(), "{} failed", signing.name());
    Sent::read(&String::from_utf8_lossy(&ran.stdout)).context("no figures")
}

async fn send(folder: &Path, letters: u32, signing: Signing) -> anyhow::Result<Sent> {
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
    Ok(Sent {
        a_second: f64::from(letters) / took_s,
        size: scribes.size(),
        memory_mb: memory::peak_mb()?,
    })
}

impl Sent {
    fn written_to(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "{} {} {}", self.a_second, self.size, self.memory_mb)
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        Some(Self {
            a_second: words.next()?.parse().ok()?,
            size: words.next()?.parse().ok()?,
            memory_mb: words.next()?.parse().ok()?,
        })
    }
}

impl Measured {
    #[expect(clippy::print_stdout, reason = "figures are what this is run for")]
    fn told(&self) -> anyhow::Result<ExitCode> {
        let ratio = self.plain.a_second / self.smtp_source;
        let memory_mb = self.plain.memory_mb.max(self.with_openpgp.memory_mb);
        println!(
            "letters: {} digests of {} cases, {} octets each: {:.0}/s written, signed and taken, \
             {ratio:.2} of smtp-source ({:.0}/s); {:.0}/s with OpenPGP; {} MB at most",
            self.letters,
            agency::CASES,
            self.plain.size,
            self.plain.a_second,
            self.smtp_source,
            self.with_openpgp.a_second,
            memory_mb
        );
        let is_good = ratio >= LEAST_RATIO
            && self.with_openpgp.a_second >= LEAST_SIGNED
            && memory_mb < MOST_MEMORY_MB;
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

/// The process that sends.
const SENDER: &str = "send";
const LETTERS: u32 = 100_000;
const LEAST_RATIO: f64 = 0.3;
const LEAST_SIGNED: f64 = 1_500.0;
const MOST_MEMORY_MB: u64 = 150;
