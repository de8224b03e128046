//! The way to the agency's own mail server: submission (RFC 6409) over a connection that is kept.
//!
//! # Limits
//! The server's certificate must be one that browsers trust. Recipients are handed over one by one,
//! and mailboxes that are not ASCII only where the server takes them.

use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::timeout;

use super::DeliveryError;
use super::store::Outgoing;
use super::submission::Answer;
use crate::cases::contact::Mailbox;
use crate::ground::config::settings::{Security, Smtp};
use crate::ground::operation::Operation;
use crate::ground::readiness::is_here;

/// A conversation with the mail server, taken up when there is something to hand over.
pub(super) struct Session {
    settings: Smtp,
    credentials: Option<Credentials>,
    from: Mailbox,
    connection: Option<AsyncSmtpConnection>,
}

/// Why a command was not answered well.
#[derive(Debug)]
enum Trouble {
    /// The server answered; the text holds its code and words.
    Said { code: u16, words: String },
    /// The connection broke or kept silent.
    Broken(String),
}

impl Session {
    /// A session by the operation's settings. Nothing is dialled yet.
    pub(super) fn new(operation: &Operation) -> Result<Self, DeliveryError> {
        let settings = operation.settings.delivery.smtp.clone();
        if settings.security == Security::None && !is_here(&settings.host) {
            return Err(DeliveryError::Refused {
                server: settings.host,
                why: "`security = \"none\"` is for a mail server on this machine only".to_owned(),
            });
        }
        Ok(Self {
            credentials: credentials(operation, &settings)?,
            from: sender(operation)?,
            settings,
            connection: None,
        })
    }

    /// Hands a letter over.
    pub(super) async fn submit(&mut self, letter: &Outgoing) -> Result<Answer, DeliveryError> {
        self.begin(letter).await?;
        let to = address(&letter.mailbox).ok_or_else(|| self.refused("no such address"))?;
        if let Err(trouble) = self.command(Rcpt::new(to, Vec::new())).await {
            return self.recipient_refused(trouble).await;
        }
        match self.command(Data).await {
            Ok(_) => {}
            Err(trouble) => return self.message_refused(trouble),
        }
        self.message(&letter.message).await
    }

    /// Takes leave.
    pub(super) async fn close(mut self) {
        if let Some(mut connection) = self.connection.take() {
            // Whether the server says goodbye changes nothing.
            let _ = timeout(QUIT, connection.quit()).await;
        }
    }

    /// Sends `MAIL FROM`; on a fresh connection, if the kept one has gone meanwhile.
    async fn begin(&mut self, letter: &Outgoing) -> Result<(), DeliveryError> {
        if self.connection.is_some() && self.sender(letter).await.is_ok() {
            return Ok(());
        }
        self.connection = Some(self.connect().await?);
        match self.sender(letter).await {
            Ok(_) => Ok(()),
            Err(trouble) => Err(self.session_trouble(trouble)),
        }
    }

    async fn sender(&mut self, letter: &Outgoing) -> Result<Response, Trouble> {
        let mut parameters = Vec::new();
        let speaks_utf8 = |connection: &AsyncSmtpConnection| {
            connection
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
        };
        if !letter.mailbox.as_str().is_ascii() && self.connection.as_ref().is_some_and(speaks_utf8)
        {
            parameters.push(MailParameter::SmtpUtfEight);
        }
        let from = self.return_path(letter.id);
        self.command(Mail::new(from, parameters)).await
    }

    /// The return path names the letter, so that a bounce tells which one it is about (VERP).
    fn return_path(&self, letter: i64) -> Option<Address> {
        let (local, domain) = self.from.as_str().rsplit_once('@')?;
        let tagged = format!("{local}+{letter:x}");
        // RFC 5321 section 4.5.3.1.1
        if tagged.len() > 64 {
            return address(&self.from);
        }
        Address::new(tagged, domain).ok()
    }

