//! A proxy by telnet, as `WinGate` was: the first line names the target, and whatever follows goes
//! there.
//!
//! # Limits
//! No telnet options, no passwords, one target per connection.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncWriteExt, BufReader, copy_bidirectional};
use tokio::net::TcpStream;

use crate::listening::{self, Listening};
use crate::names::Names;
use crate::{lines, onward};

/// In which words it deals with its clients.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TelnetManner {
    /// A prompt, `host:port` or `host port`, and a line that says what becomes of it.
    Prompt,
    /// The same without a prompt, and `host port` only.
    Space,
    /// Not a word: `host:port`, and the target is there.
    Wordless,
}

/// A running proxy. It stops when dropped, with all its tunnels.
#[derive(Debug)]
pub struct TelnetProxy {
    listening: Listening,
}

#[derive(Debug)]
struct Desk {
    address: SocketAddr,
    manner: TelnetManner,
    names: Names,
}

impl TelnetProxy {
    /// Starts a proxy, open.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(bind: SocketAddr, manner: TelnetManner, names: Names) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let address = listener.local_addr()?;
        let desk = Arc::new(Desk {
            address,
            manner,
            names,
        });
        let listening = Listening::serve(listener, move |stream| {
            let desk = Arc::clone(&desk);
            async move {
                // Whoever breaks off ends his own connection only.
                let _ = desk.converse(stream).await;
            }
        })?;
        Ok(Self { listening })
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.listening.address()
    }
}

impl Desk {
    async fn converse(&self, stream: TcpStream) -> io::Result<()> {
        let mut client = BufReader::new(stream);
        if self.manner == TelnetManner::Prompt {
            client.write_all(b"WinGate>").await?;
        }
        let line = lines::text(&mut client).await?.unwrap_or_default();
        let target = self.target(&line);
        let dialled = match target {
            Some(target) => onward::dial_from(self.address.ip(), target).await.ok(),
            None => None,
        };
        let Some(mut target) = dialled else {
            client.write_all(b"Host lookup failed\r\n").await?;
            return lines::part(&mut client).await;
        };
        if self.manner != TelnetManner::Wordless {
            let words = format!("Connecting to host {line}...Connected\r\n");
            client.write_all(words.as_bytes()).await?;
        }
        copy_bidirectional(&mut client, &mut target).await?;
        Ok(())
    }

    fn target(&self, line: &str) -> Option<SocketAddr> {
        let (host, port) = match self.manner {
            TelnetManner::Prompt => line.rsplit_once([':', ' '])?,
            TelnetManner::Space => line.rsplit_once(' ')?,
            TelnetManner::Wordless => line.rsplit_once(':')?,
        };
        self.names.socket(host, port.parse().ok()?)
    }
}
