//! Mail that comes in, end to end: from the listener or the Maildir into the cases.

mod effects;
mod hostile;
mod letterbox;

use std::net::Ipv4Addr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::inbox::{self, Item};
use super::{Arrival, Counts, file, keep};
use crate::cases::contact::Mailbox;
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::{Kind, Letter};
use crate::cases::reference::CaseId;
use crate::cases::state::{Case, Proving};
use crate::cases::store::{self, Opening};
use crate::cases::verp;
use crate::cases::weakness::Weakness;
use crate::ground::clock::{Clock, Moment};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;

const NOW: Moment = Moment::from_millis(1_795_514_400_000);
const DAY: Duration = Duration::from_secs(86_400);
const TEAM: &str = "team@agency.example";
const DESK: &str = "abuse@net.example";

/// An operation with one case, about which a letter left.
struct Scene {
    folder: tempfile::TempDir,
    clock: Clock,
    operation: Arc<Operation>,
    case: CaseId,
    letter: Letter,
}

impl Scene {
    async fn open() -> Self {
        Self::with("", Language::En).await
    }

    async fn with(mail: &str, language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at(NOW);
        let operation = Arc::new(operation(folder.path(), mail, clock.clone()).await);
        let case = proven(&operation).await;
        let letter = sent(&operation, case, language).await;
        Self {
            folder,
            clock,
            operation,
            case,
            letter,
        }
    }

    /// The address that bounces of the letter go to.
    fn return_path(&self) -> String {
        let team = Mailbox::parse(TEAM).unwrap();
        verp::return_path(&self.operation.secret, &team, '+', self.letter.id).unwrap()
    }

    /// Hands a message over to these recipients, and files it.
    async fn came(&self, recipient: &str, message: &str) -> Counts {
        let arrival = Arrival {
            way: "lmtp",
            sender: String::new(),
            recipients: vec![recipient.to_owned()],
            message: message.as_bytes().to_vec(),
        };
        keep(&self.operation, &arrival).await.unwrap();
        file(&self.operation).await.unwrap()
    }

    /// A person's answer to the letter.
    async fn answered(&self, text: &str) -> Counts {
        self.came(TEAM, &self.answer(text)).await
    }

    fn answer(&self, text: &str) -> String {
        let id = &self.letter.message_id;
        format!(
            "From: Ana <ana@net.example>\r\nTo: {TEAM}\r\nSubject: Re: open relay\r\n\
             Message-ID: <q1@net.example>\r\nIn-Reply-To: <{id}>\r\n\r\n{text}\r\n"
        )
    }

    async fn case(&self) -> Case {
        let mut conn = self.operation.database.pool().acquire().await.unwrap();
        store::find(&mut conn, self.case).await.unwrap().unwrap()
    }

    /// What the history says of mail, the oldest first.
    async fn heard(&self) -> Vec<(Act, String)> {
        let mut conn = self.operation.database.pool().acquire().await.unwrap();
        let history = store::history(&mut conn, self.case).await.unwrap();
        let of_mail = history.into_iter().filter(|one| one.actor == "replies");
        of_mail.map(|event| (event.act, event.why)).collect()
    }

    async fn is_suppressed(&self, mailbox: &str) -> bool {
        let mut conn = self.operation.database.pool().acquire().await.unwrap();
        let mailbox = Mailbox::parse(mailbox).unwrap();
        store::is_suppressed(&mut conn, &mailbox).await.unwrap()
    }

    async fn waiting(&self) -> Vec<Item> {
        let mut conn = self.operation.database.pool().acquire().await.unwrap();
        inbox::waiting(&mut conn).await.unwrap()
    }

    /// How many messages are kept, filed or not.
    async fn messages(&self) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM mail")
            .fetch_one(self.operation.database.pool())
            .await
            .unwrap()
    }
}

async fn operation(folder: &Path, mail: &str, clock: Clock) -> Operation {
    let toml = format!("[operation]\ncontact = \"questions@agency.example\"\n[mail]\n{mail}");
    std::fs::write(folder.join("tranca.toml"), toml).unwrap();
    let agency = format!("[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"{TEAM}\"\n");
    std::fs::write(folder.join("agencies.toml"), agency).unwrap();
    Operation::open(folder, clock).await.unwrap()
}

async fn proven(operation: &Operation) -> CaseId {
    let address = Ipv4Addr::new(192, 0, 2, 7).into();
    let opening = Opening {
        address,
        weakness: Weakness::OpenRelay,
        source: "list:x".to_owned(),
        why: "listed".to_owned(),
        asn: None,
        country: None,
    };
    let mut conn = operation.database.begin().await.unwrap();
    store::open(&mut conn, &operation.numbers, &[opening], NOW)
        .await
        .unwrap();
    let Some(Case::Suspected(case)) = store::of_address(&mut conn, address).await.unwrap().pop()
    else {
        panic!("not suspected")
    };
    let id = case.dossier.id;
    let proving = Proving {
        evidence: 1,
        endpoint: Endpoint::new(25, Protocol::Smtp),
        form: "plain".to_owned(),
    };
    let moved = case.proven(proving, NOW + DAY, cause());
    store::save(&mut conn, &operation.numbers, moved)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    id
}

/// As delivery leaves it: a letter that left, its place, and the case's step.
async fn sent(operation: &Operation, case: CaseId, language: Language) -> Letter {
    let id = operation.numbers.next();
    let letter = Letter {
        id,
        mailbox: Mailbox::parse(DESK).unwrap(),
        kind: Kind::FirstProven,
        language,
        subject: "open relay".to_owned(),
        message_id: format!("{id:016x}.{case}@agency.example"),
        cases: vec![case],
        message: Vec::new(),
        written_at: NOW,
    };
    let mut conn = operation.database.begin().await.unwrap();
    sqlx::query(
        "INSERT INTO letters (id, mailbox, kind, language, subject, message_id, message, passage, \
         written_at, sent_at, attempts, next_at, answer) \
         VALUES ($1, $2, 'first-proven', $3, 'open relay', $4, '', 'sent', $5, $5, 1, $5, 'ok')",
    )
    .bind(id)
    .bind(DESK)
    .bind(language.tag())
    .bind(&letter.message_id)
    .bind(NOW.as_millis())
    .execute(&mut *conn)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO letter_cases (letter_id, case_id, kind, round, place, void) \
         VALUES ($1, $2, 'first-proven', 1, 0, 0)",
    )
    .bind(id)
    .bind(case)
    .execute(&mut *conn)
    .await
    .unwrap();
    let Some(Case::Proven(found)) = store::find(&mut conn, case).await.unwrap() else {
        panic!("not proven")
    };
    let written = crate::cases::state::Writable::proven(found).written_to(id, NOW + DAY, cause());
    store::save(&mut conn, &operation.numbers, written)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    letter
}

fn cause() -> Cause {
    Cause::new(NOW, Actor::Stage("test"), "a test")
}

/// A bounce as Postfix writes it, in short.
fn bounce(status: &str) -> String {
    report("failed", status)
}

/// The same, while it still tries.
fn late() -> String {
    report("delayed", "4.4.1")
}

fn report(action: &str, status: &str) -> String {
    let code = if status.starts_with('5') { 550 } else { 451 };
    format!(
        "From: MAILER-DAEMON@mx.net.example (Mail Delivery System)\r\n\
         Subject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\
         \tboundary=\"b\"\r\n\r\n--b\r\n\r\nThis is the mail system at host mx.net.example.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.net.example\r\n\r\n\
         Final-Recipient: rfc822; {DESK}\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; {code} {status} not taken\r\n--b--\r\n"
    )
}
