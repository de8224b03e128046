//! An operation as an agency runs it: a folder, and the program on the host that tests.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use tempfile::TempDir;
use tranca::ground::clock::Clock;

use crate::letter::Letter;
use crate::scene::{CANARY_DOMAIN, CANARY_HOST, Scene, Software, Suspect};

/// The operation.
pub(crate) struct Operation<'a> {
    folder: TempDir,
    scene: &'a Scene,
}

impl<'a> Operation<'a> {
    /// Makes the folder as `tranca init` does, and sets what an agency sets.
    pub(crate) fn begin(scene: &'a Scene) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let operation = Self { folder, scene };
        operation.ask(&["init"]);
        operation.write("tranca.toml", &settings(scene));
        operation.write("agencies.toml", AGENCIES);
        let contact = |suspect: &Suspect| {
            format!("{},{},en,host\n", suspect.host.address(), suspect.mailbox())
        };
        let contacts: String = scene.suspects.iter().map(contact).collect();
        operation.write(
            "contacts.csv",
            &format!("match,mailbox,language,scope\n{contacts}"),
        );
        operation
    }

    /// A plain list names the mail servers and a report names the web proxies; the SOCKS servers
    /// stand on a list of proxies.
    pub(crate) fn take_in(&self, scene: &Scene) {
        let relays = listed(scene, &[Software::Postfix, Software::Exim], |relay| {
            format!("{}\n", relay.host.address())
        });
        let seen_at = Clock::machine().now().for_people();
        let seen_at = seen_at.trim_end_matches(" UTC");
        let http_proxies = listed(scene, &[Software::Squid, Software::Tinyproxy], |proxy| {
            let (address, port) = (proxy.host.address(), proxy.server.address().port());
            format!("\"{seen_at}\",medium,{address},tcp,{port},,http,64496,BR\n")
        });
        let socks_proxies = listed(scene, &[Software::Dante], |proxy| {
            format!("socks5://{0}\nsocks4://{0}\n", proxy.server.address())
        });
        let columns = "timestamp,severity,ip,protocol,port,hostname,tag,asn,geo\n";
        let report = format!("{columns}{http_proxies}");
        self.import(&["--weakness", "open-relay"], ("relays.txt", &relays));
        self.import(&[], ("2026-11-23-scan_http_proxy-example.csv", &report));
        self.import(&[], ("proxies.txt", &socks_proxies));
    }

    fn import(&self, options: &[&str], (file, text): (&str, &str)) {
        self.write(file, text);
        let file = self.path(file).display().to_string();
        let words: Vec<&str> = ["import"].iter().chain(options).copied().collect();
        let counts = self.ask_about(&words, Some(&file)).remove(0);
        assert_eq!(counts["rejected"], 0, "{counts}");
        assert_eq!(counts["rows"], counts["listings_new"], "{counts}");
    }

    /// What a command answers, one value a line.
    pub(crate) fn ask(&self, words: &[&str]) -> Vec<Value> {
        self.ask_about(words, None)
    }

    fn ask_about(&self, words: &[&str], what: Option<&str>) -> Vec<Value> {
        let output = self
            .scene
            .prober
            .command("timeout")
            .args([LONGEST_COMMAND_S, env!("CARGO_BIN_EXE_tranca"), "--json"])
            .args(words)
            .arg(self.folder.path())
            .args(what)
            .output()
            .expect("the program runs");
        let printed = String::from_utf8_lossy(&output.stdout);
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {printed}{complaint}");
        let value = |line| serde_json::from_str(line).expect("a line of JSON");
        printed.lines().map(value).collect()
    }

    /// The case of a suspect.
    pub(crate) fn case(&self, suspect: &Suspect) -> Case {
        let address = suspect.host.address().to_string();
        let mut cases = self.ask_about(&["case"], Some(&address));
        assert_eq!(cases.len(), 1, "{cases:?}");
        Case(cases.remove(0))
    }

    /// The letters that have left, as their recipients get them.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        let entries = fs::read_dir(self.path("outbox")).expect("an outbox");
        let paths = entries.map(|entry| entry.expect("readable").path());
        let messages = paths.filter(|path| path.extension().is_some_and(|kind| kind == "eml"));
        messages
            .map(|path| Letter::read(&fs::read(path).expect("readable")))
            .collect()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("writable");
    }
}

