//! `tranca demo`: a whole operation on this machine, from a report to closed servers.
//!
//! The laboratory is only servers, and the folder is an ordinary operation: no stage knows that it
//! is in a demo. What a person of an agency would do (approve letters) and what two operators do
//! (close their servers) happens here.

mod folder;
mod scene;

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;

use self::scene::Scene;
use super::{Failure, Speech, output};
use crate::cases::letter::Kind;
use crate::ground::operation::Standing;
use crate::ground::progress::counted;
use crate::worker::{ImportOrder, Worker};

/// What `tranca demo` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The folder to make.
    #[arg(long, value_name = "DIR", default_value = "tranca-demo")]
    folder: PathBuf,
}

pub(super) async fn run(arguments: Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let folder = free_folder(&arguments.folder)?;
    let scene = Scene::set().await.map_err(Failure::software)?;
    folder::write(&folder, &scene).map_err(|error| {
        Failure::cannot_create(format!("{} cannot be made: {error}", folder.display()))
    })?;
    let story = Story {
        worker: Worker::open(&folder, speech.progress).await?,
        scene,
        speech,
    };
    story.tell(&folder).await?;
    Ok(ExitCode::SUCCESS)
}

/// A folder that is not there yet: nobody's work is overwritten.
fn free_folder(wanted: &Path) -> Result<PathBuf, Failure> {
    if !wanted.exists() {
        return Ok(wanted.to_owned());
    }
    let numbered = |number: u32| PathBuf::from(format!("{}-{number}", wanted.display()));
    (2..=99)
        .map(numbered)
        .find(|folder| !folder.exists())
        .ok_or_else(|| {
            Failure::cannot_create(format!(
                "{} and 98 more like it are there already",
                wanted.display()
            ))
        })
}

/// The demo, under way.
struct Story {
    worker: Worker,
    scene: Scene,
    speech: Speech,
}

impl Story {
    async fn tell(&self, folder: &Path) -> Result<(), Failure> {
        self.say(format_args!(
            "An ordinary operation folder is made in {}; the world around it is a laboratory of small\n\
             servers inside this process, on 127.77.0.0/24. Nothing leaves this machine.",
            folder.display()
        ));
        self.learn().await?;
        self.prove().await?;
        self.write(folder).await?;
        self.close().await?;
        self.worker.op.set_standing(Standing::Ended).await?;
        self.results(folder).await
    }

    async fn learn(&self) -> Result<(), Failure> {
        self.chapter(
            1,
            "Public databases",
            "Three reports in the format of Shadowserver lie in feeds/.",
        );
        self.worker.import(ImportOrder::default()).await?;
        self.say("No report says \"open relay\", so a DNS blocklist is asked.");
        self.came_to(self.worker.lookup(None).await?);
        Ok(())
    }

    async fn prove(&self) -> Result<(), Failure> {
        self.chapter(
            2,
            "Proof",
            "Each suspect is asked to carry something from us to us. Only our own token, back at our\n\
             canary, proves that it is open; the closed servers refuse.",
        );
        self.came_to(self.worker.verify().await?);
        self.chapter(
            3,
            "Who runs it?",
            "The agency's own contacts.csv knows, or the registries (RDAP), or the host's confirmed name.",
        );
        self.came_to(self.worker.attribute().await?);
        Ok(())
    }

    async fn write(&self, folder: &Path) -> Result<(), Failure> {
        self.chapter(
            4,
            "Letters",
            "One digest per contact, in the contact's language. Nothing leaves before a person has\n\
             looked and approved (`tranca notify --approve`); in this demo that person says yes.",
        );
        self.send().await?;
        folder::keep_received(folder, &self.scene.received()).map_err(Failure::cannot_create)
    }

    /// Shows the letters that are due, and sends them.
    async fn send(&self) -> Result<(), Failure> {
        for letter in self.worker.preview().await? {
            self.say(format_args!(
                "  {:<22} {:<6} {}",
                letter.to, letter.language, letter.subject
            ));
        }
        self.came_to(self.worker.notify_approved().await?);
        Ok(())
    }

