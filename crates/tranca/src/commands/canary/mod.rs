//! `tranca canary`: our receiving host alone, on another machine than the operation.
//!
//! It knows the key that recognises tokens and nothing else of the operation: no case, no address,
//! no letter. Each hit is durable before whoever brought it is answered, and only then printed.

mod hit;
mod post;
mod receipts;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use ::canary::{Canary, Entry, Ledger};
use clap::Args;
use dialogue::TokenKey;
use serde::Serialize;
use tokio::sync::mpsc;

use self::hit::Hit;
use self::post::Post;
use self::receipts::Receipts;
use super::{Failure, Speech, output};
use crate::ground::clock::Clock;
use crate::ground::operation::hex;
use crate::verification::receiving;
use crate::worker::ending;

/// What `tranca canary` takes.
#[derive(Args, Debug)]
pub(super) struct Arguments {
    /// An operation folder: its settings, its key, and its database for the receipts (default: this
    /// one, if it is one and no key file is named).
    #[arg(long, value_name = "DIR")]
    operation: Option<PathBuf>,
    /// The mail domain whose MX record points here.
    #[arg(long, value_name = "DOMAIN")]
    domain: Option<String>,
    /// The name of this host, under which proxies are asked for it.
    #[arg(long, value_name = "NAME")]
    host: Option<String>,
    /// The address under which the world sees this host, if it listens on another; one per family.
    #[arg(long, value_name = "ADDRESS")]
    address: Vec<IpAddr>,
    /// Where mail is received, plain and TLS.
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    mail_listen: Vec<SocketAddr>,
    /// Where HTTP and HTTPS are received.
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    web_listen: Vec<SocketAddr>,
    /// Where datagrams are received.
    #[arg(long, value_name = "A:P", value_delimiter = ',')]
    udp_listen: Vec<SocketAddr>,
    /// Who tests, by the name the public knows.
    #[arg(long, value_name = "NAME")]
    operator: Option<String>,
    /// The mailbox where people answer.
    #[arg(long, value_name = "MAILBOX")]
    contact: Option<String>,
    /// The page that explains the test.
    #[arg(long, value_name = "URL")]
    page: Option<String>,
    /// The file that holds the operation's key, as `--print-key` prints it.
    #[arg(long, value_name = "FILE")]
    key_file: Option<PathBuf>,
    /// Write each receipt to this file too: one JSON object a line, on the disk before the answer.
    #[arg(long, value_name = "FILE")]
    receipts: Option<PathBuf>,
    /// Print the operation's key for a canary elsewhere, and do nothing else.
    #[arg(long, conflicts_with = "key_file")]
    print_key: bool,
}

/// What is said once the doors are open.
#[derive(Serialize)]
struct Listening<'a> {
    event: &'static str,
    domain: &'a str,
    host: &'a str,
    mail: &'a [SocketAddr],
    web: &'a [SocketAddr],
    udp: &'a [SocketAddr],
    key: String,
}

#[derive(Serialize)]
struct Key {
    key: String,
}

pub(super) async fn run(arguments: &Arguments, speech: Speech) -> Result<ExitCode, Failure> {
    if arguments.print_key {
        print_key(hex(&post::key(arguments).await?), speech)?;
        return Ok(ExitCode::SUCCESS);
    }
    let post = Post::take(arguments).await?;
    let receipts = Receipts::open(arguments.receipts.as_deref(), post.operation.as_ref()).await?;
    if receipts.are_lost() {
        speech
            .progress
            .say("No --receipts: what comes is printed and kept nowhere else.");
    }
    let (entries, heard) = mpsc::channel(QUEUE);
    let clock = Clock::machine();
    let ledger = Ledger::new(entries, Arc::new(move || clock.now().as_millis()));
    let listeners = receiving::listeners(&post.settings);
    let key = TokenKey::new(&post.key);
    let canary = Canary::start(&listeners, post.identity.clone(), key, ledger)
        .await
        .map_err(|error| Failure::cannot_create(format!("the canary cannot listen: {error}")))?;
    introduce(&canary, &post, speech)?;
    tokio::select! {
        written = write_down(heard, receipts, speech) => written?,
        () = ending() => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn print_key(key: String, speech: Speech) -> Result<(), Failure> {
    if speech.json {
        return output::json(&Key { key });
    }
    output::line(key);
    Ok(())
}

fn introduce(canary: &Canary, post: &Post, speech: Speech) -> Result<(), Failure> {
    let listening = Listening {
        event: "listening",
        domain: &post.identity.domain,
        host: &post.identity.host,
        mail: canary.mail_addresses(),
        web: canary.web_addresses(),
        udp: canary.udp_addresses(),
        key: post.fingerprint(),
    };
    if speech.json {
        return output::json(&listening);
    }
    let all = |addresses: &[SocketAddr]| match addresses {
        [] => "nowhere".to_owned(),
        some => some
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
    };
    output::line(format_args!(
        "Listening for mail on {}, for the web on {}, for datagrams on {}; \
         knows tokens under {} by key {}.",
        all(listening.mail),
        all(listening.web),
        all(listening.udp),
        listening.domain,
        listening.key,
    ));
    Ok(())
}

/// Each receipt is durable before it is acknowledged, and only then printed.
async fn write_down(
    mut heard: mpsc::Receiver<Entry>,
    mut receipts: Receipts,
    speech: Speech,
) -> Result<(), Failure> {
    while let Some(Entry { receipt, ack }) = heard.recv().await {
        let hit = Hit::from(&receipt);
        if let Err(error) = receipts.keep(&receipt, &hit).await {
            // Unacknowledged, the canary answers "later", and the peer comes again.
            tracing::error!(%error, "a receipt could not be written down: {error}");
            continue;
        }
        // The peer may have gone: the receipt stands all the same.
        let _ = ack.send(());
        if speech.json {
            output::json(&hit)?;
        } else {
            output::line(&hit);
        }
    }
    Ok(())
}

const QUEUE: usize = 1_024;

pub(super) const EXAMPLES: &str = "\
Examples:
  tranca canary --operation op --print-key > canary.key
  tranca canary --domain probe.example.org --host canary.example.org \\
      --mail-listen 192.0.2.25:25,192.0.2.25:465 --web-listen 192.0.2.25:80,192.0.2.25:443 \\
      --udp-listen 192.0.2.25:53 --operator 'Example CERT' --contact tests@example.org \\
      --page https://example.org/tests --key-file canary.key --receipts receipts.jsonl
  tranca canary --operation op --json       the canary of this operation, apart from `serve`

Whoever has the key can forge what comes back: carry it over a protected way, and let nobody but
the canary read it. Every listener takes TLS as well as plain text.
With an operation folder receipts go to its database, where `serve` and `verify` find them.
Ends with Ctrl-C (SIGINT) or SIGTERM.";
