//! The loop that takes connections, and the work that ends with its server.

use std::io;
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use crate::onward;

/// Binds a loopback address; port 0 means any free one.
pub(crate) async fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    onward::loopback_only(address.ip())?;
    TcpListener::bind(address).await
}

/// A task that ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Work(JoinHandle<()>);

impl Work {
    pub(crate) fn start(task: impl Future<Output = ()> + Send + 'static) -> Self {
        Self(tokio::spawn(task))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A listener and all its conversations; they end when this is dropped.
#[derive(Debug)]
pub(crate) struct Listening {
    address: SocketAddr,
    _work: Work,
}

impl Listening {
    /// Holds one conversation per connection, side by side.
    pub(crate) fn serve<C, F>(listener: TcpListener, converse: C) -> io::Result<Self>
    where
        C: Fn(TcpStream) -> F + Send + 'static,
        F: Future<Output = ()> + Send + 'static,
    {
        let address = listener.local_addr()?;
        Ok(Self {
            address,
            _work: Work::start(take_all(listener, converse)),
        })
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }
}

async fn take_all<C, F>(listener: TcpListener, converse: C)
where
    C: Fn(TcpStream) -> F,
    F: Future<Output = ()> + Send + 'static,
{
    // Owned by this task, so that aborting it aborts every conversation too.
    let mut conversations = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    conversations.spawn(converse(stream));
                }
                // A caller who left before we took him, or no free descriptor: both pass.
                Err(_) => tokio::task::yield_now().await,
            },
            Some(_) = conversations.join_next() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;

    #[tokio::test]
    async fn a_dropped_server_hangs_up_and_frees_its_port() {
        // An address of its own: no other test can be given the port once it is free.
        let listener = bind("127.77.0.9:0".parse().unwrap()).await.unwrap();
        let holding = |stream: TcpStream| async move {
            std::future::pending::<()>().await;
            drop(stream);
        };
        let listening = Listening::serve(listener, holding).unwrap();
        let address = listening.address();
        let mut caller = onward::dial(address).await.unwrap();

        drop(listening);

        let heard = caller.read(&mut [0; 1]).await;
        assert!(matches!(heard, Ok(0) | Err(_)), "{heard:?}");
        assert!(onward::dial(address).await.is_err());
    }
}
