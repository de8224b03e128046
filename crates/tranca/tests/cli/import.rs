//! Taking in, as a person or a script asks for it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::program::{Ran, command, tranca};

const REPORT: &str = "\
timestamp,ip,protocol,port,tag,asn,geo
2024-01-02 03:04:05,192.0.2.7,tcp,3128,http,64496,BR
2024-01-02 03:04:05,not an address,tcp,3128,http,64496,BR
2024-01-02 03:04:06,2001:db8::7,tcp,8080,http,64496,BR
";

#[test]
fn a_report_is_taken_in_once_and_each_row_counts_once() {
    let here = operation();
    fs::write(here.path().join("2024-01-02-scan_http_proxy-x.csv"), REPORT).expect("written");
    let arguments = ["import", "op", "2024-01-02-scan_http_proxy-x.csv", "--json"];
    let ran = tranca(here.path(), &arguments).well();
    assert_counts(&ran, [1, 3, 2, 0, 1, 0]);
    assert!(
        ran.err.contains("x.csv:3: rejected: "),
        "file, line, reason: {}",
        ran.err
    );
    let again = tranca(here.path(), &arguments).well();
    assert_counts(&again, [1, 3, 0, 2, 1, 0]);
    assert!(here.path().join(arguments[2]).exists(), "named files stay");
    assert_eq!(
        ran.json()[0].as_object().expect("object").len(),
        7,
        "no other key"
    );
}

#[test]
fn the_outcome_is_said_once() {
    let here = operation();
    fs::write(here.path().join("list.txt"), "http://192.0.2.9:3128\n").expect("written");
    let ran = tranca(here.path(), &["import", "op", "list.txt"]).well();
    assert_eq!(
        ran.out,
        "1 row in 1 file: 1 new, 0 known, 0 not for us, 0 rejected\n"
    );
    assert_eq!(ran.err, "");
}

#[test]
fn what_lies_in_feeds_is_taken_in_and_moved() {
    let here = operation();
    let feeds = here.path().join("op/feeds");
    fs::write(feeds.join("2024-01-02-scan_http_proxy-x.csv"), REPORT).expect("written");
    fs::write(feeds.join("junk.csv"), [0, 159, 146, 150]).expect("written");
    let ran = tranca(here.path(), &["import", "op", "--json"]);
    assert_eq!(ran.code, 65, "one could not be read: {ran:?}");
    assert!(
        ran.err.contains("junk.csv is not taken in: "),
        "{}",
        ran.err
    );
    assert_counts(&ran, [1, 3, 2, 0, 1, 0]);
    for moved in [
        "done/2024-01-02-scan_http_proxy-x.csv",
        "failed/junk.csv",
        "failed/junk.csv.reason.txt",
    ] {
        assert!(feeds.join(moved).exists(), "{moved}");
    }
}

#[test]
fn a_type_is_told_where_the_name_does_not() {
    let here = operation();
    fs::write(here.path().join("export.csv"), REPORT).expect("written");
    let untold = tranca(here.path(), &["import", "op", "export.csv"]);
    assert_eq!(untold.code, 65, "{untold:?}");
    assert!(untold.err.contains("--type"), "{}", untold.err);
    let told = [
        "import",
        "op",
        "export.csv",
        "--type",
        "scan_http_proxy",
        "--json",
    ];
    assert_counts(&tranca(here.path(), &told).well(), [1, 3, 2, 0, 1, 0]);
    let wrong = tranca(
        here.path(),
        &["import", "op", "export.csv", "--type", "scan_toaster"],
    );
    assert_eq!(wrong.code, 64, "{wrong:?}");
}

#[test]
fn a_bare_address_needs_somebody_to_say_what_it_is() {
    let here = operation();
    fs::write(
        here.path().join("list.txt"),
        "# ours\n192.0.2.9\n192.0.2.10:25\n",
    )
    .expect("written");
    let untold = tranca(here.path(), &["import", "op", "list.txt", "--json"]).well();
    assert_counts(&untold, [1, 2, 0, 0, 2, 0]);
    let told = [
        "import",
        "op",
        "list.txt",
        "--weakness",
        "open-relay",
        "--json",
    ];
    assert_counts(&tranca(here.path(), &told).well(), [1, 2, 2, 0, 0, 0]);
    let wrong = tranca(
        here.path(),
        &["import", "op", "list.txt", "--weakness", "open-door"],
    );
    assert_eq!(wrong.code, 64, "{wrong:?}");
}

#[test]
fn gzip_is_read_from_files_and_from_standard_input() {
    let here = operation();
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(b"socks5://192.0.2.9:1080\n")
        .expect("memory");
    let packed = gzip.finish().expect("memory");
    fs::write(here.path().join("list.txt.gz"), &packed).expect("written");
    let file = tranca(here.path(), &["import", "op", "list.txt.gz", "--json"]).well();
    assert_counts(&file, [1, 1, 1, 0, 0, 0]);
    let piped = piped(here.path(), &["import", "op", "-", "--json"], &packed);
    assert_counts(&piped.well(), [1, 1, 1, 0, 0, 0]);
}

#[test]
fn a_file_that_is_not_there_stops_the_import_before_it_begins() {
    let here = operation();
    fs::write(here.path().join("list.txt"), "http://192.0.2.9:3128\n").expect("written");
    let ran = tranca(here.path(), &["import", "op", "list.txt", "lsit.txt"]);
    assert_eq!(ran.code, 66, "{ran:?}");
    assert!(ran.err.contains("lsit.txt"), "{}", ran.err);
    let status = tranca(here.path(), &["status", "op", "--json"]).well();
    assert_eq!(status.json()[0]["cases"], serde_json::json!({}));
}

#[test]
fn standard_input_is_named_alone() {
    let here = operation();
    fs::write(here.path().join("list.txt"), "http://192.0.2.9:3128\n").expect("written");
    let ran = tranca(here.path(), &["import", "op", "list.txt", "-"]);
    assert_eq!(ran.code, 64, "{ran:?}");
}

fn operation() -> tempfile::TempDir {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    here
}

fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut process = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = process.stdin.take().expect("piped");
    stdin.write_all(input).expect("it reads");
    drop(stdin);
    let output = process.wait_with_output().expect("it ends");
    Ran {
        code: output.status.code().expect("it ends by itself"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Files, rows, new, known, rejected, ignored; each row in exactly one of the last four.
#[track_caller]
fn assert_counts(ran: &Ran, wanted: [u64; 6]) {
    let counts = ran.json();
    let counts = &counts[0];
    let count = |name: &str| counts[name].as_u64().expect(name);
    let names = [
        "files",
        "rows",
        "listings_new",
        "listings_known",
        "rejected",
        "ignored",
    ];
    assert_eq!(names.map(count), wanted, "{ran:?}");
    let [_, rows, kinds @ ..] = wanted;
    assert_eq!(rows, kinds.iter().sum::<u64>(), "the test itself adds up");
    assert!(matches!(counts["seconds"], Value::Number(_)));
}