    async fn recipient_refused(&mut self, trouble: Trouble) -> Result<Answer, DeliveryError> {
        let answer = match trouble {
            Trouble::Said { code, words } if code < 500 => Answer::Deferred(words),
            Trouble::Said { words, .. } if is_about_recipient(&words) => {
                Answer::NoSuchRecipient(words)
            }
            Trouble::Said { words, .. } => Answer::Refused(self.refused(&words)),
            broken @ Trouble::Broken(_) => return Err(self.session_trouble(broken)),
        };
        if self.command(Rset).await.is_err() {
            self.connection = None;
        }
        Ok(answer)
    }

    async fn message(&mut self, message: &[u8]) -> Result<Answer, DeliveryError> {
        let Some(connection) = self.connection.as_mut() else {
            return Ok(Answer::Unknown("no connection".to_owned()));
        };
        match heard(TAKING, connection.message(message)).await {
            Ok(response) => Ok(Answer::Taken(words(&response))),
            Err(Trouble::Broken(why)) => {
                self.connection = None;
                Ok(Answer::Unknown(why))
            }
            Err(said) => self.message_refused(said),
        }
    }

    /// What is said after `DATA` is about the message, and so about us.
    fn message_refused(&mut self, trouble: Trouble) -> Result<Answer, DeliveryError> {
        match trouble {
            Trouble::Said { code, words } if code < 500 => Ok(Answer::Deferred(words)),
            Trouble::Said { words, .. } => Ok(Answer::Refused(self.refused(&words))),
            broken @ Trouble::Broken(_) => Err(self.session_trouble(broken)),
        }
    }

