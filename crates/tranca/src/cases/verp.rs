//! The return path of a letter (VERP): the address that a bounce goes to names the letter it is
//! about, and carries a keyed tag, so that nobody can file a bounce for a letter he never had.
//!
//! For delivery, which gives a letter its return path, and for whoever takes mail in, which reads it
//! back: `team+0bz3k…@agency.example` is the mailbox, a delimiter, and 26 letters and digits, of
//! which the first half is the letter's number and the second half its tag.
//!
//! # Limits
//! A tag holds as long as the operation's secret. What a forwarder puts before the local part (SRS,
//! BATV) does not matter; one that rewrites the local part itself (a hash of it) loses the letter.

use super::contact::Mailbox;
use crate::ground::operation::Secret;

/// The return path of a letter, inside a mailbox of ours; none where the local part would be longer
/// than a mail server must take (64 octets, RFC 5321 section 4.5.3.1.1).
#[must_use]
pub fn return_path(
    secret: &Secret,
    mailbox: &Mailbox,
    delimiter: char,
    letter: i64,
) -> Option<String> {
    let (local, domain) = mailbox.as_str().rsplit_once('@')?;
    let number = u64::try_from(letter).ok()?;
    let tagged = format!(
        "{local}{delimiter}{}{}",
        digits(number),
        digits(tag(secret, number))
    );
    (tagged.len() <= LONGEST_LOCAL_PART).then(|| format!("{tagged}@{domain}"))
}

/// The letter whose return path an address is, if we made it. Angle brackets and the case of the
/// letters do not matter; a wrong tag is no answer, and takes as long to find as a right one.
#[must_use]
pub fn letter_of(secret: &Secret, address: &str) -> Option<i64> {
    let address = address.trim().trim_start_matches('<').trim_end_matches('>');
    let (local, _) = address.rsplit_once('@')?;
    let start = local.len().checked_sub(2 * DIGITS)?;
    let (before, number, tagged) = (
        local.get(..start)?,
        local.get(start..start + DIGITS)?,
        local.get(start + DIGITS..)?,
    );
    if before.chars().next_back().is_none_or(char::is_alphanumeric) {
        return None;
    }
    let (number, tagged) = (number_of(number)?, number_of(tagged)?);
    // One comparison of two words: there is no digit at which it could stop early.
    let different = tag(secret, number) ^ tagged;
    i64::try_from(number).ok().filter(|_| different == 0)
}

/// 64 bits that nobody without the secret can tell.
fn tag(secret: &Secret, number: u64) -> u64 {
    let mac = secret.derived("return path of a letter", &number.to_string());
    mac.iter()
        .take(8)
        .fold(0, |tag, byte| tag << 8 | u64::from(*byte))
}

/// 64 bits as 13 letters and digits that survive any mail server: one case, no punctuation.
fn digits(number: u64) -> String {
    let digit = |place: u32| {
        let digit = usize::try_from(number >> (place * 5) & 31).unwrap_or(0);
        char::from(ALPHABET[digit])
    };
    (0..13).rev().map(digit).collect()
}

fn number_of(digits: &str) -> Option<u64> {
    digits.bytes().try_fold(0_u64, |number, byte| {
        let digit = ALPHABET
            .iter()
            .position(|known| *known == byte.to_ascii_lowercase())?;
        number
            .checked_mul(32)?
            .checked_add(u64::try_from(digit).ok()?)
    })
}

/// Crockford's, so that a person can read one out.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// 13 digits of 5 bits hold 64.
const DIGITS: usize = 13;
const LONGEST_LOCAL_PART: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    const LETTER: i64 = 913_284_712_334_987_321;

    fn path() -> String {
        let team = Mailbox::parse("team@agency.example").unwrap();
        return_path(&secret(3), &team, '+', LETTER).unwrap()
    }

    const fn secret(byte: u8) -> Secret {
        Secret::from_bytes([byte; 32])
    }

    #[test]
    fn a_return_path_leads_back_to_its_letter_however_it_was_written_on_the_way() {
        let path = path();
        assert!(path.starts_with("team+"), "{path}");
        let forwarded = path.replace("@agency.example", "@forwarder.example");
        for seen in [
            path.clone(),
            path.to_uppercase(),
            format!("<{path}>"),
            format!("SRS0=HHH=TT=agency.example={forwarded}"),
            format!("prvs=1234567890={path}"),
            path.replace('+', "-"),
        ] {
            assert_eq!(letter_of(&secret(3), &seen), Some(LETTER), "{seen}");
        }
    }

    #[test]
    fn a_return_path_that_we_did_not_make_is_nobodys() {
        let path = path();
        assert_eq!(letter_of(&secret(4), &path), None, "another operation's");
        for place in "team+".len().."team+".len() + 2 * DIGITS {
            let mut bytes = path.clone().into_bytes();
            bytes[place] = if bytes[place] == b'7' { b'8' } else { b'7' };
            let forged = String::from_utf8(bytes).unwrap();
            assert_eq!(letter_of(&secret(3), &forged), None, "{forged}");
        }
        let glued = path.replace('+', "");
        for other in ["", "@", "team@agency.example", "é@agency.example", &glued] {
            assert_eq!(letter_of(&secret(3), other), None, "{other}");
        }
        let zeds = format!("team+{}@agency.example", "z".repeat(26));
        assert_eq!(letter_of(&secret(3), &zeds), None, "more than 64 bits");
    }

    #[test]
    fn a_mailbox_whose_name_leaves_no_room_has_no_return_path() {
        let long = Mailbox::parse(&format!("{}@agency.example", "a".repeat(40))).unwrap();
        assert_eq!(return_path(&secret(3), &long, '+', LETTER), None);
    }
}
