//! What a refusal means for a letter: whether its recipient is at fault, or we are, or only the hour.
//! The one place that decides it, by enhanced status codes (RFC 3463) where the server gives them.
//!
//! The rule it protects: a mailbox is given up only for what was said about that mailbox. Words about
//! us (relaying, passwords, blocklists, spam) stop nobody's letters but wait for a person.
//!
//! # Limits
//! Without an enhanced code only the code and a few English words are left to go by.

use dialogue::reply::{Enhanced, Reply};

/// When the server said it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum About {
    /// To `RCPT`.
    Recipient,
    /// To `DATA`, or to the message itself.
    Message,
}

/// What it means.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Meaning {
    /// Later, perhaps.
    NotNow,
    /// This mailbox will never take it.
    NoSuchRecipient,
    /// Our server does not take it from us; a person must look.
    NotFromUs,
    /// The server takes leave (RFC 5321 section 3.8): the letter may go over another connection.
    Leaving,
}

/// What a reply other than a positive one means.
pub(super) fn of(reply: &Reply, about: About) -> Meaning {
    let code = reply.code();
    if code == 421 {
        return Meaning::Leaving;
    }
    if code < 500 {
        return Meaning::NotNow;
    }
    let is_recipients_fault = match reply.enhanced() {
        Some(enhanced) => is_about_mailbox(enhanced),
        None => about == About::Recipient && blames_recipient(code, reply),
    };
    if is_recipients_fault {
        Meaning::NoSuchRecipient
    } else {
        Meaning::NotFromUs
    }
}

/// RFC 3463 sections 3.2 to 3.8; X.1.10 is RFC 7505's, X.7.13 RFC 5248's, X.7.17 and X.7.18 RFC 7293's.
const fn is_about_mailbox(Enhanced(_, subject, detail): Enhanced) -> bool {
    match subject {
        // X.1.7 and X.1.8 are about the sender's address.
        1 => !matches!(detail, 7 | 8),
        2 => true,
        // No route, or none that does not go round, to the recipient's domain.
        4 => matches!(detail, 4 | 6),
        7 => matches!(detail, 13 | 17 | 18),
        _ => false,
    }
}

fn blames_recipient(code: u16, reply: &Reply) -> bool {
    let words = reply.text().to_ascii_lowercase();
    let about_us = [
        "relay", "auth", "denied", "policy", "block", "spam", "sender", "client",
    ];
    matches!(code, 550 | 551 | 553) && !about_us.iter().any(|word| words.contains(word))
}

#[cfg(test)]
mod tests {
    use dialogue::reply::ReplyReader;

    use super::*;

    fn meaning(line: &str, about: About) -> Meaning {
        let line = format!("{line}\r\n");
        let mut bytes = line.as_bytes();
        of(
            &ReplyReader::new().read(&mut bytes).unwrap().unwrap(),
            about,
        )
    }

    #[test]
    fn only_words_about_the_recipient_blame_the_recipient() {
        for words in [
            "550 5.1.1 <x@net.example>: Recipient address rejected: User unknown",
            "550 5.2.1 mailbox disabled",
            "550 no such user here",
            "556 5.1.10 Recipient address has null MX",
            "550 5.4.4 Unable to route: host not found",
            "525 5.7.13 User account disabled",
            "553 sorry, that mailbox isn't in my list",
        ] {
            let meaning = meaning(words, About::Recipient);
            assert_eq!(meaning, Meaning::NoSuchRecipient, "{words}");
        }
        for words in [
            "554 5.7.1 <x@net.example>: Relay access denied",
            "550 relay not permitted",
            "530 5.7.0 Authentication required",
            "550 5.7.1 rejected by policy",
            "535 authentication failed",
            "550 5.1.8 <team@agency.example>: Sender address rejected: Domain not found",
            "554 blocked using a list",
            "503 5.5.1 bad sequence of commands",
            "552 5.3.4 message too big",
        ] {
            let meaning = meaning(words, About::Recipient);
            assert_eq!(meaning, Meaning::NotFromUs, "{words}");
        }
    }

    #[test]
    fn what_is_said_to_the_message_is_about_us_unless_a_code_says_otherwise() {
        for (words, meant) in [
            ("550 no such user here", Meaning::NotFromUs),
            ("554 5.6.0 spam", Meaning::NotFromUs),
            ("550 5.1.1 user unknown", Meaning::NoSuchRecipient),
            ("451 4.7.1 greylisted", Meaning::NotNow),
            ("452 insufficient system storage", Meaning::NotNow),
            ("421 4.3.2 shutting down", Meaning::Leaving),
        ] {
            assert_eq!(meaning(words, About::Message), meant, "{words}");
        }
    }
}
