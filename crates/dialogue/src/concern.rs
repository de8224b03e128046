//! What a refusal is about: relaying, or us.
//!
//! "Relay access denied" closes a case; "blocked using a blocklist" says nothing about what the
//! server does for others. Codes alone do not tell (`554 5.7.1` stands before both), so the words
//! are weighed too, and where both are named, a blocklist weighs more: better to ask again from
//! another address than to call an open relay closed.
//!
//! # Limits
//! The words are English, as those of nearly all servers are. A refusal in another language is
//! [`Concern::Unclear`] unless its enhanced code speaks.

use crate::reply::{Enhanced, Reply};

/// What a refusal is about.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Concern {
    /// Carrying mail for strangers, or without authentication.
    Relaying,
    /// Our haste: it wants to be asked again, though it says so with a permanent code.
    Patience,
    /// A blocklist or a rate limit, which no other envelope would fare better with.
    Blocked,
    /// Our address: others may fare better.
    Us,
    /// The name that we gave, or the sender: another envelope of ours may fare better.
    Name,
    /// It does not say, or speaks of this mailbox alone.
    Unclear,
}

impl Reply {
    /// What this reply, if it is a refusal, is about.
    #[must_use]
    pub fn concern(&self) -> Concern {
        let text = self.unquoted();
        // A host name may contain anything: `relay.example`, `blocked.example`.
        let prose = words(&text)
            .filter(|word| !is_host_name(word))
            .collect::<Vec<_>>()
            .join(" ");
        let prose_has = |phrases: &[&str]| phrases.iter().any(|phrase| prose.contains(phrase));
        if SURELY_US.iter().any(|phrase| text.contains(phrase)) || words(&text).any(|w| w == "rbl")
        {
            Concern::Blocked
        } else if prose_has(&PATIENCE) {
            Concern::Patience
        } else if prose_has(&RELAYING) {
            Concern::Relaying
        } else if prose_has(&NAMES) || self.enhanced() == Some(BAD_SENDERS_SYSTEM) {
            Concern::Name
        } else if prose_has(&PERHAPS_US) || self.enhanced().is_some_and(is_about_us) {
            Concern::Us
        } else {
            Concern::Unclear
        }
    }

    /// Whether it, being a refusal, wants TLS first.
    pub(crate) fn wants_encryption(&self) -> bool {
        let text = self.unquoted();
        ENCRYPTION.iter().any(|phrase| text.contains(phrase))
    }

    /// In lower case, without what stands in angle brackets: there the server repeats our own words.
    fn unquoted(&self) -> String {
        let mut inside = false;
        let mut text = self.to_string();
        text.retain(|c| {
            inside = (inside || c == '<') && c != '>';
            !inside && c != '>'
        });
        text.make_ascii_lowercase();
        text
    }
}

/// Enhanced codes that speak of the client whatever the words.
fn is_about_us(code: Enhanced) -> bool {
    match code {
        // Reverse DNS validation failed (RFC 7372 section 3.3); mail flood detected (registry).
        Enhanced(5, 7, 25 | 28)
        // Microsoft's banned and distrusted sending addresses.
        | Enhanced(5, 7, 511 | 606..=649 | 708 | 750) => true,
        Enhanced(..) => false,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || ",;:()[]\"'".contains(c))
        .filter(|w| !w.is_empty())
}

fn is_host_name(word: &str) -> bool {
    word.trim_end_matches('.').contains('.') || word.contains('@') || word.contains('/')
}

/// Names and words of blocklists and rate limits: they weigh most, and count in host names too.
const SURELY_US: [&str; 18] = [
    "spamhaus",
    "spamcop",
    "sorbs",
    "barracudacentral",
    "uceprotect",
    "abuseat",
    "dnsbl",
    "blacklist",
    "black list",
    "blocklist",
    "block list",
    "denylist",
    "reputation",
    "rate limit",
    "ratelimit",
    "throttl",
    "too many",
    // Without encryption the server does not talk to us at all.
    "starttls",
];

/// Words of a server that greylists, as some do with a permanent code.
const PATIENCE: [&str; 7] = [
    "greylist",
    "graylist",
    "grey list",
    "gray list",
    "try again in",
    "try again later",
    "come back later",
];

/// Words of a server that talks under TLS alone (RFC 3207 section 4).
const ENCRYPTION: [&str; 5] = [
    "starttls",
    "encryption is required",
    "encryption required",
    "encryption needed",
    "tls required",
];

/// Words of a server that does not carry for strangers.
const RELAYING: [&str; 8] = [
    "relay",
    "rcpthosts",
    "non-local",
    "not local",
    "authentication required",
    "requires authentication",
    "authenticate",
    "authentication is required",
];

