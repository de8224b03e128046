//! Where receipts are kept before anybody is answered: in a file, in an operation's database, in
//! both, or nowhere.

use std::io;
use std::path::Path;

use ::canary::Receipt;
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncSeekExt, AsyncWriteExt};

use super::hit::Hit;
use crate::commands::Failure;
use crate::ground::chance::Numbers;
use crate::ground::clock::Clock;
use crate::ground::operation::Operation;
use crate::verification::arrivals::Arrival;
use crate::verification::receiving::Record;
use crate::worker::StoreError;

/// Where receipts go.
#[derive(Debug)]
pub(super) struct Receipts {
    file: Option<Lines>,
    record: Record,
}

/// A file of lines, of which the last may be cut.
#[derive(Debug)]
struct Lines {
    file: File,
    end: End,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    Whole,
    /// A crash or a full disk cut the last line, which must not spoil the next.
    Cut,
}

/// A receipt is not durable.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotKept {
    /// The disk refuses: a person must look.
    #[error("the file of receipts: {0}")]
    File(#[from] io::Error),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No JSON can be made of it.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Receipts {
    /// Opens the file for more lines, and makes it if it is not there.
    pub(super) async fn open(
        file: Option<&Path>,
        operation: Option<&Operation>,
    ) -> Result<Self, Failure> {
        let file = match file {
            Some(path) => Some(Lines::open(path).await.map_err(|error| {
                Failure::cannot_create(format!("{} cannot be written: {error}", path.display()))
            })?),
            None => None,
        };
        let record = match operation {
            Some(op) => {
                let numbers = Numbers::new(Clock::machine()).map_err(Failure::software)?;
                Record::Kept(op.database.clone(), numbers)
            }
            None => Record::Passing,
        };
        Ok(Self { file, record })
    }

    /// Whether nothing is kept.
    pub(super) const fn are_lost(&self) -> bool {
        self.file.is_none() && matches!(self.record, Record::Passing)
    }

    /// Returns once the receipt is durable.
    pub(super) async fn keep(&mut self, receipt: &Receipt, hit: &Hit) -> Result<(), NotKept> {
        if let Some(lines) = &mut self.file {
            lines.add(&serde_json::to_string(hit)?).await?;
        }
        Ok(self.record.keep(&Arrival::from(receipt)).await?)
    }
}

impl Lines {
    async fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        let options = options.create(true).read(true).append(true);
        let mut file = options.open(path).await?;
        let mut last = [b'\n'];
        if file.metadata().await?.len() > 0 {
            file.seek(io::SeekFrom::End(-1)).await?;
            file.read_exact(&mut last).await?;
        }
        // The name of a new file must outlast a crash as well.
        file.sync_all().await?;
        let end = if last == [b'\n'] {
            End::Whole
        } else {
            End::Cut
        };
        Ok(Self { file, end })
    }

    /// Returns once the line is on the disk.
    async fn add(&mut self, line: &str) -> io::Result<()> {
        let before = if self.end == End::Cut { "\n" } else { "" };
        self.end = End::Cut;
        let octets = format!("{before}{line}\n").into_bytes();
        self.file.write_all(&octets).await?;
        self.file.sync_data().await?;
        self.end = End::Whole;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_line_that_was_cut_spoils_no_other() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("receipts.jsonl");
        std::fs::write(&path, "{\"a\":1}\n{\"b\"").expect("written");
        for line in ["{\"c\":3}", "{\"d\":4}"] {
            let mut lines = Lines::open(&path).await.expect("ours");
            lines.add(line).await.expect("room");
        }
        let written = std::fs::read_to_string(&path).expect("text");
        assert_eq!(written, "{\"a\":1}\n{\"b\"\n{\"c\":3}\n{\"d\":4}\n");
    }
}
