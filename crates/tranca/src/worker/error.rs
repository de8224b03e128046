//! Why work could not be done.

pub use crate::attribution::AttributionError;
pub use crate::delivery::DeliveryError;
pub use crate::ground::database::StoreError;
use crate::ground::http::NoClient;
pub use crate::ground::operation::NotAnOperation;
use crate::ground::resolver::NoResolver;
pub use crate::letters::LetterError;
pub use crate::replies::ReplyError;
use crate::sources::intake::IntakeError;
pub use crate::sources::lookup::LookupError;
pub use crate::verification::equipment::NotEquipped;

/// Why work could not be done.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The folder holds no operation that can be opened.
    #[error(transparent)]
    Operation(#[from] NotAnOperation),
    /// What was asked for does not exist.
    #[error("{0}")]
    Usage(String),
    /// Something is missing or wrong in the settings.
    #[error(transparent)]
    NotEquipped(#[from] NotEquipped),
    /// No blocklist is named in the settings.
    #[error(
        "no blocklist is asked yet: name `zones` under [lookup] in tranca.toml; \
         `tranca lookup --zones` shows them"
    )]
    NoBlocklist,
    /// It rests or is over.
    #[error("the operation is {0}; `tranca resume` sets it to work again")]
    Resting(&'static str),
    /// Another process is at work.
    #[error("another process is at work on this operation; it does what is due by itself")]
    Busy,
    /// A file, a folder or a listener is not to be had.
    #[error("{0}")]
    System(#[from] std::io::Error),
    /// Names cannot be looked up.
    #[error(transparent)]
    Resolver(#[from] NoResolver),
    /// Nothing can be fetched.
    #[error(transparent)]
    Client(#[from] NoClient),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Taking in.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// Asking blocklists.
    #[error(transparent)]
    Lookup(#[from] LookupError),
    /// Contacts.
    #[error(transparent)]
    Attribution(#[from] AttributionError),
    /// Letters.
    #[error(transparent)]
    Letter(#[from] LetterError),
    /// Sending.
    #[error(transparent)]
    Delivery(#[from] DeliveryError),
    /// What comes back.
    #[error(transparent)]
    Reply(#[from] ReplyError),
    /// A page could not be made; a mistake of ours.
    #[error("a page could not be made: {0}")]
    Page(String),
}

impl WorkError {
    /// What was asked for does not exist.
    pub(super) fn usage(error: impl std::fmt::Display) -> Self {
        Self::Usage(error.to_string())
    }

    /// A page could not be made.
    pub(super) fn page(error: impl std::fmt::Display) -> Self {
        Self::Page(error.to_string())
    }

    /// Whether the same call may succeed later without anybody changing anything.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Busy => true,
            Self::Store(error) => matches!(error, StoreError::Database(_)),
            Self::Intake(error) => error.is_passing(),
            Self::Lookup(error) => error.is_passing(),
            Self::Attribution(error) => error.is_passing(),
            Self::Letter(error) => error.is_passing(),
            Self::Delivery(error) => error.is_passing(),
            Self::Reply(error) => error.is_passing(),
            _ => false,
        }
    }
}

impl From<sqlx::Error> for WorkError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}
