//! Where one asks a public database to take an address off its list.
//!
//! # Limits
//! Pages move; a database that is not in the table is named without one.

use std::collections::BTreeSet;

use serde::Serialize;

use super::matter::Matter;

/// A public database as a letter names it.
#[derive(Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub(super) struct Database {
    name: String,
    /// Its page for removals.
    page: Option<&'static str>,
}

/// The databases that list the cases, each once, by name.
pub(super) fn databases(matters: &[Matter]) -> Vec<Database> {
    let listings = matters.iter().flat_map(|matter| &matter.listings);
    let names: BTreeSet<&str> = listings.map(|listing| listing.source.as_str()).collect();
    names.into_iter().map(database).collect()
}

fn database(name: &str) -> Database {
    let within = |zone: &str| {
        let before = name.strip_suffix(zone);
        before.is_some_and(|before| before.is_empty() || before.ends_with(['.', ':']))
    };
    let known = PAGES.iter().find(|(zone, _)| within(zone));
    Database {
        name: name.to_owned(),
        page: known.map(|(_, page)| *page),
    }
}

/// Zones of blocklists, with the page on which their publisher takes requests.
const PAGES: [(&str, &str); 10] = [
    (
        "b.barracudacentral.org",
        "https://www.barracudacentral.org/rbl/removal-request",
    ),
    ("bl.blocklist.de", "https://www.blocklist.de/en/delist.html"),
    ("dronebl.org", "https://dronebl.org/lookup"),
    ("efnetrbl.org", "https://rbl.efnetrbl.org/"),
    ("psbl.surriel.com", "https://psbl.org/"),
    ("s5h.net", "https://www.s5h.net/"),
    ("spamcop.net", "https://www.spamcop.net/bl.shtml"),
    ("spamhaus.org", "https://check.spamhaus.org/"),
    ("tornevall.org", "https://dnsbl.tornevall.org/removal/"),
    ("uceprotect.net", "https://www.uceprotect.net/"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_found_below_its_publisher_and_nowhere_else() {
        assert_eq!(
            database("dnsbl:zen.spamhaus.org").page,
            Some("https://check.spamhaus.org/")
        );
        assert_eq!(database("dnsbl:notspamhaus.org").page, None);
        assert_eq!(database("shadowserver:scan").page, None);
    }
}
