//! A million addresses from which nothing ever comes: in a network namespace whose only way out is
//! a cable whose other end knows nobody.

use std::fmt::Write as _;
use std::process::Command;

use anyhow::Context;

use crate::peers::measured;
use crate::{Bench, memory, row, title};

/// Plans and tests them all.
pub(crate) fn measure(bench: &Bench) -> anyhow::Result<bool> {
    title(&format!(
        "{ADDRESSES} silent addresses, {AT_ONCE} at a time"
    ));
    let namespace = match Namespace::new() {
        Ok(namespace) => namespace,
        Err(why) => {
            println!("  skipped: no network namespace can be made here: {why}");
            return Ok(true);
        }
    };
    let operation = bench.folder.join("silent");
    std::fs::create_dir_all(&operation)?;
    let settings = "[verification]\nconnect_timeout = \"1s\"\n";
    std::fs::write(operation.join("tranca.toml"), settings)?;
    let list = operation.join("targets.txt");
    std::fs::write(&list, lines(ADDRESSES))?;
    let program = bench.program.display().to_string();
    let (folder, list) = (
        operation.display().to_string(),
        format!("@{}", list.display()),
    );
    let at_once = AT_ONCE.to_string();
    let arguments = [
        "netns",
        "exec",
        &namespace.0,
        &program,
        "check",
        "--json",
        "--proxy",
        "--forms",
        "http-connect",
        "--allow",
        "10.0.0.0/8",
        "--operation",
        &folder,
        "--concurrency",
        &at_once,
        &list,
    ];
    let arguments = arguments.map(str::to_owned);
    let cost = measured("ip", &arguments)?;
    row("tranca", ADDRESSES as f64, "addresses", cost);
    Ok(memory(cost, 300.0))
}

fn lines(count: u32) -> String {
    let mut text = String::new();
    for number in 0..count {
        let [_, b, c, d] = (number + 256).to_be_bytes();
        writeln!(text, "10.{b}.{c}.{d}:8080").expect("a string takes everything");
    }
    text
}

/// Removed when dropped.
struct Namespace(String);

impl Namespace {
    fn new() -> anyhow::Result<Self> {
        let name = format!("tranca-bench-{}", std::process::id());
        ip(&["netns", "add", &name])?;
        let namespace = Self(name);
        let name = namespace.0.as_str();
        ip(&["-n", name, "link", "set", "lo", "up"])?;
        let pair = ["type", "veth", "peer", "name", "beyond"];
        ip(&[&["-n", name, "link", "add", "nowhere"][..], &pair].concat())?;
        ip(&["-n", name, "link", "set", "beyond", "arp", "off", "up"])?;
        ip(&[
            "-n",
            name,
            "address",
            "add",
            "192.0.2.1/24",
            "dev",
            "nowhere",
        ])?;
        ip(&["-n", name, "link", "set", "nowhere", "arp", "off", "up"])?;
        ip(&["-n", name, "route", "add", "10.0.0.0/8", "dev", "nowhere"])?;
        Ok(namespace)
    }
}

impl Drop for Namespace {
    fn drop(&mut self) {
        ip(&["netns", "delete", &self.0]).ok();
    }
}

fn ip(words: &[&str]) -> anyhow::Result<()> {
    let ran = Command::new("ip").args(words).output().context("ip")?;
    anyhow::ensure!(
        ran.status.success(),
        "ip {}: {}",
        words.join(" "),
        String::from_utf8_lossy(&ran.stderr).trim()
    );
    Ok(())
}

const ADDRESSES: u32 = 1_000_000;
const AT_ONCE: usize = 10_000;
