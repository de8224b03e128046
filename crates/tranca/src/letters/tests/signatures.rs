//! Signatures, checked by programs that did not make them.

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

/// An Ed25519 key and an RSA key, as an agency has them side by side.
fn both() -> Option<[(String, String); 2]> {
    Some([
        key_pair(&["-algorithm", "ed25519"])?,
        key_pair(&["-algorithm", "rsa", "-pkeyopt", "rsa_keygen_bits:2048"])?,
    ])
}

/// A letter of an operation that has these files and these settings.
async fn signed(files: &[(&str, &str)], settings: &str) -> Result<Letter, LetterError> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let settings = format!("[policy]\ncontrol_group_percent = 0\n{settings}");
    let operation = operation(folder.path(), &settings).await;
    let reader = contact("abuse@net.example", Language::Pt);
    proven(&operation, &Making::relay("192.0.2.25", reader)).await;
    let due = due(&operation).await.unwrap();
    Scribe::new(&operation)?.letter(&due.digests[0]).await
}

fn dkim(selector: &str) -> String {
    format!(
        "[[delivery.dkim]]\ndomain = \"agency.example\"\nselector = \"{selector}\"\n\
         key_file = \"{selector}.pem\"\n"
    )
}

/// What became of each signature, in the order of the message.
async fn verified(message: &[u8], record: &str) -> Vec<DkimResult> {
    let config = ResolverConfig::from_parts(None, Vec::new(), Vec::new());
    let verifier = MessageAuthenticator::new(config, ResolverOpts::default()).unwrap();
    let message = AuthenticatedMessage::parse(message).unwrap();
    let record = OneRecord(record.to_owned());
    let outputs = verifier
        .verify_dkim(Parameters::new(&message).with_txt_cache(&record))
        .await;
    outputs.iter().map(|one| one.result().clone()).collect()
}

#[tokio::test]
async fn signatures_of_both_kinds_stand_side_by_side_and_break_with_the_message() {
    let Some([(ed25519, ed25519_record), (rsa, rsa_record)]) = both() else {
        testbed::skip("there is no openssl to make a key with");
        return;
    };
    let settings = dkim("ed") + &dkim("rsa");
    let files = [("ed.pem", ed25519.as_str()), ("rsa.pem", &rsa)];
    let letter = signed(&files, &settings).await.unwrap();
    let text = String::from_utf8(letter.message.clone()).unwrap();
    let head = text.split("\r\nFrom:").next().unwrap().to_ascii_lowercase();
    assert!(
        head.contains("list-unsubscribe-post") && head.contains("c=relaxed/relaxed"),
        "{head}"
    );
    for (place, record) in [&ed25519_record, &rsa_record].into_iter().enumerate() {
        let results = verified(&letter.message, record).await;
        assert_eq!(results.len(), 2);
        assert_eq!(results[place], DkimResult::Pass, "{record}");
        for (was, becomes) in [
            ("/opt-out/", "/opt-oat/"),
            ("Prezada equipe", "Prezada equips"),
            ("From:", "From: other@agency.example\r\nFrom:"),
        ] {
            let tampered = text.replacen(was, becomes, 1);
            assert_ne!(tampered, text);
            let results = verified(tampered.as_bytes(), record).await;
            assert_ne!(results.get(place), Some(&DkimResult::Pass), "{was}");
        }
        check_with_dkimpy(&letter, record, place);
    }
}

#[tokio::test]
async fn one_key_alone_needs_no_list() {
    let Some((pem, record)) = key_pair(&["-algorithm", "ed25519"]) else {
        testbed::skip("there is no openssl to make a key with");
        return;
    };
    let settings = dkim("s1").replace("[[delivery.dkim]]", "[delivery.dkim]");
    let letter = signed(&[("s1.pem", &pem)], &settings).await.unwrap();
    assert_eq!(verified(&letter.message, &record).await, [DkimResult::Pass]);
}

