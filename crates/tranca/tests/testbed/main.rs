//! The prober judged by the whole testbed: every real server of the catalogue side by side, open,
//! safe and deceiving; the program alone, run once for all of them and for both weaknesses; and a table of truths and
//! verdicts.
//!
//! `TESTBED=percent make testbed` takes only those whose names hold that word; with
//! `TESTBED_LINES=1` the program's own lines are printed too.
//!
//! # Limits
//! Needs what the testbed needs; without it the test says why it was skipped, and fails where
//! `CI=true`.

mod judgement;
mod program;

use testbed::configuration::{Configuration, Weakness};
use testbed::lineup::{Lineup, Suspect};
use testbed::{Trouble, catalogue};
use tranca::ground::clock::Clock;

use crate::judgement::Judgement;

#[test]
fn every_server_of_the_testbed_gets_the_verdict_that_is_true_of_it() -> Result<(), Trouble> {
    let clock = Clock::machine();
    let began = clock.now();
    let Some(lineup) = Lineup::of(catalogue::all().filter(is_wanted))? else {
        return Ok(());
    };
    let many = lineup.suspects.len();
    println!(
        "{many} servers after {:.1} s",
        clock.now().since(began).as_secs_f64()
    );
    lineup.assure()?;
    let reports = program::check(&lineup);
    let judgements = [Weakness::OpenRelay, Weakness::OpenProxy].map(|weakness| {
        let suspects = lineup.suspects.iter();
        let tested: Vec<&Suspect> = suspects
            .filter(|suspect| suspect.configuration.weakness == weakness)
            .collect();
        Judgement::of(weakness, &tested, &reports)
    });
    judgements
        .iter()
        .for_each(|judgement| println!("{judgement}"));
    drop(lineup);
    nothing_is_left();
    let wrong: Vec<String> = judgements.iter().flat_map(Judgement::wrong).collect();
    assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
    Ok(())
}

/// Neither a network nor a file. A process would hold its network.
fn nothing_is_left() {
    let ours = format!("{}{}-", testbed::network::PREFIX, std::process::id());
    for place in ["/run/netns".into(), std::env::temp_dir()] {
        let left = std::fs::read_dir(&place).into_iter().flatten().flatten();
        let mut left = left.map(|entry| entry.path().display().to_string());
        assert_eq!(left.find(|path| path.contains(&ours)), None);
    }
}

fn is_wanted(configuration: &&Configuration) -> bool {
    let word = std::env::var("TESTBED").unwrap_or_default();
    configuration.name.contains(&word)
}
