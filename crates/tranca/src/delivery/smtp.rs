//! The way to the agency's own mail server: submission (RFC 6409) over a connection that is kept.
//!
//! # Limits
//! Recipients are handed over one by one, and mailboxes that are not ASCII only where the server
//! takes them.

use std::future::Future;
use std::time::Duration;

use lettre::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::DeliveryError;
use super::protection::Protection;
use super::store::Outgoing;
use super::submission::Answer;
use crate::cases::contact::Mailbox;
use crate::ground::config::settings::Smtp;
use crate::ground::operation::Operation;

/// A conversation with the mail server, taken up when there is something to hand over.
pub(super) struct Session {
    settings: Smtp,
    protection: Protection,
    credentials: Option<Credentials>,
    from: Mailbox,
    connection: Option<AsyncSmtpConnection>,
}

/// Why a command was not answered well.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The server answered; the text holds its code and words.
    Said { code: u16, words: String },
    /// The connection broke or kept silent.
    Broken(String),
    /// We do not say anything more to this server.
    Untrusted(String),
}

impl Session {
    /// A session by the operation's settings. Nothing is dialled yet.
    pub(super) fn new(operation: &Operation) -> Result<Self, DeliveryError> {
        let settings = operation.settings.delivery.smtp.clone();
        let ca_file = settings.ca_file.as_ref().map(|file| operation.path(file));
        Ok(Self {
            protection: Protection::new(&settings, ca_file.as_deref())?,
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
            broken @ (Trouble::Broken(_) | Trouble::Untrusted(_)) => {
                return Err(self.session_trouble(broken));
            }
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
            Err(trouble) => self.message_refused(trouble),
        }
    }

    /// What is said after `DATA` is about the message, and so about us.
    fn message_refused(&mut self, trouble: Trouble) -> Result<Answer, DeliveryError> {
        match trouble {
            Trouble::Said { code, words } if code < 500 => Ok(Answer::Deferred(words)),
            Trouble::Said { words, .. } => Ok(Answer::Refused(self.refused(&words))),
            broken @ (Trouble::Broken(_) | Trouble::Untrusted(_)) => {
                Err(self.session_trouble(broken))
            }
        }
    }

    async fn command(&mut self, command: impl std::fmt::Display) -> Result<Response, Trouble> {
        match self.connection.as_mut() {
            Some(connection) => heard(COMMAND, connection.command(command)).await,
            None => Err(Trouble::Broken("no connection".to_owned())),
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, DeliveryError> {
        let hello = ClientId::Domain(self.from.domain().to_owned());
        let stream = self.must(heard(COMMAND, self.stream(&hello)).await)?;
        let greeting = AsyncSmtpConnection::connect_with_transport(stream, &hello);
        let mut connection = self.must(heard(COMMAND, greeting).await)?;
        if let Some(credentials) = &self.credentials {
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            self.must(heard(COMMAND, connection.auth(&mechanisms, credentials)).await)?;
        }
        Ok(connection)
    }

    async fn stream(&self, hello: &ClientId) -> Result<Box<dyn AsyncTokioStream>, Trouble> {
        let stream = dial((&self.settings.host, self.settings.port)).await?;
        self.protection.over(stream, hello).await
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
            Trouble::Untrusted(why) => DeliveryError::Untrusted {
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

/// A message and its final dot leave in two pieces; the second must not wait until the first is
/// acknowledged, which costs some 40 ms a letter.
#[expect(
    clippy::disallowed_methods,
    reason = "the agency's own mail server, behind the gate of submission"
)]
async fn dial(server: (&str, u16)) -> Result<TcpStream, Trouble> {
    let stream = match timeout(CONNECT, TcpStream::connect(server)).await {
        Ok(stream) => stream?,
        Err(_) => return Err(Trouble::Broken("no connection came about".to_owned())),
    };
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Waits for an answer, but not for ever.
async fn heard<T, E>(
    patience: Duration,
    answer: impl Future<Output = Result<T, E>>,
) -> Result<T, Trouble>
where
    Trouble: From<E>,
{
    match timeout(patience, answer).await {
        Ok(answer) => Ok(answer?),
        Err(_) => Err(Trouble::Broken(format!("no answer in {patience:?}"))),
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let mut told = error.to_string();
        if let Some(cause) = std::error::Error::source(&error)
            && !told.contains(&cause.to_string())
        {
            told = format!("{told}: {cause}");
        }
        let words = told.replace(['\r', '\n'], " ");
        match error.status() {
            Some(code) => Self::Said {
                code: u16::from(code),
                words,
            },
            // What we cannot do by ourselves (no mechanism in common) stays so.
            None if error.is_client() => Self::Said { code: 500, words },
            None => Self::Broken(words),
        }
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

    #[tokio::test]
    async fn a_letters_final_dot_does_not_wait_for_an_acknowledgement() {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let stream = dial(("127.0.0.1", port)).await.unwrap();
        assert!(stream.nodelay().unwrap());
    }
}
