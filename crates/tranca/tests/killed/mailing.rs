//! Two hundred proven cases of fifty contacts, whose letters are approved and sent by a process
//! that is killed again and again.

mod noted;
mod prepared;
mod received;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use laboratory::{MailSink, SinkConduct};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use self::noted::Noted;
use self::prepared::Prepared;
use self::received::Received;
use crate::dice::Dice;
use crate::process::{self, End, Rows};

/// How letters leave.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Way {
    Folder,
    Smtp,
    /// By SMTP too, with all letters in the queue from the start.
    SmtpFromQueue,
}

/// An operation with all its letters to write.
pub(crate) struct Mailing<'a> {
    folder: TempDir,
    runtime: &'a Runtime,
    sink: Option<MailSink>,
    /// How often each message was found in flight after a kill.
    in_flight: BTreeMap<String, usize>,
    kills: Kills,
}

/// What the kills hit.
#[derive(Clone, Copy, Debug, Default)]
struct Kills {
    all: usize,
    /// Some letters were in the queue, and some not yet.
    in_writing: usize,
    /// Some letters had left, and some not yet.
    in_delivery: usize,
    /// A letter had been handed over, and its answer was not yet recorded.
    in_flight: usize,
    repeats: usize,
}

impl<'a> Mailing<'a> {
    /// Kills until there were enough kills, each operation until a run ends by itself, and looks
    /// at every operation then.
    pub(crate) fn killed_at_random_moments(way: Way) {
        let runtime = Runtime::new().expect("a runtime");
        let mut dice = Dice::thrown();
        let prepared = match way {
            Way::SmtpFromQueue => Prepared::with_a_queue(&runtime),
            Way::Folder | Way::Smtp => Prepared::new(&runtime),
        };
        let whole = || Mailing::new(&runtime, &prepared, way).to_its_end();
        // The first finds the machine cold.
        let mut typical = whole().min(whole());
        let (mut kills, mut operations) = (Kills::default(), 0);
        let wanted = way.kills();
        while kills.all < wanted {
            let mut mailing = Mailing::new(&runtime, &prepared, way);
            while mailing.run_until(dice.moment(typical)) == End::Killed {}
            mailing.is_complete(way);
            if mailing.kills.all == 0 {
                // A whole run has become quicker than it was when measured.
                typical = typical * 3 / 4;
            }
            kills = kills.and(mailing.kills);
            operations += 1;
        }
        println!("{way:?}: {operations} operations, a run takes {typical:?}; {kills:?}");
        assert!(
            kills.in_writing + kills.in_delivery >= wanted / 5,
            "{kills:?}"
        );
        assert!(kills.in_delivery > 0, "{kills:?}");
        let is_hit = way != Way::SmtpFromQueue || kills.repeats > 0;
        assert!(
            is_hit,
            "no kill between a final dot and its answer: {kills:?}"
        );
    }

    fn new(runtime: &'a Runtime, prepared: &Prepared, way: Way) -> Self {
        let sink = (way != Way::Folder).then(|| {
            let anywhere = ([127, 0, 0, 1], 0).into();
            let sink = runtime.block_on(MailSink::start(anywhere, None));
            let sink = sink.expect("a mail server");
            // Most of a letter's time lies between its final dot and the answer to it.
            sink.conduct(SinkConduct::HesitatesAfterDot(HESITATION));
            sink
        });
        Self {
            folder: prepared.copy(sink.as_ref().map(MailSink::address)),
            runtime,
            sink,
            in_flight: BTreeMap::new(),
            kills: Kills::default(),
        }
    }

    fn to_its_end(&self) -> Duration {
        process::run(&self.words())
    }

    /// One run, killed at this moment, and what it left.
    fn run_until(&mut self, moment: Duration) -> End {
        let end = process::run_until(moment, &self.words());
        if end == End::Killed {
            self.note_kill();
        }
        end
    }

