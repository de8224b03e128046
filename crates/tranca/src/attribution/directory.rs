//! The agency's own directory: `contacts.csv`.
//!
//! Columns by their name in the first line, in any order: `match` and `mailbox`, and where wanted
//! `language`, `scope`, `wish`, `country`, `note`. What a row matches tells its kind:
//! `192.0.2.0/24` (or one address), `AS64496`, `example.org` (and every name below it), `BR`.
//!
//! The longest prefix wins over an AS, an AS over a domain, a domain over a country; rows that
//! match the same all count. A wish belongs to the mailbox: it holds wherever else that mailbox is
//! found. A row that cannot be read is told with its line, and the rest goes on; if only its wish
//! cannot be read, its mailbox is not written to until somebody corrects it.
//!
//! # Limits
//! The AS of an address is what a source gave with its listing, and its domains are its confirmed
//! names: without them, such rows match nothing.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::path::Path;
use std::str::FromStr;

use csv::StringRecord;
use ipnet::IpNet;
use prefix_trie::joint::JointPrefixMap;

use crate::cases::contact::{Mailbox, Scope, Wish};
use crate::ground::languages::Language;

/// The rows of `contacts.csv`.
#[derive(Debug, Default)]
pub struct Directory {
    prefixes: JointPrefixMap<IpNet, Vec<Entry>>,
    systems: HashMap<u32, Vec<Entry>>,
    domains: HashMap<String, Vec<Entry>>,
    countries: HashMap<String, Vec<Entry>>,
    wishes: HashMap<String, Wish>,
    rows: u64,
    malformed: Vec<Malformed>,
}

/// One row.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// What it matches.
    pub place: Place,
    /// Who is written to.
    pub mailbox: Mailbox,
    /// How far its answer reaches.
    pub scope: Scope,
    /// The language it reads, where the row says so.
    pub language: Option<Language>,
    /// Its country, where the row says so.
    pub country: Option<String>,
}

/// What a row matches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Place {
    /// Every address in it.
    Prefix(IpNet),
    /// Every address of this autonomous system.
    System(u32),
    /// Every address with a confirmed name in this domain.
    Domain(String),
    /// Every address of this country (ISO 3166-1 alpha-2, upper case).
    Country(String),
}

