//! `tranca close`: closes a server on the machine itself, by the steps of its guide.

mod telling;

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser};

use self::telling::Outcome;
use super::{Failure, Speech, check};
use crate::cases::weakness::Weakness;
use crate::ground::clock::Clock;
use crate::ground::languages::Language;
use crate::guides::closing::{
    self, Choice, Journal, Machine, NotClosed, NotUndone, Plan, Refusal, Site,
};
use crate::guides::{Guide, Guides};

/// What `tranca close` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// The product to close; without one, it is told by its files and by what runs.
    #[arg(value_name = "PRODUCT")]
    product: Option<String>,
    /// The same, as a script may prefer to say it.
    #[arg(long = "product", value_name = "PRODUCT", conflicts_with = "product")]
    named: Option<String>,
    /// The form of the proof, from the letter or the case; it picks the cause (plain, percent,
    /// http-connect, …).
    #[arg(long)]
    form: Option<String>,
    /// Close this cause of the guide, even if no file shows that it is there.
    #[arg(long, value_name = "NAME", conflicts_with = "form")]
    cause: Option<String>,
    /// Show what would be changed, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Take the last run back.
    #[arg(long, conflicts_with_all = ["dry_run", "form", "cause", "check"])]
    undo: bool,
    /// Do not ask.
    #[arg(long, short)]
    yes: bool,
    /// Change the files only; the server takes note when you tell it to.
    #[arg(long)]
    no_reload: bool,
    /// The root of the machine: a chroot, a container's files.
    #[arg(long, value_name = "DIR", default_value = "/")]
    root: PathBuf,
    /// Where the journal stands.
    #[arg(long, value_name = "DIR", default_value = "ROOT/var/lib/tranca/close")]
    journal: PathBuf,
    /// The language of the guide's sentences, by its tag: en, es, pt-BR, …
    #[arg(long, default_value = "en")]
    language: String,
    /// Test the closed server with `tranca check` and these arguments.
    #[arg(last = true, value_name = "CHECK")]
    check: Vec<String>,
}

/// One run of the command.
struct Run<'a> {
    arguments: &'a Arguments,
    site: Site,
    machine: Machine,
    language: Language,
    speech: Speech,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let site = Site::at(&arguments.root)
        .map_err(|why| Failure::no_input(format!("{}: {why}", arguments.root.display())))?;
    let run = Run {
        arguments,
        site,
        machine: Machine::below(&arguments.root),
        language: Language::parse(&arguments.language).map_err(Failure::usage)?,
        speech,
    };
    let checkup = checkup(&arguments.check)?;
    if arguments.undo {
        return run.undo();
    }
    let code = run.close()?;
    match checkup {
        Some(checkup) if !arguments.dry_run => {
            let tested = check::run(checkup, speech).await?;
            if tested != ExitCode::SUCCESS {
                eprintln!("{STILL_OPEN}");
            }
            Ok(tested)
        }
        _ => Ok(code),
    }
}

