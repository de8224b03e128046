//! Any octets at all, into everything that reads foreign octets.

use std::net::IpAddr;

use canary::mail::{Message, Session, Turn};
use canary::web::Request;
use canary::{Addressee, Ending, Line, Ours, limits};
use proptest::prelude::*;

use crate::support::{identity, key};

const LOCAL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

/// Words of the protocol between junk, so that more than the first branch is reached.
fn mail_line() -> impl Strategy<Value = Vec<u8>> {
    let verb = prop::sample::select(vec![
        "",
        "MAIL FROM:",
        "RCPT TO:<",
        "EHLO ",
        "DATA",
        "VRFY ",
        "STARTTLS",
        "NOOP ",
        "POST ",
    ]);
    let junk = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..80),
        "[@%!,:\"<>\\\\\\[\\]a é.+40-]{0,40}".prop_map(String::into_bytes),
        Just(vec![b'a'; limits::LINE_OCTETS + 1]),
    ];
    (verb, junk).prop_map(|(verb, junk)| [verb.as_bytes(), &junk].concat())
}

proptest! {
    #[test]
    fn a_mail_session_always_replies_well_formed_and_takes_nothing(
        lines in prop::collection::vec(mail_line(), 0..30),
    ) {
        let ours = Ours::new(identity(), key());
        let mut session = Session::new(&ours, LOCAL);
        for line in lines {
            match session.heard(&Line::new(&line)) {
                Turn::Http => {}
                Turn::Say(words) | Turn::Close(words) | Turn::Secure(words) => {
                    prop_assert!(words.ends_with("\r\n") && words.is_ascii());
                    prop_assert!(words.lines().all(|line| line.len() <= 512));
                }
                Turn::Collect(_) | Turn::Keep(..) => {
                    prop_assert!(false, "took something without a token");
                }
            }
        }
    }

    #[test]
    fn no_junk_is_an_addressee(recipient in "[@%!,:\"<>\\\\\\[\\]a-z2-7é.+]{0,80}") {
        let ours = Ours::new(identity(), key());
        let addressee = ours.addressee(&recipient, LOCAL);
        prop_assert!(!matches!(addressee, Addressee::Token(_)));
        prop_assert_eq!(ours.carried(recipient.as_bytes()), None);
        prop_assert_eq!(ours.fetched(&recipient, &recipient, LOCAL), None);
    }

    #[test]
    fn a_letter_of_junk_stays_within_its_bounds(
        lines in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..3_000), 0..60),
    ) {
        let mut message = Message::new(Ending::CrLf);
        for line in lines {
            message.heard(&Line::new(&line));
        }
        prop_assert!(message.excerpt().len() <= limits::EXCERPT_OCTETS);
        let _ = message.is_report();
    }

    #[test]
    fn a_request_of_junk_is_read_or_not_and_nothing_else(
        head in prop::collection::vec(any::<u8>(), 0..200),
        target in "[a-z:/@?\\[\\]é ]{0,40}",
    ) {
        let _ = Request::parse(&head);
        let line = format!("GET {target} HTTP/1.1");
        prop_assert_eq!(Request::begins(line.as_bytes()), Request::parse(line.as_bytes()).is_some());
    }
}
