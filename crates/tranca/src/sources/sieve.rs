//! Reads one file, and sends each of its rows exactly one way: on as a listing, ignored because it
//! does not concern this operation, or rejected and kept with its reason.
//!
//! Listings go on in batches through a channel that holds few of them, so that memory stays the
//! same whatever the size of the file.

use std::fs::File;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::mpsc::Sender;

use super::input::{Input, Meter};
use super::kind::Kind;
use super::lines::{Line, Lines, without_end};
use super::list;
use super::rejection::{Rejection, Unreadable};
use super::rows::{Next, Rows};
use super::shadowserver;
use crate::cases::listing::{Listing, Weight};
use crate::ground::clock::Moment;
use crate::ground::config::settings::Scope;

/// Some rows of a file, read.
#[derive(Debug, Default)]
pub struct Batch {
    /// What concerns us.
    pub listings: Vec<Listing>,
    /// How many rows were read, whatever they came to.
    pub rows: u64,
    /// How many rows the whole file seems to have, told after these.
    pub rows_in_all: Option<u64>,
    /// Rows that mean nothing to us, with line and reason; of all in a file, the first few.
    pub rejected: Vec<(u64, String)>,
}

/// What a file came to, beside its listings.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Sifted {
    /// How many rows there were.
    pub rows: u64,
    /// How many could not be understood.
    pub rejected: u64,
    /// How many do not concern us: outside the scope, or no word of relays or proxies.
    pub ignored: u64,
}

/// Why a file was not read to its end.
#[derive(Debug, thiserror::Error)]
pub enum NotSifted {
    /// The file is at fault.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Rejected rows could not be kept; without that, none is passed over.
    #[error("rejected rows cannot be kept: {0}")]
    NotKept(#[from] csv::Error),
    /// Nobody takes the batches any more: the reader of the channel says why.
    #[error("the rows are no longer wanted")]
    Unwanted,
}

/// Reads a file.
#[derive(Debug)]
pub struct Sieve {
    /// Which addresses concern the operation.
    pub scope: Scope,
    /// What time it is.
    pub now: Moment,
    /// Where rejected rows are kept. The file is made with the first of them.
    pub rejects: PathBuf,
    /// How much of the file has been read.
    pub meter: Meter,
    /// Where the batches go.
    pub batches: Sender<Batch>,
}

/// What is read.
#[derive(Debug)]
pub enum Text {
    /// A plain list.
    List(list::Reading),
    /// A Shadowserver report.
    Report(&'static shadowserver::Report),
}

impl Text {
    /// What a file of this kind is read as; `list` says how, if it is a plain list.
    #[must_use]
    pub fn of(kind: Kind, list: list::Reading) -> Self {
        match kind {
            Kind::List | Kind::TorExits => Self::List(list),
            Kind::Report(report) => Self::Report(report),
        }
    }
}

impl Sieve {
    /// Reads the whole file. This waits for the disk and for the taker of the batches: for a thread
    /// that may wait.
    ///
    /// # Errors
    /// [`NotSifted`]; what was sent on before stays sent.
    pub fn sift(self, input: Input, text: &Text) -> Result<Sifted, NotSifted> {
        let mut run = Run {
            rejects: Rejects::new(&self.rejects),
            latest: self.now + DAY,
            sieve: self,
            sifted: Sifted::default(),
            batch: Batch::default(),
        };
        match text {
            Text::List(reading) => run.list(input, reading)?,
            Text::Report(report) => run.report(input, report)?,
        }
        run.send()?;
        run.rejects.finish()?;
        Ok(run.sifted)
    }
}

struct Run {
    sieve: Sieve,
    latest: Moment,
    rejects: Rejects,
    sifted: Sifted,
    batch: Batch,
}

impl Run {
    fn report(
        &mut self,
        input: impl BufRead,
        report: &'static shadowserver::Report,
    ) -> Result<(), NotSifted> {
        let mut rows = Rows::new(input);
        let reading = match rows.read().map_err(Unreadable::Input)? {
            Next::End => return Err(Unreadable::Empty.into()),
            Next::Broken(rejection) => return Err(Unreadable::Header(rejection).into()),
            Next::Row => shadowserver::Reading::new(report, rows.row())?,
        };
        loop {
            let read = match rows.read() {
                Ok(Next::End) => return Ok(()),
                Ok(Next::Row) => reading.listing(rows.row()),
                Ok(Next::Broken(rejection)) => Err(rejection),
                Err(error) => return self.breaks_off(rows.line() + 1, error),
            };
            self.take(rows.line(), rows.text(), read)?;
        }
    }

