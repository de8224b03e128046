//! A mailbox that answers for an address.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// A mailbox that can be written to.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mailbox(String);

/// A text that is no mailbox, or one that must never be written to.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotAMailbox {
    /// No address at all.
    #[error("`{0}` is not a mail address")]
    Malformed(String),
    /// A registry's placeholder.
    #[error("`{0}` is a registry's placeholder, nobody's mailbox")]
    Placeholder(String),
}

impl Mailbox {
    /// Takes the mailbox as a registry or a person wrote it; the domain is lower-cased, and in its
    /// ASCII form. A local part may be outside ASCII (RFC 6531).
    ///
    /// # Errors
    /// [`NotAMailbox`] when it is no address, or a registry's placeholder such as
    /// `removed@lacnic.net`, which was seen for whole regions.
    pub fn parse(raw: &str) -> Result<Self, NotAMailbox> {
        let text = raw.trim().trim_start_matches("mailto:");
        let malformed = || NotAMailbox::Malformed(text.chars().take(80).collect());
        let (local, domain) = text.rsplit_once('@').ok_or_else(malformed)?;
        if !is_local_part(local) || !is_domain(domain) {
            return Err(malformed());
        }
        // A domain outside ASCII has a form inside it (RFC 5890), which every mail server takes.
        let domain = idna::domain_to_ascii(domain).map_err(|_| malformed())?;
        let mailbox = format!("{local}@{domain}");
        if is_placeholder(&mailbox) {
            return Err(NotAMailbox::Placeholder(mailbox));
        }
        Ok(Self(mailbox))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address in lower case, by which two spellings of one mailbox are known as one.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// What stands after the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl TryFrom<String> for Mailbox {
    type Error = NotAMailbox;

    fn try_from(text: String) -> Result<Self, NotAMailbox> {
        Self::parse(&text)
    }
}

impl From<Mailbox> for String {
    fn from(mailbox: Mailbox) -> Self {
        mailbox.0
    }
}

/// How far a contact's answer reaches. The nearer, the sooner it is written to.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Who runs the host itself.
    Host,
    /// Who runs the network around it.
    Network,
    /// An agency that passes it on.
    Agency,
    /// A national team.
    Nation,
}

impl Scope {
    const ALL: [Self; 4] = [Self::Host, Self::Network, Self::Agency, Self::Nation];

    /// The name in outputs, contacts.csv and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Network => "network",
            Self::Agency => "agency",
            Self::Nation => "nation",
        }
    }

    /// The scope with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.name() == name)
    }
}

/// How a contact wants to be written to.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// As the operation does it.
    #[default]
    None,
    /// At most once a week, whatever the operation's interval is.
    Weekly,
    /// Only the machine-readable parts.
    XarfOnly,
    /// Not at all.
    Never,
}

impl Wish {
    const ALL: [Self; 4] = [Self::None, Self::Weekly, Self::XarfOnly, Self::Never];

    /// The name in contacts.csv and the database; no wish is the empty text.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Weekly => "weekly",
            Self::XarfOnly => "xarf-only",
            Self::Never => "never",
        }
    }

    /// The wish with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wish| wish.name() == name)
    }
}

/// A mailbox answering for an address: with its scope, where it was found, and when.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Contact {
    /// Who is written to.
    pub mailbox: Mailbox,
    /// How far its answer reaches.
    pub scope: Scope,
    /// Where it was found, in words for an engineer: `contacts.csv: 192.0.2.0/24`, `RDAP abuse
    /// role of EXAMPLE-NET`.
    pub basis: String,
    /// Its place in the order of writing, from 0.
    pub rank: u32,
    /// The language it reads, where known.
    pub language: Option<Language>,
    /// Its country (ISO 3166-1 alpha-2, upper case), where known.
    pub country: Option<String>,
    /// How it wants to be written to.
    pub wish: Wish,
    /// When it was found.
    pub found_at: Moment,
}

/// RFC 5321 section 4.5.3.1.1, without quoted local parts: no registry needs them, and a mailbox
/// with spaces or angle brackets is more often a sentence than an address.
fn is_local_part(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=64).contains(&local.len())
        && local.chars().all(allowed)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}

/// Mailboxes that registries print where they have none, and their own for whole regions.
fn is_placeholder(mailbox: &str) -> bool {
    let lower = mailbox.to_ascii_lowercase();
    let (local, domain) = lower.split_once('@').unwrap_or((&lower, ""));
    let registry = REGISTRIES.contains(&domain);
    let emptied = [
        "removed", "redacted", "unknown", "nobody", "noreply", "no-reply", "none",
    ];
    emptied.contains(&local) || (registry && ["abuse", "hostmaster", "ripe-dbm"].contains(&local))
}

const REGISTRIES: [&str; 6] = [
    "lacnic.net",
    "arin.net",
    "ripe.net",
    "apnic.net",
    "afrinic.net",
    "iana.org",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_taken_as_people_write_it() {
        for raw in [
            "abuse@Example.ORG",
            " mailto:abuse@example.org ",
            "abuse@example.org",
        ] {
            assert_eq!(
                Mailbox::parse(raw).expect(raw).as_str(),
                "abuse@example.org"
            );
        }
    }

    #[test]
    fn letters_of_every_script_may_stand_in_a_mailbox() {
        let parsed = |raw: &str| Mailbox::parse(raw).expect("a mailbox").to_string();
        assert_eq!(
            parsed("abuse@B\u{fc}cher.example"),
            "abuse@xn--bcher-kva.example"
        );
        assert_eq!(parsed("m\u{fc}ller@net.example"), "m\u{fc}ller@net.example");
        assert!(Mailbox::parse("a\u{202e}b@net.example").is_err());
    }

    #[test]
    fn sentences_and_placeholders_are_nobodys_mailbox() {
        for raw in [
            "",
            "abuse",
            "@example.org",
            "abuse@",
            "abuse@localhost",
            "DATA REDACTED",
            "please query the RDDS service of the registrar",
            "a b@example.org",
            "a@b@example.org",
            "x\r\nBcc: y@example.org",
            "removed@lacnic.net",
            "abuse@lacnic.net",
            "REDACTED@example.org",
            "abuse@example..org",
            "abuse@-example.org",
        ] {
            assert!(Mailbox::parse(raw).is_err(), "{raw}");
        }
    }
}
