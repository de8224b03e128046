//! `tranca close`, below a root of its own.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use laboratory::{HttpConduct, HttpManner, HttpProxy, Names};
use tempfile::TempDir;

use crate::program::{Ran, command, tranca};

/// A machine's files.
struct Machine(TempDir);

impl Machine {
    fn with(files: &[(&str, &str)]) -> Self {
        let machine = Self(tempfile::tempdir().expect("folder"));
        for (path, text) in files {
            let place = machine.place(path);
            fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
            fs::write(place, text).expect("file");
        }
        machine
    }

    fn place(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.place(path)).expect("file")
    }

    /// The machine has no commands, so none is run.
    fn close(&self, arguments: &[&str]) -> Ran {
        let root = self.0.path().to_str().expect("a path of text");
        let own = ["close", "--root", root, "--no-reload"];
        tranca(Path::new("/"), &[&own, arguments].concat())
    }
}

#[test]
fn a_dry_run_shows_the_change_and_the_commands_and_changes_nothing() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let shown = machine.close(&["--dry-run"]).well().out;
    for line in [
        "-mynetworks = 127.0.0.0/8 0.0.0.0/0",
        "+mynetworks = 127.0.0.0/8",
        "  postfix check && postfix reload",
        "Nothing was changed.",
    ] {
        assert!(shown.lines().any(|one| one == line), "{line}: {shown}");
    }
    assert_eq!(machine.text(MAIN), OPEN);
    assert!(!machine.place("var").exists(), "not even a journal");
}

#[test]
fn nothing_is_changed_until_somebody_says_yes() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let ran = machine.close(&["postfix"]);
    assert_eq!(ran.code, 64, "{ran:#?}");
    assert!(ran.err.contains("--yes"), "{ran:#?}");
    assert_eq!(machine.text(MAIN), OPEN);
}

#[test]
fn closing_and_taking_back_end_where_they_began() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let ran = machine.close(&["--yes", "--json"]).well();
    let [report] = ran.json().try_into().expect("one report");
    assert_eq!(report["outcome"], "closed");
    assert_eq!(report["causes"][0], "mynetworks");
    assert_eq!(machine.text(MAIN), SHUT);
    assert_eq!(machine.text(KEPT), OPEN);
    let again = machine.close(&["--yes"]).well();
    assert!(
        again.out.contains("nothing in its files shows"),
        "{again:#?}"
    );
    machine.close(&["--undo", "--yes"]).well();
    assert_eq!(machine.text(MAIN), OPEN);
    assert_eq!(machine.close(&["--undo", "--yes"]).code, 66);
}

#[test]
fn a_configuration_that_is_not_understood_is_told_line_by_line() {
    let text = "mynetworks = 0.0.0.0/0\nmynetworks = $elsewhere\n";
    let machine = Machine::with(&[(MAIN, text)]);
    let ran = machine.close(&["--yes", "--cause", "mynetworks"]);
    assert_eq!(ran.code, 65, "{ran:#?}");
    for said in [
        "/etc/postfix/main.cf:2: not understood: mynetworks = $elsewhere",
        "/etc/postfix/main.cf:1: set more than once",
        "Please do it by hand",
        "take these entries out",
    ] {
        assert!(ran.err.contains(said), "{said}: {ran:#?}");
    }
    assert_eq!(machine.text(MAIN), text);
}

#[test]
fn without_a_product_the_one_that_is_open_is_closed() {
    let machine = Machine::with(&[(MAIN, OPEN), (TINYPROXY, "Allow 127.0.0.1\n")]);
    machine.close(&["--yes"]).well();
    assert_eq!(machine.text(MAIN), SHUT);
    let both = Machine::with(&[(MAIN, OPEN), (TINYPROXY, "Port 8888\n")]);
    let ran = both.close(&["--yes"]);
    assert_eq!(ran.code, 64, "{ran:#?}");
    assert!(ran.err.contains("postfix, tinyproxy"), "{ran:#?}");
    let none = Machine::with(&[("etc/hosts", "")]).close(&["--yes"]);
    assert_eq!(none.code, 66, "{none:#?}");
}

#[test]
fn what_only_a_person_can_do_is_told_and_ends_with_1() {
    let machine = Machine::with(&[("etc/squid/squid.conf", "http_access deny all\n")]);
    let ran = machine.close(&["squid", "--form", "http-host", "--yes"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.out.contains("defaultsite=www.example.org"), "{ran:#?}");
}

#[test]
fn a_proof_outweighs_what_the_files_show_until_we_closed_them() {
    let shut = Machine::with(&[(MAIN, SHUT)]);
    shut.close(&["--yes"]).well();
    let ran = shut.close(&["--form", "plain", "--yes"]);
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.out.contains("postconf relay_domains"), "{ran:#?}");
    let open = Machine::with(&[(MAIN, OPEN)]);
    open.close(&["--form", "plain", "--yes"]).well();
    open.close(&["--form", "plain", "--yes"]).well();
    fs::write(open.place(MAIN), format!("{SHUT}# theirs\n")).expect("file");
    assert_eq!(open.close(&["--form", "plain", "--yes"]).code, 1);
}

