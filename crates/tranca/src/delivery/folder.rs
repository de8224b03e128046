//! The way into a folder: each letter a file, for people to look at or to send by other means.
//!
//! A file appears whole or not at all, under a name that is the same however often it is written.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use mail_parser::MessageParser;

use super::DeliveryError;
use super::store::Outgoing;
use super::submission::Answer;

/// The folder.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Takes the folder; makes it where it is missing.
    pub(super) fn open(path: &Path) -> Result<Self, DeliveryError> {
        fs::create_dir_all(path).map_err(DeliveryError::file(path))?;
        Ok(Self {
            path: path.to_owned(),
        })
    }

    /// Writes a letter as message (`.eml`), and its text beside it (`.txt`).
    pub(super) fn write(&self, letter: &Outgoing) -> Result<Answer, DeliveryError> {
        let name = name(letter);
        if let Some(text) = text(&letter.message) {
            self.place(&format!("{name}.txt"), text.as_bytes())?;
        }
        let eml = format!("{name}.eml");
        self.place(&eml, &letter.message)?;
        Ok(Answer::Taken(format!("written to {eml}")))
    }

    /// The file is on disk before it has its name, and its name before anybody says so.
    fn place(&self, name: &str, bytes: &[u8]) -> Result<(), DeliveryError> {
        let (path, unfinished) = (self.path.join(name), self.path.join(format!(".{name}")));
        let written = || {
            let mut file = File::create(&unfinished)?;
            file.write_all(bytes)?;
            file.sync_all()?;
            fs::rename(&unfinished, &path)?;
            File::open(&self.path)?.sync_all()
        };
        written().map_err(DeliveryError::file(&path))
    }
}

/// `2026-11-24-first-proven-T-0K2V-8QX4-M7R1-A-abuse@example.org`
fn name(letter: &Outgoing) -> String {
    let first = letter.cases.first();
    let reference = first.map_or_else(|| letter.id.to_string(), ToString::to_string);
    let plain = |c: char| {
        if c.is_alphanumeric() || "@.-_+".contains(c) {
            c
        } else {
            '_'
        }
    };
    let mailbox: String = letter
        .mailbox
        .as_str()
        .chars()
        .map(plain)
        .take(100)
        .collect();
    format!(
        "{}-{}-{reference}-{mailbox}",
        letter.written_at.date(),
        letter.kind
    )
}

fn text(message: &[u8]) -> Option<String> {
    let message = MessageParser::default().parse(message)?;
    let subject = message.subject().unwrap_or_default();
    let body = message.body_text(0)?;
    Some(format!("{subject}\n\n{body}"))
}
