//! A guide: how one product is recognised, why it is open, and the steps that close it.
//!
//! Written in `guides/<product>.toml` by people who know the product, and parsed once. It holds no
//! sentences: those stand in `languages/*/guides.ftl`, so that one guide reads in every language.

use serde::Deserialize;

use super::reading::{Reading, Sign};
use super::step::{NotApplied, Step};
use crate::cases::weakness::Weakness;

/// Everything we know about one product.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The product's name in data: `postfix`.
    pub product: String,
    /// The product's name for people. The guides for unknown servers have none.
    pub name: Option<String>,
    /// The official manual's page on the matter.
    pub documentation: Option<String>,
    /// The names of its processes, as the system shows them (`comm` of proc(5)).
    #[serde(default)]
    pub programs: Vec<String>,
    /// What this product can be open as.
    pub weaknesses: Vec<Weakness>,
    /// Set where an intruder may have switched it on, so that closing it is not enough: the
    /// sentence's key, after `intruder-`.
    pub intruder: Option<String>,
    /// How the product is told from what it says.
    #[serde(default)]
    pub recognise: Vec<Recogniser>,
    /// Why it is open, the likeliest first.
    #[serde(rename = "cause")]
    pub causes: Vec<Cause>,
    /// What makes the server take up its new configuration; none where it does so at once.
    pub reload: Option<Reload>,
    /// How to see the change from inside. From outside, we look.
    pub check: Option<Check>,
    /// How the files that the steps change are read, so that a program may change them too.
    #[serde(default, rename = "file")]
    pub files: Vec<Reading>,
    /// What an open server leaves behind.
    #[serde(default)]
    pub clean_up: Vec<CleanUp>,
}

/// One way of telling a product.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recogniser {
    /// Where the words were heard.
    #[serde(rename = "in")]
    pub heard_in: Protocol,
    /// A regular expression over what was heard; `^` and `$` are a line's. The group `version`, if
    /// it takes part, is the version.
    pub pattern: String,
    /// What kind of words these are.
    pub basis: Basis,
    /// Whether other products are known to write the same: then these words show that a server may
    /// be what it claims to be, and no more.
    #[serde(default)]
    pub shared: bool,
}

/// The protocol in which a server was heard.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protocol {
    /// A transcript of SMTP.
    Smtp,
    /// Heads and bodies of HTTP responses.
    Http,
    /// The bytes of SOCKS.
    Socks,
}

/// What a recognition rests on, the most telling first.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The greeting (220).
    Banner,
    /// What EHLO listed.
    Ehlo,
    /// The wording of an SMTP reply.
    Reply,
    /// HTTP's `Via`.
    ViaHeader,
    /// A page that the server makes when something goes wrong.
    ErrorPage,
    /// The page on which the device is administered.
    LoginBanner,
    /// HTTP's `Server`, `Proxy-Agent` or another field in which a server names itself.
    ServerHeader,
    /// How it answers where there are no words.
    Habit,
}

/// One reason why the product is open.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cause {
    /// Its name within the guide.
    pub id: String,
    /// The key of a sentence that several products share, after `why-`; without one, the product
    /// and the name make the key.
    pub why: Option<String>,
    /// What it opens.
    pub weakness: Weakness,
    /// The forms of proof that point to it; none when no form does.
    pub forms: Vec<String>,
    /// The command that goes back, where no copy of a file does.
    pub undo: Option<String>,
    /// What shows in the files that this is the cause; any of them suffices.
    #[serde(default, rename = "sign")]
    pub signs: Vec<Sign>,
    /// What to do, in this order.
    #[serde(rename = "step")]
    pub steps: Vec<Step>,
}

/// How the server takes up a change.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reload {
    /// The command line.
    pub command: String,
    /// The same where systemd does not run the machine, as in a container; none if the command needs
    /// no systemd.
    pub without_systemd: Option<String>,
}

/// How to see the change from inside.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The command that shows what is in force.
    pub inside: String,
}

/// One thing to look after once the server is closed.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CleanUp {
    /// The sentence's key, after `clean-`.
    pub sentence: String,
    /// The command that goes with it.
    pub command: Option<String>,
}

impl Basis {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Banner => "banner",
            Self::Ehlo => "ehlo",
            Self::Reply => "reply",
            Self::ViaHeader => "via-header",
            Self::ErrorPage => "error-page",
            Self::LoginBanner => "login-banner",
            Self::ServerHeader => "server-header",
            Self::Habit => "habit",
        }
    }

    /// Whether whoever configures the server can write there what he likes.
    #[must_use]
    pub const fn is_claim(self) -> bool {
        matches!(self, Self::Banner | Self::ServerHeader)
    }
}

impl Guide {
    /// The causes that a form of proof points to; all of them when it is unknown or points to none.
    #[must_use]
    pub fn causes_for(&self, form: Option<&str>) -> Vec<&Cause> {
        let points_to = |cause: &&Cause| cause.forms.iter().any(|one| Some(one.as_str()) == form);
        let pointed: Vec<&Cause> = self.causes.iter().filter(points_to).collect();
        if pointed.is_empty() {
            self.causes.iter().collect()
        } else {
            pointed
        }
    }

    /// How one of its files is read; none when only a person may change that file.
    #[must_use]
    pub fn reading(&self, file: &str) -> Option<&Reading> {
        self.files.iter().find(|reading| reading.path == file)
    }

    /// The text of this file with every cause closed that stands in it.
    ///
    /// # Errors
    /// [`NotApplied::Absent`] when no cause stands in this file.
    pub fn apply(&self, file: &str, text: &str) -> Result<String, NotApplied> {
        let mut closed = Err(NotApplied::Absent);
        for cause in &self.causes {
            let so_far = closed.as_deref().unwrap_or(text);
            if let Ok(further) = cause.apply(file, so_far) {
                closed = Ok(further);
            }
        }
        closed
    }
}

impl Cause {
    /// The files that its steps change, each once, in the steps' order.
    #[must_use]
    pub fn files(&self) -> Vec<&str> {
        let mut files = Vec::new();
        for file in self.steps.iter().filter_map(Step::file) {
            if !files.contains(&file) {
                files.push(file);
            }
        }
        files
    }

    /// The text of this file after all of the cause's steps that change it.
    ///
    /// # Errors
    /// [`NotApplied`] when one of them cannot be carried out, or none changes this file.
    pub fn apply(&self, file: &str, text: &str) -> Result<String, NotApplied> {
        let mut steps = self
            .steps
            .iter()
            .filter(|step| step.file() == Some(file))
            .peekable();
        if steps.peek().is_none() {
            return Err(NotApplied::Absent);
        }
        steps.try_fold(text.to_owned(), |text, step| step.apply(&text))
    }
}
