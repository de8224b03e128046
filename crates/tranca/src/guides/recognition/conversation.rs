//! A transcript, taken apart again: who said what on which connection.
//!
//! For [`super`], which must know an answer from a greeting, and the server's own words from those
//! that came through it.
//!
//! # Limits
//! The transcript is one of `verification::driver`: `<` the server, `>` we, `#` a remark, and long
//! lines cut. A line without a mark is the server's.

use crate::guides::guide::Basis;

/// What we said, and what came back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Turn<'a> {
    pub(super) ours: Vec<&'a str>,
    pub(super) theirs: Vec<&'a str>,
}

/// One HTTP response.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Response {
    pub(super) head: String,
    pub(super) body: String,
}

/// Every connection, as turns. What a server says first is a turn in which we said nothing.
pub(super) fn connections(transcript: &str) -> Vec<Vec<Turn<'_>>> {
    let mut connections = vec![Vec::new()];
    for line in transcript.lines() {
        if line.starts_with(CONNECTED) {
            connections.push(Vec::new());
        } else if let Some(turns) = connections.last_mut() {
            hear(turns, line);
        }
    }
    connections.retain(|turns| !turns.is_empty());
    connections
}

fn hear<'a>(turns: &mut Vec<Turn<'a>>, line: &'a str) {
    if line.starts_with('#') {
        return;
    }
    let ours = line.strip_prefix('>').map(str::trim_start);
    let is_new = match (turns.last(), ours) {
        (None, _) => true,
        (Some(last), Some(_)) => !last.theirs.is_empty(),
        (Some(_), None) => false,
    };
    if is_new {
        turns.push(Turn::default());
    }
    let Some(turn) = turns.last_mut() else {
        return;
    };
    match ours {
        Some(ours) => turn.ours.push(ours),
        None => turn.theirs.push(line.strip_prefix("< ").unwrap_or(line)),
    }
}

impl Turn<'_> {
    /// Whether our words began with this one.
    pub(super) fn asked(&self, word: &str) -> bool {
        let first = self.ours.first().and_then(|line| line.split(' ').next());
        first.is_some_and(|first| first.eq_ignore_ascii_case(word))
    }
}

/// The responses that the server itself gave: what came through a tunnel that it granted is
/// somebody else's (RFC 9110 section 9.3.6).
pub(super) fn responses(transcript: &str) -> Vec<Response> {
    let mut responses = Vec::new();
    for turns in connections(transcript) {
        for turn in &turns {
            let Some(mut response) = Response::of(&turn.theirs) else {
                break;
            };
            let is_tunnel = turn.asked("CONNECT") && response.is_success();
            if is_tunnel {
                response.body.clear();
            }
            responses.push(response);
            if is_tunnel {
                break;
            }
        }
    }
    responses
}

impl Response {
    /// A body that shows a head has none: there is one, or one after each that was for the time
    /// being (RFC 9110 section 15.2).
    fn of(lines: &[&str]) -> Option<Self> {
        let mut rest = lines;
        loop {
            if !rest.first()?.starts_with("HTTP/1.") {
                return None;
            }
            let end = rest.iter().position(|line| line.is_empty());
            let (head, body) = rest.split_at(end.unwrap_or(rest.len()));
            let body = body.get(1..).unwrap_or_default();
            if status(head) != Some('1') || body.is_empty() {
                return Some(Self {
                    head: head.join("\n"),
                    body: body.join("\n"),
                });
            }
            rest = body;
        }
    }

    /// Whether this field stands in the head, whatever its value.
    pub(super) fn has(&self, field: &str) -> bool {
        let names = self.head.lines().filter_map(|line| line.split_once(':'));
        names
            .map(|(name, _)| name)
            .any(|name| name.eq_ignore_ascii_case(field))
    }

    fn is_success(&self) -> bool {
        self.head.lines().next().and_then(|line| status(&[line])) == Some('2')
    }
}

/// The class of the status in a status line.
fn status(head: &[&str]) -> Option<char> {
    head.first()?.split(' ').nth(1)?.chars().next()
}

/// What a mail server said, by when it said it.
#[derive(Debug)]
pub(super) struct Mail {
    greetings: String,
    keywords: String,
    replies: String,
    /// Whether it ever took a sender: then it was heard at its work.
    pub(super) took_a_sender: bool,
}

impl Mail {
    pub(super) fn of(transcript: &str) -> Self {
        let connections = connections(transcript);
        let first = connections.iter().filter_map(|turns| turns.first());
        let greetings = first.filter(|turn| turn.ours.is_empty());
        let turns = || connections.iter().flatten();
        let listings = turns().filter(|turn| turn.asked("EHLO"));
        let takes = |turn: &Turn<'_>| turn.theirs.iter().any(|line| line.starts_with("250"));
        Self {
            greetings: joined(greetings.flat_map(|turn| first_reply(&turn.theirs))),
            keywords: joined(listings.map(|turn| listed(&turn.theirs))),
            replies: joined(turns().flat_map(|turn| &turn.theirs)),
            took_a_sender: turns().any(|turn| turn.asked("MAIL") && takes(turn)),
        }
    }

    /// Whether it ever answered EHLO with a list.
    pub(super) fn listed_abilities(&self) -> bool {
        !self.keywords.trim().is_empty()
    }

