//! A guide told in a person's language: sentences and the code that belongs to each, free of any
//! markup, so that a letter, a page and a terminal can each set them in their own way.

use super::guide::{Cause, CleanUp, Guide};
use super::step::Step;
use crate::cases::weakness::Weakness;
use crate::ground::languages::{Language, Value};

/// A guide in one language.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct Told {
    /// What the guide is about.
    pub title: String,
    /// Why the server is open, as far as the proof tells.
    pub why: String,
    /// What to do, in this order.
    pub steps: Vec<ToldStep>,
    /// How the server takes up the change.
    pub reload: Option<ToldStep>,
    /// How to see the change from inside.
    pub check: Option<ToldStep>,
    /// How to see the change from outside.
    pub outside: Option<ToldStep>,
    /// How to go back.
    pub undo: Option<ToldStep>,
    /// What to look after once it is closed.
    pub clean_up: Vec<ToldStep>,
    /// What to think of if an intruder may have opened it.
    pub intruder: Option<String>,
    /// The official manual's page.
    pub documentation: Option<String>,
}

/// One sentence, with the code that it ends in.
#[derive(Clone, Debug, Eq, PartialEq, serde::Serialize)]
pub struct ToldStep {
    /// The sentence. It ends in a colon where code follows.
    pub sentence: String,
    /// Lines to type or to write into a file, exactly so.
    pub code: Option<String>,
}

impl Guide {
    /// The guide in a language, for the form in which the server was proven open. The likeliest cause
    /// comes first; any other is told after it, as something to look at next.
    #[must_use]
    pub fn told(&self, language: Language, form: Option<&str>) -> Told {
        let causes = self.causes_for(form);
        Told {
            title: self.title(language),
            why: self.told_why(&causes, language),
            steps: self.told_steps(&causes, language),
            reload: self
                .reload
                .as_ref()
                .map(|told| run("reload", &told.command, language)),
            check: self
                .check
                .as_ref()
                .map(|told| run("check", &told.inside, language)),
            outside: self.told_outside(form, language),
            undo: self.told_undo(&causes, language),
            clean_up: self.clean_up.iter().map(|one| one.told(language)).collect(),
            intruder: self
                .intruder
                .as_ref()
                .map(|key| language.text(&format!("intruder-{key}"))),
            documentation: self.documentation.clone(),
        }
    }

    /// The product's name in a language: only what has no name of its own is called differently in
    /// each. The guides for unknown servers have none at all.
    #[must_use]
    pub fn told_name(&self, language: Language) -> Option<String> {
        let key = format!("name-{}", self.product);
        let common = || language.has(&key).then(|| language.text(&key));
        self.name.clone().or_else(common)
    }

    fn title(&self, language: Language) -> String {
        match (&self.name, self.weaknesses.first()) {
            (Some(name), Some(weakness)) => language.fill(
                &format!("title-{weakness}"),
                &[("name", name.as_str().into())],
            ),
            _ => language.text(&format!("title-{}", self.product)),
        }
    }

    /// Where several causes are possible, the first is only the likeliest.
    fn told_why(&self, causes: &[&Cause], language: Language) -> String {
        match causes {
            [] => String::new(),
            [only] => self.why(only, language),
            [first, ..] => language.fill(
                "why-likeliest",
                &[("why", self.why(first, language).into())],
            ),
        }
    }

    /// Why the server is open, if this is the cause.
    #[must_use]
    pub fn why(&self, cause: &Cause, language: Language) -> String {
        let own = || format!("{}-{}", self.product, cause.id);
        let key = cause.why.clone().unwrap_or_else(own);
        language.text(&format!("why-{key}"))
    }

    fn told_steps(&self, causes: &[&Cause], language: Language) -> Vec<ToldStep> {
        let mut steps = Vec::new();
        steps.extend(copies(causes).map(|code| step("step-keep-copy", Some(code), language)));
        for (nth, cause) in causes.iter().enumerate() {
            if nth > 0 {
                let why = Value::from(self.why(cause, language));
                let sentence = language.fill("step-otherwise", &[("why", why)]);
                steps.push(ToldStep {
                    sentence,
                    code: None,
                });
            }
            steps.extend(cause.steps.iter().map(|step| step.told(language)));
        }
        steps
    }

    /// The form tells the protocol; without it, each that the weakness is found in is asked.
    fn told_outside(&self, form: Option<&str>, language: Language) -> Option<ToldStep> {
        let weakness = self.weaknesses.first()?;
        let code = match weakness {
            Weakness::OpenRelay => RELAY_CHECK.to_owned(),
            Weakness::OpenProxy => proxy_check(form),
        };
        let key = format!("check-outside-{weakness}");
        Some(step(&key, Some(code), language))
    }

