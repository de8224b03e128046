//! A router that looks at the server name of a TLS connection (RFC 6066 section 3) and passes it on
//! to that name's port 443, whoever it is.
//!
//! # Limits
//! Nobody without a server name gets anywhere, and nothing is decrypted.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::copy_bidirectional;
use tokio::net::TcpStream;
use tokio_rustls::rustls::server::Acceptor;

use crate::listening::{self, Listening};
use crate::names::Names;
use crate::onward;

/// A running router. It stops when dropped, with all its connections.
#[derive(Debug)]
pub struct SniRouter {
    listening: Listening,
}

impl SniRouter {
    /// Starts a router, open.
    ///
    /// # Errors
    /// When the address is not loopback or cannot be bound.
    pub async fn start(bind: SocketAddr, names: Names) -> io::Result<Self> {
        let listener = listening::bind(bind).await?;
        let address = listener.local_addr()?;
        let names = Arc::new(names);
        let listening = Listening::serve(listener, move |stream| {
            let names = Arc::clone(&names);
            async move {
                // Whoever breaks off ends his own connection only.
                let _ = route(stream, address, &names).await;
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

async fn route(mut client: TcpStream, ours: SocketAddr, names: &Names) -> io::Result<()> {
    let name = server_name(&client).await?;
    let target = name.and_then(|name| names.socket(&name, 443));
    let Some(target) = target else { return Ok(()) };
    let mut target = onward::dial_from(ours.ip(), target).await?;
    copy_bidirectional(&mut client, &mut target).await?;
    Ok(())
}

/// The name in the greeting, which stays to be read. It fits one packet.
async fn server_name(client: &TcpStream) -> io::Result<Option<String>> {
    let mut greeting = [0; 2048];
    let length = client.peek(&mut greeting).await?;
    let mut acceptor = Acceptor::default();
    acceptor.read_tls(&mut &greeting[..length])?;
    let Ok(Some(accepted)) = acceptor.accept() else {
        return Ok(None);
    };
    Ok(accepted.client_hello().server_name().map(ToOwned::to_owned))
}
