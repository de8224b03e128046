//! What becomes known of a port while a dialogue is held, beside its answer.

use dialogue::{Answer, Dialogue, Step};

/// A dialogue that is listened to.
pub(super) struct Overheard<'a> {
    inner: &'a mut (dyn Dialogue + Send),
    /// What was learnt.
    pub(super) signs: Signs,
}

/// By what a port gives away what speaks there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Signs {
    first: [u8; 5],
    heard: usize,
    /// Whether TLS came about, where it was wanted.
    tls: Option<bool>,
}

impl Signs {
    /// Whether it said anything, be it only in a handshake.
    pub(super) const fn has_spoken(&self) -> bool {
        self.heard > 0 || self.has_tls()
    }

    /// Whether TLS was spoken.
    pub(super) const fn has_tls(&self) -> bool {
        matches!(self.tls, Some(true))
    }

    /// Whether TLS was wanted from the first byte, and did not come about.
    pub(super) const fn has_no_tls(&self) -> bool {
        matches!(self.tls, Some(false))
    }

    /// Whether it speaks HTTP/1.
    pub(super) const fn is_http(&self) -> bool {
        matches!(&self.first, b"HTTP/")
    }

    /// Whether it speaks SOCKS5 and takes nobody without authentication (RFC 1928 section 3).
    pub(super) const fn wants_authentication(&self) -> bool {
        self.heard == 2 && self.first[0] == 5 && self.first[1] != 0
    }

    fn hear(&mut self, bytes: &[u8]) {
        let room = self.first.iter_mut().skip(self.heard);
        for (place, byte) in room.zip(bytes) {
            *place = *byte;
        }
        self.heard = self.heard.saturating_add(bytes.len());
    }
}

impl<'a> Overheard<'a> {
    pub(super) fn new(inner: &'a mut (dyn Dialogue + Send)) -> Self {
        Self {
            inner,
            signs: Signs::default(),
        }
    }
}

impl Dialogue for Overheard<'_> {
    fn open(&mut self) -> Step {
        self.inner.open()
    }

    fn heard(&mut self, bytes: &[u8]) -> Step {
        self.signs.hear(bytes);
        self.inner.heard(bytes)
    }

    fn secured(&mut self, protocol: Option<&[u8]>) -> Step {
        self.signs.tls = Some(true);
        self.inner.secured(protocol)
    }

    fn not_secured(&mut self, why: &str) -> Answer {
        // A tunnel whose other end speaks no TLS says nothing about the port itself.
        if !self.signs.has_spoken() {
            self.signs.tls = Some(false);
        }
        self.inner.not_secured(why)
    }

    fn datagram(&mut self, bytes: &[u8]) -> Step {
        self.inner.datagram(bytes)
    }

    fn hung_up(&mut self) -> Answer {
        self.inner.hung_up()
    }

    fn silent(&mut self) -> Answer {
        self.inner.silent()
    }
}
