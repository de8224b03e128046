//! A real open relay whose names are not its own: whatever it is asked, no mail of ours goes on to
//! anybody but our canary.

use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::network::{Host, NAME_SERVER, Network};
use testbed::patience::until;
use testbed::postfix::{self, Changes};
use testbed::{Product, Server, Trouble};

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::capture::{Capture, What};

/// Says that it is another; and is one by its address whose domain's mail goes to another.
const NAMES: [&str; 2] = ["mx.victim.example", "mx.half.example"];

#[test]
fn no_mail_of_ours_goes_to_anybody_but_our_canary_whatever_a_relay_calls_itself()
-> Result<(), Trouble> {
    for name in NAMES {
        through(name)?;
    }
    Ok(())
}

fn through(name: &str) -> Result<(), Trouble> {
    let products = [Product::NameServer, Product::Postfix, Product::Tools];
    let Some(mut network) = testbed::begin(&products) else {
        return Ok(());
    };
    let street = Street::of(&mut network)?;
    let _name_server = name_server::start(&street.names, &street.records())?;
    let sink = MailSink::start(&street.victim)?;
    let server = liar(&street.relay, name)?;
    let own = street.relay.address().into();
    let Some(capture) = Capture::begin(&street.relay, &[own]) else {
        return Ok(());
    };
    let said = street.check(&server.address().to_string());
    assert!(said.contains(r#""verdict":"open""#), "{name}: {said}");
    has_tried_everything_once(&server);
    let rest = queued(&server, &["incoming", "active", "deferred"]);
    let packets = capture.end();
    let reached = packets
        .iter()
        .filter(|packet| packet.sent && packet.opens())
        .filter_map(|packet| match packet.what {
            What::Tcp { to, .. } => Some((packet.there, to)),
            _ => None,
        });
    let reached: Vec<_> = reached.collect();
    assert!(!reached.is_empty(), "{name}: nothing was carried: {said}");
    let canary = (street.prober.address().into(), 25);
    let others = reached.iter().find(|one| **one != canary);
    let mails = sink.mails();
    assert_eq!(
        others, None,
        "{name}: to another: {mails:?}; queue: {rest:?}; {said}"
    );
    assert_eq!(mails, Vec::<String>::new(), "{name}");
    println!(
        "{name}: {} sessions from the relay, all to the canary; it keeps {}",
        reached.len(),
        rest.len()
    );
    Ok(())
}

/// Who lives where: the prober with its canary, the names, the relay that lies, and the one whom
/// its lies would reach.
struct Street {
    prober: Host,
    names: Host,
    relay: Host,
    victim: Host,
}

impl Street {
    fn of(network: &mut Network) -> Result<Self, Trouble> {
        Ok(Self {
            prober: network.host("probe.example", [198, 51, 100, 10].into())?,
            names: network.host("names.example", NAME_SERVER)?,
            relay: network.host("relay.liar.example", [198, 51, 100, 25].into())?,
            victim: network.host("mail.victim.example", [198, 51, 100, 66].into())?,
        })
    }

    fn records(&self) -> [Record; 9] {
        let (relay, victim) = (&self.relay, &self.victim);
        [
            Record::of(&self.prober),
            Record::of(victim),
            Record::mail_host("canary.example", self.prober.name()),
            Record::host("mx.victim.example", victim.address()),
            Record::mail_host("victim.example", victim.name()),
            Record::host("mx.half.example", relay.address()),
            Record::mail_host("half.example", victim.name()),
            Record::of(relay),
            Record::mail_host("liar.example", victim.name()),
        ]
    }

    /// What the program says of the relay, every form tried.
    fn check(&self, target: &str) -> String {
        let own = self.prober.address();
        let output = self
            .prober
            .command("timeout")
            .args(["240", env!("CARGO_BIN_EXE_tranca"), "check", "--json"])
            .args(["--relay", "--all-forms", "--wait", "10"])
            .args(["--canary-domain", "canary.example"])
            .args(["--canary-host", self.prober.name()])
            .args(["--canary-mail-listen", &format!("{own}:25")])
            .args(["--canary-web-listen", &format!("{own}:80")])
            .args(["--resolver", &format!("{NAME_SERVER}:53")])
            .args(["--source", &own.to_string(), "--allow", "198.51.100.0/24"])
            .arg(target)
            .output()
            .expect("the program runs");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// A relay that greets with a name not its own.
fn liar(relay: &Host, name: &str) -> Result<Server, Trouble> {
    let main = match name {
        "mx.victim.example" => AS_VICTIM,
        _ => AS_HALF,
    };
    let changes = Changes {
        main,
        product: Product::Postfix,
        ..Changes::NONE
    };
    postfix::start_with(relay, changes)
}

fn has_tried_everything_once(server: &Server) {
    let nothing_waits = || {
        queued(server, &["incoming", "active"])
            .is_empty()
            .then_some(())
    };
    until(QUEUE, nothing_waits);
}

/// The letters in these folders of its queue, which lie there one or two folders deep.
fn queued(server: &Server, folders: &[&str]) -> Vec<PathBuf> {
    let mut letters = Vec::new();
    let mut left: Vec<PathBuf> = folders
        .iter()
        .map(|folder| server.place("var/spool/postfix").join(folder))
        .collect();
    while let Some(folder) = left.pop() {
        // A letter may go while it is looked for.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => left.push(entry.path()),
                Ok(_) => letters.push(entry.path()),
                Err(_) => {}
            }
        }
    }
    letters
}

/// What a relay has to tell its own postmaster, of a full disk for one, is no mail of ours: it keeps
/// that to itself (`notify_classes`).
const AS_VICTIM: &str = "\
myhostname = mx.victim.example
smtpd_banner = mx.victim.example ESMTP
notify_classes =
mydestination = localhost
mynetworks = 0.0.0.0/0
";
const AS_HALF: &str = "\
myhostname = mx.half.example
smtpd_banner = mx.half.example ESMTP
notify_classes =
mydestination = localhost
mynetworks = 0.0.0.0/0
";
const QUEUE: Duration = Duration::from_secs(20);
