//! Waiting, never longer than told: for a server to answer, for a mail to arrive.

use std::io::BufRead;
use std::time::Duration;

/// Looks again and again until there is something to see, or the time is over.
///
/// A look that itself takes long makes the wait longer than `limit`.
pub fn until<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let looks = limit.as_millis() / PAUSE.as_millis() + 1;
    for _ in 0..looks {
        if let Some(seen) = look() {
            return Some(seen);
        }
        std::thread::sleep(PAUSE);
    }
    None
}

/// Reads what a process says until a line holds these words, and gives that line back.
///
/// # Panics
/// When the process ends before it says them.
pub fn said(by: &mut impl BufRead, words: &str) -> String {
    let mut heard = String::new();
    loop {
        let mut line = String::new();
        let read = by.read_line(&mut line).expect("text");
        assert!(read > 0, "it ended without `{words}`: {heard}");
        if line.contains(words) {
            return line;
        }
        heard.push_str(&line);
    }
}

const PAUSE: Duration = Duration::from_millis(20);

/// Long enough for any of our servers on a slow machine; never waited when all is well.
pub(crate) const LIMIT: Duration = Duration::from_secs(30);
