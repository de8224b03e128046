//! Secret links: a number and a keyed hash, so that whoever has the letter can open its page and
//! nobody can guess another's.
//!
//! # Limits
//! A link cannot be taken back one by one: it holds as long as the operation's secret.

use super::operation::{Secret, hex};

/// For what a link stands. Links of different purposes never open each other's doors.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Purpose {
    /// The page of a case; the number is the case's.
    Case,
    /// "Do not write here again"; the number is the letter's.
    Stop,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Case => "link to a case",
            Self::Stop => "link to stop letters",
        }
    }
}

/// The secret part of a link: 40 hexadecimal digits, 96 bits of them nobody can guess.
#[must_use]
pub fn sealed(secret: &Secret, purpose: Purpose, number: i64) -> String {
    let mac = secret.derived(purpose.name(), &number.to_string());
    format!("{number:016x}{}", hex(&mac[..MAC_LEN]))
}

/// The number behind the secret part of a link, if we made it.
#[must_use]
pub fn unsealed(secret: &Secret, purpose: Purpose, text: &str) -> Option<i64> {
    if text.len() != 16 + 2 * MAC_LEN || !text.is_ascii() {
        return None;
    }
    let number = i64::from_str_radix(&text[..16], 16).ok()?;
    let truth = sealed(secret, purpose, number);
    // Without an early exit: how long the comparison takes tells a guesser nothing.
    let pairs = truth.bytes().zip(text.bytes());
    let different = pairs.fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
    (different == 0).then_some(number)
}

const MAC_LEN: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_its_own_door_only() {
        let secret = Secret::from_bytes([3; 32]);
        let link = sealed(&secret, Purpose::Case, 4_711);
        assert_eq!(unsealed(&secret, Purpose::Case, &link), Some(4_711));
        assert_eq!(unsealed(&secret, Purpose::Stop, &link), None);
        assert_eq!(
            unsealed(&Secret::from_bytes([4; 32]), Purpose::Case, &link),
            None
        );
        let neighbour = link.replacen("1267", "1268", 1);
        assert_eq!(unsealed(&secret, Purpose::Case, &neighbour), None);
        assert_eq!(unsealed(&secret, Purpose::Case, "é"), None);
    }
}
