//! A letter's Markdown, and the HTML made of it.
//!
//! Whatever comes from foreign hosts enters a letter as text or as code, never as markup: values are
//! escaped ([`escape`]) unless they went through [`code`] or [`block`], which close what they open
//! whatever stands in between.

use std::borrow::Cow;
use std::fmt::Write;

use comrak::nodes::Node;
use comrak::{Arena, Options, format_html, parse_document};

use super::direction::{self, END, ISOLATE};
use crate::ground::languages::{Direction, Language};

/// The Markdown that letters are written in: CommonMark with tables. Raw HTML is left out.
pub(super) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options
}

/// A letter's Markdown, read once for all its forms.
pub(super) fn read<'a>(arena: &'a Arena<'a>, markdown: &str, language: Language) -> Node<'a> {
    let root = parse_document(arena, markdown, &options());
    direction::isolate(root, language);
    root
}

/// A letter as HTML: its text, and the note in English below it, if there is one.
pub(super) struct Page<'a> {
    pub(super) language: Language,
    pub(super) subject: &'a str,
    pub(super) letter: Node<'a>,
    pub(super) note: Option<Node<'a>>,
}

impl Page<'_> {
    /// The letter as a page that reads well in a narrow window and in the dark.
    pub(super) fn html(&self) -> String {
        format!(
            "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n\
             <style>{SHEET}</style>\n</head>\n<body style=\"{BODY}\">\n{}</body>\n</html>\n",
            self.language.tag(),
            self.language.direction().html(),
            html_text(self.subject),
            self.body(),
        )
    }

    /// What stands inside the page's body.
    pub(super) fn body(&self) -> String {
        let text = rendered(self.letter, self.language);
        let note = self.note.map_or_else(String::new, |note| {
            format!(
                "<hr>\n<div lang=\"en\" dir=\"ltr\">\n{}</div>\n",
                rendered(note, Language::En)
            )
        });
        text + &note
    }
}

fn rendered(root: Node<'_>, language: Language) -> String {
    let mut body = String::with_capacity(16 * 1_024);
    // Writing to a string cannot fail.
    let _ = format_html(root, &options(), &mut body);
    let body = styled(&body);
    match language.direction() {
        Direction::LeftToRight => body,
        Direction::RightToLeft => body
            .replace("<code>", "<code dir=\"ltr\">")
            .replace("<pre ", "<pre dir=\"ltr\" ")
            .replace(ISOLATE, "<bdi dir=\"ltr\">")
            .replace(END, "</bdi>"),
    }
}

/// One line of text: without control characters, and without characters that turn or hide others.
pub(super) fn line(text: &str) -> String {
    if is_one_plain_line(text) {
        return text.to_owned();
    }
    let visible = text.chars().filter(|c| !is_hidden(*c));
    let spaced: String = visible
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing in it would be changed: visible ASCII, with single spaces inside.
fn is_one_plain_line(text: &str) -> bool {
    let is_visible = |byte: &u8| matches!(byte, b' '..=b'~');
    text.as_bytes().iter().all(is_visible)
        && !text.contains("  ")
        && !text.starts_with(' ')
        && !text.ends_with(' ')
}

/// Text in Markdown that means nothing but itself.
///
/// Marks that mean nothing inside a word, as in an address or a time of day, stay as they are: each
/// that is escaped is a piece of text of its own to whoever reads the Markdown.
pub(super) fn escape(text: &str) -> String {
    let text = line(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut done = 0;
    for (at, mark) in marks(&text) {
        escaped.push_str(&text[done..at]);
        if !(INSIDE_WORDS.contains(&mark) && is_inside_a_word(&text, at)) {
            escaped.push('\\');
        }
        done = at;
    }
    escaped + &text[done..]
}

/// The punctuation of ASCII in a text, and where it stands.
fn marks(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let bytes = text.bytes().enumerate();
    bytes.filter(|(_, byte)| byte.is_ascii_punctuation())
}

/// Whether what stands there, one octet, stands between two letters or digits.
fn is_inside_a_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
}

/// A code span (CommonMark section 6.1) that nothing inside it can end.
pub(super) fn code(text: &str) -> String {
    let text = line(text);
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text) + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A fenced code block (CommonMark section 4.5) that nothing inside it can end, indented so far as
/// the list item it stands in.
pub(super) fn block(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let mut block = format!("{fence}\n");
    for text in text.lines() {
        block.push_str(&margin);
        block.push_str(&code_line(text));
        block.push('\n');
    }
    block + &margin + &fence
}

/// A block in an item of a list, whose text begins after so many columns. In a numbered list (three
/// columns) it stands one further in: item 10 needs four, and item 1 takes them as well.
pub(super) fn block_within(text: &str, indent: usize) -> String {
    if indent == NUMBERED {
        return format!(" {}", block(text, NUMBERED + 1));
    }
    block(text, indent)
}

/// A link that shows its own address.
pub(super) fn link(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !b"<>\\\"`".contains(&byte) {
            safe.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(safe, "%{byte:02X}");
        }
    }
    let known = ["https://", "http://", "mailto:"];
    if known.iter().any(|scheme| safe.starts_with(scheme)) {
        format!("<{safe}>")
    } else {
        escape(url)
    }
}