    fn note_kill(&mut self) {
        let rows = self.rows();
        rows.are_sound();
        let queued = rows.count("SELECT count(*) FROM letters");
        let sent = rows.count("SELECT count(*) FROM letters WHERE passage = 'sent'");
        let names: Vec<(i64, String)> = rows.all("SELECT id, message_id FROM letters");
        drop(rows);
        let noted = Noted::read(&self.folder.path().join("delivery.journal"));
        let sent = sent.max(noted.taken.len());
        let names: BTreeMap<i64, String> = names.into_iter().collect();
        let in_flight = noted.in_flight;
        assert!(
            in_flight.len() <= CONNECTIONS,
            "one for each connection: {in_flight:?}"
        );
        self.kills.all += 1;
        self.kills.in_writing += usize::from((1..LETTERS).contains(&queued));
        self.kills.in_delivery += usize::from((1..LETTERS).contains(&sent));
        self.kills.in_flight += in_flight.len();
        for letter in in_flight {
            *self.in_flight.entry(names[&letter].clone()).or_default() += 1;
        }
    }

    fn is_complete(&mut self, way: Way) {
        let rows = self.rows();
        rows.are_sound();
        assert_eq!(
            rows.count("SELECT count(*) FROM cases WHERE state = 'notified'"),
            CASES
        );
        let places: Vec<(String,)> = rows.all(PLACES);
        assert_eq!(
            places.len(),
            CASES,
            "every case in one letter that was sent"
        );
        assert_eq!(rows.count("SELECT count(*) FROM letter_cases"), CASES);
        assert_eq!(rows.count("SELECT count(*) FROM letters"), LETTERS);
        let kept: Vec<(String, Vec<u8>)> = rows.all("SELECT message_id, message FROM letters");
        let references = Prepared::references(&rows);
        drop(rows);
        let received = match (&self.sink, way) {
            (Some(sink), _) => Received::by(sink),
            (None, _) => Received::in_folder(&self.outbox()),
        };
        received.tell_of_each_once(&references);
        self.kills.repeats = received.repeats();
        for (message_id, message) in &kept {
            let allowed = 1 + self.allowed_repeats(message_id);
            received.holds(message_id, message, allowed);
        }
        assert!(self.kills.repeats <= self.kills.all * CONNECTIONS);
    }

    /// A file that is written again takes the place of the first; a mail cannot.
    fn allowed_repeats(&self, message_id: &str) -> usize {
        let is_mail = self.sink.is_some();
        self.in_flight
            .get(message_id)
            .copied()
            .filter(|_| is_mail)
            .unwrap_or(0)
    }

    fn outbox(&self) -> PathBuf {
        self.folder.path().join("outbox")
    }

    fn words(&self) -> [String; 3] {
        words(self.folder.path())
    }

    fn rows(&self) -> Rows<'a> {
        Rows::of(self.runtime, self.folder.path())
    }
}

fn words(folder: &Path) -> [String; 3] {
    let folder = folder.display().to_string();
    ["notify".to_owned(), "--approve".to_owned(), folder]
}

impl Way {
    /// What was mailed cannot be taken back, so that this is tried hardest.
    const fn kills(self) -> usize {
        match self {
            Self::Folder | Self::Smtp => 25,
            Self::SmtpFromQueue => 200,
        }
    }
}

impl Kills {
    const fn and(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            in_writing: self.in_writing + other.in_writing,
            in_delivery: self.in_delivery + other.in_delivery,
            in_flight: self.in_flight + other.in_flight,
            repeats: self.repeats + other.repeats,
        }
    }
}

const CASES: usize = 200;
const LETTERS: usize = 50;
const HESITATION: Duration = Duration::from_millis(5);
/// As the settings have it; a folder has one.
const CONNECTIONS: usize = 2;

const PLACES: &str = "SELECT DISTINCT letter_cases.case_id || '' FROM letter_cases \
     JOIN letters ON letters.id = letter_cases.letter_id \
     WHERE letter_cases.void = 0 AND letters.passage = 'sent'";
