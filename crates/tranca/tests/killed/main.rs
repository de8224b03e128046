//! What a process that is killed leaves behind: at random moments, by the signal that nobody can
//! catch, until there were enough kills; each operation is taken up again until a run ends by
//! itself, and then looked at as a whole.
//!
//! # Limits
//! The machine lives on, so what the system had not yet written to the disk is not lost here.

mod dice;
mod import;
mod mailing;
mod process;

use crate::mailing::{Mailing, Way};

#[test]
fn every_case_stands_in_exactly_one_letter_in_the_folder() {
    Mailing::killed_at_random_moments(Way::Folder);
}

#[test]
fn over_smtp_only_what_was_in_flight_at_a_kill_arrives_again() {
    Mailing::killed_at_random_moments(Way::Smtp);
}

#[test]
fn of_two_hundred_kills_none_loses_a_letter_and_each_repeats_one_a_connection_at_most() {
    Mailing::killed_at_random_moments(Way::SmtpFromQueue);
}

#[test]
fn a_report_is_taken_in_whole_however_often_its_taking_in_was_killed() {
    import::killed_at_random_moments();
}