#[test]
fn a_product_whose_files_nobody_reads_is_left_to_a_person() {
    let ran = Machine::with(&[("etc/hosts", "")]).close(&["haraka"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.out.contains("To be done by hand:"), "{ran:?}");
}

#[test]
fn what_may_be_open_is_never_told_closed() {
    let text = "mynetworks = hash:/etc/postfix/networks\n";
    let machine = Machine::with(&[(MAIN, text)]);
    let ran = machine.close(&["--yes"]);
    assert_eq!(ran.code, 65, "{ran:#?}");
    assert!(ran.err.contains("main.cf:1: not understood"), "{ran:#?}");
    let master = "etc/postfix/master.cf";
    let service = "smtp inet n - y - - smtpd -o mynetworks=0.0.0.0/0,10.0.0.0/8\n";
    let machine = Machine::with(&[(MAIN, SHUT), (master, service)]);
    let ran = machine.close(&["--yes"]);
    assert_eq!(ran.code, 65, "{ran:#?}");
    assert_eq!(machine.text(master), service);
}

#[test]
fn who_may_not_write_is_told_so() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(machine.0.path(), open).expect("our own folder");
    let ran = Command::new("setpriv")
        .args(["--reuid", "65534", "--clear-groups"])
        .arg(env!("CARGO_BIN_EXE_tranca"))
        .args(["close", "--no-reload", "--yes", "--root"])
        .arg(machine.0.path())
        .output()
        .expect("util-linux is everywhere");
    let said = String::from_utf8_lossy(&ran.stderr);
    match ran.status.code() {
        Some(73) => assert!(said.contains("as root"), "{said}"),
        Some(1 | 126 | 127) => testbed::skip("nobody else can be here"),
        other => panic!("{other:?}: {said}"),
    }
    assert_eq!(machine.text(MAIN), OPEN);
}

#[test]
fn a_full_disk_changes_nothing() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let script = "cp etc/postfix/main.cf . && \
        mount -t tmpfs -o size=64k tmpfs etc/postfix && cp main.cf etc/postfix/ || exit 99; \
        dd if=/dev/zero of=etc/postfix/full bs=4096 2> /dev/null; \
        \"$0\" \"$@\"; code=$?; cmp main.cf etc/postfix/main.cf && \
        [ \"$(ls etc/postfix)\" = \"$(printf 'full\\nmain.cf')\" ] && exit $code";
    let ran = Command::new("unshare")
        .args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_tranca")])
        .args(["close", "--root", ".", "--no-reload", "--yes"])
        .current_dir(machine.0.path())
        .output()
        .expect("util-linux is everywhere");
    let said = String::from_utf8_lossy(&ran.stderr);
    match ran.status.code() {
        Some(73) => assert!(said.contains("No space left"), "{said}"),
        Some(99) => testbed::skip("nothing can be mounted here"),
        other => panic!("{other:?}: {said}"),
    }
    assert_eq!(machine.close(&["--undo", "--yes"]).code, 66);
}

#[test]
fn a_run_that_was_cut_off_must_be_taken_back_first() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    machine.close(&["--yes"]).well();
    let entry = "var/lib/tranca/close/000001.json";
    let cut_off = machine.text(entry).replace("\"done\"", "\"begun\"");
    fs::write(machine.place(entry), cut_off).expect("journal");
    fs::write(machine.place(MAIN), OPEN).expect("file");
    let ran = machine.close(&["--yes"]);
    assert_eq!(ran.code, 75, "{ran:#?}");
    assert!(ran.err.contains("--undo"), "{ran:#?}");
}

