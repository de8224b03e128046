//! The contacts of one case in the order of writing: who is nearest to the host comes first.
//!
//! 1. the agency's own directory, where a row names who runs the host or its network;
//! 2. the host's own role mailboxes, from its confirmed name;
//! 3. the registry's abuse desk;
//! 4. the registry's technical and administrative contacts;
//! 5. the directory's rows for the country.
//!
//! A mailbox that several of them name keeps its best place, and all it rests on.

use super::answer::Answer;
use super::directory::{Directory, Entry};
use super::reverse::Role;
use crate::cases::contact::{Contact, Mailbox, Scope};
use crate::ground::clock::Moment;
use crate::ground::languages::Language;

/// Contacts as they are found, the nearest first.
#[derive(Debug)]
pub struct Ranking<'a> {
    directory: &'a Directory,
    country: Option<String>,
    found_at: Moment,
    contacts: Vec<Contact>,
}

struct Found {
    mailbox: Mailbox,
    scope: Scope,
    basis: String,
    language: Option<Language>,
    country: Option<String>,
}

impl<'a> Ranking<'a> {
    /// Nobody yet. `country` is where the host is, for contacts whose own country nobody told.
    #[must_use]
    pub const fn new(directory: &'a Directory, country: Option<String>, found_at: Moment) -> Self {
        Self {
            directory,
            country,
            found_at,
            contacts: Vec::new(),
        }
    }

    /// Rows of the agency's directory.
    pub fn entries(&mut self, entries: &[Entry]) {
        for entry in entries {
            self.add(Found {
                mailbox: entry.mailbox.clone(),
                scope: entry.scope,
                basis: format!("contacts.csv: {}", entry.place),
                language: entry.language,
                country: entry.country.clone(),
            });
        }
    }

    /// Mailboxes that the host's name leads to.
    pub fn roles(&mut self, roles: Vec<Role>) {
        for Role { mailbox, host } in roles {
            self.add(Found {
                basis: format!("RFC 2142 mailbox of the host's name {host}"),
                mailbox,
                scope: Scope::Host,
                language: None,
                country: None,
            });
        }
    }

    /// Whom the registry names.
    pub fn registered(&mut self, answer: &Answer) {
        for person in &answer.people {
            self.add(Found {
                mailbox: person.mailbox.clone(),
                scope: Scope::Network,
                basis: format!("RDAP {} role of {}", person.role, answer.name),
                language: None,
                country: answer.country.clone(),
            });
        }
    }

    /// The contacts, in the order of writing.
    #[must_use]
    pub fn contacts(self) -> Vec<Contact> {
        self.contacts
    }

    fn add(&mut self, found: Found) {
        let same = |contact: &&mut Contact| {
            let (one, other) = (contact.mailbox.as_str(), found.mailbox.as_str());
            one.eq_ignore_ascii_case(other)
        };
        if let Some(known) = self.contacts.iter_mut().find(same) {
            if !known.basis.split("; ").any(|basis| basis == found.basis) {
                known.basis = format!("{}; {}", known.basis, found.basis);
            }
            return;
        }
        let country = found.country.or_else(|| self.country.clone());
        let spoken = || country.as_deref().and_then(Language::for_country);
        self.contacts.push(Contact {
            wish: self.directory.wish(&found.mailbox),
            mailbox: found.mailbox,
            scope: found.scope,
            basis: found.basis,
            rank: u32::try_from(self.contacts.len()).unwrap_or(u32::MAX),
            language: found.language.or_else(spoken),
            country,
            found_at: self.found_at,
        });
    }
}
