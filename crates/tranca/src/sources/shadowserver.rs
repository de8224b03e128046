//! Shadowserver's reports: CSV whose columns are read by their names, since their order is not
//! fixed, and columns come and go over the years (`sic` went; `severity` and `hostname_source`
//! came).
//!
//! Some reports say "open" and open a case. Others say "accessible" (a proxy that asks for a
//! password is among them), or blame an address for mail: they only support another source. No
//! report says "open relay".

use super::address::{address, in_one_line, port};
use super::rejection::{Rejection, Unreadable};
use super::rows::Row;
use crate::cases::listing::{Listing, Service, Weight};
use crate::ground::clock::Moment;

/// A type of report.
#[derive(Debug, Eq, PartialEq)]
pub struct Report {
    /// Its name, as it stands in file names.
    pub name: &'static str,
    /// What its rows say.
    pub tells: Tells,
    /// The columns whose words are kept, each with what is said before them.
    words: &'static [(&'static str, &'static str)],
}

/// What the rows of a report say.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tells {
    /// An open service.
    Open(Service),
    /// An open SOCKS proxy, whose version stands in `tag`.
    OpenSocks,
    /// A service that answers; more is not said.
    Accessible(Service),
    /// An address on somebody's blocklist, and why.
    Blocklisted,
}

impl Report {
    /// The report with this name, if it is one of those read here.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Self> {
        REPORTS.iter().find(|report| report.name == name)
    }

    fn needs_port(&self) -> bool {
        self.tells != Tells::Blocklisted
    }
}

/// The names of all reports that are read here, for people.
#[must_use]
pub fn names() -> String {
    let names: Vec<&str> = REPORTS.iter().map(|report| report.name).collect();
    names.join(", ")
}

/// A report whose header has been read.
#[derive(Debug)]
pub struct Reading {
    report: &'static Report,
    source: String,
    columns: Columns,
    width: usize,
}

impl Reading {
    /// Finds the columns.
    ///
    /// # Errors
    /// [`Unreadable::Columns`] names those that are missing and without which no row says anything.
    pub fn new(report: &'static Report, header: Row<'_>) -> Result<Self, Unreadable> {
        Ok(Self {
            report,
            source: format!("shadowserver:{}", report.name),
            columns: Columns::find(report, header)?,
            width: header.len(),
        })
    }

    /// What a row says; `None` when it says nothing of relays or proxies.
    ///
    /// # Errors
    /// [`Rejection`] says why the row cannot be understood.
    pub fn listing(&self, row: Row<'_>) -> Result<Option<Listing>, Rejection> {
        if row.len() != self.width {
            let (has, header) = (row.len(), self.width);
            return Err(Rejection::Fields { has, header });
        }
        let address = address(&row.field(self.columns.ip))?;
        let seen_at: Moment = row.field(self.columns.timestamp).parse()?;
        let port = self.port(row)?;
        if self.report.tells == Tells::Blocklisted && !self.blames_for_mail(row) {
            return Ok(None);
        }
        let (service, weight) = self.meaning(row);
        Ok(Some(Listing {
            address,
            source: self.source(row),
            service,
            port,
            weight,
            detail: self.detail(row),
            seen_at,
            asn: self.text(row, self.columns.asn).parse().ok(),
            country: country(&self.text(row, self.columns.geo)),
        }))
    }

    fn port(&self, row: Row<'_>) -> Result<Option<u16>, Rejection> {
        let Some(column) = self.columns.port else {
            return Ok(None);
        };
        port(&row.field(column)).map(Some)
    }

    fn meaning(&self, row: Row<'_>) -> (Service, Weight) {
        match self.report.tells {
            Tells::Open(service) => (service, Weight::Opens),
            Tells::OpenSocks => (socks(&self.text(row, self.columns.tag)), Weight::Opens),
            Tells::Accessible(service) => (service, Weight::Supports),
            Tells::Blocklisted => (Service::Smtp, Weight::Supports),
        }
    }

    /// A blocklist row speaks for the list it names: two lists are two sources.
    fn source(&self, row: Row<'_>) -> String {
        match self.columns.source {
            None => self.source.clone(),
            Some(column) => {
                let list = in_one_line(&row.field(column)).to_ascii_lowercase();
                format!("{}:{list}", self.source)
            }
        }
    }

    fn blames_for_mail(&self, row: Row<'_>) -> bool {
        let reason = self.text(row, self.columns.reason).to_ascii_lowercase();
        MAIL_REASONS.iter().any(|word| reason.contains(word))
    }