/// A row, or a column, that cannot be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("contacts.csv line {line}: {reason}")]
pub struct Malformed {
    /// Counted from one.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// The directory as a whole cannot be read: a person must look, since it also says who must not be
/// written to.
#[derive(Debug, thiserror::Error)]
pub enum NotADirectory {
    /// The file cannot be read.
    #[error("contacts.csv: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The first line lacks a column that every row needs.
    #[error("contacts.csv line 1: no column `{0}`; the first line names match and mailbox")]
    Column(&'static str),
    /// The first line is no line of a CSV file.
    #[error("contacts.csv line 1: {0}")]
    Header(csv::Error),
}

impl Directory {
    /// Reads the file; where there is none, the directory is empty.
    ///
    /// # Errors
    /// [`NotADirectory`] when no row of it can be understood.
    pub fn read(path: &Path) -> Result<Self, NotADirectory> {
        match std::fs::read(path) {
            Ok(text) => Self::parse(&String::from_utf8_lossy(&text)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the file's text.
    ///
    /// # Errors
    /// [`NotADirectory`] when no row of it can be understood.
    pub fn parse(text: &str) -> Result<Self, NotADirectory> {
        let mut directory = Self::default();
        // Spreadsheets put a byte order mark before the first column's name.
        let text = text.trim_start_matches('\u{feff}');
        if text.trim().is_empty() {
            return Ok(directory);
        }
        let mut reader = csv::ReaderBuilder::new()
            .comment(Some(b'#'))
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let header = reader.headers().map_err(NotADirectory::Header)?.clone();
        let columns = Columns::of(&header)?;
        directory.malformed.extend(columns.unknown(&header));
        for record in reader.records() {
            directory.take(text, &columns, record);
        }
        Ok(directory)
    }

    /// The rows that name who answers for this host: those of the longest prefix, else of the AS,
    /// else of the longest domain.
    #[must_use]
    pub fn operators(&self, address: IpAddr, asn: Option<u32>, names: &[String]) -> &[Entry] {
        let host = IpNet::from(address.to_canonical());
        let prefix = self.prefixes.get_lpm(&host).map(|(_, entries)| entries);
        let system = || asn.and_then(|asn| self.systems.get(&asn));
        let domain = || {
            let known = names.iter().filter_map(|name| self.domain(name));
            known
                .max_by_key(|(domain, _)| domain.len())
                .map(|(_, rows)| rows)
        };
        prefix
            .or_else(system)
            .or_else(domain)
            .map_or(&[], Vec::as_slice)
    }

    /// The rows of a country: whom to ask when nobody nearer is known.
    #[must_use]
    pub fn nation(&self, country: &str) -> &[Entry] {
        self.countries
            .get(&country.to_ascii_uppercase())
            .map_or(&[], Vec::as_slice)
    }

    /// How a mailbox wants to be written to, wherever it was found; of several wishes, the one that
    /// writes least.
    #[must_use]
    pub fn wish(&self, mailbox: &Mailbox) -> Wish {
        let key = mailbox.as_str().to_ascii_lowercase();
        self.wishes.get(&key).copied().unwrap_or_default()
    }

    /// How many rows were understood.
    #[must_use]
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// What was not.
    #[must_use]
    pub fn malformed(&self) -> &[Malformed] {
        &self.malformed
    }

    /// The longest domain of the directory that holds a name.
    fn domain(&self, name: &str) -> Option<(&String, &Vec<Entry>)> {
        let mut rest = name;
        loop {
            if let Some(found) = self.domains.get_key_value(rest) {
                return Some(found);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    fn take(&mut self, text: &str, columns: &Columns, record: Result<StringRecord, csv::Error>) {
        let (position, outcome) = match record {
            Ok(record) => {
                let position = record.position().cloned();
                (position, self.take_row(&Row { columns, record }))
            }
            Err(error) => (error.position().cloned(), Err(error.to_string())),
        };
        let line = position.map_or(0, |position| line(text, &position));
        match outcome {
            Ok(()) => self.rows += 1,
            Err(reason) => self.malformed.push(Malformed { line, reason }),
        }
    }

    fn take_row(&mut self, row: &Row) -> Result<(), String> {
        let mailbox = Mailbox::parse(row.cell("mailbox")).map_err(|error| error.to_string())?;
        let Some(wish) = Wish::from_name(row.cell("wish")) else {
            self.wishing(&mailbox, Wish::Never);
            let text = row.cell("wish");
            return Err(format!(
                "`{text}` is no wish (weekly, xarf-only, never); until that is corrected, \
                 {mailbox} is not written to"
            ));
        };
        self.wishing(&mailbox, wish);
        let entry = row.entry(mailbox)?;
        self.at(&entry.place).push(entry);
        Ok(())
    }

    fn at(&mut self, place: &Place) -> &mut Vec<Entry> {
        match place {
            Place::Prefix(prefix) => self.prefixes.entry(*prefix).or_default(),
            Place::System(asn) => self.systems.entry(*asn).or_default(),
            Place::Domain(domain) => self.domains.entry(domain.clone()).or_default(),
            Place::Country(country) => self.countries.entry(country.clone()).or_default(),
        }
    }

    fn wishing(&mut self, mailbox: &Mailbox, wish: Wish) {
        let key = mailbox.as_str().to_ascii_lowercase();
        let kept = self.wishes.entry(key).or_default();
        if restraint(wish) > restraint(*kept) {
            *kept = wish;
        }
    }
}

impl Place {
    /// How far a contact reaches whose row does not say so.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Prefix(prefix) if prefix.prefix_len() == prefix.max_prefix_len() => Scope::Host,
            Self::Prefix(_) | Self::System(_) => Scope::Network,
            Self::Domain(_) => Scope::Host,
            Self::Country(_) => Scope::Nation,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Prefix(prefix) => prefix.fmt(f),
            Self::System(asn) => write!(f, "AS{asn}"),
            Self::Domain(name) | Self::Country(name) => f.write_str(name),
        }
    }
}

impl FromStr for Place {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if let Ok(prefix) = text.parse::<IpNet>() {
            return Ok(Self::Prefix(prefix.trunc()));
        }
        if let Ok(address) = text.parse::<IpAddr>() {
            return Ok(Self::Prefix(address.into()));
        }
        if let Some(asn) = system(text) {
            return Ok(Self::System(asn));
        }
        if is_country(text) {
            return Ok(Self::Country(text.to_ascii_uppercase()));
        }
        // What may stand behind an `@` may stand here.
        match Mailbox::parse(&format!("x@{text}")) {
            Ok(mailbox) => Ok(Self::Domain(mailbox.domain().to_owned())),
            Err(_) => Err(format!(
                "`{text}` matches nothing; write 192.0.2.0/24, AS64496, example.org or BR"
            )),
        }
    }
}

/// Where each column stands.
struct Columns(HashMap<String, usize>);

impl Columns {
    fn of(header: &StringRecord) -> Result<Self, NotADirectory> {
        let named = header.iter().enumerate();
        let columns: HashMap<String, usize> = named
            .map(|(at, name)| (name.to_ascii_lowercase(), at))
            .collect();
        for needed in ["match", "mailbox"] {
            if !columns.contains_key(needed) {
                return Err(NotADirectory::Column(needed));
            }
        }
        Ok(Self(columns))
    }

    fn unknown(&self, header: &StringRecord) -> Vec<Malformed> {
        let line = header.position().map_or(1, csv::Position::line);
        let mut unknown: Vec<(&String, &usize)> = self
            .0
            .iter()
            .filter(|(name, _)| !name.is_empty() && !COLUMNS.contains(&name.as_str()))
            .collect();
        unknown.sort_by_key(|(_, at)| **at);
        let told = |name: &String| Malformed {
            line,
            reason: format!(
                "the column `{name}` is none of {} and is not read",
                COLUMNS.join(", ")
            ),
        };
        unknown.into_iter().map(|(name, _)| told(name)).collect()
    }
}

struct Row<'a> {
    columns: &'a Columns,
    record: StringRecord,
}

impl Row<'_> {
    /// A column that is missing is an empty one.
    fn cell(&self, name: &str) -> &str {
        let at = self.columns.0.get(name);
        at.and_then(|at| self.record.get(*at)).unwrap_or_default()
    }

    fn entry(&self, mailbox: Mailbox) -> Result<Entry, String> {
        let place: Place = self.cell("match").parse()?;
        let scope = match self.cell("scope") {
            "" => place.scope(),
            name => Scope::from_name(name)
                .ok_or_else(|| format!("`{name}` is no scope (host, network, agency, nation)"))?,
        };
        let language = match self.cell("language") {
            "" => None,
            tag => Some(Language::parse(tag).map_err(|error| error.to_string())?),
        };
        let country = match self.cell("country") {
            "" => None,
            code if is_country(code) => Some(code.to_ascii_uppercase()),
            code => return Err(format!("`{code}` is no country of two letters")),
        };
        Ok(Entry {
            place,
            mailbox,
            scope,
            language,
            country,
        })
    }
}

/// The line a row stands on. The reader's position lies before the comments and empty lines that
/// precede the row.
fn line(text: &str, position: &csv::Position) -> u64 {
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.get(start..).unwrap_or_default().lines();
    let skipped = rest.take_while(|line| line.is_empty() || line.starts_with('#'));
    position.line() + u64::try_from(skipped.count()).unwrap_or(0)
}

fn system(text: &str) -> Option<u32> {
    let (head, number) = text.split_at_checked(2)?;
    head.eq_ignore_ascii_case("AS")
        .then(|| number.parse().ok())?
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

const fn restraint(wish: Wish) -> u8 {
    match wish {
        Wish::None => 0,
        Wish::Weekly => 1,
        Wish::XarfOnly => 2,
        Wish::Never => 3,
    }
}

const COLUMNS: [&str; 7] = [
    "match", "mailbox", "language", "scope", "wish", "country", "note",
];

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
match,mailbox,language,scope,wish,country,note
# the provider, then its customer
192.0.2.0/24,abuse@isp.example,pt,,,BR,
192.0.2.64/26,noc@customer.example,es,host,weekly,,by phone
AS64496,abuse@carrier.example,,,,,
example.org,security@example.org,en,,,,
mail.example.org,postmaster@example.org,,,,,
BR,team@nation.example,pt,,,,
BR,second@nation.example,pt,agency,,,
";

    fn mailboxes(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.mailbox.as_str()).collect()
    }