/// A line of code as it is, but for what could not be seen; cut where no reader would follow.
fn code_line(text: &str) -> Cow<'_, str> {
    let is_plain = |byte: &u8| matches!(byte, b'\t' | b' '..=b'~');
    if text.len() <= LONGEST_LINE && text.as_bytes().iter().all(is_plain) {
        return text.into();
    }
    let visible = text.chars().filter(|c| !is_hidden(*c));
    let mut line: String = visible
        .map(|c| {
            if c.is_control() && c != '\t' {
                '\u{fffd}'
            } else {
                c
            }
        })
        .take(LONGEST_LINE)
        .collect();
    if text.chars().count() > LONGEST_LINE {
        line.push('…');
    }
    line.into()
}

/// Zero-width characters and those that turn the direction of writing.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn longest_run(text: &str) -> usize {
    let (longest, _) = text.bytes().fold((0, 0), |(longest, run), byte| {
        let run = if byte == b'`' { run + 1 } else { 0 };
        (longest.max(run), run)
    });
    longest
}

/// Some mail programs take away style sheets: what a letter must keep then, its elements carry.
fn styled(body: &str) -> String {
    let mut styled = String::with_capacity(body.len() * 5 / 4);
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        styled.push_str(before);
        let known = ESSENTIAL.iter().find(|(name, _)| {
            let inside = tag[1..].strip_prefix(name);
            inside.is_some_and(|inside| inside.starts_with('>'))
        });
        let length = match known {
            Some((name, attributes)) => {
                // Writing to a string cannot fail.
                let _ = write!(styled, "<{name} {attributes}>");
                name.len() + 2
            }
            None => {
                styled.push('<');
                1
            }
        };
        rest = &tag[length..];
    }
    styled + rest
}

