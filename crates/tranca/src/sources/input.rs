//! A file opened for reading: unpacked if it is gzip, without a byte order mark.
//!
//! What a file is stands in its first bytes; names lie.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::ground::clock::Moment;

/// An open file, or what is piped in.
pub type Input = Box<dyn BufRead + Send>;

/// How much of a file has been read, packed as it lies there: from this a person is told how long
/// the rest will take.
#[derive(Clone, Debug, Default)]
pub struct Meter {
    size: u64,
    read: Arc<AtomicU64>,
}

impl Meter {
    /// A meter for a file; for one of unknown size, such as a pipe, it tells nothing.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let size = path.metadata().map_or(0, |metadata| metadata.len());
        Self {
            size,
            read: Arc::default(),
        }
    }

    /// How many rows the whole file has, if the rest is like the `rows` read so far.
    #[must_use]
    pub fn rows_in_all(&self, rows: u64) -> Option<u64> {
        let read = self.read.load(Ordering::Relaxed);
        let is_known = self.size > 0 && read > 0;
        let in_all = || u128::from(rows) * u128::from(self.size) / u128::from(read.min(self.size));
        is_known.then(|| u64::try_from(in_all()).unwrap_or(rows))
    }
}

/// A file under the eye of a meter.
struct Metered {
    file: File,
    meter: Meter,
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.meter.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// Opens a file, and tells when it was last changed, where the system knows.
///
/// # Errors
/// When it is not there, no file, or not readable.
pub fn open(path: &Path, meter: Meter) -> io::Result<(Input, Option<Moment>)> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::Error::from(io::ErrorKind::IsADirectory));
    }
    let changed_at = metadata.modified().ok().and_then(moment);
    Ok((unpacked(Metered { file, meter })?, changed_at))
}

/// When a file was last changed, where the system knows.
#[must_use]
pub fn changed_at(path: &Path) -> Option<Moment> {
    path.metadata().ok()?.modified().ok().and_then(moment)
}

/// Unpacks gzip, and takes a byte order mark away.
///
/// # Errors
/// When its first bytes cannot be read.
pub fn unpacked(mut raw: impl Read + Send + 'static) -> io::Result<Input> {
    let head = head(&mut raw, GZIP.len())?;
    let packed = head == GZIP;
    let whole = Cursor::new(head).chain(raw);
    if packed {
        // A gzip file may be several, one after the other (RFC 1952 section 2.2).
        without_mark(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, whole)))
    } else {
        without_mark(whole)
    }
}

fn without_mark(mut text: impl Read + Send + 'static) -> io::Result<Input> {
    let mut head = head(&mut text, MARK.len())?;
    if head == MARK {
        head.clear();
    }
    let whole = Cursor::new(head).chain(text);
    Ok(Box::new(BufReader::with_capacity(BUFFER, whole)))
}

/// The first bytes; fewer only at the end of the file.
fn head(raw: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(length);
    raw.take(length as u64).read_to_end(&mut head)?;
    Ok(head)
}

fn moment(time: std::time::SystemTime) -> Option<Moment> {
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Moment::from_millis(i64::try_from(since.as_millis()).ok()?))
}

/// RFC 1952 section 2.3.1.
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// U+FEFF in UTF-8.
const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];
const BUFFER: usize = 64 * 1024;

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn read(bytes: Vec<u8>) -> String {
        let mut text = String::new();
        let mut input = unpacked(Cursor::new(bytes)).expect("memory can be read");
        input.read_to_string(&mut text).expect("text");
        text
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text).expect("memory can be written");
        encoder.finish().expect("memory can be written")
    }

    #[test]
    fn packed_or_not_with_a_mark_or_without_the_text_is_the_same() {
        let marked = [MARK.as_slice(), b"a,b\n"].concat();
        for bytes in [b"a,b\n".to_vec(), packed(b"a,b\n"), packed(&marked), marked] {
            assert_eq!(read(bytes), "a,b\n");
        }
        let twice = [packed(b"a,b\n"), packed(b"1,2\n")].concat();
        assert_eq!(read(twice), "a,b\n1,2\n");
        assert_eq!(read(b"a".to_vec()), "a");
        assert_eq!(read(Vec::new()), "");
    }

    #[test]
    fn from_what_was_read_a_meter_tells_how_much_is_left() {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(&[b'x'; 1_000]).expect("written");
        let meter = Meter::of(file.path());
        assert_eq!(meter.rows_in_all(0), None, "nothing was read");
        meter.read.store(250, Ordering::Relaxed);
        assert_eq!(meter.rows_in_all(10), Some(40));
        assert_eq!(Meter::default().rows_in_all(10), None, "a pipe has no size");
    }
}
