//! An operation folder: made, misspelt, resting, over.

use std::fs;

use crate::program::tranca;

#[test]
fn a_fresh_folder_loads_as_it_is_and_says_what_is_missing() {
    let here = tempfile::tempdir().expect("folder");
    let made = tranca(here.path(), &["init", "op", "--json"]).well();
    assert_eq!(made.json()[0]["folder"], "op");
    let status = tranca(here.path(), &["status", "op"]).well().out;
    for missing in ["agencies.toml", "[operation] contact", "[canary] domain"] {
        assert!(status.contains(missing), "{missing}: {status}");
    }
    let status = tranca(here.path(), &["status", "op", "--json"]).well();
    assert_eq!(status.json()[0]["standing"], "running");
    assert_eq!(status.json()[0]["missing_for_tests"][0], "agency");
}

#[test]
fn a_folder_is_made_once() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    fs::write(here.path().join("op/contacts.csv"), "match,mailbox\n").expect("written");
    let again = tranca(here.path(), &["init", "op"]);
    assert_eq!(again.code, 73, "{again:?}");
    let contacts = fs::read_to_string(here.path().join("op/contacts.csv")).expect("there");
    assert_eq!(contacts, "match,mailbox\n", "nobody's work is overwritten");
}

#[test]
fn a_fresh_operation_tests_nobody_and_writes_to_nobody() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    for command in ["verify", "recheck"] {
        let ran = tranca(here.path(), &[command, "op"]);
        assert_eq!(ran.code, 78, "{command}: {ran:?}");
        assert!(ran.err.contains("\n  - an agency"), "{}", ran.err);
    }
    let notify = tranca(here.path(), &["notify", "op", "--approve"]);
    assert_eq!(notify.code, 78, "{notify:?}");
    let lookup = tranca(here.path(), &["lookup", "op"]);
    assert_eq!(lookup.code, 78, "{lookup:?}");
    assert!(lookup.err.contains("[lookup]"), "{}", lookup.err);
}

#[test]
fn a_run_does_what_it_can_and_says_what_it_cannot() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    fs::write(
        here.path().join("op/feeds/a.txt"),
        "http://192.0.2.9:3128\n",
    )
    .expect("written");
    let run = tranca(here.path(), &["run", "op", "--json"]).well();
    let done = &run.json()[0];
    assert_eq!(done["import"]["listings_new"], 1);
    assert_eq!(done["verify"], serde_json::Value::Null);
    assert_eq!(done["missing_for_tests"][0], "agency");
    let run = tranca(here.path(), &["run", "op"]).well();
    assert!(
        run.out.contains("Nothing is tested until there is:\n  - "),
        "{}",
        run.out
    );
}

#[test]
fn a_missing_folder_is_told_with_how_to_make_one() {
    let here = tempfile::tempdir().expect("folder");
    for arguments in [
        ["status", "nowhere"],
        ["import", "nowhere"],
        ["serve", "nowhere"],
        ["purge", "nowhere"],
    ] {
        let ran = tranca(here.path(), &arguments);
        assert_eq!(ran.code, 66, "{arguments:?}: {ran:?}");
        assert!(
            ran.err.contains("nowhere") && ran.err.contains("tranca init"),
            "{}",
            ran.err
        );
    }
    let case = tranca(here.path(), &["case", "nowhere", "192.0.2.1"]);
    assert_eq!(case.code, 66, "{case:?}");
}

#[test]
fn a_misspelt_setting_is_told_with_file_and_line() {
    let here = tempfile::tempdir().expect("folder");
    for (file, text, told) in [
        (
            "tranca.toml",
            "[policy]\n\nletter_require = 'proof'\n",
            ["line 3", "letters_require"],
        ),
        (
            "tranca.toml",
            "[policy]\nletters_require = 'rumour'\n",
            ["line 2", "listings"],
        ),
        (
            "tranca.toml",
            "[policy]\nreminder_after = 'soon'\n",
            ["line 2", "soon"],
        ),
        ("tranca.toml", "x = \n", ["line 1", "expected"]),
        (
            "agencies.toml",
            "[[agency]]\nname = 3\n",
            ["line 2", "string"],
        ),
        (
            "exclusions.txt",
            "# ours\n1.2.3 ours\n",
            ["line 2", "1.2.3"],
        ),
    ] {
        let folder = here.path().join("op");
        tranca(here.path(), &["init", "op"]).well();
        fs::write(folder.join(file), text).expect("written");
        let ran = tranca(here.path(), &["status", "op"]);
        assert_eq!(ran.code, 78, "{text}: {ran:?}");
        for words in [&format!("op/{file}") as &str, told[0], told[1]] {
            assert!(ran.err.contains(words), "{words}: {}", ran.err);
        }
        fs::remove_dir_all(folder).expect("removed");
    }
}

#[test]
fn an_operation_that_rests_takes_in_but_tests_nothing() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    for (command, standing) in [("pause", "paused"), ("end", "ended")] {
        tranca(here.path(), &[command, "op"]).well();
        let status = tranca(here.path(), &["status", "op", "--json"]).well();
        assert_eq!(status.json()[0]["standing"], standing);
        for stage in ["verify", "recheck", "run"] {
            let ran = tranca(here.path(), &[stage, "op"]);
            assert_eq!(ran.code, 78, "{stage}: {ran:?}");
            assert!(ran.err.contains("tranca resume"), "{}", ran.err);
        }
        tranca(here.path(), &["import", "op"]).well();
        tranca(here.path(), &["report", "op"]).well();
        let resumed = tranca(here.path(), &["resume", "op", "--json"]).well();
        assert_eq!(resumed.json()[0]["standing"], "running");
    }
}

#[test]
fn without_a_folder_the_one_we_stand_in_is_meant() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "."]).well();
    tranca(here.path(), &["status"]).well();
    fs::write(here.path().join("list.txt"), "http://192.0.2.9:3128\n").expect("written");
    tranca(here.path(), &["import", "list.txt"]).well();
    tranca(here.path(), &["case", "192.0.2.9"]).well();
    tranca(here.path(), &["backup", "copy.db"]).well();
}

#[test]
fn letters_that_are_stopped_stay_until_somebody_lets_them_leave() {
    let here = tempfile::tempdir().expect("a folder");
    tranca(here.path(), &["init", "op"]).well();
    tranca(here.path(), &["notify", "op", "--stop"]).well();
    assert!(here.path().join("op/letters.stopped").exists());
    let notify = tranca(here.path(), &["notify", "op", "--approve"]);
    assert!(notify.err.contains("notify --resume"), "{notify:?}");
    let status = tranca(here.path(), &["status", "op"]).well();
    assert!(status.out.contains("notify --resume"), "{status:?}");
    let resumed = tranca(here.path(), &["--json", "notify", "op", "--resume"]).well();
    assert_eq!(resumed.json()[0]["stopped"], false);
    let notify = tranca(here.path(), &["notify", "op", "--approve"]);
    assert!(!notify.err.contains("notify --resume"), "{notify:?}");
}
