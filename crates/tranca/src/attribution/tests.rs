//! The stage as a whole, against a registry and a name server on loopback.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use laboratory::{Entity, NameServer, Network, RdapServer, Records, Registry};
use serde_json::json;

use super::{AttributionError, Counts, attribute};
use crate::cases;
use crate::cases::contact::{Contact, Scope, Wish};
use crate::cases::history::Act;
use crate::cases::store::Opening;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Clock;
use crate::ground::http::Client;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::ground::progress::Progress;
use crate::ground::resolver::Resolver;

/// An operation whose registry and name server stand on loopback.
struct Stand {
    folder: tempfile::TempDir,
    clock: Clock,
    operation: Operation,
    registry: Registry,
    rdap: RdapServer,
    records: Records,
    names: NameServer,
}

impl Stand {
    /// Asks the registry about `prefixes`; `contacts` is contacts.csv without its first line.
    async fn new(prefixes: &[&str], contacts: &str) -> Self {
        Self::with("", prefixes, contacts).await
    }

    async fn with(settings: &str, prefixes: &[&str], contacts: &str) -> Self {
        let registry = Registry::new();
        let records = Records::new();
        let rdap = RdapServer::start(anywhere(), registry.clone()).await;
        let rdap = rdap.expect("a registry");
        let names = NameServer::start(anywhere(), records.clone()).await;
        let names = names.expect("a name server");
        let mut toml = format!("[policy]\nletters_require = \"listings\"\n{settings}\n");
        for prefix in prefixes {
            let url = rdap.base_url();
            let server = "[[attribution.rdap_servers]]";
            write!(toml, "{server}\nprefix = \"{prefix}\"\nurl = \"{url}\"\n").expect("text");
        }
        let folder = tempfile::tempdir().expect("folder");
        let csv = format!("match,mailbox,language,scope,wish,country\n{contacts}");
        std::fs::write(folder.path().join("tranca.toml"), toml).expect("settings");
        std::fs::write(folder.path().join("contacts.csv"), csv).expect("contacts");
        let clock = Clock::standing_at("2026-11-24T10:00:00Z".parse().expect("moment"));
        let operation = Operation::open(folder.path(), clock.clone()).await;
        Self {
            folder,
            clock,
            operation: operation.expect("an operation"),
            registry,
            rdap,
            records,
            names,
        }
    }

    /// A suspected relay; the policy of 2004 lets it be written about.
    async fn case(&self, address: &str) {
        self.open(address, None, None).await;
    }

    async fn open(&self, address: &str, asn: Option<u32>, country: Option<&str>) {
        let opening = Opening {
            address: address.parse().expect("address"),
            weakness: Weakness::OpenRelay,
            source: "test".to_owned(),
            why: "listed".to_owned(),
            asn,
            country: country.map(str::to_owned),
        };
        let operation = &self.operation;
        let mut tx = operation.database.begin().await.expect("transaction");
        cases::store::open(&mut tx, &operation.numbers, &[opening], operation.now())
            .await
            .expect("a case");
        tx.commit().await.expect("commit");
    }

    async fn attribute(&self) -> Counts {
        self.try_attribute().await.expect("attributed")
    }

    async fn try_attribute(&self) -> Result<Counts, AttributionError> {
        let resolver = Resolver::new(Some(self.names.address())).expect("resolver");
        let http = Client::new("tranca-test").expect("client");
        let run = attribute(&self.operation, &resolver, &http, Progress::Silent);
        may_be_spawned(run).await
    }

    async fn contacts(&self, address: &str) -> Vec<Contact> {
        let mut conn = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("conn");
        let address = address.parse().expect("address");
        let found = cases::store::of_address(&mut conn, address).await;
        let case = found.expect("readable").remove(0);
        cases::store::contacts(&mut conn, case.dossier().id)
            .await
            .expect("contacts")
    }

