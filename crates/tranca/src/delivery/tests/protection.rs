//! Delivery over TLS, to servers that are who they claim to be and to others.

use std::path::Path;
use std::process::Command;

use laboratory::{Channel, Credentials, Identity, MailSink, Protection};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::{delivered, loopback, operation, passages, proven, queue};
use crate::delivery::{DeliveryError, deliver};
use crate::ground::operation::Operation;
use crate::ground::progress::Progress;

/// An authority of the agency's own house: `ca.pem` and `ca.key` in a folder.
struct Authority(TempDir);

impl Authority {
    /// None where there is no openssl.
    fn new() -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            testbed::skip("there is no openssl to make certificates with");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("openssl.cnf"), OPENSSL).unwrap();
        let authority = Self(folder);
        authority.openssl(
            "req -x509 -config openssl.cnf -extensions authority -subj /CN=House \
             -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem",
        );
        Some(authority)
    }

    /// A server with a certificate for this subjectAltName.
    fn identity(&self, name: &str) -> Identity {
        let extension = format!("subjectAltName = {name}\n");
        std::fs::write(self.0.path().join("server.cnf"), extension).unwrap();
        self.openssl(
            "req -new -config openssl.cnf -subj /CN=server -newkey ec \
             -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout server.key -out server.csr",
        );
        self.openssl(
            "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -set_serial 1 \
             -extfile server.cnf -out server.pem",
        );
        let read = |name| std::fs::read(self.0.path().join(name)).unwrap();
        Identity::from_pem(&read("server.pem"), &read("server.key")).unwrap()
    }

    fn openssl(&self, command: &str) {
        let output = Command::new("openssl")
            .args(command.split_ascii_whitespace())
            .current_dir(self.0.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {command}: {said}");
    }

    fn certificate(&self) -> String {
        self.0.path().join("ca.pem").display().to_string()
    }
}

/// Names no authority by itself, unlike the configuration that comes with openssl.
const OPENSSL: &str =
    "[req]\ndistinguished_name = name\n[name]\n[authority]\nbasicConstraints = critical, CA:TRUE\n";

async fn guarded(protection: Protection) -> MailSink {
    let credentials = Some(Credentials::new("team", "right"));
    MailSink::start_protected(loopback(), credentials, protection)
        .await
        .unwrap()
}

/// Where a letter is to go, and whom it trusts.
struct Way<'a> {
    host: &'a str,
    port: u16,
    security: &'a str,
    ca_file: &'a str,
}

impl Way<'_> {
    fn starttls<'a>(port: u16, ca_file: &'a str) -> Way<'a> {
        Way {
            host: "127.0.0.1",
            port,
            security: "starttls",
            ca_file,
        }
    }

    /// An operation with one letter in its queue.
    async fn operation(&self, folder: &Path) -> Operation {
        std::fs::write(folder.join("password"), "right\n").unwrap();
        let Self {
            host,
            port,
            security,
            ca_file,
        } = self;
        let delivery = format!(
            "method = \"smtp\"\n[delivery.smtp]\nhost = \"{host}\"\nport = {port}\n\
             security = \"{security}\"\nuser = \"team\"\npassword_file = \"password\"\n{}",
            if ca_file.is_empty() {
                String::new()
            } else {
                format!("ca_file = \"{ca_file}\"\n")
            }
        );
        let operation = operation(folder, &delivery).await;
        let id = proven(&operation, 1).await;
        queue(&operation, "abuse@net.example", &[id]).await;
        operation
    }

    /// Delivers in vain: the letter is still in the queue, and the error is a person's to mend.
    async fn distrusted(&self) -> String {
        let folder = tempfile::tempdir().unwrap();
        let operation = self.operation(folder.path()).await;
        let error = deliver(&operation, Progress::Silent).await.unwrap_err();
        assert!(matches!(error, DeliveryError::Untrusted { .. }), "{error}");
        assert!(!error.is_passing(), "{error}");
        assert_eq!(passages(&operation).await, ["queued"]);
        error.to_string()
    }
}

