//! A message as it arrives: kept first, understood later.

use ring::digest;

use super::{ReplyError, store};
use crate::cases::contact::Mailbox;
use crate::cases::verp;
use crate::ground::operation::Operation;

/// A message for one recipient.
#[derive(Clone, Debug)]
pub struct Arrival<'a> {
    /// `lmtp`, `smtp` or `maildir`.
    pub way: &'static str,
    /// The envelope's sender; empty for a bounce, and where nobody told.
    pub sender: &'a str,
    /// The envelope's recipient; empty where nobody told.
    pub recipient: &'a str,
    /// The message.
    pub message: &'a [u8],
}

impl Arrival<'_> {
    /// Tells one arrival from another, and knows one that is handed over again.
    pub(super) fn digest(&self) -> String {
        let mut context = digest::Context::new(&digest::SHA256);
        for part in [
            self.sender.as_bytes(),
            self.recipient.as_bytes(),
            self.message,
        ] {
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let digest = context.finish();
        digest
            .as_ref()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

/// Keeps arrivals, all or none; `Ok` means that they survive a power cut.
///
/// # Errors
/// [`ReplyError::Store`]; then nothing is kept, and the other side must hear so.
pub async fn keep(operation: &Operation, arrivals: &[Arrival<'_>]) -> Result<(), ReplyError> {
    let mut conn = operation.database.begin().await?;
    for arrival in arrivals {
        store::insert(
            &mut conn,
            operation.numbers.next(),
            arrival,
            operation.now(),
        )
        .await?;
    }
    Ok(conn.commit().await?)
}

/// Whether an address is one of ours: a letter's return path, or a mailbox that letters name, with
/// or without a tag behind a plus sign.
#[must_use]
pub fn is_ours(operation: &Operation, address: &str) -> bool {
    if verp::letter_of(&operation.secret, address).is_some() {
        return true;
    }
    let Ok(mailbox) = Mailbox::parse(address) else {
        return false;
    };
    let key = untagged(&mailbox.key());
    let settings = &operation.settings;
    let agencies = operation
        .agencies
        .all
        .iter()
        .map(|agency| agency.mailbox.as_str());
    let own = agencies.chain([
        settings.operation.contact.as_str(),
        settings.delivery.from.as_str(),
    ]);
    own.filter_map(|own| Mailbox::parse(own).ok())
        .any(|own| untagged(&own.key()) == key)
}

fn untagged(key: &str) -> String {
    let (local, domain) = key.rsplit_once('@').unwrap_or((key, ""));
    let local = local.split('+').next().unwrap_or(local);
    format!("{local}@{domain}")
}
