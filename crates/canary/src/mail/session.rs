//! What the mail host says next: one dialogue, without socket or clock.

use std::net::IpAddr;

use dialogue::Token;

use super::Command;
use crate::limits;
use crate::lines::Line;
use crate::ours::{Addressee, Ours};
use crate::web::Request;

/// One mail client's dialogue.
#[derive(Debug)]
pub struct Session<'a> {
    ours: &'a Ours,
    local: IpAddr,
    channel: Channel,
    helo: String,
    sender: Option<String>,
    recipients: Vec<(Token, String)>,
    commands: usize,
    refusals: usize,
}

/// How a dialogue is carried.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Channel {
    /// In the clear, and TLS is offered.
    Clear,
    /// In the clear, with somebody who could not do TLS.
    ClearForGood,
    Tls,
}

/// What to do next. Replies are whole, with their line ends.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Turn {
    /// Say this and listen.
    Say(String),
    /// Say this and read a letter.
    Collect(String),
    /// Say this and hang up.
    Close(String),
    /// Write down that this token came in this line; then, and only then, say this.
    Keep(Token, String),
    /// Say this, forget what was read ahead, and go through a TLS handshake.
    Secure(String),
    /// The line begins a request, as a proxy sends it that posts to any port: answer that instead.
    Http,
}

/// The envelope of a letter that was read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    /// The name the client gave; empty if it gave none.
    pub helo: String,
    /// The sender; empty for the null sender.
    pub sender: String,
    /// Each recipient as written, with the token it carries.
    pub recipients: Vec<(Token, String)>,
}

impl<'a> Session<'a> {
    /// Begins a dialogue with a client that reached us at this address.
    #[must_use]
    pub const fn new(ours: &'a Ours, local: IpAddr) -> Self {
        Self {
            ours,
            local,
            channel: Channel::Clear,
            helo: String::new(),
            sender: None,
            recipients: Vec::new(),
            commands: 0,
            refusals: 0,
        }
    }

    /// Begins one with a client who tried TLS and could not: it is not offered.
    #[must_use]
    pub const fn without_tls(ours: &'a Ours, local: IpAddr) -> Self {
        let mut session = Self::new(ours, local);
        session.channel = Channel::ClearForGood;
        session
    }

    /// Begins one inside TLS, where none is offered again (RFC 3207 section 4.2).
    #[must_use]
    pub const fn inside_tls(ours: &'a Ours, local: IpAddr) -> Self {
        let mut session = Self::new(ours, local);
        session.channel = Channel::Tls;
        session
    }

    /// The first words.
    #[must_use]
    pub fn greeting(&self) -> String {
        let host = &self.ours.identity().host;
        reply("220", &[&format!("{host} ESMTP test host, relays nothing")])
    }

    /// Takes a command line and says what comes next.
    pub fn heard(&mut self, line: &Line) -> Turn {
        self.commands += 1;
        let turn = if line.is_whole() {
            self.understood(&line.text)
        } else {
            Turn::Say(reply("500", &["5.5.2 Line too long"]))
        };
        if matches!(&turn, Turn::Say(words) if words.starts_with('5')) {
            self.refusals += 1;
        }
        if self.refusals > limits::REFUSALS || self.commands > limits::COMMANDS {
            return Turn::Close(reply("421", &["4.7.0 Too many commands, closing"]));
        }
        turn
    }

    /// Whether the envelope so far carries a token of ours.
    #[must_use]
    pub const fn has_a_token(&self) -> bool {
        !self.recipients.is_empty()
    }

    /// Hands over the envelope of a letter that was read, and is ready for the next.
    pub fn collected(&mut self) -> Envelope {
        Envelope {
            helo: self.helo.clone(),
            sender: self.sender.take().unwrap_or_default(),
            recipients: std::mem::take(&mut self.recipients),
        }
    }

    fn understood(&mut self, line: &[u8]) -> Turn {
        let command = Command::parse(line);
        match command {
            Command::Unknown if Request::begins(line) => Turn::Http,
            command if command.takes_any_words() => match self.ours.carried(line) {
                Some(token) => self.answer_token(token, command),
                None => self.answer(command),
            },
            command => self.answer(command),
        }
    }