/// Words of a server that does not want this client, unless it speaks of relaying.
const PERHAPS_US: [&str; 23] = [
    "client host",
    "client address",
    "client rejected",
    "your ip",
    "your host",
    "your address",
    "your server",
    "your network",
    "sending ip",
    "sending host",
    "connecting host",
    "ip address",
    "blocked",
    "banned",
    "listed",
    "reverse dns",
    "rdns",
    "reverse hostname",
    "ptr",
    "dynamic",
    "residential",
    "too much",
    "spam",
];

/// Words of a server that does not take this greeting or this sender, unless it speaks of relaying.
const NAMES: [&str; 3] = ["helo", "ehlo", "domain not found"];

/// Bad sender's system address (RFC 3463 section 3.2): our own domain.
const BAD_SENDERS_SYSTEM: Enhanced = Enhanced(5, 1, 8);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reply::ReplyReader;

    fn concern(text: &str) -> Concern {
        let text = format!("{text}\r\n");
        ReplyReader::new()
            .read(&mut text.as_bytes())
            .unwrap()
            .unwrap()
            .concern()
    }

    #[test]
    fn servers_say_in_many_words_that_they_do_not_relay() {
        for text in [
            "554 5.7.1 <t@canary.example>: Relay access denied",
            "454 4.7.1 <t@canary.example>: Relay access denied",
            "550 relay not permitted",
            "550-host [192.0.2.1] is not permitted to relay through this server\r\n550 without authentication.",
            "550 5.7.1 <t@canary.example>... Relaying denied",
            "550 5.7.1 <t@canary.example>... Relaying denied. IP name lookup failed [192.0.2.1]",
            "550 5.7.1 Unable to relay",
            "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain",
            "550 5.7.64 TenantAttribution; Relay Access Denied",
            "530 5.7.0 Authentication required",
            "530 5.7.1 Client was not authenticated: please authenticate",
            "503 This mail server requires authentication when sending to a non-local address",
            "551 5.7.1 relaying to <t@canary.example> prohibited, your IP is not in my list",
            "550 relay attempt blocked",
            "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
        ] {
            assert_eq!(concern(text), Concern::Relaying, "{text}");
        }
    }

    #[test]
    fn servers_say_in_many_words_that_they_do_not_want_us() {
        for text in [
            "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org",
            "554 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied",
            "550 5.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]",
            "504 5.5.2 <probe>: Helo command rejected: need fully-qualified hostname",
            "550 5.7.606 Access denied, banned sending IP [192.0.2.1]",
            "550 5.7.25 The address sending this message does not have a name",
            "550 JunkMail rejected - host [192.0.2.1] is in an RBL",
            "550 Your host is blacklisted; no relay for you",
            "552 Too many connections from your host",
            "550 Rejected: poor reputation",
            "530 5.7.0 Must issue a STARTTLS command first",
            "554 5.1.8 <t@canary.example>: Sender address rejected: Domain not found",
            "550 relay.example: your IP is blocked",
        ] {
            let about_us = matches!(
                concern(text),
                Concern::Us | Concern::Name | Concern::Blocked
            );
            assert!(about_us, "{text}");
        }
    }

    #[test]
    fn a_blocklist_refuses_every_envelope_alike() {
        let listed = "554 5.7.1 Client host [192.0.2.1] blocked using zen.spamhaus.org";
        assert_eq!(concern(listed), Concern::Blocked);
        let by_address = "550 5.7.1 Client host rejected: cannot find your reverse hostname";
        assert_eq!(concern(by_address), Concern::Us);
    }

    #[test]
    fn another_name_may_fare_better() {
        for text in [
            "504 5.5.2 <probe>: Helo command rejected: need fully-qualified hostname",
            "554 5.1.8 <t@canary.example>: Sender address rejected: Domain not found",
            "553 5.1.8 Domain of sender address is not accepted",
        ] {
            assert_eq!(concern(text), Concern::Name, "{text}");
        }
    }

    #[test]
    fn some_servers_ask_for_patience_with_a_permanent_code() {
        for text in [
            "550 5.7.1 <t@canary.example>: Recipient address rejected: Greylisted for 300 seconds",
            "554 graylisting in action, please come back later",
            "550 mailbox busy, try again later",
        ] {
            assert_eq!(concern(text), Concern::Patience, "{text}");
        }
        assert_eq!(
            concern("550 too many messages, try again later"),
            Concern::Blocked
        );
    }

    #[test]
    fn some_refusals_say_nothing_of_either() {
        for text in [
            "550 5.1.1 <t@relay.example>: Recipient address rejected: User unknown",
            "550 5.4.1 Recipient address rejected: Access denied",
            "550 5.7.1 <t@blocked.example>: no",
            "501 5.1.3 Bad recipient address syntax",
            "550",
        ] {
            assert_eq!(concern(text), Concern::Unclear, "{text}");
        }
    }
}