fn verbs(sink: &MailSink, channel: Channel) -> Vec<String> {
    sink.commands()
        .into_iter()
        .filter(|command| command.channel == channel)
        .map(|command| command.verb)
        .collect()
}

#[tokio::test]
async fn a_letter_leaves_after_starttls_and_only_the_hello_is_said_in_clear() {
    let Some(house) = Authority::new() else {
        return;
    };
    let identity = house.identity("DNS:localhost");
    for protection in [
        Protection::Demanded(identity.clone()),
        Protection::Offered(identity),
    ] {
        let sink = guarded(protection).await;
        let ca_file = house.certificate();
        let way = Way {
            host: "localhost",
            ..Way::starttls(sink.address().port(), &ca_file)
        };
        let folder = tempfile::tempdir().unwrap();
        let operation = way.operation(folder.path()).await;
        assert_eq!(delivered(&operation).await.sent, 1);
        assert!(sink.messages()[0].text().contains("Hello"));
        assert_eq!(verbs(&sink, Channel::Clear), ["EHLO", "STARTTLS"]);
        assert_eq!(
            verbs(&sink, Channel::Encrypted),
            ["EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]
        );
    }
}

#[tokio::test]
async fn a_letter_leaves_under_tls_from_the_first_byte_to_an_address() {
    let Some(house) = Authority::new() else {
        return;
    };
    let sink = guarded(Protection::FromFirstByte(house.identity("IP:127.0.0.1"))).await;
    let folder = tempfile::tempdir().unwrap();
    // Inside the operation folder, as an agency keeps it.
    std::fs::copy(house.certificate(), folder.path().join("house.pem")).unwrap();
    let way = Way {
        security: "tls",
        ..Way::starttls(sink.address().port(), "house.pem")
    };
    let operation = way.operation(folder.path()).await;
    assert_eq!(delivered(&operation).await.sent, 1);
    assert_eq!(sink.count(), 1);
    assert_eq!(verbs(&sink, Channel::Clear), Vec::<String>::new());
}

#[tokio::test]
async fn a_server_without_starttls_is_told_nothing_however_often_we_come() {
    let sink = guarded(Protection::None).await;
    let way = Way::starttls(sink.address().port(), "");
    for _ in 0..2 {
        let error = way.distrusted().await;
        assert!(error.contains("does not offer STARTTLS"), "{error}");
    }
    assert_eq!(verbs(&sink, Channel::Clear), ["EHLO", "EHLO"]);
    assert_eq!(sink.count(), 0);
}

#[tokio::test]
async fn a_certificate_from_nobody_we_know_gets_nothing() {
    let Some(house) = Authority::new() else {
        return;
    };
    let identity = house.identity("IP:127.0.0.1");
    let sink = guarded(Protection::Demanded(identity.clone())).await;
    let error = Way::starttls(sink.address().port(), "").distrusted().await;
    assert!(
        error.contains("127.0.0.1") && error.contains("ca_file"),
        "{error}"
    );
    assert_eq!(verbs(&sink, Channel::Clear), ["EHLO", "STARTTLS"]);
    let tls = guarded(Protection::FromFirstByte(identity)).await;
    let way = Way {
        security: "tls",
        ..Way::starttls(tls.address().port(), "")
    };
    assert!(way.distrusted().await.contains("ca_file"));
    for sink in [sink, tls] {
        assert_eq!(verbs(&sink, Channel::Encrypted), Vec::<String>::new());
    }
}

#[tokio::test]
async fn a_certificate_for_another_name_gets_nothing() {
    let Some(house) = Authority::new() else {
        return;
    };
    let identity = house.identity("DNS:other.example,IP:192.0.2.1");
    let sink = guarded(Protection::Demanded(identity)).await;
    let ca_file = house.certificate();
    for host in ["127.0.0.1", "localhost"] {
        let way = Way {
            host,
            ..Way::starttls(sink.address().port(), &ca_file)
        };
        let error = way.distrusted().await;
        assert!(error.contains("not valid for name"), "{error}");
        assert!(error.contains("other.example"), "{error}");
    }
    assert_eq!(verbs(&sink, Channel::Encrypted), Vec::<String>::new());
}

#[tokio::test]
async fn an_authoritys_own_certificate_is_no_servers() {
    let Some(house) = Authority::new() else {
        return;
    };
    let read = |name| std::fs::read(house.0.path().join(name)).unwrap();
    let identity = Identity::from_pem(&read("ca.pem"), &read("ca.key")).unwrap();
    let sink = guarded(Protection::Demanded(identity)).await;
    let error = Way::starttls(sink.address().port(), &house.certificate())
        .distrusted()
        .await;
    assert!(error.contains("issued by that authority"), "{error}");
}

#[tokio::test]
async fn a_wrong_password_under_tls_loses_nothing_and_is_said_to_a_person() {
    let Some(house) = Authority::new() else {
        return;
    };
    let sink = guarded(Protection::Demanded(house.identity("IP:127.0.0.1"))).await;
    let folder = tempfile::tempdir().unwrap();
    let ca_file = house.certificate();
    let way = Way::starttls(sink.address().port(), &ca_file);
    let operation = way.operation(folder.path()).await;
    std::fs::write(folder.path().join("password"), "wrong\n").unwrap();
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Refused { .. }), "{error}");
    assert!(
        error.to_string().contains("535") && !error.is_passing(),
        "{error}"
    );
    assert_eq!(passages(&operation).await, ["queued"]);
    std::fs::write(folder.path().join("password"), "right\n").unwrap();
    assert_eq!(delivered(&operation).await.sent, 1);
    assert_eq!(sink.count(), 1);
}

