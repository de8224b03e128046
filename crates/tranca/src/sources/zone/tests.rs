use std::collections::BTreeMap;

use super::*;

fn code(last: u8) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 0, last)
}

fn read(zone: &str, codes: &[Ipv4Addr]) -> Result<Vec<(Service, Weight)>, Ill> {
    Zone::from_catalogue(zone).expect(zone).read(codes)
}

fn own(kind: &str, codes: &[(&str, &str)]) -> Result<Zone, NotAZone> {
    let codes = codes
        .iter()
        .map(|(code, meaning)| ((*code).to_owned(), (*meaning).to_owned()));
    Zone::own(&OwnZone {
        zone: "list.example".to_owned(),
        kind: kind.to_owned(),
        codes: codes.collect::<BTreeMap<_, _>>(),
    })
}

#[test]
fn the_same_code_means_different_things_on_different_lists() {
    let opens = |service| Ok(vec![(service, Weight::Opens)]);
    assert_eq!(read("rbl.efnetrbl.org", &[code(1)]), opens(Service::Proxy));
    assert_eq!(read("dnsbl.dronebl.org", &[code(1)]), Ok(vec![]));
    assert_eq!(read("dnsbl.dronebl.org", &[code(8)]), opens(Service::Socks));
    assert_eq!(read("dnsbl.dronebl.org", &[code(9)]), opens(Service::Http));
    let mail = Ok(vec![(Service::Smtp, Weight::Supports)]);
    assert_eq!(read("zen.spamhaus.org", &[code(4)]), mail);
    assert_eq!(
        read("zen.spamhaus.org", &[code(10)]),
        Ok(vec![]),
        "a dial-up line"
    );
    assert_eq!(read("all.s5h.net", &[code(77)]), mail);
}

#[test]
fn bits_are_read_as_bits_and_to_leave_alone_comes_first() {
    let zone = "dnsbl.tornevall.org";
    assert_eq!(
        read(zone, &[code(2 | 64)]),
        Ok(vec![(Service::Proxy, Weight::Opens)])
    );
    assert_eq!(
        read(zone, &[code(1)]),
        Ok(vec![(Service::Proxy, Weight::Supports)])
    );
    assert_eq!(
        read(zone, &[code(2 | 32)]),
        Ok(vec![(Service::Proxy, Weight::Exempts)])
    );
    assert_eq!(read(zone, &[code(64)]), Ok(vec![]));
}

#[test]
fn several_codes_are_several_services() {
    let told = read("dnsbl.dronebl.org", &[code(8), code(9), code(3)]);
    let expected = [
        (Service::Socks, Weight::Opens),
        (Service::Http, Weight::Opens),
    ];
    assert_eq!(told, Ok(expected.to_vec()));
}

#[test]
fn error_codes_and_answers_from_outside_are_never_listings() {
    for refusal in REFUSALS {
        for zone in ["all.s5h.net", "dnsbl.tornevall.org", "zen.spamhaus.org"] {
            assert_eq!(
                read(zone, &[code(2), refusal]),
                Err(Ill::Refuses(refusal)),
                "{zone}"
            );
        }
    }
    let shop = Ipv4Addr::new(203, 0, 113, 80);
    assert_eq!(read("all.s5h.net", &[shop]), Err(Ill::Outside(shop)));
    let blocked = own("enum", &[("1", "refused"), ("2", "proxy")]).expect("a zone");
    assert_eq!(blocked.read(&[code(1)]), Err(Ill::Refuses(code(1))));
}

#[test]
fn dead_and_unfit_lists_are_never_asked_under_any_description() {
    for name in ["dnsbl.sorbs.net", "list.dsbl.org", "dnsbl-2.uceprotect.net"] {
        assert!(
            matches!(Zone::from_catalogue(name), Err(NotAZone::Never(..))),
            "{name}"
        );
        let described = Zone::own(&OwnZone {
            zone: format!("{}.", name.to_uppercase()),
            kind: "any".to_owned(),
            codes: BTreeMap::new(),
        });
        assert!(matches!(described, Err(NotAZone::Never(..))), "{name}");
    }
}

#[test]
fn a_list_of_ones_own_is_read_or_refused_with_its_flaw() {
    let zone = own("any", &[("any", "socks5")]).expect("a zone");
    assert_eq!(
        zone.read(&[code(9)]),
        Ok(vec![(Service::Socks5, Weight::Opens)])
    );
    assert!(matches!(own("sum", &[]), Err(NotAZone::Kind { .. })));
    for (kind, code, meaning) in [
        ("any", "2", "proxy"),
        ("bitmask", "3", "proxy"),
        ("enum", "256", "proxy"),
        ("enum", "2", "evil"),
    ] {
        let flawed = own(kind, &[(code, meaning)]);
        assert!(
            matches!(flawed, Err(NotAZone::Code { .. })),
            "{kind} {code} {meaning}"
        );
    }
}

#[test]
fn the_address_of_nobody_lies_in_networks_for_documentation() {
    let networks = ["198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"];
    let networks = networks.map(|n| n.parse::<ipnet::IpNet>().expect("a network"));
    for draw in (0..2_000).chain([i64::MAX, 1 << 40]) {
        for family in [Family::Four, Family::Six] {
            let address = family.nowhere(draw);
            assert!(networks.iter().any(|n| n.contains(&address)), "{address}");
        }
    }
}
