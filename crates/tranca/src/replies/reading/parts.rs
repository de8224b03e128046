//! The parts of a message (RFC 2045, RFC 2046), as far as they hold words or fields.
//!
//! Written here rather than taken from a library's tree of parts: bounces are cut, nested and glued
//! together by servers that never heard of MIME, and no such message may stop us.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use super::head::Head;

/// A part that holds no others.
#[derive(Debug)]
pub(super) struct Part<'x> {
    /// `text/plain`, in lower case.
    pub(super) kind: String,
    charset: String,
    /// Its content, decoded.
    content: Cow<'x, [u8]>,
}

impl Part<'_> {
    /// Its content as text, whatever the bytes are.
    pub(super) fn text(&self) -> String {
        match charset_decoder(self.charset.as_bytes()) {
            Some(decode) => decode(&self.content),
            None => String::from_utf8_lossy(&self.content).into_owned(),
        }
    }
}

/// All parts of a message that hold no others, in its order.
pub(super) fn of(message: &[u8]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    walk(message, "text/plain", 0, &mut parts);
    parts
}

fn walk<'x>(piece: &'x [u8], usual: &str, depth: usize, parts: &mut Vec<Part<'x>>) {
    let (header, body) = halves(piece);
    let head = Head::read(&String::from_utf8_lossy(header));
    let declared = head.get("content-type").unwrap_or(usual);
    let kind = kind_in(declared);
    let boundary = parameter(declared, "boundary");
    if kind.starts_with("multipart/") && depth < DEEPEST && !boundary.is_empty() {
        let usual = if kind == "multipart/digest" {
            "message/rfc822"
        } else {
            "text/plain"
        };
        let pieces = pieces(body, &boundary);
        if !pieces.is_empty() {
            for piece in pieces {
                walk(piece, usual, depth + 1, parts);
            }
            return;
        }
    }
    if parts.len() < MOST_PARTS {
        parts.push(Part {
            // Without its boundary, a multipart is what its lines say.
            kind: if kind.starts_with("multipart/") {
                "text/plain".to_owned()
            } else {
                kind
            },
            charset: parameter(declared, "charset"),
            content: decoded(
                body,
                head.get("content-transfer-encoding").unwrap_or_default(),
            ),
        });
    }
}

/// Header and body.
pub(super) fn halves(piece: &[u8]) -> (&[u8], &[u8]) {
    if let Some(body) = piece.strip_prefix(b"\n") {
        return (&[], body);
    }
    match piece.windows(2).position(|two| two == b"\n\n") {
        Some(end) => (&piece[..end], &piece[end + 2..]),
        None => (piece, &[]),
    }
}

/// What stands between the boundary's lines; what stands before the first and after the last counts
/// for nothing.
fn pieces<'x>(body: &'x [u8], boundary: &str) -> Vec<&'x [u8]> {
    let delimiter = format!("--{boundary}");
    let mut pieces = Vec::new();
    let (mut start, mut at) = (None, 0);
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let rest = line
            .strip_prefix(delimiter.as_bytes())
            .map(<[u8]>::trim_ascii_end);
        if matches!(rest, Some(b"" | b"--")) {
            if let Some(start) = start {
                pieces.push(&body[start..at]);
            }
            start = (rest == Some(b"")).then_some(at + line.len());
        }
        at += line.len();
    }
    if let Some(start) = start {
        pieces.push(&body[start..]);
    }
    pieces.truncate(MOST_PARTS);
    pieces
}

fn decoded<'x>(body: &'x [u8], encoding: &str) -> Cow<'x, [u8]> {
    let decoded = match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => base64_decode(&in_base64(body)),
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(body), Cow::Owned)
}

/// Without what gateways mix in.
fn in_base64(body: &[u8]) -> Vec<u8> {
    let known = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    body.iter().copied().filter(known).collect()
}

fn kind_in(declared: &str) -> String {
    let kind = declared.split(';').next().unwrap_or_default().trim();
    // What is no type at all is text.
    if kind.contains('/') {
        kind.to_ascii_lowercase()
    } else {
        "text/plain".to_owned()
    }
}

/// A parameter of a field (RFC 2045 section 5.1), with or without quotes; empty where it has none.
pub(super) fn parameter(declared: &str, name: &str) -> String {
    let mut rest = declared.split_once(';').map_or("", |(_, rest)| rest);
    while let Some((own, after)) = rest.split_once('=') {
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => after.split_at(after.find([';', ' ', '\t']).unwrap_or(after.len())),
        };
        if own
            .trim_matches([' ', '\t', ';'])
            .eq_ignore_ascii_case(name)
        {
            return value.to_owned();
        }
        rest = next;
    }
    String::new()
}

const DEEPEST: usize = 8;
const MOST_PARTS: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_read_with_and_without_quotes() {
        let declared = "multipart/report; report-type=delivery-status;\tboundary=\"a;b=c\" ; x=y";
        assert_eq!(parameter(declared, "boundary"), "a;b=c");
        assert_eq!(parameter(declared, "Report-Type"), "delivery-status");
        assert_eq!(parameter(declared, "x"), "y");
        assert_eq!(parameter(declared, "y"), "");
    }

    #[test]
    fn what_is_nested_broken_and_unended_is_still_taken_apart() {
        let message = b"Content-Type: multipart/mixed; boundary=o\n\nbefore\n--o\n\
            Content-Type: multipart/alternative; boundary=i\n\n--i\n\none\n--i\n\
            Content-Type: text/html\n\n<p>two\n--i--\n--o\n\
            Content-Transfer-Encoding: base64\n\ndGhyZWU\n";
        let parts = of(message);
        let told: Vec<(&str, String)> = parts
            .iter()
            .map(|part| (part.kind.as_str(), part.text().trim().to_owned()))
            .collect();
        assert_eq!(
            told,
            [
                ("text/plain", "one".to_owned()),
                ("text/html", "<p>two".to_owned()),
                ("text/plain", "three".to_owned())
            ]
        );
    }
}
