//! One conversation with the agency's mail server, LMTP (RFC 2033) or SMTP (RFC 5321), without its
//! socket: it is told lines and says replies.

/// What the listener must do next.
#[derive(Debug, Eq, PartialEq)]
pub(super) enum Step {
    /// Send this.
    Say(String),
    /// Send this, then read the message up to its dot.
    Message(String),
    /// Send this and hang up.
    Leave(String),
}

/// Which of the two is spoken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tongue {
    Lmtp,
    Smtp,
}

impl Tongue {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Lmtp => "lmtp",
            Self::Smtp => "smtp",
        }
    }
}

/// A conversation.
#[derive(Debug)]
pub(super) struct Session {
    largest: usize,
    commands: usize,
    pub(super) tongue: Option<Tongue>,
    pub(super) sender: Option<String>,
    pub(super) recipients: Vec<String>,
}

impl Session {
    pub(super) const fn new(largest: usize) -> Self {
        Self {
            largest,
            commands: 0,
            tongue: None,
            sender: None,
            recipients: Vec::new(),
        }
    }

    /// Takes one command; `is_ours` tells which recipients are taken.
    pub(super) fn heard(&mut self, line: &str, is_ours: impl Fn(&str) -> bool) -> Step {
        self.commands += 1;
        if self.commands > MOST_COMMANDS {
            return Step::Leave("421 4.7.0 Too many commands\r\n".to_owned());
        }
        let verb = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        match verb.as_str() {
            "LHLO" => self.greeted(Tongue::Lmtp),
            "EHLO" | "HELO" => self.greeted(Tongue::Smtp),
            "MAIL" => say(self.mail(line)),
            "RCPT" => say(self.rcpt(line, is_ours)),
            "DATA" => self.data(),
            "RSET" => {
                self.over();
                say("250 2.0.0 Forgotten")
            }
            "NOOP" => say("250 2.0.0 OK"),
            "VRFY" => say("252 2.5.0 Send it, and see"),
            "QUIT" => Step::Leave("221 2.0.0 Goodbye\r\n".to_owned()),
            _ => say("500 5.5.1 No such command"),
        }
    }

    /// Forgets the envelope.
    pub(super) fn over(&mut self) {
        self.sender = None;
        self.recipients.clear();
    }

    fn greeted(&mut self, tongue: Tongue) -> Step {
        self.over();
        self.tongue = Some(tongue);
        let size = self.largest;
        Step::Say(format!(
            "250-tranca\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-ENHANCEDSTATUSCODES\r\n250 SIZE {size}\r\n"
        ))
    }

    fn mail(&mut self, line: &str) -> &'static str {
        if self.tongue.is_none() {
            return "503 5.5.1 Say LHLO or EHLO first";
        }
        if self.sender.is_some() {
            return "503 5.5.1 One sender at a time";
        }
        let Some((sender, rest)) = path(line, "MAIL FROM:") else {
            return "501 5.5.4 MAIL FROM:<address>";
        };
        let declared = rest.to_ascii_uppercase();
        let size = declared
            .split_whitespace()
            .find_map(|word| word.strip_prefix("SIZE="));
        if size
            .and_then(|size| size.parse::<usize>().ok())
            .is_some_and(|size| size > self.largest)
        {
            return "552 5.3.4 Longer than what is taken here";
        }
        self.sender = Some(sender.to_owned());
        "250 2.1.0 OK"
    }

    fn rcpt(&mut self, line: &str, is_ours: impl Fn(&str) -> bool) -> &'static str {
        if self.sender.is_none() {
            return "503 5.5.1 Say MAIL first";
        }
        let Some((recipient, _)) = path(line, "RCPT TO:") else {
            return "501 5.5.4 RCPT TO:<address>";
        };
        if self.recipients.len() >= MOST_RECIPIENTS {
            return "452 4.5.3 Too many recipients";
        }
        if !is_ours(recipient) {
            return "550 5.1.1 Nobody here has this address";
        }
        self.recipients.push(recipient.to_owned());
        "250 2.1.5 OK"
    }

    fn data(&self) -> Step {
        if self.recipients.is_empty() {
            return say("503 5.5.1 Say MAIL and RCPT first");
        }
        Step::Message("354 Go ahead\r\n".to_owned())
    }
}

fn say(words: &str) -> Step {
    Step::Say(format!("{words}\r\n"))
}

/// The address and what follows it in `MAIL FROM:<a@b.example> SIZE=1`.
fn path<'a>(line: &'a str, verb: &str) -> Option<(&'a str, &'a str)> {
    let start = line.get(..verb.len())?;
    if !start.eq_ignore_ascii_case(verb) {
        return None;
    }
    let (address, rest) = line[verb.len()..]
        .trim_start()
        .strip_prefix('<')?
        .split_once('>')?;
    (address.len() <= LONGEST_PATH).then_some((address, rest))
}

const MOST_COMMANDS: usize = 1_000;
const MOST_RECIPIENTS: usize = 100;
/// RFC 5321 section 4.5.3.1.3, with room for what forwarders put before.
const LONGEST_PATH: usize = 512;

#[cfg(test)]
mod tests {
    use super::*;

    fn conversed(lines: &[&str]) -> Vec<String> {
        let mut session = Session::new(1_000);
        let said = lines.iter().map(|line| {
            match session.heard(line, |address| address.starts_with("team")) {
                Step::Say(words) | Step::Message(words) | Step::Leave(words) => words,
            }
        });
        said.map(|words| words.chars().take(3).collect()).collect()
    }

    #[test]
    fn only_our_own_addresses_are_taken_and_each_thing_in_its_order() {
        let said = conversed(&[
            "MAIL FROM:<>",
            "LHLO mx.agency.example",
            "DATA",
            "RCPT TO:<team@agency.example>",
            "mail from:<> SIZE=12",
            "RCPT TO:<stranger@agency.example>",
            "DATA",
            "RCPT TO:<team+x@agency.example>",
            "DATA",
        ]);
        assert_eq!(
            said,
            [
                "503", "250", "503", "503", "250", "550", "503", "250", "354"
            ]
        );
    }

    #[test]
    fn what_is_too_long_by_its_own_words_is_refused_before_it_is_sent() {
        let said = conversed(&["EHLO x", "MAIL FROM:<a@b.example> SIZE=1001"]);
        assert_eq!(said, ["250", "552"]);
    }
}
