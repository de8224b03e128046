//! The settings of an operation: `tranca.toml`.
//!
//! Every setting has a default, so that an empty file is a valid one; `etc/tranca.toml` shows each
//! with its reason, and a test holds the two together.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

use super::span::Span;
use crate::ground::languages::Language;

/// All settings.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The operation as a whole.
    pub operation: OperationSettings,
    /// When letters are written, and when a case is closed.
    pub policy: Policy,
    /// Which addresses concern this operation.
    pub scope: Scope,
    /// How servers are tested.
    pub verification: Verification,
    /// Our receiving host.
    pub canary: Canary,
    /// Where names are looked up.
    pub resolver: Resolver,
    /// DNS blocklists.
    pub lookup: Lookup,
    /// How it is found out who runs an address.
    pub attribution: Attribution,
    /// How letters leave.
    pub delivery: Delivery,
    /// How what comes back is taken in.
    pub mail: Mail,
    /// The public pages.
    pub portal: Portal,
}

/// `[operation]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct OperationSettings {
    /// Its name, as letters and pages show it.
    pub name: String,
    /// The mailbox that answers questions about tests and letters; nothing is tested without it.
    pub contact: String,
    /// The language of letters to contacts whose language nobody knows.
    pub language: Language,
    /// Where the database lies, inside the operation folder unless absolute.
    pub database: PathBuf,
}

impl Default for OperationSettings {
    fn default() -> Self {
        Self {
            name: "Tranca".to_owned(),
            contact: String::new(),
            language: Language::En,
            database: PathBuf::from("tranca.db"),
        }
    }
}

/// `[policy]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// What a letter needs: `proof` (a token came back) or `listings` (as in 2004).
    pub letters_require: LettersRequire,
    /// How many independent sources suffice under `listings`.
    pub listings_needed: u32,
    /// Who approves letters: `manual` (a person, with `notify --approve`) or `automatic`.
    pub approval: Approval,
    /// Share of contacts, in per cent, whose letter is delayed so that results mean something.
    pub control_group_percent: u8,
    /// How much later a contact of the control group is written to.
    pub control_group_delay: Span,
    /// The least time between two letters to one contact.
    pub digest_every: Span,
    /// How long after the first letter the one reminder is due, if the server is still open.
    pub reminder_after: Span,
    /// How many closed rechecks close a case.
    pub closed_rechecks: u32,
    /// How far these must be apart.
    pub closed_rechecks_apart: Span,
    /// When a case is tested again, counted from its letter (or from its proof).
    pub recheck_after: Vec<Span>,
    /// How long evidence is kept.
    pub evidence_kept: Span,
    /// How long figures are kept.
    pub figures_kept: Span,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            letters_require: LettersRequire::Proof,
            listings_needed: 2,
            approval: Approval::Manual,
            control_group_percent: 10,
            control_group_delay: Span::days(30),
            digest_every: Span::days(7),
            reminder_after: Span::days(14),
            closed_rechecks: 3,
            closed_rechecks_apart: Span::days(1),
            recheck_after: [1, 3, 7, 14, 30, 60, 90, 150].map(Span::days).to_vec(),
            evidence_kept: Span::days(365),
            figures_kept: Span::days(730),
        }
    }
}

/// What a letter needs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum LettersRequire {
    /// A returned token.
    Proof,
    /// Independent listings.
    Listings,
}

/// Who approves letters.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Approval {
    /// A person.
    Manual,
    /// Nobody: letters leave when they are due.
    Automatic,
}

/// `[scope]`: empty lists mean no limit by that kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Scope {
    /// Only addresses in these prefixes.
    pub prefixes: Vec<IpNet>,
    /// Only addresses in these autonomous systems.
    pub asns: Vec<u32>,
    /// Only addresses in these countries (ISO 3166-1 alpha-2).
    pub countries: Vec<String>,
}

impl Scope {
    /// Whether an address concerns the operation: inside any prefix, system or country named.
    #[must_use]
    pub fn holds(&self, address: IpAddr, asn: Option<u32>, country: Option<&str>) -> bool {
        let unlimited =
            self.prefixes.is_empty() && self.asns.is_empty() && self.countries.is_empty();
        unlimited
            || self.prefixes.iter().any(|prefix| prefix.contains(&address))
            || asn.is_some_and(|asn| self.asns.contains(&asn))
            || country.is_some_and(|c| self.countries.iter().any(|own| own.eq_ignore_ascii_case(c)))
    }
}

