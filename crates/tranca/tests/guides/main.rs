//! Every guide that a program can carry out, carried out: each server stands open as Debian lays it
//! out, is proven open, is closed by `tranca close` with exactly the guide's steps, is tested again,
//! and still serves those whom it is there for; then the change is taken back, to the byte.
//!
//! `GUIDES=postfix make guides` takes only the products whose names hold that word.
//!
//! # Limits
//! Needs what the testbed needs; without it the test says why it was skipped, and fails where
//! `CI=true`.

mod closing;
mod program;
mod rightful;
mod table;

use testbed::Trouble;
use testbed::guided::{self, Guided, Town};
use testbed::lineup::Suspect;

use crate::table::{Row, Table};

#[test]
fn every_guide_closes_its_server_and_keeps_those_whom_it_serves() -> Result<(), Trouble> {
    let guided: Vec<&Guided> = guided::all().filter(is_wanted).collect();
    let Some(town) = Town::of(&guided)? else {
        return Ok(());
    };
    let mut rows: Vec<Row> = guided.iter().copied().map(Row::of).collect();
    let proven = program::check(&town);
    for (row, report) in rows.iter_mut().zip(&proven) {
        row.proven = report.proves(row.guided);
    }
    for_each(&mut rows, &town, |row, suspect| {
        row.served_before = rightful::served_before(row.guided, suspect, &town);
        row.closing = closing::close(row.guided, suspect);
    });
    let tested = program::check(&town);
    for (row, report) in rows.iter_mut().zip(&tested) {
        row.closed = report.is_closed();
    }
    for_each(&mut rows, &town, |row, suspect| {
        row.served = rightful::served(row.guided, suspect, &town);
        row.taken_back = closing::take_back(suspect, &row.closing);
        row.console = suspect.server.console();
    });
    let table = Table(rows);
    println!("{table}");
    let wrong = table.wrong();
    assert!(wrong.is_empty(), "wrong:\n{}", wrong.join("\n"));
    Ok(())
}

/// Does this to every server, to all of them at once: they mostly wait.
fn for_each(rows: &mut [Row], town: &Town, work: impl Fn(&mut Row, &Suspect) + Sync) {
    std::thread::scope(|scope| {
        for (row, suspect) in rows.iter_mut().zip(&town.lineup.suspects) {
            let work = &work;
            scope.spawn(move || work(row, suspect));
        }
    });
}

fn is_wanted(guided: &&Guided) -> bool {
    let word = std::env::var("GUIDES").unwrap_or_default();
    guided.guide.contains(&word)
}