impl Run<'_> {
    fn close(&self) -> Result<ExitCode, Failure> {
        let guide = &closing::placed(self.guide()?, &self.site);
        let plan = Plan::of(guide, &self.site, self.choice())
            .map_err(|refusal| self.refused(guide, &refusal))?;
        if plan.changes.is_empty() {
            return self.nothing_to_change(plan);
        }
        if self.arguments.dry_run {
            self.tell(&plan, &Outcome::Planned)?;
            return Ok(ExitCode::SUCCESS);
        }
        let journal = self.journal()?;
        self.not_half_done(&journal)?;
        if !self.speech.json {
            telling::plan(&plan, self.language);
        }
        self.ask()?;
        let plan = self.without_commands(plan);
        let now = Clock::machine().now().to_string();
        closing::carry_out(&plan, &self.machine, &journal, &now).map_err(not_closed)?;
        self.see_closed(guide)?;
        self.tell(&plan, &Outcome::Closed(self.in_force(guide)))?;
        Ok(ExitCode::SUCCESS)
    }

    /// The product's guide: the one that was named, or the only one whose files are here; of
    /// several, the only one that runs, or else that shows that it is open.
    fn guide(&self) -> Result<&'static Guide, Failure> {
        let guides = Guides::builtin();
        let arguments = self.arguments;
        if let Some(named) = arguments.product.as_ref().or(arguments.named.as_ref()) {
            let guide = guides.guide(&named.to_ascii_lowercase());
            return guide.ok_or_else(|| {
                Failure::usage(format!(
                    "no guide for `{named}`; `tranca guide` lists them all"
                ))
            });
        }
        let here: Vec<&Guide> = guides.iter().filter(|guide| self.has(guide)).collect();
        if here.is_empty() {
            return Err(Failure::no_input(NO_PRODUCT));
        }
        let only = |those: &[&'static Guide]| match those {
            [only] => Some(*only),
            _ => None,
        };
        let of_here = |tells: &dyn Fn(&Guide) -> bool| {
            let told = here.iter().copied().filter(|guide| tells(guide));
            only(&told.collect::<Vec<_>>())
        };
        only(&here)
            .or_else(|| of_here(&|guide| self.runs(guide)))
            .or_else(|| of_here(&|guide| self.shows_open(guide)))
            .ok_or_else(|| {
                let several = telling::products(&here);
                Failure::usage(format!("several products are here, so name one: {several}"))
            })
    }

    fn has(&self, guide: &Guide) -> bool {
        let mut files = guide.causes.iter().flat_map(|cause| cause.files());
        files.any(|file| self.site.has(file))
    }

    fn runs(&self, guide: &Guide) -> bool {
        let mut programs = guide.programs.iter();
        programs.any(|program| self.machine.runs(program))
    }

    /// What is not understood may be open.
    fn shows_open(&self, guide: &Guide) -> bool {
        let guide = closing::placed(guide, &self.site);
        match Plan::of(&guide, &self.site, Choice::default()) {
            Ok(plan) => !plan.causes.is_empty() || !plan.doubts.is_empty(),
            Err(refusal) => !matches!(refusal, Refusal::NoFile(_)),
        }
    }

    fn choice(&self) -> Choice<'_> {
        Choice {
            form: self.arguments.form.as_deref(),
            cause: self.arguments.cause.as_deref(),
        }
    }

    /// Without a change there may still be work for a person: a proof outweighs what the files show,
    /// unless it is older than a run that closed them.
    fn nothing_to_change(&self, mut plan: Plan<'_>) -> Result<ExitCode, Failure> {
        let was_closed = self.was_closed(plan.guide);
        if !plan.doubts.is_empty() && !was_closed {
            let doubts = std::mem::take(&mut plan.doubts);
            return Err(self.refused(plan.guide, &Refusal::Doubts(doubts)));
        }
        let was_pointed = self.arguments.form.is_some() || !plan.causes.is_empty();
        // Where no file was looked at, none can show anything.
        let was_blind = plan.guide.files.is_empty();
        let is_left = (was_pointed || was_blind) && !plan.by_hand.is_empty() && !was_closed;
        let outcome = if is_left {
            Outcome::ByHand
        } else {
            Outcome::Nothing
        };
        self.tell(&plan, &outcome)?;
        Ok(ExitCode::from(u8::from(is_left)))
    }

    /// Whether the last run closed this product, and its files are as it left them.
    fn was_closed(&self, guide: &Guide) -> bool {
        let folder = self.journal_folder();
        let journal = folder
            .is_dir()
            .then(|| Journal::open(&folder).ok().flatten());
        let last = journal
            .flatten()
            .and_then(|journal| journal.last().ok().flatten());
        last.is_some_and(|entry| entry.product == guide.product && entry.stands(&self.site))
    }

    fn journal_folder(&self) -> PathBuf {
        match self.arguments.journal.strip_prefix("ROOT") {
            Ok(below) => self.arguments.root.join(below),
            Err(_) => self.arguments.journal.clone(),
        }
    }

    fn journal(&self) -> Result<Journal, Failure> {
        let folder = self.journal_folder();
        let opened = Journal::open(&folder);
        let opened = opened.map_err(|why| {
            let folder = folder.display();
            let hint = match why.kind() {
                std::io::ErrorKind::PermissionDenied => "; run it as root",
                _ => "",
            };
            Failure::cannot_create(format!("the journal in {folder}: {why}{hint}"))
        })?;
        opened.ok_or_else(|| Failure::try_again("another `tranca close` is at work here"))
    }

    /// What a run that was cut off left must be taken back first.
    fn not_half_done(&self, journal: &Journal) -> Result<(), Failure> {
        let last = journal.last().map_err(Failure::data)?;
        match last {
            Some(entry) if entry.state == closing::journal::State::Begun => {
                Err(Failure::try_again(format!(
                    "a run of {} was cut off; `tranca close --undo` takes it back first",
                    entry.when
                )))
            }
            _ => Ok(()),
        }
    }

    fn ask(&self) -> Result<(), Failure> {
        if self.arguments.yes {
            return Ok(());
        }
        if self.speech.json || !std::io::stdin().is_terminal() {
            return Err(Failure::usage(
                "nobody is here to be asked: say --yes to change the files, or --dry-run to look",
            ));
        }
        let mut terminal = std::io::stdout();
        let asked = terminal.write_all(b"\nDo this? [y/N] ");
        asked
            .and_then(|()| terminal.flush())
            .map_err(Failure::software)?;
        let mut answer = String::new();
        std::io::stdin()
            .read_line(&mut answer)
            .map_err(Failure::software)?;
        match answer.trim() {
            "y" | "Y" | "yes" => Ok(()),
            _ => Err(Failure::usage("nothing was changed")),
        }
    }

    fn without_commands<'p>(&self, mut plan: Plan<'p>) -> Plan<'p> {
        if self.arguments.no_reload {
            plan.commands.clear();
        }
        plan
    }

    /// Looks again: no sign may show any more.
    fn see_closed(&self, guide: &Guide) -> Result<(), Failure> {
        let again = Plan::of(
            guide,
            &self.site,
            Choice {
                cause: None,
                ..self.choice()
            },
        );
        match again {
            Ok(plan) if plan.changes.is_empty() => Ok(()),
            Ok(_) => Err(Failure::software(
                "the files still show that the server is open; `tranca close --undo` takes the change back",
            )),
            Err(refusal) => Err(self.refused(guide, &refusal)),
        }
    }

    /// What the guide's own look from inside shows. It only informs.
    fn in_force(&self, guide: &Guide) -> Option<String> {
        if self.arguments.no_reload {
            return None;
        }
        let look = guide.check.as_ref()?;
        self.machine.run(&look.inside).ok()
    }

    fn undo(&self) -> Result<ExitCode, Failure> {
        let journal = self.journal()?;
        let last = journal.last().map_err(Failure::data)?;
        let last = last.ok_or_else(|| Failure::no_input(NotUndone::Nothing))?;
        if !self.speech.json {
            telling::taking_back(&last);
        }
        self.ask()?;
        let entry = journal.undo(&self.site).map_err(not_undone)?;
        if !self.arguments.no_reload {
            let commands: Vec<&String> = entry.undo.iter().chain(&entry.reload).collect();
            self.machine.run_all(&commands).map_err(Failure::software)?;
        }
        telling::taken_back(&entry, self.speech)?;
        Ok(ExitCode::SUCCESS)
    }

    fn tell(&self, plan: &Plan<'_>, outcome: &Outcome) -> Result<(), Failure> {
        if self.speech.json {
            return telling::json(plan, outcome, self.language);
        }
        if *outcome == Outcome::Planned {
            telling::plan(plan, self.language);
        }
        telling::outcome(plan, outcome, self.language);
        Ok(())
    }

    /// A refusal names the steps that a person can do instead.
    fn refused(&self, guide: &Guide, refusal: &Refusal) -> Failure {
        let by_hand = telling::steps_by_hand(guide, self.choice(), self.language);
        match refusal {
            Refusal::NoSuchCause(_) => Failure::usage(format!(
                "{refusal}; it knows {}",
                telling::causes(&guide.causes.iter().collect::<Vec<_>>())
            )),
            Refusal::NoFile(_) => Failure::no_input(refusal),
            _ => Failure::data(format!("{refusal}\n\nPlease do it by hand:\n{by_hand}")),
        }
    }
}

