//! The head of a request, as far as we need it (RFC 9112).

/// What is asked, of whom.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Request {
    /// How it asks.
    pub method: Method,
    /// What it asks for.
    pub target: Target,
    /// The Host field; empty if there is none.
    pub host: String,
    /// How long a body is announced, in octets; all that fits where its end is told in it
    /// (RFC 9112 section 6).
    pub body_octets: usize,
}

/// How a request asks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// The answer's header alone is wanted.
    Head,
    /// GET or any other: we have one answer for all.
    Other,
}

/// The four forms of a target (RFC 9112 section 3.2); `*` is a path that leads nowhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Target {
    /// `http://host/path`, as a proxy is asked.
    Absolute {
        /// The authority without user information, with its port.
        host: String,
        /// The path with its query; `/` if there is none.
        path: String,
    },
    /// `host:port`, as CONNECT asks for a tunnel; there is none here.
    Authority(String),
    /// `/path`, as a server is asked.
    Path(String),
}

impl Request {
    /// Whether a first line looks like a request at all.
    #[must_use]
    pub fn begins(line: &[u8]) -> bool {
        first_line(&String::from_utf8_lossy(line)).is_some()
    }

    /// Whether a first line is on its way that can only be a request's: by its method, none of which
    /// is a word of SMTP.
    #[must_use]
    pub fn is_begun(octets: &[u8]) -> bool {
        METHODS
            .iter()
            .filter_map(|method| octets.strip_prefix(method.as_bytes()))
            .any(|rest| rest.starts_with(b" "))
    }

    /// Takes the lines of a head, each ended by LF. `None` when it is no HTTP/1.
    #[must_use]
    pub fn parse(head: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(head);
        let mut lines = text.lines();
        let (method, target) = first_line(lines.next()?)?;
        let (mut host, mut body_octets) = (None, 0);
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "host" => host = host.or(Some(value)),
                "content-length" => body_octets = value.parse().unwrap_or(0),
                "transfer-encoding" => body_octets = usize::MAX,
                _ => {}
            }
        }
        let target = match method {
            "CONNECT" => Target::Authority(target.to_owned()),
            _ => Target::parse(target),
        };
        let method = if method == "HEAD" {
            Method::Head
        } else {
            Method::Other
        };
        Some(Self {
            method,
            target,
            host: host.unwrap_or_default().to_owned(),
            body_octets,
        })
    }
}

impl Target {
    fn parse(text: &str) -> Self {
        let Some((_, rest)) = text.split_once("://").filter(|_| !text.starts_with('/')) else {
            return Self::Path(text.to_owned());
        };
        let start = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(start);
        let host = authority.rsplit('@').next().unwrap_or_default();
        let path = if path.is_empty() { "/" } else { path };
        Self::Absolute {
            host: host.to_owned(),
            path: path.to_owned(),
        }
    }
}

/// The method and the target of a request line.
fn first_line(line: &str) -> Option<(&str, &str)> {
    let (method, rest) = line.split_once(' ')?;
    let (target, version) = rest.trim_end().rsplit_once(' ')?;
    let is_method = !method.is_empty() && method.bytes().all(|octet| octet.is_ascii_uppercase());
    if !is_method || !version.starts_with("HTTP/1.") || target.trim().is_empty() {
        return None;
    }
    Some((method, target.trim()))
}

/// RFC 9110 section 9, RFC 5789.
const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn target(line: &str) -> Target {
        Request::parse(line.as_bytes()).expect("a request").target
    }

    fn absolute(host: &str, path: &str) -> Target {
        Target::Absolute {
            host: host.to_owned(),
            path: path.to_owned(),
        }
    }

    #[test]
    fn the_forms_of_a_target_are_told_apart() {
        assert_eq!(
            target("GET /a?b HTTP/1.0\n"),
            Target::Path("/a?b".to_owned())
        );
        assert_eq!(
            target("GET /a://b/ HTTP/1.1\n"),
            Target::Path("/a://b/".to_owned())
        );
        assert_eq!(target("OPTIONS * HTTP/1.1\n"), Target::Path("*".to_owned()));
        assert_eq!(
            target("GET http://u@a.example:80 HTTP/1.1\n"),
            absolute("a.example:80", "/")
        );
        assert_eq!(
            target("GET http://a.example?x HTTP/1.1\n"),
            absolute("a.example", "?x")
        );
        assert_eq!(
            target("CONNECT a:25 HTTP/1.1\n"),
            Target::Authority("a:25".to_owned())
        );
    }

    #[test]
    fn the_host_is_found_in_any_case() {
        let request = Request::parse(b"GET / HTTP/1.1\nX: y\nhOsT:  a.example \n").expect("HTTP");
        assert_eq!(request.host, "a.example");
    }

    #[test]
    fn what_is_no_http_is_no_request() {
        for line in [
            "",
            "GET",
            "GET /",
            "get / HTTP/1.1",
            "GET  HTTP/1.1",
            "\u{16}\u{3}\u{1}",
            " / HTTP/1.1",
            "GET / HTTP/2",
        ] {
            assert!(!Request::begins(line.as_bytes()), "{line}");
            assert_eq!(Request::parse(line.as_bytes()), None, "{line}");
        }
        assert_eq!(Request::parse(b"\xff\xff \0 HTTP/1."), None);
    }
}
