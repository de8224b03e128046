//! The program, run as its user would on the host that tests.

use std::net::SocketAddr;
use std::process::Command;

use serde::Deserialize;
use testbed::lineup::{CANARY_DOMAIN, CANARY_HOST, Lineup, PROBER_V6, Suspect};
use testbed::network::NAME_SERVER;
use tranca::ground::clock::Clock;

/// What `tranca check --json` prints of one endpoint.
#[derive(Debug, Deserialize)]
pub(crate) struct Report {
    pub(crate) target: String,
    pub(crate) weakness: String,
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

/// Tests all servers in one run, each as a relay and as a proxy.
pub(crate) fn check(lineup: &Lineup) -> Vec<Report> {
    let clock = Clock::machine();
    let began = clock.now();
    let output = command(lineup)
        .args(
            lineup
                .suspects
                .iter()
                .map(|suspect| place(suspect).to_string()),
        )
        .output()
        .expect("the program runs");
    println!(
        "{} tested in {:.1} s",
        lineup.suspects.len(),
        clock.now().since(began).as_secs_f64()
    );
    let printed = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(!printed.is_empty(), "{}: {complaint}", output.status);
    if std::env::var_os("TESTBED_LINES").is_some() {
        println!("{printed}{complaint}");
    }
    let report = |line| serde_json::from_str(line).expect("a line of JSON");
    printed.lines().map(report).collect()
}

fn command(lineup: &Lineup) -> Command {
    let own = lineup.prober.address();
    let mut command = lineup.prober.command("timeout");
    command
        .args([LONGEST_RUN_S, env!("CARGO_BIN_EXE_tranca"), "check"])
        .args(["--json", "--canary-domain", CANARY_DOMAIN])
        .args(["--canary-host", CANARY_HOST])
        .args(["--canary-mail-listen", &format!("{own}:25")])
        .args(["--canary-web-listen", &format!("{own}:80,{own}:443")])
        .args(["--canary-udp-listen", &format!("{own}:5353")])
        .args(["--resolver", &format!("{NAME_SERVER}:53")])
        .args(["--source", &own.to_string(), "--allow", NETWORK])
        .args(["--source", &PROBER_V6.to_string(), "--allow", NETWORK_V6]);
    command
}

/// Where the server is tested.
pub(crate) fn place(suspect: &Suspect) -> SocketAddr {
    suspect.server.door()
}

const NETWORK: &str = "198.51.100.0/24";

const NETWORK_V6: &str = "2001:db8::/64";

/// Twice what a hundred and fifty endpoints may take.
const LONGEST_RUN_S: &str = "480";
