//! What a person sees of long work: a bar on a terminal, plain lines otherwise, nothing where the
//! output is for machines.

use std::fmt::Display;
use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How work is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Progress {
    /// A bar with counts and the time left, on standard error.
    Bar,
    /// A line for whatever is worth one, on standard error.
    Lines,
    /// Nothing.
    Silent,
}

impl Progress {
    /// A bar if standard error is a terminal, else lines.
    #[must_use]
    pub fn for_people() -> Self {
        if std::io::stderr().is_terminal() {
            Self::Bar
        } else {
            Self::Lines
        }
    }

    /// Begins a task of `total` steps, if their number is known.
    #[must_use]
    pub fn task(self, what: &str, total: Option<u64>) -> Task {
        let bar = match self {
            Self::Bar => bar(what, total),
            Self::Lines | Self::Silent => ProgressBar::hidden(),
        };
        Task {
            progress: self,
            bar,
        }
    }

    /// Says one line.
    #[expect(clippy::print_stderr, reason = "this is where people are spoken to")]
    pub fn say(self, line: impl Display) {
        if self != Self::Silent {
            eprintln!("{line}");
        }
    }
}

/// `1 letter`, `2 letters`: how many of a thing that takes a plain plural.
#[must_use]
pub fn counted(count: impl Into<u64>, thing: &str) -> String {
    let count = count.into();
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

/// A task under way.
#[derive(Debug)]
pub struct Task {
    progress: Progress,
    bar: ProgressBar,
}

impl Task {
    /// So many steps more are done.
    pub fn advance(&self, steps: u64) {
        self.bar.inc(steps);
    }

    /// So many steps are expected in all, as far as can be told now.
    pub fn expect(&self, total: u64) {
        if self.bar.length() != Some(total) {
            self.bar.set_style(style(COUNTED));
            self.bar.set_length(total);
        }
    }

    /// Says a line without breaking the bar.
    pub fn say(&self, line: impl Display) {
        match self.progress {
            Progress::Bar => self.bar.suspend(|| self.progress.say(&line)),
            Progress::Lines | Progress::Silent => self.progress.say(&line),
        }
    }

    /// Does something that prints, without breaking the bar.
    pub fn aside(&self, print: impl FnOnce()) {
        match self.progress {
            Progress::Bar => self.bar.suspend(print),
            Progress::Lines | Progress::Silent => print(),
        }
    }

    /// The task is done and the bar goes. What came of it is for whoever asked for the task to say.
    pub fn done(self) {
        self.bar.finish_and_clear();
    }
}

fn bar(what: &str, total: Option<u64>) -> ProgressBar {
    let template = if total.is_some() { COUNTED } else { UNCOUNTED };
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    bar.set_style(style(template));
    bar.set_message(what.to_owned());
    bar
}

/// The templates are ours and parse; the default is a bar all the same.
fn style(template: &str) -> ProgressStyle {
    let style = ProgressStyle::with_template(template);
    style
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}

const COUNTED: &str = "{msg:14} [{bar:30}] {human_pos} of {human_len}, {eta} left";
const UNCOUNTED: &str = "{msg:14} {spinner} {human_pos} in {elapsed}";