/// The arguments of the test that follows.
fn checkup(words: &[String]) -> Result<Option<check::Arguments>, Failure> {
    #[derive(Parser)]
    #[command(no_binary_name = true)]
    struct Alone {
        #[command(flatten)]
        arguments: check::Arguments,
    }
    if words.is_empty() {
        return Ok(None);
    }
    let alone = Alone::try_parse_from(words).map_err(Failure::usage)?;
    Ok(Some(alone.arguments))
}

fn not_closed(error: NotClosed) -> Failure {
    match error {
        NotClosed::File(_) | NotClosed::Journal { .. } => Failure::cannot_create(error),
        NotClosed::Command(_) => Failure::software(format!("{error}\n{BY_YOURSELF}")),
        NotClosed::HalfWay { .. } => Failure::software(error),
    }
}

fn not_undone(error: NotUndone) -> Failure {
    match error {
        NotUndone::Nothing | NotUndone::Gone(_) => Failure::no_input(error),
        NotUndone::Changed(_) => Failure::data(error),
        NotUndone::File(_) | NotUndone::Journal(_) => Failure::cannot_create(error),
    }
}

/// How `tranca check` is told which kind to look for.
const fn kind(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::OpenRelay => "--relay",
        Weakness::OpenProxy => "--proxy",
    }
}

const BY_YOURSELF: &str = "Please run that command by hand to see why; --no-reload changes the files \
    alone, and then you restart the server yourself";

const STILL_OPEN: &str = "The test that followed does not show it closed; `tranca close --undo` takes \
    the change back";

const NO_PRODUCT: &str = "no product that a guide is written for is here; name one, as \
    `tranca guide` lists them";

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca close --dry-run               what would be changed on this machine
  tranca close postfix                 show the change, ask, change, reload
  tranca close postfix --form percent  the cause that this form of proof points to
  tranca close squid --yes             do not ask
  tranca close --undo                  take the last run back, to the byte
  tranca close --root /srv/chroot tinyproxy --no-reload
  tranca close squid --yes -- 192.0.2.7:3128 --operation op
                                       and test it from here, as `tranca check` would

It changes only files that the guide names, keeps the original beside each as
FILE.before-closing, and writes what it does to a journal first. It refuses symbolic links, files
with several names, and any configuration that it does not fully understand: then it says which
lines, and which steps to do by hand.

Exit codes:
  0   closed; or nothing in the files shows that the server is open
  1   left to a person: the guide's steps are words, or the files do not show what --form proved
      (with a test: something is open)
  64  wrong usage; or nobody said yes
  65  the configuration is not fully understood, or was changed since (--undo)
  66  the product's files are not here; or there is nothing to take back
  70  a command of the guide failed, and the files were put back
  73  a file or the journal cannot be written
  75  another run is at work, or one was cut off and must be taken back first";
