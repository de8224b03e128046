//! An agency with two hundred contacts who are owed a digest, and a queue as long as wanted.

use std::fs;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use tranca::attribution::store::replace_contacts;
use tranca::cases::contact::{Contact, Mailbox, Scope, Wish};
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::history::{Actor, Cause};
use tranca::cases::state::{Case, Proving};
use tranca::cases::store::{self, Opening};
use tranca::cases::weakness::Weakness;
use tranca::ground::clock::Clock;
use tranca::ground::database::Connection;
use tranca::ground::operation::Operation;

/// The agency's operation.
#[derive(Clone, Copy)]
pub(crate) struct Agency {
    /// As long as the process lives.
    pub(crate) operation: &'static Operation,
}

/// With which keys it signs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Signing {
    Dkim,
    DkimAndOpenPgp,
}

impl Signing {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Dkim => "dkim",
            Self::DkimAndOpenPgp => "openpgp",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        [Self::Dkim, Self::DkimAndOpenPgp]
            .into_iter()
            .find(|known| known.name() == name)
    }
}

impl Agency {
    pub(crate) async fn with_a_queue(
        folder: &Path,
        letters: u32,
        signing: Signing,
        port: u16,
    ) -> anyhow::Result<Self> {
        fs::create_dir_all(folder)?;
        keys(folder, signing)?;
        fs::write(folder.join("tranca.toml"), settings(signing, port))?;
        fs::write(folder.join("agencies.toml"), AGENCIES)?;
        let operation = Operation::open(folder, Clock::machine()).await?;
        let operation: &'static Operation = Box::leak(Box::new(operation));
        let mut conn = operation.database.begin().await?;
        let openings: Vec<Opening> = (0..CONTACTS * CASES).map(opening).collect();
        store::open(&mut conn, &operation.numbers, &openings, operation.now()).await?;
        for number in 0..CONTACTS * CASES {
            prove(operation, &mut conn, number).await?;
        }
        queue(operation, &mut conn, letters).await?;
        conn.commit().await?;
        Ok(Self { operation })
    }
}

async fn prove(op: &Operation, conn: &mut Connection, number: u32) -> anyhow::Result<()> {
    let case = store::of_address(conn, address(number)).await?.pop();
    let Some(Case::Suspected(case)) = case else {
        anyhow::bail!("fresh cases are suspected")
    };
    let (id, now) = (case.dossier.id, op.now());
    let proving = Proving {
        evidence: op.numbers.next(),
        endpoint: Endpoint::new(25, Protocol::Smtp),
        form: "plain".to_owned(),
    };
    sqlx::query(
        "INSERT INTO evidence \
         (id, case_id, port, protocol, form, exit_address, proven_at, transcript, receipt) \
         VALUES ($1, $2, 25, 'smtp', 'plain', $3, $4, $5, 'mail from the tested address')",
    )
    .bind(proving.evidence)
    .bind(id)
    .bind(address(number).to_string())
    .bind(now.as_millis())
    .bind(TRANSCRIPT)
    .execute(&mut *conn)
    .await?;
    let cause = Cause::new(now, Actor::Stage("verification"), "25/smtp open");
    let moved = case.proven(proving, now + Duration::from_secs(86_400), cause);
    store::save(conn, &op.numbers, moved).await?;
    Ok(replace_contacts(conn, id, &[contact(number, op)?]).await?)
}

/// Letters without a text, each to a domain of its own.
async fn queue(op: &Operation, conn: &mut Connection, letters: u32) -> anyhow::Result<()> {
    sqlx::query(
        "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $1) \
         INSERT INTO letters (id, mailbox, kind, language, subject, message_id, message, passage, \
         written_at, sent_at, attempts, next_at, answer) \
         SELECT n, 'abuse@net' || n || '.example', 'first-proven', 'en', '', n || '@agency.example', \
         X'', 'queued', $2, NULL, 0, $2, '' FROM numbers",
    )
    .bind(i64::from(letters))
    .bind(op.now().as_millis())
    .execute(conn)
    .await?;
    Ok(())
}

fn opening(number: u32) -> Opening {
    Opening {
        address: address(number),
        weakness: Weakness::OpenRelay,
        source: "list:example".to_owned(),
        why: "listed as open (smtp)".to_owned(),
        asn: None,
        country: None,
    }
}

fn contact(number: u32, op: &Operation) -> anyhow::Result<Contact> {
    Ok(Contact {
        mailbox: Mailbox::parse(&format!("abuse@net{}.example", number / CASES))?,
        scope: Scope::Network,
        basis: "contacts.csv".to_owned(),
        rank: 0,
        language: None,
        country: None,
        wish: Wish::None,
        found_at: op.now(),
    })
}

fn address(number: u32) -> IpAddr {
    let first = u32::from(Ipv4Addr::new(198, 18, 0, 0));
    Ipv4Addr::from(first + number).into()
}

fn keys(folder: &Path, signing: Signing) -> anyhow::Result<()> {
    run(folder, "openssl genpkey -algorithm ed25519 -out dkim.pem")?;
    if signing == Signing::DkimAndOpenPgp {
        run(folder, "mkdir -m 700 gnupg")?;
        let gpg = "gpg --homedir gnupg --batch --quiet --passphrase=";
        run(
            folder,
            &format!("{gpg} --quick-gen-key team@agency.example ed25519 sign"),
        )?;
        run(
            folder,
            &format!("{gpg} --armor --output key.asc --export-secret-keys"),
        )?;
        run(folder, "gpgconf --homedir gnupg --kill all")?;
    }
    Ok(())
}

fn run(folder: &Path, command: &str) -> anyhow::Result<()> {
    let mut words = command.split(' ');
    let program = words.next().unwrap_or_default();
    let ran = Command::new(program)
        .args(words)
        .current_dir(folder)
        .output()?;
    anyhow::ensure!(
        ran.status.success(),
        "{command}: {}",
        String::from_utf8_lossy(&ran.stderr)
    );
    Ok(())
}

fn settings(signing: Signing, port: u16) -> String {
    let openpgp = match signing {
        Signing::Dkim => "",
        Signing::DkimAndOpenPgp => "[delivery.openpgp]\nkey_file = \"key.asc\"\n",
    };
    format!(
        "operation.contact = \"operation@agency.example\"\n\
         policy.control_group_percent = 0\n\
         [delivery]\nmethod = \"smtp\"\nletters_per_day = 1000000\n\
         [delivery.smtp]\nhost = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\n\
         connections = {CONNECTIONS}\n\
         [[delivery.dkim]]\ndomain = \"agency.example\"\nselector = \"s\"\nkey_file = \"dkim.pem\"\n\
         {openpgp}"
    )
}

/// The cases of a digest.
pub(crate) const CASES: u32 = 10;
/// To the sink, ours and `smtp-source`'s.
pub(crate) const CONNECTIONS: usize = 8;
const CONTACTS: u32 = 200;
const AGENCIES: &str = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
const TRANSCRIPT: &str = "< 220 mail.example.org ESMTP Postfix\n> EHLO probe.example\n\
    < 250 mail.example.org\n> MAIL FROM:<t@canary.example>\n< 250 2.1.0 Ok\n\
    > RCPT TO:<t@canary.example>\n< 250 2.1.5 Ok\n> DATA\n< 354 Go ahead\n> (the message)\n\
    < 250 2.0.0 Ok: queued as 4B0001";
