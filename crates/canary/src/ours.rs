//! What is ours: recipients, hosts and paths that name us and carry a token.

use std::net::IpAddr;

use dialogue::{Role, Token, TokenKey};

use crate::identity::Identity;

/// Our identity and our key.
#[derive(Clone, Debug)]
pub struct Ours {
    identity: Identity,
    key: TokenKey,
}

/// Whom an envelope recipient means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Addressee {
    /// A token of ours at a name of ours.
    Token(Token),
    /// The people of this host: `postmaster` or `abuse`.
    Staff,
    /// Anybody else; we carry nothing for them.
    Stranger,
}

impl Ours {
    /// Takes who we are and the key by which we recognise what is ours.
    #[must_use]
    pub fn new(identity: Identity, key: TokenKey) -> Self {
        Self {
            identity: identity.tidied(),
            key,
        }
    }

    /// Who we are.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Whom this recipient means. Relays hand on the disguises of our forms more or less undone
    /// (`token%canary.example@mx.example`), so the name may stand anywhere in the route.
    ///
    /// `local` is the address at which the peer reached us.
    #[must_use]
    pub fn addressee(&self, recipient: &str, local: IpAddr) -> Addressee {
        if !route(&unwrapped(recipient)).any(|host| self.is_our_name(host, local)) {
            return Addressee::Stranger;
        }
        match self.key.find_in(recipient) {
            Some(token) => Addressee::Token(token),
            None if is_staff(recipient) => Addressee::Staff,
            None => Addressee::Stranger,
        }
    }

    /// Whether a URL's authority names us, with or without a port.
    #[must_use]
    pub fn is_our_authority(&self, authority: &str, local: IpAddr) -> bool {
        self.is_our_name(without_port(authority), local)
    }

    /// The token that a request asks for: in its path, or as the first label of its host.
    #[must_use]
    pub fn fetched(&self, host: &str, path: &str, local: IpAddr) -> Option<Token> {
        self.key.find_in(path).or_else(|| {
            let label = host.split('.').next()?;
            self.is_our_authority(host, local)
                .then(|| self.key.recognise(label))?
        })
    }

    /// The token of a payload: of a line, a body, a datagram. Only what a proxy is asked to carry
    /// counts here: a relay's tokens travel in envelopes.
    #[must_use]
    pub fn carried(&self, payload: &[u8]) -> Option<Token> {
        let text = String::from_utf8_lossy(payload);
        self.key
            .find_in(&text)
            .filter(|token| token.role() == Role::Fetch)
    }

    /// What a proxy must bring back to prove that it fetched.
    #[must_use]
    pub fn answer(&self, token: &Token) -> String {
        self.key.answer(token)
    }

    fn is_our_name(&self, name: &str, local: IpAddr) -> bool {
        let name = name.trim_matches('.').to_ascii_lowercase();
        if let Some(address) = literal(&name) {
            return address == local.to_canonical() || self.identity.addresses.contains(&address);
        }
        let domain = self.identity.domain.as_str();
        let below = name
            .strip_suffix(domain)
            .is_some_and(|labels| labels.ends_with('.'));
        !domain.is_empty() && (name == domain || name == self.identity.host || below)
    }
}

/// Exchange wraps foreign addresses in letters and digits: `+40` is an `@`, `+2E` a dot.
fn unwrapped(recipient: &str) -> String {
    recipient
        .replace("+40", "@")
        .replace("+2E", ".")
        .replace("+2e", ".")
}

/// The hosts that a recipient names, by all the signs that ever separated them: `@`, `%`, `!`,
/// `,` and `:` of source routes, and quotes.
fn route(recipient: &str) -> impl Iterator<Item = &str> {
    // An IPv6 literal contains colons, so literals are looked for as wholes too.
    let literals = recipient
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split_once(']'))
        .map(|(literal, _)| literal);
    recipient
        .split(['@', '%', '!', ',', ':', '"', '\\'])
        .chain(literals)
}

/// RFC 5321 section 4.1.3: `[192.0.2.1]`, `[IPv6:2001:db8::1]`; and bare addresses, as in URLs.
fn literal(name: &str) -> Option<IpAddr> {
    let inner = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(name);
    let address: IpAddr = inner.strip_prefix("ipv6:").unwrap_or(inner).parse().ok()?;
    Some(address.to_canonical())
}