/// `[verification]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Verification {
    /// How far a test of a mail server goes: `proof` sends a letter from us to us, `light` stops
    /// before it and never says more than `accepts`.
    pub level: Level,
    /// How long one test waits for its token before it goes on.
    pub wait: Span,
    /// How long late arrivals are awaited before `accepts` ends as not reproduced.
    pub late: Span,
    /// The pause before a server that asked for patience is asked again.
    pub retry_after: Span,
    /// How often it is asked again before its 4xx counts as a refusal.
    pub retries: u32,
    /// The pause before a server that told nothing is tried again.
    pub again_after: Span,
    /// After how many such trials the case is set aside.
    pub trials: u32,
    /// New connections per second into one /24 (IPv4) or /48 (IPv6); 0 means no limit, here and in
    /// the three that follow.
    pub connections_per_second: u32,
    /// New connections per second into one AS, where it is known.
    pub connections_per_second_and_as: u32,
    /// New connections per second in all.
    pub connections_per_second_in_all: u32,
    /// New connections per day in all; what is left over is tested the next day.
    pub connections_per_day: u64,
    /// Tests under way at once.
    pub concurrency: usize,
    /// How long a connection may take to come about.
    pub connect_timeout: Span,
    /// How long one conversation may take in all.
    pub conversation_timeout: Span,
    /// Networks that may be tested although they are private or reserved: laboratories only.
    pub test_prefixes: Vec<IpNet>,
    /// From which of our addresses we test; one per family, or the system's choice.
    pub source_addresses: Vec<IpAddr>,
}

impl Default for Verification {
    fn default() -> Self {
        Self {
            level: Level::Proof,
            wait: Span::seconds(60),
            late: Span::seconds(72 * 3_600),
            retry_after: Span::seconds(600),
            retries: 3,
            again_after: Span::days(1),
            trials: 3,
            connections_per_second: 2,
            connections_per_second_and_as: 10,
            connections_per_second_in_all: 100,
            connections_per_day: 1_000_000,
            concurrency: 64,
            connect_timeout: Span::seconds(10),
            conversation_timeout: Span::seconds(90),
            test_prefixes: Vec::new(),
            source_addresses: Vec::new(),
        }
    }
}

/// How far a test goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Stops before anything is carried.
    Light,
    /// Asks for our own token back.
    Proof,
}

/// `[canary]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Canary {
    /// The mail domain of our receiving host; its MX record points here. Nothing is tested without.
    pub domain: String,
    /// Where mail is received, in the clear and inside TLS.
    pub mail_listen: Vec<SocketAddr>,
    /// The port under which the world reaches the mail listener at [`host`](Self::host), where a
    /// router translates it; proxies are asked for it.
    pub mail_port: Option<u16>,
    /// The name under which proxies are asked for our receiving host.
    pub host: String,
    /// The addresses of that name, for proxies that are asked for an address.
    pub address_v4: Option<Ipv4Addr>,
    /// The same for IPv6.
    pub address_v6: Option<Ipv6Addr>,
    /// Where datagrams are received.
    pub udp_listen: Vec<SocketAddr>,
    /// The port under which the world reaches the listener for datagrams.
    pub udp_port: Option<u16>,
    /// The port under which the world reaches the web listener.
    pub port: Option<u16>,
    /// Where HTTP and HTTPS are received. Proxies are asked for [`port`](Self::port), where it is set, and
    /// for the ports of these.
    pub web_listen: Vec<SocketAddr>,
}

/// `[resolver]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Resolver {
    /// The name server to ask; the system's, where none is set.
    pub address: Option<SocketAddr>,
}

/// `[lookup]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lookup {
    /// Which lists of the catalogue are asked.
    pub zones: Vec<String>,
    /// Lists of the agency's own, in the form of the catalogue.
    pub own: Vec<OwnZone>,
    /// How long an answer is good enough not to ask again.
    pub ask_every: Span,
    /// Questions under way at once.
    pub concurrency: usize,
}

impl Default for Lookup {
    fn default() -> Self {
        Self {
            zones: Vec::new(),
            own: Vec::new(),
            ask_every: Span::days(1),
            concurrency: 50,
        }
    }
}

/// `[[lookup.own]]`: a DNS blocklist that is not in the catalogue.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OwnZone {
    /// The zone.
    pub zone: String,
    /// How its codes are read: `enum` (each last octet means one thing), `bitmask`, or `any`.
    pub kind: String,
    /// What the codes mean: last octet (or `any`) → `smtp`, `http`, `socks`, `socks4`, `socks5`,
    /// `proxy`, `mail` (blames it for mail: supports only), `tor`, `refused` (the list does not
    /// answer us).
    pub codes: std::collections::BTreeMap<String, String>,
}

/// `[attribution]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attribution {
    /// Whether registries are asked (RDAP).
    pub rdap: bool,
    /// Registry servers of one's own, before those of the IANA table.
    pub rdap_servers: Vec<RdapServer>,
    /// Whether the host's own name leads to mailboxes (RFC 2142).
    pub reverse_dns: bool,
    /// How long a registry's answer is good.
    pub registry_answers_kept: Span,
    /// After how long contacts are looked for again.
    pub seek_every: Span,
}