    fn list(&mut self, input: impl BufRead, reading: &list::Reading) -> Result<(), NotSifted> {
        let mut lines = Lines::new(input);
        let mut line = Vec::new();
        loop {
            line.clear();
            let read = match lines.read(&mut line) {
                Ok(Line::End) => return Ok(()),
                Ok(Line::TooLong) => Err(Rejection::TooLong),
                Ok(Line::Read) => reading.listing(&String::from_utf8_lossy(&line)),
                Err(error) if lines.number() == 0 => return Err(Unreadable::Input(error).into()),
                Err(error) => return self.breaks_off(lines.number() + 1, error),
            };
            let first = lines.number() == 1;
            if first && read.is_err() && list::is_report_header(&String::from_utf8_lossy(&line)) {
                return Err(Unreadable::UntoldType.into());
            }
            // A comment is no row.
            if !matches!(read, Ok(None)) {
                self.take(lines.number(), without_end(&line), read)?;
            }
        }
    }

    /// One row's way. It is counted here, and nowhere else.
    fn take(
        &mut self,
        line: u64,
        text: &[u8],
        read: Result<Option<Listing>, Rejection>,
    ) -> Result<(), NotSifted> {
        self.sifted.rows += 1;
        self.batch.rows += 1;
        match read.and_then(|listing| self.timely(listing)) {
            Ok(Some(listing)) if self.concerns_us(&listing) => self.batch.listings.push(listing),
            Ok(_) => self.sifted.ignored += 1,
            Err(rejection) => self.reject(line, text, &rejection)?,
        }
        if self.batch.listings.len() >= BATCH {
            self.send()?;
        }
        Ok(())
    }

    fn timely(&self, listing: Option<Listing>) -> Result<Option<Listing>, Rejection> {
        match listing {
            Some(listing) if listing.seen_at > self.latest => {
                Err(Rejection::Future(listing.seen_at.for_people()))
            }
            other => Ok(other),
        }
    }

    /// What is to be left alone is worth knowing wherever it is: the list does not say where.
    fn concerns_us(&self, listing: &Listing) -> bool {
        let country = listing.country.as_deref();
        let scope = &self.sieve.scope;
        listing.weight == Weight::Exempts || scope.holds(listing.address, listing.asn, country)
    }

    fn reject(&mut self, line: u64, text: &[u8], why: &Rejection) -> Result<(), NotSifted> {
        let reason = why.to_string();
        self.rejects.keep(line, &reason, text)?;
        self.sifted.rejected += 1;
        if self.sifted.rejected <= SHOWN {
            self.batch.rejected.push((line, reason));
        }
        Ok(())
    }

    /// The rest of the file cannot be read: that much is one row that could not be understood.
    fn breaks_off(&mut self, line: u64, error: std::io::Error) -> Result<(), NotSifted> {
        self.take(line, b"", Err(Rejection::BreaksOff(error)))
    }

    fn send(&mut self) -> Result<(), NotSifted> {
        let mut batch = std::mem::take(&mut self.batch);
        batch.rows_in_all = self.sieve.meter.rows_in_all(self.sifted.rows);
        let sent = self.sieve.batches.blocking_send(batch);
        sent.map_err(|_| NotSifted::Unwanted)
    }
}

/// The rejected rows of one file: line, reason, and the row as it was.
struct Rejects {
    path: PathBuf,
    file: Option<csv::Writer<File>>,
}

impl Rejects {
    fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            file: None,
        }
    }

    fn keep(&mut self, line: u64, reason: &str, row: &[u8]) -> Result<(), csv::Error> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => self.begin()?,
        };
        let line = line.to_string();
        file.write_record([line.as_bytes(), reason.as_bytes(), row])?;
        self.file = Some(file);
        Ok(())
    }

    fn begin(&self) -> Result<csv::Writer<File>, csv::Error> {
        let mut file = csv::Writer::from_path(&self.path)?;
        file.write_record(["line", "reason", "row"])?;
        Ok(file)
    }

    fn finish(self) -> Result<(), csv::Error> {
        match self.file {
            Some(mut file) => Ok(file.flush()?),
            None => Ok(()),
        }
    }
}

/// A source's clock may be wrong by so much.
const DAY: Duration = Duration::from_secs(86_400);
/// Listings in a batch: one transaction. More win nothing, and cost memory.
const BATCH: usize = 20_000;
/// How many rejected rows of a file are shown; all are kept.
const SHOWN: u64 = 10;
