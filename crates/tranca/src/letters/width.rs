//! How wide text stands on a terminal, and where a line of it may end.
//!
//! # Limits
//! East Asian width by blocks (UAX #11) and the commonest rules of line breaking (UAX #14): what no
//! line begins or ends with. Korean is broken at spaces only, as it is written.

/// Columns that the text takes.
pub(super) fn columns(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(width).sum()
}

/// The text with spaces behind it up to so many columns.
pub(super) fn padded(text: &str, to: usize) -> String {
    let missing = to.saturating_sub(columns(text));
    format!("{text}{}", " ".repeat(missing))
}

/// A piece of text that no line may end inside of.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Whether a space stands before it, unless a line begins with it.
    pub(super) spaced: bool,
}

/// The pieces of a paragraph.
pub(super) fn pieces(paragraph: &str) -> impl Iterator<Item = Piece<'_>> {
    let words = paragraph.split(' ').filter(|word| !word.is_empty());
    words.flat_map(pieces_of_word)
}

fn pieces_of_word(word: &str) -> impl Iterator<Item = Piece<'_>> {
    let (mut rest, mut spaced) = (word, true);
    std::iter::from_fn(move || {
        let end = first_break(rest).unwrap_or(rest.len());
        let (text, after) = rest.split_at(end);
        let piece = Piece { text, spaced };
        (rest, spaced) = (after, false);
        (!piece.text.is_empty()).then_some(piece)
    })
}

fn first_break(word: &str) -> Option<usize> {
    if word.is_ascii() {
        return None;
    }
    let mut before = None;
    for (at, c) in word.char_indices() {
        if before.is_some_and(|before| may_break(before, c)) {
            return Some(at);
        }
        before = Some(c);
    }
    None
}

fn may_break(before: char, after: char) -> bool {
    (is_ideographic(before) || is_ideographic(after))
        && !NEVER_LAST.contains(before)
        && !NEVER_FIRST.contains(after)
}

const fn is_ideographic(c: char) -> bool {
    is_wide(c) && !matches!(c, '\u{1100}'..='\u{115f}' | '\u{ac00}'..='\u{d7a3}')
}

const fn width(c: char) -> usize {
    match c {
        // Marks above and below a letter, and those that nobody sees.
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2066}'..='\u{2069}' => 0,
        c if is_wide(c) => 2,
        _ => 1,
    }
}

const fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
}

const NEVER_FIRST: &str = "、。，．：；！？）」』】》〉”’ー々…％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ.,:;!?)]}%\u{2069}\u{1}";
const NEVER_LAST: &str = "（「『【《〈“‘([{\u{2066}\u{1}";

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(paragraph: &str) -> Vec<&str> {
        pieces(paragraph).map(|piece| piece.text).collect()
    }

    #[test]
    fn japanese_ends_lines_anywhere_but_before_a_full_stop() {
        assert_eq!(texts("閉じて。次"), ["閉", "じ", "て。", "次"]);
        assert_eq!(texts("「開」 x"), ["「開」", "x"]);
    }

    #[test]
    fn words_stay_whole_and_korean_ends_lines_at_spaces() {
        assert_eq!(texts("open relay"), ["open", "relay"]);
        assert_eq!(texts("열린 서버"), ["열린", "서버"]);
        assert!(pieces("a b").all(|piece| piece.spaced));
    }

    #[test]
    fn wide_letters_take_two_columns_and_marks_none() {
        assert_eq!(columns("開いた"), 6);
        assert_eq!(columns("\u{2066}ab\u{2069}"), 2);
        assert_eq!(padded("開", 4), "開  ");
    }
}
