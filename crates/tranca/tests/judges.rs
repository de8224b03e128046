//! What others think of our letters: two filters of unsolicited mail, and a strict parser of MIME.
//!
//! Every letter in every language is judged, by Debian's SpamAssassin and rspamd, with their own
//! rules and without a network. Where a judge is not installed its test says so and is skipped;
//! in continuous integration that is a failure.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use tempfile::TempDir;

/// All letters, written once for all judges.
static LETTERS: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("it runs");
    let written = Command::new(env!("CARGO_BIN_EXE_tranca"))
        .args(["letters", "--quiet", "--out"])
        .arg(folder.path())
        .output()
        .expect("it runs");
    assert!(written.status.success(), "{written:?}");
    folder
});

#[test]
fn spamassassin_takes_no_letter_for_spam() {
    if !is_here("spamassassin") {
        return;
    }
    let state = tempfile::tempdir().expect("it runs");
    let files = messages(&|letter, sample| {
        // It takes its time, so of the other samples it reads only what differs most.
        let differs = ["first-proven", "answer-how-to-test"].contains(&letter);
        sample == "relay" || (differs && sample != "long")
    });
    // One for each processor, for it knows of no threads.
    let judges = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let judged = std::thread::scope(|scope| {
        let shares = files.chunks(files.len().div_ceil(judges));
        let judging: Vec<_> = shares
            .map(|share| {
                let mut judge = Command::new("perl");
                judge.arg(script("spamassassin.pl")).arg(state.path());
                scope.spawn(move || judged(judge, share))
            })
            .collect();
        let ended = judging.into_iter().map(|one| one.join().expect("it runs"));
        ended.flatten().collect::<Vec<_>>()
    });
    assert_at_most(&judged, 1.0);
    assert_only_remarked(&judged, &REMARKS);
    assert_eq!(judged.len(), files.len());
}

/// The rules of SpamAssassin that remark on something in our letters, none for a fault of theirs:
/// that they did not travel yet; that they hold HTML; that Cyrillic `е` and Albanian `ë` stand beside
/// the Latin `e` of addresses; that Chinese and Japanese know no space before a link.
const REMARKS: [&str; 6] = [
    "NO_RECEIVED",
    "NO_RELAYS",
    "HTML_MESSAGE",
    "MIXED_ES",
    "HTML_OBFUSCATE_05_10",
    "HTML_OBFUSCATE_10_20",
];

#[test]
fn rspamd_takes_no_letter_for_spam() {
    if !is_here("rspamd") || !is_here("unshare") {
        return;
    }
    let state = tempfile::tempdir().expect("it runs");
    let files = messages(&|_, sample| sample != "long");
    let mut judge = Command::new("unshare");
    let script = script("rspamd.sh");
    judge
        .arg("--net")
        .arg("bash")
        .arg(script)
        .arg(state.path().join("state"));
    std::fs::set_permissions(state.path(), readable()).expect("it runs");
    let judged = judged(judge, &files);
    assert_at_most(&judged, 4.0);
    assert_eq!(judged.len(), files.len());
}

#[test]
fn a_strict_parser_finds_no_defect() {
    if !is_here("python3") {
        return;
    }
    let files = messages(&|_, _| true);
    let mut judge = Command::new("python3");
    judge.arg(script("defects.py"));
    let judged = judged(judge, &files);
    assert_at_most(&judged, 0.0);
    assert_eq!(judged.len(), files.len());
}

/// A judge's word on a file.
#[derive(Clone, Debug)]
struct Judged {
    score: f64,
    why: String,
    file: String,
}

/// Lets a judge read the files' names and print a line for each.
fn judged(mut judge: Command, files: &[PathBuf]) -> Vec<Judged> {
    let mut running = judge
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let mut input = running.stdin.take().expect("it runs");
    let asking = std::thread::spawn(move || {
        // A judge that has gone says why on its way.
        let _ = writeln!(input, "{}", names.join("\n"));
    });
    let said = running.wait_with_output().expect("it runs");
    asking.join().expect("it runs");
    assert!(said.status.success(), "{said:?}");
    let said = String::from_utf8(said.stdout).expect("it runs");
    said.lines().map(word).collect()
}

fn word(line: &str) -> Judged {
    let mut words = line.split_whitespace();
    let score = words
        .next()
        .expect("it runs")
        .parse()
        .unwrap_or_else(|_| panic!("{line}"));
    Judged {
        score,
        why: words.next().unwrap_or_default().to_owned(),
        file: words.next().unwrap_or_default().to_owned(),
    }
}

fn assert_at_most(judged: &[Judged], limit: f64) {
    let over = judged.iter().filter(|one| one.score > limit);
    let over: Vec<String> = over
        .map(|one| format!("{} {} {}", one.score, one.file, one.why))
        .collect();
    let highest = judged.iter().map(|one| one.score).fold(f64::MIN, f64::max);
    println!("{} letters, the highest score {highest}", judged.len());
    assert!(over.is_empty(), "{over:#?}");
}

/// Fails on a rule that nobody has weighed yet, however little it counts.
fn assert_only_remarked(judged: &[Judged], known: &[&str]) {
    let new = |rule: &&str| !known.contains(rule);
    let all = judged.iter().flat_map(|one| {
        let rules = one.why.split(',').filter(new);
        rules.map(|rule| format!("{rule} {}", one.file))
    });
    let all: Vec<String> = all.collect();
    assert!(all.is_empty(), "{all:#?}");
}

/// The messages that are asked for by letter and sample, of every language.
fn messages(is_wanted: &dyn Fn(&str, &str) -> bool) -> Vec<PathBuf> {
    let wanted = |path: &Path| {
        let name = path.file_name().expect("it runs").to_string_lossy();
        let mut parts = name.split('.');
        let (letter, sample) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
        name == format!("{letter}.{sample}.eml") && is_wanted(letter, sample)
    };
    let languages = std::fs::read_dir(LETTERS.path()).expect("it runs");
    let folders = languages
        .map(|entry| entry.expect("it runs").path())
        .filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| std::fs::read_dir(folder).expect("it runs"));
    let mut files: Vec<PathBuf> = files
        .map(|entry| entry.expect("it runs").path())
        .filter(|path| wanted(path))
        .collect();
    files.sort();
    assert!(files.len() >= 26 * 9, "{}", files.len());
    files
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/judges")
        .join(name)
}

/// rspamd gives its rights away before it reads its state.
fn readable() -> std::fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    std::fs::Permissions::from_mode(0o755)
}

/// Whether a program is installed. If not, the reader is told, and continuous integration fails.
fn is_here(program: &str) -> bool {
    let found = Command::new("which").arg(program).output();
    let found = found.is_ok_and(|output| output.status.success());
    let must = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(
        found || !must,
        "{program} is not installed; .ci/packages does it"
    );
    if !found {
        println!("skipped: {program} is not installed (.ci/packages)");
    }
    found
}
