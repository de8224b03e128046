//! Servers that mean harm, or nothing: whatever they send in whatever cut, every dialogue stays
//! calm, stays small and comes to an answer.

use dialogue::h2_connect::H2Connect;
use dialogue::http::{BODY_LIMIT, HEAD_LIMIT};
use dialogue::http_connect::HttpConnect;
use dialogue::http_forward::HttpForward;
use dialogue::reply::REPLY_LIMIT;
use dialogue::smtp::{Level, Relay};
use dialogue::socks4::Socks4;
use dialogue::socks5::Socks5;
use dialogue::wingate::{Wingate, Wording};
use dialogue::{
    Answer, CanaryDomain, Dialogue, Envelope, Fetch, Form, Parties, Role, ServerName, Service,
    Step, Target, TokenKey, Tokens,
};
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #[test]
    fn any_bytes_in_any_cut_lead_to_an_answer(pieces in vec(vec(any::<u8>(), 0..40), 0..40)) {
        for mut dialogue in dialogues() {
            converse(dialogue.as_mut(), &pieces);
        }
    }

    #[test]
    fn nearly_right_words_in_any_cut_lead_to_the_same_answer(
        words in vec(prop::sample::select(WORDS.to_vec()), 0..30),
        cut in 1_usize..30,
    ) {
        let text = words.concat();
        let pieces: Vec<Vec<u8>> = text.chunks(cut).map(<[u8]>::to_vec).collect();
        for (mut in_pieces, mut at_once) in dialogues().into_iter().zip(dialogues()) {
            let left = converse(in_pieces.as_mut(), &pieces);
            let right = converse(at_once.as_mut(), std::slice::from_ref(&text));
            // A stranger's words are kept as far as they had come; all else is the same.
            prop_assert_eq!(left.name(), right.name(), "{} / {}", &left, &right);
        }
    }

    #[test]
    fn the_session_keeps_count_of_every_envelope(
        words in vec(prop::sample::select(WORDS.to_vec()), 0..30),
    ) {
        let mut relay = relay(Level::Proof);
        converse(&mut relay, &words.iter().map(|word| word.to_vec()).collect::<Vec<_>>());
        prop_assert_eq!(relay.tried().len() + relay.remaining(), FORMS.len());
        prop_assert!(relay.claims().len() <= Relay::CLAIMS_LIMIT);
        prop_assert!(relay.claims().iter().all(|claim| claim.len() <= Relay::CLAIM_LIMIT));
    }

    #[test]
    fn nobody_gets_an_answer_returned_without_the_secret(
        words in vec(prop::sample::select(WORDS.to_vec()), 0..30),
    ) {
        for mut dialogue in dialogues() {
            let pieces = words.iter().map(|word| word.to_vec()).collect::<Vec<_>>();
            prop_assert_ne!(converse(dialogue.as_mut(), &pieces), Answer::Returned);
        }
    }
}

#[test]
fn no_stream_is_listened_to_without_end() {
    let openings: [&[u8]; 7] = [
        b"",
        b"220 mx.example\r\n250 mx.example\r\n250 ok\r\n",
        b"220-",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        b"\x00\x5a\0\0\0\0\0\0HTTP/1.1 200 OK\r\n\r\n",
        b"\x05\x00\x05\x00\x00\x01\0\0\0\0\0\0HTTP/1.1 200 OK\r\n\r\n",
    ];
    let streams: [&[u8]; 5] = [b"x", b"250-more\r\n", b"a: b\r\n", b"250 ", b"\0"];
    for opening in openings {
        for stream in streams {
            for mut dialogue in dialogues() {
                let heard = patience(dialogue.as_mut(), opening, stream);
                assert!(
                    heard <= REPLY_LIMIT + HEAD_LIMIT + BODY_LIMIT,
                    "{opening:?} {stream:?}"
                );
            }
        }
    }
}

#[test]
fn a_decided_session_stays_decided() {
    let mut relay = relay(Level::Proof);
    relay.open();
    assert!(matches!(
        relay.heard(b"+OK\r\n"),
        Step::Stop(Answer::NotThatService(_))
    ));
    assert!(matches!(
        relay.heard(b"220 mx.example\r\n"),
        Step::Stop(Answer::NotThatService(_))
    ));
    assert!(matches!(relay.hung_up(), Answer::NotThatService(_)));
    assert_eq!(relay.remaining(), FORMS.len());
}

