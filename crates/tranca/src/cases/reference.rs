//! The number of a case, and how people write it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Which case. In letters, file names and links it is written as a reference such as
/// `T-0K2V-8QX4-M7R1-A`: letters and digits that cannot be mistaken for each other (Crockford's
/// base 32), in any case, with or without the hyphens.
#[derive(
    Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize, sqlx::Type,
)]
#[serde(transparent)]
#[sqlx(transparent)]
pub struct CaseId(pub i64);

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = u64::try_from(self.0).unwrap_or(0);
        let mut text = String::from("T");
        for place in (0..DIGITS).rev() {
            if (DIGITS - 1 - place).is_multiple_of(4) {
                text.push('-');
            }
            let digit = usize::try_from(number >> (place * 5) & 31).unwrap_or(0);
            text.push(char::from(ALPHABET[digit]));
        }
        f.pad(&text)
    }
}

/// A text that is no reference of a case.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("`{0}` is no case reference; one looks like T-0K2V-8QX4-M7R1-A")]
pub struct NotAReference(String);

impl FromStr for CaseId {
    type Err = NotAReference;

    fn from_str(text: &str) -> Result<Self, NotAReference> {
        let wrong = || NotAReference(text.chars().take(40).collect());
        let body = text.trim().strip_prefix(['T', 't']).ok_or_else(wrong)?;
        let digits: Vec<u64> = body
            .chars()
            .filter(|c| *c != '-')
            .map(|c| digit(c).ok_or_else(wrong))
            .collect::<Result<_, _>>()?;
        if digits.len() != DIGITS {
            return Err(wrong());
        }
        let number = digits
            .iter()
            .fold(0_u64, |number, digit| number << 5 | digit);
        i64::try_from(number).map(Self).map_err(|_| wrong())
    }
}

/// Crockford's decoding: `O` reads as `0`, `I` and `L` as `1`.
fn digit(letter: char) -> Option<u64> {
    let upper = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let place = ALPHABET
        .iter()
        .position(|known| char::from(*known) == upper)?;
    u64::try_from(place).ok()
}

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// 13 digits of 5 bits hold 63 bits and two to spare.
const DIGITS: usize = 13;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_people_type_it() {
        let case = CaseId(913_284_712_334_987_321);
        let text = case.to_string();
        assert_eq!(text.parse(), Ok(case));
        assert_eq!(text.to_lowercase().replace('-', "").parse(), Ok(case));
        assert_eq!(text.replace('0', "O").replace('1', "l").parse(), Ok(case));
        assert!("T-123".parse::<CaseId>().is_err());
        assert!(
            "T-ZZZZ-ZZZZ-ZZZZ-Z".parse::<CaseId>().is_err(),
            "more than 63 bits"
        );
    }
}
