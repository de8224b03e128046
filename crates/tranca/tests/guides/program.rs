//! `tranca check`, run on the host that tests, once for all mail servers and once for all proxies.

use std::process::Command;

use serde::Deserialize;
use testbed::configuration::{Truth, Weakness};
use testbed::guided::{Guided, Town};
use testbed::lineup::{CANARY_DOMAIN, CANARY_HOST, PROBER_V6, Suspect};
use testbed::network::NAME_SERVER;
use tranca::ground::clock::Clock;

/// What it found of one server.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Report {
    target: String,
    verdict: String,
    capabilities: Vec<String>,
}

impl Report {
    /// Nothing when the server was proven open in the ways in which it is; else what was found.
    pub(crate) fn proves(&self, guided: &Guided) -> Result<(), String> {
        let Truth::Open(forms) = guided.configuration.truth else {
            return Err("is not said to be open".to_owned());
        };
        let found = |form: &&&str| self.capabilities.iter().any(|one| one == **form);
        let is_found = match guided.configuration.weakness {
            Weakness::OpenRelay => forms.iter().any(|form| found(&form)),
            Weakness::OpenProxy => forms.iter().all(|form| found(&form)),
        };
        if self.verdict == "open" && is_found {
            return Ok(());
        }
        Err(format!(
            "{} {:?}, not {forms:?}",
            self.verdict, self.capabilities
        ))
    }

    /// Nothing when it is closed; a server that only listens inside now is as closed as can be.
    pub(crate) fn is_closed(&self) -> Result<(), String> {
        match self.verdict.as_str() {
            "closed" | "unreachable" | "not-that-service" => Ok(()),
            verdict => Err(format!("{verdict} {:?}", self.capabilities)),
        }
    }
}

/// Tests all servers; their reports stand in the servers' order.
pub(crate) fn check(town: &Town) -> Vec<Report> {
    let kinds = [Weakness::OpenRelay, Weakness::OpenProxy];
    let found: Vec<Report> = kinds.iter().flat_map(|kind| of_kind(town, *kind)).collect();
    let suspects = town.lineup.suspects.iter();
    let report = |suspect: &Suspect| {
        let target = place(suspect);
        let own = found.iter().find(|report| report.target.contains(&target));
        own.cloned().unwrap_or_else(|| Report {
            target,
            verdict: "not reported".to_owned(),
            capabilities: Vec::new(),
        })
    };
    suspects.map(report).collect()
}

fn of_kind(town: &Town, weakness: Weakness) -> Vec<Report> {
    let suspects = town.lineup.suspects.iter();
    let ours = suspects.filter(|suspect| suspect.configuration.weakness == weakness);
    let places: Vec<String> = ours.map(place).collect();
    if places.is_empty() {
        return Vec::new();
    }
    let clock = Clock::machine();
    let began = clock.now();
    let output = command(town, weakness)
        .args(&places)
        .output()
        .expect("the program runs");
    let printed = String::from_utf8_lossy(&output.stdout);
    println!(
        "{} tested in {:.1} s",
        places.len(),
        clock.now().since(began).as_secs_f64()
    );
    if std::env::var_os("GUIDES_LINES").is_some() {
        println!("{printed}{}", String::from_utf8_lossy(&output.stderr));
    }
    let report = |line| serde_json::from_str(line).expect("a line of JSON");
    printed.lines().map(report).collect()
}

fn command(town: &Town, weakness: Weakness) -> Command {
    let prober = &town.lineup.prober;
    let own = prober.address();
    let mut command = prober.command("timeout");
    command
        .args([LONGEST_RUN_S, env!("CARGO_BIN_EXE_tranca"), "check"])
        .args(["--json", "--canary-domain", CANARY_DOMAIN])
        .args(["--canary-host", CANARY_HOST])
        .args(["--canary-mail-listen", &format!("{own}:25")])
        .args(["--canary-web-listen", &format!("{own}:80,{own}:443")])
        .args(["--canary-udp-listen", &format!("{own}:5353")])
        .args(["--resolver", &format!("{NAME_SERVER}:53")])
        .args(["--source", &own.to_string(), "--allow", NETWORK])
        .args(["--source", &PROBER_V6.to_string()])
        .args(["--patience", "10", "--wait", "5"])
        .arg(match weakness {
            Weakness::OpenRelay => "--relay",
            Weakness::OpenProxy => "--proxy",
        });
    command
}

fn place(suspect: &Suspect) -> String {
    suspect.server.door().to_string()
}

const NETWORK: &str = "198.51.100.0/24";

const LONGEST_RUN_S: &str = "240";
