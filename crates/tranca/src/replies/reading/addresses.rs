//! Mail addresses in texts.
//!
//! Found by hand, outwards from each `@`: a pattern that counts letters of all scripts takes many
//! times the memory.

/// The addresses in a text, in its order.
pub(super) fn in_text(text: &str) -> impl Iterator<Item = &str> {
    let mut done = 0;
    memchr::memchr_iter(b'@', text.as_bytes()).filter_map(move |at| {
        let (start, end) = around(text, done, at)?;
        done = end;
        Some(trimmed(&text[start..end])).filter(|address| !address.starts_with('@'))
    })
}

/// The first address in a text.
pub(super) fn first(text: &str) -> Option<&str> {
    in_text(text).next()
}

/// The address with which a text begins, and what follows it.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let at = memchr::memchr(b'@', text.as_bytes()).filter(|at| *at <= LONGEST_LOCAL * 4)?;
    let (start, end) = around(text, 0, at)?;
    (start == 0).then(|| (trimmed(&text[..end]), &text[end..]))
}

/// Adds an address unless it stands there already, in whatever case.
pub(super) fn add(addresses: &mut Vec<String>, address: &str) {
    let known = addresses
        .iter()
        .any(|own| own.eq_ignore_ascii_case(address));
    if !known && addresses.len() < MOST {
        addresses.push(address.to_owned());
    }
}

/// Where the address around an `@` begins and ends, not before `from`.
fn around(text: &str, from: usize, at: usize) -> Option<(usize, usize)> {
    let before = text.get(from..at)?;
    let local = quoted(before).unwrap_or_else(|| local(before));
    let domain = domain(&text[at + 1..]);
    let is_one = !local.is_empty() && !domain.is_empty();
    is_one.then(|| (at - local.len(), at + 1 + domain.len()))
}

/// The local part with which a text ends.
fn local(text: &str) -> &str {
    let wide = text.ends_with(is_ideograph);
    let is_part = |c: char| {
        c.is_alphanumeric() && (wide || !is_ideograph(c)) || "._%+'=~!#$&*/?^{|}-".contains(c)
    };
    let kept = text.chars().rev().take(LONGEST_LOCAL);
    let length: usize = kept.take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

/// A quoted local part (RFC 5321 section 4.1.2) with which a text ends.
fn quoted(text: &str) -> Option<&str> {
    let inner = text.strip_suffix('"')?;
    let start = inner.rfind('"')?;
    let is_one = inner.len() - start <= 65
        && inner.len() > start + 1
        && !inner[start + 1..].contains(|c: char| c.is_whitespace() || "<>".contains(c));
    is_one.then(|| &text[start..])
}

/// The domain with which a text begins.
fn domain(text: &str) -> &str {
    if !text.starts_with(char::is_alphanumeric) {
        return "";
    }
    let wide = text.starts_with(is_ideograph);
    let is_part = |c: char| c.is_alphanumeric() && (wide || !is_ideograph(c)) || "._-".contains(c);
    let kept = text.chars().take(LONGEST_DOMAIN);
    let length: usize = kept.take_while(|c| is_part(*c)).map(char::len_utf8).sum();
    text[..length].trim_end_matches(['.', '_', '-'])
}

/// Whether it is of a script that puts no space between words: there, what stands beside an address
/// of other letters does not belong to it.
const fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// Without what stands before and behind addresses.
fn trimmed(address: &str) -> &str {
    let address = address
        .trim_start_matches(['\'', '=', '.', '/', '*', '|', '!', '{', '&'])
        .trim_end_matches(['.', '-', '\'']);
    let named = |name: &&str| {
        let head = address.get(..name.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(name))
    };
    let name = NAMES.iter().find(|name| named(name));
    name.map_or(address, |name| &address[name.len()..])
}

/// Names of fields that run into their address.
const NAMES: [&str; 6] = ["smtp=", "rcpt=", "address=", "email=", "recipient=", "to="];
const MOST: usize = 100;
const LONGEST_LOCAL: usize = 128;
const LONGEST_DOMAIN: usize = 252;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_they_end() {
        for (text, found) in [
            ("<gone@net.example>: no", "gone@net.example"),
            ("rfc822;gone@net.example.", "gone@net.example"),
            (
                "o=Site;dda:SMTP=gone@net.example; on Fri",
                "gone@net.example",
            ),
            ("宛先gone@net.exampleへのメール", "gone@net.example"),
            ("\"two words\"@net.example", ""),
            ("\"one.word\"@net.example", "\"one.word\"@net.example"),
            ("josé@net.example", "josé@net.example"),
            ("用户@例子.example", "用户@例子.example"),
            ("a@@b", ""),
            ("@net.example", ""),
            ("who@", ""),
        ] {
            assert_eq!(first(text).unwrap_or_default(), found, "{text}");
        }
        let both: Vec<&str> = in_text("a@net.example,b@net.example").collect();
        assert_eq!(both, ["a@net.example", "b@net.example"]);
        assert_eq!(leading("a@net.example> x"), Some(("a@net.example", "> x")));
        assert_eq!(leading(" a@net.example"), None);
    }
}
