//! How fast a large report is taken in, for `make bench`: an operation folder is made, a report of
//! 100,000 rows with all its columns is written, and the program's own import takes it in.
//!
//! Exits non-zero below [`LEAST_RATIO`] times what `IntelMQ`'s Shadowserver parser reaches, or above
//! [`MOST_MEMORY_MB`]. Memory is that of this whole process (`VmHWM`), so the report is written row by
//! row.
//!
//! # Limits
//! `IntelMQ`'s figure is a constant, measured once with its parser alone, without any database.

mod memory;

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::net::Ipv4Addr;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use tranca::commands::{self, Cli};
use tranca::ground::clock::Clock;
use tranca::ground::progress::Progress;
use tranca::worker::{ImportOrder, Worker};

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let folder = std::env::temp_dir().join(format!("tranca-bench-{}", std::process::id()));
    let measured = measure(&folder).await;
    fs::remove_dir_all(&folder)?;
    measured?.told()
}

/// What was measured.
struct Measured {
    rows_per_s: f64,
    memory_mb: u64,
}

async fn measure(folder: &Path) -> anyhow::Result<Measured> {
    init(folder).await?;
    let report = folder.join("2024-01-02-scan_http_proxy-bench.csv");
    write(&report)?;
    let worker = Worker::open(folder, Progress::Silent).await?;
    let clock = Clock::machine();
    let begun = clock.now();
    let counts = worker.import(ImportOrder {
        files: vec![report],
        ..ImportOrder::default()
    });
    let counts = counts.await?;
    let took_s = clock.now().since(begun).as_secs_f64();
    anyhow::ensure!(
        (counts.rows, counts.listings_new) == (u64::from(ROWS), u64::from(ROWS)),
        "the counts do not add up: {counts}"
    );
    Ok(Measured {
        rows_per_s: f64::from(ROWS) / took_s,
        memory_mb: memory::peak_mb()?,
    })
}

async fn init(folder: &Path) -> anyhow::Result<()> {
    let words = [Path::new("tranca"), Path::new("init"), folder];
    let made = commands::run(Cli::try_parse_from(words)?).await;
    made.map_err(|failure| anyhow::anyhow!(failure.message))?;
    Ok(())
}

impl Measured {
    #[expect(clippy::print_stdout, reason = "figures are what this is run for")]
    fn told(&self) -> anyhow::Result<ExitCode> {
        let ratio = self.rows_per_s / INTELMQ_ROWS_PER_S;
        let memory = self.memory_mb;
        println!(
            "import: {ROWS} rows, {:.0} rows/s, {ratio:.0} times IntelMQ ({INTELMQ_ROWS_PER_S} rows/s), \
             {memory} MB at most",
            self.rows_per_s
        );
        let is_good = ratio >= LEAST_RATIO && memory <= MOST_MEMORY_MB;
        Ok(if is_good {
            ExitCode::SUCCESS
        } else {
            println!("wanted: {LEAST_RATIO} times, {MOST_MEMORY_MB} MB at most");
            ExitCode::FAILURE
        })
    }
}

/// A report as Shadowserver writes it today: every column, each address once.
fn write(report: &Path) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(report)?);
    writeln!(file, "{COLUMNS}")?;
    let first = u32::from(Ipv4Addr::new(198, 18, 0, 0));
    // Seen lately, whatever day it is: what lies in the future is rejected.
    let begun = Clock::machine().now() - Duration::from_secs(2 * 86_400);
    for row in 0..ROWS {
        let address = Ipv4Addr::from(first + row);
        let seen = begun + Duration::from_secs(u64::from(row));
        let (time, http_date) = (seen.for_people(), seen.for_mail());
        let time = time.trim_end_matches(" UTC");
        let port = [3128, 8080, 8888, 80][row as usize % 4];
        writeln!(
            file,
            "\"{time}\",medium,{address},tcp,{port},host-{row}.example.net,http,\
             {},BR,SP,\"SAO PAULO\",517311,ptr,\"Communications, Service Provider, and Hosting Service\",\
             HTTP/1.1,200,OK,\"text/html; charset=utf-8\",keep-alive,,\"1.1 host-{row} (squid/5.7)\",squid/5.7,\
             {},chunked,\"{http_date}\"",
            64_496 + row % 16,
            row % 9_000,
        )?;
    }
    Ok(file.flush()?)
}

const ROWS: u32 = 100_000;
const INTELMQ_ROWS_PER_S: f64 = 655.0;
const LEAST_RATIO: f64 = 30.0;
const MOST_MEMORY_MB: u64 = 150;
const COLUMNS: &str = "timestamp,severity,ip,protocol,port,hostname,tag,asn,geo,region,city,naics,hostname_source,sector,http,http_code,http_reason,content_type,connection,proxy_authenticate,via,server,content_length,transfer_encoding,http_date";
