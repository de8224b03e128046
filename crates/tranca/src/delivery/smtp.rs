//! The way to the agency's own mail server: submission (RFC 6409) over a connection that is kept.
//!
//! What belongs to one letter goes out together where the server can take it so (PIPELINING,
//! RFC 2920): two round trips for a letter instead of four.
//!
//! # Limits
//! One recipient a letter. A mailbox that is not ASCII needs a server that offers SMTPUTF8
//! (RFC 6531); without one it counts as a mailbox that does not exist.

use std::io::IoSlice;
use std::time::Duration;

use dialogue::reply::{Reply, Severity};
use memchr::memmem;

use super::DeliveryError;
use super::login::{Credentials, login};
use super::meaning::{self, About, Meaning};
use super::protection::Protection;
use super::store::Outgoing;
use super::submission::Answer;
use super::wire::{COMMAND, Trouble, Wire, dial, within};
use crate::cases::contact::Mailbox;
use crate::cases::verp;
use crate::ground::config::settings::Smtp;
use crate::ground::operation::{Operation, Secret};

/// A conversation with the mail server, taken up when there is something to hand over.
pub(super) struct Session {
    settings: Smtp,
    protection: Protection,
    credentials: Option<Credentials>,
    returns: ReturnPaths,
    connection: Option<Connection>,
}

/// A connection on which we are logged in, and what its server can do.
struct Connection {
    wire: Wire,
    extensions: Vec<String>,
}

impl Session {
    /// A session by the operation's settings. Nothing is dialled yet.
    pub(super) fn new(operation: &Operation) -> Result<Self, DeliveryError> {
        let settings = operation.settings.delivery.smtp.clone();
        let ca_file = settings.ca_file.as_ref().map(|file| operation.path(file));
        Ok(Self {
            protection: Protection::new(&settings, ca_file.as_deref())?,
            credentials: credentials(operation, &settings)?,
            returns: ReturnPaths::of(operation)?,
            settings,
            connection: None,
        })
    }

    /// Hands a letter over.
    pub(super) async fn submit(&mut self, letter: &Outgoing) -> Result<Answer, DeliveryError> {
        let is_kept = self.connection.is_some();
        match self.attempt(letter).await {
            // The server may have grown tired of a connection since its last letter. Nothing of this
            // letter had been taken then.
            Err(Trouble::Broken(_) | Trouble::Said(_)) if is_kept => {
                self.connection = None;
                self.attempt(letter).await
            }
            answer => answer,
        }
        .map_err(|trouble| self.gave_up(trouble))
    }

    /// Takes leave.
    pub(super) async fn close(mut self) {
        if let Some(Connection { mut wire, .. }) = self.connection.take() {
            // Whether the server says goodbye changes nothing.
            let _ = within(QUIT, wire.ask("QUIT")).await;
        }
    }

