//! Every letter, in every language, about every sample.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use mail_parser::{Message, MessageParser, MimeHeaders};
use regex::Regex;

use crate::ground::clock::{Clock, Moment};
use crate::ground::config::agencies::Tlp;
use crate::ground::languages::{Direction, Language};
use crate::ground::operation::Operation;
use crate::letters::{Sample, Specimen, letters, sample_operation, specimens};

fn operation() -> Operation {
    let noon = Moment::from_millis(1_795_514_400_000);
    sample_operation(Clock::standing_at(noon)).unwrap()
}

/// All specimens, made once for all tests.
pub(super) fn all() -> &'static [(Language, Specimen)] {
    static MADE: OnceLock<Vec<(Language, Specimen)>> = OnceLock::new();
    MADE.get_or_init(|| {
        let operation = operation();
        let of = |language| {
            let made = specimens(&operation, language).unwrap_or_else(|error| panic!("{error}"));
            made.into_iter().map(move |one| (language, one)).collect()
        };
        std::thread::scope(|scope| {
            let making: Vec<_> = Language::ALL
                .into_iter()
                .map(|language| scope.spawn(move || -> Vec<_> { of(language) }))
                .collect();
            making
                .into_iter()
                .flat_map(|one| one.join().unwrap())
                .collect()
        })
    })
}

fn named(language: Language, specimen: &Specimen) -> String {
    format!("{language} {} {}", specimen.letter, specimen.sample.name())
}

