//! The labels of the mail servers, found out by hand: every form is said to every server, and what
//! arrives at the canary's mail host must be what the label says, no more and no less.

mod forms;

use std::collections::BTreeSet;
use std::thread;
use std::time::{Duration, Instant};

use testbed::catalogue::relays::RELAYS;
use testbed::configuration::Truth;
use testbed::lineup::{Lineup, Suspect};
use testbed::mail_sink::MailSink;
use testbed::{Host, Trouble};

#[test]
fn every_mail_server_falls_to_the_forms_of_its_label_and_to_no_other() -> Result<(), Trouble> {
    let chosen = std::env::var("RELAY").unwrap_or_default();
    let began = Instant::now();
    let chosen = RELAYS.iter().filter(|one| one.name.contains(&chosen));
    let Some(lineup) = Lineup::of(chosen)? else {
        return Ok(());
    };
    println!("up after {:?}", began.elapsed());
    let sink = MailSink::start(&lineup.prober)?;
    let mut wrong = Vec::new();
    thread::scope(|scope| {
        let all: Vec<_> = lineup
            .suspects
            .iter()
            .map(|suspect| (suspect, scope.spawn(|| asked(suspect, &lineup.prober))))
            .collect();
        for (suspect, asked) in all {
            match asked.join().expect("does not panic") {
                Ok(answers) => println!("{}\n{answers}", suspect.configuration.name),
                Err(trouble) => wrong.push(trouble.to_string()),
            }
        }
    });
    thread::sleep(Duration::from_secs(8));
    let mails = sink.mails();
    for suspect in &lineup.suspects {
        let truth: BTreeSet<&str> = match suspect.configuration.truth {
            Truth::Open(forms) => forms.iter().copied().collect(),
            Truth::NotOpen(_) => BTreeSet::new(),
        };
        let arrived = arrived(suspect, &mails);
        let truth: BTreeSet<String> = truth.into_iter().map(str::to_owned).collect();
        println!("{}: {arrived:?}", suspect.configuration.name);
        if arrived != truth {
            wrong.push(format!(
                "{}: {arrived:?}, not {truth:?}",
                suspect.configuration.name
            ));
        }
        if std::env::var_os("LOGS").is_some() {
            println!("{}", suspect.server.console());
            for log in [
                "var/log/mail.log",
                "var/log/exim4/mainlog",
                "var/log/exim4/rejectlog",
                "var/log/exim4/paniclog",
            ] {
                println!("{}", suspect.server.read(log).unwrap_or_default());
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

fn asked(suspect: &Suspect, prober: &Host) -> Result<String, Trouble> {
    suspect.assure(prober)?;
    let mut told = String::new();
    for form in forms::all(&suspect.host) {
        let answer = forms::say(&form, prober, suspect)?;
        told.push_str(&format!("  {:<20} {answer}\n", form.name));
    }
    Ok(told)
}

/// The forms whose mail has come, as the recipient's local part tells them.
fn arrived(suspect: &Suspect, mails: &[String]) -> BTreeSet<String> {
    let names = mails.iter().flat_map(|mail| mail.lines());
    let recipients = names.filter_map(|line| line.strip_prefix("X-Rcpt-Args: <"));
    recipients
        .filter_map(|recipient| {
            let (local, _) = recipient.split_once('@')?;
            let (form, server) = local.split_once('.')?;
            (server == forms::mark(&suspect.host)).then(|| form.to_owned())
        })
        .collect()
}
