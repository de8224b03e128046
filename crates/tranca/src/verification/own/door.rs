//! One door under test: one port, for one weakness, in as many passes as the server's requests for
//! patience make necessary.
//!
//! Whoever waits, for a server that asked for patience or for a token, waits beside the others.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::report::{Report, told_together};
use super::{Checkup, Target};
use crate::cases::endpoint::Endpoint;
use crate::verification::arrivals::Expecting;
use crate::verification::permit::{Denied, Permit};
use crate::verification::prober::{Errand, Test};

/// The endpoints of one port that are told together.
#[derive(Clone, Debug)]
pub(super) struct Door {
    pub(super) target: Target,
    pub(super) endpoints: Vec<Endpoint>,
}

impl Door {
    /// The doors of a target: its endpoints, those of one port and weakness together.
    pub(super) fn of(target: &Target) -> impl Iterator<Item = Self> {
        let mut doors: Vec<Vec<Endpoint>> = Vec::new();
        let key = |endpoint: &Endpoint| (endpoint.port, endpoint.protocol.weakness());
        for endpoint in target.endpoints.iter() {
            let same = |door: &&mut Vec<Endpoint>| door.first().map(key) == Some(key(endpoint));
            match doors.iter_mut().find(same) {
                Some(door) => door.push(*endpoint),
                None => doors.push(vec![*endpoint]),
            }
        }
        let target = target.clone();
        doors.into_iter().map(move |endpoints| Self {
            target: target.clone(),
            endpoints,
        })
    }

    /// Tests it and says what was found. Once nothing is left to do but wait, `relieve` is called.
    pub(super) async fn test(self, checkup: &Checkup, relieve: impl FnOnce()) -> Option<Report> {
        let begun = Instant::now();
        let permit = match checkup.gate.for_own_server(self.target.address) {
            Ok(permit) => permit,
            Err(denied) => return self.denied(&denied),
        };
        let number = u64::try_from(checkup.numbers.next()).unwrap_or(0);
        let expecting = checkup.prober.arrivals.expect(number);
        let examined = Examined {
            checkup,
            door: &self,
            permit: &permit,
            expecting: &expecting,
            number,
        };
        let mut tests = examined.passes(relieve).await;
        examined.await_tokens(&mut tests).await;
        let elapsed_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let told = tests
            .into_iter()
            .map(|test| Report::of(&self.target, &test.conclude(), elapsed_ms));
        told_together(told.collect())
    }

    fn denied(&self, denied: &Denied) -> Option<Report> {
        let why = match denied {
            Denied::NotPublic(_) => {
                format!("{denied}; a network of one's own is named with --allow")
            }
            _ => denied.to_string(),
        };
        let first = self.endpoints.first()?;
        Some(Report::denied(&self.target, *first, &why))
    }
}

/// A door, and what its tests need.
struct Examined<'a> {
    checkup: &'a Checkup,
    door: &'a Door,
    permit: &'a Permit,
    expecting: &'a Expecting,
    number: u64,
}

impl<'a> Examined<'a> {
    /// The first pass, and those for which a server has asked.
    async fn passes(&self, relieve: impl FnOnce()) -> Vec<Test<'a>> {
        let begun = Instant::now();
        let mut tests: Vec<Test<'a>> = Vec::with_capacity(self.door.endpoints.len());
        let prober = &self.checkup.prober;
        let asked = self.door.endpoints.iter();
        for endpoint in asked.filter(|endpoint| prober.has_questions(endpoint.protocol)) {
            let mut test = self.begin(*endpoint, &tests);
            test.pass().await;
            let is_gone = test.is_gone();
            tests.push(test);
            if is_gone {
                break;
            }
        }
        let waits = |test: &Test<'_>| test.wants_another() || test.awaits();
        if !tests.iter().any(waits) {
            return tests;
        }
        relieve();
        for pause in self.checkup.pauses() {
            if !tests.iter().any(Test::wants_another) {
                break;
            }
            if !self.is_due(&tests, begun, pause).await {
                continue;
            }
            // Closed by nobody; were it, a test more at once does no harm.
            let _place = self.checkup.places.acquire().await.ok();
            for test in tests.iter_mut().filter(|test| test.wants_another()) {
                test.pass().await;
            }
        }
        tests
    }

    /// Waits until a further pass is due, so long after the beginning. False where it is too late for it.
    async fn is_due(&self, tests: &[Test<'a>], begun: Instant, pause: Duration) -> bool {
        let now = Instant::now();
        if tests.iter().any(Test::is_cut_short) {
            return now < begun + self.checkup.patience;
        }
        let next = begun + pause;
        // One whose answers take longer than the pause has had it already.
        if next < now {
            return false;
        }
        sleep_until(next).await;
        true
    }

    fn begin(&self, endpoint: Endpoint, before: &[Test<'a>]) -> Test<'a> {
        let asked_by = ("checkup", "nobody: asked for by the server's own operator");
        let errand = Errand {
            has_spoken: before.iter().any(Test::has_spoken),
            is_slow: before.iter().any(Test::is_slow),
            ..Errand::once(self.permit, endpoint, self.number, asked_by)
        };
        self.checkup.prober.begin(errand, self.expecting)
    }

    /// What was taken may still be on its way.
    async fn await_tokens(&self, tests: &mut [Test<'_>]) {
        let now = Instant::now();
        for test in tests.iter_mut().filter(|test| test.awaits()) {
            let since = test.sent_at().unwrap_or(now);
            test.await_tokens(since + self.checkup.prober.wait).await;
        }
    }
}

/// When, after the beginning, a server that asked for patience is asked again, as shares of the
/// patience that we have: a short one first, for those who only wish to see a second attempt.
pub(super) fn pauses(patience: Duration) -> impl Iterator<Item = Duration> {
    [8, 20, 36, 56, 78, 100]
        .into_iter()
        .map(move |percent| patience * percent / 100)
}