    async fn mailboxes(&self, address: &str) -> Vec<String> {
        let contacts = self.contacts(address).await;
        contacts.iter().map(|c| c.mailbox.to_string()).collect()
    }

    /// Why, of every line that attribution wrote.
    async fn told(&self, address: &str) -> Vec<String> {
        let mut conn = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("conn");
        let address = address.parse().expect("address");
        let found = cases::store::of_address(&mut conn, address).await;
        let case = found.expect("readable").remove(0);
        let history = cases::store::history(&mut conn, case.dossier().id).await;
        let events = history.expect("readable").into_iter();
        events
            .filter(|event| event.act == Act::Attributed)
            .map(|event| event.why)
            .collect()
    }
}

/// The worker runs every stage beside the portal.
fn may_be_spawned<F: Future + Send>(work: F) -> F {
    work
}

fn anywhere() -> SocketAddr {
    (Ipv4Addr::LOCALHOST, 0).into()
}

/// A network whose registrant has an abuse desk inside, and a technical contact beside.
fn provider(prefix: &str) -> Network {
    let abuse = Entity::new("A-1", "abuse").mailbox("abuse@isp.example");
    let holder = Entity::new("H-1", "registrant").within(abuse);
    let technical = Entity::new("T-1", "technical").mailbox("noc@isp.example");
    Network::new(prefix.parse().expect("prefix"), "NET-1", "ISP-EXAMPLE")
        .country("BR")
        .entity(technical)
        .entity(holder)
}

