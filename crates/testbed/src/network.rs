//! A private network: hosts in network namespaces of their own, joined by a bridge in another.
//!
//! No server trusts its addresses: they are for documentation (RFC 5737), neither loopback nor
//! private. No namespace has a default route, so nothing leaves the network, whatever a server is
//! told to do.
//!
//! # Limits
//! IPv4 in one /24, and IPv6 where a host is given it. The network and its hosts vanish on drop, with every process inside; what a
//! killed test left is swept by the next [`Network::new`].

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::command::{ip, run, told};
use crate::{Trouble, Unavailable, is_root, leftovers};

/// A network of one test.
#[derive(Debug)]
pub struct Network {
    bridge: Namespace,
    hosts: u32,
    scratch: TempDir,
}

/// One host of a network. Keep it for as long as its servers are needed.
#[derive(Debug)]
pub struct Host {
    namespace: Namespace,
    name: String,
    address: Ipv4Addr,
    resolver: std::path::PathBuf,
}

/// Where every host looks for the network's name server.
pub const NAME_SERVER: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 53);

impl Network {
    /// Lays a network without hosts.
    ///
    /// # Errors
    /// [`Trouble::Unavailable`] when this machine cannot make one.
    pub fn new() -> Result<Self, Trouble> {
        if !is_root() {
            return Err(Unavailable::NotRoot.into());
        }
        leftovers::sweep();
        let bridge = Namespace::new().map_err(|why| Unavailable::NoNamespaces(why.to_string()))?;
        bridge.ip(&["link", "add", BRIDGE, "type", "bridge"])?;
        bridge.ip(&["link", "set", BRIDGE, "up"])?;
        let scratch = scratch()?;
        let resolver = scratch.path().join(RESOLVER);
        fs::write(&resolver, resolver_configuration()).map_err(told(&resolver))?;
        Ok(Self {
            bridge,
            hosts: 0,
            scratch,
        })
    }

    /// Adds a host. Its name is what its servers call themselves; the name server must be told.
    ///
    /// # Errors
    /// [`Trouble::Command`] when `ip` says no, as it does to an address that is taken.
    pub fn host(&mut self, name: &str, address: Ipv4Addr) -> Result<Host, Trouble> {
        let namespace = Namespace::new()?;
        self.hosts += 1;
        let port = format!("port{}", self.hosts);
        self.bridge.ip(&[
            "link",
            "add",
            &port,
            "type",
            "veth",
            "peer",
            "name",
            "eth0",
            "netns",
            &namespace.0,
        ])?;
        self.bridge
            .ip(&["link", "set", &port, "master", BRIDGE, "up"])?;
        namespace.ip(&["address", "add", &format!("{address}/24"), "dev", "eth0"])?;
        namespace.ip(&["link", "set", "eth0", "up"])?;
        namespace.ip(&["link", "set", "lo", "up"])?;
        Ok(Host {
            namespace,
            name: name.to_owned(),
            address,
            resolver: self.scratch.path().join(RESOLVER),
        })
    }
}

impl Host {
    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The domain whose mail host it is: what follows the first label of its name.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.name.split_once('.').map_or("", |(_, domain)| domain)
    }

    /// The only address of IPv4 beside loopback.
    #[must_use]
    pub const fn address(&self) -> Ipv4Addr {
        self.address
    }

    /// Gives the host an address of IPv6 too, 2001:db8:: with its last octet (RFC 3849).
    ///
    /// # Errors
    /// [`Trouble::Command`] when `ip` says no.
    pub fn add_ipv6(&self) -> Result<Ipv6Addr, Trouble> {
        let [.., last] = self.address.octets();
        let address = Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, last.into());
        let with_length = format!("{address}/64");
        // Nobody else has it, and without the search for another it can be used at once.
        self.namespace
            .ip(&["address", "add", &with_length, "dev", "eth0", "nodad"])?;
        Ok(address)
    }

    /// Gives the host an address of a private network too, 10.9.0.0 with its last octet (RFC 1918):
    /// there servers and those whom they serve are among themselves.
    ///
    /// # Errors
    /// [`Trouble::Command`] when `ip` says no.
    pub fn add_private(&self) -> Result<Ipv4Addr, Trouble> {
        let address = self.private();
        let with_length = format!("{address}/24");
        self.namespace
            .ip(&["address", "add", &with_length, "dev", "eth0"])?;
        Ok(address)
    }

    /// That address, once it has been added.
    #[must_use]
    pub const fn private(&self) -> Ipv4Addr {
        let [.., last] = self.address.octets();
        Ipv4Addr::new(10, 9, 0, last)
    }

    /// A command that will run on this host: in its network, with the test network's name server,
    /// and otherwise on this machine's files. Its process must be ended by whoever starts it; the
    /// host ends it at the latest.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        let mut command = self.unshared(&["--mount"], WITH_OUR_RESOLVER);
        command.arg(&self.resolver).arg(program);
        command
    }

    /// A shell script in the host's network and in further namespaces of its own.
    pub(crate) fn unshared(&self, namespaces: &[&str], script: &str) -> Command {
        let mut command = Command::new("ip");
        command
            .args(["netns", "exec", &self.namespace.0, "unshare"])
            .args(namespaces)
            .args(["sh", "-c", script]);
        command
    }
}

/// What stands in every host's `/etc/resolv.conf`.
pub(crate) fn resolver_configuration() -> String {
    format!("nameserver {NAME_SERVER}\noptions timeout:2 attempts:2\n")
}

/// A folder for this process's files, known by its name to the sweep.
pub(crate) fn scratch() -> Result<TempDir, Trouble> {
    let prefix = format!("{PREFIX}{}-", std::process::id());
    tempfile::Builder::new()
        .prefix(&prefix)
        .tempdir()
        .map_err(told(&std::env::temp_dir().join(prefix)))
}

/// A network namespace, known by a name that tells whose it is.
#[derive(Debug)]
struct Namespace(String);

impl Namespace {
    fn new() -> Result<Self, Trouble> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{PREFIX}{}-{count}", std::process::id());
        ip(&["netns", "add", &name])?;
        Ok(Self(name))
    }

    fn ip(&self, words: &[&str]) -> Result<String, Trouble> {
        ip(&[&["-n", &self.0], words].concat())
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        remove(&self.0);
    }
}

/// Ends every process in a namespace and removes its name; the kernel does the rest.
pub(crate) fn remove(namespace: &str) {
    let inside = ip(&["netns", "pids", namespace]).unwrap_or_default();
    let processes: Vec<&str> = inside.split_whitespace().collect();
    if !processes.is_empty() {
        // One that has ended by itself in the meantime is no failure.
        run(Command::new("kill").arg("-KILL").args(processes)).ok();
    }
    if let Err(trouble) = ip(&["netns", "delete", namespace]) {
        eprintln!("{namespace} stays behind: {trouble}");
    }
}

/// Begins the name of everything we make outside the cache; the process's number follows.
pub const PREFIX: &str = "tranca-testbed-";

const BRIDGE: &str = "bridge0";
const RESOLVER: &str = "resolv.conf";

/// `$0` is our resolver's file; the rest is the command. The mount is this process's alone.
const WITH_OUR_RESOLVER: &str = r#"mount --bind "$0" /etc/resolv.conf && exec "$@""#;
