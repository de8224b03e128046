//! What real proxies do with a stranger's request for somebody else's page.

mod scene;

use std::time::Duration;

use scene::Stage;
use testbed::patience::until;
use testbed::{Product, Server, Trouble, dante, squid, tinyproxy, web_server};

const GET: &str = "GET http://target.example/ HTTP/1.0\r\nHost: target.example\r\n\r\n";

/// No authentication (RFC 1928 section 3), then CONNECT to target.example:80 by name (section 4),
/// then a request to it. All of it is ASCII, and sent at once.
const SOCKS_GET: &str =
    "\x05\x01\x00\x05\x01\x00\x03\x0etarget.example\x00\x50GET / HTTP/1.0\r\n\r\n";

const MARK: &str = "A mark.";

#[test]
fn an_open_squid_fetches_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Squid)? else {
        return Ok(());
    };
    let proxy = squid::start(&stage.server, squid::Manner::Open)?;
    let answer = it_fetches(&stage, &proxy, GET)?;
    assert!(answer.contains(" server.example (squid/"), "{answer}");
    Ok(())
}

#[test]
fn a_safe_squid_refuses() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Squid)? else {
        return Ok(());
    };
    let proxy = squid::start(&stage.server, squid::Manner::Safe)?;
    let answer = answer(&stage, &proxy, GET)?;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(answer.contains("ERR_ACCESS_DENIED"), "{answer}");
    Ok(())
}

#[test]
fn an_open_squid_closes_when_its_file_is_changed_and_reloaded() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Squid)? else {
        return Ok(());
    };
    let proxy = squid::start(&stage.server, squid::Manner::Open)?;
    let open = proxy.read(squid::CONFIGURATION)?;
    let closed = open.replace("\nhttp_access allow all\n", "\nhttp_access deny all\n");
    assert_ne!(open, closed);
    proxy.write(squid::CONFIGURATION, &closed)?;
    proxy.run("squid -k parse && squid -k reconfigure")?;
    it_comes_to_refuse(&stage, &proxy)
}

#[test]
fn an_open_tinyproxy_fetches_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Tinyproxy)? else {
        return Ok(());
    };
    let proxy = tinyproxy::start(&stage.server, tinyproxy::Manner::Open)?;
    it_fetches(&stage, &proxy, GET).map(drop)
}

#[test]
fn a_safe_tinyproxy_refuses() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Tinyproxy)? else {
        return Ok(());
    };
    let proxy = tinyproxy::start(&stage.server, tinyproxy::Manner::Safe)?;
    let answer = answer(&stage, &proxy, GET)?;
    assert!(answer.contains(" 403 Access denied"), "{answer}");
    Ok(())
}

#[test]
fn an_open_tinyproxy_closes_when_its_file_is_changed_and_it_is_restarted() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Tinyproxy)? else {
        return Ok(());
    };
    let proxy = tinyproxy::start(&stage.server, tinyproxy::Manner::Open)?;
    let open = proxy.read(tinyproxy::CONFIGURATION)?;
    proxy.write(
        tinyproxy::CONFIGURATION,
        &format!("{open}Allow 127.0.0.1\n"),
    )?;
    proxy.run("systemctl restart tinyproxy")?;
    it_comes_to_refuse(&stage, &proxy)
}

#[test]
fn an_open_dante_fetches_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Dante)? else {
        return Ok(());
    };
    let proxy = dante::start(&stage.server, dante::Manner::Open)?;
    it_fetches(&stage, &proxy, SOCKS_GET).map(drop)
}

#[test]
fn a_safe_dante_accepts_no_method_of_ours() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Dante)? else {
        return Ok(());
    };
    let proxy = dante::start(&stage.server, dante::Manner::Safe)?;
    let mut conversation = stage.call(&proxy)?;
    conversation.say("\x05\x01\x00")?;
    // X'FF': no acceptable methods (RFC 1928 section 3); no text, so the replacement stands for it.
    assert_eq!(conversation.hear_out()?, "\x05\u{fffd}\n");
    Ok(())
}

fn it_fetches(stage: &Stage, proxy: &Server, request: &str) -> Result<String, Trouble> {
    let _target = web_server::start(&stage.target, MARK)?;
    let answer = answer(stage, proxy, request)?;
    assert!(answer.contains(MARK), "{answer}");
    Ok(answer)
}

fn answer(stage: &Stage, proxy: &Server, request: &str) -> Result<String, Trouble> {
    let mut conversation = stage.call(proxy)?;
    conversation.say(request)?;
    conversation.hear_out()
}

/// What the proxy has begun before the change it may end in the old manner.
fn it_comes_to_refuse(stage: &Stage, proxy: &Server) -> Result<(), Trouble> {
    let mut last = String::new();
    let refused = || {
        last = answer(stage, proxy, GET).ok()?;
        last.contains(" 403 ").then_some(())
    };
    assert!(until(Duration::from_secs(20), refused).is_some(), "{last}");
    Ok(())
}
