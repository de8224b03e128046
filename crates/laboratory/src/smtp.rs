//! The server's side of an SMTP conversation (RFC 5321), without an opinion: what to say to whom
//! is the [`Postmaster`]'s.
//!
//! # Limits
//! No BDAT. Parameters of MAIL and RCPT are read over.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use crate::credentials::Credentials;
use crate::habits::{self, Belief};
use crate::lines;
use crate::manner::Manner;
use crate::message::Message;
use crate::protection::{Channel, Command, Identity, Protection, Wire};

/// Who decides. Replies are whole lines; their first digit counts.
pub(crate) trait Postmaster: Send + Sync + 'static {
    /// The words for all that needs no decision.
    fn manner(&self) -> &Manner;

    /// The first line; after anything but a 220 the conversation is over.
    fn greeting(&self) -> String {
        self.manner().banner.clone()
    }

    /// Who may hand in mail; everybody, if there are none.
    fn credentials(&self) -> Option<&Credentials> {
        None
    }

    /// How the conversation is protected.
    fn protection(&self) -> &Protection {
        &Protection::None
    }

    /// After how many refusals, and after how many messages, a conversation is over.
    fn patience(&self) -> (Option<u32>, Option<u32>) {
        (None, None)
    }

    /// Whose word it takes about the client's address.
    fn belief(&self) -> Belief {
        Belief::Nobody
    }

    /// Is told of every command, before it is obeyed.
    fn heard(&self, _: Command) {}

    /// Answers one recipient.
    fn recipient(&self, envelope: &Envelope, recipient: &str) -> String;

    /// How long it takes to answer a message that it has.
    fn hesitation(&self) -> Duration {
        Duration::ZERO
    }

    /// Takes a whole message and answers it, or hangs up without a word.
    fn message(&self, message: Message) -> Option<String>;
}

/// What is known of a message before its content.
#[derive(Clone, Debug)]
pub(crate) struct Envelope {
    pub(crate) peer: IpAddr,
    pub(crate) helo: String,
    pub(crate) sender: String,
    pub(crate) recipients: Vec<String>,
}

impl Envelope {
    fn filled(self, bytes: Vec<u8>) -> Message {
        let Self {
            peer,
            helo,
            sender,
            recipients,
        } = self;
        Message {
            peer,
            helo,
            sender,
            recipients,
            bytes,
        }
    }
}

/// Holds one conversation to its end.
pub(crate) async fn converse(stream: TcpStream, postmaster: Arc<impl Postmaster>) {
    let Ok(peer) = stream.peer_addr() else { return };
    // Replies to commands that came together leave one by one; none waits for an acknowledgement.
    let _ = stream.set_nodelay(true);
    let session = Session {
        stream: BufReader::new(Box::new(stream) as Box<dyn Wire>),
        channel: Channel::Clear,
        peer: peer.ip().to_canonical(),
        helo: String::new(),
        envelope: None,
        authenticated: postmaster.credentials().is_none(),
        refusals: 0,
        messages: 0,
        postmaster,
    };
    // A caller who hangs up in the middle ends his own conversation, and nothing else.
    let _ = session.run().await;
}

struct Session<P> {
    stream: BufReader<Box<dyn Wire>>,
    channel: Channel,
    peer: IpAddr,
    helo: String,
    envelope: Option<Envelope>,
    authenticated: bool,
    refusals: u32,
    messages: u32,
    postmaster: Arc<P>,
}

/// Whether the conversation goes on.
enum Turn {
    Encrypt(Identity),
    Next,
    Over,
}

impl<P: Postmaster> Session<P> {
    async fn run(mut self) -> io::Result<()> {
        let postmaster = Arc::clone(&self.postmaster);
        if postmaster.belief() == Belief::ProxyHeader {
            let header = lines::text(&mut self.stream).await?.unwrap_or_default();
            let Some(client) = habits::proxied_client(&header) else {
                return Ok(());
            };
            self.peer = client;
        }
        if let Protection::FromFirstByte(identity) = postmaster.protection() {
            self = self.encrypted(identity).await?;
        }
        let greeting = self.postmaster.greeting();
        self.say(&greeting).await?;
        if !greeting.starts_with("220") {
            return lines::part(&mut self.stream).await;
        }
        while let Some(line) = lines::text(&mut self.stream).await? {
            match self.obey(&line).await? {
                Turn::Next if self.is_out_of_patience() => {
                    self.say("421 4.7.0 Error: too many errors").await?;
                    return lines::part(&mut self.stream).await;
                }
                Turn::Next => {}
                Turn::Over => return lines::part(&mut self.stream).await,
                Turn::Encrypt(identity) => self = self.encrypted(&identity).await?,
            }
        }
        Ok(())
    }

    /// Begins anew under TLS: what was said in clear is forgotten, and so is what was sent before
    /// it was asked for (RFC 3207 section 4.2).
    async fn encrypted(self, identity: &Identity) -> io::Result<Self> {
        let wire = identity.encrypt(self.stream.into_inner()).await?;
        Ok(Self {
            stream: BufReader::new(wire),
            channel: Channel::Encrypted,
            helo: String::new(),
            envelope: None,
            authenticated: self.postmaster.credentials().is_none(),
            ..self
        })
    }

