//! One line of a mail client, understood.
//!
//! Read by hand and leniently, not with `smtp-proto`: that parser rightly refuses malformed
//! addresses and unknown parameters, but a relay that hands on a broken envelope is exactly whom
//! we wait for, and what it wrote must reach the receipt as it was written.

/// What a client asks (RFC 5321 section 4.1). Texts are as they were written, decoded lossily.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Command {
    /// `DATA`.
    Data,
    /// `EHLO name`.
    Ehlo(String),
    /// `HELO name`.
    Helo(String),
    /// `HELP`.
    Help,
    /// `MAIL FROM:<sender> SIZE=octets`.
    Mail {
        /// The sender; empty for `<>`.
        sender: String,
        /// The announced size in octets (RFC 1870), if there is a readable one.
        size: Option<u64>,
    },
    /// `NOOP`.
    Noop,
    /// `QUIT`.
    Quit,
    /// `RCPT TO:<recipient>`.
    Rcpt(String),
    /// `RSET`.
    Reset,
    /// `VRFY` or `EXPN`.
    Verify,
    /// `MAIL` or `RCPT` without a path.
    Malformed,
    /// `STARTTLS` (RFC 3207).
    StartTls,
    /// `AUTH`, `BDAT`, `ETRN` or `TURN`: known, and not done here.
    Undone,
    /// Anything else.
    Unknown,
}

impl Command {
    /// Takes a line without its ending. Whatever it says is a command, if only an unknown one.
    #[must_use]
    pub fn parse(line: &[u8]) -> Self {
        let text = String::from_utf8_lossy(line);
        let (verb, rest) = text
            .trim()
            .split_once([' ', '\t'])
            .unwrap_or((text.trim(), ""));
        match verb.to_ascii_uppercase().as_str() {
            "DATA" => Self::Data,
            "EHLO" => Self::Ehlo(rest.trim().to_owned()),
            "HELO" => Self::Helo(rest.trim().to_owned()),
            "HELP" => Self::Help,
            "MAIL" => mail(rest).unwrap_or(Self::Malformed),
            "NOOP" => Self::Noop,
            "QUIT" => Self::Quit,
            "RCPT" => rcpt(rest).unwrap_or(Self::Malformed),
            "RSET" => Self::Reset,
            "VRFY" | "EXPN" => Self::Verify,
            "STARTTLS" => Self::StartTls,
            "AUTH" | "BDAT" | "ETRN" | "TURN" => Self::Undone,
            _ => Self::Unknown,
        }
    }
}

impl Command {
    /// Whether a token in it was put there by somebody who speaks to us: envelopes have rules of
    /// their own, and the other commands take no words.
    #[must_use]
    pub const fn takes_any_words(&self) -> bool {
        matches!(
            self,
            Self::Ehlo(_) | Self::Helo(_) | Self::Help | Self::Noop | Self::Verify | Self::Unknown
        )
    }
}

fn mail(rest: &str) -> Option<Command> {
    let (sender, parameters) = path(after_keyword(rest, "FROM")?);
    Some(Command::Mail {
        sender: sender.to_owned(),
        size: announced_size(parameters),
    })
}

fn rcpt(rest: &str) -> Option<Command> {
    let (recipient, _) = path(after_keyword(rest, "TO")?);
    (!recipient.is_empty()).then(|| Command::Rcpt(recipient.to_owned()))
}

/// What stands after `FROM:`, also with the spaces that many clients put around the colon.
fn after_keyword<'a>(rest: &'a str, keyword: &str) -> Option<&'a str> {
    let rest = rest.trim_start();
    let (found, rest) = rest.split_at_checked(keyword.len())?;
    if !found.eq_ignore_ascii_case(keyword) {
        return None;
    }
    Some(rest.trim_start().strip_prefix(':')?.trim_start())
}

/// The path and its parameters: to the `>` outside quotes, or, without brackets, to a space.
fn path(text: &str) -> (&str, &str) {
    let Some(inner) = text.strip_prefix('<') else {
        return text.split_once(' ').unwrap_or((text, ""));
    };
    let end = closing(inner)
        .or_else(|| inner.rfind('>'))
        .unwrap_or(inner.len());
    (&inner[..end], inner.get(end + 1..).unwrap_or(""))
}

/// A quoted local part (RFC 5321 section 4.1.2) may contain `>`, and `\"` inside its quotes.
fn closing(inner: &str) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    inner.char_indices().find_map(|(place, c)| {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '>' if !quoted => return Some(place),
            _ => {}
        }
        None
    })
}

fn announced_size(parameters: &str) -> Option<u64> {
    parameters.split_whitespace().find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.eq_ignore_ascii_case("SIZE")
            .then(|| value.parse().ok())?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rcpt(recipient: &str) -> Command {
        Command::Rcpt(recipient.to_owned())
    }

    #[test]
    fn paths_are_taken_as_they_are_written() {
        for (line, command) in [
            ("RCPT TO:<a@b.example>", rcpt("a@b.example")),
            ("rcpt  to : <a@b.example> NOTIFY=NEVER", rcpt("a@b.example")),
            ("RCPT TO:a@b.example", rcpt("a@b.example")),
            ("RCPT TO: a@b.example ORCPT=x", rcpt("a@b.example")),
            (
                "RCPT TO:<a@b.example@c.example>",
                rcpt("a@b.example@c.example"),
            ),
            ("RCPT TO:<a@[192.0.2.1]>", rcpt("a@[192.0.2.1]")),
            ("RCPT TO:<\"a>b\"@c.example>", rcpt("\"a>b\"@c.example")),
            (
                "RCPT TO:<\"a\\\">b\"@c.example>",
                rcpt("\"a\\\">b\"@c.example"),
            ),
            ("RCPT TO:<\"a@b.example>", rcpt("\"a@b.example")),
            ("RCPT TO:<a@b.example", rcpt("a@b.example")),
            (
                "RCPT TO:<@r.example:a@b.example>",
                rcpt("@r.example:a@b.example"),
            ),
            ("RCPT TO:<>", Command::Malformed),
            ("RCPT a@b.example", Command::Malformed),
            ("MAIL", Command::Malformed),
        ] {
            assert_eq!(Command::parse(line.as_bytes()), command, "{line}");
        }
    }

    #[test]
    fn the_null_sender_is_empty_and_the_size_is_read() {
        let sender = String::new();
        let parsed = Command::parse(b"MAIL FROM:<> BODY=8BITMIME size=77 SMTPUTF8");
        assert_eq!(
            parsed,
            Command::Mail {
                sender: sender.clone(),
                size: Some(77)
            }
        );
        let parsed = Command::parse(b"MAIL FROM:<> SIZE=-1");
        assert_eq!(parsed, Command::Mail { sender, size: None });
    }

    #[test]
    fn hostile_lines_are_unknown_commands() {
        for line in [
            &b""[..],
            b"\0\0\0",
            b"\xff\xfe",
            b"GET / HTTP/1.1",
            b"\x16\x03\x01",
        ] {
            assert_eq!(Command::parse(line), Command::Unknown);
        }
        assert_eq!(Command::parse("MAIL é".as_bytes()), Command::Malformed);
        assert_eq!(Command::parse("RCPT Té:<a>".as_bytes()), Command::Malformed);
    }
}
