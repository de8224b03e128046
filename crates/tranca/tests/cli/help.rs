//! What the program says of itself, and of a command line it does not understand.

use crate::program::tranca;

const COMMANDS: [&str; 22] = [
    "demo",
    "init",
    "import",
    "lookup",
    "verify",
    "attribute",
    "notify",
    "recheck",
    "report",
    "run",
    "serve",
    "status",
    "case",
    "pause",
    "resume",
    "end",
    "backup",
    "purge",
    "check",
    "canary",
    "guide",
    "mail",
];

#[test]
fn every_command_is_explained_with_examples() {
    let here = tempfile::tempdir().expect("folder");
    for command in COMMANDS {
        let help = tranca(here.path(), &[command, "--help"]).well();
        assert!(
            help.out.contains("Examples:\n  tranca "),
            "{command}: {}",
            help.out
        );
        assert!(help.out.contains("--json"), "{command}");
    }
}

#[test]
fn every_command_stands_in_the_help_with_the_exit_codes() {
    let here = tempfile::tempdir().expect("folder");
    let help = tranca(here.path(), &["--help"]).well().out;
    for command in COMMANDS {
        assert!(help.contains(&format!("\n  {command} ")), "{command}");
    }
    for code in ["0 ", "1 ", "2 ", "64", "65", "66", "70", "73", "75", "78"] {
        assert!(help.contains(&format!("\n  {code}  ")), "exit code {code}");
    }
}

#[test]
fn wrong_usage_ends_with_64_and_says_why() {
    let here = tempfile::tempdir().expect("folder");
    for (arguments, why) in [
        (vec![], "Usage"),
        (vec!["improt"], "similar"),
        (vec!["status", "--fast"], "--fast"),
        (vec!["check"], "TARGET"),
        (
            vec!["check", "192.0.2.1", "--allow", "9.9.9.0/24"],
            "only private",
        ),
        (vec!["report", "--format", "pdf"], "html"),
        (vec!["report", "--json", "--format", "html"], "exclude"),
        (vec!["guide", "no-such-product"], "tranca guide"),
        (vec!["guide", "squid", "--language", "tlh"], "tlh"),
        (vec!["notify", "--preview", "--approve"], "cannot be used"),
    ] {
        // `report` needs an operation before it can look at its flags.
        tranca(here.path(), &["init", "."]);
        let ran = tranca(here.path(), &arguments);
        assert_eq!(ran.code, 64, "{arguments:?}: {ran:?}");
        assert!(ran.err.contains(why), "{arguments:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{arguments:?}");
    }
}