    fn found(address: &str, asn: Option<u32>, names: &[&str]) -> Vec<String> {
        let directory = Directory::parse(FILE).expect("readable");
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let entries = directory.operators(address.parse().expect("address"), asn, &names);
        mailboxes(entries).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn the_longest_prefix_wins_over_an_as_and_an_as_over_a_domain() {
        let names = ["relay.mail.example.org"];
        assert_eq!(
            found("192.0.2.70", Some(64_496), &names),
            ["noc@customer.example"]
        );
        assert_eq!(
            found("192.0.2.7", Some(64_496), &names),
            ["abuse@isp.example"]
        );
        assert_eq!(
            found("198.51.100.7", Some(64_496), &names),
            ["abuse@carrier.example"]
        );
        assert_eq!(
            found("198.51.100.7", None, &names),
            ["postmaster@example.org"]
        );
        assert_eq!(
            found("198.51.100.7", None, &["www.example.org"]),
            ["security@example.org"]
        );
        assert!(found("198.51.100.7", Some(64_511), &["notexample.org"]).is_empty());
    }

    #[test]
    fn a_mapped_address_is_looked_for_as_what_it_is() {
        assert_eq!(found("::ffff:192.0.2.7", None, &[]), ["abuse@isp.example"]);
    }

    #[test]
    fn rows_that_match_the_same_all_count() {
        let directory = Directory::parse(FILE).expect("readable");
        let team = directory.nation("br");
        assert_eq!(
            mailboxes(team),
            ["team@nation.example", "second@nation.example"]
        );
        assert_eq!(
            (team[0].scope, team[1].scope),
            (Scope::Nation, Scope::Agency)
        );
    }

    #[test]
    fn a_row_says_scope_language_and_country_and_the_match_says_the_scope_otherwise() {
        let directory = Directory::parse(FILE).expect("readable");
        let address = "192.0.2.1".parse().expect("address");
        let entry = &directory.operators(address, None, &[])[0];
        assert_eq!(entry.scope, Scope::Network);
        assert_eq!(entry.language, Some(Language::Pt));
        assert_eq!(entry.country.as_deref(), Some("BR"));
        assert_eq!(entry.place.to_string(), "192.0.2.0/24");
        let host: Place = "192.0.2.9".parse().expect("an address is a place");
        assert_eq!(host.scope(), Scope::Host);
    }

    #[test]
    fn columns_stand_in_any_order_and_only_two_are_needed() {
        let directory = Directory::parse("\u{feff}Mailbox, Match\nabuse@isp.example, AS64496\n");
        let directory = directory.expect("readable");
        let address = "192.0.2.1".parse().expect("address");
        let entries = directory.operators(address, Some(64_496), &[]);
        assert_eq!(mailboxes(entries), ["abuse@isp.example"]);
    }

    #[test]
    fn a_malformed_row_is_told_with_its_line_and_the_rest_goes_on() {
        let text = "\
match,mailbox,language,scope,wish,country
nonsense,abuse@isp.example,,,,
192.0.2.0/24,removed@lacnic.net,,,,
192.0.2.0/24,abuse@isp.example,xx,,,
192.0.2.0/24,abuse@isp.example,,galaxy,,
192.0.2.0/24,abuse@isp.example,,,,Brasil
# a comment counts as a line

192.0.2.0/33,abuse@isp.example,,,,
192.0.2.0/24,abuse@isp.example,,,,
";
        let directory = Directory::parse(text).expect("readable");
        let lines: Vec<u64> = directory.malformed().iter().map(|row| row.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6, 9]);
        assert_eq!(directory.rows(), 1);
        let told = directory.malformed()[0].to_string();
        assert!(
            told.starts_with("contacts.csv line 2: `nonsense` matches nothing"),
            "{told}"
        );
        assert!(directory.malformed()[1].reason.contains("placeholder"));
    }

