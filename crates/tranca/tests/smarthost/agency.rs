//! The agency's operation, in which every case is proven and its contact known.

use std::cell::Cell;
use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::process::Output;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;
use testbed::Host;
use tokio::runtime::Runtime;
use tranca::attribution::store::replace_contacts;
use tranca::cases::contact::{Contact, Mailbox, Scope, Wish};
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::history::{Actor, Cause};
use tranca::cases::state::{Case, Proving};
use tranca::cases::store::{self, Opening};
use tranca::cases::verp;
use tranca::cases::weakness::Weakness;
use tranca::ground::clock::Clock;
use tranca::ground::operation::Operation;

/// The agency.
pub(crate) struct Agency {
    folder: TempDir,
    runtime: Runtime,
    cases: Cell<u8>,
}

impl Agency {
    /// An agency that trusts this authority.
    pub(crate) fn new(authority: &str) -> Self {
        let agency = Self {
            folder: tempfile::tempdir().expect("a folder"),
            runtime: Runtime::new().expect("a runtime"),
            cases: Cell::new(0),
        };
        agency.write("ca.pem", authority);
        agency.write("agencies.toml", AGENCIES);
        agency.write("tranca.toml", "");
        agency.password("right");
        agency
    }

    pub(crate) fn password(&self, password: &str) {
        self.write("password", password);
    }

    /// One more proven case, for which this mailbox answers.
    pub(crate) fn owes_a_letter_to(&self, mailbox: &str) {
        self.cases.set(self.cases.get() + 1);
        let address = Ipv4Addr::new(192, 0, 2, self.cases.get()).into();
        self.runtime.block_on(self.proven(address, mailbox));
    }

    /// Approves and sends from this host; what became of the letters.
    pub(crate) fn notify(&self, host: &Host, by: (u16, &str)) -> Value {
        let output = self.run(host, by);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{complaint}");
        let notified: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        notified["delivered"].clone()
    }

    /// The same, where it must fail: what the program says.
    pub(crate) fn notify_in_vain(&self, host: &Host, by: (u16, &str)) -> String {
        let output = self.run(host, by);
        assert!(!output.status.success(), "it was sent");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    /// Whether a mail that arrived comes from a return path of ours.
    pub(crate) fn knows_return_path(&self, mail: &str) -> bool {
        let mut lines = mail.lines();
        let sender = lines.find_map(|line| line.strip_prefix("X-Mail-Args: "));
        let sender = sender.and_then(|sender| sender.split_whitespace().next());
        let operation = self.runtime.block_on(self.operation());
        sender.is_some_and(|sender| verp::letter_of(&operation.secret, sender).is_some())
    }

    fn run(&self, host: &Host, (port, security): (u16, &str)) -> Output {
        self.write(
            "tranca.toml",
            &format!(
                "operation.contact = \"operation@agency.example\"\n\
                 portal.url = \"https://portal.example\"\n\
                 policy.control_group_percent = 0\n\
                 [delivery]\nmethod = \"smtp\"\n\
                 [delivery.smtp]\nhost = \"smarthost.example\"\nport = {port}\n\
                 security = \"{security}\"\nuser = \"team\"\npassword_file = \"password\"\n\
                 ca_file = \"ca.pem\"\n"
            ),
        );
        host.command(env!("CARGO_BIN_EXE_tranca"))
            .args(["--json", "notify", "--approve"])
            .arg(self.folder.path())
            .output()
            .expect("the program runs")
    }

    async fn operation(&self) -> Operation {
        let opened = Operation::open(self.folder.path(), Clock::machine()).await;
        opened.expect("an operation")
    }

    async fn proven(&self, address: IpAddr, mailbox: &str) {
        let op = self.operation().await;
        let mut conn = op.database.begin().await.expect("a transaction");
        let opening = Opening {
            address,
            weakness: Weakness::OpenRelay,
            source: "list:example".to_owned(),
            why: "listed as open (smtp)".to_owned(),
            asn: None,
            country: None,
        };
        let opened = store::open(&mut conn, &op.numbers, &[opening], op.now()).await;
        opened.expect("opened");
        let mut cases = store::of_address(&mut conn, address).await.expect("read");
        let Some(Case::Suspected(case)) = cases.pop() else {
            panic!("fresh cases are suspected")
        };
        let (id, now) = (case.dossier.id, op.now());
        let proving = Proving {
            evidence: op.numbers.next(),
            endpoint: Endpoint::new(25, Protocol::Smtp),
            form: "plain".to_owned(),
        };
        let cause = Cause::new(now, Actor::Stage("verification"), "25/smtp open");
        let moved = case.proven(proving, now + Duration::from_secs(86_400), cause);
        let saved = store::save(&mut conn, &op.numbers, moved).await;
        saved.expect("saved");
        let contact = Contact {
            mailbox: Mailbox::parse(mailbox).expect("a mailbox"),
            scope: Scope::Network,
            basis: "contacts.csv".to_owned(),
            rank: 0,
            language: None,
            country: None,
            wish: Wish::None,
            found_at: now,
        };
        let kept = replace_contacts(&mut conn, id, &[contact]).await;
        kept.expect("kept");
        conn.commit().await.expect("committed");
        op.database.close().await;
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("writable");
    }
}

const AGENCIES: &str = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
