//! The few answers of the web host, none of which contains a word of the request.

use super::Method;

/// An answer, complete but for the form in which it is asked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Response {
    status: &'static str,
    kind: &'static str,
    body: String,
}

impl Response {
    /// A plain text.
    pub(crate) const fn text(body: String) -> Self {
        Self {
            status: "200 OK",
            kind: PLAIN,
            body,
        }
    }

    /// A page for people.
    pub(crate) const fn page(body: String) -> Self {
        Self {
            status: "200 OK",
            kind: "text/html; charset=utf-8",
            body,
        }
    }

    /// There is nothing at this path.
    pub(crate) fn absent() -> Self {
        Self {
            status: "404 Not Found",
            kind: PLAIN,
            body: "Nothing is here.\n".to_owned(),
        }
    }

    /// We carry nothing to others.
    pub(crate) fn foreign() -> Self {
        let body = "This host is no proxy.\n".to_owned();
        Self {
            status: "403 Forbidden",
            kind: PLAIN,
            body,
        }
    }

    /// The hit could not be noted.
    pub(crate) fn later() -> Self {
        let body = "Please try again later.\n".to_owned();
        Self {
            status: "503 Service Unavailable",
            kind: PLAIN,
            body,
        }
    }

    /// As it goes over the wire. Nothing may be stored on the way: a cached answer would let a
    /// cache pose as a proxy. HEAD gets the same header (RFC 9110 section 9.3.2).
    pub(crate) fn octets(&self, method: Method) -> Vec<u8> {
        let Self { status, kind, body } = self;
        let length = body.len();
        let header = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
             Cache-Control: no-store\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\r\n"
        );
        let body = if method == Method::Head { "" } else { body };
        [header.as_bytes(), body.as_bytes()].concat()
    }
}

const PLAIN: &str = "text/plain; charset=utf-8";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_request_gets_the_header_and_nothing_more() {
        let octets = Response::absent().octets(Method::Head);
        assert!(octets.ends_with(b"\r\n\r\n"));
        let whole = Response::absent().octets(Method::Other);
        assert_eq!(&whole[..octets.len()], octets);
        assert!(whole.ends_with(b"\r\n\r\nNothing is here.\n"));
    }
}