#[tokio::test]
async fn whoever_is_nearest_to_the_host_comes_first() {
    let contacts = "192.0.2.0/24,desk@own.example,es,,,\nBR,team@nation.example,,,,\n";
    let stand = Stand::new(&["192.0.2.0/24"], contacts).await;
    stand.registry.network(&provider("192.0.2.0/24"));
    stand
        .records
        .pointer("192.0.2.7".parse().expect("v4"), "mail.example.org");
    stand
        .records
        .address("mail.example.org", "192.0.2.7".parse().expect("v4"));
    stand.case("192.0.2.7").await;
    let counts = stand.attribute().await;

    assert_eq!(
        (counts.cases, counts.with_contacts, counts.contacts),
        (1, 1, 6)
    );
    let contacts = stand.contacts("192.0.2.7").await;
    let seen: Vec<(u32, &str, Scope)> = contacts
        .iter()
        .map(|c| (c.rank, c.mailbox.as_str(), c.scope))
        .collect();
    assert_eq!(
        seen,
        [
            (0, "desk@own.example", Scope::Network),
            (1, "postmaster@example.org", Scope::Host),
            (2, "abuse@example.org", Scope::Host),
            (3, "abuse@isp.example", Scope::Network),
            (4, "noc@isp.example", Scope::Network),
            (5, "team@nation.example", Scope::Nation),
        ]
    );
    assert_eq!(contacts[0].language, Some(Language::Es));
    assert_eq!(contacts[3].language, Some(Language::Pt));
    assert_eq!(contacts[3].country.as_deref(), Some("BR"));
    assert_eq!(contacts[3].basis, "RDAP abuse role of ISP-EXAMPLE");
    let told = stand.told("192.0.2.7").await;
    assert!(
        told[0].starts_with("6 contacts: contacts.csv: 192.0.2.0/24; "),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_mailbox_found_twice_keeps_its_best_place_its_bases_and_its_wish() {
    let contacts = "192.0.2.0/24,Abuse@isp.example,,,,\nBR,noc@isp.example,,,never,\n";
    let stand = Stand::new(&["192.0.2.0/24"], contacts).await;
    stand.registry.network(&provider("192.0.2.0/24"));
    stand.case("192.0.2.7").await;
    stand.attribute().await;
    let contacts = stand.contacts("192.0.2.7").await;
    assert_eq!(contacts.len(), 2);
    assert_eq!(
        contacts[0].basis,
        "contacts.csv: 192.0.2.0/24; RDAP abuse role of ISP-EXAMPLE"
    );
    assert_eq!(
        contacts[1].basis,
        "RDAP technical role of ISP-EXAMPLE; contacts.csv: BR"
    );
    assert_eq!(
        (contacts[0].wish, contacts[1].wish),
        (Wish::None, Wish::Never)
    );
}

#[tokio::test]
async fn a_name_that_does_not_lead_back_leads_to_nobody() {
    let stand = Stand::new(&[], "").await;
    stand
        .records
        .pointer("192.0.2.7".parse().expect("v4"), "mail.example.org");
    stand
        .records
        .address("mail.example.org", "192.0.2.8".parse().expect("v4"));
    stand.case("192.0.2.7").await;
    let counts = stand.attribute().await;
    assert_eq!((counts.without_contacts, counts.waiting), (1, 0));
    assert_eq!(stand.told("192.0.2.7").await, ["no contact found"]);
}

#[tokio::test]
async fn a_source_names_as_and_country_where_the_registry_does_not() {
    let contacts = "AS64496,abuse@carrier.example,,,,\nMX,team@nation.example,,,,\n";
    let stand = Stand::new(&[], contacts).await;
    stand.open("192.0.2.7", Some(64_496), Some("MX")).await;
    stand.attribute().await;
    let contacts = stand.contacts("192.0.2.7").await;
    assert_eq!(contacts[0].mailbox.as_str(), "abuse@carrier.example");
    assert_eq!(contacts[0].language, Some(Language::Es));
    assert_eq!(contacts[1].mailbox.as_str(), "team@nation.example");
    assert_eq!(
        stand.rdap.count(),
        0,
        "documentation addresses have no registry"
    );
}

#[tokio::test]
async fn a_network_is_asked_about_once_until_its_answer_is_forgotten() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    stand.registry.network(&provider("192.0.2.0/25"));
    for last in 1..=20 {
        stand.case(&format!("192.0.2.{last}")).await;
    }
    let counts = stand.attribute().await;
    assert_eq!((counts.with_contacts, stand.rdap.count()), (20, 1));
    assert_eq!((counts.registry_asked, counts.registry_remembered), (1, 19));
    stand.case("192.0.2.200").await;
    stand.attribute().await;
    assert_eq!(
        stand.rdap.count(),
        2,
        "outside the network that was answered"
    );
    stand.clock.advance(Duration::from_secs(8 * 86_400));
    stand.case("192.0.2.100").await;
    stand.attribute().await;
    assert_eq!(stand.rdap.count(), 3);
}

#[tokio::test]
async fn contacts_are_looked_for_again_after_their_time_only() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    stand.registry.network(&provider("192.0.2.0/24"));
    stand.case("192.0.2.7").await;
    assert_eq!(stand.attribute().await.cases, 1);
    stand.clock.advance(Duration::from_secs(29 * 86_400));
    assert_eq!(stand.attribute().await.cases, 0);
    stand
        .registry
        .forget("192.0.2.0/24".parse().expect("prefix"));
    stand.clock.advance(Duration::from_secs(86_400));
    assert_eq!(stand.attribute().await.cases, 1);
    assert!(
        stand.mailboxes("192.0.2.7").await.is_empty(),
        "the old ones are gone"
    );
    let told = stand.told("192.0.2.7").await;
    assert_eq!(
        told[1],
        "no contact found: the registry holds nothing about the address"
    );
}

#[tokio::test]
async fn a_registry_that_holds_nothing_is_not_asked_again() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    stand.case("192.0.2.7").await;
    let counts = stand.attribute().await;
    assert_eq!(
        (counts.without_contacts, counts.waiting, stand.rdap.count()),
        (1, 0, 1)
    );
    stand.clock.advance(Duration::from_secs(3 * 86_400));
    stand.attribute().await;
    assert_eq!(stand.rdap.count(), 1);
}

