//! The open-proxy dialogue by CONNECT in HTTP/2 (RFC 9113 section 8.5): one stream, a tunnel to our
//! canary, and inside it the question that only the canary can answer.
//!
//! Where it is spoken without TLS, the server is taken to know HTTP/2 already (RFC 9113 section
//! 3.3).
//!
//! # Limits
//! No TLS inside the tunnel. A server that wants a larger window than the first has no question of
//! ours to answer: none is that long.

use crate::answer::printable;
use crate::h2::{Frame, FrameReader, put_field, status, written};
use crate::http::asks_for_patience;
use crate::tunnel::Tunnel;
use crate::{Answer, Dialogue, Fetch, Step};

/// One HTTP/2 CONNECT to one proxy.
#[derive(Clone, Debug)]
pub struct H2Connect {
    fetch: Fetch,
    reader: FrameReader,
    tunnel: Option<Box<Tunnel>>,
}

impl H2Connect {
    /// Prepares the dialogue.
    #[must_use]
    pub fn new(fetch: Fetch) -> Self {
        Self {
            fetch,
            reader: FrameReader::default(),
            tunnel: None,
        }
    }

    /// Takes a frame, puts down what is to be said, and gives the answer where it decides.
    fn frame(&mut self, frame: &Frame, to_say: &mut Vec<u8>) -> Option<Answer> {
        match (frame.kind, frame.stream) {
            (Frame::SETTINGS, 0) if !frame.has(Frame::ACK) => {
                to_say.extend(written((Frame::SETTINGS, Frame::ACK), 0, &[]));
                None
            }
            (Frame::PING, 0) if !frame.has(Frame::ACK) && frame.payload.len() == 8 => {
                to_say.extend(written((Frame::PING, Frame::ACK), 0, &frame.payload));
                None
            }
            (Frame::HEADERS, STREAM) => self.answered(frame, to_say),
            (Frame::DATA, STREAM) => self.data(frame, to_say),
            (Frame::RST_STREAM, STREAM) => Some(self.over(reset(frame))),
            (Frame::GOAWAY, 0) => self.goes_away(frame),
            _ => None,
        }
    }

    fn answered(&mut self, frame: &Frame, to_say: &mut Vec<u8>) -> Option<Answer> {
        if let Some(tunnel) = &self.tunnel {
            return frame.has(Frame::END_STREAM).then(|| tunnel.over());
        }
        let Some(status) = frame.content().and_then(status) else {
            return Some(Answer::NotThatService(
                "an answer without a status".to_owned(),
            ));
        };
        let line = format!("HTTP/2 {status}");
        match status {
            100..200 => None,
            200..300 => self.enter(line, to_say),
            _ if asks_for_patience(status) => Some(Answer::Deferred(line)),
            _ => Some(Answer::Refused(line)),
        }
    }

    fn enter(&mut self, granted: String, to_say: &mut Vec<u8>) -> Option<Answer> {
        let (tunnel, step) = Tunnel::enter(&self.fetch, granted, &[]);
        let tunnel = self.tunnel.insert(Box::new(tunnel));
        followed(step, tunnel, to_say)
    }

    fn data(&mut self, frame: &Frame, to_say: &mut Vec<u8>) -> Option<Answer> {
        let tunnel = self.tunnel.as_mut()?;
        let step = tunnel.heard(frame.content()?);
        let answer = followed(step, tunnel, to_say);
        if answer.is_some() || frame.has(Frame::END_STREAM) {
            return answer.or_else(|| Some(tunnel.over()));
        }
        // What was taken may be sent again (RFC 9113 section 6.9).
        let taken = u32::try_from(frame.payload.len())
            .ok()
            .filter(|taken| *taken > 0)?;
        for stream in [0, STREAM] {
            let kind = (Frame::WINDOW_UPDATE, 0);
            to_say.extend(written(kind, stream, &taken.to_be_bytes()));
        }
        None
    }

    /// A server that leaves before it has looked at our stream.
    fn goes_away(&self, frame: &Frame) -> Option<Answer> {
        let last = frame.number_at(0)? & 0x7fff_ffff;
        let code = frame.number_at(4)?;
        let why = || Answer::Refused(format!("goes away: error {code}"));
        (last < STREAM || code != NO_ERROR).then(|| self.over(why()))
    }

    fn over(&self, unanswered: Answer) -> Answer {
        self.tunnel
            .as_ref()
            .map_or(unanswered, |tunnel| tunnel.over())
    }
}

impl Dialogue for H2Connect {
    fn open(&mut self) -> Step {
        let mut block = Vec::new();
        put_field(&mut block, METHOD, "CONNECT");
        put_field(&mut block, AUTHORITY, &self.fetch.target().to_string());
        put_field(&mut block, USER_AGENT, &self.fetch.user_agent());
        let mut words = PREFACE.to_vec();
        words.extend(written((Frame::SETTINGS, 0), 0, &NO_PUSH));
        words.extend(written(
            (Frame::HEADERS, Frame::END_HEADERS),
            STREAM,
            &block,
        ));
        Step::Say(words)
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        let mut rest = bytes;
        let mut to_say = Vec::new();
        loop {
            match self.reader.read(&mut rest) {
                Ok(None) if to_say.is_empty() => return Step::Listen,
                Ok(None) => return Step::Say(to_say),
                Ok(Some(frame)) => {
                    if let Some(answer) = self.frame(&frame, &mut to_say) {
                        return Step::Stop(answer);
                    }
                }
                Err(other) => {
                    let other = Answer::NotThatService(printable(other.to_string().as_bytes()));
                    return Step::Stop(self.over(other));
                }
            }
        }
    }

    fn hung_up(&mut self) -> Answer {
        self.over(Answer::HungUp)
    }

    fn silent(&mut self) -> Answer {
        self.over(Answer::Silent)
    }
}

/// What the tunnel wants, as frames of our stream.
fn followed(step: Step, tunnel: &Tunnel, to_say: &mut Vec<u8>) -> Option<Answer> {
    match step {
        Step::Say(words) => {
            to_say.extend(written((Frame::DATA, 0), STREAM, &words));
            None
        }
        Step::Listen => None,
        Step::Stop(answer) => Some(answer),
        Step::Secure(_) | Step::Datagram(..) => Some(tunnel.over()),
    }
}

/// RFC 9113 section 7: whether the target could not be reached, or nobody may ask.
fn reset(frame: &Frame) -> Answer {
    let code = frame.number_at(0).unwrap_or(NO_ERROR);
    let text = format!("stream reset: error {code}");
    match code {
        REFUSED_STREAM | CONNECT_ERROR | ENHANCE_YOUR_CALM => Answer::Deferred(text),
        _ => Answer::Refused(text),
    }
}

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
/// `SETTINGS_ENABLE_PUSH` (2) is 0.
const NO_PUSH: [u8; 6] = [0, 2, 0, 0, 0, 0];
const STREAM: u32 = 1;
/// Of the static table (RFC 7541 appendix A).
const AUTHORITY: u8 = 1;
const METHOD: u8 = 2;
const USER_AGENT: u8 = 58;
const NO_ERROR: u32 = 0;
const REFUSED_STREAM: u32 = 7;
const CONNECT_ERROR: u32 = 10;
const ENHANCE_YOUR_CALM: u32 = 11;