    /// Trouble means that nothing was handed over.
    async fn attempt(&mut self, letter: &Outgoing) -> Result<Answer, Trouble> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        if let Some(why) = connection.cannot_reach(&letter.mailbox) {
            self.connection = Some(connection);
            return Ok(Answer::NoSuchRecipient(why));
        }
        let sender = self.returns.of_letter(letter.id);
        let refusal = match connection.envelope(&sender, letter).await? {
            Ready::Go => match connection.message(&letter.message).await {
                Ok(reply) if reply.severity() == Severity::Positive => {
                    self.connection = Some(connection);
                    return Ok(Answer::Taken(reply.text()));
                }
                Ok(reply) => (reply, About::Message),
                // The dot may have been read.
                Err(Trouble::Broken(why)) => return Ok(Answer::Unknown(why)),
                Err(trouble) => return Err(trouble),
            },
            Ready::Refused(reply, about) => (reply, about),
        };
        self.refused(connection, refusal).await
    }

    async fn refused(
        &mut self,
        mut connection: Connection,
        (reply, about): (Reply, About),
    ) -> Result<Answer, Trouble> {
        let words = reply.text();
        let answer = match meaning::of(&reply, about) {
            Meaning::NotNow => Answer::Deferred(words),
            Meaning::NoSuchRecipient => Answer::NoSuchRecipient(words),
            Meaning::NotFromUs => Answer::Refused(self.refuses_us(&words)),
            Meaning::Leaving => return Err(Trouble::Said(reply)),
        };
        if let Ok(reply) = connection.wire.ask("RSET").await
            && reply.severity() == Severity::Positive
        {
            self.connection = Some(connection);
        }
        Ok(answer)
    }

    async fn connect(&self) -> Result<Connection, Trouble> {
        let hello = self.returns.domain();
        let stream = dial((&self.settings.host, self.settings.port)).await?;
        let mut wire = self.protection.over(stream, hello).await?;
        let offer = wire.ask(&format!("EHLO {hello}")).await?;
        if offer.severity() != Severity::Positive {
            return Err(Trouble::Said(offer));
        }
        let extensions = offer.lines().iter().skip(1);
        let mut connection = Connection {
            extensions: extensions
                .map(|line| line.trim().to_ascii_uppercase())
                .collect(),
            wire,
        };
        if let Some(credentials) = &self.credentials {
            let offered = connection.mechanisms();
            login(&mut connection.wire, &offered, credentials).await?;
        }
        Ok(connection)
    }

    fn gave_up(&mut self, trouble: Trouble) -> DeliveryError {
        self.connection = None;
        let server = self.settings.host.clone();
        match trouble {
            Trouble::Said(reply) if reply.severity() == Severity::Permanent => {
                self.refuses_us(&reply.text())
            }
            Trouble::Said(reply) => DeliveryError::Unavailable {
                server,
                why: reply.text(),
            },
            Trouble::Broken(why) => DeliveryError::Unavailable { server, why },
            Trouble::Unable(why) => self.refuses_us(&why),
            Trouble::Untrusted(why) => DeliveryError::Untrusted { server, why },
        }
    }

    fn refuses_us(&self, why: &str) -> DeliveryError {
        DeliveryError::Refused {
            server: self.settings.host.clone(),
            why: why.to_owned(),
        }
    }
}

/// Whether the server waits for the message now.
enum Ready {
    Go,
    Refused(Reply, About),
}

impl Connection {
    /// Sends everything up to where the message begins.
    async fn envelope(&mut self, sender: &str, letter: &Outgoing) -> Result<Ready, Trouble> {
        let mail = format!("MAIL FROM:<{sender}>{}\r\n", self.parameters(letter));
        let recipient = format!("RCPT TO:<{}>\r\n", letter.mailbox);
        if self.offers("PIPELINING") {
            let together = format!("{mail}{recipient}{DATA}");
            self.wire.say(together.as_bytes()).await?;
            return self.replies().await;
        }
        for (command, about) in [
            (mail.as_str(), None),
            (&recipient, Some(About::Recipient)),
            (DATA, Some(About::Message)),
        ] {
            self.wire.say(command.as_bytes()).await?;
            let reply = self.wire.reply(COMMAND).await?;
            match about {
                _ if is_good(&reply) => {}
                Some(about) => return Ok(Ready::Refused(reply, about)),
                None => return Err(Trouble::Said(reply)),
            }
        }
        Ok(Ready::Go)
    }

    /// The three replies to what went out together; the first refusal is the one that counts, since
    /// those behind it follow from it.
    async fn replies(&mut self) -> Result<Ready, Trouble> {
        let mail = self.wire.reply(COMMAND).await?;
        if mail.code() == 421 {
            return Err(Trouble::Said(mail));
        }
        let recipient = self.wire.reply(COMMAND).await?;
        let data = self.wire.reply(COMMAND).await?;
        let all_good = is_good(&mail) && is_good(&recipient);
        if data.severity() == Severity::Intermediate && !all_good {
            // It waits for a message that is for nobody (RFC 2920 section 3.1).
            self.wire.ask(".").await?;
        }
        if !is_good(&mail) {
            return Err(Trouble::Said(mail));
        }
        Ok(if !is_good(&recipient) {
            Ready::Refused(recipient, About::Recipient)
        } else if is_good(&data) {
            Ready::Go
        } else {
            Ready::Refused(data, About::Message)
        })
    }

    async fn message(&mut self, message: &[u8]) -> Result<Reply, Trouble> {
        self.wire.say_all(&mut stuffed(message)).await?;
        self.wire.reply(TAKING).await
    }

    fn parameters(&self, letter: &Outgoing) -> String {
        let mut parameters = String::new();
        if self.offers("SIZE") {
            parameters += &format!(" SIZE={}", letter.message.len());
        }
        if !letter.message.is_ascii() && self.offers("8BITMIME") {
            parameters += " BODY=8BITMIME";
        }
        if !letter.mailbox.as_str().is_ascii() {
            parameters += " SMTPUTF8";
        }
        parameters
    }