/// The same by another hand, where Debian's Python has the module `dkim`.
fn check_with_dkimpy(letter: &Letter, record: &str, place: usize) {
    // Debian's own, which sees Debian's modules; another may stand before it in the path.
    const PYTHON: &str = "/usr/bin/python3";
    const PROGRAM: &str = "import sys, dkim\n\
        message = dkim.DKIM(open(sys.argv[1], 'rb').read())\n\
        ok = message.verify(int(sys.argv[3]), dnsfunc=lambda *a, **k: sys.argv[2].encode())\n\
        sys.exit(0 if ok else 1)";
    if run(PYTHON, &["-c", "import dkim, nacl"], "").is_none() {
        testbed::skip("Debian's Python has no modules dkim and nacl (python3-dkim, python3-nacl)");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.eml");
    std::fs::write(&path, &letter.message).unwrap();
    let path = path.to_str().unwrap();
    let args = ["-c", PROGRAM, path, record, &place.to_string()];
    assert!(
        run(PYTHON, &args, "").is_some(),
        "dkimpy refuses the signature"
    );
}

/// A GnuPG home of its own.
struct Gnupg(tempfile::TempDir);

impl Gnupg {
    /// None where there is no GnuPG.
    fn new() -> Option<Self> {
        if run("gpg", &["--version"], "").is_none() {
            testbed::skip("there is no gpg to check signatures with (gnupg)");
            return None;
        }
        Some(Self(tempfile::tempdir().unwrap()))
    }

    /// Asks on the day before the letters are written.
    fn ask(&self, args: &[&str]) -> Option<String> {
        self.ask_on("20261123T000000", args)
    }

    fn ask_on(&self, day: &str, args: &[&str]) -> Option<String> {
        let home = self.0.path().to_str().unwrap();
        let always = ["--homedir", home, "--batch", "--quiet", "--passphrase", ""];
        let day = ["--faked-system-time", day];
        run("gpg", &[&always, &day[..], args].concat(), "")
    }

    /// Makes a key of this kind, and exports its secret.
    fn key(&self, name: &str, kinds: [&str; 2]) -> String {
        let made = self.ask(&["--quick-gen-key", name, kinds[0], "sign", "never"]);
        assert!(made.is_some(), "gpg makes no key");
        let fingerprint = self.fingerprint(name);
        for usage in ["sign", "encrypt"] {
            let kind = if usage == "sign" { kinds[0] } else { kinds[1] };
            let added = self.ask(&["--quick-add-key", &fingerprint, kind, usage, "never"]);
            assert!(added.is_some(), "gpg adds no subkey");
        }
        self.ask(&["--armor", "--export-secret-keys", name])
            .unwrap()
    }

    /// The primary key's, whichever subkeys there are.
    fn fingerprint(&self, name: &str) -> String {
        let listed = self.ask(&["--with-colons", "--list-keys", name]).unwrap();
        let fingerprint = listed.lines().find_map(|line| line.strip_prefix("fpr"));
        fingerprint.unwrap().trim_matches(':').to_owned()
    }

    /// Whether the signature of a multipart/signed message holds.
    fn verifies(&self, message: &str) -> bool {
        let boundary = message.split("boundary=\"").nth(1).unwrap();
        let boundary = format!("\r\n--{}", boundary.split('"').next().unwrap());
        let parts: Vec<&str> = message.split(&boundary).collect();
        let (content, signature) = (&parts[1][2..], &parts[2]);
        let place = |name: &str| self.0.path().join(name).display().to_string();
        std::fs::write(place("content"), content).unwrap();
        let (_, signature) = signature.split_once("\r\n\r\n").unwrap();
        std::fs::write(place("signature"), signature).unwrap();
        let files = ["--verify", &place("signature"), &place("content")];
        self.ask_on("20261125T000000", &files).is_some()
    }
}

impl Drop for Gnupg {
    /// Its agent would outlive it.
    fn drop(&mut self) {
        let home = self.0.path().to_str().unwrap();
        // Without one there is nothing to end.
        let _ = run("gpgconf", &["--homedir", home, "--kill", "all"], "");
    }
}

#[tokio::test]
async fn gnupg_takes_our_signature_and_refuses_a_changed_letter() {
    let Some(gnupg) = Gnupg::new() else { return };
    for kinds in [["ed25519", "cv25519"], ["rsa2048", "rsa2048"]] {
        let key = gnupg.key(&format!("{} <team@agency.example>", kinds[0]), kinds);
        let settings = "[delivery.openpgp]\nkey_file = \"key.asc\"\n";
        let letter = signed(&[("key.asc", &key)], settings).await.unwrap();
        let text = String::from_utf8(letter.message).unwrap();
        assert!(gnupg.verifies(&text), "{kinds:?}: {text}");
        let tampered = text.replacen("Prezada", "Prezado", 1);
        assert_ne!(tampered, text);
        assert!(!gnupg.verifies(&tampered), "{kinds:?}");
    }
}

#[tokio::test]
async fn a_mail_program_finds_the_letter_inside_its_openpgp_signature() {
    let Some(gnupg) = Gnupg::new() else { return };
    let key = gnupg.key("team@agency.example", ["ed25519", "cv25519"]);
    let openpgp = "[delivery.openpgp]\nkey_file = \"key.asc\"\n";
    let letter = signed(&[("key.asc", &key)], openpgp).await.unwrap();
    let bare = signed(&[], "").await.unwrap();
    let read = |letter: &Letter| {
        let message = mail_parser::MessageParser::default().parse(&letter.message);
        let message = message.unwrap();
        let names = message.attachments().map(|part| {
            use mail_parser::MimeHeaders;
            part.attachment_name().unwrap_or_default().len()
        });
        (message.body_text(0).unwrap().lines().count(), names.count())
    };
    let ((lines, attachments), (bare_lines, bare_attachments)) = (read(&letter), read(&bare));
    assert!(lines > bare_lines, "it names the key that signs it");
    assert_eq!(attachments, bare_attachments + 1, "and the signature");
}

#[tokio::test]
async fn a_letter_names_the_fingerprint_that_gnupg_shows() {
    let Some(gnupg) = Gnupg::new() else { return };
    let key = gnupg.key("team@agency.example", ["ed25519", "cv25519"]);
    let openpgp = "[delivery.openpgp]\nkey_file = \"key.asc\"\n";
    let letter = signed(&[("key.asc", &key)], openpgp).await.unwrap();
    let message = mail_parser::MessageParser::default().parse(&letter.message);
    let text = message.unwrap().body_text(0).unwrap().into_owned();
    let fingerprint = gnupg.fingerprint("team@agency.example");
    assert!(text.replace(' ', "").contains(&fingerprint), "{text}");
}

#[tokio::test]
async fn a_key_that_cannot_be_used_is_named() {
    let openpgp = "[delivery.openpgp]\nkey_file = \"s1.pem\"\n".to_owned();
    for settings in [dkim("s1"), openpgp] {
        let error = signed(&[("s1.pem", "no key")], &settings).await;
        let error = error.unwrap_err();
        assert!(error.to_string().contains("s1.pem"), "{error}");
        assert!(!error.is_passing());
    }
}
