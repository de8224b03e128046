//! One mail as a server took it.

use std::net::IpAddr;

/// A message with its envelope (RFC 5321 section 2.3.1).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Message {
    /// The address from which it was handed in.
    pub peer: IpAddr,
    /// What the peer called itself in EHLO or HELO.
    pub helo: String,
    /// The envelope sender; empty for a bounce.
    pub sender: String,
    /// The envelope recipients that were accepted, as they were written.
    pub recipients: Vec<String>,
    /// The content as it came, at most 10 MiB, without the dots that transport added.
    pub bytes: Vec<u8>,
}

impl Message {
    /// The content as text; bytes that are no UTF-8 become the replacement character.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}