fn without_port(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|octet| octet.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// RFC 5321 section 4.5.1 and RFC 2142 section 4.
fn is_staff(recipient: &str) -> bool {
    let local_part = recipient.split('@').next().unwrap_or_default();
    local_part.eq_ignore_ascii_case("postmaster") || local_part.eq_ignore_ascii_case("abuse")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dialogue::{Form, Role};

    const LOCAL: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn ours() -> Ours {
        let identity = Identity {
            domain: "Canary.example.".to_owned(),
            host: "mx.canary.example".to_owned(),
            addresses: vec![
                "192.0.2.25".parse().expect("IPv4"),
                "2001:db8::25".parse().expect("IPv6"),
            ],
            operator: "Example Agency".to_owned(),
            contact: "tests@agency.example".to_owned(),
            page: "https://agency.example/tests".to_owned(),
        };
        Ours::new(identity, TokenKey::new(&[7; 32]))
    }

    fn token() -> Token {
        TokenKey::new(&[7; 32]).mint(81, 25, Form::Percent, Role::Recipient)
    }

    #[test]
    fn a_token_is_recognised_in_every_form_a_relay_may_leave_it() {
        let t = token();
        for recipient in [
            format!("{t}@canary.example"),
            format!("{t}@CANARY.EXAMPLE.").to_uppercase(),
            format!("{t}@x.canary.example"),
            format!("{t}%canary.example@mx.example"),
            format!("{t}%canary.example"),
            format!("\"{t}@canary.example\""),
            format!("\"{t}%canary.example\""),
            format!("\"{t}@canary.example\"@mx.example"),
            format!("\"{t}%canary.example\"@mx.example"),
            format!("{t}@canary.example@mx.example"),
            format!("{t}@canary.example@[198.51.100.7]"),
            format!("{t}%canary.example@[IPv6:2001:db8::7]"),
            format!("@mx.example,@b.example:{t}@canary.example"),
            format!("mx.example!canary.example!{t}"),
            format!("imceasmtp-{t}+40canary+2eexample@mx.example").to_uppercase(),
            format!("prvs=1234567890={t}@canary.example"),
            format!("{t}@[IPv6:2001:db8::25]@[IPv6:2001:db8::7]"),
            format!("@mx.example:{t}@canary.example"),
            format!("canary.example!{t}"),
            format!("canary.example!{t}@mx.example"),
            format!("IMCEASMTP-{t}+40canary.example@mx.example"),
            format!("{t}@[192.0.2.25]"),
            format!("{t}@[IPv6:2001:db8::25]"),
            format!("{t}@[127.0.0.1]"),
        ] {
            assert_eq!(
                ours().addressee(&recipient, LOCAL),
                Addressee::Token(t),
                "{recipient}"
            );
        }
    }

    #[test]
    fn nobody_else_gets_mail_through_us() {
        let t = token();
        for recipient in [
            "user@example.org".to_owned(),
            "user@canary.example".to_owned(),
            format!("{t}@example.org"),
            format!("{t}@notcanary.example"),
            format!("{t}@canary.example.org"),
            format!("{t}@[198.51.100.1]"),
            format!("{t}@[IPv6:2001:db8::26]"),
            format!("{t}+40example.org@mx.example"),
            format!("{t}@example.org@mx.example"),
            format!("canary.example.org!{t}"),
            t.to_string(),
            String::new(),
        ] {
            let addressee = ours().addressee(&recipient, LOCAL);
            assert_eq!(addressee, Addressee::Stranger, "{recipient}");
        }
        assert_eq!(
            ours().addressee("Abuse@canary.example", LOCAL),
            Addressee::Staff
        );
    }

    #[test]
    fn a_request_names_its_token_in_the_path_or_the_first_label() {
        let t = token();
        assert_eq!(
            ours().fetched("192.0.2.25", &format!("/{t}?x"), LOCAL),
            Some(t)
        );
        assert_eq!(
            ours().fetched(&format!("{t}.canary.example:80"), "/", LOCAL),
            Some(t)
        );
        assert_eq!(
            ours().fetched(&format!("{t}.example.org"), "/", LOCAL),
            None
        );
        assert_eq!(ours().fetched("", "", LOCAL), None);
    }
}
