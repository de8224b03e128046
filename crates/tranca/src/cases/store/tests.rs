//! The store against a real database file.

use std::time::Duration;

use super::*;
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::history::{Actor, Cause};
use crate::cases::state::{AsideReason, Proving, Rechecks, Watched, Writable};
use crate::ground::clock::Clock;
use crate::ground::database::Database;

struct Shelf {
    folder: tempfile::TempDir,
    database: Database,
    numbers: Numbers,
}

impl Shelf {
    async fn new() -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let database = Database::open(&folder.path().join("tranca.db"))
            .await
            .expect("database");
        Self {
            folder,
            database,
            numbers: Numbers::new(Clock::machine()).expect("chance"),
        }
    }

    async fn connection(&self) -> sqlx::pool::PoolConnection<Sqlite> {
        self.database.pool().acquire().await.expect("connection")
    }

    async fn open_one(&self) -> Case {
        let mut conn = self.connection().await;
        let opening = Opening {
            address: "192.0.2.1".parse().expect("address"),
            weakness: Weakness::OpenRelay,
            source: "list:test".into(),
            why: "listed".into(),
            asn: Some(64_496),
            country: Some("BR".into()),
        };
        open(&mut conn, &self.numbers, &[opening], moment(1))
            .await
            .expect("opened");
        of_address(&mut conn, "192.0.2.1".parse().expect("address"))
            .await
            .expect("read")
            .remove(0)
    }
}

fn moment(seconds: i64) -> Moment {
    Moment::from_millis(seconds * 1_000)
}

fn cause(seconds: i64) -> Cause {
    Cause::new(moment(seconds), Actor::Stage("test"), "a test")
}

/// The whole life of a case, state by state.
fn life(case: Case) -> Vec<Moved<Case>> {
    let Case::Suspected(suspected) = case else {
        panic!("suspected")
    };
    let endpoint = Endpoint::new(25, Protocol::Smtp);
    let proving = Proving {
        evidence: 7,
        endpoint,
        form: "plain".into(),
    };
    let proven = suspected.proven(proving.clone(), moment(20), cause(10));
    let written = Writable::proven(proven.case.clone()).written_to(9, moment(40), cause(30));
    let rechecks = Rechecks::default().closed(moment(50), Duration::ZERO);
    let closed = written
        .case
        .clone()
        .closed(rechecks, Some(moment(60)), cause(50));
    let reopened = closed.case.clone().reopened(proving, moment(80), cause(70));
    let aside = Case::from(reopened.case.clone()).set_aside(AsideReason::Reassigned, cause(90));
    vec![
        proven.into(),
        written.into(),
        closed.into(),
        reopened.into(),
        aside.into(),
    ]
}

#[tokio::test]
async fn every_state_is_read_back_as_it_was_written() {
    let shelf = Shelf::new().await;
    let case = shelf.open_one().await;
    assert_eq!(case.dossier().asn, Some(64_496));
    for moved in life(case.clone()) {
        let mut conn = shelf.connection().await;
        let saved = save(&mut conn, &shelf.numbers, moved).await.expect("saved");
        let read = find(&mut conn, case.dossier().id)
            .await
            .expect("read")
            .expect("there");
        assert_eq!(read, saved);
    }
}

#[tokio::test]
async fn the_history_grows_by_one_line_with_each_step() {
    let shelf = Shelf::new().await;
    let case = shelf.open_one().await;
    for moved in life(case.clone()) {
        let mut conn = shelf.connection().await;
        save(&mut conn, &shelf.numbers, moved).await.expect("saved");
    }
    let mut conn = shelf.connection().await;
    let events = history(&mut conn, case.dossier().id).await.expect("read");
    let acts: Vec<Act> = events.iter().map(|event| event.act).collect();
    let life = [
        Act::Opened,
        Act::Proven,
        Act::Written,
        Act::Closed,
        Act::Reopened,
        Act::SetAside,
    ];
    assert_eq!(acts, life);
    assert!(
        events
            .iter()
            .all(|event| !event.why.is_empty() && !event.actor.is_empty())
    );
}

#[tokio::test]
async fn one_address_and_weakness_is_one_case() {
    let shelf = Shelf::new().await;
    shelf.open_one().await;
    let mut conn = shelf.connection().await;
    let again = Opening {
        address: "192.0.2.1".parse().expect("address"),
        weakness: Weakness::OpenRelay,
        source: "list:other".into(),
        why: "listed".into(),
        asn: None,
        country: None,
    };
    let refused = open(
        &mut conn,
        &shelf.numbers,
        std::slice::from_ref(&again),
        moment(2),
    )
    .await;
    assert!(refused.is_err());
    let proxy = Opening {
        weakness: Weakness::OpenProxy,
        ..again
    };
    open(&mut conn, &shelf.numbers, &[proxy], moment(2))
        .await
        .expect("a case of its own");
}

#[tokio::test]
async fn a_step_that_is_not_committed_leaves_no_trace() {
    let shelf = Shelf::new().await;
    let case = shelf.open_one().await;
    let mut tx = shelf.database.begin().await.expect("transaction");
    save(&mut tx, &shelf.numbers, life(case.clone()).remove(0))
        .await
        .expect("saved");
    drop(tx);
    let mut conn = shelf.connection().await;
    assert_eq!(
        find(&mut conn, case.dossier().id).await.expect("read"),
        Some(case.clone())
    );
    assert_eq!(
        history(&mut conn, case.dossier().id)
            .await
            .expect("read")
            .len(),
        1
    );
}

#[tokio::test]
async fn a_damaged_row_is_named_and_not_skipped() {
    let shelf = Shelf::new().await;
    let case = shelf.open_one().await;
    let mut conn = shelf.connection().await;
    sqlx::query("UPDATE cases SET facts = 'nonsense'")
        .execute(&mut *conn)
        .await
        .expect("damaged");
    let error = find(&mut conn, case.dossier().id)
        .await
        .expect_err("damaged");
    assert!(error.to_string().contains("facts `nonsense"), "{error}");
}

#[tokio::test]
async fn a_copy_is_a_whole_database_and_overwrites_nothing() {
    let shelf = Shelf::new().await;
    let case = shelf.open_one().await;
    let path = shelf.folder.path().join("copy.db");
    shelf.database.copy_to(&path).await.expect("copied");
    assert!(shelf.database.copy_to(&path).await.is_err());
    let copy = Database::open(&path).await.expect("a database");
    let mut conn = copy.pool().acquire().await.expect("connection");
    assert_eq!(
        find(&mut conn, case.dossier().id).await.expect("read"),
        Some(case)
    );
}
