//! A letter's Markdown as plain text: wrapped at 72 columns, code as it is, links with their
//! addresses.
//!
//! # Limits
//! Tables are not wrapped.

use comrak::nodes::{ListType, Node, NodeList, NodeValue};
use memchr::{memchr, memrchr};

use super::direction::{END, ISOLATE};
use super::width::{columns, padded, pieces};
use crate::ground::languages::{Direction, Language};

/// The letter as plain text.
pub(super) fn text(root: Node<'_>, language: Language) -> String {
    let mut page = Page {
        direction: language.direction(),
        text: String::new(),
    };
    page.blocks(root, &Margin::default());
    let text = page.text.trim_end().replace(UNBROKEN, " ");
    text + "\n"
}

/// What stands before the first line of a block, and before its others.
#[derive(Clone, Debug, Default)]
struct Margin {
    first: String,
    rest: String,
}

impl Margin {
    /// The margin of what stands further in.
    fn within(&self, first: &str) -> Self {
        Self {
            first: format!("{}{first}", self.first),
            rest: format!("{}{}", self.rest, " ".repeat(columns(first))),
        }
    }

    /// The margin of what follows the first block.
    fn later(&self) -> Self {
        Self {
            first: self.rest.clone(),
            rest: self.rest.clone(),
        }
    }
}

#[derive(Debug)]
struct Page {
    direction: Direction,
    text: String,
}

impl Page {
    fn blocks(&mut self, parent: Node<'_>, margin: &Margin) {
        let later = margin.later();
        for (nth, block) in parent.children().enumerate() {
            if nth > 0 {
                self.blank(&later);
            }
            self.block(block, if nth == 0 { margin } else { &later });
        }
    }

    fn block(&mut self, block: Node<'_>, margin: &Margin) {
        match &block.data().value {
            NodeValue::Paragraph => self.wrapped(&self.inline(block), margin),
            NodeValue::Heading(_) => self.heading(&self.inline(block), margin),
            NodeValue::List(list) => self.list(block, list, margin),
            NodeValue::CodeBlock(code) => self.verbatim(&code.literal, margin),
            NodeValue::Table(_) => self.table(block, margin),
            NodeValue::ThematicBreak => self.line(&margin.first, &"-".repeat(WIDTH)),
            NodeValue::BlockQuote => self.quote(block, margin),
            // Raw HTML means nothing in plain text, and letters hold none.
            _ => {}
        }
    }

    fn heading(&mut self, text: &str, margin: &Margin) {
        self.wrapped(text, margin);
        let longest = columns(text).min(WIDTH);
        self.line(&margin.rest, &"-".repeat(longest));
    }

    fn list(&mut self, list: Node<'_>, kind: &NodeList, margin: &Margin) {
        let later = margin.later();
        for (nth, item) in list.children().enumerate() {
            if nth > 0 && !kind.tight {
                self.blank(&later);
            }
            let marker = match kind.list_type {
                ListType::Bullet => "- ".to_owned(),
                ListType::Ordered => format!("{}. ", kind.start + nth),
            };
            let margin = if nth == 0 { margin } else { &later };
            self.blocks(item, &margin.within(&marker));
        }
    }

    fn quote(&mut self, quote: Node<'_>, margin: &Margin) {
        let margin = Margin {
            first: format!("{}> ", margin.first),
            rest: format!("{}> ", margin.rest),
        };
        self.blocks(quote, &margin);
    }

    fn verbatim(&mut self, code: &str, margin: &Margin) {
        let margin = margin.within(match self.direction {
            Direction::LeftToRight => "    ",
            Direction::RightToLeft => "\u{2066}    ",
        });
        for (nth, line) in code.lines().enumerate() {
            self.line(
                if nth == 0 {
                    &margin.first
                } else {
                    &margin.rest
                },
                line,
            );
        }
    }

