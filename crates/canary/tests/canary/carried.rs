//! Tokens that proxies carry in other ways than a request for a path: in the words of a mail
//! client, in a request to the mail port, in a plain line, in a body, in a datagram.

use std::net::SocketAddr;
use std::time::Duration;

use canary::{Meaning, Way};
use dialogue::{Form, Role};
use tokio::net::UdpSocket;

use crate::support::{Bench, key, soon, token};

#[tokio::test]
async fn a_token_in_a_mail_command_is_kept_and_then_answered() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpConnect25, Role::Fetch);
    let answer = key().answer(&token);
    let mut client = bench.mail().await;
    client.reply().await;
    for (line, code) in [
        (format!("NOOP {token}"), "250 2.0.0 "),
        (format!("HELP {token}").to_uppercase(), "250 2.0.0 "),
        (format!("EHLO {token}.example"), "250-"),
        (format!("{token}"), "500 5.5.2 "),
    ] {
        client.say(format!("{line}\r\n").as_bytes()).await;
        let entry = soon(bench.entries.recv()).await.expect("the canary is up");
        let early = tokio::time::timeout(Duration::from_millis(20), client.reply()).await;
        assert!(early.is_err(), "answered before the ledger: {early:?}");
        entry.ack.send(()).expect("the canary waits");
        assert_eq!(entry.receipt.meaning(), Meaning::Fetched);
        assert_eq!(entry.receipt.way, Way::Line { line });
        let reply = client.reply().await;
        assert!(
            reply.starts_with(code) && reply.contains(&answer),
            "{reply}"
        );
    }
    client.say(format!("NOOP {token}\r\n").as_bytes()).await;
    drop(soon(bench.entries.recv()).await);
    let reply = client.reply().await;
    assert!(reply.starts_with("451"), "{reply}");
}

#[tokio::test]
async fn a_request_to_the_mail_port_is_answered_as_one() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpPost25, Role::Fetch);
    for request in [
        format!("POST /{token} HTTP/1.1\r\nHost: canary.example:25\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: {token}.canary.example\r\n\r\n"),
        format!("POST / HTTP/1.1\r\nHost: canary.example\r\nX-Line: {token}\r\n\r\n"),
        format!("POST / HTTP/1.1\r\nContent-Length: 40\r\n\r\nEHLO a\r\n{token}"),
        format!("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{token}\r\n0\r\n\r\n"),
    ] {
        let mut client = bench.mail().await;
        client.say(request.as_bytes()).await;
        let receipt = bench.receipt().await;
        assert_eq!(receipt.token, token);
        assert!(receipt.excerpt.contains(&token.to_string()));
        let response = client.rest().await;
        assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
        assert!(response.contains(&key().answer(&token)), "{response}");
    }
}

#[tokio::test]
async fn a_request_that_comes_after_the_greeting_is_answered_too() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpPost25, Role::Fetch);
    let mut client = bench.mail().await;
    assert!(client.reply().await.starts_with("220"));
    let request = format!("POST /{token} HTTP/1.1\r\nHost: canary.example\r\n\r\n");
    client.say(request.as_bytes()).await;
    assert_eq!(bench.receipt().await.token, token);
    let response = client.rest().await;
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    assert!(response.contains(&key().answer(&token)), "{response}");
}

#[tokio::test]
async fn a_request_without_a_token_gets_no_relay_and_no_echo_from_the_mail_port() {
    let mut bench = Bench::new().await;
    for request in [
        "POST /r3fl3ct HTTP/1.1\r\nHost: r3fl3ct\r\nContent-Length: 7\r\n\r\nr3fl3ct",
        "CONNECT r3fl3ct:25 HTTP/1.1\r\n\r\n",
    ] {
        let mut client = bench.mail().await;
        client.say(request.as_bytes()).await;
        let response = client.rest().await;
        assert!(response.starts_with("HTTP/1.1 40"), "{response}");
        assert!(!response.contains("r3fl3ct"), "{response}");
    }
    assert!(bench.entries.try_recv().is_err());
}

#[tokio::test]
async fn a_line_typed_through_a_telnet_proxy_is_answered_with_a_line() {
    let mut bench = Bench::new().await;
    let token = token(Form::Wingate, Role::Fetch);
    for line in [format!("{token}\r\n"), format!("\r\n> {token} <\n")] {
        let mut client = bench.web().await;
        client.say(line.to_uppercase().as_bytes()).await;
        let receipt = bench.receipt().await;
        assert_eq!(receipt.token, token);
        assert_eq!(receipt.meaning(), Meaning::Fetched);
        let answer = format!("tranca-canary {}\n", key().answer(&token));
        assert_eq!(client.rest().await, answer);
    }
}

#[tokio::test]
async fn a_posted_body_may_carry_the_token() {
    let mut bench = Bench::new().await;
    let token = token(Form::HttpGet, Role::Fetch);
    let mut client = bench.web().await;
    let head = "POST / HTTP/1.1\r\nHost: canary.example\r\nContent-Length: 34\r\n\r\n";
    client.say(format!("{head}\r\n{token}").as_bytes()).await;
    assert_eq!(bench.receipt().await.token, token);
    assert!(client.rest().await.contains(&key().answer(&token)));
}

#[tokio::test]
async fn a_datagram_is_answered_once_it_is_kept_over_both_families() {
    let mut bench = Bench::new().await;
    let token = token(Form::Socks5Udp, Role::Fetch);
    for to in bench.canary.udp_addresses().to_vec() {
        let socket = socket_towards(to).await;
        let payload = format!("{token}").to_uppercase();
        socket.send(payload.as_bytes()).await.expect("sent");
        let entry = soon(bench.entries.recv()).await.expect("the canary is up");
        let mut answer = [0; 2_048];
        assert!(socket.try_recv(&mut answer).is_err(), "answered too early");
        entry.ack.send(()).expect("the canary waits");
        assert_eq!(entry.receipt.way, Way::Datagram);
        assert_eq!(entry.receipt.meaning(), Meaning::Fetched);
        assert_eq!(Some(entry.receipt.peer), socket.local_addr().ok());
        let length = soon(socket.recv(&mut answer)).await.expect("an answer");
        assert_eq!(&answer[..length], key().answer(&token).as_bytes());
        assert!(length <= payload.len(), "no amplification");
    }
}

#[tokio::test]
async fn a_datagram_without_a_token_for_fetching_gets_no_answer() {
    let mut bench = Bench::new().await;
    let to = bench.canary.udp_addresses()[0];
    let socket = socket_towards(to).await;
    let recipient = token(Form::Plain, Role::Recipient).to_string();
    for payload in [&b""[..], b"\0\xff", &[b'a'; 1_200], recipient.as_bytes()] {
        socket.send(payload).await.expect("sent");
    }
    let token = token(Form::Socks5Udp, Role::Fetch);
    let payload = format!("\x01\x02{token}\r\n");
    socket.send(payload.as_bytes()).await.expect("sent");
    assert_eq!(bench.receipt().await.token, token);
    let mut answer = [0; 2_048];
    let length = soon(socket.recv(&mut answer)).await.expect("an answer");
    assert_eq!(
        &answer[..length],
        key().answer(&token).as_bytes(),
        "the first"
    );
    assert!(bench.entries.try_recv().is_err());
}

async fn socket_towards(to: SocketAddr) -> UdpSocket {
    let any = SocketAddr::new(to.ip(), 0);
    let socket = UdpSocket::bind(any).await.expect("a socket");
    socket.connect(to).await.expect("loopback");
    socket
}
