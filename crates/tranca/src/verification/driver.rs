//! The only loop with a socket: lets a dialogue speak over a connection, within its bounds.

use std::time::Duration;

use dialogue::answer::printable;
use dialogue::{Answer, Dialogue, Step};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{Instant, timeout, timeout_at};

/// How long a server may be silent, and how long the whole conversation may last.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one reply. RFC 5321 section 4.5.3.2 grants minutes; a server that takes longer than
    /// this with each of its replies is not asked to carry anything.
    pub reply: Duration,
    /// For everything.
    pub whole: Duration,
}

/// Lets the dialogue speak until it is decided.
pub async fn converse<S>(
    stream: &mut S,
    dialogue: &mut dyn Dialogue,
    patience: Patience,
    transcript: &mut Transcript,
) -> Answer
where
    S: AsyncRead + AsyncWrite + Unpin + Send,
{
    let end = Instant::now() + patience.whole;
    let mut step = dialogue.open();
    let mut heard_bytes = 0;
    let mut buffer = [0; 4096];
    loop {
        match step {
            Step::Stop(answer) => return answer,
            Step::Listen => {}
            Step::Say(words) => {
                transcript.said(&words);
                // A write that fails is no end yet: what the server said before it stopped
                // listening may still be there to read.
                if timeout_at(end, stream.write_all(&words)).await.is_err() {
                    return dialogue.silent();
                }
            }
        }
        let hearing = timeout(patience.reply, stream.read(&mut buffer));
        let count = match timeout_at(end, hearing).await {
            Err(_) | Ok(Err(_)) => return dialogue.silent(),
            Ok(Ok(Err(_) | Ok(0))) => return dialogue.hung_up(),
            Ok(Ok(Ok(count))) => count,
        };
        heard_bytes += count;
        transcript.heard(&buffer[..count]);
        if heard_bytes > HEARD_LIMIT {
            return dialogue.silent();
        }
        step = dialogue.heard(&buffer[..count]);
    }
}

/// What was said, line by line: `<` the server, `>` we. Fit to be shown: printable, and bounded.
#[derive(Clone, Debug, Default)]
pub struct Transcript {
    text: String,
    /// What the server said since its last line end.
    pending: Vec<u8>,
    full: bool,
}

impl Transcript {
    /// A remark of ours: when and where a connection began or failed.
    pub fn remark(&mut self, remark: &str) {
        self.flush();
        self.line("#", remark.as_bytes());
    }

    fn said(&mut self, words: &[u8]) {
        self.flush();
        for line in lines(words) {
            self.line(">", line);
        }
    }

    fn heard(&mut self, words: &[u8]) {
        let room = PENDING_LIMIT.saturating_sub(self.pending.len());
        self.pending
            .extend_from_slice(&words[..words.len().min(room)]);
        while let Some(end) = self.pending.iter().position(|byte| *byte == b'\n') {
            let rest = self.pending.split_off(end + 1);
            let line = std::mem::replace(&mut self.pending, rest);
            self.line("<", &line);
        }
    }

    /// The whole transcript.
    #[must_use]
    pub fn finished(mut self) -> String {
        self.flush();
        self.text
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            let line = std::mem::take(&mut self.pending);
            self.line("<", &line);
        }
    }

    fn line(&mut self, mark: &str, words: &[u8]) {
        if self.full {
            return;
        }
        if self.text.len() > TRANSCRIPT_LIMIT {
            self.full = true;
            self.text.push_str("# … the rest is left out\n");
            return;
        }
        let words = if words.iter().filter(|byte| !is_text(**byte)).count() > 0 {
            binary(words)
        } else {
            printable(words)
        };
        self.text.push_str(mark);
        self.text.push(' ');
        self.text.push_str(&words);
        self.text.push('\n');
    }
}

/// SOCKS speaks in bytes: shown as hexadecimal.
fn binary(words: &[u8]) -> String {
    let head = &words[..words.len().min(64)];
    let bytes: Vec<String> = head.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("[{}]", bytes.join(" "))
}

const fn is_text(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\r' | b'\n' | 0x20..=0x7e | 0x80..)
}

fn lines(words: &[u8]) -> impl Iterator<Item = &[u8]> {
    words.split_inclusive(|byte| *byte == b'\n')
}

/// A server that says more than this in one conversation is not heard out.
const HEARD_LIMIT: usize = 512 * 1024;
const TRANSCRIPT_LIMIT: usize = 12 * 1024;
const PENDING_LIMIT: usize = 2 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transcript_shows_who_said_what_whole_line_by_whole_line() {
        let mut transcript = Transcript::default();
        transcript.heard(b"220 mx.exam");
        transcript.heard(b"ple ESMTP\r\n250");
        transcript.said(b"QUIT\r\n");
        assert_eq!(
            transcript.finished(),
            "< 220 mx.example ESMTP\n< 250\n> QUIT\n"
        );
    }

    #[test]
    fn bytes_are_shown_as_bytes_and_endless_talk_is_cut() {
        let mut transcript = Transcript::default();
        transcript.said(&[5, 1, 0]);
        for _ in 0..10_000 {
            transcript.heard(b"250-more\r\n");
        }
        let text = transcript.finished();
        assert!(text.starts_with("> [05 01 00]\n"));
        assert!(
            text.len() < TRANSCRIPT_LIMIT + 2 * PENDING_LIMIT,
            "{}",
            text.len()
        );
    }
}