impl Default for Attribution {
    fn default() -> Self {
        Self {
            rdap: true,
            rdap_servers: Vec::new(),
            reverse_dns: true,
            registry_answers_kept: Span::days(7),
            seek_every: Span::days(30),
        }
    }
}

/// `[[attribution.rdap_servers]]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RdapServer {
    /// For which addresses.
    pub prefix: IpNet,
    /// Base URL, to which `ip/ADDRESS` is added.
    pub url: String,
}

/// `[delivery]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Delivery {
    /// `folder` (files for people to look at or to send by other means) or `smtp`.
    pub method: Method,
    /// The folder, inside the operation folder unless absolute.
    pub folder: PathBuf,
    /// Who the letters are from; the lead agency's mailbox, where none is set.
    pub from: String,
    /// Where bounces go; where none is set, to the mailbox that letters are from.
    pub bounces: String,
    /// What stands between that mailbox's name and the letter's mark, as its mail server has it.
    pub delimiter: char,
    /// How many letters may leave in a day.
    pub letters_per_day: u32,
    /// How many letters may leave in a minute for one domain; 0 means no limit.
    pub letters_per_minute_and_domain: u32,
    /// Submission to the agency's mail server.
    pub smtp: Smtp,
    /// Signatures for mail servers (RFC 6376), one for each key.
    #[serde(deserialize_with = "one_or_several")]
    pub dkim: Vec<Dkim>,
    /// Signature for people (RFC 3156), where a key is set.
    pub openpgp: Option<OpenPgp>,
}

impl Default for Delivery {
    fn default() -> Self {
        Self {
            method: Method::Folder,
            folder: PathBuf::from("outbox"),
            from: String::new(),
            bounces: String::new(),
            delimiter: '+',
            letters_per_day: 2_000,
            letters_per_minute_and_domain: 60,
            smtp: Smtp::default(),
            dkim: Vec::new(),
            openpgp: None,
        }
    }
}

/// How letters leave.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// As `.eml` files.
    Folder,
    /// By submission.
    Smtp,
}

/// `[delivery.smtp]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Smtp {
    /// Host name or address of the mail server.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `starttls`, `tls`, or `none` (only towards this machine).
    pub security: Security,
    /// User, where it wants one.
    pub user: String,
    /// The file that holds the password, one line; inside the operation folder unless absolute.
    pub password_file: Option<PathBuf>,
    /// Certificates (PEM) trusted beside the public authorities'; inside the operation folder
    /// unless absolute.
    pub ca_file: Option<PathBuf>,
    /// Connections at once.
    pub connections: usize,
}

impl Default for Smtp {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 587,
            security: Security::Starttls,
            user: String::new(),
            password_file: None,
            ca_file: None,
            connections: 2,
        }
    }
}

/// How the way to the mail server is protected.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// Not at all.
    None,
    /// STARTTLS (RFC 3207), and nothing without it.
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
}

/// `[[delivery.dkim]]`, or `[delivery.dkim]` for one key alone.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dkim {
    /// The signing domain.
    pub domain: String,
    /// The selector.
    pub selector: String,
    /// The private key, PEM (PKCS#8), RSA or Ed25519; inside the operation folder unless absolute.
    pub key_file: PathBuf,
}

/// `[delivery.openpgp]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct OpenPgp {
    /// The secret key as GnuPG exports it, RSA or Ed25519, without a passphrase; inside the operation
    /// folder unless absolute.
    pub key_file: PathBuf,
}

/// A table alone stands for an array of one.
fn one_or_several<'a, D: serde::Deserializer<'a>>(from: D) -> Result<Vec<Dkim>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Several(Vec<Dkim>),
        One(Dkim),
    }
    Ok(match Written::deserialize(from)? {
        Written::Several(keys) => keys,
        Written::One(key) => vec![key],
    })
}

/// `[mail]`
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Where `tranca serve` takes mail, behind the agency's mail server.
    pub listen: Vec<SocketAddr>,
    /// What is spoken there.
    pub protocol: MailProtocol,
    /// A Maildir that is emptied, inside the operation folder unless absolute.
    pub maildir: Option<PathBuf>,
}

/// What is spoken with the mail server that hands mail over.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailProtocol {
    /// LMTP (RFC 2033): an answer for each recipient.
    #[default]
    Lmtp,
    /// SMTP (RFC 5321).
    Smtp,
}

/// `[portal]`
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Portal {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Its public address, as letters give it, without a slash at the end.
    pub url: String,
    /// How many tests one secret link may ask for in an hour.
    pub retests_per_hour: u32,
}

impl Default for Portal {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8025)),
            url: "http://127.0.0.1:8025".to_owned(),
            retests_per_hour: 4,
        }
    }
}
