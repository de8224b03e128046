use std::net::SocketAddr;

use laboratory::{Entity, Network, RdapServer, Registry};
use serde_json::{Value, json};

use crate::peer::{Peer, anywhere};

async fn get(server: SocketAddr, path: &str) -> (String, Value) {
    let mut peer = Peer::dial(server).await;
    peer.say(format!("GET {path} HTTP/1.1\r\nHost: {server}\r\n\r\n"))
        .await;
    let answer = peer.rest().await;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), serde_json::from_str(body).unwrap())
}

fn demo() -> Network {
    let abuse = Entity::new("ABUSE-1", "abuse")
        .name("Abuse Desk")
        .mailbox("abuse@isp.example");
    let holder = Entity::new("HOLDER-1", "registrant")
        .name("Demo ISP")
        .within(abuse);
    let technical = Entity::new("TECH-1", "technical").removed_mailbox();
    Network::new("192.0.2.0/24".parse().unwrap(), "NET-DEMO", "DEMO")
        .country("BR")
        .entity(holder)
        .entity(technical)
}

async fn serving(registry: &Registry) -> RdapServer {
    RdapServer::start(anywhere(), registry.clone())
        .await
        .unwrap()
}

#[tokio::test]
async fn the_holder_of_an_address_is_told_with_all_within() {
    let registry = Registry::new();
    registry.network(&demo());
    let server = serving(&registry).await;
    let (head, network) = get(server.address(), "/ip/192.0.2.77").await;

    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(
        head.contains("Content-Type: application/rdap+json\r\n"),
        "{head}"
    );
    assert_eq!(network["startAddress"], "192.0.2.0");
    assert_eq!(network["endAddress"], "192.0.2.255");
    assert_eq!(network["country"], "BR");
    assert_eq!(
        network["cidr0_cidrs"],
        json!([{"v4prefix": "192.0.2.0", "length": 24}])
    );
    let abuse = &network["entities"][0]["entities"][0];
    assert_eq!(abuse["roles"], json!(["abuse"]));
    let email = json!(["email", {}, "text", "abuse@isp.example"]);
    assert_eq!(abuse["vcardArray"][1][2], email);
    let technical = &network["entities"][1]["vcardArray"][1][2];
    assert_eq!(technical[3], "removed@lacnic.net");
    assert_eq!(
        (server.count(), server.requests()),
        (1, vec!["/ip/192.0.2.77".to_owned()])
    );
}

#[tokio::test]
async fn the_longest_prefix_wins() {
    let registry = Registry::new();
    registry.network(&demo());
    let customer = "192.0.2.64/26".parse().unwrap();
    registry.network(&Network::new(customer, "NET-CUSTOMER", "CUSTOMER"));
    let server = serving(&registry).await;
    let handle = async |path| get(server.address(), path).await.1["handle"].clone();
    assert_eq!(handle("/ip/192.0.2.77").await, "NET-CUSTOMER");
    assert_eq!(handle("/rdap/ip/192.0.2.0/24").await, "NET-DEMO");
    registry.forget(customer);
    assert_eq!(handle("/ip/192.0.2.77").await, "NET-DEMO");
}

#[tokio::test]
async fn an_ipv6_network_has_an_ipv6_prefix() {
    let registry = Registry::new();
    registry.network(&Network::new(
        "2001:db8::/32".parse().unwrap(),
        "NET6",
        "SIX",
    ));
    let server = serving(&registry).await;
    let (_, network) = get(server.address(), "/ip/2001:db8::25").await;
    assert_eq!(network["ipVersion"], "v6");
    assert_eq!(
        network["cidr0_cidrs"],
        json!([{"v6prefix": "2001:db8::", "length": 32}])
    );
}

#[tokio::test]
async fn an_unknown_address_is_not_found_and_nonsense_a_bad_request() {
    let server = serving(&Registry::new()).await;
    for (path, code) in [
        ("/ip/198.51.100.1", 404),
        ("/ip/one.example", 400),
        ("/domain/demo.example", 400),
    ] {
        let (head, error) = get(server.address(), path).await;
        assert!(head.starts_with(&format!("HTTP/1.1 {code} ")), "{head}");
        assert_eq!(error["errorCode"], code);
    }
}

#[tokio::test]
async fn a_registry_sends_on_or_asks_for_patience() {
    let registry = Registry::new();
    registry.elsewhere(
        "192.0.2.0/24".parse().unwrap(),
        "http://127.77.0.2:8080/rdap/",
    );
    registry.busy("198.51.100.0/24".parse().unwrap(), 30);
    let server = serving(&registry).await;
    let (moved, _) = get(server.address(), "/ip/192.0.2.77").await;
    assert!(moved.starts_with("HTTP/1.1 302 "), "{moved}");
    assert!(
        moved.contains("Location: http://127.77.0.2:8080/rdap/ip/192.0.2.77"),
        "{moved}"
    );
    let (busy, _) = get(server.address(), "/ip/198.51.100.1").await;
    assert!(
        busy.starts_with("HTTP/1.1 429 ") && busy.contains("Retry-After: 30"),
        "{busy}"
    );
}

#[tokio::test]
async fn a_bootstrap_file_stands_beside_the_answers() {
    let registry = Registry::new();
    let server = serving(&registry).await;
    let services = json!({"services": [[["192.0.0.0/8"], [server.base_url()]]]});
    registry.document("/ipv4.json", services.clone());
    assert_eq!(get(server.address(), "/ipv4.json").await.1, services);
}
