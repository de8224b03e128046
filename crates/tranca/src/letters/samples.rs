//! Letters about servers that do not exist, so that people can read each letter in each language.
//!
//! For `tranca letters` and for the tests that render every letter. All addresses are from the
//! ranges reserved for documentation.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::Path;

use super::compose::{Draft, Scribe};
use super::matter::Matter;
use super::reply::Reply;
use super::{Answer, LetterError};
use crate::cases::contact::{Contact, Mailbox, Scope, Wish};
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::evidence::Evidence;
use crate::cases::letter::Kind;
use crate::cases::listing::{Listing, Service, Weight};
use crate::cases::reference::CaseId;
use crate::cases::state::Dossier;
use crate::cases::store::Tested;
use crate::cases::verdict::{Finding, Software, Verdict};
use crate::cases::weakness::Weakness;
use crate::ground::chance::{NoChance, Numbers};
use crate::ground::clock::{Clock, Moment};
use crate::ground::config::{Agencies, Exclusions, Settings};
use crate::ground::database::Database;
use crate::ground::languages::Language;
use crate::ground::operation::{Operation, Secret};

/// What a sample letter is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sample {
    /// One mail relay.
    Relay,
    /// One web proxy.
    Proxy,
    /// One SOCKS proxy at an IPv6 address.
    Ipv6,
    /// Three servers.
    Digest,
    /// Sixty servers: more than a letter tells at length.
    Long,
    /// One mail relay, written about in a language that nobody told us.
    Guessed,
}

impl Sample {
    /// What a letter is shown about: answers speak of one server, the others of many too.
    #[must_use]
    pub fn of(letter: &str) -> &'static [Self] {
        match Kind::from_name(letter) {
            Some(_) => &[
                Self::Relay,
                Self::Proxy,
                Self::Ipv6,
                Self::Digest,
                Self::Long,
                Self::Guessed,
            ],
            None => &[Self::Relay, Self::Proxy, Self::Ipv6],
        }
    }

    /// The name in the names of files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Proxy => "proxy",
            Self::Ipv6 => "ipv6",
            Self::Digest => "digest",
            Self::Long => "long",
            Self::Guessed => "guessed",
        }
    }

    fn matters(self, letter: &str) -> Vec<Matter> {
        let all = |count| (0..count).map(|nth| matter(nth, letter)).collect();
        match self {
            Self::Relay | Self::Guessed => all(1),
            Self::Proxy => vec![matter(1, letter)],
            Self::Ipv6 => vec![matter(2, letter)],
            Self::Digest => all(3),
            Self::Long => all(60),
        }
    }

    fn contact(self, language: Language) -> Result<Contact, LetterError> {
        let mailbox = Mailbox::parse("abuse@network.example.com");
        Ok(Contact {
            mailbox: mailbox.map_err(|error| LetterError::Message(error.to_string()))?,
            scope: match self {
                Self::Proxy => Scope::Host,
                Self::Ipv6 => Scope::Nation,
                _ => Scope::Network,
            },
            basis: "RDAP abuse role of EXAMPLE-NET".to_owned(),
            rank: 0,
            language: (self != Self::Guessed).then_some(language),
            country: Some(language.home().to_owned()),
            wish: Wish::None,
            found_at: SEEN,
        })
    }
}

/// A sample letter, ready to be read.
#[derive(Clone, Debug)]
pub struct Specimen {
    /// Which letter, by the name of its template.
    pub letter: &'static str,
    /// What it is about.
    pub sample: Sample,
    /// What it says.
    pub draft: Draft,
    /// The whole message.
    pub message: Vec<u8>,
}

/// The names of all letters, in the order in which a contact may get them.
#[must_use]
pub fn letters() -> Vec<&'static str> {
    let kinds = Kind::ALL.into_iter().map(Kind::name);
    kinds
        .chain(Answer::ALL.into_iter().map(Answer::name))
        .collect()
}