/// How many bytes of an endless stream a dialogue takes before it stops.
fn patience(dialogue: &mut dyn Dialogue, opening: &[u8], stream: &[u8]) -> usize {
    dialogue.open();
    let mut step = dialogue.heard(opening);
    let piece = stream.repeat(1000);
    let mut heard = 0;
    while !matches!(step, Step::Stop(_)) {
        step = dialogue.heard(&piece);
        heard += piece.len();
        assert!(heard < 10_000_000, "it listens for ever");
    }
    heard.saturating_sub(piece.len())
}

/// Plays the driver; the server hangs up at the end.
fn converse(dialogue: &mut dyn Dialogue, pieces: &[Vec<u8>]) -> Answer {
    dialogue.open();
    for piece in pieces {
        if let Step::Stop(answer) = dialogue.heard(piece) {
            return answer;
        }
    }
    dialogue.hung_up()
}

fn dialogues() -> Vec<Box<dyn Dialogue>> {
    let name = || Target::name(canary(), 80);
    let ipv4 = Target::address("192.0.2.7".parse().expect("an address"), 80);
    let ipv6 = Target::address("2001:db8::7".parse().expect("an address"), 80);
    vec![
        Box::new(relay(Level::Light)),
        Box::new(relay(Level::Proof)),
        Box::new(HttpConnect::new(fetch(name(), Form::HttpConnect))),
        Box::new(HttpForward::new(&fetch(name(), Form::HttpGet))),
        Box::new(Socks4::new(fetch(ipv4, Form::Socks4)).expect("an IPv4 target")),
        Box::new(Socks4::new(fetch(name(), Form::Socks4a)).expect("a name")),
        Box::new(Socks5::new(fetch(ipv6, Form::Socks5Ipv6))),
        Box::new(Socks5::new(fetch(name(), Form::Socks5Name))),
        Box::new(Socks5::associating(fetch(name(), Form::Socks5Udp))),
        Box::new(H2Connect::new(fetch(name(), Form::H2Connect))),
        Box::new(Wingate::new(&fetch(name(), Form::Wingate), Wording::Colon)),
        Box::new(HttpConnect::new(
            fetch(name(), Form::HttpConnect25).of(Service::Mail),
        )),
    ]
}

fn relay(level: Level) -> Relay {
    let name = ServerName::parse("mx.example").expect("a host name");
    let envelopes = FORMS.map(|form| {
        let tokens = Tokens::mint(&key(), 81, 25, form);
        let parties = Parties {
            canary: &canary(),
            canary_address: None,
            tested: "192.0.2.25".parse().expect("an address"),
            name: Some(&name),
        };
        Envelope::new(form, &tokens, &parties, "Subject: test\r\n".to_owned())
            .expect("a relay form with its name")
    });
    Relay::new(
        ServerName::parse("probe.example").expect("a host name"),
        envelopes.into(),
        level,
    )
}

fn fetch(target: Target, form: Form) -> Fetch {
    let token = key().mint(81, 1080, form, Role::Fetch);
    Fetch::new(
        target,
        &token,
        &key().answer(&token),
        "https://agency.example/probe",
    )
}

fn canary() -> CanaryDomain {
    CanaryDomain::parse("canary.example").expect("a host name")
}

fn key() -> TokenKey {
    TokenKey::new(&[7; 32])
}

const FORMS: [Form; 3] = [Form::Plain, Form::NullSender, Form::Quoted];

const WORDS: [&[u8]; 28] = [
    b"220 mx.example\r\n",
    b"250-mx.example\r\n",
    b"250-PIPELINING\r\n250 HELP\r\n",
    b"250 ok\r\n",
    b"250 ok\n",
    b"354 go\r\n",
    b"421 bye\r\n",
    b"450 later\r\n",
    b"550 relay not permitted\r\n",
    b"554 blacklisted\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 102 Wait\r\n\r\n",
    b"HTTP/1.1 403 no\r\n",
    b"Content-Length: 2\r\n",
    b"\r\n",
    b"\n",
    b"\x05\x00",
    b"\x05\x00\x00\x01\0\0\0\0\0\0",
    b"\x05\x00\x00\x03\x01",
    b"\x05\x02",
    b"\x00\x5a\0\0\0\0\0\0",
    b"\x00\x5b",
    b"\0\0\0\x04\0\0\0\0\0",
    b"\0\0\x01\x01\x04\0\0\0\x01\x88",
    b"\0\0\x04\0\0\0\0\0\x01junk",
    b"Connected\r\n",
    b"login: ",
    b"junk",
];