    /// The usual reply with the derived answer in it.
    fn answer_token(&mut self, token: Token, command: Command) -> Turn {
        let answer = self.ours.answer(&token);
        let words = match command {
            Command::Ehlo(name) => self.ehlo(name, &answer),
            Command::Helo(name) => self.helo(name, &answer),
            Command::Unknown => reply("500", &[&format!("5.5.2 {answer}")]),
            _ => reply("250", &[&format!("2.0.0 {answer}")]),
        };
        Turn::Keep(token, words)
    }

    /// No greeting is demanded before MAIL: a client without manners may bring a token too.
    fn answer(&mut self, command: Command) -> Turn {
        let words = match command {
            Command::Data => return self.data(),
            Command::Ehlo(name) => self.ehlo(name, WELCOME),
            Command::Helo(name) => self.helo(name, WELCOME),
            Command::Help => self.refer("214", "2.0.0 This host takes test mail only"),
            Command::Mail { sender, size } => self.mail(sender, size),
            Command::Malformed => reply("501", &["5.5.4 An address is missing"]),
            Command::Noop => reply("250", &["2.0.0 OK"]),
            Command::Quit => return Turn::Close(reply("221", &["2.0.0 Goodbye"])),
            Command::Rcpt(recipient) => self.rcpt(recipient),
            Command::Reset => self.reset(),
            Command::StartTls => return self.start_tls(),
            Command::Undone => reply("502", &["5.5.1 Not offered here"]),
            Command::Unknown => reply("500", &["5.5.2 Command not understood"]),
            Command::Verify => reply("252", &["2.1.5 Nothing is verified here"]),
        };
        Turn::Say(words)
    }

    fn helo(&mut self, name: String, words: &str) -> String {
        self.begin(name);
        reply("250", &[&self.introduced(words)])
    }

    fn ehlo(&mut self, name: String, words: &str) -> String {
        self.begin(name);
        let introduction = self.introduced(words);
        let size = format!("SIZE {}", limits::MESSAGE_OCTETS);
        let mut lines = vec![introduction.as_str(), &size];
        lines.extend(["PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"]);
        if self.channel == Channel::Clear {
            lines.push("STARTTLS");
        }
        reply("250", &lines)
    }

    /// RFC 5321 section 4.1.1.1: our name, and any words behind it.
    fn introduced(&self, words: &str) -> String {
        format!("{} {words}", self.ours.identity().host)
    }

    /// RFC 3207 section 4.2: what was known before the handshake is forgotten with this session.
    fn start_tls(&self) -> Turn {
        match self.channel {
            Channel::Clear => Turn::Secure(reply("220", &["2.0.0 Ready for TLS"])),
            Channel::ClearForGood => Turn::Say(reply("454", &["4.7.0 Please go on without"])),
            Channel::Tls => Turn::Say(reply("503", &["5.5.1 This is TLS already"])),
        }
    }

    fn mail(&mut self, sender: String, size: Option<u64>) -> String {
        if self.sender.is_some() {
            return reply("503", &["5.5.1 A sender was already named"]);
        }
        // On every platform usize fits u64; where it should not, no size is too big.
        let most = u64::try_from(limits::MESSAGE_OCTETS).unwrap_or(u64::MAX);
        if size.is_some_and(|size| size > most) {
            return reply("552", &["5.3.4 This message is too big for a test"]);
        }
        self.sender = Some(sender);
        reply("250", &["2.1.0 OK"])
    }

    fn rcpt(&mut self, recipient: String) -> String {
        if self.sender.is_none() {
            return reply("503", &["5.5.1 Name the sender first"]);
        }
        if self.recipients.len() >= limits::RECIPIENTS {
            return reply("452", &["4.5.3 Too many recipients"]);
        }
        match self.ours.addressee(&recipient, self.local) {
            Addressee::Token(token) => {
                self.recipients.push((token, recipient));
                reply("250", &["2.1.5 OK"])
            }
            Addressee::Staff => {
                let contact = &self.ours.identity().contact;
                reply(
                    "550",
                    &[
                        "5.1.1 No mail is kept here",
                        &format!("5.1.1 Please write to {contact}"),
                    ],
                )
            }
            Addressee::Stranger => self.refer("550", "5.1.1 This host takes test mail only"),
        }
    }

