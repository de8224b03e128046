//! Who is owed which letter, and when.

use std::time::Duration;

use super::laboratory::{Making, contact, found, listed, operation, prove, proven, suspected};
use crate::cases::contact::{Contact, Wish};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::Kind;
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case, Rechecks, Watched, Writable};
use crate::cases::store;
use crate::cases::verdict::{Closure, Verdict};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::letters::{Digest, Scribe, due, preview};

const DAY: Duration = Duration::from_secs(86_400);
const NOBODY_DELAYED: &str = "[policy]\ncontrol_group_percent = 0\n";

fn reader(mailbox: &str) -> Contact {
    contact(mailbox, Language::En)
}

/// The digest left: as delivery records it.
async fn sent(operation: &Operation, digest: &Digest) {
    let letter = operation.numbers.next();
    let at = operation.now().as_millis();
    let mut conn = operation.database.begin().await.unwrap();
    sqlx::query(
        "INSERT INTO letters VALUES ($1, $2, $3, 'en', '', 'm', '', 'sent', $4, $4, 1, $4, '')",
    )
    .bind(letter)
    .bind(digest.contact.mailbox.as_str())
    .bind(digest.kind.name())
    .bind(at)
    .execute(&mut *conn)
    .await
    .unwrap();
    for owed in &digest.cases {
        let id = owed.dossier().id;
        let cause = Cause::new(operation.now(), Actor::Stage("delivery"), "sent");
        let (round, moved) = match store::find(&mut conn, id).await.unwrap().unwrap() {
            Case::Proven(case) => (
                case.facts.rounds,
                Some(Writable::proven(case).written_to(letter, operation.now(), cause)),
            ),
            Case::Suspected(case) => (
                1,
                case.listed_enough(2, 2)
                    .map(|one| one.written_to(letter, operation.now(), cause)),
            ),
            Case::Notified(case) => (case.facts.rounds, case.reminded(cause)),
            Case::Closed(case) => (case.facts.rounds, None),
            Case::SetAside(case) => (case.facts.rounds, None),
        };
        if let Some(moved) = moved {
            store::save(&mut conn, &operation.numbers, moved)
                .await
                .unwrap();
        }
        sqlx::query("INSERT INTO letter_cases VALUES ($1, $2, $3, $4, 0, 0)")
            .bind(letter)
            .bind(id)
            .bind(digest.kind.name())
            .bind(i64::from(round))
            .execute(&mut *conn)
            .await
            .unwrap();
    }
    conn.commit().await.unwrap();
}

#[tokio::test]
async fn a_contact_gets_one_letter_about_all_its_cases_and_the_next_a_week_later() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    proven(
        &operation,
        &Making::relay("192.0.2.1", reader("abuse@net.example")),
    )
    .await;
    proven(
        &operation,
        &Making::proxy("192.0.2.2", reader("Abuse@NET.example")),
    )
    .await;
    proven(
        &operation,
        &Making::proxy("198.51.100.1", reader("abuse@other.example")),
    )
    .await;
    let first = due(&operation).await.unwrap();
    let sizes: Vec<_> = first.digests.iter().map(|one| one.cases.len()).collect();
    assert_eq!(sizes, [2, 1]);
    assert_eq!(first.held.not_approved, 3);
    for digest in &first.digests {
        sent(&operation, digest).await;
    }
    proven(
        &operation,
        &Making::proxy("192.0.2.3", reader("abuse@net.example")),
    )
    .await;
    operation.clock.advance(6 * DAY);
    let resting = due(&operation).await.unwrap();
    assert!(resting.digests.is_empty());
    assert_eq!(resting.held.digest_interval, 1);
    operation.clock.advance(DAY);
    assert_eq!(due(&operation).await.unwrap().digests.len(), 1);
}

#[tokio::test]
async fn who_wants_a_letter_a_week_at_most_gets_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("{NOBODY_DELAYED}digest_every = \"1h\"\n");
    let operation = operation(folder.path(), &settings).await;
    let weekly = Contact {
        wish: Wish::Weekly,
        ..reader("abuse@net.example")
    };
    proven(&operation, &Making::relay("192.0.2.1", weekly.clone())).await;
    sent(&operation, &due(&operation).await.unwrap().digests[0]).await;
    proven(&operation, &Making::relay("192.0.2.2", weekly)).await;
    operation.clock.advance(6 * DAY);
    assert!(due(&operation).await.unwrap().digests.is_empty());
    operation.clock.advance(DAY);
    assert_eq!(due(&operation).await.unwrap().digests.len(), 1);
}

