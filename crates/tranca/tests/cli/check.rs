//! `tranca check` against servers of the laboratory, open and closed.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};

use laboratory::{
    Disposition, HttpConduct, HttpManner, HttpProxy, MailRelay, Manner, Names, Routes,
    SocksConduct, SocksProxy,
};
use serde_json::Value;

use crate::program::{Ran, tranca};

#[tokio::test(flavor = "multi_thread")]
async fn an_open_relay_is_proven_by_its_own_canary() {
    let canary = free_port();
    let relay = relay(canary).await;
    let mail = canary.to_string();
    let arguments = [
        "--relay",
        "--canary-domain",
        CANARY,
        "--canary-mail-listen",
        &mail,
        "--json",
    ];
    let ran = check(relay.address(), &arguments).await;
    assert_eq!(ran.code, 1, "{ran:?}");
    let report = only(&ran);
    assert_form(&report);
    assert_eq!(report["verdict"], "open");
    assert_eq!(report["weakness"], "open-relay");
    assert_eq!(report["target"], relay.address().to_string());
    assert_eq!(report["capabilities"], serde_json::json!(["plain"]));
    assert_eq!(report["proof"]["form"], "plain");
    assert_eq!(report["software"]["product"], "postfix");
    assert_eq!(report["tests"][0]["form"], "plain");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_canary_domain_a_relay_only_accepts_and_no_mail_is_sent() {
    let relay = relay(free_port()).await;
    let ran = check(relay.address(), &["--relay", "--json"]).await;
    assert_eq!(ran.code, 2, "{ran:?}");
    let report = only(&ran);
    assert_form(&report);
    assert_eq!(report["verdict"], "accepts", "{report}");
    assert_eq!(report["proof"], Value::Null);
    assert!(relay.messages().is_empty(), "nothing was carried");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_proxy_is_proven_without_any_setting() {
    let proxy = http(&HttpManner::squid("cache.example")).await;
    let ran = check(proxy.address(), &["--proxy", "--json"]).await;
    assert_eq!(ran.code, 1, "{ran:?}");
    let report = only(&ran);
    assert_form(&report);
    assert_eq!(report["verdict"], "open");
    assert_eq!(report["weakness"], "open-proxy");
    assert_eq!(report["proof"]["entry"], HERE.to_string());
    assert_eq!(report["software"]["product"], "squid");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_reads_a_line_what_is_wrong_and_the_steps() {
    let proxy = http(&HttpManner::squid("cache.example")).await;
    let ran = check(proxy.address(), &["--proxy"]).await;
    assert_eq!(ran.code, 1, "{ran:?}");
    let line = ran.out.lines().next().expect("a line");
    assert!(line.starts_with(&proxy.address().to_string()), "{line}");
    assert!(
        line.contains("open-proxy") && line.contains(" open by http-"),
        "{line}"
    );
    assert!(ran.out.contains("http_access deny all"), "{}", ran.out);
    assert!(ran.out.contains("tranca guide squid"), "{}", ran.out);
    assert!(
        ran.err.contains("Testing as "),
        "under whose name: {}",
        ran.err
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn closed_servers_are_told_closed() {
    let (relay, proxy) = (
        relay(free_port()).await,
        http(&HttpManner::tinyproxy("web.example")).await,
    );
    let socks = SocksProxy::start(any_port(), SocksConduct::Proxies, Names::new())
        .await
        .expect("loopback");
    relay.openness().close();
    proxy.openness().close();
    socks.openness().close();
    for (address, kind, weakness) in [
        (relay.address(), "--relay", "open-relay"),
        (proxy.address(), "--proxy", "open-proxy"),
        (socks.address(), "--proxy", "open-proxy"),
    ] {
        let ran = check(address, &[kind, "--json"]).await;
        assert_eq!(ran.code, 0, "{kind}: {ran:?}");
        let report = only(&ran);
        assert_form(&report);
        assert_eq!(report["verdict"], "closed", "{report}");
        assert_eq!(report["reason"], "refused");
        assert_eq!(report["weakness"], weakness);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_port_where_nobody_answers_is_not_told_closed() {
    let ran = check(free_port(), &["--json", "--proxy"]).await;
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_form(&only(&ran));
    assert_eq!(only(&ran)["verdict"], "unreachable");
}

#[tokio::test(flavor = "multi_thread")]
async fn private_networks_are_tested_only_where_allowed() {
    let proxy = http(&HttpManner::squid("cache.example")).await;
    let target = proxy.address().to_string();
    let ran = run(vec![
        "check".into(),
        target,
        "--proxy".into(),
        "--json".into(),
    ])
    .await;
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(only(&ran)["verdict"], "undecided");
    assert_eq!(only(&ran)["tests"][0]["answer"], "not-permitted");
    assert!(proxy.requests().is_empty(), "it was left alone");
}

#[test]
fn settings_that_do_not_load_are_told_with_their_file() {
    let here = tempfile::tempdir().expect("folder");
    std::fs::write(here.path().join("tranca.toml"), "[canary]\ndomian = 'x'\n").expect("written");
    let ran = tranca(here.path(), &["check", "127.0.0.1:9", "--operation", "."]);
    assert_eq!(ran.code, 78, "{ran:?}");
    assert!(
        ran.err.contains("tranca.toml") && ran.err.contains("line 2"),
        "{}",
        ran.err
    );
    let none = tranca(
        here.path(),
        &["check", "127.0.0.1:9", "--operation", "nowhere"],
    );
    assert_eq!(none.code, 66, "{none:?}");
}

/// Exactly the keys that scripts were promised.
#[track_caller]
fn assert_form(report: &Value) {
    let keys = |value: &Value| -> BTreeSet<String> {
        value
            .as_object()
            .map(|object| object.keys().cloned().collect())
            .unwrap_or_default()
    };
    let named = |names: &[&str]| -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    };
    assert_eq!(keys(report), named(&KEYS));
    for test in report["tests"].as_array().expect("a list") {
        assert_eq!(keys(test), named(&["form", "answer", "reply"]));
    }
    if !report["proof"].is_null() {
        assert_eq!(
            keys(&report["proof"]),
            named(&["form", "entry", "exit", "seen_at"])
        );
        assert!(
            report["proof"]["seen_at"]
                .as_str()
                .is_some_and(|at| at.ends_with('Z'))
        );
    }
    if !report["software"].is_null() {
        assert_eq!(
            keys(&report["software"]),
            named(&["product", "version", "basis"])
        );
    }
}

async fn check(target: SocketAddr, more: &[&str]) -> Ran {
    let target = target.to_string();
    let words = ["check", &target, "--allow", "127.0.0.0/8", "--wait", "5"];
    let words = words.iter().chain(more).map(|&word| word.to_owned());
    run(words.collect()).await
}

/// The laboratory answers meanwhile.
async fn run(words: Vec<String>) -> Ran {
    let ran = tokio::task::spawn_blocking(move || {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let here = tempfile::tempdir().expect("folder");
        std::fs::write(here.path().join("tranca.toml"), SETTINGS).expect("written");
        tranca(here.path(), &words)
    });
    ran.await.expect("it ran")
}

fn only(ran: &Ran) -> Value {
    let mut reports = ran.json();
    assert_eq!(reports.len(), 1, "{ran:?}");
    reports.remove(0)
}

async fn relay(canary: SocketAddr) -> MailRelay {
    let routes = Routes::new()
        .onward(CANARY, canary)
        .onward("example.org", canary);
    let manner = Manner::postfix("mx.example");
    let relay = MailRelay::start(any_port(), manner, Disposition::Relays, routes);
    relay.await.expect("loopback")
}

async fn http(manner: &HttpManner) -> HttpProxy {
    let proxy = HttpProxy::start(
        any_port(),
        manner.clone(),
        HttpConduct::Proxies,
        Names::new(),
    );
    proxy.await.expect("loopback")
}

const fn any_port() -> SocketAddr {
    SocketAddr::new(IpAddr::V4(HERE), 0)
}

/// A port that is free now, on an address that no other test uses.
fn free_port() -> SocketAddr {
    let listener = TcpListener::bind((CANARY_ADDRESS, 0)).expect("loopback");
    listener.local_addr().expect("bound")
}

/// A proxy of one kind says nothing to the questions of another, and that is waited for.
const SETTINGS: &str = "[verification]\nconversation_timeout = '3s'\n";
const CANARY: &str = "canary.example";
const HERE: Ipv4Addr = Ipv4Addr::new(127, 78, 0, 10);
const CANARY_ADDRESS: Ipv4Addr = Ipv4Addr::new(127, 78, 0, 250);
const KEYS: [&str; 12] = [
    "target",
    "address",
    "port",
    "weakness",
    "verdict",
    "reason",
    "backscatter",
    "capabilities",
    "proof",
    "software",
    "tests",
    "elapsed_ms",
];

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_agency_excludes_is_not_tested_even_when_allowed() {
    let proxy = http(&HttpManner::squid("cache.example")).await;
    let folder = tempfile::tempdir().expect("folder");
    let excluded = format!("{} asked us not to, 2026-01-01\n", proxy.address().ip());
    std::fs::write(folder.path().join("tranca.toml"), "").expect("settings");
    std::fs::write(folder.path().join("exclusions.txt"), excluded).expect("exclusions");
    let mut words: Vec<String> = ["check", "--proxy", "--json", "--allow", "127.0.0.0/8"]
        .map(str::to_owned)
        .to_vec();
    words.extend([
        "--operation".to_owned(),
        folder.path().display().to_string(),
    ]);
    words.push(proxy.address().to_string());
    let ran = run(words).await;
    assert_eq!(ran.code, 2, "{ran:?}");
    assert_eq!(only(&ran)["tests"][0]["answer"], "not-permitted");
    assert!(proxy.requests().is_empty(), "nothing was sent");
}
