//! The lives of cases, written as other stages would have written them.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::history::{Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case, Proving, Rechecks, Suspected, Watched, Writable};
use crate::cases::store::{self as cases, Opening};
use crate::cases::verdict::{Closure, Finding, Software, Verdict};
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::database::Connection;
use crate::ground::operation::Operation;
use crate::results::comparison::DAY_S;

/// What happens to one case. All days count from its proof.
pub(super) struct Life {
    pub(super) mailbox: Option<String>,
    pub(super) country: &'static str,
    pub(super) proven: bool,
    pub(super) aside: bool,
    pub(super) written_after_days: Option<u64>,
    pub(super) closed_after_days: Option<u64>,
}

impl Life {
    pub(super) fn proven(mailbox: &str) -> Self {
        Self {
            mailbox: Some(mailbox.to_owned()),
            country: "BR",
            proven: true,
            ..Self::listed()
        }
    }

    pub(super) fn listed() -> Self {
        Self {
            mailbox: None,
            country: "",
            proven: false,
            aside: false,
            written_after_days: None,
            closed_after_days: None,
        }
    }

    pub(super) fn set_aside() -> Self {
        Self {
            aside: true,
            ..Self::listed()
        }
    }
}

/// Lives it.
pub(super) async fn live(operation: &Operation, life: &Life) {
    let mut conn = operation.database.begin().await.unwrap();
    let now = operation.now();
    let address = IpAddr::V4(Ipv4Addr::from_bits(
        0xC612_0000 | u32::try_from(operation.numbers.next() & 0xFFFF).unwrap(),
    ));
    let opening = Opening {
        address,
        weakness: Weakness::OpenRelay,
        source: "list:test".to_owned(),
        why: "listed".to_owned(),
        asn: None,
        country: Some(life.country.to_owned()).filter(|country| !country.is_empty()),
    };
    cases::open(&mut conn, &operation.numbers, &[opening], now)
        .await
        .unwrap();
    let case = cases::of_address(&mut conn, address)
        .await
        .unwrap()
        .remove(0);
    if let Some(mailbox) = &life.mailbox {
        contact(&mut conn, case.dossier().id, mailbox, now).await;
    }
    match case {
        case if life.aside => {
            let aside = case.set_aside(AsideReason::Unreachable, cause(now));
            cases::save(&mut conn, &operation.numbers, aside)
                .await
                .unwrap();
        }
        Case::Suspected(case) if life.proven => prove(&mut conn, operation, case, life).await,
        _ => {}
    }
    conn.commit().await.unwrap();
}

async fn prove(conn: &mut Connection, operation: &Operation, case: Suspected, life: &Life) {
    let (numbers, now) = (&operation.numbers, operation.now());
    let id = case.dossier.id;
    let after = |days: u64| now + Duration::from_secs(days * DAY_S);
    let proving = Proving {
        evidence: 1,
        endpoint: Endpoint::new(25, Protocol::Smtp),
        form: "plain".to_owned(),
    };
    let proven = cases::save(conn, numbers, case.proven(proving, now, cause(now)))
        .await
        .unwrap();
    let Case::Proven(mut case) = proven else {
        unreachable!()
    };
    check(conn, numbers.next(), id, &finding(Verdict::Open)).await;
    let verdict = match life.closed_after_days {
        Some(_) => Verdict::Closed(Closure::Withdrawn),
        None => Verdict::Open,
    };
    endpoint(conn, id, &finding(verdict), now).await;
    let Some(days) = life.written_after_days else {
        if let Some(days) = life.closed_after_days {
            let closed = case.closed(Rechecks::default(), None, cause(after(days)));
            cases::save(conn, numbers, closed).await.unwrap();
        }
        return;
    };
    case.facts.rounds = 1;
    let number = numbers.next();
    letter(
        conn,
        number,
        id,
        (life.mailbox.as_deref().unwrap(), after(days)),
    )
    .await;
    let written = Writable::proven(case).written_to(number, now, cause(after(days)));
    let Case::Notified(case) = cases::save(conn, numbers, written).await.unwrap() else {
        unreachable!()
    };
    if let Some(days) = life.closed_after_days {
        let closed = case.closed(Rechecks::default(), None, cause(after(days)));
        cases::save(conn, numbers, closed).await.unwrap();
    }
}

fn cause(at: Moment) -> Cause {
    Cause::new(at, Actor::Stage("test"), "for the test")
}

/// A server that refuses all connections no longer says what it is.
fn finding(verdict: Verdict) -> Finding {
    let software = Software {
        product: "postfix".to_owned(),
        version: None,
        basis: "banner".to_owned(),
    };
    Finding {
        endpoint: Endpoint::new(25, Protocol::Smtp),
        verdict,
        capabilities: Vec::new(),
        backscatter: true,
        tried: Vec::new(),
        software: Some(software).filter(|_| verdict == Verdict::Open),
        transcript: String::new(),
    }
}

async fn contact(conn: &mut Connection, case: CaseId, mailbox: &str, at: Moment) {
    sqlx::query(
        "INSERT INTO contacts (case_id, mailbox, scope, basis, place, language, wish, found_at) \
         VALUES ($1, $2, 'network', 'test', 0, 'es', '', $3)",
    )
    .bind(case)
    .bind(mailbox)
    .bind(at.as_millis())
    .execute(conn)
    .await
    .unwrap();
}

async fn endpoint(conn: &mut Connection, case: CaseId, finding: &Finding, at: Moment) {
    sqlx::query(
        "INSERT INTO endpoints (case_id, port, protocol, finding, verified_at, open_at) \
         VALUES ($1, 25, 'smtp', $2, $3, $3)",
    )
    .bind(case)
    .bind(serde_json::to_string(finding).unwrap())
    .bind(at.as_millis())
    .execute(conn)
    .await
    .unwrap();
}

async fn check(conn: &mut Connection, id: i64, case: CaseId, finding: &Finding) {
    sqlx::query(
        "INSERT INTO checks (id, case_id, attempt, started_at, ended_at, findings) \
         VALUES ($1, $2, 1, 0, 0, $3)",
    )
    .bind(id)
    .bind(case)
    .bind(serde_json::to_string(&[finding]).unwrap())
    .execute(conn)
    .await
    .unwrap();
}

async fn letter(conn: &mut Connection, id: i64, case: CaseId, (mailbox, at): (&str, Moment)) {
    sqlx::query(
        "INSERT INTO letters (id, mailbox, kind, language, subject, message_id, message, passage, \
         written_at, sent_at, attempts, next_at, answer) \
         VALUES ($1, $2, 'first-proven', 'es', '', '', '', 'sent', $3, $3, 1, $3, '')",
    )
    .bind(id)
    .bind(mailbox)
    .bind(at.as_millis())
    .execute(&mut *conn)
    .await
    .unwrap();
    sqlx::query(
        "INSERT INTO letter_cases (letter_id, case_id, kind, round, place, void) \
         VALUES ($1, $2, 'first-proven', 1, 0, 0)",
    )
    .bind(id)
    .bind(case)
    .execute(conn)
    .await
    .unwrap();
}
