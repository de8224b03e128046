use std::net::SocketAddr;

use laboratory::{Names, SocksConduct, SocksProxy};

use crate::peer::{Peer, anywhere, on, one_answer};

async fn proxy(conduct: SocksConduct) -> SocksProxy {
    let names = Names::new().with("canary.example", "127.0.0.1".parse().unwrap());
    SocksProxy::start(on("127.77.0.13"), conduct, names)
        .await
        .unwrap()
}

/// A version 5 request with this kind of address.
fn request_5(kind: u8, address: &[u8], port: u16) -> Vec<u8> {
    [&[5, 1, 0, kind], address, &port.to_be_bytes()].concat()
}

/// A version 4 request; with a name, 4a.
fn request_4(target: SocketAddr, name: Option<&str>) -> Vec<u8> {
    let address = [127, 0, 0, 1];
    let mut request = [&[4, 1], &target.port().to_be_bytes()[..]].concat();
    request.extend_from_slice(if name.is_some() {
        &[0, 0, 0, 1]
    } else {
        &address
    });
    request.extend_from_slice(b"user\0");
    if let Some(name) = name {
        request.extend_from_slice(name.as_bytes());
        request.push(0);
    }
    request
}

async fn greeted_5(proxy: &SocksProxy) -> Peer {
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say([5, 2, 0, 2]).await;
    assert_eq!(peer.exactly().await, [5, 0]);
    peer
}

async fn fetches_proof(mut peer: Peer) {
    peer.say("token\r\n\r\n").await;
    assert_eq!(peer.rest().await, "proof");
}

#[tokio::test]
async fn version_5_connects_to_an_address_and_to_a_name() {
    let proxy = proxy(SocksConduct::Proxies).await;
    for (kind, address) in [(1, &[127, 0, 0, 1][..]), (3, b"\x0ecanary.example")] {
        let (canary, served) = one_answer("proof").await;
        let mut peer = greeted_5(&proxy).await;
        peer.say(request_5(kind, address, canary.port())).await;
        assert_eq!(peer.exactly().await, [5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
        fetches_proof(peer).await;
        assert_eq!(served.await.unwrap().0.ip(), proxy.address().ip());
    }
    assert!(proxy.requests()[1].starts_with("socks5 canary.example:"));
}

#[tokio::test]
async fn version_5_understands_ipv6() {
    let proxy = proxy(SocksConduct::Proxies).await;
    let mut peer = greeted_5(&proxy).await;
    let documentation = "2001:db8::1".parse::<std::net::Ipv6Addr>().unwrap();
    peer.say(request_5(4, &documentation.octets(), 80)).await;
    let [_, code, ..] = peer.exactly::<10>().await;
    assert_eq!(code, 2, "not allowed: a laboratory stays inside");
    assert_eq!(proxy.requests(), ["socks5 [2001:db8::1]:80"]);
}

#[tokio::test]
async fn version_4_connects_to_an_address_and_4a_to_a_name() {
    let proxy = proxy(SocksConduct::Proxies).await;
    for name in [None, Some("canary.example")] {
        let (canary, _served) = one_answer("proof").await;
        let mut peer = Peer::dial(proxy.address()).await;
        peer.say(request_4(canary, name)).await;
        assert_eq!(peer.exactly::<8>().await[..2], [0, 0x5a]);
        fetches_proof(peer).await;
    }
}

#[tokio::test]
async fn a_closed_proxy_finds_no_method_and_rejects() {
    let proxy = proxy(SocksConduct::Proxies).await;
    proxy.openness().close();
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say([5, 1, 0]).await;
    assert_eq!(peer.exactly().await, [5, 0xff]);
    assert_eq!(peer.rest().await, "");

    let mut peer = Peer::dial(proxy.address()).await;
    peer.say(request_4(anywhere(), None)).await;
    assert_eq!(peer.exactly::<8>().await[..2], [0, 0x5b]);
    assert_eq!(proxy.requests().len(), 0);
}

#[tokio::test]
async fn each_refusal_has_its_code() {
    let proxy = proxy(SocksConduct::Proxies).await;
    for (request, code) in [
        (request_5(1, &[192, 0, 2, 1], 80), 2),
        (request_5(3, b"\x0fnowhere.example", 80), 4),
        (request_5(1, &[127, 0, 0, 1], 0), 5),
        (vec![5, 2, 0, 1, 127, 0, 0, 1, 0, 80], 7),
        (vec![5, 1, 0, 9], 8),
    ] {
        let mut peer = greeted_5(&proxy).await;
        peer.say(request).await;
        assert_eq!(peer.exactly::<10>().await[..2], [5, code]);
    }
}

#[tokio::test]
async fn granted_is_not_connected() {
    let proxy = proxy(SocksConduct::GrantsNothing).await;
    let (canary, served) = one_answer("proof").await;
    let mut peer = greeted_5(&proxy).await;
    peer.say(request_5(1, &[127, 0, 0, 1], canary.port())).await;
    assert_eq!(peer.exactly::<10>().await[..2], [5, 0]);
    peer.say("token\r\n\r\n").await;
    peer.end().await;
    assert_eq!(peer.rest().await, "");
    served.abort();
}

#[tokio::test]
async fn what_is_no_socks_is_hung_up_on() {
    let proxy = proxy(SocksConduct::Proxies).await;
    let mut peer = Peer::dial(proxy.address()).await;
    peer.say("GET / HTTP/1.1\r\n").await;
    assert_eq!(peer.rest().await, "");
}
