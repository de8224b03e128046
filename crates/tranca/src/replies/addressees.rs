//! For whom mail is taken: the operation's own mailboxes, and the return paths of its letters.

use std::collections::HashSet;

use crate::cases::contact::Mailbox;
use crate::cases::verp;
use crate::ground::operation::{Operation, Secret};

/// The mailboxes that are ours.
#[derive(Clone, Debug)]
pub struct Addressees {
    secret: Secret,
    own: HashSet<String>,
}

impl Addressees {
    /// Those of an operation: the one that answers questions, the one that letters are from, and
    /// those of its agencies.
    #[must_use]
    pub fn of(operation: &Operation) -> Self {
        let settings = &operation.settings;
        let agencies = operation.agencies.all.iter();
        let named = [&settings.operation.contact, &settings.delivery.from];
        let named = named.into_iter().chain(agencies.map(|one| &one.mailbox));
        Self::new(operation.secret.clone(), named.map(String::as_str))
    }

    /// These, and the return paths made with this secret. What is no mailbox is passed over.
    pub fn new<'a>(secret: Secret, named: impl Iterator<Item = &'a str>) -> Self {
        let own = named.filter_map(|text| Mailbox::parse(text).ok());
        Self {
            secret,
            own: own.map(|mailbox| mailbox.key()).collect(),
        }
    }

    /// Whether mail to this address, as an envelope writes it, is for us. What follows a `+` in the
    /// local part does not matter.
    #[must_use]
    pub fn hold(&self, address: &str) -> bool {
        if verp::letter_of(&self.secret, address).is_some() {
            return true;
        }
        let Some((local, domain)) = address.trim().rsplit_once('@') else {
            return false;
        };
        let local = local.split_once('+').map_or(local, |(local, _)| local);
        let plain = Mailbox::parse(&format!("{local}@{domain}"));
        plain.is_ok_and(|mailbox| self.own.contains(&mailbox.key()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_mailboxes_and_return_paths_are_ours_and_nobody_elses() {
        let secret = Secret::from_bytes([3; 32]);
        let team = Mailbox::parse("team@agency.example").unwrap();
        let path = verp::return_path(&secret, &team, '+', 7).unwrap();
        let ours = Addressees::new(secret, ["team@agency.example", ""].into_iter());
        for own in [
            "team@agency.example",
            "TEAM@Agency.example",
            "team+questions@agency.example",
            &path,
        ] {
            assert!(ours.hold(own), "{own}");
        }
        for other in [
            "",
            "@",
            "other@agency.example",
            "team@agency.example@other.example",
            "team@other.example",
            "postmaster",
        ] {
            assert!(!ours.hold(other), "{other}");
        }
    }
}
