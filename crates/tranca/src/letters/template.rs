//! The text of a letter: the agency's own template if it put one into the operation's folder, else
//! the one built in.
//!
//! Templates are Markdown with Jinja's places. Every value is escaped unless it goes through the
//! filters `code`, `block` or `link`; a place that nothing fills is an error, never a gap. Numbers
//! are written as the language writes them, and `plural` chooses the word that goes with one.

use std::borrow::Cow;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};
use rust_embed::Embed;
use serde::Serialize;

use super::{LetterError, markup};
use crate::ground::languages::Language;

/// The templates of one language.
pub(super) struct Templates {
    environment: Environment<'static>,
    language: Language,
}

/// A letter's text, filled.
#[derive(Debug)]
pub(super) struct Filled {
    pub(super) subject: String,
    pub(super) markdown: String,
}

impl Templates {
    /// The templates of a language; those in `own/<language>/` come before the built-in ones.
    pub(super) fn new(own: &Path, language: Language) -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(lines_of_their_own());
        environment.set_auto_escape_callback(escaping);
        environment
            .set_formatter(move |out, state, value| write_value(out, state, value, language));
        environment.add_filter("code", |text: String| safe(markup::code(&text)));
        environment.add_filter("link", |url: String| safe(markup::link(&url)));
        environment.add_filter("block", |text: String, indent: Option<usize>| {
            safe(markup::block_within(&text, indent.unwrap_or(0)))
        });
        environment.add_filter("plural", move |number: u64, forms: Kwargs| {
            plural(language, number, &forms)
        });
        let folder = own.join(language.folder());
        environment.set_loader(move |name| load(&folder, language, name));
        Self {
            environment,
            language,
        }
    }

    /// Fills the letter with this name.
    pub(super) fn fill(&self, letter: &str, said: impl Serialize) -> Result<Filled, LetterError> {
        let said = Value::from(Serde(said));
        let subject = self.filled(&format!("{letter}{SUBJECT}"), &said)?;
        Ok(Filled {
            subject: markup::line(&subject),
            markdown: self.filled(&format!("{letter}.md"), &said)?,
        })
    }

    /// Fills a part that stands before or after letters of every kind.
    pub(super) fn part(&self, part: &str, said: impl Serialize) -> Result<String, LetterError> {
        self.filled(&format!("{part}.md"), &Value::from(Serde(said)))
    }

    fn filled(&self, name: &str, said: &Value) -> Result<String, LetterError> {
        let template = self.environment.get_template(name);
        let filled = template.and_then(|template| template.render(said));
        filled.map_err(|error| LetterError::Template {
            file: format!(
                "{}/{}",
                self.language.folder(),
                name.replace(SUBJECT, ".md")
            ),
            why: told(&error),
        })
    }
}

/// An error with its causes: which file was included, and what is missing.
fn told(error: &Error) -> String {
    let mut told = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        told.push_str(&format!(": {error}"));
        cause = error.source();
    }
    told
}

/// A line that holds nothing but a tag leaves nothing behind.
fn lines_of_their_own() -> SyntaxConfig {
    // The delimiters are Jinja's own, which cannot be refused.
    SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()
        .unwrap_or_default()
}

fn escaping(name: &str) -> AutoEscape {
    if name.ends_with(SUBJECT) {
        AutoEscape::None
    } else {
        AutoEscape::Custom("markdown".into())
    }
}

fn write_value(
    out: &mut Output,
    state: &mut State,
    value: &Value,
    language: Language,
) -> Result<(), Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    let number = || u64::try_from(value.clone()).ok();
    let number = (value.kind() == ValueKind::Number).then(number).flatten();
    let text = match (number, value.as_str()) {
        (Some(number), _) => language.number(number).into(),
        (None, Some(text)) => Cow::Borrowed(text),
        (None, None) => value.to_string().into(),
    };
    let text = match state.auto_escape() {
        AutoEscape::None => text,
        _ if value.is_safe() => text,
        _ => markup::escape(&text).into(),
    };
    out.write_str(&text).map_err(Error::from)
}

/// The form of a word that goes with a number, `#` in it being the number. Each plural category of
/// the language must have its form, and no other may.
fn plural(language: Language, number: u64, forms: &Kwargs) -> Result<String, Error> {
    let wanted: Vec<&str> = language.plurals().collect();
    let extra = forms.args().find(|form| !wanted.contains(form));
    let missing = wanted.iter().find(|form| !forms.has(form));
    if let Some(form) = extra.or(missing.copied()) {
        let categories = wanted.join(", ");
        return Err(invalid(format!(
            "plural: `{form}`; in {language} the forms are {categories}"
        )));
    }
    let form: String = forms.get(language.plural(number))?;
    Ok(form.replace('#', &language.number(number)))
}

fn safe(markdown: String) -> Value {
    Value::from_safe_string(markdown)
}

fn load(own: &Path, language: Language, name: &str) -> Result<Option<String>, Error> {
    let (file, wants_subject) = match name.strip_suffix(SUBJECT) {
        Some(letter) => (format!("{letter}.md"), true),
        None => (name.to_owned(), false),
    };
    let Some(text) = read(&own.join(&file))?.or_else(|| built_in(language, &file)) else {
        return Ok(None);
    };
    let Some((subject, body)) = parted(&text) else {
        if wants_subject {
            return Err(invalid(format!(
                "{file} must begin with a line `Subject: …`"
            )));
        }
        return Ok(Some(text));
    };
    Ok(Some(if wants_subject { subject } else { body }.to_owned()))
}

fn parted(text: &str) -> Option<(&str, &str)> {
    let (first, body) = text.split_once('\n')?;
    Some((first.strip_prefix("Subject:")?.trim(), body))
}

fn read(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(invalid(format!("{}: {error}", path.display()))),
    }
}

fn invalid(why: String) -> Error {
    Error::new(ErrorKind::InvalidOperation, why)
}

fn built_in(language: Language, file: &str) -> Option<String> {
    let found = Files::get(&format!("{}/{file}", language.folder()))?;
    Some(String::from_utf8_lossy(&found.data).into_owned())
}

#[derive(Embed)]
#[folder = "letters/"]
struct Files;

/// What the name of a letter's first line ends in, inside the engine.
const SUBJECT: &str = ".subject";