    /// The way back: the causes' own commands, and the copies that the first step kept.
    fn told_undo(&self, causes: &[&Cause], language: Language) -> Option<ToldStep> {
        let back = files(causes)
            .into_iter()
            .map(|file| format!("cp -p {file}{KEPT} {file}"));
        let own = causes.iter().filter_map(|cause| cause.undo.clone());
        let mut code: Vec<String> = back.chain(own).collect();
        if code.is_empty() {
            return Some(step("undo-by-hand", None, language));
        }
        code.extend(self.reload.iter().map(|reload| reload.command.clone()));
        Some(step("undo-run", Some(code.join("\n")), language))
    }
}

impl Step {
    /// The step in a language.
    #[must_use]
    pub fn told(&self, language: Language) -> ToldStep {
        let file = || self.file().unwrap_or_default().into();
        let said = |key: &str| language.fill(key, &[("file", file())]);
        let (sentence, code) = match self {
            Self::Set(set) => {
                let places = [("file", file()), ("setting", set.setting.as_str().into())];
                (language.fill("step-set", &places), Some(set.line()))
            }
            Self::Add(add) => (said("step-add"), Some(add.line.clone())),
            Self::Remove(remove) => (said("step-remove"), Some(remove.lines.join("\n"))),
            Self::Replace(replace) => {
                let old = replace.lines.iter().map(|line| format!("- {line}\n"));
                let code = format!("{}+ {}", old.collect::<String>(), replace.value);
                (said("step-replace"), Some(code))
            }
            Self::Rewrite(rewrite) => {
                let (old, new) = (&rewrite.example, rewrite.closed_example());
                (said("step-replace"), Some(format!("- {old}\n+ {new}")))
            }
            Self::InsertBefore(insert) => {
                let places = [("file", file()), ("line", insert.line.as_str().into())];
                (
                    language.fill("step-insert-before", &places),
                    Some(insert.value.clone()),
                )
            }
            Self::TakeOut(take) => {
                let places = [
                    ("file", file()),
                    ("setting", take.setting.as_str().into()),
                    ("value", take.value.as_str().into()),
                ];
                let code = Some(take.entries.join("\n"));
                (language.fill("step-take-out", &places), code)
            }
            Self::Run(run) => (language.text("step-run"), Some(run.command.clone())),
            Self::Words(words) => (
                said(&format!("words-{}", words.sentence)),
                words.code.clone(),
            ),
        };
        ToldStep { sentence, code }
    }
}

impl CleanUp {
    fn told(&self, language: Language) -> ToldStep {
        step(
            &format!("clean-{}", self.sentence),
            self.command.clone(),
            language,
        )
    }
}

fn run(what: &str, command: &str, language: Language) -> ToldStep {
    step(&format!("{what}-run"), Some(command.to_owned()), language)
}

fn step(key: &str, code: Option<String>, language: Language) -> ToldStep {
    ToldStep {
        sentence: language.text(key),
        code,
    }
}

fn proxy_check(form: Option<&str>) -> String {
    let schemes: &[&str] = match form {
        None => &["http", "socks5h"],
        Some(form) if form.starts_with("socks4") => &["socks4a"],
        Some(form) if form.starts_with("socks5") => &["socks5h"],
        Some("https-proxy" | "h2-connect") => &["https"],
        Some(_) => &["http"],
    };
    let ask =
        |scheme: &&str| format!("curl --head --proxy {scheme}://ADDRESS:PORT https://example.org/");
    schemes.iter().map(ask).collect::<Vec<String>>().join("\n")
}

/// The commands that keep a copy of each file, if there is one to keep.
fn copies(causes: &[&Cause]) -> Option<String> {
    let files = files(causes);
    let copy = |file: &&str| format!("cp -p {file} {file}{KEPT}");
    let lines: Vec<String> = files.iter().map(copy).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// The files that these causes' steps change, each once.
fn files<'a>(causes: &[&'a Cause]) -> Vec<&'a str> {
    let mut files = Vec::new();
    for file in causes.iter().flat_map(|cause| cause.files()) {
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// Asks a mail server, without logging in, to carry an empty message from one stranger to another.
const RELAY_CHECK: &str = "curl --url smtp://ADDRESS:PORT --mail-from YOU@example.org \\\n    --mail-rcpt YOU@example.net --upload-file /dev/null";

/// What a kept copy's name ends in.
pub(super) const KEPT: &str = ".before-closing";
