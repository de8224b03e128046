//! Looking at what is known: cases, results, guides, copies.

use std::fs;

use crate::program::tranca;

#[test]
fn a_case_is_found_by_address_and_by_reference() {
    let here = with_cases();
    let by_address = tranca(here.path(), &["case", "op", "192.0.2.9", "--json"]).well();
    let case = by_address.json().remove(0);
    assert_eq!(case["state"], "suspected");
    assert_eq!(case["history"][0]["act"], "opened");
    let at = case["history"][0]["at"]
        .as_str()
        .expect("RFC 3339, not a number");
    assert!(at.ends_with('Z'), "{at}");
    let reference = case["reference"].as_str().expect("reference");
    let by_reference = tranca(here.path(), &["case", "op", reference, "--json"]).well();
    assert_eq!(by_reference.json()[0]["address"], "192.0.2.9");
    let told = tranca(here.path(), &["case", "op", reference]).well().out;
    assert!(
        told.contains("History\n") && told.contains(" UTC  opened "),
        "{told}"
    );
}

#[test]
fn one_address_may_have_two_cases_and_each_is_a_line() {
    let here = with_cases();
    let ran = tranca(here.path(), &["case", "op", "2001:db8:0::9", "--json"]).well();
    let weaknesses: Vec<_> = ran
        .json()
        .iter()
        .map(|case| case["weakness"].clone())
        .collect();
    assert_eq!(weaknesses.len(), 2, "{weaknesses:?}");
}

#[test]
fn what_is_no_case_is_told() {
    let here = with_cases();
    for (wanted, code) in [
        ("192.0.2.99", 66),
        ("T-0K2V-8QX4-M7R1-A", 66),
        ("mx.example.org", 64),
    ] {
        let ran = tranca(here.path(), &["case", "op", wanted]);
        assert_eq!(ran.code, code, "{wanted}: {ran:?}");
        assert!(ran.err.contains(wanted), "{}", ran.err);
    }
    let nothing = tranca(here.path(), &["case", "op"]);
    assert_eq!(nothing.code, 64, "{nothing:?}");
}

#[test]
fn results_come_in_every_form() {
    let here = with_cases();
    let report = |more: &[&str]| {
        tranca(here.path(), &[&["report", "op"], more].concat())
            .well()
            .out
    };
    assert!(report(&[]).contains("How far the cases came"));
    assert!(report(&["--cases"]).contains("192.0.2.9"));
    assert!(report(&["--cases"]).starts_with("address "));
    assert!(report(&["--format", "csv"]).starts_with("figure,value\n"));
    assert!(report(&["--format", "csv", "--cases"]).starts_with("reference,address,"));
    let page = report(&["--format", "html", "--language", "pt"]);
    assert!(
        page.starts_with("<!doctype html>") && page.contains("pt-BR"),
        "{page}"
    );
    assert!(
        !page.contains("192.0.2.9"),
        "what is public names no address"
    );
    let refused = tranca(
        here.path(),
        &["report", "op", "--format", "html", "--cases"],
    );
    assert_eq!(refused.code, 64, "{refused:?}");
}

#[test]
fn results_for_machines_are_an_object_a_line() {
    let here = with_cases();
    let figures = tranca(here.path(), &["report", "op", "--json"]).well();
    assert_eq!(figures.json().len(), 1);
    assert_eq!(figures.json()[0]["funnel"]["listed"], 3);
    let cases = tranca(here.path(), &["report", "op", "--json", "--cases"]).well();
    assert_eq!(cases.json().len(), 3);
}

#[test]
fn results_go_to_a_file_where_one_is_named() {
    let here = with_cases();
    let ran = tranca(
        here.path(),
        &["report", "op", "--format", "html", "--out", "r.html"],
    )
    .well();
    assert_eq!(ran.out, "");
    assert!(
        fs::read_to_string(here.path().join("r.html"))
            .expect("there")
            .contains("<svg")
    );
    let nowhere = tranca(here.path(), &["report", "op", "--out", "none/r.txt"]);
    assert_eq!(nowhere.code, 73, "{nowhere:?}");
}

