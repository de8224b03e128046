//! Which weakness the listings of one address give reason to suspect.
//!
//! A listing that says "open" suffices alone. No public list says "open relay" any more, so two that
//! say less make one suspicion together: mail is accepted there, and the address is blamed for
//! mail.

use crate::cases::listing::{Listing, Service, Weight};
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;

/// Reason to open a case, or to look again.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Suspicion {
    /// Of what.
    pub weakness: Weakness,
    /// By which source; of two, the one that speaks of the server itself.
    pub source: String,
    /// Why, for the history.
    pub why: String,
    /// When the newest listing behind it was seen.
    pub seen_at: Moment,
}

/// What the listings of one address give reason to suspect: each weakness once.
#[must_use]
pub fn of(listings: &[&Listing]) -> Vec<Suspicion> {
    let proxy = opened(listings, Weakness::OpenProxy);
    let relay = opened(listings, Weakness::OpenRelay).or_else(|| blamed_relay(listings));
    proxy.into_iter().chain(relay).collect()
}

/// Whether a listing is one half of the suspicion that needs two.
#[must_use]
pub fn is_half(listing: &Listing) -> bool {
    accepts_mail(listing) || blames_for_mail(listing)
}

fn opened(listings: &[&Listing], weakness: Weakness) -> Option<Suspicion> {
    let says_open = |l: &&Listing| l.weight == Weight::Opens && l.weakness() == weakness;
    let newest = newest(listings.iter().copied().filter(says_open))?;
    let port = newest
        .port
        .map_or(String::new(), |p| format!(" on port {p}"));
    let why = format!("listed as open{port} ({})", newest.service);
    Some(Suspicion {
        weakness,
        source: newest.source.clone(),
        why,
        seen_at: newest.seen_at,
    })
}

fn blamed_relay(listings: &[&Listing]) -> Option<Suspicion> {
    let accepting = newest(listings.iter().copied().filter(|l| accepts_mail(l)))?;
    let blaming = newest(listings.iter().copied().filter(|l| blames_for_mail(l)))?;
    let why = format!(
        "mail is accepted there, and {} blames it for mail",
        blaming.source
    );
    Some(Suspicion {
        weakness: Weakness::OpenRelay,
        source: accepting.source.clone(),
        why,
        seen_at: accepting.seen_at.max(blaming.seen_at),
    })
}

/// An accessible mail server, says a scan.
fn accepts_mail(listing: &Listing) -> bool {
    supports_mail(listing) && !blames_for_mail(listing)
}

/// Blamed for mail, says a blocklist.
fn blames_for_mail(listing: &Listing) -> bool {
    supports_mail(listing)
        && BLOCKLISTS
            .iter()
            .any(|list| listing.source.starts_with(list))
}

fn supports_mail(listing: &Listing) -> bool {
    listing.weight == Weight::Supports && listing.service == Service::Smtp
}

fn newest<'a>(listings: impl Iterator<Item = &'a Listing>) -> Option<&'a Listing> {
    listings.max_by_key(|listing| listing.seen_at)
}

const BLOCKLISTS: [&str; 2] = ["dnsbl:", "shadowserver:blocklist"];

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(source: &str, service: Service, weight: Weight, seen_at: i64) -> Listing {
        Listing {
            address: "192.0.2.7".parse().expect("address"),
            source: source.to_owned(),
            service,
            port: Some(25),
            weight,
            detail: String::new(),
            seen_at: Moment::from_millis(seen_at),
            asn: None,
            country: None,
        }
    }

    fn suspected(listings: &[Listing]) -> Vec<Suspicion> {
        of(&listings.iter().collect::<Vec<_>>())
    }

    fn accessible(seen_at: i64) -> Listing {
        listing(
            "shadowserver:scan_smtp",
            Service::Smtp,
            Weight::Supports,
            seen_at,
        )
    }

    fn blocklisted(source: &str, seen_at: i64) -> Listing {
        listing(source, Service::Smtp, Weight::Supports, seen_at)
    }

    #[test]
    fn an_accessible_mail_server_alone_is_no_suspect() {
        assert_eq!(suspected(&[accessible(1)]), []);
        let vulnerable = "shadowserver:scan_smtp_vulnerable";
        let both = [accessible(1), blocklisted(vulnerable, 2)];
        assert_eq!(suspected(&both), [], "two scans are not a blocklist");
    }

    #[test]
    fn blame_for_mail_alone_is_no_suspicion() {
        let lists = [
            blocklisted("dnsbl:bl.spamcop.net", 1),
            blocklisted("shadowserver:blocklist:x", 2),
        ];
        assert_eq!(suspected(&lists), []);
    }

    #[test]
    fn an_accessible_mail_server_that_is_blamed_for_mail_is_suspected_of_relaying() {
        for list in ["dnsbl:bl.spamcop.net", "shadowserver:blocklist:x"] {
            let suspicions = suspected(&[accessible(5), blocklisted(list, 3)]);
            let [suspicion] = suspicions.as_slice() else {
                panic!("{list}: {suspicions:?}");
            };
            assert_eq!(suspicion.weakness, Weakness::OpenRelay);
            assert_eq!(suspicion.source, "shadowserver:scan_smtp");
            assert!(suspicion.why.contains(list), "{}", suspicion.why);
            assert_eq!(suspicion.seen_at, Moment::from_millis(5));
        }
    }

    #[test]
    fn a_listing_that_says_open_suffices_alone_and_the_newest_speaks() {
        let lists = [
            listing("list:a", Service::Http, Weight::Opens, 1),
            listing("list:b", Service::Socks5, Weight::Opens, 2),
            listing("list:c", Service::Smtp, Weight::Opens, 1),
        ];
        let told: Vec<_> = suspected(&lists)
            .into_iter()
            .map(|suspicion| (suspicion.weakness, suspicion.source))
            .collect();
        let expected = [
            (Weakness::OpenProxy, "list:b".to_owned()),
            (Weakness::OpenRelay, "list:c".to_owned()),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_accessible_proxy_and_an_exempted_address_are_no_suspects() {
        let accessible = "shadowserver:population_http_proxy";
        let lists = [
            listing(accessible, Service::Http, Weight::Supports, 1),
            listing("dnsbl:tor.example", Service::Proxy, Weight::Exempts, 1),
        ];
        assert_eq!(suspected(&lists), []);
    }
}
