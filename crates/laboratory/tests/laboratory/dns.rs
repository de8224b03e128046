use std::net::{IpAddr, SocketAddr};

use hickory_proto::op::{Edns, Message, Query, ResponseCode};
use hickory_proto::rr::{Name, RData, RecordType};
use laboratory::{Dnsbl, Illness, NameServer, Records, onward};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UdpSocket;

use crate::peer::{anywhere, on, soon};

fn question(name: &str, kind: RecordType) -> Message {
    let mut message = Message::query();
    message.add_query(Query::query(Name::from_ascii(name).unwrap(), kind));
    message
}

async fn exchange(server: SocketAddr, packet: &[u8]) -> Message {
    let socket = UdpSocket::bind(anywhere()).await.unwrap();
    socket.send_to(packet, server).await.unwrap();
    let mut reply = vec![0; 65_535];
    let (length, from) = soon(socket.recv_from(&mut reply)).await.unwrap();
    assert_eq!(from, server);
    Message::from_vec(&reply[..length]).unwrap()
}

async fn asked(server: &NameServer, name: &str, kind: RecordType) -> Message {
    let question = question(name, kind);
    let reply = exchange(server.address(), &question.to_vec().unwrap()).await;
    assert_eq!(reply.metadata.id, question.metadata.id);
    assert!(reply.metadata.authoritative);
    reply
}

/// Response code, and the answers as text.
async fn found(server: &NameServer, name: &str, kind: RecordType) -> (ResponseCode, Vec<String>) {
    let reply = asked(server, name, kind).await;
    let answers = reply
        .answers
        .iter()
        .map(|record| record.data.to_string())
        .collect();
    (reply.metadata.response_code, answers)
}

async fn serving(records: &Records) -> NameServer {
    NameServer::start(on("127.77.0.53"), records.clone())
        .await
        .unwrap()
}

fn ip(text: &str) -> IpAddr {
    text.parse().unwrap()
}

#[tokio::test]
async fn every_kind_of_record_is_answered() {
    let records = Records::new();
    records.address("mx.demo.example", ip("127.77.0.11"));
    records.address("mx.demo.example", ip("::1"));
    records.mail_exchange("demo.example", 10, "mx.demo.example");
    records.text("demo.example", "v=spf1 -all");
    records.pointer(ip("127.77.0.11"), "mx.demo.example");
    records.authority("demo.example", "hostmaster.demo.example");
    let server = serving(&records).await;
    for (name, kind, data) in [
        ("mx.demo.example.", RecordType::A, "127.77.0.11"),
        ("MX.Demo.Example.", RecordType::AAAA, "::1"),
        ("demo.example.", RecordType::MX, "10 mx.demo.example."),
        ("demo.example.", RecordType::TXT, "v=spf1 -all"),
        (
            "11.0.77.127.in-addr.arpa.",
            RecordType::PTR,
            "mx.demo.example.",
        ),
    ] {
        let (code, answers) = found(&server, name, kind).await;
        assert_eq!(
            (code, answers),
            (ResponseCode::NoError, vec![data.to_owned()]),
            "{name}"
        );
    }
    let soa = asked(&server, "demo.example.", RecordType::SOA).await;
    assert!(matches!(soa.answers[0].data, RData::SOA(_)));
    assert_eq!(server.questions()[0], "mx.demo.example. A");
}

