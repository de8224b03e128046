//! What is written from left to right, set apart in a text that is written from right to left.
//!
//! Addresses, commands and names in Latin letters are put between the marks of UAX #9 section 2.4
//! (U+2066, U+2069), so that a full stop or a bracket beside them stays where it was written. A block
//! of code bears only the first mark, before its margin: the end of the line ends what it opens, and
//! whoever copies a command copies no invisible character.

use comrak::nodes::{Node, NodeValue};

use crate::ground::languages::{Direction, Language};

/// Left-to-right isolate.
pub(super) const ISOLATE: char = '\u{2066}';
/// Pop directional isolate.
pub(super) const END: char = '\u{2069}';

/// Sets apart, in a letter's tree, what runs against the language's direction.
pub(super) fn isolate(root: Node<'_>, language: Language) {
    if language.direction() == Direction::LeftToRight {
        return;
    }
    for node in root.descendants() {
        if let NodeValue::Text(text) = &mut node.data_mut().value {
            *text = isolated(text).into();
        }
    }
}

/// The text with its left-to-right runs set apart. A run is a sequence of words without a letter of
/// another script; punctuation around it belongs to the sentence.
pub(super) fn isolated(text: &str) -> String {
    let mut told = String::with_capacity(text.len() + 16);
    let mut run = String::new();
    for word in text.split_inclusive(' ') {
        if word.trim_end().chars().all(runs_right) {
            run.push_str(word);
        } else {
            close(&mut told, &mut run);
            told.push_str(&mixed(word));
        }
    }
    close(&mut told, &mut run);
    told.replace(BETWEEN, " ")
}

/// A word of two scripts, as a conjunction written together with a name: only the part of it that runs
/// to the right is set apart.
fn mixed(word: &str) -> String {
    let mut told = String::with_capacity(word.len() + 8);
    let mut run = String::new();
    for c in word.chars() {
        if runs_right(c) {
            run.push(c);
        } else {
            close(&mut told, &mut run);
            told.push(c);
        }
    }
    close(&mut told, &mut run);
    told
}

/// Whether it belongs to a text from left to right: a letter of such a script, with what combines with
/// it, or a sign of ASCII. The blocks are those of UAX #9's classes R and AL.
fn runs_right(c: char) -> bool {
    let runs_left = matches!(c,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    let combines = matches!(c, '\u{300}'..='\u{36f}');
    c.is_ascii_graphic() || combines || (c.is_alphanumeric() && !runs_left)
}

fn close(told: &mut String, run: &mut String) {
    let is_edge = |c: char| !c.is_alphanumeric();
    let inside = core(run);
    if inside.chars().all(is_edge) {
        told.push_str(run);
    } else {
        let set_apart = format!("{ISOLATE}{inside}{END}");
        told.push_str(&run.replacen(inside, &set_apart, 1));
    }
    run.clear();
}

/// A run without the punctuation around it; a bracket stays if its other half does.
fn core(run: &str) -> &str {
    let is_around = |c: char| c == ' ' || PUNCTUATION.contains(&c);
    let start = run.len() - run.trim_start_matches(is_around).len();
    let mut end = run.trim_end_matches(is_around).len().max(start);
    let opened = |text: &str| text.matches('(').count() > text.matches(')').count();
    while opened(&run[start..end]) && run[end..].starts_with(')') {
        end += 1;
    }
    &run[start..end]
}

/// Between two runs that a space parts: they are one, and read on from left to right.
const BETWEEN: &str = "\u{2069} \u{2066}";
const PUNCTUATION: [char; 8] = ['.', ',', ';', ':', '!', '?', '(', ')'];

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        isolated(text).replace(ISOLATE, "<").replace(END, ">")
    }

    #[test]
    fn runs_are_set_apart_without_the_punctuation_around_them() {
        assert_eq!(shown("الخادم 192.0.2.1."), "الخادم <192.0.2.1>.");
        assert_eq!(
            shown("(CONNECT) على المنفذ 25، SMTP"),
            "(<CONNECT>) على المنفذ <25>، <SMTP>"
        );
        assert_eq!(
            shown("من Secure Your Server إلى"),
            "من <Secure Your Server> إلى"
        );
        assert_eq!(
            shown("الخادم 192.0.2.1 (T-1): تم"),
            "الخادم <192.0.2.1 (T-1)>: تم"
        );
        assert_eq!(
            shown("«127.0.0.0/8 [::1]/128»:"),
            "«<127.0.0.0/8 [::1]/128>»:"
        );
        assert_eq!(shown("وSMTP"), "و<SMTP>");
        assert_eq!(
            shown("الجهة Agência Exemplo، ٢٥"),
            "الجهة <Agência Exemplo>، ٢٥"
        );
        assert_eq!(shown("«مرحبا» - !"), "«مرحبا» - !");
    }
}
