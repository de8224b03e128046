//! A running server, whatever its product: its files at the paths that its manual names, and
//! commands run beside it.
//!
//! It lives in a root and in a process namespace of its own, so that `postfix reload` or
//! `squid -k reconfigure` find it as on a machine that has no other, and ending its first process
//! ends all of them.

use std::fs::{self, File};
use std::net::{Ipv6Addr, SocketAddr, SocketAddrV4};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::command::{SHORT_S, bounded, run, told};
use crate::listening::listens;
use crate::patience::{LIMIT, until};
use crate::root::Root;
use crate::{Host, Trouble};

/// A server that listens. It ends when dropped, and its files with it.
#[derive(Debug)]
pub struct Server {
    root: Root,
    address: SocketAddrV4,
    door: SocketAddr,
    process: Child,
}

impl Server {
    /// Starts a command line in this root and waits until it listens on the port.
    pub(crate) fn start(
        host: &Host,
        root: Root,
        command_line: &str,
        port: u16,
    ) -> Result<Self, Trouble> {
        let process = launch(host, &root, command_line)?;
        let address = SocketAddrV4::new(host.address(), port);
        let mut server = Self {
            root,
            address,
            door: address.into(),
            process,
        };
        match until(LIMIT, || server.has_begun()) {
            Some(true) => Ok(server),
            Some(false) | None => Err(server.failure(command_line)),
        }
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddrV4 {
        self.address
    }

    /// Where strangers meet it: at its address, unless it is in IPv6 alone.
    #[must_use]
    pub const fn door(&self) -> SocketAddr {
        self.door
    }

    /// Says that it is met at this address.
    pub(crate) fn met_at(mut self, address: Ipv6Addr) -> Self {
        self.door.set_ip(address.into());
        self
    }

    /// Reads one of its files by the path it has for the server: `/etc/postfix/main.cf`.
    ///
    /// # Errors
    /// [`Trouble::Io`] when there is no such file.
    pub fn read(&self, path: &str) -> Result<String, Trouble> {
        self.root.read(path)
    }

    /// Writes one of its files. The server takes note when it is told to.
    ///
    /// # Errors
    /// [`Trouble::Io`].
    pub fn write(&self, path: &str, text: &str) -> Result<(), Trouble> {
        self.root.write(path, text)
    }

    /// Runs a command line beside the server, as its operator would on the machine itself, and
    /// returns what it printed.
    ///
    /// # Errors
    /// [`Trouble::Command`] when it fails or takes longer than a minute.
    pub fn run(&self, command_line: &str) -> Result<String, Trouble> {
        run(self
            .beside(Path::new("chroot"))
            .arg(self.root.folder())
            .args(["/bin/sh", "-c", command_line]))
    }

    /// A program of this machine's, run beside the server: it sees this machine's files, the
    /// server's below [`Self::folder`], and the server's processes and network.
    #[must_use]
    pub fn beside(&self, program: &Path) -> Command {
        let process = self.process.id();
        let mut command = bounded(SHORT_S, "nsenter");
        command
            .arg(format!("--target={process}"))
            .args(["--mount", "--net", "--uts", "--ipc"])
            // The first process stands outside the namespace in which its children live.
            .arg(format!("--pid=/proc/{process}/ns/pid_for_children"))
            .arg(program)
            .env("PATH", PATH);
        command
    }

    /// The server's root, seen from this machine.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.root.folder()
    }

    /// Where one of its files lies on this machine.
    #[must_use]
    pub fn place(&self, path: &str) -> PathBuf {
        self.root.place(path)
    }

    /// What it has printed so far.
    #[must_use]
    pub fn console(&self) -> String {
        fs::read_to_string(self.root.place(CONSOLE)).unwrap_or_default()
    }

    /// Its answer once it has one: whether it listens, or has ended.
    fn has_begun(&mut self) -> Option<bool> {
        if !matches!(self.process.try_wait(), Ok(None)) {
            return Some(false);
        }
        listens(self.process.id(), self.address.port()).then_some(true)
    }

    fn failure(&self, command_line: &str) -> Trouble {
        Trouble::Silent {
            what: format!("`{command_line}` on {}", self.address),
            said: self.console(),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its child, the first process of the namespace, is killed with it (--kill-child), and the
        // kernel kills all the others. What has ended by itself needs no killing.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn launch(host: &Host, root: &Root, command_line: &str) -> Result<Child, Trouble> {
    let console = root.place(CONSOLE);
    let printed = File::create(&console).map_err(told(&console))?;
    let complaints = printed.try_clone().map_err(told(&console))?;
    host_command(host, root)
        .args([command_line, KEEPER])
        .env("PATH", PATH)
        .stdin(Stdio::null())
        .stdout(printed)
        .stderr(complaints)
        .spawn()
        .map_err(told(Path::new(command_line)))
}

fn host_command(host: &Host, root: &Root) -> Command {
    let mut command = host.unshared(
        &[
            "--mount",
            "--uts",
            "--ipc",
            "--pid",
            "--fork",
            "--kill-child",
        ],
        INTO_THE_ROOT,
    );
    command
        .arg(root.folder())
        .arg(root.packages())
        .arg(host.name());
    command
}

/// `$0` is the root, `$1` the packages, `$2` the host's name, `$3` the command line, `$4` what
/// keeps it. The mounts are the server's alone and end with it. So is the
/// shared memory: Squids that see each other's take each other for their own workers.
const INTO_THE_ROOT: &str = r#"set -e
for folder in bin lib lib64 sbin usr; do mount --bind "$1/$folder" "$0/$folder"; done
mount -t proc proc "$0/proc"
mount -t tmpfs tmpfs "$0/dev"
mkdir -m 1777 "$0/dev/shm"
for device in full null random urandom zero; do
    : > "$0/dev/$device"
    mount --bind "/dev/$device" "$0/dev/$device"
done
hostname "$2"
exec chroot "$0" /bin/sh -c "$4" "$3"
"#;

/// A shell stays the first process, since servers behave unusually when they are it. It starts the
/// command line (`$0`) again when it was told to, and ends with it otherwise.
const KEEPER: &str = r#"while :; do
    sh -c "exec $0" &
    echo $! > /run/server.pid
    wait $!
    rm /run/restart 2>/dev/null || exit
done"#;

/// The last folder is where our stand-in for systemctl is.
const PATH: &str = "/usr/sbin:/usr/bin:/sbin:/bin:/run";

/// Where its output goes, seen from its root.
const CONSOLE: &str = "run/console.log";
