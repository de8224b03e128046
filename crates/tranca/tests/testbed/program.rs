//! The program, run as its user would on the host that tests.

use std::net::SocketAddr;
use std::time::Instant;

use serde::Deserialize;
use testbed::configuration::Weakness;
use testbed::lineup::{CANARY_DOMAIN, CANARY_HOST, Lineup, Suspect};
use testbed::network::NAME_SERVER;

/// What `tranca check --json` prints of one endpoint.
#[derive(Debug, Deserialize)]
pub(crate) struct Report {
    pub(crate) target: String,
    pub(crate) verdict: String,
    pub(crate) reason: Option<String>,
    pub(crate) backscatter: bool,
    pub(crate) capabilities: Vec<String>,
    pub(crate) software: Option<Software>,
}

/// The software it recognised.
#[derive(Debug, Deserialize)]
pub(crate) struct Software {
    pub(crate) product: String,
}

/// Tests these servers in one run.
pub(crate) fn check(lineup: &Lineup, weakness: Weakness, tested: &[&Suspect]) -> Vec<Report> {
    if tested.is_empty() {
        return Vec::new();
    }
    let own = lineup.prober.address();
    let began = Instant::now();
    let output = lineup
        .prober
        .command("timeout")
        .args([LONGEST_RUN_S, env!("CARGO_BIN_EXE_tranca"), "check"])
        .args(["--json", "--canary-domain", CANARY_DOMAIN])
        .args(["--canary-host", CANARY_HOST])
        .args(["--canary-mail-listen", &format!("{own}:25")])
        .args(["--canary-web-listen", &format!("{own}:80,{own}:443")])
        .args(["--resolver", &format!("{NAME_SERVER}:53")])
        .args(["--source", &own.to_string(), "--allow", NETWORK])
        .arg(match weakness {
            Weakness::OpenRelay => "--relay",
            Weakness::OpenProxy => "--proxy",
        })
        .args(tested.iter().map(|suspect| place(suspect).to_string()))
        .output()
        .expect("the program runs");
    println!(
        "{} tested in {:.1} s",
        tested.len(),
        began.elapsed().as_secs_f64()
    );
    let printed = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!printed.is_empty(), "{}: {complaint}", output.status);
    let report = |line| serde_json::from_str(line).expect("a line of JSON");
    if std::env::var_os("TESTBED_LINES").is_some() {
        println!("{printed}{complaint}");
    }
    printed.lines().map(report).collect()
}

/// Where the server is tested.
pub(crate) fn place(suspect: &Suspect) -> SocketAddr {
    suspect.server.address().into()
}

const NETWORK: &str = "198.51.100.0/24";

/// Twice what a hundred and fifty endpoints may take.
const LONGEST_RUN_S: &str = "480";
