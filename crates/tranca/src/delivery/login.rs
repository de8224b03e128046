//! Showing the mail server who we are (SASL in SMTP, RFC 4954).
//!
//! The password goes over a connection that [`protection`](super::protection) has made safe, so what
//! works nearly everywhere comes first: PLAIN (RFC 4616), LOGIN, then SCRAM-SHA-256 (RFC 7677) for
//! servers that take nothing else; there the server must prove that it knows the password too.
//!
//! # Limits
//! Users and passwords go out as they are written, without SASLprep (RFC 4013): outside ASCII they
//! must be composed as the server has them. No channel binding.

use std::num::NonZeroU32;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use dialogue::reply::{Reply, Severity};
use ring::{digest, hmac, pbkdf2};

use super::wire::{Trouble, Wire};
use crate::ground::chance;

/// Who we are to the mail server.
#[derive(Clone)]
pub(super) struct Credentials {
    pub(super) user: String,
    pub(super) password: String,
}

/// Logs in by the first mechanism of ours that the server offers.
pub(super) async fn login(
    wire: &mut Wire,
    offered: &[String],
    credentials: &Credentials,
) -> Result<(), Trouble> {
    let offers = |name: &str| offered.iter().any(|one| one.eq_ignore_ascii_case(name));
    let Credentials { user, password } = credentials;
    let last = if offers("PLAIN") {
        let response = STANDARD.encode(format!("\0{user}\0{password}"));
        wire.ask(&format!("AUTH PLAIN {response}")).await?
    } else if offers("LOGIN") {
        challenged(wire.ask("AUTH LOGIN").await?)?;
        challenged(wire.ask(&STANDARD.encode(user)).await?)?;
        wire.ask(&STANDARD.encode(password)).await?
    } else if offers("SCRAM-SHA-256") {
        scram(wire, credentials).await?
    } else {
        return Err(Trouble::Unable(format!(
            "it offers no way to log in that we know ({}); we know PLAIN, LOGIN and SCRAM-SHA-256",
            offered.join(" ")
        )));
    };
    match last.severity() {
        Severity::Positive => Ok(()),
        _ => Err(Trouble::Said(last)),
    }
}

/// What the server wants to know.
fn challenged(reply: Reply) -> Result<Vec<u8>, Trouble> {
    if reply.severity() != Severity::Intermediate {
        return Err(Trouble::Said(reply));
    }
    let challenge = reply.lines().concat();
    STANDARD
        .decode(challenge.trim())
        .map_err(|error| Trouble::Broken(format!("its challenge is no base64: {error}")))
}

async fn scram(wire: &mut Wire, credentials: &Credentials) -> Result<Reply, Trouble> {
    let nonce = chance::secret().map_err(|error| Trouble::Unable(error.to_string()))?;
    let scram = Scram::new(credentials, STANDARD.encode(nonce));
    let first = STANDARD.encode(scram.first());
    let challenge = challenged(wire.ask(&format!("AUTH SCRAM-SHA-256 {first}")).await?)?;
    let (answer, expected) = scram
        .answer(&challenge)
        .ok_or_else(|| Trouble::Untrusted("it did not keep to SCRAM (RFC 5802)".to_owned()))?;
    let shown = challenged(wire.ask(&STANDARD.encode(answer)).await?)?;
    if shown != expected.as_bytes() {
        return Err(Trouble::Untrusted(
            "it does not know the password that it asks for".to_owned(),
        ));
    }
    wire.ask("").await
}

/// The client's side of SCRAM (RFC 5802 section 5).
struct Scram<'a> {
    password: &'a str,
    bare: String,
    nonce: String,
}

impl<'a> Scram<'a> {
    fn new(credentials: &'a Credentials, nonce: String) -> Self {
        let user = credentials.user.replace('=', "=3D").replace(',', "=2C");
        Self {
            password: &credentials.password,
            bare: format!("n={user},r={nonce}"),
            nonce,
        }
    }

    fn first(&self) -> String {
        format!("{NO_BINDING}{}", self.bare)
    }

    /// The answer to the server's challenge, and what the server must say to it.
    fn answer(&self, challenge: &[u8]) -> Option<(String, String)> {
        let challenge = std::str::from_utf8(challenge).ok()?;
        let of = |name: &str| challenge.split(',').find_map(|one| one.strip_prefix(name));
        let nonce = of("r=")?;
        let salt = STANDARD.decode(of("s=")?).ok()?;
        let rounds: NonZeroU32 = of("i=")?.parse().ok()?;
        let is_ours = nonce.starts_with(&self.nonce) && nonce.len() > self.nonce.len();
        if !is_ours || rounds.get() > MOST_ROUNDS {
            return None;
        }
        let unproven = format!("c={},r={nonce}", STANDARD.encode(NO_BINDING));
        let signed = format!("{},{challenge},{unproven}", self.bare);
        let mut salted = [0; digest::SHA256_OUTPUT_LEN];
        let kind = pbkdf2::PBKDF2_HMAC_SHA256;
        pbkdf2::derive(kind, rounds, &salt, self.password.as_bytes(), &mut salted);
        let client_key = mac(&salted, b"Client Key");
        let stored_key = digest::digest(&digest::SHA256, client_key.as_ref());
        let signature = mac(stored_key.as_ref(), signed.as_bytes());
        let pairs = client_key.as_ref().iter().zip(signature.as_ref());
        let proof: Vec<u8> = pairs.map(|(key, signature)| key ^ signature).collect();
        let server_key = mac(&salted, b"Server Key");
        let expected = STANDARD.encode(mac(server_key.as_ref(), signed.as_bytes()));
        let answer = format!("{unproven},p={}", STANDARD.encode(proof));
        Some((answer, format!("v={expected}")))
    }
}

fn mac(key: &[u8], text: &[u8]) -> hmac::Tag {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), text)
}

const NO_BINDING: &str = "n,,";
/// A server that asks for more wants our time, not our proof.
const MOST_ROUNDS: u32 = 1_000_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_rfc_7677_comes_out_as_it_says() {
        let credentials = Credentials {
            user: "user".to_owned(),
            password: "pencil".to_owned(),
        };
        let scram = Scram::new(&credentials, "rOprNGfwEbeRWgbNEkqO".to_owned());
        assert_eq!(scram.first(), "n,,n=user,r=rOprNGfwEbeRWgbNEkqO");
        let challenge =
            b"r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
        let (answer, expected) = scram.answer(challenge).unwrap();
        assert_eq!(
            answer,
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,\
             p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="
        );
        assert_eq!(expected, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    #[test]
    fn a_server_that_does_not_take_up_our_nonce_gets_no_proof() {
        let credentials = Credentials {
            user: "a=b,c".to_owned(),
            password: "x".to_owned(),
        };
        let scram = Scram::new(&credentials, "abc".to_owned());
        assert_eq!(scram.first(), "n,,n=a=3Db=2Cc,r=abc");
        for challenge in [
            "r=abc,s=QQ==,i=1",
            "r=xbc1,s=QQ==,i=1",
            "r=abc1,s=QQ==,i=0",
            "",
            "r=abc1,s=QQ==,i=9999999",
        ] {
            assert_eq!(scram.answer(challenge.as_bytes()), None, "{challenge}");
        }
    }
}