#[tokio::test]
async fn a_missing_name_and_a_missing_record_are_two_things() {
    let records = Records::new();
    records.authority("demo.example", "hostmaster.demo.example");
    records.address("a.b.demo.example", ip("127.77.0.11"));
    let server = serving(&records).await;

    let missing = asked(&server, "c.demo.example.", RecordType::A).await;
    assert_eq!(missing.metadata.response_code, ResponseCode::NXDomain);
    assert_eq!(
        missing.authorities[0].name,
        Name::from_ascii("demo.example.").unwrap()
    );
    for (name, kind) in [
        ("a.b.demo.example.", RecordType::MX),
        ("b.demo.example.", RecordType::A),
    ] {
        assert_eq!(
            found(&server, name, kind).await,
            (ResponseCode::NoError, vec![]),
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_long_answer_is_cut_over_udp_and_whole_over_tcp() {
    let records = Records::new();
    records.text("long.example", &"x".repeat(3_000));
    let server = serving(&records).await;
    let mut question = question("long.example.", RecordType::TXT);
    question.set_edns(Edns::new());
    let packet = question.to_vec().unwrap();
    let cut = exchange(server.address(), &packet).await;
    assert!(cut.metadata.truncation && cut.answers.is_empty() && cut.edns.is_some());

    let mut stream = onward::dial(server.address()).await.unwrap();
    stream
        .write_u16(u16::try_from(packet.len()).unwrap())
        .await
        .unwrap();
    stream.write_all(&packet).await.unwrap();
    let mut whole = vec![0; usize::from(soon(stream.read_u16()).await.unwrap())];
    stream.read_exact(&mut whole).await.unwrap();
    let whole = Message::from_vec(&whole).unwrap();
    assert_eq!(whole.answers[0].data.to_string(), "x".repeat(3_000));
}

#[tokio::test]
async fn a_block_list_knows_its_test_points_and_changes_while_it_runs() {
    let records = Records::new();
    let list = Dnsbl::new("relays.demo.example", &records);
    let server = serving(&records).await;
    for (name, is_listed) in [
        ("2.0.0.127.relays.demo.example.", true),
        ("1.0.0.127.relays.demo.example.", false),
        (
            "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.relays.demo.example.",
            true,
        ),
        (
            "1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.relays.demo.example.",
            false,
        ),
    ] {
        let (code, answers) = found(&server, name, RecordType::A).await;
        assert_eq!(answers.as_slice() == ["127.0.0.2"], is_listed, "{name}");
        assert_eq!(code == ResponseCode::NXDomain, !is_listed, "{name}");
    }

    let name = "11.2.0.192.relays.demo.example.";
    list.list(ip("192.0.2.11"), "127.0.0.3".parse().unwrap(), "open relay");
    let listed = (ResponseCode::NoError, vec!["127.0.0.3".to_owned()]);
    assert_eq!(found(&server, name, RecordType::A).await, listed);
    assert_eq!(
        found(&server, name, RecordType::TXT).await.1,
        ["open relay"]
    );
    list.delist(ip("192.0.2.11"));
    assert_eq!(
        found(&server, name, RecordType::A).await.0,
        ResponseCode::NXDomain
    );
}

#[tokio::test]
async fn an_ill_list_is_ill_at_its_test_points_too_and_can_recover() {
    let records = Records::new();
    let [ill, well] = ["ill.example", "well.example"].map(|zone| Dnsbl::new(zone, &records));
    let server = serving(&records).await;
    let not_listed = "1.0.0.127.ill.example.";
    for (illness, code, answer) in [
        (
            Illness::ListsTheWorld,
            ResponseCode::NoError,
            Some("127.0.0.2"),
        ),
        (
            Illness::AnswersOutside,
            ResponseCode::NoError,
            Some("203.0.113.80"),
        ),
        (
            Illness::RefusesResolver,
            ResponseCode::NoError,
            Some("127.255.255.254"),
        ),
        (Illness::ServerFailure, ResponseCode::ServFail, None),
        (Illness::ListsNothing, ResponseCode::NXDomain, None),
    ] {
        records.ill(ill.zone(), illness);
        let answers = answer.map(str::to_owned).into_iter().collect::<Vec<_>>();
        let expected = (code, answers);
        assert_eq!(
            found(&server, not_listed, RecordType::A).await,
            expected,
            "{illness:?}"
        );
        let healthy = format!("1.0.0.127.{}.", well.zone());
        let healthy = found(&server, &healthy, RecordType::A).await;
        assert_eq!(healthy.0, ResponseCode::NXDomain);
    }
    assert_eq!(
        found(&server, "2.0.0.127.ill.example.", RecordType::A)
            .await
            .0,
        ResponseCode::NXDomain
    );
    records.well(ill.zone());
    assert_eq!(
        found(&server, "2.0.0.127.ill.example.", RecordType::A)
            .await
            .1,
        ["127.0.0.2"]
    );
}

#[tokio::test]
async fn a_silent_zone_and_a_broken_packet_get_no_answer() {
    let records = Records::new();
    records.ill("silent.example", Illness::Silent);
    records.address("other.example", ip("127.77.0.11"));
    let server = serving(&records).await;
    let socket = UdpSocket::bind(anywhere()).await.unwrap();
    let last = question("other.example.", RecordType::A);
    let silent = question("x.silent.example.", RecordType::A);
    for packet in [
        silent.to_vec().unwrap(),
        b"\0\x01nonsense".to_vec(),
        last.to_vec().unwrap(),
    ] {
        socket.send_to(&packet, server.address()).await.unwrap();
    }
    let mut reply = [0; 512];
    let length = soon(socket.recv(&mut reply)).await.unwrap();
    let first = Message::from_vec(&reply[..length]).unwrap();
    assert_eq!(
        first.metadata.id, last.metadata.id,
        "only the last was answered"
    );
    assert_eq!(
        server.questions(),
        ["x.silent.example. A", "other.example. A"]
    );
}

#[tokio::test]
async fn a_name_that_cannot_be_written_is_a_server_failure() {
    let records = Records::new();
    records.mail_exchange("demo.example", 10, &"x".repeat(100));
    let server = serving(&records).await;
    let (code, _) = found(&server, "demo.example.", RecordType::MX).await;
    assert_eq!(code, ResponseCode::ServFail);
}
