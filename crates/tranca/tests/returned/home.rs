//! A letter that comes back to where it left from: through a real Postfix, which hands the bounce
//! over by LMTP, as docs/agencies.md tells agencies.

use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use tempfile::TempDir;
use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::postfix::{self, Changes};
use testbed::{Host, Product, Trouble};

use crate::stage::refusing;

#[test]
fn a_bounce_comes_home_over_lmtp_and_the_next_contact_is_written_to() -> Result<(), Trouble> {
    let products = [Product::NameServer, Product::Tools, Product::Postfix];
    let Some(mut network) = testbed::begin(&products) else {
        return Ok(());
    };
    let agency = network.host("mx.agency.example", [198, 51, 100, 10].into())?;
    let beyond = network.host("mx.net.example", [198, 51, 100, 30].into())?;
    let other = network.host("mx.other.example", [198, 51, 100, 40].into())?;
    let names = network.host("names.example", NAME_SERVER)?;
    let mut records = [&agency, &beyond, &other].map(Record::of).to_vec();
    for host in [&agency, &beyond, &other] {
        records.push(Record::mail_host(host.domain(), host.name()));
    }
    let _name_server = name_server::start(&names, &records)?;
    let _beyond = refusing(&beyond)?;
    let inbox = MailSink::start(&other)?;
    let _postfix = postfix::start_with(&agency, OURS)?;

    let operation = operation();
    let mut serving = Serving::start(&agency, operation.path());
    let filed = serving.says("bounce: ");
    assert!(
        filed.contains("gone@net.example is not written to again"),
        "{filed}"
    );
    drop(serving);
    let output = tranca(&agency, operation.path(), "run").output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    let letter = inbox.await_mail("next@other.example")?;
    assert!(letter.contains("192.0.2.9"), "{letter}");
    Ok(())
}

/// An operation with one case, two contacts for it, and a mail server on its own machine.
fn operation() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let feeds = folder.path().join("feeds");
    fs::create_dir(&feeds).expect("made");
    for (name, text) in [
        ("tranca.toml", TOML),
        ("agencies.toml", AGENCIES),
        ("contacts.csv", CONTACTS),
        ("feeds/a.txt", "http://192.0.2.9:3128\n"),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// The program on a host.
fn tranca(host: &Host, folder: &Path, act: &str) -> Command {
    let mut command = host.command(env!("CARGO_BIN_EXE_tranca"));
    command.arg(act).arg(folder).env_remove("TRANCA_LOG");
    command
}

/// `tranca serve`, under way; it is killed when dropped.
struct Serving {
    process: Child,
    said: BufReader<ChildStderr>,
}

impl Serving {
    fn start(host: &Host, folder: &Path) -> Self {
        let mut process = tranca(host, folder, "serve")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let said = BufReader::new(process.stderr.take().expect("piped"));
        Self { process, said }
    }

    /// Waits for a line that holds these words.
    fn says(&mut self, words: &str) -> String {
        testbed::patience::said(&mut self.said, words)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const OURS: Changes = Changes {
    main: "recipient_delimiter = +\ntransport_maps = regexp:/etc/postfix/transport\n",
    file: Some((
        "/etc/postfix/transport",
        "/^team(\\+.*)?@agency\\.example$/   lmtp:inet:[127.0.0.1]:2424\n",
    )),
    ..Changes::NONE
};
const TOML: &str = "\
[operation]
contact = \"questions@agency.example\"
[policy]
letters_require = \"listings\"
listings_needed = 1
approval = \"automatic\"
control_group_percent = 0
[attribution]
rdap = false
reverse_dns = false
[delivery]
method = \"smtp\"
[delivery.smtp]
host = \"127.0.0.1\"
port = 25
security = \"none\"
[mail]
listen = [\"127.0.0.1:2424\"]
[portal]
listen = \"127.0.0.1:0\"
url = \"https://portal.example\"
";
const AGENCIES: &str = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
const CONTACTS: &str = "\
match,mailbox,language
192.0.2.9,gone@net.example,de
192.0.2.9,next@other.example,en
";
