//! The catalogue's proxies: they come up, answer as their labels promise, carry what their labels
//! say and nothing else, and go away.
//!
//! `PROXY=Squid` takes only those whose names hold that word.

mod capabilities;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use testbed::catalogue::proxies::PROXIES;
use testbed::configuration::{Configuration, Truth};
use testbed::lineup::{Lineup, Suspect};
use testbed::{Host, Trouble, destination};

use crate::capabilities::{CAPABILITIES, Caller, Capability};

#[test]
fn every_proxy_carries_what_its_label_says_and_leaves_no_trace() -> Result<(), Trouble> {
    let Some(lineup) = Lineup::of(PROXIES.iter().filter(is_wanted))? else {
        return Ok(());
    };
    let unassured = of_all(&lineup, |one| unassured(one, &lineup.prober));
    let destination = destination::start(&lineup.prober)?;
    let mislabelled = of_all(&lineup, |one| mislabelled(one, &lineup.prober));
    drop(destination);
    drop(lineup);
    assert!(unassured.is_empty(), "{unassured:#?}");
    assert!(mislabelled.is_empty(), "{mislabelled:#?}");
    assert_eq!(traces(), Vec::<String>::new());
    Ok(())
}

fn is_wanted(configuration: &&Configuration) -> bool {
    let wanted = std::env::var("PROXY").unwrap_or_default();
    configuration.name.contains(&wanted)
}

/// What there is to say of them, found out side by side.
fn of_all(lineup: &Lineup, look: impl Fn(&Suspect) -> Option<String> + Sync) -> Vec<String> {
    let look = &look;
    thread::scope(|scope| {
        let looks: Vec<_> = lineup
            .suspects
            .iter()
            .map(|one| scope.spawn(move || look(one)))
            .collect();
        let seen = looks.into_iter();
        seen.filter_map(|look| look.join().expect("does not panic"))
            .collect()
    })
}

fn unassured(one: &Suspect, stranger: &Host) -> Option<String> {
    let trouble = one.assure(stranger).err()?;
    let console = one.server.console();
    Some(format!("{}: {trouble} {console}", one.configuration.name))
}

fn mislabelled(one: &Suspect, stranger: &Host) -> Option<String> {
    let labelled: BTreeSet<&str> = match one.configuration.truth {
        Truth::Open(capabilities) => capabilities.iter().copied().collect(),
        Truth::NotOpen(_) => BTreeSet::new(),
    };
    let carried = carried(one, stranger, &labelled);
    (carried != labelled).then(|| format!("{}: carries {carried:?}", one.configuration.name))
}

/// What it carries, asked for side by side; with more patience where it should.
fn carried(
    one: &Suspect,
    stranger: &Host,
    labelled: &BTreeSet<&'static str>,
) -> BTreeSet<&'static str> {
    let carries = |capability: &Capability| {
        let is_labelled = labelled.contains(capability.name);
        let caller = Caller {
            from: stranger,
            with: one.server.address(),
            patience_s: if is_labelled { 20 } else { 4 },
        };
        (capability.ask)(&caller).is_ok()
    };
    thread::scope(|scope| {
        let asked: Vec<_> = CAPABILITIES
            .chunks(AT_ONCE)
            .map(|some| scope.spawn(|| some.iter().filter(|one| carries(one)).collect()))
            .collect();
        let answers = asked
            .into_iter()
            .map(|asked| asked.join().expect("does not panic"));
        let carried = answers.flat_map(|some: Vec<&Capability>| some);
        carried.map(|capability| capability.name).collect()
    })
}

/// Namespaces, folders and processes of ours.
fn traces() -> Vec<String> {
    let ours = format!("tranca-testbed-{}-", std::process::id());
    let namespaces = Command::new("ip").args(["netns", "list"]).output();
    let namespaces = String::from_utf8(namespaces.expect("ip runs").stdout).expect("text");
    let folders = entries(&std::env::temp_dir());
    let roots = entries(Path::new("/proc"))
        .into_iter()
        .filter_map(|process| fs::read_link(format!("{process}/root")).ok())
        .map(|root| root.display().to_string());
    namespaces
        .lines()
        .map(str::to_owned)
        .chain(folders)
        .chain(roots)
        .filter(|trace| trace.contains(&ours))
        .collect()
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("readable").flatten();
    entries
        .map(|entry| entry.path().display().to_string())
        .collect()
}

/// One after the other, for servers that do not like to be asked all at once.
const AT_ONCE: usize = 4;
