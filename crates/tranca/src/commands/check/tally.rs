//! What a checkup comes to: its exit code, and what is to be explained.

use std::collections::HashMap;
use std::process::ExitCode;
use std::sync::Arc;

use crate::verification::own::Report;

/// The reports so far, as far as they matter to the end.
#[derive(Default)]
pub(super) struct Tally {
    /// Those that are to be explained.
    pub(super) open: Vec<Report>,
    told: u64,
    untold: u64,
    /// Of each target without a port: whether a port of it told something, and whether another was
    /// silent. Silent ports are to be expected there as long as one answered.
    portless: HashMap<Arc<str>, Portless>,
}

#[derive(Clone, Copy, Default)]
struct Portless {
    answered: bool,
    silent: bool,
}

impl Tally {
    pub(super) fn count(&mut self, report: Report) {
        let is_told = report.is_told();
        if !report.has_port {
            let target = self.portless.entry(Arc::clone(&report.target)).or_default();
            target.answered |= is_told;
            target.silent |= report.verdict == "unreachable";
        }
        match (is_told, report.verdict, report.has_port) {
            (true, ..) => self.told += 1,
            (false, "unreachable", false) => {}
            (false, ..) => self.untold += 1,
        }
        if report.verdict == "open" {
            self.open.push(report);
        }
    }

    pub(super) fn verdict(&self) -> ExitCode {
        let mute = |target: &Portless| target.silent && !target.answered;
        let nothing = self.told + self.untold == 0;
        ExitCode::from(if !self.open.is_empty() {
            1
        } else if nothing || self.untold > 0 || self.portless.values().any(mute) {
            2
        } else {
            0
        })
    }
}
