//! One case as an XARF v4 report, for abuse desks that read by machine.
//!
//! An open proxy is `vulnerability/open_service`, an open relay `vulnerability/misconfiguration`,
//! each with the service it was found in.
//!
//! # Limits
//! One report per case: further endpoints of the case stand in its description and in the table.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::digest;
use serde::Serialize;
use serde::ser::Error;
use serde_json::ser::{PrettyFormatter, Serializer};

use super::matter::{Door, Matter};
use crate::cases::endpoint::Protocol;
use crate::cases::evidence::Evidence;
use crate::cases::verdict::Software;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::operation::{Secret, hex};

/// An organisation as XARF wants it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Party {
    pub(super) org: String,
    pub(super) contact: String,
    pub(super) domain: String,
}

/// Who speaks in a report, and in which letter it stands.
pub(super) struct Reporting<'a> {
    /// The agency that signs for the address.
    pub(super) reporter: Party,
    /// The agency that sends the letter.
    pub(super) sender: &'a Party,
    /// The letter's number: the same letter carries the same reports however often it is written.
    pub(super) letter: i64,
    pub(super) secret: &'a Secret,
    /// When the letter is written.
    pub(super) now: Moment,
}

/// The report about a case, as its schema names the fields.
#[derive(Debug, Serialize)]
pub(super) struct Report<'a> {
    xarf_version: &'static str,
    report_id: String,
    timestamp: String,
    reporter: &'a Party,
    sender: &'a Party,
    source_identifier: IpAddr,
    #[serde(skip_serializing_if = "Option::is_none")]
    source_port: Option<u16>,
    category: &'static str,
    r#type: &'static str,
    service: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_version: Option<String>,
    description: String,
    evidence_source: &'static str,
    evidence: [Proof; 1],
    tags: [String; 1],
}

#[derive(Debug, Serialize)]
struct Proof {
    content_type: &'static str,
    description: &'static str,
    payload: String,
    hash: String,
    size: usize,
}

impl<'a> Report<'a> {
    /// The report about a case.
    pub(super) fn of(matter: &Matter, by: &'a Reporting<'_>) -> Self {
        let dossier = &matter.dossier;
        let doors = matter.doors();
        let first = doors.first();
        let port = first.map(|door| door.endpoint.port);
        let software = first.and_then(|door| door.software.as_ref());
        Self {
            xarf_version: "4.2.0",
            report_id: report_id(by, dossier.id.0),
            timestamp: seen_at(matter, by.now).to_string(),
            reporter: &by.reporter,
            sender: by.sender,
            source_identifier: dossier.address,
            source_port: port,
            category: "vulnerability",
            r#type: kind(dossier.weakness),
            service: service(dossier.weakness, first),
            service_port: port,
            service_version: software.map(version),
            description: description(matter, &doors),
            evidence_source: source(matter),
            evidence: [evidence(matter)],
            tags: [format!("weakness:{}", dossier.weakness)],
        }
    }

    /// A field a line, as mail wants its lines, and not indented: nobody counts spaces by machine, and
    /// a signature that takes runs of spaces for one (RFC 6376 section 3.4.4) has none to look at.
    pub(super) fn json(&self) -> serde_json::Result<String> {
        let mut json = Vec::with_capacity(2_048);
        let lines = PrettyFormatter::with_indent(b"");
        self.serialize(&mut Serializer::with_formatter(&mut json, lines))?;
        String::from_utf8(json).map_err(serde_json::Error::custom)
    }
}

fn version(software: &Software) -> String {
    let version = software.version.as_deref().unwrap_or_default();
    format!("{} {version}", software.product).trim().to_owned()
}

const fn kind(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::OpenRelay => "misconfiguration",
        Weakness::OpenProxy => "open_service",
    }
}

fn service(weakness: Weakness, door: Option<&Door>) -> &'static str {
    match (weakness, door.map(|door| door.endpoint.protocol)) {
        (Weakness::OpenRelay, _) => "smtp",
        (_, Some(Protocol::Socks4 | Protocol::Socks5)) => "socks",
        (_, Some(Protocol::HttpConnect | Protocol::HttpForward | Protocol::Https)) => "http-proxy",
        _ => "proxy",
    }
}

const fn source(matter: &Matter) -> &'static str {
    match matter.evidence {
        Some(_) => "vulnerability_scan",
        None => "threat_intelligence",
    }
}

fn seen_at(matter: &Matter, now: Moment) -> Moment {
    let proven = matter.evidence.as_ref().map(|one| one.proven_at);
    let listed = || matter.listings.iter().map(|one| one.seen_at).max();
    proven.or_else(listed).unwrap_or(now)
}

fn evidence(matter: &Matter) -> Proof {
    let (text, description) = match &matter.evidence {
        Some(evidence) => (
            proof(evidence),
            "Transcript of the test, and what came back",
        ),
        None => (
            listings(matter),
            "What public databases say about the address",
        ),
    };
    let digest = digest::digest(&digest::SHA256, text.as_bytes());
    Proof {
        content_type: "text/plain",
        description,
        payload: STANDARD.encode(&text),
        hash: format!("sha256:{}", hex(digest.as_ref())),
        size: text.len(),
    }
}

fn proof(evidence: &Evidence) -> String {
    let Evidence {
        transcript,
        receipt,
        ..
    } = evidence;
    format!("{transcript}\n\n{receipt}\n")
}

fn listings(matter: &Matter) -> String {
    let line = |one: &crate::cases::listing::Listing| {
        format!("{} {} {}\n", one.seen_at, one.source, one.detail)
    };
    matter.listings.iter().map(line).collect()
}

/// At most 1,000 characters, which is what the schema allows.
fn description(matter: &Matter, doors: &[Door]) -> String {
    let dossier = &matter.dossier;
    let places: Vec<String> = doors.iter().map(|door| door.endpoint.to_string()).collect();
    let (id, weakness, places) = (dossier.id, dossier.weakness, places.join(", "));
    let text = match &matter.evidence {
        Some(evidence) => format!(
            "Case {id}: {weakness} at {places}, proven by a harmless test in the form {}.",
            evidence.form
        ),
        None => format!("Case {id}: public databases list it as {weakness} ({places})."),
    };
    text.chars().take(1_000).collect()
}

/// A version 4 UUID (RFC 9562 section 5.4) that is always the same for one case in one letter.
fn report_id(by: &Reporting<'_>, case: i64) -> String {
    let derived = by
        .secret
        .derived("xarf report", &format!("{} {case}", by.letter));
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&derived[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = hex(&bytes);
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    parts.join("-")
}
