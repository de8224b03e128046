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
    let files = messages(&["relay"]);
    // Two at a time: one is slow, and knows of no threads.
    let (one, other) = files.split_at(files.len() / 2);
    let judged = std::thread::scope(|scope| {
        let judging = [one, other].map(|files| {
            let mut judge = Command::new("perl");
            judge.arg(script("spamassassin.pl")).arg(state.path());
            scope.spawn(move || judged(judge, files))
        });
        judging.map(|one| one.join().expect("it runs")).concat()
    });
    assert_at_most(&judged, 1.0);
    assert_eq!(judged.len(), files.len());
}

#[test]
fn rspamd_takes_no_letter_for_spam() {
    if !is_here("rspamd") || !is_here("unshare") {
        return;
    }
    let state = tempfile::tempdir().expect("it runs");
    let files = messages(&["relay", "digest", "guessed"]);
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
    let files = messages(&["relay", "ipv6", "digest", "guessed"]);
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

/// The messages about these samples, of every letter and language.
fn messages(samples: &[&str]) -> Vec<PathBuf> {
    let wanted = |path: &Path| {
        let name = path
            .file_name()
            .expect("it runs")
            .to_string_lossy()
            .into_owned();
        samples
            .iter()
            .any(|sample| name.ends_with(&format!(".{sample}.eml")))
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
    assert!(files.len() >= 26 * samples.len(), "{}", files.len());
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
