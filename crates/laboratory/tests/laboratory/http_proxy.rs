use std::net::SocketAddr;

use laboratory::{HttpConduct, HttpManner, HttpProxy, Names};

use crate::peer::{Peer, on, one_answer};

const CANARY: &str = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nKeep-Alive: 5\r\n\r\nproof";

async fn proxy(conduct: HttpConduct) -> HttpProxy {
    let names = Names::new().with("canary.example", "127.0.0.1".parse().unwrap());
    let manner = HttpManner::squid("proxy.demo.example");
    HttpProxy::start(on("127.77.0.12"), manner, conduct, names)
        .await
        .unwrap()
}

async fn answer(proxy: &HttpProxy, request: String) -> String {
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say(request).await;
    peer.rest().await
}

fn get(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: canary.example\r\nProxy-Connection: close\r\n\r\n")
}

fn connect(target: SocketAddr) -> String {
    format!("CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n")
}

#[tokio::test]
async fn an_open_proxy_fetches_a_strangers_page_and_signs_both_ways() {
    let proxy = proxy(HttpConduct::Proxies).await;
    let (canary, served) = one_answer(CANARY).await;
    let url = format!("http://canary.example:{}/token", canary.port());
    let answer = answer(&proxy, get(&url)).await;

    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.ends_with("\r\n\r\nproof"), "{answer}");
    assert!(
        answer.contains("Via: 1.1 proxy.demo.example (squid/6.13)\r\n"),
        "{answer}"
    );
    assert!(!answer.contains("Keep-Alive"), "{answer}");
    let (from, request) = served.await.unwrap();
    assert_eq!(from.ip(), proxy.address().ip());
    assert!(request.starts_with("GET /token HTTP/1.1\n"), "{request}");
    assert!(
        request.contains("Via: 1.1 proxy.demo.example (squid/6.13)\n"),
        "{request}"
    );
    assert!(!request.contains("Proxy-Connection"), "{request}");
    assert_eq!(proxy.requests(), [format!("GET {url} HTTP/1.1")]);
}

#[tokio::test]
async fn an_open_proxy_tunnels() {
    let proxy = proxy(HttpConduct::Proxies).await;
    let (canary, _served) = one_answer("proof").await;
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say(connect(canary)).await;
    assert_eq!(peer.line().await, "HTTP/1.1 200 Connection established");
    assert_eq!(peer.line().await, "");
    peer.say("token\r\n\r\n").await;
    assert_eq!(peer.rest().await, "proof");
}

#[tokio::test]
async fn a_closed_proxy_answers_403_in_its_products_name() {
    let proxy = proxy(HttpConduct::Proxies).await;
    proxy.openness().close();
    for request in [get("http://canary.example/"), connect(proxy.address())] {
        let answer = answer(&proxy, request).await;
        assert!(answer.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{answer}");
        assert!(answer.contains("Server: squid/6.13\r\n"), "{answer}");
        assert!(
            answer.contains("X-Squid-Error: ERR_ACCESS_DENIED 0\r\n"),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn tinyproxy_does_not_speak_as_squid() {
    let manner = HttpManner::tinyproxy("proxy.demo.example");
    let conduct = HttpConduct::Proxies;
    let proxy = HttpProxy::start(on("127.0.0.1"), manner, conduct, Names::new())
        .await
        .unwrap();
    proxy.openness().close();
    let answer = answer(&proxy, get("http://canary.example/")).await;
    assert!(answer.contains("Server: tinyproxy/1.11.2\r\n"), "{answer}");
    assert!(!answer.to_lowercase().contains("squid"), "{answer}");
}

#[tokio::test]
async fn each_capability_closes_by_itself() {
    let proxy = proxy(HttpConduct::Proxies).await;
    let (canary, _served) = one_answer(CANARY).await;
    proxy.tunnelling().close();
    assert!(
        answer(&proxy, connect(canary))
            .await
            .starts_with("HTTP/1.1 403 ")
    );
    let fetched = answer(&proxy, get(&format!("http://{canary}/"))).await;
    assert!(fetched.ends_with("proof"), "{fetched}");

    let (canary, _served) = one_answer(CANARY).await;
    proxy.fetching().close();
    proxy.tunnelling().open();
    assert!(
        answer(&proxy, get(&format!("http://{canary}/")))
            .await
            .starts_with("HTTP/1.1 403 ")
    );
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say(connect(canary)).await;
    assert!(peer.line().await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_proxy_does_not_leave_the_laboratory() {
    let proxy = proxy(HttpConduct::Proxies).await;
    for stranger in ["192.0.2.1:80", "[2001:db8::1]:80"] {
        assert!(
            answer(&proxy, connect(stranger.parse().unwrap()))
                .await
                .contains(" 503 ")
        );
        assert!(
            answer(&proxy, get(&format!("http://{stranger}/")))
                .await
                .contains(" 503 ")
        );
    }
    assert!(
        answer(&proxy, get("http://nowhere.example/"))
            .await
            .contains(" 503 ")
    );
}

#[tokio::test]
async fn what_is_no_request_to_a_proxy_is_a_bad_request() {
    let proxy = proxy(HttpConduct::Proxies).await;
    assert!(answer(&proxy, get("/")).await.starts_with("HTTP/1.1 400 "));
    assert!(
        answer(&proxy, "\x05\x01\r\n\r\n".to_owned())
            .await
            .starts_with("HTTP/1.1 400 ")
    );
}

#[tokio::test]
async fn a_page_that_is_no_http_is_a_bad_gateway() {
    let proxy = proxy(HttpConduct::Proxies).await;
    let (canary, _served) = one_answer("220 mx.example ESMTP\r\n").await;
    let answer = answer(&proxy, get(&format!("http://{canary}/"))).await;
    assert!(answer.starts_with("HTTP/1.1 502 "), "{answer}");
}

#[tokio::test]
async fn some_proxies_ask_for_a_password() {
    let proxy = proxy(HttpConduct::AsksPassword).await;
    let answer = answer(&proxy, get("http://canary.example/")).await;
    assert!(answer.starts_with("HTTP/1.1 407 "), "{answer}");
    assert!(answer.contains("Proxy-Authenticate: Basic"), "{answer}");
}

#[tokio::test]
async fn a_captive_portal_grants_everything_and_fetches_nothing() {
    let proxy = proxy(HttpConduct::CaptivePortal).await;
    let page = answer(&proxy, get("http://canary.example/token")).await;
    assert!(
        page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("Please log in"),
        "{page}"
    );

    let mut peer = Peer::dial(proxy.address()).await;
    peer.say(connect("192.0.2.1:443".parse().unwrap())).await;
    assert_eq!(peer.line().await, "HTTP/1.1 200 OK");
    assert_eq!(peer.line().await, "");
    peer.say("token\r\n").await;
    assert!(peer.rest().await.contains("Please log in"));
}

#[tokio::test]
async fn a_web_server_takes_the_absolute_form_for_its_own() {
    let proxy = proxy(HttpConduct::OriginServer).await;
    let page = answer(&proxy, get("http://canary.example/token")).await;
    assert!(
        page.starts_with("HTTP/1.1 200 OK\r\n") && page.contains("It works"),
        "{page}"
    );
    assert!(
        answer(&proxy, connect(proxy.address()))
            .await
            .starts_with("HTTP/1.1 405 ")
    );
}
