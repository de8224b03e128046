//! The peers as Debian ships them, and the program itself, each doing the same in a process of its
//! own.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::Context;
use tranca::ground::clock::Clock;

use crate::servers::Server;

/// What a program cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    pub(crate) wall_s: f64,
    pub(crate) cpu_s: f64,
    pub(crate) memory_mb: f64,
}

/// Runs a command to its end and says what it cost, by GNU time.
pub(crate) fn measured(program: &str, arguments: &[String]) -> anyhow::Result<Cost> {
    let mut command = Command::new("/usr/bin/time");
    command
        .args(["-f", "cost %e %U %S %M", program])
        .args(arguments);
    let ran = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .context("GNU time: `apt-get install time`")?;
    cost(&String::from_utf8_lossy(&ran.stderr)).with_context(|| format!("{program} failed"))
}

fn cost(said: &str) -> Option<Cost> {
    let line = said
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("cost "))?;
    let figures: Vec<f64> = line
        .split(' ')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let [wall_s, user_s, system_s, memory_kb] = figures.try_into().ok()?;
    Some(Cost {
        wall_s,
        cpu_s: user_s + system_s,
        memory_mb: memory_kb / 1_024.0,
    })
}

/// proxycheck asks each target for one CONNECT.
pub(crate) fn proxycheck(targets: &[Ipv4Addr], port: u16) -> anyhow::Result<Cost> {
    let options = [
        "-d",
        "127.0.0.1:25",
        "-c",
        "chat::zzz",
        "-n",
        "-t",
        "10",
        "-m",
        "64",
    ];
    let hosts = targets.iter().map(|target| format!("{target}:hc:{port}"));
    let arguments: Vec<String> = options
        .map(str::to_owned)
        .into_iter()
        .chain(hosts)
        .collect();
    measured("proxycheck", &arguments)
}

/// nmap's script asks each server in sixteen forms, up to RCPT.
pub(crate) fn nmap(servers: &[Ipv4Addr], port: u16) -> anyhow::Result<Cost> {
    let port = port.to_string();
    let options = [
        "-n",
        "-Pn",
        "-T5",
        "-p",
        &port,
        "--script",
        "+smtp-open-relay",
        "--script-args",
        "smtp-open-relay.domain=canary.example,smtp-open-relay.ip=192.0.2.1",
    ];
    let hosts = servers.iter().map(ToString::to_string);
    let arguments: Vec<String> = options
        .map(str::to_owned)
        .into_iter()
        .chain(hosts)
        .collect();
    measured("nmap", &arguments)
}

/// hopm is told of its targets by an IRC server, which is played here; it is done when the targets
/// have answered. Its processor time is read before it is ended.
pub(crate) fn hopm(
    targets: &[Ipv4Addr],
    server: &mut Server,
    folder: &Path,
) -> anyhow::Result<Cost> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let settings = folder.join("hopm.conf");
    let irc_port = listener.local_addr()?.port();
    std::fs::write(&settings, configuration(irc_port, server.port, folder))?;
    // It looks below its own folder, whatever it is told, and adds the ending.
    std::fs::create_dir_all("/etc/hopm")?;
    let below = format!("../..{}", folder.join("hopm").display());
    let mut process = Command::new("hopm")
        .args(["-d", "-c", &below])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("hopm: `apt-get install hopm`")?;
    let measured = told_by_irc(&listener, targets, server);
    let cost = measured.and_then(|wall_s| {
        Ok(Cost {
            wall_s,
            cpu_s: processor_s(process.id())?,
            memory_mb: peak_mb(process.id())?,
        })
    });
    process.kill().ok();
    process.wait().ok();
    cost
}

fn told_by_irc(
    listener: &TcpListener,
    targets: &[Ipv4Addr],
    server: &mut Server,
) -> anyhow::Result<f64> {
    let (mut stream, _) = listener.accept()?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    while let Some(line) = lines.next().transpose()? {
        if line.starts_with("USER") {
            stream
                .write_all(b":irc.example 001 bench :Welcome\r\n:irc.example 376 bench :End\r\n")?;
        } else if line.starts_with("JOIN") {
            break;
        }
    }
    // What it says from now on is not of interest, but must be taken.
    std::thread::spawn(move || for _ in lines.map_while(Result::ok) {});
    let clock = Clock::machine();
    let (begun, before) = (clock.now(), server.answered()?);
    let wanted = before + u64::try_from(targets.len())?;
    for (number, target) in targets.iter().enumerate() {
        write!(
            stream,
            ":irc.example NOTICE bench :*** Notice -- Client connecting: n{number} (u@{target}) \
             [{target}] {{users}} [x]\r\n"
        )?;
    }
    while server.answered()? < wanted {
        anyhow::ensure!(
            clock.now().since(begun) < TOO_LONG,
            "hopm does not come to an end"
        );
        std::thread::sleep(GLANCE);
    }
    Ok(clock.now().since(begun).as_secs_f64())
}

fn configuration(irc_port: u16, target_port: u16, folder: &Path) -> String {
    let folder = folder.display();
    format!(
        r##"options {{ pidfile = "{folder}/hopm.pid"; command_queue_size = 64; command_interval = 10 seconds;
  command_timeout = 180 seconds; negcache = 0; negcache_rebuild = 12 hours; dns_fdlimit = 64;
  scanlog = "{folder}/scan.log"; }};
irc {{ nick = "bench"; realname = "bench"; username = "bench"; server = "127.0.0.1"; port = {irc_port};
  tls = no; readtimeout = 15 minutes; reconnectinterval = 30 seconds; mode = "+c";
  connregex = "\\*\\*\\* Notice -- Client connecting: ([^ ]+) \\(([^@]+)@([^\\)]+)\\) \\[([0-9a-f\\.:]+)\\].*";
  kline = "KLINE *@%h :Open proxy"; channel {{ name = "#x"; }}; }};
scanner {{ name = "one"; protocol = HTTP:{target_port}; fd = 1000; max_read = 4 kbytes; timeout = 10 seconds;
  target_ip = "127.0.0.1"; target_port = 25; target_string = "zzz"; }};
user {{ mask = "*!*@*"; scanner = "one"; }};
"##
    )
}

/// User and system time in seconds: fields 14 and 15 of proc(5)'s stat, in hundredths.
fn processor_s(process: u32) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    let after_name = stat.rsplit_once(')').context("stat")?.1;
    let mut fields = after_name.split_whitespace().skip(11);
    let mut ticks = || -> anyhow::Result<f64> { Ok(fields.next().context("stat")?.parse()?) };
    Ok((ticks()? + ticks()?) / 100.0)
}

fn peak_mb(process: u32) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kb: f64 = line
        .context("VmHWM")?
        .trim()
        .trim_end_matches(" kB")
        .parse()?;
    Ok(kb / 1_024.0)
}

const TOO_LONG: Duration = Duration::from_secs(120);
const GLANCE: Duration = Duration::from_millis(5);
