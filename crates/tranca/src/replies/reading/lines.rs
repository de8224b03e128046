//! One form of line ends, whatever came.

/// The message with `\n` at the end of each line, its first mebibyte; without a byte order mark and
/// blank lines before it.
///
/// Lone carriage returns end lines too (files of an old Mac, and of programs that mean CRLF). Where
/// they are the rule, each of them does; elsewhere a run of them before a line feed is one line end.
pub(super) fn unified(bytes: &[u8]) -> Vec<u8> {
    let bytes = &bytes[..bytes.len().min(LONGEST)];
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace());
    let bytes = &bytes[start.unwrap_or(bytes.len())..];
    if !bytes.contains(&b'\r') {
        return bytes.to_vec();
    }
    let returns_end_lines = lone_returns(bytes) > count(bytes, b'\n');
    let mut unified = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\r') {
        unified.extend_from_slice(&rest[..end]);
        rest = &rest[end..];
        let run = rest.iter().take_while(|byte| **byte == b'\r').count();
        let fed = rest.get(run) == Some(&b'\n');
        let ends = if fed && !returns_end_lines { 1 } else { run };
        unified.resize(unified.len() + ends, b'\n');
        rest = &rest[run + usize::from(fed)..];
    }
    unified.extend_from_slice(rest);
    unified
}

fn lone_returns(bytes: &[u8]) -> usize {
    count(bytes, b'\r') - bytes.windows(2).filter(|two| two == b"\r\n").count()
}

fn count(bytes: &[u8], wanted: u8) -> usize {
    bytes.iter().filter(|byte| **byte == wanted).count()
}

/// What is read of a message: reports stand before the message that they return.
const LONGEST: usize = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_is_one_line_end() {
        for text in [
            "a: b\n\nc\n",
            "a: b\r\n\r\nc\r\n",
            "a: b\r\rc\r",
            "a: b\r\r\n\r\r\nc\r\r\n",
        ] {
            assert_eq!(unified(text.as_bytes()), b"a: b\n\nc\n", "{text:?}");
        }
        assert_eq!(unified(b"\xef\xbb\xbf\r\na"), b"a");
        assert_eq!(unified(b"a\rb\nc\nd\n"), b"a\nb\nc\nd\n");
        assert_eq!(unified(b""), b"");
        assert_eq!(unified(b"\r"), b"");
        assert_eq!(unified(b"a\r\r\r\nb\n\n\n"), b"a\nb\n\n\n");
        assert_eq!(unified(b"a\r\r\r\nb\r"), b"a\n\n\nb\n");
    }
}
