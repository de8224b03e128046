//! Why a command failed, and the exit code that says so.

use std::fmt::Display;
use std::process::ExitCode;

use crate::worker::{
    AttributionError, DeliveryError, LetterError, LookupError, NotAnOperation, NotEquipped,
    ReplyError, StoreError, WorkError,
};

/// A command that could not do its work: the message is for a person, the code for a script.
#[derive(Debug)]
pub struct Failure {
    /// What to say, on standard error.
    pub message: String,
    kind: Kind,
}

/// Kinds of failure, by the numbers of BSD's sysexits.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Kind {
    Usage = 64,
    Data = 65,
    NoInput = 66,
    Software = 70,
    CannotCreate = 73,
    TryAgain = 75,
    Configuration = 78,
}

impl Failure {
    /// The command line asks for something that does not exist.
    pub fn usage(message: impl Display) -> Self {
        Self::new(Kind::Usage, message.to_string())
    }

    /// What was given cannot be read as what it should be.
    pub fn data(message: impl Display) -> Self {
        Self::new(Kind::Data, message.to_string())
    }

    /// What was named is not there.
    pub fn no_input(message: impl Display) -> Self {
        Self::new(Kind::NoInput, message.to_string())
    }

    /// The program or its database failed.
    pub fn software(message: impl Display) -> Self {
        Self::new(Kind::Software, message.to_string())
    }

    /// A file or folder cannot be written.
    pub fn cannot_create(message: impl Display) -> Self {
        Self::new(Kind::CannotCreate, message.to_string())
    }

    /// The same call may succeed later.
    pub fn try_again(message: impl Display) -> Self {
        Self::new(Kind::TryAgain, message.to_string())
    }

    /// A setting is missing or wrong.
    pub fn configuration(message: impl Display) -> Self {
        Self::new(Kind::Configuration, message.to_string())
    }

    /// The exit code.
    #[must_use]
    pub fn code(&self) -> ExitCode {
        ExitCode::from(self.kind as u8)
    }

    fn new(kind: Kind, message: impl Display) -> Self {
        Self {
            message: message.to_string(),
            kind,
        }
    }
}

impl From<WorkError> for Failure {
    fn from(error: WorkError) -> Self {
        match &error {
            WorkError::NotEquipped(NotEquipped::NotReady(missing)) => {
                Self::configuration(listed("nothing is tested until there is:", missing))
            }
            WorkError::Delivery(DeliveryError::NotReady(missing)) => {
                Self::configuration(listed("no letter leaves until there is:", missing))
            }
            WorkError::Usage(_) | WorkError::Reply(ReplyError::NotAnswered { .. }) => {
                Self::usage(error)
            }
            WorkError::Reply(ReplyError::Listen { .. } | ReplyError::File { .. }) => {
                Self::configuration(error)
            }
            WorkError::Operation(NotAnOperation::Missing(_))
            | WorkError::Reply(ReplyError::Unknown(_)) => Self::no_input(error),
            WorkError::Operation(
                NotAnOperation::Unreadable { .. } | NotAnOperation::Malformed { .. },
            )
            | WorkError::NotEquipped(_)
            | WorkError::NoBlocklist
            | WorkError::Resting(_)
            | WorkError::Resolver(_)
            | WorkError::Letter(
                LetterError::Template { .. } | LetterError::Unsigned | LetterError::Key { .. },
            )
            | WorkError::Delivery(
                DeliveryError::File { .. }
                | DeliveryError::Refused { .. }
                | DeliveryError::Untrusted { .. },
            )
            | WorkError::Lookup(LookupError::Zone(_))
            | WorkError::Attribution(AttributionError::Directory(_)) => Self::configuration(error),
            _ if error.is_passing() => Self::try_again(error),
            WorkError::System(_) => Self::cannot_create(error),
            _ => Self::software(error),
        }
    }
}

/// A sentence, and each thing on a line of its own.
fn listed(sentence: &str, things: &[impl Display]) -> String {
    let lines = things.iter().map(|thing| format!("\n  - {thing}"));
    std::iter::once(sentence.to_owned()).chain(lines).collect()
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::software(error)
    }
}
