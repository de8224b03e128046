//! An operation: its folder, its settings, its database, its secret.

use std::path::{Path, PathBuf};

use ring::hmac;

use super::chance::{self, NoChance, Numbers};
use super::clock::{Clock, Moment};
use super::config::exclusions::NotAnExclusion;
use super::config::{Agencies, Exclusions, Settings};
use super::database::{Database, OpenError, StoreError};

/// One campaign, opened.
#[derive(Debug)]
pub struct Operation {
    /// Its folder.
    pub folder: PathBuf,
    /// `tranca.toml`
    pub settings: Settings,
    /// `agencies.toml`
    pub agencies: Agencies,
    /// `exclusions.txt`
    pub exclusions: Exclusions,
    /// Its database.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Numbers for new rows.
    pub numbers: Numbers,
    /// What its tokens, links and draws rest on.
    pub secret: Secret,
}

/// Why an operation could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum NotAnOperation {
    /// There is no `tranca.toml`.
    #[error("{0} is no operation folder: it has no tranca.toml. `tranca init {0}` makes one")]
    Missing(String),
    /// A file cannot be read.
    #[error("{file}: {cause}")]
    Unreadable {
        /// Which file.
        file: String,
        /// Why.
        cause: std::io::Error,
    },
    /// A file does not say what it should; the message names line and reason.
    #[error("{file}: {cause}")]
    Malformed {
        /// Which file.
        file: String,
        /// Where and why.
        cause: String,
    },
    /// The database.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The database, once open.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random bytes.
    #[error(transparent)]
    Chance(#[from] NoChance),
}

impl From<sqlx::Error> for NotAnOperation {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Whether the operation works, rests, or is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// At work.
    Running,
    /// Resting: nothing is tested and nothing is sent until it is resumed.
    Paused,
    /// Over: what it found can be looked at.
    Ended,
}

impl Standing {
    /// The name in outputs and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Ended => "ended",
        }
    }
}

impl Operation {
    /// Whether a folder looks like an operation.
    #[must_use]
    pub fn is_at(folder: &Path) -> bool {
        folder.join("tranca.toml").is_file()
    }

    /// Opens the operation in a folder; makes and migrates its database.
    ///
    /// # Errors
    /// [`NotAnOperation`] names file, line and reason.
    pub async fn open(folder: &Path, clock: Clock) -> Result<Self, NotAnOperation> {
        if !Self::is_at(folder) {
            return Err(NotAnOperation::Missing(folder.display().to_string()));
        }
        let settings: Settings = read_toml(&folder.join("tranca.toml"))?;
        let agencies: Agencies = read_toml(&folder.join("agencies.toml"))?;
        let exclusions = read_exclusions(&folder.join("exclusions.txt"))?;
        let database = Database::open(&folder.join(&settings.operation.database)).await?;
        let numbers = Numbers::new(clock.clone())?;
        let secret = Secret::of(&database).await?;
        let folder = folder.to_owned();
        Ok(Self {
            folder,
            settings,
            agencies,
            exclusions,
            database,
            clock,
            numbers,
            secret,
        })
    }

    /// A path of the settings: inside the folder unless absolute.
    #[must_use]
    pub fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// Whether it works, rests, or is over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub async fn standing(&self) -> Result<Standing, StoreError> {
        Ok(match fact(&self.database, "standing").await?.as_deref() {
            Some("paused") => Standing::Paused,
            Some("ended") => Standing::Ended,
            _ => Standing::Running,
        })
    }

    /// Sets it to work, to rest, or over.
    ///
    /// # Errors
    /// [`StoreError`] from the database.
    pub async fn set_standing(&self, standing: Standing) -> Result<(), StoreError> {
        set_fact(&self.database, "standing", standing.name()).await
    }
}

/// 32 bytes known to this operation alone.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// The secret of an operation whose bytes are known: for tests and for `check`, which has no
    /// database.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// 32 bytes derived for one purpose, so that no two uses of the secret ever meet.
    #[must_use]
    pub fn derived(&self, purpose: &str, about: &str) -> [u8; 32] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let tag = hmac::sign(&key, format!("{purpose}\0{about}").as_bytes());
        let mut bytes = [0; 32];
        bytes.copy_from_slice(tag.as_ref());
        bytes
    }

    /// A number below `bound`, drawn for one purpose: the same for the same words, and nobody
    /// without the secret can tell it beforehand.
    #[must_use]
    pub fn drawn(&self, purpose: &str, about: &str, bound: u64) -> u64 {
        let bytes = self.derived(purpose, about);
        let head = bytes
            .iter()
            .take(8)
            .fold(0, |number, byte| number << 8 | u64::from(*byte));
        head % bound.max(1)
    }

    /// The operation's secret; the first time, one is made and kept.
    async fn of(database: &Database) -> Result<Self, NotAnOperation> {
        let fresh = hex(&chance::secret()?);
        sqlx::query(
            "INSERT INTO operation (name, value) VALUES ('secret', $1) ON CONFLICT DO NOTHING",
        )
        .bind(fresh)
        .execute(database.pool())
        .await?;
        let kept = fact(database, "secret").await?.unwrap_or_default();
        let bytes = unhex(&kept).ok_or_else(|| StoreError::Damaged("the secret".to_owned()))?;
        Ok(Self(bytes))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

async fn fact(database: &Database, name: &str) -> Result<Option<String>, StoreError> {
    Ok(
        sqlx::query_scalar("SELECT value FROM operation WHERE name = $1")
            .bind(name)
            .fetch_optional(database.pool())
            .await?,
    )
}

async fn set_fact(database: &Database, name: &str, value: &str) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO operation (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(database.pool())
    .await?;
    Ok(())
}

/// A missing file says nothing, which is what an empty one says.
fn read_toml<T: serde::de::DeserializeOwned + Default>(path: &Path) -> Result<T, NotAnOperation> {
    let Some(text) = read_text(path)? else {
        return Ok(T::default());
    };
    toml::from_str(&text).map_err(|error| NotAnOperation::Malformed {
        file: path.display().to_string(),
        cause: error.to_string().trim_end().to_owned(),
    })
}

/// Reads a file of exclusions; a missing one excludes nobody.
///
/// # Errors
/// [`NotAnOperation`] names the line that cannot be read.
pub fn read_exclusions(path: &Path) -> Result<Exclusions, NotAnOperation> {
    let text = read_text(path)?.unwrap_or_default();
    Exclusions::parse(&text).map_err(|cause: NotAnExclusion| NotAnOperation::Malformed {
        file: path.display().to_string(),
        cause: cause.to_string(),
    })
}

fn read_text(path: &Path) -> Result<Option<String>, NotAnOperation> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(NotAnOperation::Unreadable {
            file: path.display().to_string(),
            cause,
        }),
    }
}

/// Bytes in lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0x0F]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// 32 bytes from hexadecimal; `None` if the text is anything else.
#[must_use]
pub fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}