    fn table(&mut self, table: Node<'_>, margin: &Margin) {
        let cells = |row: Node<'_>| row.children().map(|cell| self.inline(cell)).collect();
        let rows: Vec<Vec<String>> = table.children().map(cells).collect();
        let widths = widths(&rows);
        for (nth, row) in rows.iter().enumerate() {
            let margin = if nth == 0 {
                &margin.first
            } else {
                &margin.rest
            };
            self.line(margin, &in_columns(row, &widths));
            if nth == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                self.line(margin, &in_columns(&rules, &widths));
            }
        }
    }

    /// A paragraph, wrapped between words, so that no address is ever broken.
    fn wrapped(&mut self, text: &str, margin: &Margin) {
        let mut before = &margin.first;
        for paragraph in text.split('\n') {
            if is_single_spaced_ascii(paragraph) {
                self.wrapped_at_spaces(paragraph, before, &margin.rest);
            } else {
                self.wrapped_between_pieces(paragraph, before, &margin.rest);
            }
            before = &margin.rest;
        }
    }

    /// The usual case in most languages: a letter is a column, and lines end at spaces.
    fn wrapped_at_spaces(&mut self, paragraph: &str, first: &str, later: &str) {
        let (mut rest, mut before) = (paragraph, first);
        loop {
            let room = WIDTH.saturating_sub(columns(before));
            let end = match rest.as_bytes().get(..=room) {
                Some(line) => memrchr(b' ', line).or_else(|| memchr(b' ', rest.as_bytes())),
                None => None,
            };
            let Some(end) = end else {
                return self.line(before, rest);
            };
            self.line(before, &rest[..end]);
            (rest, before) = (&rest[end + 1..], later);
        }
    }

    fn wrapped_between_pieces(&mut self, paragraph: &str, first: &str, later: &str) {
        self.text.push_str(first);
        let mut taken = columns(first);
        let mut is_begun = false;
        for piece in pieces(paragraph) {
            let space = usize::from(piece.spaced && is_begun);
            let wide = columns(piece.text);
            if is_begun && taken + space + wide > WIDTH {
                self.end_line();
                self.text.push_str(later);
                taken = columns(later) + wide;
            } else {
                self.text.push_str(&" "[..space]);
                taken += space + wide;
            }
            self.text.push_str(piece.text);
            is_begun = true;
        }
        self.end_line();
    }

    fn line(&mut self, margin: &str, text: &str) {
        self.text.push_str(margin);
        self.text.push_str(text);
        self.end_line();
    }

    /// Nothing that cannot be seen stands at the end of a line.
    fn end_line(&mut self) {
        let unseen = |c: char| c.is_whitespace() && c != '\n';
        let seen = self.text.trim_end_matches(unseen).len();
        self.text.truncate(seen);
        self.text.push('\n');
    }

    fn blank(&mut self, margin: &Margin) {
        self.line(&margin.rest, "");
    }

    /// The text of a block's inlines.
    fn inline(&self, parent: Node<'_>) -> String {
        let mut text = String::new();
        for child in parent.children() {
            match &child.data().value {
                NodeValue::Text(words) => text.push_str(words),
                NodeValue::SoftBreak => text.push(' '),
                NodeValue::LineBreak => text.push('\n'),
                NodeValue::Code(code) => text.push_str(&self.code(&code.literal)),
                NodeValue::Strong | NodeValue::Emph => {
                    text.push('*');
                    text.push_str(&self.inline(child));
                    text.push('*');
                }
                NodeValue::Link(link) => text.push_str(&linked(&self.inline(child), &link.url)),
                _ => text.push_str(&self.inline(child)),
            }
        }
        text
    }

    fn code(&self, literal: &str) -> String {
        let whole = |c| if c == ' ' { UNBROKEN } else { c };
        let unbroken: String = literal.chars().map(whole).collect();
        match self.direction {
            Direction::LeftToRight => unbroken,
            Direction::RightToLeft => format!("{ISOLATE}{unbroken}{END}"),
        }
    }
}

fn is_single_spaced_ascii(text: &str) -> bool {
    text.is_ascii() && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains("  ")
}

fn linked(text: &str, url: &str) -> String {
    let shown = url.trim_start_matches("mailto:");
    let bare = text.replace([ISOLATE, END], "");
    if bare == url || bare == shown {
        text.replace("mailto:", "")
    } else {
        format!("{text} <{shown}>")
    }
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| columns(cell)).max().unwrap_or(0)
    };
    (0..count).map(width).collect()
}

fn in_columns(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths);
    let cells: Vec<String> = cells.map(|(cell, width)| padded(cell, *width)).collect();
    cells.join("  ").replace(UNBROKEN, " ")
}

const WIDTH: usize = 72;
/// A space at which no line is broken; letters hold no control characters of their own.
const UNBROKEN: char = '\u{1}';

#[cfg(test)]
mod tests {
    use comrak::Arena;

    use super::super::markup;
    use crate::ground::languages::Language;

    fn text(markdown: &str, language: Language) -> String {
        let arena = Arena::new();
        super::text(markup::read(&arena, markdown, language), language)
    }

    #[test]
    fn lines_end_before_column_73_and_addresses_are_never_broken() {
        let url = format!("https://portal.example/case/{}", "a".repeat(60));
        let markdown = format!(
            "{}\n\n<{url}>\n\n- {}",
            "word ".repeat(40),
            "item ".repeat(40)
        );
        let text = text(&markdown, Language::En);
        assert!(
            text.lines().all(|line| line.len() <= 72 || line == url),
            "{text}"
        );
        assert!(text.contains(&url));
        assert!(text.contains("\n- item item"), "{text}");
        assert!(text.contains("\n  item item"), "{text}");
    }

    #[test]
    fn lines_end_at_the_same_places_whichever_way_they_are_wrapped() {
        for length in 1..40 {
            let words: Vec<String> = (1..60)
                .map(|nth| "w".repeat(nth * length % 83 + 1))
                .collect();
            let paragraph = words.join(" ");
            let page = || super::Page {
                direction: crate::ground::languages::Direction::LeftToRight,
                text: String::new(),
            };
            let (mut at_spaces, mut between_pieces) = (page(), page());
            at_spaces.wrapped_at_spaces(&paragraph, "10. ", "    ");
            between_pieces.wrapped_between_pieces(&paragraph, "10. ", "    ");
            assert_eq!(at_spaces.text, between_pieces.text);
        }
    }

    #[test]
    fn code_stands_as_it_is_and_deeper() {
        let markdown = "1. Do:\n\n   ```\n   a   b\n\n     # c\n   ```\n\n2. Then.";
        let expected = "1. Do:\n\n       a   b\n\n         # c\n\n2. Then.\n";
        assert_eq!(text(markdown, Language::En), expected);
    }

    #[test]
    fn tables_and_links_read_without_markup() {
        let markdown = "| a | long |\n|---|---|\n| `1 2` | **x** |\n\n[Guide](https://a.example/)";
        let expected = "a    long\n---  ----\n1 2  *x*\n\nGuide <https://a.example/>\n";
        assert_eq!(text(markdown, Language::En), expected);
    }

    #[test]
    fn what_runs_against_the_text_is_set_apart_and_commands_copy_clean() {
        let markdown = "الخادم `a b` مفتوح: <https://a.example/>\n\n```\nnc -C 192.0.2.1 25\n```";
        let expected = "الخادم \u{2066}a b\u{2069} مفتوح: \u{2066}https://a.example/\u{2069}\n\n\
                        \u{2066}    nc -C 192.0.2.1 25\n";
        assert_eq!(text(markdown, Language::Ar), expected);
    }
}
