//! What the fuzz targets share: one key, one errand, one session, and a driver without a wire.

use dialogue::smtp::{Channel, Level, Relay};
use dialogue::{
    Answer, CanaryDomain, Dialogue, Envelope, Fetch, Form, Parties, Role, ServerName, Step, Target,
    TokenKey, Tokens,
};

/// Leads a dialogue to its answer. The first byte says into pieces of what size the rest is cut;
/// the server hangs up at the end. An answer that only the canary can give must never come out.
pub fn converse(dialogue: &mut dyn Dialogue, data: &[u8]) {
    let Some((cut, bytes)) = data.split_first() else {
        return;
    };
    if gives_away_the_answer(data) {
        return;
    }
    if matches!(dialogue.open(), Step::Secure(_)) {
        dialogue.secured(None);
    }
    for piece in bytes.chunks(usize::from(*cut).max(1)) {
        let mut step = dialogue.heard(piece);
        if matches!(step, Step::Secure(_)) {
            step = dialogue.secured(None);
        }
        if let Step::Stop(answer) = step {
            return assert_ne!(answer, Answer::Returned);
        }
    }
    assert_ne!(dialogue.hung_up(), Answer::Returned);
}

/// Whether the fuzzer has read the canary's answer, or a part of it, out of our comparisons: it sees
/// into them, as no server can.
#[must_use]
pub fn gives_away_the_answer(data: &[u8]) -> bool {
    let token = key().mint(81, 1080, Form::HttpConnect, Role::Fetch);
    let answer = key().answer(&token);
    let parts = answer.as_bytes().windows(PART);
    parts
        .into_iter()
        .any(|part| data.windows(PART).any(|said| said == part))
}

/// A session with envelopes of every kind, carried in one of four ways.
#[must_use]
pub fn relay(way: u8) -> Relay {
    let channel = match way % 4 {
        0 => Channel::Clear,
        1 => Channel::Tls,
        2 => Channel::Proxied,
        _ => Channel::StartTls,
    };
    let name = |text| ServerName::parse(text).expect("a host name");
    let envelopes = [Form::Plain, Form::HeloSelf, Form::Percent, Form::Xclient]
        .into_iter()
        .filter_map(|form| {
            let tokens = Tokens::mint(&key(), 81, 25, form);
            let parties = Parties {
                canary: &canary(),
                canary_address: None,
                tested: std::net::IpAddr::from([192, 0, 2, 25]),
                name: Some(&name("mx.example")),
            };
            Envelope::new(form, &tokens, &parties, ".\r\n".to_owned())
        });
    Relay::new(name("probe.example"), envelopes.collect(), Level::Proof).over(channel)
}

/// An errand to the canary by name.
#[must_use]
pub fn fetch() -> Fetch {
    let token = key().mint(81, 1080, Form::HttpConnect, Role::Fetch);
    let answer = key().answer(&token);
    Fetch::new(
        Target::name(canary(), 80),
        &token,
        &answer,
        "https://agency.example/probe",
    )
}

/// A key that the fuzzer does not know.
#[must_use]
pub fn key() -> TokenKey {
    TokenKey::new(&[7; 32])
}

fn canary() -> CanaryDomain {
    CanaryDomain::parse("canary.example").expect("a host name")
}

/// What the canary says of itself.
#[must_use]
pub fn canary_identity() -> canary::Identity {
    canary::Identity {
        domain: "canary.example".to_owned(),
        host: "probe.example".to_owned(),
        addresses: Vec::new(),
        operator: "Example CSIRT".to_owned(),
        contact: "operation@example.org".to_owned(),
        page: "https://agency.example/probe".to_owned(),
    }
}

/// As short as no chance would have it.
const PART: usize = 4;