    #[test]
    fn a_wish_holds_for_the_mailbox_and_an_unreadable_one_holds_it_back() {
        let text = "\
match,mailbox,wish
AS64496,Abuse@isp.example,weekly
AS64497,abuse@isp.example,never
AS64498,noc@isp.example,nevr
";
        let directory = Directory::parse(text).expect("readable");
        let wish = |mailbox| directory.wish(&Mailbox::parse(mailbox).expect("mailbox"));
        assert_eq!(wish("abuse@isp.example"), Wish::Never);
        assert_eq!(wish("noc@isp.example"), Wish::Never);
        assert_eq!(wish("other@isp.example"), Wish::None);
        assert_eq!(directory.malformed()[0].line, 4);
    }

    #[test]
    fn a_file_without_its_columns_stops_everything_and_an_unknown_column_is_told() {
        assert!(matches!(
            Directory::parse("match,mail\nBR,team@nation.example\n"),
            Err(NotADirectory::Column("mailbox"))
        ));
        let directory = Directory::parse("match,mailbox,lanugage\nBR,team@nation.example,pt\n");
        let directory = directory.expect("readable");
        assert!(directory.malformed()[0].reason.contains("`lanugage`"));
        assert_eq!(directory.rows(), 1);
    }

    #[test]
    fn no_file_is_an_empty_directory() {
        let folder = tempfile::tempdir().expect("folder");
        let directory = Directory::read(&folder.path().join("contacts.csv")).expect("empty");
        assert_eq!(directory.rows(), 0);
    }
}
