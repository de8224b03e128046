//! How fast servers are tested, for `make bench`: beside proxycheck, hopm and nmap as Debian ships
//! them, beside a loop that knows no protocol, and with a million addresses that never answer.
//!
//! Exits non-zero when a ratio or a bound of memory is missed. Needs root for the silent addresses
//! (a network namespace of its own); without it that part says that it was skipped.
//!
//! # Limits
//! Servers and prober share this machine's processors, as they do for the peers.

mod bare;
mod peers;
mod servers;
mod silence;

use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;

use crate::peers::{Cost, measured};
use crate::servers::{Manner, Server};

fn main() -> anyhow::Result<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [role, manner] = words.as_slice()
        && role == "serve"
    {
        let manner = Manner::named(manner).context("no such server")?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(servers::serve(manner))?;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = std::env::temp_dir().join(format!("tranca-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = all(&Bench::new(&folder)?, &words);
    std::fs::remove_dir_all(&folder)?;
    Ok(ExitCode::from(u8::from(!measured?)))
}

/// Everything, or those parts that are named; whether every bound was kept.
fn all(bench: &Bench, wanted: &[String]) -> anyhow::Result<bool> {
    type Part = fn(&Bench) -> anyhow::Result<bool>;
    // The system keeps what it learned of each address and connection for a minute; the closest
    // comparison comes before there is any.
    let parts: [(&str, Part); 4] = [
        ("late", late),
        ("proxies", proxies),
        ("relays", relays),
        ("silent", silence::measure),
    ];
    let mut kept = true;
    for (name, part) in parts {
        if wanted.is_empty() || wanted.iter().any(|one| one == name) {
            kept &= part(bench)?;
        }
    }
    Ok(kept)
}

/// What every part needs.
pub(crate) struct Bench {
    folder: PathBuf,
    program: PathBuf,
}

impl Bench {
    fn new(folder: &Path) -> anyhow::Result<Self> {
        // Examples lie in a folder beside the program.
        let here = std::env::current_exe()?;
        let program = here.parent().and_then(Path::parent).context("no folder")?;
        let program = program.join("tranca");
        anyhow::ensure!(
            program.exists(),
            "build the program first: cargo build --release"
        );
        Ok(Self {
            folder: folder.to_owned(),
            program,
        })
    }

    /// `tranca check` of these targets, with these further words.
    fn check(&self, targets: &[Ipv4Addr], port: u16, words: &[&str]) -> anyhow::Result<Cost> {
        let list = self.folder.join("targets.txt");
        let lines: String = targets
            .iter()
            .map(|target| format!("{target}:{port}\n"))
            .collect();
        std::fs::write(&list, lines)?;
        let common = ["check", "--json", "--allow", "127.0.0.0/8"];
        let arguments = common
            .iter()
            .chain(words)
            .map(|word| (*word).to_owned())
            .chain([format!("@{}", list.display())]);
        measured(
            &self.program.display().to_string(),
            &arguments.collect::<Vec<_>>(),
        )
    }
}

fn proxies(bench: &Bench) -> anyhow::Result<bool> {
    let mut server = Server::start(Manner::Refuses)?;
    let targets = addresses(TARGETS);
    title(&format!(
        "{TARGETS} HTTP targets that answer 403, one capability (CONNECT)"
    ));
    let ours = bench.check(
        &targets,
        server.port,
        &["--proxy", "--forms", "http-connect", "--concurrency", "256"],
    )?;
    let asked = server.answered()?;
    anyhow::ensure!(asked >= TARGETS as u64, "only {asked} were asked");
    let proxycheck = peers::proxycheck(&targets, server.port)?;
    let hopm = peers::hopm(&targets, &mut server, &bench.folder)?;
    let count = TARGETS as f64;
    row("tranca", count, "targets", ours);
    row("proxycheck", count, "targets", proxycheck);
    row("hopm", count, "targets", hopm);
    let fastest = proxycheck.wall_s.min(hopm.wall_s);
    Ok(bound("of the faster peer", fastest / ours.wall_s, 1.0))
}

fn relays(bench: &Bench) -> anyhow::Result<bool> {
    let together = refused(bench, Manner::Mail, "take several commands at once")?;
    let is_quick = bound("x nmap, the best of each", together, 3.0);
    let by_turns = refused(bench, Manner::MailByTurns, "take one command at a time")?;
    Ok(bound("x nmap, the best of each", by_turns, 3.0) && is_quick)
}

/// How many forms a second for one of nmap's.
fn refused(bench: &Bench, manner: Manner, how: &str) -> anyhow::Result<f64> {
    let mut server = Server::start(manner)?;
    let targets = addresses(RELAYS);
    title(&format!(
        "{RELAYS} mail servers that refuse every form, up to RCPT; they {how}"
    ));
    let words = ["--relay", "--light", "--canary-domain", "canary.example"];
    let (mut our_best, mut their_best) = (0_f64, 0_f64);
    for _ in 0..ROUNDS {
        let before = server.answered()?;
        let ours = bench.check(&targets, server.port, &words)?;
        let between = server.answered()?;
        let nmap = peers::nmap(&targets, server.port)?;
        let (our_forms, their_forms) = (between - before, server.answered()? - between);
        row("tranca", our_forms as f64, "forms", ours);
        row("nmap", their_forms as f64, "forms", nmap);
        let rate = |forms: u64, cost: Cost| forms as f64 / cost.wall_s;
        our_best = our_best.max(rate(our_forms, ours));
        their_best = their_best.max(rate(their_forms, nmap));
    }
    Ok(our_best / their_best)
}

fn late(bench: &Bench) -> anyhow::Result<bool> {
    let server = Server::start(Manner::RefusesLate)?;
    let targets = addresses(TARGETS);
    title(&format!(
        "{TARGETS} targets that answer after 200 ms, {AT_ONCE} at a time"
    ));
    let at_once = AT_ONCE.to_string();
    let words = [
        "--proxy",
        "--forms",
        "http-connect",
        "--concurrency",
        &at_once,
    ];
    let count = TARGETS as f64;
    let (mut bare_s, mut ours_s, mut is_small) = (f64::MAX, f64::MAX, true);
    for _ in 0..ROUNDS {
        let bare = bare::measure(&targets, server.port, AT_ONCE)?;
        println!("  {:<12} {:>9.0} targets/s", "bare loop", count / bare);
        let ours = bench.check(&targets, server.port, &words)?;
        row("tranca", count, "targets", ours);
        (bare_s, ours_s) = (bare_s.min(bare), ours_s.min(ours.wall_s));
        is_small &= memory(ours, 150.0);
    }
    let is_quick = bound(
        "of a loop without protocol, the best of each",
        bare_s / ours_s,
        0.9,
    );
    Ok(is_small && is_quick)
}

/// So many different addresses of the loopback network.
pub(crate) fn addresses(count: usize) -> Vec<Ipv4Addr> {
    let hosts = (1..=u8::MAX).flat_map(|b| (0..=u8::MAX).map(move |c| (b, c)));
    hosts
        .flat_map(|(b, c)| (1..255).map(move |d| Ipv4Addr::new(127, b, c, d)))
        .take(count)
        .collect()
}

pub(crate) fn title(text: &str) {
    println!("\n{text}");
}

pub(crate) fn row(who: &str, count: f64, what: &str, cost: Cost) {
    let Cost {
        wall_s,
        cpu_s,
        memory_mb,
    } = cost;
    println!(
        "  {who:<12} {:>9.0} {what}/s   {wall_s:>7.2} s wall {cpu_s:>7.2} s CPU {memory_mb:>6.0} MB   \
         {:.0} µs CPU each",
        count / wall_s,
        cpu_s / count * 1e6
    );
}

pub(crate) fn bound(what: &str, ratio: f64, least: f64) -> bool {
    let kept = ratio >= least;
    println!("  {} {ratio:.2} {what} (wanted: {least})", mark(kept));
    kept
}

pub(crate) fn memory(cost: Cost, most_mb: f64) -> bool {
    let kept = cost.memory_mb < most_mb;
    println!(
        "  {} {:.0} MB (wanted: under {most_mb})",
        mark(kept),
        cost.memory_mb
    );
    kept
}

const fn mark(kept: bool) -> &'static str {
    if kept { "ok    " } else { "MISSED" }
}

const TARGETS: usize = 50_000;
const RELAYS: usize = 1_000;
const AT_ONCE: usize = 5_000;
/// Side by side on two processors, one round differs from the next by a sixth.
const ROUNDS: usize = 4;
