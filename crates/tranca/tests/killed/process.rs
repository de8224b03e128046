//! The program as a process of its own, and its operation's database seen from outside.

use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use sqlx::FromRow;
use sqlx::sqlite::SqliteRow;
use tokio::runtime::Runtime;
use tranca::ground::clock::Clock;
use tranca::ground::database::Database;

/// How a run ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum End {
    ByItself,
    Killed,
}

/// Runs the program to its end, and says how long it took.
pub(crate) fn run(words: &[String]) -> Duration {
    let begun = Clock::machine().now();
    let output = program(words).output().expect("the program runs");
    assert_eq!(end(words, &output), End::ByItself);
    Clock::machine().now().since(begun)
}

/// Runs the program, and kills it at this moment if it still runs.
pub(crate) fn run_until(moment: Duration, words: &[String]) -> End {
    let mut process = program(words).spawn().expect("the program runs");
    let mut left = moment;
    while !left.is_zero() && process.try_wait().expect("a child").is_none() {
        let pause = left.min(GLANCE);
        thread::sleep(pause);
        left -= pause;
    }
    process.kill().expect("SIGKILL, or it has ended");
    let output = process.wait_with_output().expect("it ends");
    end(words, &output)
}

fn program(words: &[String]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tranca"));
    command
        .args(["--quiet", "--json"])
        .args(words)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A run that fails fails the test.
fn end(words: &[String], output: &Output) -> End {
    if output.status.signal() == Some(KILL) {
        return End::Killed;
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{words:?}: {}: {complaint}",
        output.status
    );
    End::ByItself
}

/// The database of the operation in a folder.
pub(crate) struct Rows<'a> {
    runtime: &'a Runtime,
    database: Database,
}

impl<'a> Rows<'a> {
    pub(crate) fn of(runtime: &'a Runtime, folder: &Path) -> Self {
        let file = folder.join("tranca.db");
        let database = runtime.block_on(Database::open(&file));
        let database = database.expect("the database opens");
        Self { runtime, database }
    }

    pub(crate) fn all<T>(&self, sql: &'static str) -> Vec<T>
    where
        T: for<'r> FromRow<'r, SqliteRow> + Send + Unpin,
    {
        let rows = sqlx::query_as(sql).fetch_all(self.database.pool());
        self.runtime.block_on(rows).expect("readable")
    }

    pub(crate) fn count(&self, sql: &'static str) -> usize {
        let (count,) = self.all::<(i64,)>(sql).remove(0);
        usize::try_from(count).expect("a count")
    }

    pub(crate) fn are_sound(&self) {
        let told: Vec<(String,)> = self.all("PRAGMA integrity_check");
        assert_eq!(told, [("ok".to_owned(),)]);
    }
}

impl Drop for Rows<'_> {
    fn drop(&mut self) {
        self.runtime.block_on(self.database.pool().close());
    }
}

/// How often it is looked whether a run has ended before its moment.
const GLANCE: Duration = Duration::from_millis(10);
/// SIGKILL (signal(7)).
const KILL: i32 = 9;