/// Every letter in a language, about every sample.
///
/// # Errors
/// [`LetterError::Template`] names the file that does not do.
pub fn specimens(operation: &Operation, language: Language) -> Result<Vec<Specimen>, LetterError> {
    let scribe = Scribe::new(operation)?;
    let mut specimens = Vec::new();
    for letter in letters() {
        for sample in Sample::of(letter) {
            specimens.push(specimen(&scribe, letter, *sample, language)?);
        }
    }
    Ok(specimens)
}

fn specimen(
    scribe: &Scribe<'_>,
    letter: &'static str,
    sample: Sample,
    language: Language,
) -> Result<Specimen, LetterError> {
    let (contact, matters) = (sample.contact(language)?, sample.matters(letter));
    let (draft, message) = scribe.specimen(letter, &contact, &matters)?;
    let message = match Kind::from_name(letter) {
        Some(_) => message,
        None => answer(scribe, contact, &draft, language)?,
    };
    Ok(Specimen {
        letter,
        sample,
        draft,
        message,
    })
}

/// An answer as it goes out: in plain text, to somebody who asked.
fn answer(
    scribe: &Scribe<'_>,
    contact: Contact,
    draft: &Draft,
    language: Language,
) -> Result<Vec<u8>, LetterError> {
    let reply = Reply {
        to: contact.mailbox,
        subject: draft.subject.clone(),
        thread: vec!["question@network.example.com".to_owned()],
        language,
        text: draft.text(),
    };
    Ok(scribe.reply(reply, None)?.message)
}

/// An operation that is kept nowhere, for whoever has none.
///
/// # Errors
/// [`NoChance`] when the machine gives no random bytes.
pub fn sample_operation(clock: Clock) -> Result<Operation, NoChance> {
    let (settings, agencies) = (sample_settings(), sample_agencies());
    Ok(Operation {
        folder: Path::new("").to_owned(),
        settings,
        agencies,
        exclusions: Exclusions::default(),
        database: Database::nowhere(),
        numbers: Numbers::new(clock.clone())?,
        clock,
        secret: Secret::from_bytes([0; 32]),
    })
}

fn sample_settings() -> Settings {
    // The text stands below and is read by a test.
    toml::from_str(SETTINGS).unwrap_or_default()
}

fn sample_agencies() -> Agencies {
    toml::from_str(AGENCIES).unwrap_or_default()
}

/// The sample's n-th server: by turns a relay, a web proxy, a SOCKS proxy at an IPv6 address.
fn matter(nth: u16, letter: &str) -> Matter {
    let [low, ..] = nth.to_le_bytes();
    let v4 = IpAddr::from(Ipv4Addr::new(192, 0, 2, 10 + low));
    let v6 = IpAddr::from(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x1080 + nth));
    let server = match nth % 3 {
        0 => Server::relay(v4),
        1 => Server::proxy(v4),
        _ => Server::socks(v6),
    };
    server.matter(i64::from(nth), letter)
}

struct Server {
    address: IpAddr,
    endpoint: Endpoint,
    form: &'static str,
    product: &'static str,
    transcript: &'static str,
    service: Service,
}

impl Server {
    const fn relay(address: IpAddr) -> Self {
        Self {
            address,
            endpoint: Endpoint::new(25, Protocol::Smtp),
            form: "plain",
            product: "postfix",
            transcript: RELAY,
            service: Service::Smtp,
        }
    }

    const fn proxy(address: IpAddr) -> Self {
        Self {
            address,
            endpoint: Endpoint::new(3128, Protocol::HttpConnect),
            form: "http-connect",
            product: "squid",
            transcript: PROXY,
            service: Service::Http,
        }
    }

    const fn socks(address: IpAddr) -> Self {
        Self {
            address,
            endpoint: Endpoint::new(1080, Protocol::Socks5),
            form: "socks5:name",
            product: "dante",
            transcript: SOCKS,
            service: Service::Socks5,
        }
    }

    fn matter(&self, nth: i64, letter: &str) -> Matter {
        let listed_only = letter == Kind::FirstListed.name();
        Matter {
            dossier: self.dossier(nth),
            first_written: (!letter.starts_with("first-")).then_some(SEEN),
            evidence: (!listed_only).then(|| self.evidence(nth)),
            tested: if listed_only {
                Vec::new()
            } else {
                vec![self.tested()]
            },
            listings: vec![
                self.listing("shadowserver:population", "open"),
                self.listing("dnsbl:dnsbl.dronebl.org", "127.0.0.9"),
            ],
        }
    }

