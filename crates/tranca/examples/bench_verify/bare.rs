//! A loop that connects, writes and reads, and knows nothing: the limit for whoever knows more.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tranca::ground::clock::Clock;

/// How long all targets take, in seconds.
pub(crate) fn measure(targets: &[Ipv4Addr], port: u16, at_once: usize) -> anyhow::Result<f64> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let clock = Clock::machine();
        let begun = clock.now();
        let places = Arc::new(Semaphore::new(at_once));
        let mut visits = JoinSet::new();
        for target in targets {
            let there = SocketAddr::from((*target, port));
            let place = Arc::clone(&places).acquire_owned().await?;
            visits.spawn(async move {
                let visited = visit(there).await;
                drop(place);
                visited
            });
        }
        while let Some(visited) = visits.join_next().await {
            visited??;
        }
        Ok(clock.now().since(begun).as_secs_f64())
    })
}

#[expect(
    clippy::disallowed_methods,
    reason = "the limit that a test with a permit is measured against"
)]
async fn visit(there: SocketAddr) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(there).await?;
    stream
        .write_all(b"CONNECT 127.0.0.1:25 HTTP/1.0\r\n\r\n")
        .await?;
    let mut answer = [0; 1_024];
    match stream.read(&mut answer).await? {
        0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
        _ => Ok(()),
    }
}
