//! `tranca check`: tests servers of one's own, without an operation.

use std::collections::BTreeSet;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use ipnet::IpNet;

use super::{Failure, Speech, output};
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::weakness::Weakness;
use crate::ground::config::Settings;
use crate::ground::config::exclusions::Watched;
use crate::ground::config::settings::Level;
use crate::ground::config::span::Span;
use crate::ground::languages::Language;
use crate::ground::special;
use crate::guides::Guides;
use crate::verification::own::{Checkup, Report, Target};

/// What `tranca check` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// Addresses or names of your own servers: ADDRESS, ADDRESS:PORT, [v6]:PORT, NAME, NAME:PORT.
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
    /// Stop before anything is carried; then nothing is ever proven.
    #[arg(long)]
    light: bool,
    /// Tests under way at once.
    #[arg(long, value_name = "N")]
    concurrency: Option<usize>,
    /// The language of the steps: en, es or pt.
    #[arg(long, default_value = "en")]
    language: String,
}

pub(super) async fn run(arguments: Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    let language = Language::parse(&arguments.language).map_err(Failure::usage)?;
    let settings = settings(&arguments)?;
    let exclusions = Watched::file(folder(&arguments).join("exclusions.txt"));
    exclusions.now().map_err(Failure::configuration)?;
    let checkup = Checkup::prepare(settings, exclusions)
        .await
        .map_err(Failure::configuration)?;
    let targets = targets(&arguments, &checkup).await?;
    speech.progress.say(checkup.introduction());
    let mut reports = checkup.run(&targets, speech.progress).await;
    reports.sort_by_key(|report| {
        targets
            .iter()
            .position(|target| target.text == report.target)
    });
    for report in &reports {
        if speech.json {
            output::json(report)?;
        } else {
            print(report);
        }
    }
    if !speech.json {
        explain(&reports, language);
    }
    Ok(verdict(&reports))
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
    if let Some(concurrency) = arguments.concurrency {
        settings.verification.concurrency = concurrency;
    }
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

async fn targets(arguments: &Arguments, checkup: &Checkup) -> Result<Vec<Target>, Failure> {
    let mut targets = Vec::new();
    for text in &arguments.targets {
        let (host, port) = split(text);
        let addresses = match host.parse::<IpAddr>() {
            Ok(address) => vec![address.to_canonical()],
            Err(_) => checkup.resolve(host).await.map_err(|why| {
                Failure::no_input(format!(
                    "{host} is no address and no name that resolves: {why}"
                ))
            })?,
        };
        for address in addresses {
            let endpoints = endpoints(arguments, port);
            targets.push(Target {
                text: text.clone(),
                address,
                endpoints,
                has_port: port.is_some(),
            });
        }
    }
    let hosts: BTreeSet<IpAddr> = targets.iter().map(|target| target.address).collect();
    let named = |address: &IpAddr| {
        arguments
            .allow
            .iter()
            .any(|prefix| prefix.contains(address))
    };
    if hosts.iter().filter(|address| !named(address)).count() > MOST_TARGETS {
        return Err(Failure::usage(format!(
            "at most {MOST_TARGETS} addresses: more belong in an operation with its scope"
        )));
    }
    Ok(targets)
}

/// `192.0.2.1:25`, `[2001:db8::1]:25`, `mx.example.org:25`, or any of them without a port.
fn split(text: &str) -> (&str, Option<u16>) {
    if let Ok(socket) = text.parse::<SocketAddr>() {
        let host = text.rsplit_once(':').map_or(text, |(host, _)| host);
        return (host.trim_matches(['[', ']']), Some(socket.port()));
    }
    if text.parse::<IpAddr>().is_ok() {
        return (text, None);
    }
    match text
        .rsplit_once(':')
        .map(|(host, port)| (host, port.parse()))
    {
        Some((host, Ok(port))) => (host, Some(port)),
        _ => (text.trim_matches(['[', ']']), None),
    }
}

/// What to test where: both kinds unless one is asked for. A port that only one kind is found on is
/// tested for that kind.
fn endpoints(arguments: &Arguments, port: Option<u16>) -> Vec<Endpoint> {
    let both = arguments.relay == arguments.proxy;
    let (relay, proxy) = (both || arguments.relay, both || arguments.proxy);
    let ports = match port {
        Some(port) => vec![port],
        None => arguments.ports.clone(),
    };
    if ports.is_empty() {
        let usual = |weakness| Endpoint::usual(weakness);
        let relays = usual(Weakness::OpenRelay).into_iter().filter(|_| relay);
        return relays
            .chain(usual(Weakness::OpenProxy).into_iter().filter(|_| proxy))
            .collect();
    }
    let usual_proxy_ports: BTreeSet<u16> = Endpoint::usual(Weakness::OpenProxy)
        .iter()
        .map(|endpoint| endpoint.port)
        .collect();
    ports
        .into_iter()
        .flat_map(|port| {
            let mail = relay && !(both && usual_proxy_ports.contains(&port));
            let web = proxy && !(both && MAIL_PORTS.contains(&port));
            let smtp = mail.then_some(Endpoint::new(port, Protocol::Smtp));
            let proxies = Protocol::PROXY.into_iter().filter(move |_| web);
            smtp.into_iter()
                .chain(proxies.map(move |protocol| Endpoint::new(port, protocol)))
        })
        .collect()
}

fn print(report: &Report) {
    let place = SocketAddr::new(report.address, report.port);
    let mut line = format!("{place:<28} {:<11} {}", report.weakness, report.verdict);
    if let Some(reason) = report.reason {
        line.push_str(&format!(" ({reason})"));
    }
    if !report.capabilities.is_empty() {
        line.push_str(&format!(" by {}", report.capabilities.join(", ")));
    }
    if let Some(software) = &report.software {
        line.push_str(&format!(" [{}]", software.product));
    }
    if report.backscatter {
        line.push_str(", backscatter");
    }
    let said = report
        .tests
        .iter()
        .rev()
        .find_map(|test| test.reply.as_deref());
    if let (false, Some(said)) = (report.verdict == "open", said) {
        line.push_str(&format!(": {said}"));
    }
    output::line(line);
}

/// For each open endpoint: what is wrong, and the first steps to close it.
fn explain(reports: &[Report], language: Language) {
    for report in reports.iter().filter(|report| report.verdict == "open") {
        let product = report
            .software
            .as_ref()
            .map(|software| software.product.as_str());
        let Some(guide) = Guides::builtin().guide_for(product, report.weakness) else {
            continue;
        };
        let told = guide.told(language, report.capabilities.first().map(String::as_str));
        let place = SocketAddr::new(report.address, report.port);
        output::line(format_args!("\n{place}: {}\n{}", told.title, told.why));
        for (at, step) in told.steps.iter().enumerate() {
            output::line(format_args!("{}. {}", at + 1, step.sentence));
            for line in step.code.iter().flat_map(|code| code.lines()) {
                output::line(format_args!("       {line}"));
            }
        }
        output::line(format_args!("All of it: tranca guide {}", guide.product));
    }
}

fn verdict(reports: &[Report]) -> ExitCode {
    if reports.iter().any(|report| report.verdict == "open") {
        return ExitCode::from(1);
    }
    // Of a target without a port, silent ports are to be expected as long as one answered.
    let answered = |target: &str| reports.iter().any(|r| r.target == target && r.is_told());
    let untold = |report: &Report| {
        let silent_port = report.verdict == "unreachable" && !report.has_port;
        !(report.is_told() || silent_port && answered(&report.target))
    };
    ExitCode::from(if reports.is_empty() || reports.iter().any(untold) {
        2
    } else {
        0
    })
}

const MAIL_PORTS: [u16; 4] = [25, 465, 587, 2525];
const MOST_TARGETS: usize = 256;

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca check 192.0.2.7                          the usual ports of relays and proxies
  tranca check 192.0.2.7:3128 [2001:db8::7]:1080
  tranca check mx.example.org --relay             mail servers only
  tranca check 10.0.0.5:8080 --allow 10.0.0.0/24  a server inside your own network
  tranca check 192.0.2.7:3128 --json

Without a canary domain and listener (--canary-domain, --canary-mail-listen, or the settings of an
operation) mail servers are tested lightly, and the verdict is never more than `accepts`.

Exit codes: 1 something is open, 2 something could not be told, 0 all is closed, 64 wrong usage.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_people_write_them() {
        assert_eq!(split("192.0.2.1:25"), ("192.0.2.1", Some(25)));
        assert_eq!(split("192.0.2.1"), ("192.0.2.1", None));
        assert_eq!(split("[2001:db8::1]:25"), ("2001:db8::1", Some(25)));
        assert_eq!(split("2001:db8::1"), ("2001:db8::1", None));
        assert_eq!(split("[2001:db8::1]"), ("2001:db8::1", None));
        assert_eq!(split("mx.example.org:25"), ("mx.example.org", Some(25)));
        assert_eq!(split("mx.example.org"), ("mx.example.org", None));
    }

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