/// The letters of a text, in their order: what is left when line breaks, marks and numbers of lists
/// are not looked at.
fn spelt(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// What a page says, without its markup.
fn said(html: &str) -> String {
    let unsaid = Regex::new(r"(?s)<head>.*</head>|<[^>]*>").unwrap();
    unsaid
        .replace_all(html, "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

#[tokio::test]
async fn every_letter_is_whole_and_its_page_says_what_its_text_says() {
    let all = all();
    let samples: usize = letters()
        .iter()
        .map(|letter| Sample::of(letter).len())
        .sum();
    assert_eq!(all.len(), Language::ALL.len() * samples);
    for (language, specimen) in all {
        let name = named(*language, specimen);
        let (text, html) = (specimen.draft.text(), specimen.draft.html());
        assert_eq!(spelt(&said(&html)), spelt(&text), "{name}");
        assert!(specimen.draft.subject.contains("T-"), "{name}");
        assert!(
            text.contains("T-") && text.contains("Example CSIRT"),
            "{name}: {text}"
        );
        assert!(text.contains("closed-doors.example.org"), "{name}: {text}");
        for forbidden in ["{{", "{%", "undefined"] {
            assert!(!text.contains(forbidden), "{name}: {text}");
        }
        assert!(!text.contains("\n\n\n"), "{name}: {text}");
    }
}

#[tokio::test]
async fn a_letter_for_paper_says_who_writes_when_its_subject_and_its_text_on_a4() {
    for (language, specimen) in all() {
        let (draft, paper) = (&specimen.draft, specimen.draft.paper());
        let expected = spelt(&draft.subject) + &spelt(&draft.text());
        let name = named(*language, specimen);
        let said = said(&paper);
        let at = said.find(draft.subject.split(' ').next().unwrap()).unwrap();
        let (head, letter) = said.split_at(at);
        assert_eq!(spelt(letter), expected, "{name}");
        assert!(head.contains("Example CSIRT"), "{name}: {head}");
        assert!(head.contains("2026"), "{name}: {head}");
        assert!(paper.contains("@page{size:A4"), "{name}");
    }
}

#[tokio::test]
async fn no_space_stands_between_sentences_that_know_none() {
    let gap = Regex::new("[。！？：；][ \n]+[^<\\s]").unwrap();
    for (language, specimen) in all() {
        if language.tag() == "ja" || language.tag().starts_with("zh") {
            let page = specimen.draft.html();
            let found = gap.find(&page).map(|found| found.as_str());
            assert_eq!(found, None, "{}: {page}", named(*language, specimen));
        }
    }
}

#[tokio::test]
async fn every_message_is_mime_without_a_defect() {
    for (language, specimen) in all() {
        let name = named(*language, specimen);
        let message = MessageParser::default().parse(&specimen.message).unwrap();
        assert!(specimen.message.is_ascii(), "{name}");
        for line in specimen.message.split(|byte| *byte == b'\n') {
            assert!(line.len() < 998, "{name}");
        }
        assert!(
            message.parts.iter().all(|part| !part.is_encoding_problem),
            "{name}"
        );
        assert_eq!(
            message.subject(),
            Some(specimen.draft.subject.as_str()),
            "{name}"
        );
        let tag = message.header_raw("Content-Language").map(str::trim);
        assert_eq!(tag, Some(language.tag()), "{name}");
        assert_parts(&message, specimen, &name);
    }
}

/// A letter that asks for something bears a report for each case and a table; others bear nothing.
fn assert_parts(message: &Message<'_>, specimen: &Specimen, name: &str) {
    let names: Vec<&str> = message
        .attachments()
        .filter_map(|part| part.attachment_name())
        .collect();
    let cases = match specimen.sample {
        Sample::Digest => 3,
        Sample::Long => 60,
        _ => 1,
    };
    let asks = ["first-proven", "first-listed", "reminder"].contains(&specimen.letter);
    assert_eq!(
        names.len(),
        if asks { cases + 1 } else { 0 },
        "{name}: {names:?}"
    );
    assert_eq!(
        names.iter().collect::<BTreeSet<_>>().len(),
        names.len(),
        "{name}"
    );
}

#[tokio::test]
async fn addresses_and_commands_are_set_apart_where_the_text_runs_the_other_way() {
    for (language, specimen) in all() {
        let (text, html) = (specimen.draft.text(), specimen.draft.html());
        let name = named(*language, specimen);
        if language.direction() == Direction::LeftToRight {
            assert!(
                !text.contains('\u{2066}') && !html.contains("<bdi"),
                "{name}"
            );
            continue;
        }
        assert!(
            text.contains("\u{2066}192.0.2.10") || !text.contains("192.0.2.10"),
            "{name}: {text}"
        );
        assert!(
            !text.contains("nc -C") || text.contains("\u{2066}    nc -C 192"),
            "{name}: {text}"
        );
        assert_eq!(
            html.matches("<bdi dir=\"ltr\">").count(),
            html.matches("</bdi>").count()
        );
        assert!(
            !html.contains('\u{2066}') && !html.contains('\u{2069}'),
            "{name}"
        );
        assert!(
            !html.contains("<code>") && !html.contains("<pre class"),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_readers_language_comes_first_and_english_follows_where_it_was_guessed() {
    for (language, specimen) in all() {
        let text = specimen.draft.text();
        let note = text.find("In English\n----------");
        let expected = specimen.sample == Sample::Guessed && *language != Language::En;
        assert_eq!(note.is_some(), expected, "{}", named(*language, specimen));
        assert!(note.is_none_or(|at| at > text.len() / 2), "{text}");
    }
}

#[tokio::test]
async fn times_are_told_in_utc_and_by_the_readers_clocks() {
    for (language, specimen) in all() {
        if specimen.letter == "first-proven" {
            let text = specimen.draft.text().replace(['\u{2066}', '\u{2069}'], "");
            let flowing = text.split_whitespace().collect::<String>();
            let told = language.moment(
                Moment::from_millis(1_795_514_400_000),
                Some(language.home()),
            );
            let told = told.split_whitespace().collect::<String>();
            assert!(flowing.contains(&told), "{language}: {told}\n{text}");
            assert!(told.contains("UTC("), "{told}");
        }
    }
}

#[tokio::test]
async fn an_agencys_marking_stands_in_the_subject_and_above_the_letter() {
    let mut operation = operation();
    for tlp in [
        Tlp::Red,
        Tlp::AmberStrict,
        Tlp::Amber,
        Tlp::Green,
        Tlp::Clear,
    ] {
        operation.agencies.all[0].tlp = Some(tlp);
        for language in Language::ALL {
            let specimen = specimens(&operation, language).unwrap().swap_remove(0);
            let text = specimen.draft.text().replace(['\u{2066}', '\u{2069}'], "");
            let marking = format!("*{}*", tlp.label());
            assert!(text.starts_with(&marking), "{language}: {text}");
            let marked = format!("[{}] ", tlp.label());
            assert!(specimen.draft.subject.starts_with(&marked), "{language}");
        }
    }
}
