//! The catalogue's proxies: they come up, answer as their labels promise, and go away.
//!
//! `PROXY=Squid` takes only those whose names hold that word.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use testbed::Trouble;
use testbed::catalogue::proxies::PROXIES;
use testbed::configuration::Configuration;
use testbed::lineup::Lineup;

#[test]
fn every_proxy_comes_up_keeps_its_assurance_and_leaves_no_trace() -> Result<(), Trouble> {
    let Some(lineup) = Lineup::of(PROXIES.iter().filter(is_wanted))? else {
        return Ok(());
    };
    let unassured = unassured(&lineup);
    drop(lineup);
    assert!(unassured.is_empty(), "{unassured:#?}");
    assert_eq!(traces(), Vec::<String>::new());
    Ok(())
}

fn is_wanted(configuration: &&Configuration) -> bool {
    let wanted = std::env::var("PROXY").unwrap_or_default();
    configuration.name.contains(&wanted)
}

/// Those that do not answer as promised, side by side.
fn unassured(lineup: &Lineup) -> Vec<String> {
    thread::scope(|scope| {
        let asked: Vec<_> = lineup
            .suspects
            .iter()
            .map(|one| (one, scope.spawn(|| one.assure(&lineup.prober))))
            .collect();
        let answered = asked.into_iter().filter_map(|(one, asked)| {
            let trouble = asked.join().expect("does not panic").err()?;
            let console = one.server.console();
            Some(format!("{}: {trouble} {console}", one.configuration.name))
        });
        answered.collect()
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
