//! Where an envelope recipient really goes, once every disguise is taken off as Postfix takes it
//! off: source routes, quoted local parts, the percent hack and bang paths; and as Exchange takes
//! off its own.

use crate::names::canonical;

/// The end of a recipient's way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Destination {
    /// A mailbox here.
    Here,
    /// Somebody else's.
    Elsewhere {
        /// The address without its disguise.
        address: String,
        /// Its domain, in lower case.
        domain: String,
        /// Whether it came in a disguise.
        disguise: Disguise,
    },
}

/// Whether an address hides where it goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Disguise {
    None,
    Worn,
}

impl Destination {
    /// Takes a recipient as it was written, and which domains are ours.
    pub(crate) fn of(recipient: &str, is_ours: impl Fn(&str) -> bool) -> Self {
        let (mut address, mut disguise) = match without_route(recipient) {
            Some(rest) => (rest.to_owned(), Disguise::Worn),
            None => (recipient.to_owned(), Disguise::None),
        };
        // Each turn takes off one layer and so shortens the address, or ends.
        loop {
            let (local, domain) = split(&address);
            if let Some(domain) = domain.filter(|domain| !is_ours(domain)) {
                return Self::Elsewhere {
                    domain,
                    address,
                    disguise,
                };
            }
            let Some(inner) = undisguised(local) else {
                return Self::Here;
            };
            address = inner;
            disguise = Disguise::Worn;
        }
    }
}

/// What follows a source route: `@one,@two:rest`.
fn without_route(recipient: &str) -> Option<&str> {
    recipient
        .strip_prefix('@')?
        .split_once(':')
        .map(|(_, rest)| rest)
}

/// Local part and domain; the domain of an address that is wholly quoted is none.
fn split(address: &str) -> (&str, Option<String>) {
    match address.rsplit_once('@') {
        Some((local, domain)) if !domain.contains('"') => (local, Some(canonical(domain))),
        _ => (address, None),
    }
}

/// The address inside a local part, if it is one.
fn undisguised(local: &str) -> Option<String> {
    let inner = local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(local);
    if inner.contains('@') {
        return Some(inner.to_owned());
    }
    if let Some(wrapped) = inner.strip_prefix("IMCEASMTP-") {
        return Some(wrapped.replacen("+40", "@", 1)).filter(|address| address.contains('@'));
    }
    if let Some((user, domain)) = inner.rsplit_once('%') {
        return Some(format!("{user}@{domain}"));
    }
    inner
        .split_once('!')
        .map(|(domain, user)| format!("{user}@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(recipient: &str) -> Destination {
        Destination::of(recipient, |domain| domain == "mx.demo.example")
    }

    #[test]
    fn every_disguise_comes_off() {
        for recipient in [
            "user%canary.example@mx.demo.example",
            "user%canary.example",
            "user@canary.example@mx.demo.example",
            "\"user@canary.example\"",
            "\"user%canary.example\"",
            "\"user@canary.example\"@mx.demo.example",
            "@mx.demo.example:user@canary.example",
            "canary.example!user",
            "canary.example!user@mx.demo.example",
            "IMCEASMTP-user+40canary.example@mx.demo.example",
        ] {
            let expected = Destination::Elsewhere {
                address: "user@canary.example".to_owned(),
                domain: "canary.example".to_owned(),
                disguise: Disguise::Worn,
            };
            assert_eq!(of(recipient), expected, "{recipient}");
        }
    }

    #[test]
    fn a_plain_address_wears_none() {
        assert_eq!(of("user@MX.demo.example"), Destination::Here);
        assert_eq!(of("postmaster"), Destination::Here);
        let plain = of("User@Canary.Example");
        let Destination::Elsewhere {
            address,
            domain,
            disguise,
        } = plain
        else {
            panic!()
        };
        assert_eq!(
            (address.as_str(), domain.as_str()),
            ("User@Canary.Example", "canary.example")
        );
        assert_eq!(disguise, Disguise::None);
    }

    #[test]
    fn nonsense_ends_too() {
        for recipient in [
            "@",
            "%",
            "!",
            "\"\"",
            "@:@:@",
            "%%%%",
            "\"\"@\"\"",
            "!@mx.demo.example",
        ] {
            let _ = of(recipient);
        }
    }
}