pub(super) fn html_text(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// Where the text of `1. ` begins.
const NUMBERED: usize = 3;
/// What begins and ends no markup between two letters or digits (CommonMark sections 5.2 and 6).
const INSIDE_WORDS: &[u8] = b".,:-/";
const LONGEST_LINE: usize = 400;
const BODY: &str = "margin:0 auto;padding:16px;max-width:42em;font:16px/1.5 system-ui,sans-serif;\
    overflow-wrap:anywhere";
/// What makes it pleasant.
const SHEET: &str = "pre{background:#f3f4f6;color:#16181d;padding:8px 12px;border-radius:6px;\
    overflow-x:auto;font-size:14px}table{display:block;border:0;overflow-x:auto;font-size:13px}\
    th,td{border:1px solid #ccc;padding:4px 5px;overflow-wrap:normal}th{text-align:start}\
    h2{font-size:19px;margin:28px 0 8px}h3{font-size:16px;margin:20px 0 8px}\
    @media (prefers-color-scheme: dark){body{background:#16181d;color:#e6e6e6}\
    a{color:#8ab4f8}pre{background:#23262d;color:#e6e6e6}th,td{border-color:#555}}";
/// What it is read by without that.
const ESSENTIAL: [(&str, &str); 2] = [
    ("pre", "style=\"white-space:pre-wrap\""),
    (
        "table",
        "border=\"1\" cellpadding=\"4\" style=\"border-collapse:collapse\"",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn page(markdown: &str) -> String {
        let arena = Arena::new();
        let (language, subject) = (Language::En, "s");
        let page = Page {
            language,
            subject,
            letter: read(&arena, markdown, language),
            note: None,
        };
        page.html()
    }

    #[test]
    fn nothing_inside_a_block_can_end_it() {
        let hostile = "< 220 hi\n```\n# Pay here <script>alert(1)</script>\n````\n~~~\n</pre>";
        let markdown = format!("before\n\n{}\n\nafter", block(hostile, 0));
        let page = page(&markdown);
        assert_eq!(page.matches("<pre").count(), 1, "{page}");
        assert!(
            !page.contains("<h1>") && !page.contains("<script"),
            "{page}"
        );
        assert!(page.contains("<p>after</p>"), "{page}");
    }

    #[test]
    fn a_block_in_a_list_item_stays_in_it() {
        let markdown = format!(
            "1. Do this:\n\n   {}\n\n2. Then that.",
            block("a\n\n2. b", 3)
        );
        let page = page(&markdown);
        assert_eq!(page.matches("<ol>").count(), 1, "{page}");
        assert_eq!(page.matches("<li>").count(), 2, "{page}");
    }

    #[test]
    fn a_block_stays_in_its_item_beyond_the_ninth() {
        let item = |nth: usize| format!("{nth}. Do:\n\n   {}\n", block_within("a\n  b", 3));
        let markdown: String = (1..=11).map(|nth| item(nth) + "\n").collect();
        let page = page(&markdown);
        assert_eq!(page.matches("<ol>").count(), 1, "{page}");
        assert_eq!(page.matches("<code>a\n  b\n</code>").count(), 11, "{page}");
    }

    #[test]
    fn foreign_text_is_only_text() {
        let hostile = "[x](http://evil.example) <b>\r\n\r\n# H `c` |a|b| ![i](u) &amp; 1. *x*";
        let page = page(&escape(hostile));
        for element in [
            "<a", "<b>", "<h1>", "<code>", "<img", "<table", "<em>", "<li>",
        ] {
            assert!(
                !page.split("<body").nth(1).unwrap().contains(element),
                "{page}"
            );
        }
        let code = super::code("a `` b` <i>");
        assert!(self::page(&code).contains("<code>a `` b` &lt;i&gt;</code>"));
    }

    #[test]
    fn marks_inside_words_need_no_escape_and_mean_nothing() {
        for (text, expected) in [
            ("192.0.2.1", "192.0.2.1"),
            ("2026-11-24T10:00:38Z", "2026-11-24T10:00:38Z"),
            ("1. a", "1\\. a"),
            ("- b", "\\- b"),
            ("a_b", "a\\_b"),
        ] {
            assert_eq!(escape(text), expected);
            let page = page(&escape(text));
            assert!(page.contains(&format!("<p>{text}</p>")), "{page}");
        }
    }

    #[test]
    fn what_cannot_be_seen_does_not_go_through() {
        assert_eq!(line("a\u{202e}b\u{200b}c\r\nBcc: x\0"), "abc Bcc: x");
        assert_eq!(link("javascript:alert(1)"), "javascript:alert\\(1\\)");
        assert_eq!(link("https://a.example/>b"), "<https://a.example/%3Eb>");
    }
}
