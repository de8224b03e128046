//! The mark that proves by coming back.
//!
//! A token says for which check, port and form it was minted and carries a keyed hash, so that the
//! canary recognises it without a database, days later, and nobody can invent one. It is 32
//! letters and digits without regard to case (relays lower-case addresses) and fits every local
//! part (RFC 5321 section 4.5.3.1.1 allows 64 octets), host label and path.
//!
//! # Limits
//! A token is not secret: whoever saw it can bring it back. That is what it is for; the canary
//! notes by which way it came.

use std::fmt;

use ring::hmac;

use crate::Form;

/// For what a token stands at the canary.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Role {
    /// The recipient of a probe mail: its arrival is the proof of a relay.
    Recipient,
    /// The sender of a probe mail: what arrives here is a bounce, and proves no relay.
    Sender,
    /// What a proxy is asked to fetch: its arrival together with the derived answer is the proof
    /// of a proxy.
    Fetch,
}

/// A token: which check, which port, which form, in which role.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Token {
    check: u64,
    port: u16,
    form: Form,
    role: Role,
    mac: [u8; MAC_LEN],
}

impl Token {
    /// How many characters a token has in text.
    pub const TEXT_LEN: usize = 32;

    /// The check for which it was minted.
    #[must_use]
    pub const fn check(&self) -> u64 {
        self.check
    }

    /// The port of the tested endpoint.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The form in which the server was asked.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// For what it stands at the canary.
    #[must_use]
    pub const fn role(&self) -> Role {
        self.role
    }

    fn bytes(&self) -> [u8; 20] {
        let mut bytes = [0; 20];
        bytes[..BODY_LEN].copy_from_slice(&body(self.check, self.port, self.form, self.role));
        bytes[BODY_LEN..].copy_from_slice(&self.mac);
        bytes
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32(&self.bytes()))
    }
}

/// The key that mints tokens and recognises them; prover and canary share it.
#[derive(Clone)]
pub struct TokenKey {
    key: hmac::Key,
}

impl TokenKey {
    /// Takes 32 secret bytes.
    #[must_use]
    pub fn new(secret: &[u8; 32]) -> Self {
        Self {
            key: hmac::Key::new(hmac::HMAC_SHA256, secret),
        }
    }

    /// Mints the token for one check, port, form and role. The same four give the same token, so
    /// that a repeated attempt shows a greylisting server the same envelope.
    #[must_use]
    pub fn mint(&self, check: u64, port: u16, form: Form, role: Role) -> Token {
        Token {
            check,
            port,
            form,
            role,
            mac: self.mac(check, port, form, role),
        }
    }

    /// Takes a text that should be exactly a token, in any case. `None` if we did not mint it.
    #[must_use]
    pub fn recognise(&self, text: &str) -> Option<Token> {
        let bytes = unbase32(text)?;
        let check = u64::from_be_bytes(bytes[..8].try_into().ok()?);
        let port = u16::from_be_bytes(bytes[8..10].try_into().ok()?);
        let form = Form::from_code(bytes[10])?;
        let role = role_from_code(bytes[11])?;
        let signed = body(check, port, form, role);
        let truth = hmac::sign(&self.key, &labelled(b"token", &signed));
        let mac: [u8; MAC_LEN] = bytes[BODY_LEN..].try_into().ok()?;
        constant_time_equal(&mac, &truth.as_ref()[..MAC_LEN]).then_some(Token {
            check,
            port,
            form,
            role,
            mac,
        })
    }

    /// Finds the first token of ours inside a longer text: `"token%canary.example"@mx.example`,
    /// `/token?x=1`, `canary.example!token`.
    #[must_use]
    pub fn find_in(&self, text: &str) -> Option<Token> {
        text.split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|run| run.len() == Token::TEXT_LEN)
            .find_map(|run| self.recognise(run))
    }

    /// What the canary answers to a token that was fetched: derived from the secret, so that no
    /// reflector, portal or replay can produce it.
    #[must_use]
    pub fn answer(&self, token: &Token) -> String {
        let mac = hmac::sign(&self.key, &labelled(b"answer", &token.bytes()));
        let mut head = [0; 20];
        head.copy_from_slice(&mac.as_ref()[..20]);
        base32(&head)
    }

    fn mac(&self, check: u64, port: u16, form: Form, role: Role) -> [u8; MAC_LEN] {
        let tag = hmac::sign(
            &self.key,
            &labelled(b"token", &body(check, port, form, role)),
        );
        let mut mac = [0; MAC_LEN];
        mac.copy_from_slice(&tag.as_ref()[..MAC_LEN]);
        mac
    }
}