/// A case as `tranca case --json` tells it.
pub(crate) struct Case(Value);

impl Case {
    pub(crate) fn state(&self) -> &str {
        self.0["state"].as_str().unwrap_or_default()
    }

    /// The form in which it was proven first.
    pub(crate) fn form(&self) -> Option<&str> {
        let evidence = self.0["evidence"].as_array()?;
        evidence.last()?["form"].as_str()
    }

    /// Why it was set aside, by the first word of the history's last line.
    pub(crate) fn set_aside_for(&self) -> String {
        let last = self.history().last();
        let why = last
            .and_then(|event| event["why"].as_str())
            .unwrap_or_default();
        why.split(':').next().unwrap_or_default().to_owned()
    }

    /// What happened to it, without the tests that moved nothing.
    pub(crate) fn acts(&self) -> Vec<&str> {
        let acts = self.history().filter_map(|event| event["act"].as_str());
        acts.filter(|act| *act != "rechecked").collect()
    }

    pub(crate) fn open_protocols(&self) -> Vec<&str> {
        let open = self
            .findings()
            .filter(|finding| finding["verdict"] == "open");
        open.filter_map(|finding| finding["endpoint"]["protocol"].as_str())
            .collect()
    }

    /// All verdicts, each once.
    pub(crate) fn verdicts(&self) -> Vec<String> {
        let told = |finding: &Value| match &finding["verdict"] {
            Value::Object(closed) => {
                format!("closed ({})", closed["closed"].as_str().unwrap_or("?"))
            }
            other => other.as_str().unwrap_or("?").to_owned(),
        };
        let mut verdicts: Vec<String> = self.findings().map(told).collect();
        verdicts.dedup();
        verdicts
    }

    /// All software that was recognised, each once.
    pub(crate) fn products(&self) -> Vec<&str> {
        let mut products: Vec<&str> = self
            .findings()
            .filter_map(|finding| finding["software"]["product"].as_str())
            .collect();
        products.dedup();
        products
    }

    pub(crate) fn transcripts(&self) -> String {
        self.findings()
            .filter_map(|finding| finding["transcript"].as_str())
            .collect()
    }

    fn findings(&self) -> impl Iterator<Item = &Value> {
        self.rows("endpoints").map(|tested| &tested["finding"])
    }

    fn history(&self) -> impl Iterator<Item = &Value> {
        self.rows("history")
    }

    fn rows(&self, name: &str) -> impl Iterator<Item = &Value> {
        self.0[name].as_array().into_iter().flatten()
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

fn listed(scene: &Scene, software: &[Software], row: impl Fn(&Suspect) -> String) -> String {
    let of_these = scene
        .suspects
        .iter()
        .filter(|one| software.contains(&one.software));
    of_these.map(row).collect()
}

/// The canary's web listener is on 443, the one port to which Squid and Tinyproxy connect a tunnel
/// by their makers' defaults.
fn settings(scene: &Scene) -> String {
    let own = scene.prober.address();
    let names = testbed::network::NAME_SERVER;
    format!(
        r#"
        operation.contact = "operation@csirt.example"
        portal.url = "https://operation.example"
        resolver.address = "{names}:53"
        attribution.rdap = false
        attribution.reverse_dns = false
        [policy]
        control_group_percent = 0
        recheck_after = ["1s"]
        closed_rechecks = 3
        closed_rechecks_apart = "1s"
        [verification]
        wait = "20s"
        connections_per_second = 0
        test_prefixes = ["198.51.100.0/24"]
        source_addresses = ["{own}"]
        [canary]
        domain = "{CANARY_DOMAIN}"
        mail_listen = ["{own}:25"]
        host = "{CANARY_HOST}"
        address_v4 = "{own}"
        port = 443
        web_listen = ["{own}:443"]
        "#
    )
}

const AGENCIES: &str = r#"
[[agency]]
name = "Example CSIRT"
country = "CH"
languages = ["en"]
mailbox = "operation@csirt.example"
page = "https://csirt.example/open-servers"
"#;

/// No command takes a tenth of it.
const LONGEST_COMMAND_S: &str = "300";
