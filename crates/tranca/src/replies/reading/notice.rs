//! What a mail server says in words, where it sends no fields.

use super::addresses;
use super::code::Code;
use super::concerned::Concerned;
use super::paper::Paper;
use super::speaker::{self, Speaker};
use super::{Kind, Reading, automatic, words};

/// Reads a notice of failing or of delay, if it is one.
pub(super) fn read(paper: &Paper, speaker: Speaker) -> Option<Reading> {
    let subject = paper.subject();
    let kind = match speaker {
        Speaker::MailServer => of_a_mail_server(paper, &subject),
        Speaker::Machine | Speaker::Person => of_somebody(paper, &subject, speaker),
    }?;
    Some(reading(paper, kind))
}

/// A mail server's words are believed, unless they are a list's, an automatic answer's, or of a person
/// who signs in its name.
fn of_a_mail_server(paper: &Paper, subject: &str) -> Option<Kind> {
    let signs = Signs::of(paper, subject);
    if !signs.named && signs.is_somebody_elses(paper, subject) {
        return None;
    }
    let says_so = signs.failed || signs.delayed || signs.by_subject();
    let is_one = says_so && signs.tell(paper)
        // Words that we do not know, around a code that we do: no person signs so.
        || signs.signed && !signs.postmaster && names_a_code(&paper.flat);
    is_one.then(|| kind(paper, signs.delayed_subject, signs.delayed))
}

/// By what a mail server's message is known.
struct Signs {
    /// A field names whom it is about.
    named: bool,
    /// The sender's address is a mail server's.
    signed: bool,
    /// The sender's address is one that people use too.
    postmaster: bool,
    failed: bool,
    delayed: bool,
    failed_subject: bool,
    delayed_subject: bool,
}

impl Signs {
    fn of(paper: &Paper, subject: &str) -> Self {
        let named = paper.head.has("x-failed-recipients");
        Self {
            named,
            signed: speaker::signs_as_a_mail_server(&paper.head),
            postmaster: speaker::may_be_a_person(&paper.head),
            failed: named || words::FAILED.is_match(&paper.flat),
            delayed: words::DELAYED.is_match(&paper.flat),
            failed_subject: words::FAILED_SUBJECT.is_match(subject),
            delayed_subject: words::DELAYED_SUBJECT.is_match(subject),
        }
    }

    const fn by_subject(&self) -> bool {
        self.failed_subject || self.delayed_subject
    }

    /// Whether a list, a machine that answers, or a person speaks. A list that passes a bounce on to its
    /// owner adds fields of its own to it.
    fn is_somebody_elses(&self, paper: &Paper, subject: &str) -> bool {
        let greets = greets(paper) && !opens(paper);
        let passed_on = self.signed && !greets && (self.by_subject() || told_at_once(paper));
        let answers = automatic::says_so(paper, subject) && !(self.signed && tells(&paper.flat));
        automatic::is_lists(paper) && !passed_on
            || answers
            || is_a_persons(paper)
            || automatic::is_of_mail_to_us(paper)
    }

    /// Whether it tells of a failure as mail servers do. A postmaster who writes himself may name codes
    /// and addresses too: he is known by his return path, his name, his greeting.
    fn tell(&self, paper: &Paper) -> bool {
        if self.by_subject() || self.named || opens_soon(paper) {
            return true;
        }
        let about_one = tells(&paper.flat) && addresses::first(&paper.flat).is_some();
        let head = &paper.head;
        if self.signed && !self.postmaster || head.has_no_sender() || paper.report_type().is_some()
        {
            return about_one || self.signed && self.failed && told_at_once(paper);
        }
        let is_a_person =
            !self.signed || head.has("return-path") || speaker::bears_a_name(head) || greets(paper);
        about_one && names_a_code(&paper.flat) && !is_a_person
    }
}

/// Whether a person speaks who bears a mail server's name, or signs with one that people use too.
fn is_a_persons(paper: &Paper) -> bool {
    let head = &paper.head;
    let greets = greets(paper);
    let named = speaker::bears_a_name(head) && greets;
    let returns = head.has("return-path") && !head.has("auto-submitted");
    let signed = speaker::may_be_a_person(head)
        && !head.has_no_sender()
        && (automatic::quotes(paper) || greets && returns);
    (named || signed) && !opens(paper)
}

/// Whether a mail server's opening stands in its first words.
fn opens_soon(paper: &Paper) -> bool {
    opening(paper).is_some_and(|start| start <= BEGINNING)
}

/// Of others, only what opens as a mail server's message, under its subject, about a failure that
/// has a number or an address; of machines also what says at once that our mail was not delivered, to
/// whom, and why. Nothing that answers, passes on, or goes to many.
fn of_somebody(paper: &Paper, subject: &str, speaker: Speaker) -> Option<Kind> {
    let head = &paper.head;
    let by_a_person = words::ANSWERS.is_match(subject)
        || head.has("in-reply-to")
        || head.has("user-agent")
        || automatic::is_lists(paper)
        || automatic::says_so(paper, subject);
    let delayed_subject = words::DELAYED_SUBJECT.is_match(subject);
    let opens = opens(paper)
        && (words::FAILED.is_match(&paper.flat) || words::DELAYED.is_match(&paper.flat));
    let under = delayed_subject || words::FAILED_SUBJECT.is_match(subject);
    let is_machines = speaker == Speaker::Machine;
    let under = under || is_machines && paper.returned.is_some();
    let says_why = is_machines
        && words::FAILED_SUBJECT.is_match(subject)
        && words::MAIL_OF_OURS.is_match(&paper.flat)
        && told_at_once(paper)
        && tells(&paper.flat);
    let is_one = !by_a_person
        && !automatic::is_of_mail_to_us(paper)
        && (opens && under || says_why)
        && addresses::first(&paper.flat).is_some();
    is_one.then(|| kind(paper, delayed_subject, words::DELAYED.is_match(&paper.flat)))
}

