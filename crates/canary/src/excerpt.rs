//! Foreign octets as text that is safe to store, to log and to show.

/// At most `octets` of the input, as UTF-8 with plain line ends and without anything that could
/// steer a terminal or turn the direction of writing.
pub(crate) fn printable(foreign: &[u8], octets: usize) -> String {
    let kept = &foreign[..foreign.len().min(octets)];
    let mut text = String::with_capacity(kept.len());
    for c in String::from_utf8_lossy(kept).chars().filter(|c| *c != '\r') {
        let c = shown(c);
        // A replaced octet becomes three: the bound holds for what is stored.
        if text.len() + c.len_utf8() > octets {
            break;
        }
        text.push(c);
    }
    text
}

/// The same for a text of one line.
pub(crate) fn printable_line(foreign: &str, octets: usize) -> String {
    printable(foreign.as_bytes(), octets).replace('\n', " ")
}

fn shown(c: char) -> char {
    match c {
        '\n' => '\n',
        '\t' => ' ',
        // Unicode TR 9: the characters that embed, override and isolate directions.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown_and_not_obeyed() {
        assert_eq!(
            printable(b"a\x1b[2J\0b\r\nc\td", 99),
            "a\u{fffd}[2J\u{fffd}b\nc d"
        );
        assert_eq!(printable("\u{202e}gro".as_bytes(), 99), "\u{fffd}gro");
    }

    #[test]
    fn the_bound_holds_for_what_is_stored() {
        assert!(printable(&[0xff; 9_000], 8_192).len() <= 8_192);
        assert!(printable("é".repeat(9_000).as_bytes(), 8_191).len() <= 8_191);
    }
}