impl fmt::Debug for TokenKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenKey(…)")
    }
}

fn body(check: u64, port: u16, form: Form, role: Role) -> [u8; BODY_LEN] {
    let mut body = [0; BODY_LEN];
    body[..8].copy_from_slice(&check.to_be_bytes());
    body[8..10].copy_from_slice(&port.to_be_bytes());
    body[10] = form.code();
    body[11] = role_code(role);
    body
}

const fn role_code(role: Role) -> u8 {
    match role {
        Role::Recipient => 1,
        Role::Sender => 2,
        Role::Fetch => 3,
    }
}

const fn role_from_code(code: u8) -> Option<Role> {
    match code {
        1 => Some(Role::Recipient),
        2 => Some(Role::Sender),
        3 => Some(Role::Fetch),
        _ => None,
    }
}

/// The two uses of the key never meet: each signs under its own label.
fn labelled(label: &[u8], text: &[u8]) -> Vec<u8> {
    [label, b"\0", text].concat()
}

/// Without an early exit: how long the comparison takes tells a forger nothing.
fn constant_time_equal(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .fold(0, |different, (a, b)| different | (a ^ b))
            == 0
}

/// RFC 4648 section 6, in lower case; 20 bytes give exactly 32 characters.
fn base32(bytes: &[u8; 20]) -> String {
    let mut text = String::with_capacity(Token::TEXT_LEN);
    for chunk in bytes.chunks(5) {
        let group = chunk
            .iter()
            .fold(0_u64, |group, byte| group << 8 | u64::from(*byte));
        for place in (0..8).rev() {
            let index = usize::try_from(group >> (place * 5) & 31).unwrap_or(0);
            text.push(char::from(ALPHABET[index]));
        }
    }
    text
}

fn unbase32(text: &str) -> Option<[u8; 20]> {
    if text.len() != Token::TEXT_LEN {
        return None;
    }
    let mut bytes = [0; 20];
    for (chunk, eight) in bytes.chunks_mut(5).zip(text.as_bytes().chunks(8)) {
        let group = eight.iter().try_fold(0_u64, |group, letter| {
            let value = ALPHABET
                .iter()
                .position(|known| *known == letter.to_ascii_lowercase())?;
            Some(group << 5 | u64::try_from(value).ok()?)
        })?;
        chunk.copy_from_slice(&group.to_be_bytes()[3..]);
    }
    Some(bytes)
}

const BODY_LEN: usize = 12;
const MAC_LEN: usize = 8;
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TokenKey {
        TokenKey::new(&[7; 32])
    }

    #[test]
    fn a_token_comes_back_in_any_case() {
        let token = key().mint(81, 25, Form::Percent, Role::Recipient);
        let text = token.to_string();
        assert_eq!(text.len(), Token::TEXT_LEN);
        assert_eq!(key().recognise(&text), Some(token));
        assert_eq!(key().recognise(&text.to_uppercase()), Some(token));
    }

    #[test]
    fn a_token_is_found_wherever_a_relay_left_it() {
        let token = key().mint(81, 25, Form::QuotedAt, Role::Recipient);
        for text in [
            format!("\"{token}@canary.example\"@mx.example"),
            format!("canary.example!{token}"),
            format!("/{token}?x=1"),
            format!("{token}.canary.example"),
        ] {
            assert_eq!(key().find_in(&text), Some(token), "{text}");
        }
    }

    #[test]
    fn nobody_else_can_mint_one() {
        let token = TokenKey::new(&[8; 32]).mint(81, 25, Form::Plain, Role::Recipient);
        assert_eq!(key().recognise(&token.to_string()), None);
        assert_eq!(key().recognise(&"a".repeat(32)), None);
        assert_eq!(key().recognise("é".repeat(16).as_str()), None);
        assert_eq!(key().find_in(""), None);
    }

    #[test]
    fn one_changed_letter_is_no_token() {
        let text = key().mint(81, 25, Form::Plain, Role::Recipient).to_string();
        for place in 0..text.len() {
            let mut changed = text.clone().into_bytes();
            changed[place] = if changed[place] == b'a' { b'b' } else { b'a' };
            let changed = String::from_utf8(changed).expect("ASCII");
            assert_eq!(key().recognise(&changed), None, "{changed}");
        }
    }

    #[test]
    fn the_derived_answer_differs_from_the_token_and_between_tokens() {
        let one = key().mint(1, 3128, Form::HttpGet, Role::Fetch);
        let two = key().mint(2, 3128, Form::HttpGet, Role::Fetch);
        assert_ne!(key().answer(&one), key().answer(&two));
        assert_ne!(key().answer(&one), one.to_string());
    }
}