/// It is killed at once, once the journal stands, once the new text stands beside the file, and once
/// the names have changed places.
#[test]
fn a_run_that_is_killed_leaves_a_whole_file_and_a_way_back() {
    let stages: [fn(&Machine) -> bool; 4] = [
        |_| true,
        |machine| machine.place("var/lib/tranca/close/000001.json").exists(),
        |machine| machine.place(KEPT).exists(),
        |machine| machine.text(MAIN) == SHUT,
    ];
    for has_come in stages.into_iter().cycle().take(40) {
        let machine = Machine::with(&[(MAIN, OPEN)]);
        let root = machine.0.path().to_str().expect("a path of text");
        let arguments = ["close", "--root", root, "--no-reload", "--yes"];
        let mut run = command(Path::new("/"), &arguments)
            .stdout(Stdio::null())
            .spawn()
            .expect("it starts");
        while !has_come(&machine) && matches!(run.try_wait(), Ok(None)) {
            std::thread::yield_now();
        }
        run.kill().and_then(|()| run.wait()).expect("it ends");
        let left = machine.text(MAIN);
        assert!([OPEN, SHUT].contains(&left.as_str()), "{left}");
        let undone = machine.close(&["--undo", "--yes"]);
        assert!([0, 66].contains(&undone.code), "{undone:#?}");
        assert_eq!(machine.text(MAIN), OPEN);
        assert!(!machine.place(KEPT).exists());
    }
}

#[test]
fn there_is_one_run_at_a_time() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    let folder = machine.place("var/lib/tranca/close");
    fs::create_dir_all(&folder).expect("folder");
    let lock = fs::File::create(folder.join("close.lock")).expect("file");
    lock.lock().expect("nobody else has it");
    assert_eq!(machine.close(&["--yes"]).code, 75);
    assert_eq!(machine.text(MAIN), OPEN);
}

/// A container's engine mounts single files, and a careful administrator whole folders for reading.
#[test]
fn what_cannot_be_replaced_in_one_instant_is_left_as_it_was() {
    for (mounting, why) in [
        (
            "mount --bind etc/postfix/main.cf etc/postfix/main.cf",
            "in one instant",
        ),
        (
            "mount --bind etc etc && mount -o remount,ro,bind etc",
            "Read-only file system",
        ),
    ] {
        let machine = Machine::with(&[(MAIN, OPEN)]);
        let script = format!("{mounting} || exit 99; exec \"$0\" \"$@\"");
        let ran = Command::new("unshare")
            .args(["--mount", "sh", "-c", &script, env!("CARGO_BIN_EXE_tranca")])
            .args(["close", "--root", ".", "--no-reload", "--yes"])
            .current_dir(machine.0.path())
            .output()
            .expect("util-linux is everywhere");
        if [Some(1), Some(99)].contains(&ran.status.code()) {
            testbed::skip("nothing can be mounted here");
            return;
        }
        let said = String::from_utf8_lossy(&ran.stderr);
        assert_eq!(ran.status.code(), Some(73), "{said}");
        assert!(said.contains(why), "{said}");
        assert_eq!(machine.text(MAIN), OPEN);
        assert!(!machine.place(KEPT).exists());
        assert_eq!(
            machine.close(&["--undo", "--yes"]).code,
            66,
            "nothing is left"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_test_afterwards_finds_open_is_not_told_closed() {
    let anywhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let manner = HttpManner::tinyproxy("web.example");
    let proxy = HttpProxy::start(anywhere, manner, HttpConduct::Proxies, Names::new()).await;
    let proxy = proxy.expect("loopback");
    let there = proxy.address().to_string();
    let ran = tokio::task::spawn_blocking(move || {
        let machine = Machine::with(&[(TINYPROXY, "Port 8888\n")]);
        let test = ["--", &there, "--proxy", "--allow", "127.0.0.0/8"];
        machine.close(&[&["tinyproxy", "--yes"][..], &test].concat())
    });
    let ran = ran.await.expect("it ran");
    assert_eq!(ran.code, 1, "{ran:#?}");
    assert!(ran.out.contains("Done.") && ran.out.contains(" open by http-"));
    let last = ran.err.lines().last().expect("a word to the end");
    assert!(last.contains("`tranca close --undo` takes"), "{ran:#?}");
}

#[test]
fn wrong_words_are_usage() {
    let machine = Machine::with(&[(MAIN, OPEN)]);
    for arguments in [
        vec!["no-such-product"],
        vec!["postfix", "--cause", "no-such-cause"],
        vec!["--undo", "--dry-run"],
        vec!["postfix", "--language", "tlh"],
        vec!["postfix", "--yes", "--", "--no-such-option"],
    ] {
        let ran = machine.close(&arguments);
        assert_eq!(ran.code, 64, "{ran:#?}");
    }
    assert_eq!(machine.text(MAIN), OPEN);
}

const MAIN: &str = "etc/postfix/main.cf";
const KEPT: &str = "etc/postfix/main.cf.before-closing";
const TINYPROXY: &str = "etc/tinyproxy/tinyproxy.conf";
const OPEN: &str = "mynetworks = 127.0.0.0/8 0.0.0.0/0\n";
const SHUT: &str = "mynetworks = 127.0.0.0/8\n";