    fn data(&self) -> Turn {
        if self.recipients.is_empty() {
            return Turn::Say(reply("503", &["5.5.1 Name a recipient first"]));
        }
        Turn::Collect(reply("354", &["End with a dot on a line of its own"]))
    }

    fn reset(&mut self) -> String {
        self.forget();
        reply("250", &["2.0.0 OK"])
    }

    /// RFC 5321 section 4.1.4: a new greeting also clears the envelope.
    fn begin(&mut self, name: String) {
        self.helo = name;
        self.forget();
    }

    fn forget(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    /// A reply that says who tests, and where to ask.
    fn refer(&self, code: &str, words: &str) -> String {
        let identity = self.ours.identity();
        let status = words.split(' ').next().unwrap_or_default();
        let who = format!("{status} Tests by {}", identity.operator);
        let page = format!("{status} {}", identity.page);
        let contact = format!("{status} {}", identity.contact);
        reply(code, &[words, &who, &page, &contact])
    }
}

/// A reply of one or more lines (RFC 5321 section 4.2.1), in ASCII, since not every client asked
/// for more (RFC 6531 section 3.5).
fn reply(code: &str, lines: &[&str]) -> String {
    let last = lines.len().saturating_sub(1);
    let mut words = String::new();
    for (place, line) in lines.iter().enumerate() {
        words.push_str(code);
        words.push(if place == last { ' ' } else { '-' });
        words.extend(
            line.chars()
                .take(limits::REPLY_OCTETS)
                .map(|c| if c.is_ascii() { c } else { '?' }),
        );
        words.push_str("\r\n");
    }
    words
}

const WELCOME: &str = "relays nothing";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Identity;
    use dialogue::{Form, Role, TokenKey};

    fn ours() -> Ours {
        let identity = Identity {
            domain: "canary.example".to_owned(),
            host: "mx.canary.example".to_owned(),
            addresses: Vec::new(),
            operator: "Agência\r\n250 Exemplo".to_owned(),
            contact: "tests@agency.example".to_owned(),
            page: "https://agency.example/tests".to_owned(),
        };
        Ours::new(identity, TokenKey::new(&[7; 32]))
    }

    fn talk(lines: &[&str]) -> Vec<Turn> {
        let ours = ours();
        let mut session = Session::new(&ours, IpAddr::from([127, 0, 0, 1]));
        lines
            .iter()
            .map(|line| session.heard(&Line::new(line.as_bytes())))
            .collect()
    }

    fn code(turn: &Turn) -> &str {
        match turn {
            Turn::Say(words)
            | Turn::Collect(words)
            | Turn::Close(words)
            | Turn::Keep(_, words)
            | Turn::Secure(words) => &words[..3],
            Turn::Http => "GET",
        }
    }

    fn codes(lines: &[&str]) -> String {
        talk(lines).iter().map(code).collect::<Vec<_>>().join(" ")
    }

    fn rcpt(role: Role) -> String {
        let token = TokenKey::new(&[7; 32]).mint(1, 25, Form::Plain, role);
        format!("RCPT TO:<{token}@canary.example>")
    }

    #[test]
    fn a_letter_goes_its_usual_way() {
        let rcpt = rcpt(Role::Recipient);
        let lines = ["EHLO a.example", "MAIL FROM:<>", &rcpt, "DATA"];
        assert_eq!(codes(&lines), "250 250 250 354");
    }

    #[test]
    fn commands_out_of_order_are_refused_without_loss() {
        let rcpt = rcpt(Role::Recipient);
        let lines = [
            "DATA",
            &rcpt,
            "MAIL FROM:<>",
            "MAIL FROM:<>",
            "DATA",
            &rcpt,
            "RSET",
            "DATA",
        ];
        assert_eq!(codes(&lines), "503 503 250 503 503 250 250 503");
    }