    fn cannot_reach(&self, mailbox: &Mailbox) -> Option<String> {
        let needs = !mailbox.as_str().is_ascii();
        (needs && !self.offers("SMTPUTF8")).then(|| {
            "our mail server takes no mailboxes outside ASCII (it does not offer SMTPUTF8)"
                .to_owned()
        })
    }

    fn offers(&self, extension: &str) -> bool {
        let names = self.extensions.iter().map(|line| line.split(' ').next());
        names.flatten().any(|name| name == extension)
    }

    /// The ways to log in; some old servers write `AUTH=` for old clients.
    fn mechanisms(&self) -> Vec<String> {
        let lines = self.extensions.iter();
        let lists = lines.filter_map(|line| line.strip_prefix("AUTH")?.strip_prefix([' ', '=']));
        lists
            .flat_map(str::split_ascii_whitespace)
            .map(str::to_owned)
            .collect()
    }
}

const fn is_good(reply: &Reply) -> bool {
    matches!(
        reply.severity(),
        Severity::Positive | Severity::Intermediate
    )
}

/// A message as it goes over the wire, part by part: with another dot before each line that begins
/// with one, and its end (RFC 5321 section 4.5.2).
fn stuffed(message: &[u8]) -> Vec<IoSlice<'_>> {
    let mut parts = Vec::new();
    if message.starts_with(b".") {
        parts.push(IoSlice::new(b"."));
    }
    let mut done = 0;
    for at in memmem::find_iter(message, b"\r\n.") {
        parts.push(IoSlice::new(&message[done..at + 2]));
        parts.push(IoSlice::new(b"."));
        done = at + 2;
    }
    parts.push(IoSlice::new(&message[done..]));
    if !message.ends_with(b"\r\n") {
        parts.push(IoSlice::new(b"\r\n"));
    }
    parts.push(IoSlice::new(b".\r\n"));
    parts
}

/// Where bounces go: inside one mailbox of ours, each letter's to an address of its own.
struct ReturnPaths {
    mailbox: Mailbox,
    delimiter: char,
    secret: Secret,
}

impl ReturnPaths {
    fn of(operation: &Operation) -> Result<Self, DeliveryError> {
        let delivery = &operation.settings.delivery;
        let lead = operation.agencies.lead().map(|lead| lead.mailbox.as_str());
        let mailbox = [delivery.bounces.as_str(), &delivery.from]
            .into_iter()
            .chain(lead)
            .find_map(|text| Mailbox::parse(text).ok())
            .ok_or_else(|| {
                DeliveryError::NotReady(vec![crate::ground::readiness::Missing::Agency])
            })?;
        Ok(Self {
            mailbox,
            delimiter: delivery.delimiter,
            secret: operation.secret.clone(),
        })
    }

    /// A mailbox whose name leaves no room gets all bounces itself.
    fn of_letter(&self, letter: i64) -> String {
        verp::return_path(&self.secret, &self.mailbox, self.delimiter, letter)
            .unwrap_or_else(|| self.mailbox.to_string())
    }

    /// By what name we greet.
    fn domain(&self) -> &str {
        self.mailbox.domain()
    }
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
    Ok(Some(Credentials {
        user: smtp.user.clone(),
        password,
    }))
}

const DATA: &str = "DATA\r\n";
/// RFC 5321 section 4.5.3.2.6: too short a patience here makes duplicates.
const TAKING: Duration = Duration::from_secs(600);
const QUIT: Duration = Duration::from_secs(5);

#[cfg(test)]
mod tests {
    #[test]
    fn no_line_of_a_letter_ends_it() {
        let stuffed = |text: &str| {
            let parts = super::stuffed(text.as_bytes());
            String::from_utf8(parts.iter().flat_map(|part| part.to_vec()).collect()).unwrap()
        };
        assert_eq!(stuffed("a\r\n"), "a\r\n.\r\n");
        assert_eq!(
            stuffed(".\r\n.b\r\n..\r\nc."),
            "..\r\n..b\r\n...\r\nc.\r\n.\r\n"
        );
        assert_eq!(stuffed(""), "\r\n.\r\n");
    }
}
