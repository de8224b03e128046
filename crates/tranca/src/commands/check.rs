//! `tranca check`: tests servers of one's own, without an operation.

mod tally;
mod targets;
mod telling;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use dialogue::Form;
use ipnet::IpNet;

use self::tally::Tally;
use super::{Failure, Speech, output};
use crate::ground::config::Settings;
use crate::ground::config::exclusions::Watched;
use crate::ground::config::settings::Level;
use crate::ground::config::span::Span;
use crate::ground::languages::Language;
use crate::ground::progress::Task;
use crate::ground::special;
use crate::verification::own::{Checkup, Report, Wishes};
use crate::verification::prober::Breadth;

/// What `tranca check` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Addresses or names of your own servers: ADDRESS, ADDRESS:PORT, [v6]:PORT, NAME, NAME:PORT;
    /// @FILE holds one a line.
    #[arg(value_name = "TARGET", required = true)]
    targets: Vec<String>,
    /// Test for open relays only.
    #[arg(long)]
    relay: bool,
    /// Test for open proxies only.
    #[arg(long)]
    proxy: bool,
    /// The ports to test where a target names none.
    #[arg(long, value_delimiter = ',')]
    ports: Vec<u16>,
    /// An operation folder whose settings to use (default: this one, if it is one).
    #[arg(long, value_name = "DIR")]
    operation: Option<PathBuf>,
    /// A mail domain whose MX record points here: without one nothing is carried and nothing proven.
    #[arg(long, value_name = "DOMAIN")]
    canary_domain: Option<String>,
    /// Where mail for that domain is received.
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    canary_mail_listen: Vec<SocketAddr>,
    /// The name under which proxies are asked for this machine.
    #[arg(long, value_name = "NAME")]
    canary_host: Option<String>,
    /// Where HTTP is received (default: any free port of this machine).
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    canary_web_listen: Vec<SocketAddr>,
    /// Where datagrams are received, for proxies that carry them.
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    canary_udp_listen: Vec<SocketAddr>,
    /// The name server to ask.
    #[arg(long, value_name = "A:P")]
    resolver: Option<SocketAddr>,
    /// Test from this address; one per family.
    #[arg(long, value_name = "ADDRESS")]
    source: Vec<IpAddr>,
    /// A private, documentation or benchmarking network that may be tested.
    #[arg(long, value_name = "PREFIX")]
    allow: Vec<IpNet>,
    /// How long a token is waited for, in seconds.
    #[arg(long, value_name = "SECONDS")]
    wait: Option<u64>,
    /// How long a server that says "try again later" is asked again, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    patience: u64,
    /// Stop before anything is carried; then nothing is ever proven.
    #[arg(long)]
    light: bool,
    /// Ask mail servers in every form, also after the first proof.
    #[arg(long, conflicts_with = "forms")]
    all_forms: bool,
    /// Ask in these forms alone, as `plain,percent` or `http-connect:443`.
    #[arg(long, value_name = "FORM", value_delimiter = ',')]
    forms: Vec<Form>,
    /// Tests under way at once.
    #[arg(long, value_name = "N")]
    concurrency: Option<usize>,
    /// The language of the steps, as a tag: en, de, pt-BR, zh-Hant …
    #[arg(long, default_value = "en")]
    language: String,
}

pub(super) async fn run(arguments: Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let language = Language::parse(&arguments.language).map_err(Failure::usage)?;
    let settings = settings(&arguments)?;
    let exclusions = Watched::file(folder(&arguments).join("exclusions.txt"));
    exclusions.now().map_err(Failure::configuration)?;
    let wishes = Wishes {
        patience: Duration::from_secs(arguments.patience),
        breadth: breadth(&arguments),
    };
    let checkup = Checkup::prepare(settings, exclusions, wishes)
        .await
        .map_err(Failure::configuration)?;
    let checkup = Arc::new(checkup);
    let targets = targets::read(&arguments, &checkup).await?;
    speech.progress.say(checkup.introduction());
    let mut tally = Tally::default();
    let tell = |task: &Task, report: Report| {
        if speech.json {
            output::json_line(&report);
        } else {
            task.aside(|| telling::line(&report));
        }
        tally.count(report);
    };
    checkup.run(targets, speech.progress, tell).await;
    if let Some(doubt) = checkup.doubt() {
        speech.progress.say(doubt);
    }
    if !speech.json {
        telling::explain(&tally.open, language);
    }
    Ok(tally.verdict())
}