#[tokio::test]
async fn the_nearest_contact_who_may_be_written_to_is_written_to() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    let mut making = Making::relay("192.0.2.1", reader("gone@host.example"));
    making.contacts.push(Contact {
        wish: Wish::Never,
        ..reader("never@net.example")
    });
    making.contacts.push(reader("abuse@net.example"));
    proven(&operation, &making).await;
    let to = |due: &crate::letters::Due| {
        due.digests
            .first()
            .map(|one| one.contact.mailbox.to_string())
    };
    assert_eq!(
        to(&due(&operation).await.unwrap()).as_deref(),
        Some("gone@host.example")
    );
    let mut conn = operation.database.begin().await.unwrap();
    store::suppress(
        &mut conn,
        &making.contacts[0].mailbox,
        "no such mailbox",
        operation.now(),
    )
    .await
    .unwrap();
    conn.commit().await.unwrap();
    assert_eq!(
        to(&due(&operation).await.unwrap()).as_deref(),
        Some("abuse@net.example")
    );
    let mut conn = operation.database.begin().await.unwrap();
    store::suppress(
        &mut conn,
        &making.contacts[2].mailbox,
        "asked",
        operation.now(),
    )
    .await
    .unwrap();
    conn.commit().await.unwrap();
    let due = due(&operation).await.unwrap();
    assert_eq!((to(&due), due.held.no_contact), (None, 1));
}

#[tokio::test]
async fn the_control_group_waits_for_its_letter() {
    let folder = tempfile::tempdir().unwrap();
    let settings = "[policy]\ncontrol_group_percent = 100\ncontrol_group_delay = \"30d\"\n";
    let operation = operation(folder.path(), settings).await;
    proven(
        &operation,
        &Making::relay("192.0.2.1", reader("abuse@net.example")),
    )
    .await;
    operation.clock.advance(29 * DAY);
    let waiting = due(&operation).await.unwrap();
    assert_eq!((waiting.digests.len(), waiting.held.control_group), (0, 1));
    operation.clock.advance(DAY);
    assert_eq!(due(&operation).await.unwrap().digests.len(), 1);
}

#[tokio::test]
async fn one_reminder_and_only_if_it_is_still_open() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    let making = Making::relay("192.0.2.1", reader("abuse@net.example"));
    let id = proven(&operation, &making).await;
    sent(&operation, &due(&operation).await.unwrap().digests[0]).await;
    operation.clock.advance(15 * DAY);
    assert!(
        due(&operation).await.unwrap().digests.is_empty(),
        "not tested since the letter"
    );
    for verdict in [Verdict::Closed(Closure::Refused), Verdict::Unreachable] {
        found(&operation, &making, id, verdict).await;
        assert!(
            due(&operation).await.unwrap().digests.is_empty(),
            "{verdict}"
        );
    }
    found(&operation, &making, id, Verdict::Open).await;
    let reminder = due(&operation).await.unwrap();
    assert_eq!(reminder.digests[0].kind, Kind::Reminder);
    sent(&operation, &reminder.digests[0]).await;
    operation.clock.advance(60 * DAY);
    found(&operation, &making, id, Verdict::Open).await;
    assert!(
        due(&operation).await.unwrap().digests.is_empty(),
        "there is no second reminder"
    );
}

#[tokio::test]
async fn whoever_passed_the_letter_on_is_not_reminded() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    let making = Making::relay("192.0.2.1", reader("abuse@net.example"));
    let id = proven(&operation, &making).await;
    sent(&operation, &due(&operation).await.unwrap().digests[0]).await;
    operation.clock.advance(15 * DAY);
    found(&operation, &making, id, Verdict::Open).await;
    assert_eq!(due(&operation).await.unwrap().digests.len(), 1);
    let event = Cause::new(operation.now(), Actor::Operator, "to our customer").of(Act::Forwarded);
    let mut conn = operation.database.begin().await.unwrap();
    store::note(&mut conn, &operation.numbers, id, &event)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    assert!(due(&operation).await.unwrap().digests.is_empty());
}

