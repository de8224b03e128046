//! One round over all targets: so many lanes, each of which tests one door after another.
//!
//! A lane whose server wants patience, or has taken a letter, is relieved by a new one and waits on
//! its own; so waiting costs no place at work, and an idle processor is never for want of a lane.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc::UnboundedSender;

use super::door::Door;
use super::{Checkup, Report, Target};

/// What all lanes share.
pub(super) struct Round {
    checkup: Arc<Checkup>,
    queue: Mutex<Queue>,
    reports: UnboundedSender<Report>,
}

struct Queue {
    targets: std::vec::IntoIter<Target>,
    doors: VecDeque<Door>,
}

type Lane = Pin<Box<dyn Future<Output = ()> + Send>>;

impl Round {
    /// Begins with so many lanes. Each report is sent as it comes; the channel closes with the last.
    pub(super) fn begin(
        checkup: &Arc<Checkup>,
        targets: Vec<Target>,
        lanes: usize,
        reports: UnboundedSender<Report>,
    ) {
        let lanes = lanes.min(targets.len().saturating_mul(DOORS)).max(1);
        let queue = Queue {
            targets: targets.into_iter(),
            doors: VecDeque::new(),
        };
        let round = Arc::new(Self {
            checkup: Arc::clone(checkup),
            queue: Mutex::new(queue),
            reports,
        });
        for _ in 0..lanes {
            tokio::spawn(lane(Arc::clone(&round)));
        }
    }

    fn next(&self) -> Option<Door> {
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        while queue.doors.is_empty() {
            let target = queue.targets.next()?;
            queue.doors.extend(Door::of(&target));
        }
        queue.doors.pop_front()
    }
}

fn lane(round: Arc<Round>) -> Lane {
    Box::pin(async move {
        while let Some(door) = round.next() {
            let mut is_relieved = false;
            let relieve = || {
                is_relieved = true;
                tokio::spawn(lane(Arc::clone(&round)));
            };
            if let Some(report) = door.test(&round.checkup, relieve).await {
                // Nobody hears it any more when the program ends in the middle.
                let _ = round.reports.send(report);
            }
            if is_relieved {
                return;
            }
        }
    })
}

/// More doors than this has hardly any target.
const DOORS: usize = 16;