fn breadth(arguments: &Arguments) -> Breadth {
    match (arguments.all_forms, arguments.forms.as_slice()) {
        (true, _) => Breadth::Every,
        (false, []) => Breadth::Usual,
        (false, forms) => Breadth::Only(forms.to_vec()),
    }
}

fn folder(arguments: &Arguments) -> PathBuf {
    let here = || PathBuf::from(".");
    arguments.operation.clone().unwrap_or_else(here)
}

/// The settings of the operation folder, where there is one, with what the command line changes.
fn settings(arguments: &Arguments) -> Result<Settings, Failure> {
    let file = folder(arguments).join("tranca.toml");
    let mut settings = match std::fs::read_to_string(&file) {
        Ok(text) => toml::from_str(&text)
            .map_err(|error| Failure::configuration(format!("{}: {error}", file.display())))?,
        Err(_) if arguments.operation.is_none() => Settings::default(),
        Err(error) => return Err(Failure::no_input(format!("{}: {error}", file.display()))),
    };
    allowed(&arguments.allow)?;
    settings
        .verification
        .test_prefixes
        .extend(arguments.allow.iter().copied());
    settings
        .verification
        .source_addresses
        .extend(arguments.source.iter().copied());
    settings.resolver.address = arguments.resolver.or(settings.resolver.address);
    if let Some(seconds) = arguments.wait {
        settings.verification.wait = Span::seconds(seconds);
    }
    let usual = settings.verification.concurrency.max(AT_ONCE);
    settings.verification.concurrency = arguments.concurrency.unwrap_or(usual);
    if arguments.light {
        settings.verification.level = Level::Light;
    }
    change_canary(&mut settings, arguments);
    Ok(settings)
}

fn change_canary(settings: &mut Settings, arguments: &Arguments) {
    let canary = &mut settings.canary;
    if let Some(domain) = &arguments.canary_domain {
        canary.domain.clone_from(domain);
    }
    if let Some(host) = &arguments.canary_host {
        canary.host.clone_from(host);
    }
    if !arguments.canary_mail_listen.is_empty() {
        canary.mail_listen.clone_from(&arguments.canary_mail_listen);
    }
    if !arguments.canary_web_listen.is_empty() {
        canary.web_listen.clone_from(&arguments.canary_web_listen);
    }
    if !arguments.canary_udp_listen.is_empty() {
        canary.udp_listen.clone_from(&arguments.canary_udp_listen);
    }
}

/// Whole networks may be named only where nobody else lives.
fn allowed(prefixes: &[IpNet]) -> Result<(), Failure> {
    match prefixes.iter().find(|prefix| !special::holds(prefix)) {
        Some(public) => Err(Failure::usage(format!(
            "--allow {public}: only private, documentation and benchmarking networks; \
             other networks belong in an operation with its scope"
        ))),
        None => Ok(()),
    }
}

/// Somebody waits for the end, and most of a test is waiting.
const AT_ONCE: usize = 256;

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca check 192.0.2.7                          the usual ports of relays and proxies
  tranca check 192.0.2.7:3128 [2001:db8::7]:1080
  tranca check mx.example.org --relay             mail servers only
  tranca check 10.0.0.5:8080 --allow 10.0.0.0/24  a server inside your own network
  tranca check 192.0.2.7:3128 --json
  tranca check @servers.txt --all-forms           one target a line
  tranca check mx.example.org --canary-domain canary.example.org --canary-mail-listen 0.0.0.0:25
                                                  with proof: its MX record leads to this machine

Without a canary domain and listener (--canary-domain, --canary-mail-listen, or the settings of an
operation) mail servers are tested lightly, and the verdict is never more than `accepts`.

Exit codes: 1 something is open, 2 something could not be told, 0 all is closed, 64 wrong usage.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_public_networks_are_refused() {
        assert!(allowed(&["10.0.0.0/8".parse().expect("network")]).is_ok());
        assert!(allowed(&["9.9.9.0/24".parse().expect("network")]).is_err());
        assert!(
            allowed(&["0.0.0.0/0".parse().expect("network")]).is_err(),
            "holds the world"
        );
        assert!(
            allowed(&["172.16.0.0/11".parse().expect("network")]).is_err(),
            "half of it is public"
        );
    }
}
