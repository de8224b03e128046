//! Postfix's own tools, as the testbed has unpacked them.
//!
//! Each runs on a [`LEASH`]: however this process ends, none of them outlives it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use testbed::Product;
use tranca::ground::clock::Clock;

/// A running `smtp-sink`, which takes everything and keeps nothing. It ends when dropped.
pub(crate) struct Sink {
    process: Child,
    port: u16,
}

impl Sink {
    pub(crate) fn start() -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut command = on_leash("smtp-sink")?;
        if rustix::process::geteuid().is_root() {
            command.args(["-u", "nobody"]);
        }
        let process = command
            .args([&format!("127.0.0.1:{port}"), "1000"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let sink = Self { process, port };
        for _ in 0..100 {
            thread::sleep(Duration::from_millis(50));
            // Its port is taken once it listens.
            if TcpListener::bind(("127.0.0.1", port)).is_err() {
                return Ok(sink);
            }
        }
        anyhow::bail!("smtp-sink does not listen")
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        // Waiting lets go of the leash first.
        self.process.wait().ok();
    }
}

/// How many messages of this size a second `smtp-source` sends to the sink.
pub(crate) fn source(sink: &Sink, size: usize, messages: u32) -> anyhow::Result<f64> {
    let clock = Clock::machine();
    let begun = clock.now();
    let mut process = on_leash("smtp-source")?
        .args(["-s", &crate::agency::CONNECTIONS.to_string()])
        .args(["-l", &size.to_string(), "-m", &messages.to_string()])
        .args(["-f", "team@agency.example", "-t", "abuse@net.example"])
        .arg(format!("127.0.0.1:{}", sink.port()))
        .spawn()?;
    let leash = process.stdin.take();
    let ended = process.wait()?;
    drop(leash);
    anyhow::ensure!(ended.success(), "smtp-source failed");
    let took_s = clock.now().since(begun).as_secs_f64();
    Ok(f64::from(messages) / took_s)
}

fn on_leash(tool: &str) -> anyhow::Result<Command> {
    let root = testbed::packages::unpacked(Product::Postfix)?;
    let mut command = Command::new("sh");
    command
        .args(["-c", LEASH, "leash"])
        .arg(root.join("usr/sbin").join(tool))
        .stdin(Stdio::piped());
    let libraries: Vec<PathBuf> = LIBRARIES.iter().map(|folder| root.join(folder)).collect();
    command.env("LD_LIBRARY_PATH", std::env::join_paths(libraries)?);
    Ok(command)
}

/// Ends a program as soon as nobody holds its standard input: the system lets go of it for a process
/// that is killed, too.
const LEASH: &str = "exec 3<&0; \"$@\" 3<&- & program=$!; \
    (read -r end <&3; kill $program) & holding=$!; \
    wait $program; code=$?; kill $holding; exit $code";
const LIBRARIES: [&str; 3] = [
    "usr/lib/postfix",
    "usr/lib/x86_64-linux-gnu",
    "lib/x86_64-linux-gnu",
];
