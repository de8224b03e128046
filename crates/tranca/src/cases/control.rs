//! The control group: contacts chosen at random whose letter is delayed, so that results mean
//! something.
//!
//! The draw is by contact, not by address (one desk sees many addresses), and by the operation's
//! secret, so that it is the same at every run and nobody can choose his side.

use super::contact::Mailbox;
use crate::ground::operation::Secret;

/// Whether a contact is in the control group of an operation that draws so many per cent.
#[must_use]
pub fn holds(secret: &Secret, mailbox: &Mailbox, percent: u8) -> bool {
    let lot = secret.drawn("control group", &mailbox.as_str().to_ascii_lowercase(), 100);
    lot < u64::from(percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_so_many_per_cent_are_drawn_and_always_the_same() {
        let secret = Secret::from_bytes([9; 32]);
        let drawn = |percent| {
            let mailboxes =
                (0..2_000).map(|n| Mailbox::parse(&format!("abuse@net{n}.example.org")));
            mailboxes
                .filter(|mailbox| holds(&secret, mailbox.as_ref().expect("mailbox"), percent))
                .count()
        };
        assert_eq!(drawn(0), 0);
        assert_eq!(drawn(100), 2_000);
        assert!((130..270).contains(&drawn(10)), "{}", drawn(10));
        assert_eq!(drawn(10), drawn(10));
    }
}