#[tokio::test]
async fn a_registry_that_asks_for_patience_gets_it() {
    let stand = Stand::new(&["192.0.2.0/24"], "192.0.2.1,desk@own.example,,,,\n").await;
    stand
        .registry
        .busy("192.0.2.0/24".parse().expect("prefix"), 7_200);
    for last in 1..=9 {
        stand.case(&format!("192.0.2.{last}")).await;
    }
    let counts = stand.attribute().await;
    assert_eq!(
        (counts.cases, counts.waiting, stand.rdap.count()),
        (9, 9, 1)
    );
    assert_eq!(stand.mailboxes("192.0.2.1").await, ["desk@own.example"]);
    let told = stand.told("192.0.2.5").await;
    assert!(
        told[0].contains("left alone until 2026-11-24 12:00:00 UTC"),
        "{told:?}"
    );

    stand.registry.network(&provider("192.0.2.0/24"));
    stand.clock.advance(Duration::from_secs(3_600));
    assert_eq!(stand.attribute().await.waiting, 9);
    assert_eq!(
        stand.rdap.count(),
        1,
        "the pause outlasts the run that was told"
    );
    assert_eq!(stand.told("192.0.2.5").await.len(), 1, "told once");
    stand.clock.advance(Duration::from_secs(3_600));
    assert_eq!(stand.attribute().await.waiting, 0);
    assert_eq!(stand.rdap.count(), 2);
    assert_eq!(
        stand.mailboxes("192.0.2.5").await,
        ["abuse@isp.example", "noc@isp.example"]
    );
}

#[tokio::test]
async fn the_patience_that_one_registry_asks_for_holds_up_no_other() {
    let other = Registry::new();
    other.network(&provider("198.51.100.0/24"));
    let there = RdapServer::start(anywhere(), other).await;
    let there = there.expect("a registry");
    let server = format!(
        "[[attribution.rdap_servers]]\nprefix = \"198.51.100.0/24\"\nurl = \"{}\"\n",
        there.base_url()
    );
    let stand = Stand::with(&server, &["192.0.2.0/24"], "").await;
    let prefix = "192.0.2.0/24".parse().expect("prefix");
    stand.registry.busy(prefix, 60);
    stand.case("192.0.2.1").await;
    stand.case("198.51.100.1").await;
    let counts = stand.attribute().await;
    assert_eq!((counts.waiting, counts.with_contacts), (1, 1));
}

#[tokio::test]
async fn a_registry_that_gives_nothing_to_build_on_is_left_alone_after_three_times() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    stand.registry.object(
        "192.0.2.0/24".parse().expect("prefix"),
        json!("out of order"),
    );
    for last in 1..=9 {
        stand.case(&format!("192.0.2.{last}")).await;
    }
    let counts = stand.attribute().await;
    assert_eq!((counts.waiting, stand.rdap.count()), (9, 3));
}

#[tokio::test]
async fn a_question_handed_on_to_another_registry_is_answered_there() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    let other = Registry::new();
    other.network(&provider("192.0.2.0/24"));
    let there = RdapServer::start(anywhere(), other)
        .await
        .expect("a registry");
    let prefix = "192.0.2.0/24".parse().expect("prefix");
    stand.registry.elsewhere(prefix, &there.base_url());
    stand.case("192.0.2.7").await;
    assert_eq!(stand.attribute().await.with_contacts, 1);
    assert_eq!(there.requests(), ["/ip/192.0.2.7"]);
}

#[tokio::test]
async fn a_registrys_placeholder_is_told_and_never_written_to() {
    let stand = Stand::new(&["203.0.113.0/24"], "").await;
    let answer = include_str!("../../tests/registry/lacnic.json");
    let answer = serde_json::from_str(answer).expect("JSON");
    stand
        .registry
        .object("203.0.113.0/25".parse().expect("prefix"), answer);
    stand.case("203.0.113.5").await;
    stand.attribute().await;
    assert_eq!(stand.mailboxes("203.0.113.5").await, ["noc@rede.example"]);
    let told = stand.told("203.0.113.5").await;
    assert!(
        told[0].contains("`removed@lacnic.net` of 203.0.113.0/25 is no mailbox"),
        "{told:?}"
    );
}

