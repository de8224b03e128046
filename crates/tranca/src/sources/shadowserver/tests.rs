use std::path::PathBuf;

use super::*;
use crate::sources::rows::{Next, Rows};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/feeds")
}

/// Every listing of a file.
fn listings(report: &'static Report, text: &str) -> Vec<Listing> {
    let mut rows = Rows::new(text.as_bytes());
    assert!(matches!(rows.read(), Ok(Next::Row)), "a header");
    let reading = Reading::new(report, rows.row()).expect("a report");
    let mut listings = Vec::new();
    while let Next::Row = rows.read().expect("memory can be read") {
        listings.extend(reading.listing(rows.row()).expect("a row"));
    }
    listings
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).expect(name)
}

fn report(name: &str) -> &'static Report {
    Report::from_name(name).expect(name)
}

fn shown(listing: &Listing) -> String {
    let Listing {
        address,
        service,
        source,
        detail,
        seen_at,
        ..
    } = listing;
    let port = listing
        .port
        .map_or("none".to_owned(), |port| port.to_string());
    let asn = listing.asn.expect("a number");
    let country = listing.country.as_deref().expect("a country");
    let weight = listing.weight.name();
    format!(
        "{address} {service} {port} {weight}, {source}, {seen_at}, AS{asn} {country}: {detail}\n"
    )
}

#[test]
fn every_type_of_report_says_what_it_says_and_no_more() {
    let all: String = REPORTS
        .iter()
        .flat_map(|report| {
            listings(
                report,
                &sample(&format!("2026-11-23-{}-sample.csv", report.name)),
            )
        })
        .map(|listing| shown(&listing))
        .collect();
    insta::assert_snapshot!(all);
}

#[test]
fn older_files_with_other_columns_in_another_order_say_the_same() {
    for report in &REPORTS {
        let now = sample(&format!("2026-11-23-{}-sample.csv", report.name));
        let older = sample(&format!("older/2026-11-23-{}-older.csv", report.name));
        assert_ne!(now.lines().next(), older.lines().next());
        assert_eq!(
            listings(report, &now),
            listings(report, &older),
            "{}",
            report.name
        );
    }
}

#[test]
fn columns_nobody_knows_yet_do_no_harm() {
    let text = "new,ip,\"new, too\",port,timestamp\nx,192.0.2.7,y,8080,2026-11-23 01:02:03\n";
    let [listing] = &listings(report("scan_http_proxy"), text)[..] else {
        panic!("one row, one listing");
    };
    assert_eq!((listing.port, listing.asn), (Some(8080), None));
}

#[test]
fn a_report_without_a_needed_column_is_refused_as_a_whole() {
    for (name, header, missing) in [
        ("scan_http_proxy", "timestamp,ip,asn", "port"),
        ("scan_socks", "ip,port", "timestamp"),
        ("scan_smtp", "a,b", "timestamp, ip, port"),
        ("blocklist", "timestamp,ip,source", "reason"),
    ] {
        let mut rows = Rows::new(header.as_bytes());
        assert!(matches!(rows.read(), Ok(Next::Row)), "{header}");
        let refusal = Reading::new(report(name), rows.row()).expect_err(header);
        assert!(
            matches!(&refusal, Unreadable::Columns(columns) if columns == missing),
            "{refusal}"
        );
    }
}

#[test]
fn a_tag_tells_the_version_of_socks_only_if_it_names_one() {
    for (tag, service) in [
        ("socks4", Service::Socks4),
        ("SOCKS5", Service::Socks5),
        ("socks5;proxy", Service::Socks5),
        ("socks4;socks5", Service::Socks),
        ("socks", Service::Socks),
        ("", Service::Socks),
    ] {
        assert_eq!(socks(tag), service, "{tag}");
    }
}

#[test]
fn only_reasons_that_blame_for_mail_are_our_concern() {
    let row = |reason: &str| {
        let text =
            format!("timestamp,ip,source,reason\n2026-11-23 01:02:03,192.0.2.7,L,{reason}\n");
        listings(report("blocklist"), &text).len()
    };
    for reason in ["Spam", "open relay", "SMTP abuse", "mail"] {
        assert_eq!(row(reason), 1, "{reason}");
    }
    for reason in ["botnet", "ssh brute force", ""] {
        assert_eq!(row(reason), 0, "{reason}");
    }
}