#[tokio::test]
async fn certificates_that_cannot_be_had_are_named_with_their_file() {
    let sink = guarded(Protection::None).await;
    let garbled = "-----BEGIN CERTIFICATE-----\nbm8gY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";
    for (content, why) in [
        (None, "os error 2"),
        (Some("no certificate"), "there is no certificate in it"),
        (Some(garbled), "no certificate: "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        if let Some(content) = content {
            std::fs::write(folder.path().join("house.pem"), content).unwrap();
        }
        let way = Way::starttls(sink.address().port(), "house.pem");
        let operation = way.operation(folder.path()).await;
        let error = deliver(&operation, Progress::Silent).await.unwrap_err();
        let said = error.to_string();
        assert!(said.contains("house.pem") && said.contains(why), "{said}");
        assert!(!error.is_passing());
        assert_eq!(passages(&operation).await, ["queued"]);
    }
    assert_eq!(sink.commands(), []);
}

/// A server that says each of these when it is spoken to, the first at once; gives its port.
async fn scripted(script: &'static [&'static str]) -> u16 {
    let listener = TcpListener::bind(loopback()).await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        for reply in script {
            stream.write_all(reply.as_bytes()).await.unwrap();
            if stream.read(&mut [0; 1024]).await.unwrap() == 0 {
                return;
            }
        }
    });
    port
}

#[tokio::test]
async fn an_answer_put_before_the_handshake_does_not_count_after_it() {
    let port = scripted(&[
        "220 mail.agency.example\r\n",
        "250-mail.agency.example\r\n250 STARTTLS\r\n",
        "220 go ahead\r\n250-mail.agency.example\r\n250 AUTH LOGIN\r\n235 ok\r\n250 ok\r\n",
    ])
    .await;
    let error = Way::starttls(port, "").distrusted().await;
    assert!(error.contains("more than it was asked"), "{error}");
}

#[tokio::test]
async fn a_server_that_speaks_in_clear_where_tls_belongs_is_told_nothing() {
    let way = Way {
        security: "tls",
        ..Way::starttls(scripted(&["220 mail.agency.example\r\n"]).await, "")
    };
    let error = way.distrusted().await;
    assert!(error.contains("is not TLS"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_busy_before_tls_is_asked_again_later() {
    let port = scripted(&["421 4.3.2 too busy\r\n"]).await;
    let folder = tempfile::tempdir().unwrap();
    let operation = Way::starttls(port, "").operation(folder.path()).await;
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(
        error.is_passing() && error.to_string().contains("busy"),
        "{error}"
    );
    assert_eq!(passages(&operation).await, ["queued"]);
}
