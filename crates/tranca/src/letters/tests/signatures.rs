//! DKIM signatures, checked by programs that did not make them.

use std::borrow::Borrow;
use std::hash::Hash;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use hickory_resolver::config::{ResolverConfig, ResolverOpts};
use mail_auth::common::parse::TxtRecordParser;
use mail_auth::common::verify::DomainKey;
use mail_auth::{
    AuthenticatedMessage, DkimResult, MessageAuthenticator, Parameters, ResolverCache, Txt,
};

use super::laboratory::{Making, contact, operation, proven};
use crate::cases::letter::Letter;
use crate::ground::languages::Language;
use crate::letters::{LetterError, Scribe, due};

/// A name server that knows one record and gives it to every question.
struct OneRecord(String);

impl ResolverCache<Box<str>, Txt> for OneRecord {
    fn get<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        let key = DomainKey::parse(self.0.as_bytes()).unwrap();
        Some(Txt::DomainKey(Arc::new(key)))
    }

    fn remove<Q>(&self, _: &Q) -> Option<Txt>
    where
        Box<str>: Borrow<Q>,
        Q: Hash + Eq + ?Sized,
    {
        None
    }

    fn insert(&self, _: Box<str>, _: Txt, _: Instant) {}
}

/// A key pair of openssl's making: the PEM, and the public key's DNS record.
fn key_pair(algorithm: &[&str]) -> Option<(String, String)> {
    let mut args = vec!["genpkey"];
    args.extend(algorithm);
    let pem = run("openssl", &args, "")?;
    let public = run("openssl", &["pkey", "-pubout"], &pem)?;
    let der: String = public
        .lines()
        .filter(|line| !line.starts_with('-'))
        .collect();
    if algorithm.contains(&"ed25519") {
        // The last 32 of the 44 bytes are the key: 12 bytes of 44 are 16 of 60 characters.
        return Some((pem, format!("v=DKIM1; k=ed25519; p={}", &der[16..])));
    }
    Some((pem, format!("v=DKIM1; k=rsa; p={der}")))
}

fn run(program: &str, args: &[&str], input: &str) -> Option<String> {
    use std::io::Write;
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(input.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

async fn signed(pem: &str) -> Result<Letter, LetterError> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("dkim.pem"), pem).unwrap();
    let settings = "[policy]\ncontrol_group_percent = 0\n[delivery.dkim]\n\
        domain = \"agency.example\"\nselector = \"s1\"\nkey_file = \"dkim.pem\"\n";
    let operation = operation(folder.path(), settings).await;
    let reader = contact("abuse@net.example", Language::Pt);
    proven(&operation, &Making::relay("192.0.2.25", reader)).await;
    let due = due(&operation).await.unwrap();
    Scribe::new(&operation)?.letter(&due.digests[0]).await
}

async fn verified(message: &[u8], record: &str) -> DkimResult {
    let config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
    let verifier = MessageAuthenticator::new(config, ResolverOpts::default()).unwrap();
    let message = AuthenticatedMessage::parse(message).unwrap();
    let record = OneRecord(record.to_owned());
    let outputs = verifier
        .verify_dkim(Parameters::new(&message).with_txt_cache(&record))
        .await;
    assert_eq!(outputs.len(), 1);
    outputs[0].result().clone()
}

#[tokio::test]
async fn signatures_of_both_kinds_hold_and_break_with_the_message() {
    let kinds: [&[&str]; 2] = [
        &["-algorithm", "ed25519"],
        &["-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"],
    ];
    for kind in kinds {
        let Some((pem, record)) = key_pair(kind) else {
            testbed::skip("there is no openssl to make a key with");
            return;
        };
        let letter = signed(&pem).await.unwrap();
        assert_eq!(
            verified(&letter.message, &record).await,
            DkimResult::Pass,
            "{kind:?}"
        );
        let text = String::from_utf8(letter.message.clone()).unwrap();
        let head = text.split("\r\nFrom:").next().unwrap().to_ascii_lowercase();
        assert!(
            head.contains("list-unsubscribe-post") && head.contains("c=relaxed/relaxed"),
            "{head}"
        );
        for (was, becomes) in [("/stop/", "/step/"), ("Prezada equipe", "Prezada equips")] {
            let tampered = text.replace(was, becomes);
            assert_ne!(tampered, text);
            assert_ne!(
                verified(tampered.as_bytes(), &record).await,
                DkimResult::Pass,
                "{was}"
            );
        }
        check_with_dkimpy(&letter, &record);
    }
}

/// The same by another hand, where Debian's Python has the module `dkim`.
fn check_with_dkimpy(letter: &Letter, record: &str) {
    // Debian's own, which sees Debian's modules; another may stand before it in the path.
    const PYTHON: &str = "/usr/bin/python3";
    const PROGRAM: &str = "import sys, dkim\n\
        ok = dkim.verify(open(sys.argv[1], 'rb').read(), dnsfunc=lambda *a, **k: sys.argv[2].encode())\n\
        sys.exit(0 if ok else 1)";
    if run(PYTHON, &["-c", "import dkim"], "").is_none() {
        testbed::skip("Debian's Python has no module dkim (python3-dkim)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.eml");
    std::fs::write(&path, &letter.message).unwrap();
    let args = ["-c", PROGRAM, path.to_str().unwrap(), record];
    assert!(
        run(PYTHON, &args, "").is_some(),
        "dkimpy refuses the signature"
    );
}

#[tokio::test]
async fn a_key_that_cannot_be_used_is_named() {
    let error = signed("no key").await.unwrap_err();
    assert!(error.to_string().contains("dkim.pem"), "{error}");
    assert!(!error.is_passing());
}