#[test]
fn a_backup_is_an_operation_of_its_own() {
    let here = with_cases();
    let ran = tranca(here.path(), &["backup", "op", "copy.db", "--json"]).well();
    assert!(ran.json()[0]["bytes"].as_u64() > Some(0));
    tranca(here.path(), &["init", "op2"]).well();
    fs::copy(
        here.path().join("copy.db"),
        here.path().join("op2/tranca.db"),
    )
    .expect("copied");
    tranca(here.path(), &["case", "op2", "192.0.2.9"]).well();
    let again = tranca(here.path(), &["backup", "op", "copy.db"]);
    assert_eq!(again.code, 73, "a backup overwrites nothing: {again:?}");
    let forgotten = tranca(here.path(), &["backup", "op"]);
    assert_eq!(forgotten.code, 64, "{forgotten:?}");
}

#[test]
fn a_purge_leaves_what_is_young() {
    let here = with_cases();
    let purged = tranca(here.path(), &["purge", "op", "--json"]).well();
    assert_eq!(
        purged.json()[0],
        serde_json::json!({"evidence": 0, "cases": 0, "mail": 0})
    );
    tranca(here.path(), &["case", "op", "192.0.2.9"]).well();
}

#[test]
fn guides_are_listed_and_told_in_every_language() {
    let here = tempfile::tempdir().expect("folder");
    let list = tranca(here.path(), &["guide", "--json"]).well().json();
    for product in [
        "postfix",
        "exim",
        "squid",
        "dante",
        "tinyproxy",
        "3proxy",
        "apache",
        "mikrotik",
    ] {
        assert!(
            list.iter().any(|guide| guide["product"] == product),
            "{product}"
        );
    }
    let mut told = Vec::new();
    for language in ["en", "es", "pt"] {
        let guide = tranca(here.path(), &["guide", "squid", "--language", language])
            .well()
            .out;
        assert!(guide.contains("http_access deny all"), "{guide}");
        assert!(
            !told.contains(&guide),
            "{language} reads as another language does"
        );
        told.push(guide);
    }
    let machine = tranca(here.path(), &["guide", "Squid", "--json"]).well();
    assert!(machine.json()[0]["steps"].is_array());
}

#[test]
fn the_catalogue_of_blocklists_is_shown_without_asking_any() {
    let here = tempfile::tempdir().expect("folder");
    let zones = tranca(here.path(), &["lookup", "--zones", "--json"])
        .well()
        .json();
    assert!(zones.iter().any(|zone| zone["zone"] == "dnsbl.dronebl.org"));
    assert!(zones.iter().any(|zone| {
        zone["state"]
            .as_str()
            .is_some_and(|state| state.starts_with("dead"))
    }));
}

#[test]
fn a_person_sets_the_one_case_aside_that_is_meant() {
    let here = with_cases();
    let aside = |words: &[&str]| {
        let words = [&["case", "op", "--json"], words].concat();
        tranca(here.path(), &words)
    };
    let word = ["--set-aside", "intended", "--why", "says its owner"];
    let both = aside(&[&["2001:db8::9"], &word[..]].concat());
    assert_eq!(both.code, 64, "two cases of one address: {both:?}");
    let mute = aside(&["192.0.2.9", "--set-aside", "intended"]);
    assert_eq!(mute.code, 64, "without a reason: {mute:?}");
    let set = aside(&[&["192.0.2.9"], &word[..]].concat()).well().json();
    assert_eq!(set[0]["state"], "set-aside");
    assert!(set[0]["next_test"].is_null());
    let history = set[0]["history"].to_string();
    assert!(history.contains("intended: says its owner"), "{history}");
}

fn with_cases() -> tempfile::TempDir {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "op"]).well();
    let list = "http://192.0.2.9:3128\nhttp://[2001:db8::9]:8080\nsmtp://[2001:db8::9]:25\n";
    fs::write(here.path().join("list.txt"), list).expect("written");
    tranca(here.path(), &["import", "op", "list.txt"]).well();
    here
}
