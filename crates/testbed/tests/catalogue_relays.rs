//! The labels of the mail servers, found out by hand: every form is said to every server, and what
//! arrives at the canary's mail host must be what the label says, no more and no less.
//!
//! `RELAY=Exim` takes only those whose names hold that word.

mod forms;

use std::collections::{BTreeMap, BTreeSet};
use std::thread;
use std::time::Duration;

use testbed::catalogue::relays;
use testbed::configuration::{Configuration, Truth};
use testbed::lineup::{Lineup, Suspect};
use testbed::mail_sink::MailSink;
use testbed::patience::until;
use testbed::{Host, Trouble};

use crate::forms::{Answers, Form};

#[test]
fn every_mail_server_falls_to_the_forms_of_its_label_and_to_no_other() -> Result<(), Trouble> {
    let Some(lineup) = Lineup::of(relays::all().filter(is_wanted))? else {
        return Ok(());
    };
    lineup.assure()?;
    let sink = MailSink::start(&lineup.prober)?;
    let answers = ask_all(&lineup)?;
    // What no label expects has come by the time at which the slowest of the expected comes.
    let all_that_must = || {
        let arrived = arrived(&sink);
        let has_all = |one: &Suspect| labelled(one).is_subset(&of(one, &arrived));
        lineup.suspects.iter().all(has_all).then_some(())
    };
    until(SLOWEST, all_that_must);
    let arrived = arrived(&sink);
    let wrong: Vec<String> = lineup
        .suspects
        .iter()
        .filter(|one| labelled(one) != of(one, &arrived))
        .map(|one| told(one, &of(one, &arrived), &answers))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

type Arrived = BTreeMap<String, BTreeSet<String>>;
type AllAnswers<'a> = BTreeMap<&'a str, Answers>;

fn ask_all(lineup: &Lineup) -> Result<AllAnswers<'_>, Trouble> {
    thread::scope(|scope| {
        let asked: Vec<_> = lineup
            .suspects
            .iter()
            .map(|one| (one, scope.spawn(|| ask(one, &lineup.prober))))
            .collect();
        let answered = asked.into_iter().map(|(one, asked)| {
            let answers = asked.join().expect("does not panic")?;
            Ok((one.configuration.name, answers))
        });
        answered.collect()
    })
}

/// In every form, side by side; and once more, later, in those that were put off.
fn ask(suspect: &Suspect, prober: &Host) -> Result<Answers, Trouble> {
    let mut answers = Answers::default();
    let mut forms = forms::all(&suspect.host);
    for round in 0..ROUNDS {
        if round > 0 && !forms.is_empty() {
            thread::sleep(BETWEEN_ROUNDS);
        }
        answers.extend(ask_in(&forms, suspect, prober)?);
        forms.retain(|form| is_put_off(&answers[form.name]));
    }
    Ok(answers)
}

/// A connection too many at once ends without a word.
fn is_put_off(answer: &str) -> bool {
    answer.starts_with(['4', ' ']) || answer.is_empty()
}

fn ask_in(forms: &[Form], suspect: &Suspect, prober: &Host) -> Result<Answers, Trouble> {
    let mut answers = Answers::new();
    for some in forms.chunks(AT_ONCE) {
        thread::scope(|scope| {
            let asked: Vec<_> = some
                .iter()
                .map(|form| (form, scope.spawn(|| forms::say(form, prober, suspect))))
                .collect();
            for (form, asked) in asked {
                answers.insert(form.name, asked.join().expect("does not panic")?);
            }
            Ok::<(), Trouble>(())
        })?;
    }
    Ok(answers)
}

/// The forms whose mail has come, by server, as the recipients' local parts tell them.
fn arrived(sink: &MailSink) -> Arrived {
    let mut arrived = Arrived::new();
    for mail in sink.mails() {
        let recipients = mail
            .lines()
            .filter_map(|line| line.strip_prefix("X-Rcpt-Args: <"));
        for recipient in recipients {
            let (local, _) = recipient.split_once('@').unwrap_or((recipient, ""));
            let (form, server) = local.split_once('.').unwrap_or((local, ""));
            let forms = arrived.entry(server.to_owned()).or_default();
            forms.insert(form.to_owned());
        }
    }
    arrived
}

/// A bounce comes to the sender, whose name is no form's.
fn of(suspect: &Suspect, arrived: &Arrived) -> BTreeSet<String> {
    let mut forms = arrived
        .get(&forms::mark(&suspect.host))
        .cloned()
        .unwrap_or_default();
    forms.remove(forms::SENDER);
    forms
}

fn labelled(suspect: &Suspect) -> BTreeSet<String> {
    match suspect.configuration.truth {
        Truth::Open(forms) => forms.iter().copied().map(str::to_owned).collect(),
        Truth::NotOpen(_) => BTreeSet::new(),
    }
}

fn told(suspect: &Suspect, found: &BTreeSet<String>, answers: &AllAnswers<'_>) -> String {
    let (name, label) = (suspect.configuration.name, labelled(suspect));
    let mut told = format!("{name} carries {found:?}, not {label:?}\n");
    for (form, answer) in &answers[name] {
        let mark = if found.contains(*form) { "+" } else { " " };
        told.push_str(&format!("  {mark} {form:<20} {answer}\n"));
    }
    told
}

fn is_wanted(configuration: &&Configuration) -> bool {
    let word = std::env::var("RELAY").unwrap_or_default();
    configuration.name.contains(&word)
}

const ROUNDS: usize = 4;

/// Longer than any of them makes a stranger wait.
const BETWEEN_ROUNDS: Duration = Duration::from_secs(12);

/// The queue that is run most seldom, twice.
const SLOWEST: Duration = Duration::from_secs(45);

/// Some delay their greeting, some the second connection.
const AT_ONCE: usize = 6;
