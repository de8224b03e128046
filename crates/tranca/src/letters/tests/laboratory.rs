//! An operation with cases in it, made by hand.

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use crate::cases::contact::{Contact, Mailbox, Scope, Wish};
use crate::cases::endpoint::Endpoint;
use crate::cases::history::{Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Proving};
use crate::cases::store::{self, Opening};
use crate::cases::verdict::{Finding, Software, Verdict};
use crate::cases::weakness::Weakness;
use crate::ground::clock::{Clock, Moment};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

/// 2026-11-24 10:00:00 UTC.
pub(super) const NOON: Moment = Moment::from_millis(1_795_514_400_000);

/// A transcript as a relay leaves it.
pub(super) const RELAY: &str = "< 220 mail.example.org ESMTP Postfix\n> EHLO probe.example\n\
    < 250 mail.example.org\n> MAIL FROM:<t@canary.example>\n< 250 2.1.0 Ok\n\
    > RCPT TO:<t@canary.example>\n< 250 2.1.5 Ok\n> DATA\n< 354 Go ahead\n> (the message)\n\
    < 250 2.0.0 Ok: queued as 4B0001";

/// An operation in a folder; `settings` are added to `tranca.toml`.
pub(super) async fn operation(folder: &Path, settings: &str) -> Operation {
    let toml = format!(
        "[operation]\nname = \"Secure Your Server\"\ncontact = \"questions@agency.example\"\n\
         [portal]\nurl = \"https://portal.example\"\n{settings}"
    );
    std::fs::write(folder.join("tranca.toml"), toml).unwrap();
    std::fs::write(
        folder.join("agencies.toml"),
        "[[agency]]\nname = \"Example CSIRT\"\ncountry = \"BR\"\nmailbox = \"team@agency.example\"\n\
         page = \"https://agency.example/servers\"\nletterhead = [\"1 Example Street\", \"Town\"]\n\
         [[agency]]\nname = \"Agência Exemplo\"\nmailbox = \"time@agencia.example\"\n",
    )
    .unwrap();
    Operation::open(folder, Clock::standing_at(NOON))
        .await
        .unwrap()
}

/// What a case is made of.
#[derive(Clone, Debug)]
pub(super) struct Making {
    pub(super) address: IpAddr,
    pub(super) endpoint: Endpoint,
    pub(super) form: &'static str,
    pub(super) product: Option<&'static str>,
    pub(super) transcript: String,
    pub(super) contacts: Vec<Contact>,
}

impl Making {
    pub(super) fn relay(address: &str, contact: Contact) -> Self {
        Self {
            address: address.parse().unwrap(),
            endpoint: "25/smtp".pipe(endpoint),
            form: "plain",
            product: Some("postfix"),
            transcript: RELAY.to_owned(),
            contacts: vec![contact],
        }
    }

    pub(super) fn proxy(address: &str, contact: Contact) -> Self {
        Self {
            endpoint: "3128/http-connect".pipe(endpoint),
            form: "http-connect",
            product: Some("squid"),
            transcript:
                "> CONNECT canary.example:80 HTTP/1.1\n< HTTP/1.1 200 Connection established"
                    .to_owned(),
            ..Self::relay(address, contact)
        }
    }

    fn weakness(&self) -> Weakness {
        self.endpoint.protocol.weakness()
    }
}

trait Pipe: Sized {
    fn pipe<T>(self, through: impl FnOnce(Self) -> T) -> T {
        through(self)
    }
}

impl Pipe for &str {}

fn endpoint(text: &str) -> Endpoint {
    let (port, protocol) = text.split_once('/').unwrap();
    Endpoint::new(port.parse().unwrap(), protocol.parse().unwrap())
}

pub(super) fn contact(mailbox: &str, language: Language) -> Contact {
    Contact {
        mailbox: Mailbox::parse(mailbox).unwrap(),
        scope: Scope::Network,
        basis: "RDAP abuse role of EXAMPLE-NET".to_owned(),
        rank: 0,
        language: Some(language),
        country: None,
        wish: Wish::None,
        found_at: NOON,
    }
}