    /// The words in which signs of this kind stand: the greetings; what EHLO listed, the keywords
    /// of each reply on a line, without their parameters; everything.
    pub(super) fn words(&self, basis: Basis) -> &str {
        match basis {
            Basis::Banner => &self.greetings,
            Basis::Ehlo => &self.keywords,
            _ => &self.replies,
        }
    }
}

/// What a SOCKS server answered, in hexadecimal, each answer on a line. A line feed among the bytes
/// ends a line of the transcript, and no answer.
pub(super) fn answers(transcript: &str) -> String {
    let connections = connections(transcript).into_iter();
    let own = connections.flat_map(|turns| turns.into_iter().take(ANSWERS_OF_SOCKS));
    joined(own.map(|turn| bytes(&turn.theirs)))
}

/// A line of words came through the proxy.
fn bytes(lines: &[&str]) -> String {
    let shown = |line: &&str| Some(line.strip_prefix('[')?.strip_suffix(']')?.to_owned());
    let lines: Vec<String> = lines.iter().map_while(shown).collect();
    lines.join(" ")
}

/// The first line of the reply names the server; RFC 5321 section 4.1.1.1.
fn listed(reply: &[&str]) -> String {
    let lines = reply.iter().filter(|line| line.starts_with("250")).skip(1);
    let words = lines.filter_map(|line| line.get(4..)?.split([' ', '=']).next());
    let words: Vec<String> = words.map(str::to_ascii_uppercase).collect();
    words.join(" ")
}

/// Up to the line that has no hyphen after its code (RFC 5321 section 4.2.1).
fn first_reply<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let goes_on = |line: &&&str| line.as_bytes().get(3) == Some(&b'-');
    let more = lines.iter().take_while(goes_on).count();
    lines.iter().take(more + 1).copied().collect()
}

fn joined<T: AsRef<str>>(lines: impl Iterator<Item = T>) -> String {
    let mut text = String::new();
    for line in lines {
        text.push_str(line.as_ref());
        text.push('\n');
    }
    text
}

/// The method and the reply (RFC 1928 sections 3 and 6); we give no credentials. What follows comes
/// through the proxy.
const ANSWERS_OF_SOCKS: usize = 2;

/// As `verification::prober` begins each connection's part.
const CONNECTED: &str = "# connected to ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_through_a_tunnel_is_not_the_servers() {
        let said = "# connected to 192.0.2.1 port 80\n> CONNECT a:80 HTTP/1.1\n> \n\
             < HTTP/1.1 200 Established\n< Proxy-Agent: x\n< \n> GET / HTTP/1.1\n> \n\
             < HTTP/1.1 200 OK\n< Server: other\n< \n\
             # connected to 192.0.2.1 port 80\n> GET / HTTP/1.1\n> \n\
             < HTTP/1.1 400 Bad\n< Server: own\n< \n< page\n";
        let responses = responses(said);
        assert_eq!(responses.len(), 2);
        assert_eq!(
            responses[0].head,
            "HTTP/1.1 200 Established\nProxy-Agent: x"
        );
        assert_eq!(responses[1].body, "page");
        assert!(responses[1].has("server") && !responses[1].has("via"));
    }

    #[test]
    fn what_is_sent_along_with_a_granted_tunnel_is_not_the_servers_either() {
        let said = "> CONNECT a:25 HTTP/1.1\n> \n< HTTP/1.0 200 OK\n< \n< 220 mail ESMTP Postfix\n";
        assert_eq!(responses(said)[0].body, "");
        let refused = said.replace("200 OK", "403 No");
        assert_eq!(responses(&refused)[0].body, "220 mail ESMTP Postfix");
    }

    #[test]
    fn a_response_for_the_time_being_is_not_the_response() {
        let said = "< HTTP/1.1 100 Continue\n< \n< HTTP/1.1 200 OK\n< Via: x\n< \n< HTTP/1.1 200 OK\n< Server: y\n< \n";
        let responses = responses(said);
        assert_eq!(responses.len(), 1);
        assert_eq!(responses[0].head, "HTTP/1.1 200 OK\nVia: x");
    }

    #[test]
    fn a_greeting_is_told_from_what_comes_later() {
        let said = "# connected to 192.0.2.1 port 25\n< 220-a\n< 220 b\n> EHLO x\n< 250-a hello\n\
             < 250-SIZE 100\n< 250-AUTH=LOGIN\n< 250 help\n> STARTTLS\n< 220 go\n";
        let mail = Mail::of(said);
        assert_eq!(mail.words(Basis::Banner), "220-a\n220 b\n");
        assert_eq!(mail.words(Basis::Ehlo), "SIZE AUTH HELP\n");
        assert!(!mail.took_a_sender);
        assert!(Mail::of("> MAIL FROM:<a@b.example>\n< 250 fine\n").took_a_sender);
    }

    #[test]
    fn bytes_are_put_together_again_that_a_line_feed_parted() {
        let said = "> [05 01 00]\n< [05 00]\n> [05 01 00 01 c0 00 02 0a]\n> [00 50]\n\
             < [05 02 00 01 c0 00 02 0a]\n< [00 50]\n";
        assert_eq!(answers(said), "05 00\n05 02 00 01 c0 00 02 0a 00 50\n");
    }
}