#[tokio::test]
async fn a_case_without_a_country_gets_its_registrys() {
    let stand = Stand::new(&["192.0.2.0/24"], "").await;
    stand.registry.network(&provider("192.0.2.0/24"));
    stand.open("192.0.2.7", None, None).await;
    stand.open("192.0.2.8", None, Some("PT")).await;
    stand.attribute().await;
    let mut conn = stand
        .operation
        .database
        .pool()
        .acquire()
        .await
        .expect("conn");
    let addresses = ["192.0.2.7", "192.0.2.8"].map(|text| text.parse().expect("address"));
    let cases = cases::store::of_addresses(&mut conn, &addresses)
        .await
        .expect("cases");
    let countries: Vec<_> = cases
        .iter()
        .map(|case| case.dossier().country.as_deref())
        .collect();
    assert_eq!(countries, [Some("BR"), Some("PT")]);
}

#[tokio::test]
async fn only_cases_that_may_be_written_about_are_looked_at() {
    let stand = Stand::with("[portal]", &["192.0.2.0/24"], "").await;
    let toml = stand.folder.path().join("tranca.toml");
    let text = std::fs::read_to_string(&toml).expect("settings");
    std::fs::write(&toml, text.replace("\"listings\"", "\"proof\"")).expect("settings");
    stand.case("192.0.2.7").await;
    let strict = Operation::open(stand.folder.path(), stand.clock.clone()).await;
    let stand = Stand {
        operation: strict.expect("an operation"),
        ..stand
    };
    assert_eq!(stand.attribute().await.cases, 0);
    assert_eq!(stand.rdap.count(), 0);
}

#[tokio::test]
async fn a_switch_turns_off_registries_and_names() {
    let settings = "[attribution]\nrdap = false\nreverse_dns = false\n";
    let stand = Stand::with(settings, &["192.0.2.0/24"], "").await;
    stand.registry.network(&provider("192.0.2.0/24"));
    stand.case("192.0.2.7").await;
    let counts = stand.attribute().await;
    assert_eq!((counts.without_contacts, counts.waiting), (1, 0));
    assert_eq!(stand.rdap.count(), 0);
    assert!(stand.names.questions().is_empty());
}

#[tokio::test]
async fn a_malformed_row_is_counted_and_a_file_without_its_columns_stops_everything() {
    let stand = Stand::new(&[], "nonsense,a@b.example,,,,\n192.0.2.7,a@b.example,,,,\n").await;
    stand.case("192.0.2.7").await;
    let counts = stand.attribute().await;
    assert_eq!((counts.directory_rows, counts.directory_malformed), (1, 1));
    assert_eq!(stand.mailboxes("192.0.2.7").await, ["a@b.example"]);
    let file = stand.folder.path().join("contacts.csv");
    std::fs::write(file, "who,where\n").expect("file");
    let error = stand.try_attribute().await.expect_err("no columns");
    assert!(!error.is_passing(), "{error}");
}

#[tokio::test]
async fn an_address_of_version_6_is_asked_about_as_such() {
    let stand = Stand::new(&["2001:db8::/32"], "").await;
    stand.registry.network(&provider("2001:db8:42::/48"));
    stand.case("2001:db8:42::25").await;
    stand.case("2001:db8:42::26").await;
    assert_eq!(stand.attribute().await.with_contacts, 2);
    assert_eq!(stand.rdap.count(), 1);
}

#[test]
fn a_locked_database_passes_and_a_damaged_one_does_not() {
    let locked = AttributionError::from(sqlx::Error::PoolTimedOut);
    assert!(locked.is_passing());
    let damaged = crate::ground::database::StoreError::Damaged(String::new());
    assert!(!AttributionError::from(damaged).is_passing());
}