/// A suspected case with its listings and contacts.
pub(super) async fn suspected(operation: &Operation, making: &Making) -> CaseId {
    let (address, weakness) = (making.address, making.weakness());
    let opening = Opening {
        address,
        weakness,
        source: "shadowserver:scan".to_owned(),
        why: "listed".to_owned(),
        asn: Some(64_496),
        country: Some("BR".to_owned()),
    };
    let mut conn = operation.database.begin().await.unwrap();
    store::open(&mut conn, &operation.numbers, &[opening], operation.now())
        .await
        .unwrap();
    let cases = store::of_address(&mut conn, address).await.unwrap();
    let case = cases
        .iter()
        .find(|case| case.dossier().weakness == weakness)
        .unwrap();
    let id = case.dossier().id;
    for (rank, contact) in making.contacts.iter().enumerate() {
        sqlx::query("INSERT INTO contacts VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
            .bind(id)
            .bind(contact.mailbox.as_str())
            .bind(contact.scope.name())
            .bind(&contact.basis)
            .bind(i64::try_from(rank).unwrap())
            .bind(contact.language.map(Language::tag))
            .bind(contact.country.as_deref())
            .bind(contact.wish.name())
            .bind(NOON.as_millis())
            .execute(&mut *conn)
            .await
            .unwrap();
    }
    conn.commit().await.unwrap();
    listed(operation, making, "shadowserver:scan").await;
    id
}

/// One more source lists it.
pub(super) async fn listed(operation: &Operation, making: &Making, source: &str) {
    sqlx::query(
        "INSERT INTO listings VALUES ($1, $2, $3, $4, $5, 'opens', 'says open', NULL, NULL, $6, $6)",
    )
    .bind(making.address.to_string())
    .bind(if making.weakness() == Weakness::OpenRelay { "smtp" } else { "http" })
    .bind(source)
    .bind(i64::from(making.endpoint.port))
    .bind(making.weakness().name())
    .bind(NOON.as_millis() - 86_400_000)
    .execute(operation.database.pool())
    .await
    .unwrap();
}

/// A proven case, whole.
pub(super) async fn proven(operation: &Operation, making: &Making) -> CaseId {
    let id = suspected(operation, making).await;
    prove(operation, making, id).await;
    id
}

/// Our token came back.
pub(super) async fn prove(operation: &Operation, making: &Making, id: CaseId) {
    let (at, evidence) = (operation.now(), operation.numbers.next());
    let mut conn = operation.database.begin().await.unwrap();
    let case = store::find(&mut conn, id).await.unwrap().unwrap();
    let proving = Proving {
        evidence,
        endpoint: making.endpoint,
        form: making.form.to_owned(),
    };
    let cause = Cause::new(at, Actor::Stage("verification"), "a token came back");
    let next = at + Duration::from_secs(86_400);
    match case {
        Case::Suspected(case) => {
            store::save(
                &mut conn,
                &operation.numbers,
                case.proven(proving, next, cause),
            )
            .await
        }
        Case::Closed(case) => {
            store::save(
                &mut conn,
                &operation.numbers,
                case.reopened(proving, next, cause),
            )
            .await
        }
        other => panic!("{} cannot be proven", other.state()),
    }
    .unwrap();
    sqlx::query("INSERT INTO evidence VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(evidence)
        .bind(id)
        .bind(i64::from(making.endpoint.port))
        .bind(making.endpoint.protocol.name())
        .bind(making.form)
        .bind(making.address.to_string())
        .bind(at.as_millis())
        .bind(&making.transcript)
        .bind("mail from the tested address")
        .execute(&mut *conn)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    found(operation, making, id, Verdict::Open).await;
}

/// The latest test of the case's endpoint found this.
pub(super) async fn found(operation: &Operation, making: &Making, id: CaseId, verdict: Verdict) {
    let finding = Finding {
        endpoint: making.endpoint,
        verdict,
        capabilities: Vec::new(),
        backscatter: false,
        tried: Vec::new(),
        software: making.product.map(|product| Software {
            product: product.to_owned(),
            version: None,
            basis: "banner".to_owned(),
        }),
        transcript: making.transcript.clone(),
    };
    let at = operation.now().as_millis();
    sqlx::query(
        "INSERT INTO endpoints VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO UPDATE SET \
         finding = excluded.finding, verified_at = excluded.verified_at",
    )
    .bind(id)
    .bind(i64::from(making.endpoint.port))
    .bind(making.endpoint.protocol.name())
    .bind(serde_json::to_string(&finding).unwrap())
    .bind(at)
    .execute(operation.database.pool())
    .await
    .unwrap();
}
