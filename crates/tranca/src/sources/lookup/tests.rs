use std::fs;
use std::net::Ipv4Addr;
use std::time::Duration;

use laboratory::{Dnsbl, Illness, NameServer, Records};
use tempfile::TempDir;

use super::*;
use crate::cases;
use crate::cases::listing::{Service, Weight};
use crate::cases::state::Case;
use crate::ground::clock::Clock;

struct Place {
    _folder: TempDir,
    operation: Operation,
    records: Records,
    server: NameServer,
    resolver: Resolver,
}

/// An operation that asks these lists, each with 9 = HTTP proxy, 10 = mail, 11 = Tor.
async fn asking(zones: &[&str], more: &str) -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    let own: String = zones.iter().map(|zone| own(zone)).collect();
    let settings = format!("{more}\n{own}");
    fs::write(folder.path().join("tranca.toml"), settings).expect("settings");
    let noon: Moment = "2026-11-24T12:00:00Z".parse().expect("a time");
    let operation = Operation::open(folder.path(), Clock::standing_at(noon)).await;
    let records = Records::new();
    let anywhere = "127.0.0.1:0".parse().expect("an address");
    let server = NameServer::start(anywhere, records.clone())
        .await
        .expect("starts");
    let resolver = Resolver::new(Some(server.address())).expect("a resolver");
    let operation = operation.expect("opens");
    Place {
        _folder: folder,
        operation,
        records,
        server,
        resolver,
    }
}

fn own(zone: &str) -> String {
    format!(
        "[[lookup.own]]\nzone = \"{zone}\"\nkind = \"enum\"\n\
         codes = {{ 9 = \"http\", 10 = \"mail\", 11 = \"tor\" }}\n"
    )
}

impl Place {
    fn list(&self, zone: &str) -> Dnsbl {
        Dnsbl::new(zone, &self.records)
    }

    async fn ask(&self, addresses: &[&str]) -> Counts {
        let addresses: Vec<IpAddr> = addresses.iter().map(|text| ip(text)).collect();
        let asked = lookup(
            &self.operation,
            &self.resolver,
            Some(&addresses),
            Progress::Silent,
        );
        asked.await.expect("asked")
    }

    async fn ask_what_is_due(&self) -> Counts {
        let asked = lookup(&self.operation, &self.resolver, None, Progress::Silent);
        asked.await.expect("asked")
    }

    async fn case(&self, address: &str) -> Option<Case> {
        let mut connection = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("open");
        let cases = cases::store::of_address(&mut connection, ip(address)).await;
        cases.expect("read").pop()
    }

    async fn listings(&self) -> Vec<(String, String, String)> {
        sqlx::query_as("SELECT address, weight, detail FROM listings ORDER BY address")
            .fetch_all(self.operation.database.pool())
            .await
            .expect("read")
    }

    async fn enter(&self, address: &str, source: &str, service: Service, weight: Weight) {
        let listing = Listing {
            address: ip(address),
            source: source.to_owned(),
            service,
            port: None,
            weight,
            detail: String::new(),
            seen_at: self.operation.now(),
            asn: Some(64496),
            country: Some("BR".to_owned()),
        };
        register::enter(&self.operation, vec![listing])
            .await
            .expect("entered");
    }
}

fn ip(text: &str) -> IpAddr {
    text.parse().expect(text)
}

fn code(last: u8) -> Ipv4Addr {
    Ipv4Addr::new(127, 0, 0, last)
}

#[tokio::test]
async fn what_a_healthy_list_says_opens_cases_with_its_own_words() {
    let place = asking(&["good.example"], "").await;
    let list = place.list("good.example");
    list.list(ip("192.0.2.7"), code(9), "open proxy, seen today");
    list.list(ip("2001:db8::7"), code(9), "the same");
    list.list(ip("192.0.2.8"), code(11), "an exit");
    list.list(ip("192.0.2.9"), code(77), "something else");
    let counts = place
        .ask(&[
            "192.0.2.7",
            "192.0.2.8",
            "192.0.2.9",
            "192.0.2.10",
            "2001:db8::7",
        ])
        .await;
    let Counts {
        addresses,
        questions,
        listings_new,
        unknown,
        ..
    } = counts;
    assert_eq!((addresses, questions, listings_new, unknown), (5, 5, 3, 0));
    let expected = [
        ("192.0.2.7", "opens", "127.0.0.9: open proxy, seen today"),
        ("192.0.2.8", "exempts", "127.0.0.11: an exit"),
        ("2001:db8::7", "opens", "127.0.0.9: the same"),
    ];
    let expected = expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned()));
    assert_eq!(place.listings().await, expected);
    assert!(matches!(
        place.case("192.0.2.7").await,
        Some(Case::Suspected(_))
    ));
    assert_eq!(place.case("192.0.2.8").await, None);
}

#[tokio::test]
async fn ill_lists_are_left_out_and_invent_nothing() {
    let illnesses = [
        ("outside.example", Illness::AnswersOutside),
        ("world.example", Illness::ListsTheWorld),
        ("nothing.example", Illness::ListsNothing),
        ("refuses.example", Illness::RefusesResolver),
        ("failure.example", Illness::ServerFailure),
        ("silent.example", Illness::Silent),
    ];
    let mut zones = illnesses.map(|(zone, _)| zone).to_vec();
    zones.push("good.example");
    let place = asking(&zones, "").await;
    for (zone, illness) in illnesses {
        place.list(zone);
        place.records.ill(zone, illness);
    }
    place
        .list("good.example")
        .list(ip("192.0.2.7"), code(9), "open");
    let counts = place.ask(&["192.0.2.7", "192.0.2.8"]).await;
    assert_eq!((counts.questions, counts.listings_new), (2, 1));
    let mut left_out: Vec<_> = counts.left_out.iter().map(|l| l.zone.as_str()).collect();
    left_out.sort_unstable();
    let mut expected = illnesses.map(|(zone, _)| zone);
    expected.sort_unstable();
    assert_eq!(left_out, expected);
}