    async fn command(&mut self, command: impl std::fmt::Display) -> Result<Response, Trouble> {
        match self.connection.as_mut() {
            Some(connection) => heard(COMMAND, connection.command(command)).await,
            None => Err(Trouble::Broken("no connection".to_owned())),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, DeliveryError> {
        let Smtp { host, port, .. } = &self.settings;
        let hello = ClientId::Domain(self.from.domain().to_owned());
        let tls = match self.settings.security {
            Security::None => None,
            Security::Tls | Security::Starttls => Some(self.tls()?),
        };
        let at_once = tls
            .clone()
            .filter(|_| self.settings.security == Security::Tls);
        let dialling = AsyncSmtpConnection::connect_tokio1(
            (host.as_str(), *port),
            Some(CONNECT),
            &hello,
            at_once,
            None,
        );
        let mut connection = self.must(heard(COMMAND, dialling).await)?;
        if let (Security::Starttls, Some(tls)) = (self.settings.security, tls) {
            self.must(heard(COMMAND, connection.starttls(tls, &hello)).await)?;
        }
        if let Some(credentials) = &self.credentials {
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            self.must(heard(COMMAND, connection.auth(&mechanisms, credentials)).await)?;
        }
        Ok(connection)
    }

    fn tls(&self) -> Result<TlsParameters, DeliveryError> {
        TlsParameters::new_rustls(self.settings.host.clone())
            .map_err(|error| self.refused(&error.to_string()))
    }

    fn must<T>(&self, answer: Result<T, Trouble>) -> Result<T, DeliveryError> {
        answer.map_err(|trouble| self.trouble(trouble))
    }

    fn session_trouble(&mut self, trouble: Trouble) -> DeliveryError {
        self.connection = None;
        self.trouble(trouble)
    }

    fn trouble(&self, trouble: Trouble) -> DeliveryError {
        match trouble {
            Trouble::Said { code, words } if code >= 500 => self.refused(&words),
            Trouble::Said { words: why, .. } | Trouble::Broken(why) => DeliveryError::Unavailable {
                server: self.settings.host.clone(),
                why,
            },
        }
    }

    fn refused(&self, why: &str) -> DeliveryError {
        DeliveryError::Refused {
            server: self.settings.host.clone(),
            why: why.to_owned(),
        }
    }
}

/// Waits for an answer, but not for ever.
async fn heard<T>(
    patience: Duration,
    answer: impl Future<Output = Result<T, Error>>,
) -> Result<T, Trouble> {
    match timeout(patience, answer).await {
        Ok(Ok(answer)) => Ok(answer),
        Ok(Err(error)) => Err(trouble(&error)),
        Err(_) => Err(Trouble::Broken(format!("no answer in {patience:?}"))),
    }
}

fn trouble(error: &Error) -> Trouble {
    let mut told = error.to_string();
    if let Some(cause) = std::error::Error::source(error)
        && !told.contains(&cause.to_string())
    {
        told = format!("{told}: {cause}");
    }
    let told = told.replace(['\r', '\n'], " ");
    match error.status() {
        Some(code) => Trouble::Said {
            code: u16::from(code),
            words: told,
        },
        // What we cannot do by ourselves (no STARTTLS, no mechanism in common) stays so.
        None if error.is_client() => Trouble::Said {
            code: 500,
            words: told,
        },
        None => Trouble::Broken(told),
    }
}

fn words(response: &Response) -> String {
    let lines: Vec<&str> = response.message().collect();
    format!("{} {}", response.code(), lines.join(" "))
}

/// Whether a 5xx to `RCPT` is about the recipient: an enhanced code X.1.Z or X.2.Z (RFC 3463), or
/// no enhanced code and no word of relaying. Everything else is about us, and suppresses nobody.
fn is_about_recipient(words: &str) -> bool {
    let enhanced = words
        .split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .find(|word| word.starts_with("5.") && word.matches('.').count() == 2);
    if let Some(code) = enhanced {
        return code.starts_with("5.1.") || code.starts_with("5.2.");
    }
    let words = words.to_ascii_lowercase();
    !["relay", "auth", "denied", "policy"]
        .iter()
        .any(|word| words.contains(word))
}

fn credentials(operation: &Operation, smtp: &Smtp) -> Result<Option<Credentials>, DeliveryError> {
    if smtp.user.is_empty() {
        return Ok(None);
    }
    let password = match &smtp.password_file {
        Some(file) => {
            let path = operation.path(file);
            let text = std::fs::read_to_string(&path).map_err(DeliveryError::file(&path))?;
            text.lines().next().unwrap_or_default().to_owned()
        }
        None => String::new(),
    };
    Ok(Some(Credentials::new(smtp.user.clone(), password)))
}

fn sender(operation: &Operation) -> Result<Mailbox, DeliveryError> {
    let lead = operation.agencies.lead().map(|lead| lead.mailbox.as_str());
    [operation.settings.delivery.from.as_str()]
        .into_iter()
        .chain(lead)
        .find_map(|text| Mailbox::parse(text).ok())
        .ok_or_else(|| DeliveryError::NotReady(vec![crate::ground::readiness::Missing::Agency]))
}

fn address(mailbox: &Mailbox) -> Option<Address> {
    mailbox.as_str().parse().ok()
}

const CONNECT: Duration = Duration::from_secs(30);
/// RFC 5321 section 4.5.3.2 allows five minutes; an agency's own server is nearer than that.
const COMMAND: Duration = Duration::from_secs(120);
/// RFC 5321 section 4.5.3.2.6: too short a patience here makes duplicates.
const TAKING: Duration = Duration::from_secs(600);
const QUIT: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_about_the_recipient_blame_the_recipient() {
        for words in [
            "550 5.1.1 <x@net.example>: Recipient address rejected: User unknown",
            "permanent error (550): 5.2.1 mailbox disabled",
            "550 no such user here",
        ] {
            assert!(is_about_recipient(words), "{words}");
        }
        for words in [
            "554 5.7.1 <x@net.example>: Relay access denied",
            "550 relay not permitted",
            "530 5.7.0 Authentication required",
            "550 5.7.1 rejected by policy",
            "535 authentication failed",
        ] {
            assert!(!is_about_recipient(words), "{words}");
        }
    }
}
