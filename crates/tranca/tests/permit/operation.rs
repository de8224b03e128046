//! An operation folder on the host that tests, and the program that works on it.

use std::fmt::Write;
use std::fs;
use std::net::IpAddr;

use tempfile::TempDir;
use testbed::Host;
use testbed::network::NAME_SERVER;
use tranca::ground::clock::Clock;

use crate::draw::{Drawn, Service, TESTABLE};

/// The operation.
pub(crate) struct Operation<'a> {
    folder: TempDir,
    prober: &'a Host,
}

impl<'a> Operation<'a> {
    /// Takes in what is listed, and only then sets scope and exclusions: so none of them is kept by
    /// the sources alone.
    pub(crate) fn of(drawn: &Drawn, prober: &'a Host, addresses: [IpAddr; 2]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let operation = Self { folder, prober };
        operation.ask(&["init"], &[]);
        operation.write("tranca.toml", &settings(addresses));
        operation.write("agencies.toml", "[[agency]]\nname = \"Example CSIRT\"\n");
        operation.import(&["--weakness", "open-relay"], "relays.txt", &relays(drawn));
        let (http, socks) = (report(drawn, Service::Http), report(drawn, Service::Socks));
        operation.import(&[], "2026-11-23-scan_http_proxy-example.csv", &http);
        operation.import(&[], "2026-11-23-scan_socks-example.csv", &socks);
        let exits: String = drawn
            .tor_exits
            .iter()
            .map(|exit| format!("{exit}\n"))
            .collect();
        operation.import(&["--type", "tor-exits"], "exits.txt", &exits);
        operation.write(
            "tranca.toml",
            &format!("{}{}", settings(addresses), drawn.scope()),
        );
        operation.write("exclusions.txt", &drawn.exclusions());
        operation
    }

    /// Tests all cases that are due.
    pub(crate) fn verify(&self) -> String {
        self.ask(&["verify"], &[])
    }

    fn import(&self, options: &[&str], file: &str, text: &str) {
        self.write(file, text);
        let words = [&["import"], options].concat();
        let file = self.folder.path().join(file).display().to_string();
        self.ask(&words, &[&file]);
    }

    fn ask(&self, words: &[&str], further: &[&str]) -> String {
        let mut command = self.prober.command("timeout");
        let command = command
            .args([LONGEST_S, env!("CARGO_BIN_EXE_tranca"), "--json"])
            .args(words)
            .arg(self.folder.path())
            .args(further);
        let output = command.output().expect("the program runs");
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words:?}: {printed}{complaint}");
        printed
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("writable");
    }
}

fn relays(drawn: &Drawn) -> String {
    let relays = drawn
        .listed
        .iter()
        .filter(|(_, listed)| listed.service == Service::Smtp);
    relays.map(|(address, _)| format!("{address}\n")).collect()
}

fn report(drawn: &Drawn, service: Service) -> String {
    let now = Clock::machine().now().for_people();
    let now = now.trim_end_matches(" UTC");
    let (port, tag) = match service {
        Service::Http => (3128, "http"),
        Service::Smtp => (25, "smtp"),
        Service::Socks => (1080, "socks5"),
    };
    let mut text = "timestamp,severity,ip,protocol,port,hostname,tag,asn,geo\n".to_owned();
    for (address, listed) in drawn
        .listed
        .iter()
        .filter(|(_, one)| one.service == service)
    {
        let (asn, country) = (listed.asn, listed.country);
        writeln!(
            text,
            "\"{now}\",medium,{address},tcp,{port},,{tag},{asn},{country}"
        )
        .expect("a string");
    }
    text
}

fn settings([own, six]: [IpAddr; 2]) -> String {
    format!(
        r#"
        operation.contact = "operation@csirt.example"
        resolver.address = "{NAME_SERVER}:53"
        attribution.rdap = false
        [verification]
        wait = "1s"
        connect_timeout = "1s"
        conversation_timeout = "4s"
        connections_per_second = {PER_SECOND}
        connections_per_second_and_as = 0
        connections_per_second_in_all = 0
        test_prefixes = {TESTABLE:?}
        source_addresses = ["{own}", "{six}"]
        [canary]
        domain = "canary.example"
        mail_listen = ["{own}:25"]
        host = "probe.example"
        address_v4 = "{own}"
        address_v6 = "{six}"
        port = 80
        web_listen = ["{own}:80"]
        udp_listen = ["{own}:9053"]
        "#
    )
}

/// New connections a second into one /24 or /48.
pub(crate) const PER_SECOND: u64 = 20;
const LONGEST_S: &str = "300";