#[tokio::test]
async fn a_reopened_case_may_be_written_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    let making = Making::relay("192.0.2.1", reader("abuse@net.example"));
    let id = proven(&operation, &making).await;
    sent(&operation, &due(&operation).await.unwrap().digests[0]).await;
    operation.clock.advance(10 * DAY);
    closed(&operation, id).await;
    let thanks = due(&operation).await.unwrap();
    assert_eq!(thanks.digests[0].kind, Kind::Thanks);
    sent(&operation, &thanks.digests[0]).await;
    assert!(due(&operation).await.unwrap().digests.is_empty());
    prove(&operation, &making, id).await;
    assert_eq!(
        due(&operation).await.unwrap().digests[0].kind,
        Kind::FirstProven
    );
}

#[tokio::test]
async fn a_letter_that_was_wrong_is_taken_back_at_once_and_once() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    let making = Making::relay("192.0.2.1", reader("abuse@net.example"));
    let id = proven(&operation, &making).await;
    sent(&operation, &due(&operation).await.unwrap().digests[0]).await;
    operation.clock.advance(DAY);
    let mut conn = operation.database.begin().await.unwrap();
    let case = store::find(&mut conn, id).await.unwrap().unwrap();
    let cause = Cause::new(operation.now(), Actor::Agency, "a mistake of ours");
    let moved = case.set_aside(AsideReason::Withdrawn, cause);
    store::save(&mut conn, &operation.numbers, moved)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    let withdrawal = due(&operation).await.unwrap();
    assert_eq!(withdrawal.digests[0].kind, Kind::Withdrawal);
    let letter = Scribe::new(&operation)
        .unwrap()
        .letter(&withdrawal.digests[0])
        .await
        .unwrap();
    assert!(letter.subject.contains("We were wrong about 192.0.2.1"));
    sent(&operation, &withdrawal.digests[0]).await;
    assert!(due(&operation).await.unwrap().digests.is_empty());
}

async fn closed(operation: &Operation, id: CaseId) {
    let mut conn = operation.database.begin().await.unwrap();
    let Some(Case::Notified(case)) = store::find(&mut conn, id).await.unwrap() else {
        panic!()
    };
    let cause = Cause::new(operation.now(), Actor::Stage("followup"), "closed");
    let moved = case.closed(Rechecks::default(), None, cause);
    store::save(&mut conn, &operation.numbers, moved)
        .await
        .unwrap();
    conn.commit().await.unwrap();
}

#[tokio::test]
async fn under_policy_listings_two_publishers_suffice_and_two_reports_of_one_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("{NOBODY_DELAYED}letters_require = \"listings\"\n");
    let operation = operation(folder.path(), &settings).await;
    let making = Making::relay("192.0.2.1", reader("abuse@net.example"));
    let id = suspected(&operation, &making).await;
    listed(&operation, &making, "shadowserver:blocklist").await;
    assert!(due(&operation).await.unwrap().digests.is_empty());
    listed(&operation, &making, "dnsbl:rbl.example").await;
    let due_now = due(&operation).await.unwrap();
    assert_eq!(due_now.digests[0].kind, Kind::FirstListed);
    // Proven before that letter leaves, it gets the letter that says so.
    prove(&operation, &making, id).await;
    assert_eq!(
        due(&operation).await.unwrap().digests[0].kind,
        Kind::FirstProven
    );
}

#[tokio::test]
async fn nobody_is_written_to_about_an_excluded_address() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("exclusions.txt"),
        "192.0.2.0/28 asked, 2026-11-01\n",
    )
    .unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    proven(
        &operation,
        &Making::relay("192.0.2.1", reader("abuse@net.example")),
    )
    .await;
    let due = due(&operation).await.unwrap();
    assert_eq!((due.digests.len(), due.held.excluded), (0, 1));
}

#[tokio::test]
async fn a_preview_says_to_whom_and_why() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), NOBODY_DELAYED).await;
    proven(
        &operation,
        &Making::relay("192.0.2.1", reader("abuse@net.example")),
    )
    .await;
    let due = due(&operation).await.unwrap();
    let previews = preview(&operation, &due).await.unwrap();
    assert_eq!(previews[0].to, "abuse@net.example");
    assert_eq!(previews[0].cases[0].address, "192.0.2.1");
    assert!(
        previews[0].reason.contains("RDAP abuse role"),
        "{}",
        previews[0].reason
    );
    assert!(previews[0].subject.contains("192.0.2.1"));
}