    fn weakness(&self) -> Weakness {
        self.endpoint.protocol.weakness()
    }

    fn dossier(&self, nth: i64) -> Dossier {
        Dossier {
            id: CaseId(913_284_712_334_987_321 + nth),
            address: self.address,
            weakness: self.weakness(),
            opened_at: SEEN,
            asn: Some(64_496),
            country: None,
            due_at: None,
        }
    }

    fn evidence(&self, id: i64) -> Evidence {
        Evidence {
            id,
            endpoint: self.endpoint,
            form: self.form.to_owned(),
            exit: self.address,
            proven_at: PROVEN,
            transcript: self.transcript.to_owned(),
            receipt: format!("the token came back from {}", self.address),
        }
    }

    fn tested(&self) -> Tested {
        Tested {
            finding: Finding {
                endpoint: self.endpoint,
                verdict: Verdict::Open,
                capabilities: Vec::new(),
                backscatter: false,
                tried: Vec::new(),
                software: Some(Software {
                    product: self.product.to_owned(),
                    version: None,
                    basis: "banner".to_owned(),
                }),
                transcript: self.transcript.to_owned(),
            },
            verified_at: PROVEN,
            open_at: Some(PROVEN),
        }
    }

    fn listing(&self, source: &str, detail: &str) -> Listing {
        Listing {
            address: self.address,
            port: Some(self.endpoint.port),
            service: self.service,
            source: source.to_owned(),
            weight: Weight::Opens,
            detail: detail.to_owned(),
            asn: Some(64_496),
            country: None,
            seen_at: SEEN,
        }
    }
}

/// 2026-11-02 06:15:00 UTC.
const SEEN: Moment = Moment::from_millis(1_793_600_100_000);
/// 2026-11-24 10:00:00 UTC.
const PROVEN: Moment = Moment::from_millis(1_795_514_400_000);

const RELAY: &str = "< 220 mail.example.com ESMTP Postfix\n> EHLO probe.example.org\n\
    < 250-mail.example.com\n< 250 8BITMIME\n> MAIL FROM:<t-4k9x@canary.example.org>\n\
    < 250 2.1.0 Ok\n> RCPT TO:<t-4k9x@canary.example.org>\n< 250 2.1.5 Ok\n> DATA\n\
    < 354 End data with <CR><LF>.<CR><LF>\n> (the message)\n< 250 2.0.0 Ok: queued as 4B0001";
const PROXY: &str = "> CONNECT canary.example.org:80 HTTP/1.1\n> Host: canary.example.org:80\n\
    < HTTP/1.1 200 Connection established\n> GET /t-4k9x HTTP/1.1\n< HTTP/1.1 200 OK\n< t-4k9x";
const SOCKS: &str = "> 05 01 00\n< 05 00\n> 05 01 00 03 (canary.example.org:80)\n\
    < 05 00 00 01 00 00 00 00 00 00\n> GET /t-4k9x HTTP/1.1\n< HTTP/1.1 200 OK\n< t-4k9x";

const SETTINGS: &str = r#"[operation]
name = "Closed Doors"
contact = "questions@example.org"
[portal]
url = "https://closed-doors.example.org"
"#;

const AGENCIES: &str = r#"[[agency]]
name = "Example CSIRT"
country = "CH"
languages = ["en"]
letterhead = ["1 Example Street", "12345 Exampletown"]
mailbox = "closed-doors@example.org"
page = "https://www.example.org/closed-doors"

[[agency]]
name = "Agência Exemplo"
country = "BR"
languages = ["pt"]
mailbox = "portas-fechadas@example.net"
page = "https://www.example.net/portas-fechadas"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_operation_is_what_its_text_says() {
        assert!(toml::from_str::<Settings>(SETTINGS).is_ok());
        assert_eq!(toml::from_str::<Agencies>(AGENCIES).unwrap().all.len(), 2);
    }
}
