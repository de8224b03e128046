//! `tranca mail`: what came back.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Failure, Speech, folder_and_one, output};
use crate::replies::inbox::Question;
use crate::replies::reading::{self, Reading};
use crate::worker::Worker;

/// What `tranca mail` takes.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// The operation folder, whose waiting questions are listed.
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Tell what messages are: bounces, delays, automatic answers, complaints, replies.
    Read {
        /// Files with one message each, with line ends of any kind.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Show a message, with its cases beside it.
    Show(One),
    /// Answer a person's message, in its thread.
    Answer(Answering),
    /// Nobody needs to look at a message any more.
    Done(One),
}

/// What an answer is made of.
#[derive(Args, Debug)]
struct Answering {
    #[command(flatten)]
    one: One,
    /// The words that stand ready: genuine, how-to-test, intended or not-mine.
    #[arg(long = "with", value_name = "NAME", conflicts_with = "text")]
    ready: Option<String>,
    /// A file with the words; `-` is standard input.
    #[arg(long, value_name = "FILE", required_unless_present_any = ["ready", "edit"])]
    text: Option<PathBuf>,
    /// Write the words, or change those that stand there, in $EDITOR before they go.
    #[arg(long)]
    edit: bool,
}

/// One message of an operation.
#[derive(Args, Debug)]
struct One {
    /// The operation folder (default: this one), then the number of a message.
    #[arg(value_name = "[DIR] ID", required = true, num_args = 1..=2)]
    words: Vec<PathBuf>,
}

impl One {
    async fn find(&self, speech: Speech) -> Result<(Worker, i64), Failure> {
        let (folder, id) = folder_and_one(&self.words, "the number of a message")?;
        let worker = Worker::open(&folder, speech.progress).await?;
        let id = id.to_string_lossy();
        let number = id.parse();
        let number =
            number.map_err(|_| Failure::usage(format!("{id} is no number of a message")))?;
        Ok((worker, number))
    }
}

/// Runs the command.
pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    match &arguments.act {
        None => list(&arguments.folder, speech).await,
        Some(Act::Read { files }) => read(files, speech),
        Some(Act::Show(one)) => show(one, speech).await,
        Some(Act::Answer(answering)) => answer(answering, speech).await,
        Some(Act::Done(one)) => done(one, speech).await,
    }
}