    fn is_out_of_patience(&self) -> bool {
        let (refusals, messages) = self.postmaster.patience();
        refusals.is_some_and(|limit| self.refusals >= limit)
            || messages.is_some_and(|limit| self.messages >= limit)
    }

    async fn obey(&mut self, line: &str) -> io::Result<Turn> {
        let (verb, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        let command = Command {
            verb: verb.to_ascii_uppercase(),
            channel: self.channel,
        };
        self.postmaster.heard(command.clone());
        let reply = match command.verb.as_str() {
            "AUTH" | "MAIL" if self.is_too_open() => MUST_ENCRYPT.to_owned(),
            "STARTTLS" => return self.starttls().await,
            "EHLO" => self.hello(rest),
            "HELO" => self.plain_hello(rest),
            "AUTH" => self.authenticate(rest).await?,
            "MAIL" => self.mail(rest),
            "RCPT" => self.rcpt(rest),
            "DATA" => return self.data().await,
            "RSET" => self.reset(),
            "XCLIENT" if self.postmaster.belief() == Belief::Xclient => self.pretend(rest),
            "NOOP" => "250 2.0.0 Ok".to_owned(),
            "VRFY" => "252 2.0.0 Cannot verify, but will take a message".to_owned(),
            "HELP" => "214 2.0.0 See RFC 5321".to_owned(),
            "QUIT" => {
                let farewell = self.postmaster.manner().farewell.clone();
                self.say(&farewell).await?;
                return Ok(Turn::Over);
            }
            _ => "502 5.5.2 Error: command not recognized".to_owned(),
        };
        self.say(&reply).await?;
        Ok(Turn::Next)
    }

    fn hello(&mut self, helo: &str) -> String {
        self.greeted(helo);
        let manner = self.postmaster.manner();
        let mut offered = vec![manner.host.as_str()];
        offered.extend(manner.extensions.iter().map(String::as_str));
        if self.by_starttls().is_some() || self.pretends() {
            offered.push("STARTTLS");
        }
        if self.postmaster.credentials().is_some() && !self.is_too_open() {
            offered.push("AUTH PLAIN LOGIN");
        }
        if self.postmaster.belief() == Belief::Xclient {
            offered.push("XCLIENT NAME ADDR");
        }
        let last = offered.len() - 1;
        let line = |(at, text)| format!("250{}{text}", if at == last { ' ' } else { '-' });
        offered
            .into_iter()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>()
            .join("\r\n")
    }

    async fn starttls(&mut self) -> io::Result<Turn> {
        if self.pretends() {
            self.say("220 2.0.0 Ready to start TLS").await?;
            return Ok(Turn::Over);
        }
        let Some(identity) = self.by_starttls().cloned() else {
            self.say("503 5.5.1 Error: STARTTLS not available").await?;
            return Ok(Turn::Next);
        };
        self.say("220 2.0.0 Ready to start TLS").await?;
        Ok(Turn::Encrypt(identity))
    }

    fn by_starttls(&self) -> Option<&Identity> {
        let identity = self.postmaster.protection().by_starttls();
        identity.filter(|_| self.channel == Channel::Clear)
    }

    fn pretends(&self) -> bool {
        matches!(self.postmaster.protection(), Protection::Pretended)
    }

    fn is_too_open(&self) -> bool {
        let demanded = matches!(self.postmaster.protection(), Protection::Demanded(_));
        demanded && self.channel == Channel::Clear
    }

    fn plain_hello(&mut self, helo: &str) -> String {
        self.greeted(helo);
        format!("250 {}", self.postmaster.manner().host)
    }

    fn greeted(&mut self, helo: &str) {
        helo.trim().clone_into(&mut self.helo);
        self.envelope = None;
    }

    fn reset(&mut self) -> String {
        self.envelope = None;
        "250 2.0.0 Ok".to_owned()
    }

    /// The conversation begins anew with whom the client says to be (Postfix `XCLIENT_README`).
    fn pretend(&mut self, attributes: &str) -> String {
        let Some(client) = habits::claimed_client(attributes) else {
            return "501 5.5.4 Error: bad XCLIENT attribute".to_owned();
        };
        self.peer = client;
        self.greeted("");
        self.postmaster.greeting()
    }

    fn mail(&mut self, rest: &str) -> String {
        if !self.authenticated {
            return "530 5.7.0 Authentication required".to_owned();
        }
        if self.helo.is_empty() {
            return "503 5.5.1 Error: send HELO/EHLO first".to_owned();
        }
        let Some(sender) = path(rest, "FROM:") else {
            return "501 5.5.4 Syntax: MAIL FROM:<address>".to_owned();
        };
        let (peer, helo) = (self.peer, self.helo.clone());
        self.envelope = Some(Envelope {
            peer,
            helo,
            sender,
            recipients: Vec::new(),
        });
        self.postmaster.manner().sender_taken.clone()
    }

    fn rcpt(&mut self, rest: &str) -> String {
        let Some(envelope) = &mut self.envelope else {
            return "503 5.5.1 Error: need MAIL command".to_owned();
        };
        let Some(recipient) = path(rest, "TO:").filter(|path| !path.is_empty()) else {
            return "501 5.5.4 Syntax: RCPT TO:<address>".to_owned();
        };
        let reply = self.postmaster.recipient(envelope, &recipient);
        if reply.starts_with('2') {
            envelope.recipients.push(recipient);
        }
        reply
    }

    async fn data(&mut self) -> io::Result<Turn> {
        let ready = self
            .envelope
            .take_if(|envelope| !envelope.recipients.is_empty());
        let Some(envelope) = ready else {
            self.say("503 5.5.1 Error: need RCPT command").await?;
            return Ok(Turn::Next);
        };
        let go_ahead = self.postmaster.manner().go_ahead.clone();
        self.say(&go_ahead).await?;
        let Some(content) = lines::until_dot(&mut self.stream).await? else {
            self.say("552 5.3.4 Error: message file too big").await?;
            return Ok(Turn::Next);
        };
        let Some(reply) = self.postmaster.message(envelope.filled(content)) else {
            return Ok(Turn::Over);
        };
        self.messages += 1;
        let hesitation = self.postmaster.hesitation();
        if !hesitation.is_zero() {
            tokio::time::sleep(hesitation).await;
        }
        self.say(&reply).await?;
        Ok(Turn::Next)
    }

    async fn authenticate(&mut self, rest: &str) -> io::Result<String> {
        let postmaster = Arc::clone(&self.postmaster);
        let Some(ours) = postmaster.credentials() else {
            return Ok("503 5.5.1 Error: authentication not enabled".to_owned());
        };
        let (mechanism, initial) = rest.split_once(' ').unwrap_or((rest, ""));
        let matched = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => ours.match_plain(&self.answer_to("334 ", initial).await?),
            "LOGIN" => {
                let user = self.answer_to(ASK_USER, initial).await?;
                ours.match_login(&user, &self.answer_to(ASK_PASSWORD, "").await?)
            }
            _ => return Ok("504 5.5.4 Unrecognized authentication type".to_owned()),
        };
        self.authenticated |= matched;
        let reply = if matched {
            "235 2.7.0 Authentication successful"
        } else {
            BAD_CREDENTIALS
        };
        Ok(reply.to_owned())
    }

