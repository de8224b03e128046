//! A user and a password, as SMTP authentication carries them (RFC 4954).
//!
//! # Limits
//! Compared in their encoded form, so an encoding that differs in padding is refused. The
//! comparison is not in constant time: there is no secret in a laboratory.

/// Who may hand in mail.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Credentials {
    user: String,
    password: String,
}

impl Credentials {
    /// Takes the user's name and password.
    #[must_use]
    pub fn new(user: &str, password: &str) -> Self {
        Self {
            user: user.to_owned(),
            password: password.to_owned(),
        }
    }

    /// Whether an AUTH PLAIN response (RFC 4616) is ours, with or without the identity to act as.
    pub(crate) fn match_plain(&self, response: &str) -> bool {
        let (user, password) = (&self.user, &self.password);
        [
            format!("\0{user}\0{password}"),
            format!("{user}\0{user}\0{password}"),
        ]
        .iter()
        .any(|ours| base64(ours.as_bytes()) == response)
    }

    /// Whether the two AUTH LOGIN responses are ours.
    pub(crate) fn match_login(&self, user: &str, password: &str) -> bool {
        base64(self.user.as_bytes()) == user && base64(self.password.as_bytes()) == password
    }
}

/// RFC 4648 section 4.
pub(crate) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let three = [
            chunk[0],
            *chunk.get(1).unwrap_or(&0),
            *chunk.get(2).unwrap_or(&0),
        ];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place) & 0x3f) as usize;
            text.push(if place > chunk.len() {
                '='
            } else {
                char::from(ALPHABET[six])
            });
        }
    }
    text
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_rfc_4648_section_10() {
        for (plain, encoded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
    }

    #[test]
    fn another_password_does_not_match() {
        let ours = Credentials::new("desk", "open sesame");
        assert!(ours.match_plain(&base64(b"\0desk\0open sesame")));
        assert!(ours.match_plain(&base64(b"desk\0desk\0open sesame")));
        assert!(!ours.match_plain(&base64(b"\0desk\0guess")));
    }
}
