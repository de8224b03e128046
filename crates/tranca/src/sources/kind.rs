//! What a file is: a Shadowserver report of some type, or a plain list.

use std::str::FromStr;

use super::rejection::Unreadable;
use super::shadowserver::Report;

/// What a file is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A plain list: one address a line.
    List,
    /// A Shadowserver report.
    Report(&'static Report),
    /// A plain list of Tor exits: meant to carry strangers, and left alone.
    TorExits,
}

impl Kind {
    /// What the file's name says: `YYYY-MM-DD-TYPE-NAME.csv` is a report; what is no `.csv` is a
    /// plain list. Whether it is packed stands in its first bytes, not in its name.
    ///
    /// # Errors
    /// [`Unreadable`] for a `.csv` without a type, or with one that is not read here.
    pub fn from_file_name(name: &str) -> Result<Self, Unreadable> {
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let Some(stem) = name.strip_suffix(".csv") else {
            let is_exits = TOR_EXITS.contains(&list_name(name));
            return Ok(if is_exits { Self::TorExits } else { Self::List });
        };
        let dated = without_date(stem).ok_or(Unreadable::UntoldType)?;
        let named = dated.split(['-', '.']).next().unwrap_or_default();
        let report = Report::from_name(named);
        let report = report.ok_or_else(|| Unreadable::OtherType(named.to_owned()))?;
        Ok(Self::Report(report))
    }
}

/// A word that names no kind of file.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "`{0}` is no type of file; it is list, tor-exits, or one of {names}",
    names = super::shadowserver::names()
)]
pub struct NotAKind(String);

/// `list`, `tor-exits`, or the name of a report type: what `--type` takes.
impl FromStr for Kind {
    type Err = NotAKind;

    fn from_str(name: &str) -> Result<Self, NotAKind> {
        match name {
            "list" => return Ok(Self::List),
            "tor-exits" => return Ok(Self::TorExits),
            _ => {}
        }
        let report = Report::from_name(name);
        report
            .map(Self::Report)
            .ok_or_else(|| NotAKind(name.to_owned()))
    }
}

/// The name under which a plain list is a source: that of its file, without the date before it and
/// the endings after it, so that tomorrow's file of the same list is not a second source.
#[must_use]
pub fn list_name(file: &str) -> &str {
    let stem = file.split('.').next().unwrap_or(file);
    match without_date(stem) {
        Some(rest) if !rest.is_empty() => rest,
        _ => stem,
    }
}

/// What follows `YYYY-MM-DD-`.
fn without_date(name: &str) -> Option<&str> {
    let bytes = name.as_bytes();
    let is_date = bytes
        .iter()
        .take(10)
        .enumerate()
        .all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let rest = name.get(10..).filter(|_| is_date)?;
    rest.strip_prefix(['-', '_'])
}

/// Names of lists of Tor exits; the first is the Tor Project's own.
const TOR_EXITS: [&str; 2] = ["torbulkexitlist", "tor-exits"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_tells_what_it_is() {
        for (name, kind) in [
            ("2026-11-23-scan_http_proxy-x.csv", "scan_http_proxy"),
            (
                "2026-11-23-scan_smtp_vulnerable-de-net.csv.gz",
                "scan_smtp_vulnerable",
            ),
            ("2026-11-23-scan_socks.csv", "scan_socks"),
            ("2026-11-23-blocklist-x.2.csv", "blocklist"),
            ("2026-11-23-proxies.txt", "list"),
            ("proxies", "list"),
        ] {
            let told = Kind::from_file_name(name).expect(name);
            assert_eq!(told, kind.parse().expect(kind), "{name}");
        }
    }

    #[test]
    fn a_report_that_is_not_ours_is_refused_as_a_whole() {
        let other = Kind::from_file_name("2026-11-23-scan_ldap-x.csv");
        assert!(matches!(other, Err(Unreadable::OtherType(name)) if name == "scan_ldap"));
        let untold = Kind::from_file_name("proxies.csv");
        assert!(matches!(untold, Err(Unreadable::UntoldType)));
    }

    #[test]
    fn tomorrows_file_of_a_list_is_the_same_source() {
        for name in [
            "2026-11-23-proxies.txt",
            "2026-11-24_proxies.txt.gz",
            "proxies",
        ] {
            assert_eq!(list_name(name), "proxies", "{name}");
        }
        assert_eq!(list_name("2026-11-23.txt"), "2026-11-23");
    }

    #[test]
    fn the_list_of_tor_exits_is_known_by_its_name() {
        for name in [
            "torbulkexitlist",
            "torbulkexitlist.txt",
            "2026-11-24-tor-exits.txt.gz",
        ] {
            assert_eq!(
                Kind::from_file_name(name).ok(),
                Some(Kind::TorExits),
                "{name}"
            );
        }
        assert_eq!("tor-exits".parse(), Ok(Kind::TorExits));
        assert_eq!(Kind::from_file_name("exits.txt").ok(), Some(Kind::List));
    }
}
