//! The first octets of a connection, which say what it will be.

use crate::web::Request;

/// How a connection begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Opening {
    /// With a TLS handshake.
    Tls,
    /// With a request, where nobody asked for one.
    Http,
    /// With other words, or with none.
    Other,
}

impl Opening {
    /// What these octets begin. A ClientHello comes in a record of type 22 whose version begins
    /// with 3 (RFC 8446 section 5.1); no text begins so, so one octet tells if the second is late.
    pub(crate) fn of(octets: &[u8]) -> Self {
        match octets {
            [0x16] | [0x16, 0x03, ..] => Self::Tls,
            other if Request::is_begun(other) => Self::Http,
            _ => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_told_from_words_by_the_first_octets() {
        for (octets, opening) in [
            (&b"\x16\x03\x01\x02\x00"[..], Opening::Tls),
            (b"\x16", Opening::Tls),
            (b"\x16\x02", Opening::Other),
            (b"\x80\x2e\x01\x03", Opening::Other),
            (b"POST /x HT", Opening::Http),
            (b"GET http://canary.example/ HTTP/1.1\r\n", Opening::Http),
            (b"EHLO a.example\r\n", Opening::Other),
            (b"HELP", Opening::Other),
            (b"", Opening::Other),
        ] {
            assert_eq!(Opening::of(octets), opening, "{octets:?}");
        }
    }
}
