//! Plain lists: one address a line, `#` comments.
//!
//! ```text
//! 192.0.2.7                     # what it is, --weakness says
//! 192.0.2.7:3128
//! [2001:db8::7]:1080
//! socks5://192.0.2.7:1080
//! ```
//!
//! # Limits
//! A list has no times of its own: its entries were seen when the file was last changed. What
//! stands before an address is `smtp`, `http`, `https`, `socks`, `socks4` or `socks5`.

use std::net::IpAddr;

use super::address::{address, in_one_line, port};
use super::rejection::Rejection;
use crate::cases::listing::{Listing, Service, Weight};
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;

/// A list about to be read.
#[derive(Debug)]
pub struct Reading {
    /// The name of the source: `list:NAME`.
    pub source: String,
    /// What an entry is that does not say it itself.
    pub weakness: Option<Weakness>,
    /// When its entries were seen.
    pub seen_at: Moment,
    /// What an entry does for a case.
    pub weight: Weight,
}

impl Reading {
    /// What a line says; `None` when nothing stands on it. The comment after an entry is kept as
    /// the source's own words.
    ///
    /// # Errors
    /// [`Rejection`] says why the line cannot be understood.
    pub fn listing(&self, line: &str) -> Result<Option<Listing>, Rejection> {
        let (entry, comment) = line.split_once('#').unwrap_or((line, ""));
        let entry = entry.trim();
        if entry.is_empty() {
            return Ok(None);
        }
        let (service, place) = match entry.split_once("://") {
            Some((scheme, place)) => (Some(service(scheme)?), place),
            None => (self.weakness.map(Service::of), entry),
        };
        let (address, port) = place_of(place.trim_end_matches('/'))?;
        let service = service.ok_or_else(|| Rejection::Untold(entry.to_owned()))?;
        Ok(Some(Listing {
            address,
            source: self.source.clone(),
            service,
            port,
            weight: self.weight,
            detail: in_one_line(comment),
            seen_at: self.seen_at,
            asn: None,
            country: None,
        }))
    }
}

/// Whether a first line looks like the header of a report, which somebody took for a list.
#[must_use]
pub fn is_report_header(line: &str) -> bool {
    let line = line.to_ascii_lowercase();
    line.contains("timestamp") && line.contains(',')
}

fn service(scheme: &str) -> Result<Service, Rejection> {
    match scheme.to_ascii_lowercase().as_str() {
        "smtp" => Ok(Service::Smtp),
        // On such lists https means an HTTP proxy that lets TLS through.
        "http" | "https" => Ok(Service::Http),
        "socks" => Ok(Service::Socks),
        "socks4" | "socks4a" => Ok(Service::Socks4),
        "socks5" | "socks5h" => Ok(Service::Socks5),
        other => Err(Rejection::Scheme(other.chars().take(20).collect())),
    }
}

/// Address and port: `A`, `A:PORT`, `[A]`, `[A]:PORT`.
fn place_of(text: &str) -> Result<(IpAddr, Option<u16>), Rejection> {
    if let Some((inside, after)) = text.strip_prefix('[').and_then(|t| t.split_once(']')) {
        let port = match after.strip_prefix(':') {
            Some(digits) => Some(port(digits)?),
            None if after.is_empty() => None,
            None => return Err(Rejection::Port(after.to_owned())),
        };
        return Ok((address(inside)?, port));
    }
    match text.split_once(':') {
        Some((host, digits)) if !digits.contains(':') => Ok((address(host)?, Some(port(digits)?))),
        _ => Ok((address(text)?, None)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(weakness: Option<Weakness>) -> Reading {
        Reading {
            source: "list:test".to_owned(),
            weakness,
            seen_at: Moment::from_millis(0),
            weight: Weight::Opens,
        }
    }

    fn read(line: &str) -> Option<(String, Service, Option<u16>)> {
        let listing = reading(Some(Weakness::OpenProxy)).listing(line);
        let listing = listing.expect(line)?;
        Some((listing.address.to_string(), listing.service, listing.port))
    }

    #[test]
    fn every_form_of_an_entry_is_read() {
        for (line, address, service, port) in [
            ("192.0.2.7", "192.0.2.7", Service::Proxy, None),
            (" 192.0.2.7:3128 ", "192.0.2.7", Service::Proxy, Some(3128)),
            ("2001:db8::7", "2001:db8::7", Service::Proxy, None),
            ("[2001:db8::7]", "2001:db8::7", Service::Proxy, None),
            (
                "[2001:db8::7]:1080",
                "2001:db8::7",
                Service::Proxy,
                Some(1080),
            ),
            ("smtp://192.0.2.7:25", "192.0.2.7", Service::Smtp, Some(25)),
            (
                "http://192.0.2.7:8080/",
                "192.0.2.7",
                Service::Http,
                Some(8080),
            ),
            (
                "HTTPS://192.0.2.7:443",
                "192.0.2.7",
                Service::Http,
                Some(443),
            ),
            ("socks://192.0.2.7", "192.0.2.7", Service::Socks, None),
            (
                "socks4://192.0.2.7:1080",
                "192.0.2.7",
                Service::Socks4,
                Some(1080),
            ),
            (
                "socks5://[2001:db8::7]:1080",
                "2001:db8::7",
                Service::Socks5,
                Some(1080),
            ),
        ] {
            let expected = (address.to_owned(), service, port);
            assert_eq!(read(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn comments_and_empty_lines_say_nothing() {
        for line in ["", "   ", "# a comment", "  # 192.0.2.7"] {
            assert_eq!(read(line), None, "{line}");
        }
        let listing = reading(Some(Weakness::OpenRelay)).listing("192.0.2.7 # seen by Ana");
        let listing = listing.expect("readable").expect("an entry");
        assert_eq!(listing.detail, "seen by Ana");
    }

    #[test]
    fn a_bare_address_is_nothing_until_somebody_says_what_it_is() {
        for bare in ["192.0.2.7", "192.0.2.7:25"] {
            let refusal = reading(None).listing(bare).expect_err("nobody told");
            assert!(refusal.to_string().contains("--weakness"), "{refusal}");
        }
        let told = reading(None).listing("smtp://192.0.2.7");
        assert!(told.expect("it says so itself").is_some());
    }

    #[test]
    fn what_is_no_entry_is_rejected_with_its_reason() {
        for (line, reason) in [
            ("mail.example.org", "host name"),
            ("mail.example.org:25", "host name"),
            ("ftp://192.0.2.7", "ftp://"),
            ("192.0.2.7:http", "no port"),
            ("192.0.2.7:0", "no port"),
            ("[2001:db8::7]1080", "no port"),
            ("192.0.2.7 3128", "no address"),
            ("192.0.2.0/24", "no address"),
            ("0.0.0.0:80", "no host"),
        ] {
            let refusal = reading(Some(Weakness::OpenProxy)).listing(line);
            let refusal = refusal.expect_err(line).to_string();
            assert!(refusal.contains(reason), "{line}: {refusal}");
        }
    }
}
