//! The operation's database: one SQLite file.
//!
//! Every statement in the stages' `store.rs` is written so that PostgreSQL understands it too
//! (`$1` parameters, `ON CONFLICT`, no `AUTOINCREMENT`, no `NULL` in keys).
//!
//! # Limits
//! SQLite takes one writer at a time; others wait up to [`BUSY`]. Many processes on one operation
//! want PostgreSQL, which is not here yet.

use std::path::Path;
use std::time::Duration;

use sqlx::SqlStr;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

/// A transaction in which a stage writes all or nothing.
pub type Transaction = sqlx::Transaction<'static, sqlx::Sqlite>;

/// A connection, inside or outside a transaction.
pub type Connection = sqlx::SqliteConnection;

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is not there, not readable, or no SQLite file.
    #[error("the database {path} could not be opened: {cause}")]
    File {
        /// Which file.
        path: String,
        /// What SQLite said.
        cause: sqlx::Error,
    },
    /// A migration failed: the file was written by a newer version, or is damaged.
    #[error("the database {path} could not be brought to this version: {cause}")]
    Migration {
        /// Which file.
        path: String,
        /// What the migration said.
        cause: MigrateError,
    },
}

/// Why something could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database did not do it; the same call may succeed later (locked, disk full).
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    /// A row holds what this version cannot read: a person must look.
    #[error("a damaged row in the database: {0}")]
    Damaged(String),
}

/// The operation's database.
#[derive(Clone, Debug)]
pub struct Database {
    pool: SqlitePool,
}

impl Database {
    /// Opens the file, makes it where it is missing, and brings it to this version.
    ///
    /// Write-ahead log, and a sync at every commit: a killed process leaves a consistent file, and
    /// a letter recorded as sent stays recorded after a power cut.
    ///
    /// # Errors
    /// [`OpenError`] names the file and the cause.
    pub async fn open(path: &Path) -> Result<Self, OpenError> {
        let shown = || path.display().to_string();
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(BUSY)
            .foreign_keys(true);
        let pool = SqlitePoolOptions::new()
            .max_connections(CONNECTIONS)
            .connect_with(options)
            .await
            .map_err(|cause| OpenError::File {
                path: shown(),
                cause,
            })?;
        Migrator::with_migrations(migrations())
            .run(&pool)
            .await
            .map_err(|cause| OpenError::Migration {
                path: shown(),
                cause,
            })?;
        Ok(Self { pool })
    }

    /// An empty database that no file holds and that is gone with the process: for what needs an
    /// operation and keeps nothing.
    #[must_use]
    pub fn nowhere() -> Self {
        let options = SqliteConnectOptions::new().in_memory(true);
        Self {
            pool: SqlitePoolOptions::new().connect_lazy_with(options),
        }
    }

    /// The pool, for reading.
    #[must_use]
    pub const fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    /// Begins a transaction that holds the right to write from its start, so that two writers wait
    /// for each other instead of failing half-way.
    ///
    /// # Errors
    /// What SQLite said, after waiting [`BUSY`].
    pub async fn begin(&self) -> Result<Transaction, sqlx::Error> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }

    /// Writes a consistent copy to a file that is not there yet, while others go on working.
    ///
    /// # Errors
    /// What SQLite said; an existing file is refused.
    pub async fn copy_to(&self, path: &Path) -> Result<(), sqlx::Error> {
        let path = path.display().to_string();
        sqlx::query("VACUUM INTO $1")
            .bind(path)
            .execute(&self.pool)
            .await
            .map(drop)
    }

    /// Closes all connections and folds the log into the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// What was ever changed in the design of the database, in order. A file that was released is never
/// edited again; a change is a new file.
fn migrations() -> Vec<Migration> {
    let files = [
        (
            1,
            "operation",
            include_str!("../../migrations/0001_operation.sql"),
        ),
        (
            4,
            "incoming",
            include_str!("../../migrations/0004_incoming.sql"),
        ),
    ];
    let migration = |(version, name, sql): (i64, &'static str, &'static str)| {
        let sql = SqlStr::from_static(sql);
        Migration::new(version, name.into(), MigrationType::Simple, sql, false)
    };
    files.map(migration).to_vec()
}

/// How long a writer waits for another.
pub const BUSY: Duration = Duration::from_secs(30);
const CONNECTIONS: u32 = 8;
