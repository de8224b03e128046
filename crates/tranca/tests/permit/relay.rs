//! A real open relay whose names are not its own: whatever it is asked, no mail of ours goes on to
//! anybody but our canary.

use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
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
    let prober = network.host("probe.example", [198, 51, 100, 10].into())?;
    let names = network.host("names.example", NAME_SERVER)?;
    let relay = network.host("relay.liar.example", [198, 51, 100, 25].into())?;
    let victim = network.host("mail.victim.example", [198, 51, 100, 66].into())?;
    let records = [
        Record::of(&prober),
        Record::of(&victim),
        Record::mail_host("canary.example", prober.name()),
        Record::host("mx.victim.example", victim.address()),
        Record::mail_host("victim.example", victim.name()),
        Record::host("mx.half.example", relay.address()),
        Record::mail_host("half.example", victim.name()),
        Record::of(&relay),
        Record::mail_host("liar.example", victim.name()),
    ];
    let _name_server = name_server::start(&names, &records)?;
    let sink = MailSink::start(&victim)?;
    let main = match name {
        "mx.victim.example" => AS_VICTIM,
        _ => AS_HALF,
    };
    let product = Product::Postfix;
    let server = postfix::start_with(
        &relay,
        Changes {
            main,
            product,
            ..Changes::NONE
        },
    )?;
    let Some(capture) = Capture::begin(&relay) else {
        return Ok(());
    };
    let own = prober.address();
    let output = prober
        .command("timeout")
        .args([
            "240",
            env!("CARGO_BIN_EXE_tranca"),
            "check",
            "--json",
            "--relay",
        ])
        .args([
            "--canary-domain",
            "canary.example",
            "--canary-host",
            "probe.example",
        ])
        .args(["--canary-mail-listen", &format!("{own}:25")])
        .args(["--canary-web-listen", &format!("{own}:80")])
        .args([
            "--resolver",
            &format!("{NAME_SERVER}:53"),
            "--source",
            &own.to_string(),
        ])
        .args(["--allow", "198.51.100.0/24", "--wait", "10", "--all-forms"])
        .arg(server.address().to_string())
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(r#""verdict":"open""#), "{name}: {said}");
    // Everything it took has been tried at least once.
    let is_tried = || {
        queued(&server, &["incoming", "active"])
            .is_empty()
            .then_some(())
    };
    until(QUEUE, is_tried);
    let rest = queued(&server, &["incoming", "active", "deferred"]);
    let host = capture.host();
    let packets = capture.end();
    let sessions = packets.iter().filter(|p| p.from == host && p.opens());
    let mut canarys = 0;
    for session in sessions {
        let What::Tcp { to, .. } = session.what else {
            continue;
        };
        assert_eq!(
            (session.to, to),
            (own, 25),
            "{name}: mail to another; queue: {rest:?}; {said}"
        );
        canarys += 1;
    }
    assert!(canarys > 0, "{name}: nothing was carried: {said}");
    assert_eq!(sink.mails(), Vec::<String>::new(), "{name}");
    println!(
        "{name}: {canarys} sessions from the relay, all to the canary; it keeps {}",
        rest.len()
    );
    Ok(())
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

const AS_VICTIM: &str = "\
myhostname = mx.victim.example
smtpd_banner = mx.victim.example ESMTP
mydestination = localhost
mynetworks = 0.0.0.0/0
";
const AS_HALF: &str = "\
myhostname = mx.half.example
smtpd_banner = mx.half.example ESMTP
mydestination = localhost
mynetworks = 0.0.0.0/0
";
const QUEUE: Duration = Duration::from_secs(20);
