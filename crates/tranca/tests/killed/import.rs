//! A report of fifty thousand rows, taken in by a process that is killed again and again.

use std::fmt::Write;
use std::fs;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::time::Duration;

use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::dice::Dice;
use crate::process::{self, End, Rows};

/// Kills until there were enough kills; a report that was taken in all the same gives way to
/// another, and each is looked at after a last run that nobody disturbs.
pub(crate) fn killed_at_random_moments() {
    let runtime = Runtime::new().expect("a runtime");
    let mut dice = Dice::thrown();
    let typical = process::run(&Intake::new().words());
    let mut kills = Vec::new();
    while kills.len() < KILLS || !hit_the_middle(&kills) {
        assert!(kills.len() < MOST_KILLS, "none in the middle: {kills:?}");
        let intake = Intake::new();
        for _ in 0..KILLS {
            if intake.run_until(dice.moment(typical)) == End::ByItself {
                break;
            }
            kills.push(intake.look(&runtime));
        }
        process::run(&intake.words());
        intake.is_complete(&runtime);
    }
    println!("a run takes {typical:?}; listings after each kill: {kills:?}");
}

/// Whether a part of a report, but not all, had been taken in at a kill.
fn hit_the_middle(kills: &[usize]) -> bool {
    kills.iter().any(|listings| (1..ROWS).contains(listings))
}

/// An operation and a report.
struct Intake {
    folder: TempDir,
}

impl Intake {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("tranca.toml"), "").expect("writable");
        let intake = Self { folder };
        fs::write(intake.report(), report()).expect("writable");
        intake
    }

    fn report(&self) -> PathBuf {
        self.folder
            .path()
            .join("2026-11-23-scan_http_proxy-example.csv")
    }

    fn words(&self) -> [String; 3] {
        let folder = self.folder.path().display().to_string();
        let report = self.report().display().to_string();
        ["import".to_owned(), folder, report]
    }

    fn run_until(&self, moment: Duration) -> End {
        process::run_until(moment, &self.words())
    }

    fn rows<'a>(&self, runtime: &'a Runtime) -> Rows<'a> {
        Rows::of(runtime, self.folder.path())
    }

    /// How many listings there are after a kill, each with its case.
    fn look(&self, runtime: &Runtime) -> usize {
        let rows = self.rows(runtime);
        rows.are_sound();
        let listings = rows.count(LISTINGS);
        assert_eq!(rows.count("SELECT count(*) FROM cases"), listings);
        listings
    }

    /// Every row is a listing, every address has one case, and the same report says nothing new.
    fn is_complete(&self, runtime: &Runtime) {
        let before = self.counted(runtime);
        assert_eq!(before, [ROWS, ROWS, ROWS, ROWS]);
        process::run(&self.words());
        assert_eq!(self.counted(runtime), before);
    }

    fn counted(&self, runtime: &Runtime) -> [usize; 4] {
        let rows = self.rows(runtime);
        rows.are_sound();
        [
            rows.count(LISTINGS),
            rows.count("SELECT count(DISTINCT address) FROM cases"),
            rows.count("SELECT count(*) FROM cases WHERE state = 'suspected'"),
            rows.count("SELECT count(*) FROM history WHERE act = 'opened'"),
        ]
    }
}

/// Each address once.
fn report() -> String {
    let mut text = "timestamp,severity,ip,protocol,port,hostname,tag,asn,geo\n".to_owned();
    for number in (0_u32..).take(ROWS) {
        let address = Ipv4Addr::from_bits(Ipv4Addr::new(198, 18, 0, 0).to_bits() + number);
        // A String takes every write.
        let _ = writeln!(
            text,
            "2026-11-23 04:05:17,medium,{address},tcp,3128,,http,64496,BR"
        );
    }
    text
}

/// Several times what is written in one transaction, so that a kill can hit between two.
const ROWS: usize = 50_000;
const KILLS: usize = 10;
/// Half of all kills hit the middle.
const MOST_KILLS: usize = 100;
const LISTINGS: &str = "SELECT count(*) FROM listings";
