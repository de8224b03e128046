//! The inbox at the command line.

use std::process::ExitCode;

use serde::Serialize;

use super::{Answering, editor};
use crate::cases::contact::Mailbox;
use crate::cases::history::Event;
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::commands::{Failure, Speech, output};
use crate::replies::inbox::{Item, MailId};
use crate::worker::Worker;

/// A message with the case beside it.
#[derive(Serialize)]
struct Beside<'a> {
    #[serde(flatten)]
    item: &'a Item,
    address: Option<String>,
    weakness: Option<&'static str>,
    state: Option<&'static str>,
    history: Vec<Event>,
}

/// One line about each message that waits.
pub(super) async fn list(worker: &Worker, speech: Speech) -> Result<ExitCode, Failure> {
    let items = worker.inbox().await?;
    for item in &items {
        let beside = beside(worker, item).await?;
        if speech.json {
            output::json(&beside)?;
            continue;
        }
        let at = item.came_at.for_people();
        output::line(format_args!("{}  {at}  {}", item.id, item.remark));
        output::line(format_args!("  {}", item.subject));
        output::line(format_args!("  {}", beside.case_in_words()));
    }
    if items.is_empty() && !speech.json {
        output::line("Nobody waits for an answer.");
    }
    Ok(ExitCode::SUCCESS)
}

/// Takes in what lies in the Maildir, and files what was kept.
pub(super) async fn fetch(worker: &Worker, speech: Speech) -> Result<ExitCode, Failure> {
    let counts = worker.fetch_mail().await?;
    if speech.json {
        output::json(&counts)?;
    } else {
        output::line(counts);
    }
    Ok(ExitCode::SUCCESS)
}

/// The whole message, and what is known of its case.
pub(super) async fn show(worker: &Worker, id: &str, speech: Speech) -> Result<ExitCode, Failure> {
    let item = worker.mail(number(id)?).await?;
    let beside = beside(worker, &item).await?;
    if speech.json {
        output::json(&beside)?;
    } else {
        beside.print();
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts an answer into the queue.
pub(super) async fn answer(
    worker: &Worker,
    answering: &Answering,
    speech: Speech,
) -> Result<ExitCode, Failure> {
    let item = worker.mail(number(&answering.id)?).await?;
    if let Some(why) = item.why_unanswerable() {
        return Err(Failure::usage(format!(
            "{} is not answered: {why}",
            item.id
        )));
    }
    let ready = match answering.ready {
        Some(ready) => worker.canned(&item, ready).await?,
        None => String::new(),
    };
    let mut text = with_quotation(&ready, &item);
    if answering.edit || answering.ready.is_none() {
        text = editor::edited(&worker.op.folder, item.id, &text)?;
    }
    let to = worker.answer(&item, text).await?;
    queued(&to, speech)
}

/// Puts a message away.
pub(super) async fn done(worker: &Worker, id: &str, speech: Speech) -> Result<ExitCode, Failure> {
    let item = worker.mail(number(id)?).await?;
    worker.settle(&item).await?;
    if !speech.json {
        output::line(format_args!("{} waits no more.", item.id));
    }
    Ok(ExitCode::SUCCESS)
}

fn queued(to: &Mailbox, speech: Speech) -> Result<ExitCode, Failure> {
    if speech.json {
        output::json(&serde_json::json!({ "to": to.as_str(), "queued": true }))?;
    } else {
        output::line(format_args!(
            "The answer to {to} leaves with the next letters: `tranca serve` and `tranca notify` send them."
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn number(id: &str) -> Result<MailId, Failure> {
    let wrong = || {
        Failure::usage(format!(
            "`{id}` is no number of a message: `tranca mail` lists them"
        ))
    };
    MailId::parse(id).ok_or_else(wrong)
}

/// The answer above what it answers, as far as that is worth quoting.
fn with_quotation(answer: &str, item: &Item) -> String {
    let quoted = item.text.trim().lines().take(LINES_QUOTED);
    let quoted: Vec<String> = quoted
        .map(|line| format!("> {line}").trim_end().to_owned())
        .collect();
    format!("{}\n\n{}\n", answer.trim_end(), quoted.join("\n"))
}

async fn beside<'a>(worker: &Worker, item: &'a Item) -> Result<Beside<'a>, Failure> {
    let mut beside = Beside {
        item,
        address: None,
        weakness: None,
        state: None,
        history: Vec::new(),
    };
    let Some(id) = item.case else {
        return Ok(beside);
    };
    let mut conn = worker.connection().await?;
    if let Some(case) = cases::find(&mut conn, id).await? {
        beside.address = Some(case.dossier().address.to_string());
        beside.weakness = Some(case.dossier().weakness.name());
        beside.state = Some(case.state());
        beside.history = cases::history(&mut conn, id).await?;
    }
    Ok(beside)
}

impl Beside<'_> {
    fn case_in_words(&self) -> String {
        let known = self.item.case.zip(self.address.as_deref());
        let Some((case, address)) = known else {
            return "about no case that we know".to_owned();
        };
        let (weakness, state) = (
            self.weakness.unwrap_or_default(),
            self.state.unwrap_or_default(),
        );
        format!("{case}  {address}  {weakness}, {state}")
    }

    fn print(&self) {
        let item = self.item;
        let author = item.author.as_ref().map_or("unknown", Mailbox::as_str);
        output::line(format_args!("From:     {author}"));
        output::line(format_args!("Subject:  {}", item.subject));
        output::line(format_args!("Came:     {}", item.came_at.for_people()));
        output::line(format_args!(
            "Standing: {} ({}): {}",
            item.standing.name(),
            item.kind,
            item.remark
        ));
        output::line(format_args!("Case:     {}", self.case_in_words()));
        for event in &self.history {
            let at = event.at.for_people();
            output::line(format_args!("          {at}  {}: {}", event.act, event.why));
        }
        output::line("");
        output::line(shown(&item.text));
        if let Some(case) = item.case {
            output::line(hint(item.id, case));
        }
    }
}

fn hint(id: MailId, case: CaseId) -> String {
    format!(
        "\nAnswer: tranca mail answer {id} --with genuine   All of the case: tranca case {case}"
    )
}

/// What a stranger wrote, without what would move the cursor or change colours.
fn shown(text: &str) -> String {
    let text = text.trim();
    text.replace(|c: char| c.is_control() && c != '\n' && c != '\t', "")
}

/// Lines of what is answered that stand below the answer.
const LINES_QUOTED: usize = 40;