#[tokio::test]
async fn a_list_without_test_points_for_ipv6_is_asked_about_ipv4_only() {
    let place = asking(&["four.example"], "").await;
    let list = place.list("four.example");
    list.delist(ip("::ffff:127.0.0.2"));
    list.list(ip("192.0.2.7"), code(9), "open");
    let counts = place.ask(&["192.0.2.7", "2001:db8::7"]).await;
    assert_eq!((counts.questions, counts.listings_new), (1, 1));
    assert_eq!(counts.left_out, [], "it is not ill");
}

#[tokio::test]
async fn what_a_list_said_before_it_fell_ill_is_thrown_away() {
    let place = asking(&["falling.example", "good.example"], "").await;
    for zone in ["falling.example", "good.example"] {
        place.list(zone).list(ip("192.0.2.7"), code(9), "open");
    }
    let given = [ip("192.0.2.7")];
    let (mut desks, left_out) = desks(&place.operation.settings.lookup).expect("settings");
    desks.retain(|desk| desk.family == Family::Four);
    let mut run = Run {
        operation: &place.operation,
        resolver: &place.resolver,
        desks,
        counts: Counts {
            left_out,
            ..Counts::default()
        },
        task: Progress::Silent.task("lookup", None),
    };
    run.watch(Health::Untold, &given).await;
    let told = run.ask(&given).await;
    assert_eq!(told.len(), 2);
    place.records.ill("falling.example", Illness::ListsTheWorld);
    run.watch(Health::Well, &given).await;
    run.write(&given, told).await.expect("written");
    assert_eq!((run.counts.listings_new, run.counts.discarded), (1, 1));
    assert_eq!(run.counts.left_out[0].zone, "falling.example");
}

#[tokio::test]
async fn an_error_code_in_the_middle_ends_the_asking_of_that_list() {
    let place = asking(&["tired.example"], "[lookup]\nconcurrency = 1").await;
    let list = place.list("tired.example");
    list.list(ip("192.0.2.6"), code(9), "open");
    list.list(
        ip("192.0.2.7"),
        Ipv4Addr::new(127, 255, 255, 255),
        "too many questions",
    );
    let counts = place
        .ask(&["192.0.2.6", "192.0.2.7", "192.0.2.8", "192.0.2.9"])
        .await;
    assert_eq!((counts.questions, counts.unknown), (2, 1));
    assert_eq!((counts.listings_new, counts.discarded), (0, 1));
    assert_eq!(counts.left_out.len(), 1);
}

#[tokio::test]
async fn a_blocklist_makes_a_suspect_of_an_accessible_mail_server() {
    let place = asking(&["mail.example"], "").await;
    place
        .list("mail.example")
        .list(ip("192.0.2.7"), code(10), "spam");
    place
        .enter(
            "192.0.2.7",
            "shadowserver:scan_smtp",
            Service::Smtp,
            Weight::Supports,
        )
        .await;
    assert_eq!(place.case("192.0.2.7").await, None);
    assert_eq!(place.ask_what_is_due().await.listings_new, 1);
    let case = place.case("192.0.2.7").await.expect("a case");
    assert_eq!(case.dossier().asn, Some(64496));
}

#[tokio::test]
async fn addresses_are_asked_about_when_they_are_due_and_not_before() {
    let place = asking(&["good.example"], "").await;
    place.list("good.example");
    for address in ["192.0.2.7", "192.0.2.8", "2001:db8::7"] {
        place
            .enter(address, "list:x", Service::Http, Weight::Opens)
            .await;
    }
    assert_eq!(place.ask_what_is_due().await.addresses, 3);
    place.operation.clock.advance(Duration::from_secs(3_600));
    assert_eq!(place.ask_what_is_due().await.addresses, 0);
    place
        .enter("192.0.2.9", "list:x", Service::Http, Weight::Opens)
        .await;
    assert_eq!(place.ask_what_is_due().await.addresses, 1);
    place.operation.clock.advance(Duration::from_secs(86_400));
    assert_eq!(place.ask_what_is_due().await.addresses, 4);
}

#[tokio::test]
async fn dead_lists_are_named_and_never_asked_and_unknown_ones_stop_everything() {
    let dead = asking(
        &[],
        "[lookup]\nzones = [\"list.dsbl.org\", \"dnsbl.sorbs.net\"]",
    )
    .await;
    let counts = dead.ask(&["192.0.2.7"]).await;
    assert_eq!((counts.questions, counts.left_out.len()), (0, 2));
    assert_eq!(dead.server.questions(), Vec::<String>::new());
    let unknown = asking(&[], "[lookup]\nzones = [\"unheard.example\"]").await;
    let refused = lookup(
        &unknown.operation,
        &unknown.resolver,
        None,
        Progress::Silent,
    )
    .await;
    assert!(matches!(
        refused,
        Err(LookupError::Zone(NotAZone::Unknown(_)))
    ));
}
