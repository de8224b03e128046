//! Writes letters on all processors, a group of them on each, from digests gathered beforehand.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use tranca::delivery::{Unwritten, Writer};
use tranca::letters::{Digest, Matter, Scribe, due};

use crate::agency::Agency;

/// A scribe for each processor.
pub(crate) struct Scribes(Arc<Desk>);

struct Desk {
    scribe: Scribe<'static>,
    digests: Vec<(Digest, Vec<Matter>)>,
    size: AtomicUsize,
    /// One for each processor.
    seats: Arc<Semaphore>,
}

impl Scribes {
    pub(crate) async fn of(agency: Agency) -> anyhow::Result<Self> {
        let scribe = Scribe::new(agency.operation)?;
        let mut digests = Vec::new();
        for digest in due(agency.operation).await?.digests {
            let matters = scribe.gathered(&digest).await?;
            digests.push((digest, matters));
        }
        Ok(Self(Arc::new(Desk {
            scribe,
            digests,
            size: AtomicUsize::new(0),
            seats: Arc::new(Semaphore::new(processors())),
        })))
    }

    /// Octets of the letter that was written last.
    pub(crate) fn size(&self) -> usize {
        self.0.size.load(Ordering::Relaxed)
    }
}

impl Writer for Scribes {
    async fn texts(&self, letters: Vec<Unwritten>) -> Result<Vec<Vec<u8>>, String> {
        let desk = Arc::clone(&self.0);
        let seat = Arc::clone(&desk.seats).acquire_owned().await;
        let written = spawn_blocking(move || {
            let _seat = seat;
            desk.write(&letters)
        });
        written.await.map_err(|error| error.to_string())?
    }
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

impl Desk {
    fn write(&self, letters: &[Unwritten]) -> Result<Vec<Vec<u8>>, String> {
        letters.iter().map(|letter| self.one(letter)).collect()
    }

    fn one(&self, letter: &Unwritten) -> Result<Vec<u8>, String> {
        let nth = usize::try_from(letter.id).unwrap_or(0) % self.digests.len();
        let (digest, matters) = &self.digests[nth];
        let written = self.scribe.written(digest, matters, letter.id);
        let message = written.map_err(|error| error.to_string())?.message;
        self.size.store(message.len(), Ordering::Relaxed);
        Ok(message)
    }
}
