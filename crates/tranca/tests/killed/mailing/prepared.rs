//! The operation before its letters: proven, attributed, and nobody written to yet.

use std::fs;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;

use tempfile::TempDir;
use tokio::runtime::Runtime;
use tranca::attribution::store::replace_contacts;
use tranca::cases::contact::{Contact, Mailbox, Scope, Wish};
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::history::{Actor, Cause};
use tranca::cases::reference::CaseId;
use tranca::cases::state::{Case, Proving};
use tranca::cases::store::{self, Opening};
use tranca::cases::weakness::Weakness;
use tranca::ground::clock::Clock;
use tranca::ground::database::Connection;
use tranca::ground::operation::Operation;

use super::{CASES, CONNECTIONS, LETTERS};
use crate::process::{self, Rows};

/// A folder to copy from.
pub(super) struct Prepared(TempDir);

impl Prepared {
    pub(super) fn new(runtime: &Runtime) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("tranca.toml"), settings(None)).expect("writable");
        fs::write(folder.path().join("agencies.toml"), AGENCIES).expect("writable");
        runtime.block_on(fill(folder.path()));
        Self(folder)
    }

    /// The same with all letters approved and in the queue: a day on which none may leave brings them
    /// there.
    pub(super) fn with_a_queue(runtime: &Runtime) -> Self {
        let prepared = Self::new(runtime);
        let folder = prepared.0.path();
        let none_leaves = settings(None) + "delivery.letters_per_day = 0\n";
        fs::write(folder.join("tranca.toml"), none_leaves).expect("writable");
        process::run(&super::words(folder));
        let rows = Rows::of(runtime, folder);
        let queued = rows.count("SELECT count(*) FROM letters WHERE passage = 'queued'");
        assert_eq!(queued, LETTERS);
        prepared
    }

    /// A copy that sends to this server, or else to its folder.
    pub(super) fn copy(&self, server: Option<SocketAddr>) -> TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["agencies.toml", "tranca.db"] {
            fs::copy(self.0.path().join(name), folder.path().join(name)).expect("copied");
        }
        fs::write(folder.path().join("tranca.toml"), settings(server)).expect("writable");
        folder
    }

    /// The references of all cases, as letters write them.
    pub(super) fn references(rows: &Rows<'_>) -> Vec<String> {
        let ids: Vec<(i64,)> = rows.all("SELECT id FROM cases");
        ids.into_iter()
            .map(|(id,)| CaseId(id).to_string())
            .collect()
    }
}

async fn fill(folder: &Path) {
    let op = Operation::open(folder, Clock::machine())
        .await
        .expect("an operation");
    let mut conn = op.database.begin().await.expect("a transaction");
    let openings: Vec<Opening> = (0..CASES).map(opening).collect();
    let opened = store::open(&mut conn, &op.numbers, &openings, op.now()).await;
    opened.expect("cases");
    for number in 0..CASES {
        prove(&op, &mut conn, number).await;
    }
    conn.commit().await.expect("committed");
    op.database.pool().close().await;
}

async fn prove(op: &Operation, conn: &mut Connection, number: usize) {
    let cases = store::of_address(conn, address(number)).await;
    let Case::Suspected(case) = cases.expect("readable").remove(0) else {
        panic!("fresh cases are suspected")
    };
    let (id, now) = (case.dossier.id, op.now());
    let proving = Proving {
        evidence: op.numbers.next(),
        endpoint: Endpoint::new(25, Protocol::Smtp),
        form: "plain".to_owned(),
    };
    keep_evidence(conn, id, (&proving, address(number))).await;
    let cause = Cause::new(now, Actor::Stage("verification"), "25/smtp open");
    let moved = case.proven(proving, now + A_DAY, cause);
    store::save(conn, &op.numbers, moved).await.expect("saved");
    let contacts = [contact(number, op)];
    replace_contacts(conn, id, &contacts)
        .await
        .expect("contacts");
}

async fn keep_evidence(conn: &mut Connection, case: CaseId, (proving, exit): (&Proving, IpAddr)) {
    sqlx::query(
        "INSERT INTO evidence \
         (id, case_id, port, protocol, form, exit_address, proven_at, transcript, receipt) \
         VALUES ($1, $2, 25, 'smtp', 'plain', $3, 1000, $4, 'mail')",
    )
    .bind(proving.evidence)
    .bind(case)
    .bind(exit.to_string())
    .bind("< 220 mx.example ESMTP\n> QUIT\n")
    .execute(conn)
    .await
    .expect("evidence");
}

fn opening(number: usize) -> Opening {
    Opening {
        address: address(number),
        weakness: Weakness::OpenRelay,
        source: "list:example".into(),
        why: "listed as open (smtp)".into(),
        asn: None,
        country: None,
    }
}

/// Each contact answers for four addresses.
fn contact(number: usize, op: &Operation) -> Contact {
    let mailbox = format!("abuse@net{}.example", number % LETTERS);
    Contact {
        mailbox: Mailbox::parse(&mailbox).expect("a mailbox"),
        scope: Scope::Network,
        basis: "contacts.csv".to_owned(),
        rank: 0,
        language: None,
        country: None,
        wish: Wish::None,
        found_at: op.now(),
    }
}

fn address(number: usize) -> IpAddr {
    let last = u8::try_from(number).expect("at most 256 cases");
    Ipv4Addr::new(192, 0, 2, last).into()
}

fn settings(server: Option<SocketAddr>) -> String {
    let delivery = server.map_or_else(
        || "delivery.method = \"folder\"".to_owned(),
        |server| {
            let (host, port) = (server.ip(), server.port());
            format!(
                "[delivery]\nmethod = \"smtp\"\n[delivery.smtp]\nhost = \"{host}\"\n\
                 port = {port}\nsecurity = \"none\"\nconnections = {CONNECTIONS}\n"
            )
        },
    );
    format!(
        "operation.contact = \"operation@csirt.example\"\n\
         policy.control_group_percent = 0\n{delivery}\n"
    )
}

const AGENCIES: &str =
    "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"operation@csirt.example\"\n";
const A_DAY: std::time::Duration = std::time::Duration::from_secs(86_400);