async fn list(folder: &Path, speech: Speech) -> Result<ExitCode, Failure> {
    let worker = Worker::open(folder, speech.progress).await?;
    let questions = worker.questions().await?;
    if speech.json {
        questions.iter().try_for_each(output::json)?;
    } else if questions.is_empty() {
        output::line("No question waits.");
    } else {
        let rows: Vec<Vec<String>> = questions.iter().map(row).collect();
        output::table(
            &["id", "received", "about", "case", "from", "subject"],
            &rows,
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn row(question: &Question) -> Vec<String> {
    let about = match question.about.as_str() {
        "" => &question.kind,
        about => about,
    };
    let case = match question.cases.as_slice() {
        [] => String::new(),
        [case] => format!("{} {}", case.reference, case.address),
        [case, rest @ ..] => format!("{} {} +{}", case.reference, case.address, rest.len()),
    };
    vec![
        question.id.to_string(),
        question.received_at.for_people(),
        about.to_owned(),
        case,
        speakable(&question.from),
        speakable(&question.subject),
    ]
}

async fn show(one: &One, speech: Speech) -> Result<ExitCode, Failure> {
    let (worker, id) = one.find(speech).await?;
    let question = worker.question(id).await?;
    if speech.json {
        output::json(&question)?;
        return Ok(ExitCode::SUCCESS);
    }
    output::line(format_args!("From      {}", speakable(&question.from)));
    output::line(format_args!("Subject   {}", speakable(&question.subject)));
    output::line(format_args!(
        "Received  {}",
        question.received_at.for_people()
    ));
    output::line(format_args!(
        "Standing  {}, {} {}",
        question.standing, question.kind, question.about
    ));
    for case in &question.cases {
        output::line(format_args!(
            "Case      {}  {}  {}  {}",
            case.reference, case.address, case.weakness, case.state
        ));
    }
    output::line("");
    question
        .text
        .lines()
        .for_each(|line| output::line(speakable(line)));
    Ok(ExitCode::SUCCESS)
}

async fn answer(answering: &Answering, speech: Speech) -> Result<ExitCode, Failure> {
    let (worker, id) = answering.one.find(speech).await?;
    let draft = match (&answering.ready, &answering.text) {
        (Some(name), _) => worker.ready_answer(id, name).await?,
        (None, Some(file)) => words_in(file)?,
        (None, None) => String::new(),
    };
    let words = if answering.edit { edit(&draft)? } else { draft };
    if words.trim().is_empty() {
        return Err(Failure::usage("an answer without words is not sent"));
    }
    let to = worker.answer(id, &words).await?;
    output::line(format_args!(
        "The answer to {to} waits in the outbox; `tranca notify` sends it."
    ));
    Ok(ExitCode::SUCCESS)
}

async fn done(one: &One, speech: Speech) -> Result<ExitCode, Failure> {
    let (worker, id) = one.find(speech).await?;
    let waited = worker.settle(id).await?;
    output::line(if waited { "Done." } else { "It did not wait." });
    Ok(ExitCode::SUCCESS)
}

fn words_in(file: &Path) -> Result<String, Failure> {
    let words = if file.as_os_str() == "-" {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(file)
    };
    words.map_err(|error| Failure::no_input(format!("{}: {error}", file.display())))
}

/// Lets the person at the terminal change the words.
fn edit(draft: &str) -> Result<String, Failure> {
    let editor = std::env::var("VISUAL").or(std::env::var("EDITOR"));
    let editor = editor.unwrap_or_else(|_| "vi".to_owned());
    let file = std::env::temp_dir().join(format!("tranca-answer-{}.txt", std::process::id()));
    let failed = |error: std::io::Error| Failure::no_input(format!("{}: {error}", file.display()));
    // A name that is there already may be somebody else's link.
    let mut open = std::fs::OpenOptions::new();
    let created = open.write(true).create_new(true).open(&file);
    created
        .and_then(|mut new| new.write_all(draft.as_bytes()))
        .map_err(failed)?;
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or("vi");
    let ended = Command::new(program).args(words).arg(&file).status();
    let written = std::fs::read_to_string(&file).map_err(failed);
    let _ = std::fs::remove_file(&file);
    match ended {
        Ok(status) if status.success() => written,
        Ok(status) => Err(Failure::usage(format!(
            "{program} ended with {status}; nothing is sent"
        ))),
        Err(error) => Err(Failure::configuration(format!("{program}: {error}"))),
    }
}

/// What a stranger wrote, without what would steer a terminal.
fn speakable(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_control() || *c == '\t')
        .collect()
}

/// One line about each file; a file that cannot be read does not keep the others from it.
fn read(files: &[PathBuf], speech: Speech) -> Result<ExitCode, Failure> {
    let mut missing = None;
    for file in files {
        match std::fs::read(file) {
            Ok(bytes) => tell(file, &reading::read(&bytes), speech)?,
            Err(error) => {
                let words = format!("{}: {error}", file.display());
                tracing::warn!("{words}");
                missing = Some(words);
            }
        }
    }
    missing.map_or(Ok(ExitCode::SUCCESS), |words| Err(Failure::no_input(words)))
}

fn tell(file: &Path, reading: &Reading, speech: Speech) -> Result<(), Failure> {
    if speech.json {
        return output::json(&Told {
            file: file.display().to_string(),
            reading,
        });
    }
    let code = reading
        .status
        .map(|code| format!(" {code}"))
        .unwrap_or_default();
    let about = reading.recipients.join(", ");
    let reason = reading.reason.as_deref().unwrap_or_default();
    let text = format!(
        "{}: {}{code} {about} {reason}",
        file.display(),
        reading.kind
    );
    output::line(text.trim_end());
    Ok(())
}

#[derive(Serialize)]
struct Told<'a> {
    file: String,
    #[serde(flatten)]
    reading: &'a Reading,
}

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca mail op                       the questions that wait
  tranca mail show op 4711             one of them, with its cases
  tranca mail answer op 4711 --with not-mine --edit
  tranca mail answer op 4711 --edit    answer it, in its thread
  tranca mail done op 4711             nobody needs to look at it
  tranca mail read --json new/*        what each message is
  tranca mail read bounce.eml";
