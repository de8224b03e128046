//! The whole operation against real servers, by the program alone: a public source lists them, the
//! open ones are proven and their operators written to; what the letter says is done to the very
//! servers, word by word; and rechecks close the cases. Safe servers beside them stay unproven.
//!
//! # Limits
//! Needs what the testbed needs; without it each test says why it was skipped, and fails where
//! `CI=true`.

mod letter;
mod operation;
mod operator;
mod rightful;
mod scene;

use std::time::Duration;

use testbed::Trouble;
use testbed::patience::until;

use crate::letter::Letter;
use crate::operation::Operation;
use crate::scene::Software::{Dante, Exim, Postfix, Squid, Tinyproxy};
use crate::scene::{Manner, Scene, Software, Suspect};

#[test]
fn a_postfix_and_a_squid_are_closed_by_the_steps_of_their_letters() -> Result<(), Trouble> {
    from_listing_to_closed(&[Postfix, Squid])
}

#[test]
fn an_exim_is_closed_by_the_steps_of_its_letter() -> Result<(), Trouble> {
    from_listing_to_closed(&[Exim])
}

#[test]
fn a_tinyproxy_is_closed_by_the_steps_of_its_letter() -> Result<(), Trouble> {
    from_listing_to_closed(&[Tinyproxy])
}

#[test]
fn a_dante_is_closed_by_the_steps_of_its_guide() -> Result<(), Trouble> {
    from_listing_to_closed(&[Dante])
}

/// An open and a safe server of each software, from the listing until the open ones are closed.
fn from_listing_to_closed(software: &[Software]) -> Result<(), Trouble> {
    let Some(scene) = Scene::set(software)? else {
        return Ok(());
    };
    let operation = Operation::begin(&scene);
    operation.take_in(&scene);
    operation.ask(&["verify"]);
    for suspect in &scene.suspects {
        match suspect.manner {
            Manner::Open => it_is_proven(&operation, suspect),
            Manner::Safe => it_refuses_and_is_set_aside(&operation, suspect),
        }
    }
    operation.ask(&["attribute"]);
    operation.ask(&["notify", "--approve"]);
    let letters = operation.letters();
    let open: Vec<&Suspect> = scene.suspects_that_are(Manner::Open).collect();
    assert_eq!(letters.len(), open.len(), "{letters:?}");
    for suspect in &open {
        let case = operation.case(suspect);
        assert_eq!(case.state(), "notified");
        operator::follows(letter_to(suspect, &letters), &case, suspect)?;
    }
    they_close(&operation, &open);
    for suspect in open {
        let case = operation.case(suspect);
        assert_eq!(
            case.acts(),
            ["opened", "proven", "attributed", "written", "closed"],
            "{case}"
        );
        rightful::it_still_serves(suspect)?;
    }
    Ok(())
}

fn it_is_proven(operation: &Operation<'_>, suspect: &Suspect) {
    let case = operation.case(suspect);
    assert_eq!(case.state(), "proven", "{case}");
    assert_eq!(
        case.open_protocols(),
        suspect.software.protocols(),
        "{case}"
    );
    assert_eq!(case.products(), suspect.software.recognised_as(), "{case}");
}

/// Silence would set a case aside too; only a refusal in the server's own words shows that it is
/// there and safe.
fn it_refuses_and_is_set_aside(operation: &Operation<'_>, suspect: &Suspect) {
    let case = operation.case(suspect);
    assert_eq!(case.state(), "set-aside", "{case}");
    assert_eq!(case.set_aside_for(), "not-reproduced", "{case}");
    // Nobody listens at the other ports of mail servers.
    let verdicts = case.verdicts();
    let mut heard = verdicts.iter().filter(|verdict| *verdict != "unreachable");
    assert!(heard.all(|verdict| verdict == "closed (refused)"), "{case}");
    assert!(
        verdicts.iter().any(|verdict| verdict == "closed (refused)"),
        "{case}"
    );
    assert!(
        case.transcripts().contains(suspect.software.refusal()),
        "{case}"
    );
}

fn letter_to<'a>(suspect: &Suspect, letters: &'a [Letter]) -> &'a Letter {
    let mailbox = suspect.mailbox();
    let mut to_them = letters.iter().filter(|letter| letter.to == mailbox);
    to_them
        .next()
        .unwrap_or_else(|| panic!("no letter to {mailbox}"))
}

/// What a server has begun before the change it may end in the old manner; so it takes as many
/// rounds as it takes.
fn they_close(operation: &Operation<'_>, suspects: &[&Suspect]) {
    let closed = || {
        operation.ask(&["recheck"]);
        let is_closed = |suspect: &&Suspect| operation.case(suspect).state() == "closed";
        suspects.iter().all(is_closed).then_some(())
    };
    let told = || {
        suspects
            .iter()
            .map(|suspect| operation.case(suspect).to_string())
    };
    assert!(
        until(ROUNDS, closed).is_some(),
        "{}",
        told().collect::<String>()
    );
}

/// As the testbed counts looks: two hundred rounds, of which most find nothing due yet.
const ROUNDS: Duration = Duration::from_secs(4);