    #[test]
    fn mail_to_others_is_refused_with_our_name_and_page() {
        let turns = talk(&["MAIL FROM:<a@b.example>", "RCPT TO:<user@example.org>"]);
        let Turn::Say(words) = &turns[1] else {
            panic!("no dialogue: {turns:?}")
        };
        assert!(words.contains("https://agency.example/tests"), "{words}");
        assert!(
            words.contains("Tests by Ag?ncia  250 Exemplo\r\n"),
            "{words}"
        );
        assert!(words.lines().all(|line| line.starts_with("550")), "{words}");
        assert!(!words.contains("example.org"), "{words}");
    }

    #[test]
    fn staff_are_reached_elsewhere() {
        let turns = talk(&["MAIL FROM:<>", "RCPT TO:<Postmaster@canary.example>"]);
        assert_eq!(code(&turns[1]), "550");
        assert!(format!("{turns:?}").contains("Please write to tests@agency.example"));
    }

    #[test]
    fn a_token_in_words_is_kept_before_its_answer_is_said() {
        let key = TokenKey::new(&[7; 32]);
        let token = key.mint(1, 25, Form::HttpConnect25, Role::Fetch);
        let answer = key.answer(&token);
        for (line, words) in [
            (format!("NOOP {token}"), format!("250 2.0.0 {answer}\r\n")),
            (format!("help {token}"), format!("250 2.0.0 {answer}\r\n")),
            (format!("VRFY <{token}>"), format!("250 2.0.0 {answer}\r\n")),
            (
                format!("HELO {token}.example"),
                format!("250 mx.canary.example {answer}\r\n"),
            ),
            (
                token.to_string().to_uppercase(),
                format!("500 5.5.2 {answer}\r\n"),
            ),
        ] {
            assert_eq!(talk(&[&line]), [Turn::Keep(token, words)], "{line}");
        }
        let ehlo = format!("EHLO {token}.example");
        let Turn::Keep(_, words) = &talk(&[&ehlo])[0] else {
            panic!("not kept")
        };
        let first = format!("250-mx.canary.example {answer}\r\n250-SIZE");
        assert!(words.starts_with(&first), "{words}");
    }

    #[test]
    fn a_relays_token_in_words_is_no_hit() {
        let token = TokenKey::new(&[7; 32]).mint(1, 25, Form::Plain, Role::Recipient);
        let lines = [format!("NOOP {token}"), format!("EHLO {token}.example")];
        assert_eq!(codes(&[&lines[0], &lines[1]]), "250 250");
    }

    #[test]
    fn tls_is_offered_once() {
        assert_eq!(codes(&["EHLO a.example", "STARTTLS"]), "250 220");
        let ours = ours();
        let mut inside = Session::inside_tls(&ours, IpAddr::from([127, 0, 0, 1]));
        let offered = inside.heard(&Line::new(b"EHLO a.example"));
        assert!(!format!("{offered:?}").contains("STARTTLS"), "{offered:?}");
        assert_eq!(code(&inside.heard(&Line::new(b"STARTTLS"))), "503");
    }

    #[test]
    fn a_request_is_known_for_one() {
        assert_eq!(codes(&["POST /x HTTP/1.1", "GET / HTTP/1.0"]), "GET GET");
    }

    #[test]
    fn guessing_is_ended() {
        let mut lines = vec!["MAIL FROM:<>"];
        lines.extend(["RCPT TO:<guess@canary.example>"; limits::REFUSALS + 1]);
        assert!(
            matches!(talk(&lines).last(), Some(Turn::Close(words)) if words.starts_with("421"))
        );
    }

    #[test]
    fn an_announced_giant_is_refused_before_it_comes() {
        assert_eq!(
            codes(&["MAIL FROM:<> SIZE=262145", "MAIL FROM:<> SIZE=262144"]),
            "552 250"
        );
    }

    #[test]
    fn more_than_a_hundred_recipients_come_in_the_next_letter() {
        let rcpt = rcpt(Role::Recipient);
        let mut lines = vec!["MAIL FROM:<>"];
        lines.extend([rcpt.as_str(); limits::RECIPIENTS + 1]);
        assert_eq!(code(talk(&lines).last().expect("turns")), "452");
    }
}
