//! Rows that other stages write, for the tests.

use crate::cases::letter::{Kind, Passage};
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::store::Opening;
use crate::cases::verdict::Finding;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::database::Connection;
use crate::ground::operation::Operation;

use super::sample::{ASIDE, CLOSED, MAILBOX, PROXY, RELAY};

pub(super) fn openings() -> Vec<Opening> {
    let opening = |address: &str, weakness| Opening {
        address: address.parse().unwrap(),
        weakness,
        source: "shadowserver:scan_smtp".to_owned(),
        why: "listed".to_owned(),
        asn: Some(64_496),
        country: Some("BR".to_owned()),
    };
    vec![
        opening(RELAY, Weakness::OpenRelay),
        opening(PROXY, Weakness::OpenProxy),
        opening(CLOSED, Weakness::OpenRelay),
        opening(ASIDE, Weakness::OpenProxy),
    ]
}

pub(super) async fn listing(conn: &mut Connection, case: &Case, at: Moment) {
    let dossier = case.dossier();
    let service = match dossier.weakness {
        Weakness::OpenRelay => "smtp",
        Weakness::OpenProxy => "http",
    };
    sqlx::query(
        "INSERT INTO listings (address, service, source, port, weakness, weight, detail, \
         first_seen, last_seen) VALUES ($1, $2, 'shadowserver:scan_smtp', 25, $3, 'opens', \
         'open; relay <yes>', $4, $4)",
    )
    .bind(dossier.address.to_string())
    .bind(service)
    .bind(dossier.weakness.name())
    .bind(at.as_millis())
    .execute(conn)
    .await
    .unwrap();
}

pub(super) async fn evidence(
    conn: &mut Connection,
    operation: &Operation,
    case: CaseId,
    at: Moment,
) -> i64 {
    let id = operation.numbers.next();
    sqlx::query(
        "INSERT INTO evidence (id, case_id, port, protocol, form, exit_address, proven_at, \
         transcript, receipt) VALUES ($1, $2, 25, 'smtp', 'plain', '192.0.2.26', $3, $4, $5)",
    )
    .bind(id)
    .bind(case)
    .bind(at.as_millis())
    .bind("< 220 mail.example.org ESMTP Postfix\n> EHLO probe.agency.example\n< 250 mail.example.org\n> MAIL FROM:<t0k3n@canary.agency.example>\n< 250 2.1.0 Ok\n> RCPT TO:<t0k3n@canary.agency.example>\n< 250 2.1.5 Ok")
    .bind("mail for <t0k3n@canary.agency.example> from 192.0.2.26, HELO mail.example.org")
    .execute(conn)
    .await
    .unwrap();
    id
}

pub(super) async fn endpoint(conn: &mut Connection, case: CaseId, finding: &Finding, at: Moment) {
    sqlx::query(
        "INSERT INTO endpoints (case_id, port, protocol, finding, verified_at, open_at) \
         VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (case_id, port, protocol) \
         DO UPDATE SET finding = excluded.finding, verified_at = excluded.verified_at",
    )
    .bind(case)
    .bind(i64::from(finding.endpoint.port))
    .bind(finding.endpoint.protocol.name())
    .bind(serde_json::to_string(finding).unwrap())
    .bind(at.as_millis())
    .execute(conn)
    .await
    .unwrap();
}

pub(super) async fn letter(conn: &mut Connection, id: i64, cases: &[CaseId], at: Moment) {
    sqlx::query(
        "INSERT INTO letters (id, mailbox, kind, language, subject, message_id, message, passage, \
         written_at, sent_at, attempts, next_at, answer) \
         VALUES ($1, $2, $3, 'pt-BR', '', '', '', $4, $5, $5, 1, $5, '')",
    )
    .bind(id)
    .bind(MAILBOX)
    .bind(Kind::FirstProven.name())
    .bind(Passage::Sent.name())
    .bind(at.as_millis())
    .execute(&mut *conn)
    .await
    .unwrap();
    for (place, case) in (0_i64..).zip(cases) {
        sqlx::query(
            "INSERT INTO letter_cases (letter_id, case_id, kind, round, place, void) \
             VALUES ($1, $2, $3, 1, $4, 0)",
        )
        .bind(id)
        .bind(case)
        .bind(Kind::FirstProven.name())
        .bind(place)
        .execute(&mut *conn)
        .await
        .unwrap();
    }
}
