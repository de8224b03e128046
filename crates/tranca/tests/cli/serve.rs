//! `tranca serve`, as an init system starts and ends it.

use std::fs;

use crate::program::tranca;
use crate::serving::Serving;

#[test]
fn it_serves_the_portal_takes_in_what_is_dropped_and_ends_when_asked() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "."]).well();
    fs::write(here.path().join("tranca.toml"), SETTINGS).expect("written");
    fs::write(here.path().join("feeds/a.txt"), "http://192.0.2.9:3128\n").expect("written");
    let mut serving = Serving::start(here.path());
    let round = serving.says("import: ");
    assert!(round.contains("INFO") && round.contains("1 new"), "{round}");
    let (status, page) = serving.get("/");
    assert_eq!(status, 200, "{page}");
    assert!(
        !page.contains("192.0.2.9"),
        "what is public names no address"
    );
    let second = tranca(here.path(), &["serve", "."]);
    assert_eq!(second.code, 75, "one at a time: {second:?}");
    assert_eq!(serving.end(), Some(0));
}

#[test]
fn a_portal_that_cannot_listen_says_where() {
    let here = tempfile::tempdir().expect("folder");
    tranca(here.path(), &["init", "."]).well();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("bound");
    let settings = format!("[portal]\nlisten = \"{address}\"\n");
    fs::write(here.path().join("tranca.toml"), settings).expect("written");
    let ran = tranca(here.path(), &["serve", "."]);
    assert_eq!(ran.code, 73, "{ran:?}");
    assert!(ran.err.contains(&address.to_string()), "{}", ran.err);
}

/// Nobody is asked anything: no registries, no names.
const SETTINGS: &str = r#"
[portal]
listen = "127.0.0.1:0"

[resolver]
address = "127.0.0.1:9"

[attribution]
rdap = false
reverse_dns = false
"#;