fn kind(paper: &Paper, delayed_subject: bool, delayed: bool) -> Kind {
    let gave_up =
        words::GAVE_UP.is_match(&paper.flat) || words::RETURNED_SUBJECT.is_match(&paper.subject());
    if delayed_subject && (delayed || !gave_up) || delayed && !gave_up {
        Kind::Delay
    } else {
        Kind::Bounce
    }
}

fn reading(paper: &Paper, kind: Kind) -> Reading {
    let concerned = Concerned::by(paper);
    let reason = concerned
        .line
        .and_then(|line| reason_at(paper, line))
        .or_else(|| told_line(paper))
        .or_else(|| failing_words(paper));
    let status = status(reason.as_deref().unwrap_or_default(), &paper.flat);
    Reading {
        kind,
        recipients: concerned.recipients,
        status,
        permanent: permanence(paper, kind, status),
        reason,
    }
}

/// The code of the reason; else the one of the whole notice.
fn status(reason: &str, all: &str) -> Option<Code> {
    let precise = |code: &Code| !code.is_vague();
    Code::in_text(reason)
        .filter(precise)
        .or_else(|| Code::in_text(all).filter(precise))
        .or_else(|| Code::of_reply(reason))
        .or_else(|| Code::of_reply(all))
}

fn permanence(paper: &Paper, kind: Kind, status: Option<Code>) -> Option<bool> {
    if kind == Kind::Delay {
        return Some(false);
    }
    if let Some(code) = status {
        return Some(code.class == 5);
    }
    if words::GAVE_UP.is_match(&paper.flat) {
        return Some(true);
    }
    match words::Cause::of(&paper.flat) {
        Some(cause) if cause.is_permanent() => Some(true),
        Some(_) => Some(false),
        // It gave up, and says nothing that would pass.
        None => Some(!words::PASSING.is_match(&paper.flat)),
    }
}

/// What stands beside and below a recipient, up to the next blank line.
pub(super) fn reason_at(paper: &Paper, line: usize) -> Option<String> {
    let first = paper.lines.get(line)?;
    let beside = addresses::first(first)
        .and_then(|address| first.split_once(address))
        .map_or("", |(_, rest)| rest)
        .trim_matches(|c: char| c.is_whitespace() || "<>:;,.\"')]".contains(c));
    let below = paper.lines.get(line + 1..).unwrap_or_default();
    let blank = below
        .iter()
        .take_while(|line| line.trim().is_empty())
        .count();
    let below = below.iter().skip(blank);
    let below = below.take_while(|line| !line.trim().is_empty() && !is_another(line));
    let below = below
        .take(MOST_LINES)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ");
    // A paragraph of its own counts only if it tells something.
    let apart = blank > 0 && !(tells(&below) && beside.is_empty());
    let reason = on_one_line(&format!("{beside} {}", if apart { "" } else { &below }));
    reason.chars().any(char::is_alphabetic).then_some(reason)
}

fn tells(words: &str) -> bool {
    names_a_code(words) || words::Cause::of(words).is_some()
}

fn names_a_code(words: &str) -> bool {
    Code::in_text(words)
        .or_else(|| Code::of_reply(words))
        .is_some()
}

/// Whether it begins as only a mail server's message does.
pub(super) fn opens(paper: &Paper) -> bool {
    opening(paper).is_some_and(|start| start <= SALUTATION)
}

/// Where in it a mail server's opening stands.
fn opening(paper: &Paper) -> Option<usize> {
    words::OPENING.find(&paper.flat).map(|found| found.start)
}

/// Whether it begins as people begin.
fn greets(paper: &Paper) -> bool {
    words::GREETING.is_match(&paper.flat)
}

/// Whether it says in its first words that something was not delivered.
fn told_at_once(paper: &Paper) -> bool {
    let found = words::FAILED.find(&paper.flat).map(|found| found.start);
    let first = found.or_else(|| opening(paper));
    first.is_some_and(|start| start <= BEGINNING)
}

/// Whether a line speaks of the next recipient or draws a rule.
fn is_another(line: &str) -> bool {
    line.trim_start().starts_with("---") || line.starts_with('<') && line.contains('@')
}

/// The first line with a reply or status code.
fn told_line(paper: &Paper) -> Option<String> {
    let mut lines = paper.lines.iter();
    let line = lines.find(|line| names_a_code(line))?;
    Some(on_one_line(line))
}

/// The words around the first words of failing.
fn failing_words(paper: &Paper) -> Option<String> {
    let found = words::FAILED.find(&paper.flat)?;
    let start = paper.flat[..found.start].rfind(". ").map_or(0, |at| at + 2);
    Some(on_one_line(&paper.flat[start..]))
}

/// On one line, and not longer than anybody reads.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.len() > 4 * LONGEST {
            break;
        }
    }
    line.chars().take(LONGEST).collect()
}

const LONGEST: usize = 300;
const MOST_LINES: usize = 5;
/// How far into a message an opening may stand and still open it.
const SALUTATION: usize = 8;
const BEGINNING: usize = 400;