    /// The response given at once, or the one given when asked.
    async fn answer_to(&mut self, challenge: &str, initial: &str) -> io::Result<String> {
        if !initial.is_empty() {
            return Ok(initial.trim().to_owned());
        }
        self.say(challenge).await?;
        let line = lines::text(&mut self.stream).await?;
        line.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }

    async fn say(&mut self, reply: &str) -> io::Result<()> {
        self.refusals += u32::from(reply.starts_with(['4', '5']));
        self.stream
            .write_all(format!("{reply}\r\n").as_bytes())
            .await
    }
}

/// The path in `FROM:<path> …` or, as most servers tolerate, `FROM:path …`. A quoted local part
/// may hold the closing bracket.
fn path(text: &str, label: &str) -> Option<String> {
    let head = text.trim_start().get(..label.len())?;
    if !head.eq_ignore_ascii_case(label) {
        return None;
    }
    let rest = text.trim_start()[label.len()..].trim_start();
    let Some(rest) = rest.strip_prefix('<') else {
        let bare = rest.split_whitespace().next().unwrap_or_default();
        return (!bare.is_empty()).then(|| bare.to_owned());
    };
    let (mut quoted, mut escaped) = (false, false);
    for (at, letter) in rest.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(rest[..at].to_owned()),
            _ => {}
        }
    }
    None
}

/// "Username:" and "Password:" in base64, as the mechanism's draft has them.
const ASK_USER: &str = "334 VXNlcm5hbWU6";
const ASK_PASSWORD: &str = "334 UGFzc3dvcmQ6";
const MUST_ENCRYPT: &str = "530 5.7.0 Must issue a STARTTLS command first";
const BAD_CREDENTIALS: &str = "535 5.7.8 Error: authentication failed";

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn a_path_stands_in_brackets_or_bare() {
        for (text, expected) in [
            ("FROM:<>", Some("")),
            ("from:<a@b.example> SIZE=1", Some("a@b.example")),
            ("FROM: <a@b.example>", Some("a@b.example")),
            ("FROM:a@b.example BODY=8BITMIME", Some("a@b.example")),
            ("FROM:<\"a>b\"@c.example>", Some("\"a>b\"@c.example")),
            ("FROM:<a@b.example", None),
            ("FROM:", None),
            ("TO:<a@b.example>", None),
            ("FRÖM", None),
        ] {
            assert_eq!(path(text, "FROM:").as_deref(), expected, "{text}");
        }
    }
}