    fn detail(&self, row: Row<'_>) -> String {
        let mut words = String::new();
        for (before, column) in &self.columns.words {
            let text = row.field(*column);
            if text.is_empty() {
                continue;
            }
            let gap = if words.is_empty() { "" } else { "; " };
            words.extend([gap, before, &text]);
        }
        in_one_line(&words)
    }

    fn text<'a>(&self, row: Row<'a>, column: Option<usize>) -> std::borrow::Cow<'a, str> {
        column.map_or_else(Default::default, |column| row.field(column))
    }
}

/// Where the columns are that we read.
#[derive(Debug)]
struct Columns {
    timestamp: usize,
    ip: usize,
    port: Option<usize>,
    tag: Option<usize>,
    asn: Option<usize>,
    geo: Option<usize>,
    source: Option<usize>,
    reason: Option<usize>,
    words: Vec<(&'static str, usize)>,
}

impl Columns {
    fn find(report: &Report, header: Row<'_>) -> Result<Self, Unreadable> {
        let names: Vec<String> = (0..header.len())
            .map(|at| header.field(at).to_ascii_lowercase())
            .collect();
        let place = |name: &str| names.iter().position(|other| other == name);
        let missing = missing(report, &names);
        let (Some(timestamp), Some(ip), true) =
            (place("timestamp"), place("ip"), missing.is_empty())
        else {
            return Err(Unreadable::Columns(missing.join(", ")));
        };
        let blocklist = report.tells == Tells::Blocklisted;
        let words = report.words.iter();
        Ok(Self {
            timestamp,
            ip,
            port: place("port").filter(|_| report.needs_port()),
            tag: place("tag"),
            asn: place("asn"),
            geo: place("geo"),
            source: place("source").filter(|_| blocklist),
            reason: place("reason"),
            words: words
                .filter_map(|(before, name)| Some((*before, place(name)?)))
                .collect(),
        })
    }
}

fn missing(report: &Report, names: &[String]) -> Vec<&'static str> {
    let needed: &[&str] = if report.needs_port() {
        &["timestamp", "ip", "port"]
    } else {
        &["timestamp", "ip", "source", "reason"]
    };
    let is_missing = |name: &&&str| !names.iter().any(|other| other == **name);
    needed.iter().filter(is_missing).copied().collect()
}

/// The version of SOCKS that a tag tells, if it tells exactly one.
fn socks(tag: &str) -> Service {
    let tag = tag.to_ascii_lowercase();
    match (tag.contains("socks4"), tag.contains("socks5")) {
        (true, false) => Service::Socks4,
        (false, true) => Service::Socks5,
        _ => Service::Socks,
    }
}

/// Two letters (ISO 3166-1 alpha-2), in upper case.
fn country(geo: &str) -> Option<String> {
    let is_code = geo.len() == 2 && geo.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| geo.to_ascii_uppercase())
}

const fn report(name: &'static str, tells: Tells, words: Words) -> Report {
    Report { name, tells, words }
}

type Words = &'static [(&'static str, &'static str)];

const HTTP: Words = &[
    ("HTTP ", "http_code"),
    ("Server: ", "server"),
    ("Via: ", "via"),
];
const BANNER: Words = &[("", "banner")];
const TAG: Words = &[("", "tag")];
const REASON: Words = &[("", "source"), ("", "reason")];

static REPORTS: [Report; 10] = [
    report("scan_http_proxy", Tells::Open(Service::Http), HTTP),
    report("scan6_http_proxy", Tells::Open(Service::Http), HTTP),
    report("scan_socks", Tells::OpenSocks, TAG),
    report(
        "population_http_proxy",
        Tells::Accessible(Service::Http),
        HTTP,
    ),
    report(
        "population6_http_proxy",
        Tells::Accessible(Service::Http),
        HTTP,
    ),
    report("scan_smtp", Tells::Accessible(Service::Smtp), BANNER),
    report("scan6_smtp", Tells::Accessible(Service::Smtp), BANNER),
    report(
        "scan_smtp_vulnerable",
        Tells::Accessible(Service::Smtp),
        BANNER,
    ),
    report(
        "scan6_smtp_vulnerable",
        Tells::Accessible(Service::Smtp),
        BANNER,
    ),
    report("blocklist", Tells::Blocklisted, REASON),
];

/// Words of a reason that blame an address for mail.
const MAIL_REASONS: [&str; 4] = ["mail", "relay", "smtp", "spam"];

#[cfg(test)]
mod tests;