    /// Two operators act; the third is reminded.
    async fn close(&self) -> Result<(), Failure> {
        self.chapter(
            5,
            "Until it is closed",
            "Two operators follow the steps in their letter. A case is closed by three closed rechecks,\n\
             apart in time (in the world a day, here a second); silence would not do.",
        );
        for closed in self.scene.two_operators_act() {
            self.say(format_args!("  {closed} is shut by its operator"));
        }
        for round in 1..=ROUNDS {
            let closed = self.recheck().await?;
            self.say(format_args!(
                "  recheck {round}: {} closed",
                counted(closed, "case")
            ));
            if closed >= 2 {
                break;
            }
        }
        self.say("The third operator has not acted: one reminder, and never a second one.");
        for _ in 0..ROUNDS {
            self.recheck().await?;
            let due = self.worker.preview().await?;
            if due.iter().any(|letter| letter.kind == Kind::Reminder) {
                break;
            }
        }
        self.send().await
    }

    /// Waits until rechecks are due, makes them, and says how many cases are closed by then.
    async fn recheck(&self) -> Result<u64, Failure> {
        tokio::time::sleep(BETWEEN_ROUNDS).await;
        self.worker.quietly().recheck().await?;
        let closed = self.worker.count("closed").await?;
        Ok(u64::try_from(closed).unwrap_or(0))
    }

    async fn results(&self, folder: &Path) -> Result<(), Failure> {
        self.chapter(
            6,
            "Results",
            "The operation is over, and stays to be looked at.\n",
        );
        folder::keep_received(folder, &self.scene.received()).map_err(Failure::cannot_create)?;
        if self.speech.json {
            return output::json(&self.worker.figures().await?);
        }
        output::line(self.worker.table_of_cases().await?);
        output::line(self.worker.closings_in_words().await?);
        let shown = folder.display();
        output::line(format_args!(
            "The letters, as their recipients got them: {shown}/received/*.eml, and as text beside it.\n"
        ));
        self.what_next(folder);
        Ok(())
    }

    fn what_next(&self, folder: &Path) {
        let (folder, relay) = (folder.display(), self.scene.relay());
        let next = [
            (
                format!("tranca serve {folder}"),
                "the same in a browser: http://127.0.0.1:8025/",
            ),
            (
                format!("tranca case {folder} {relay}"),
                "the whole history of one case",
            ),
            (
                format!("tranca report {folder} --format html --out results.html"),
                "the results as a page with charts",
            ),
            (
                "tranca check ADDRESS:PORT".to_owned(),
                "a test of a server of your own",
            ),
            ("tranca init op".to_owned(), "an operation of your own"),
        ];
        let commands = next.iter().map(|(command, _)| command.chars().count());
        let width = commands.max().unwrap_or(0);
        output::line("Next:");
        for (command, what) in next {
            output::line(format_args!("  {command:<width$}  {what}"));
        }
        // Whoever came by `cargo run` cannot type the bare name yet.
        if let Ok(program) = std::env::current_exe() {
            output::line(format_args!("Here `tranca` is {}", program.display()));
        }
    }

    fn chapter(&self, number: u32, title: &str, explanation: &str) {
        self.say(format_args!("\n{number}. {title}\n{explanation}"));
    }

    fn came_to(&self, counts: impl Display) {
        self.say(format_args!("  {counts}"));
    }

    fn say(&self, text: impl Display) {
        self.speech.progress.say(text);
    }
}

/// Three closed rechecks a second apart need about three rounds; the rest is for slow machines.
const ROUNDS: u32 = 20;
const BETWEEN_ROUNDS: Duration = Duration::from_millis(1_100);

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca demo
  tranca demo --folder /tmp/look
  tranca serve tranca-demo             afterwards, the same in a browser

Needs no network and no privileges, and ends by itself within a minute.";
