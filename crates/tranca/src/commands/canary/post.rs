//! Where the canary stands and for whom: what the command line says, over what an operation says.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use ::canary::Identity;

use super::Arguments;
use crate::commands::Failure;
use crate::ground::clock::Clock;
use crate::ground::config::settings;
use crate::ground::operation::{Operation, Secret, hex, unhex};
use crate::verification::equipment;
use crate::verification::receiving;

/// All that a canary needs to know.
#[derive(Debug)]
pub(super) struct Post {
    pub(super) operation: Option<Operation>,
    pub(super) settings: settings::Canary,
    pub(super) identity: Identity,
    pub(super) key: [u8; 32],
}

impl Post {
    /// Puts together what is said, and sees that nothing is missing.
    pub(super) async fn take(arguments: &Arguments) -> Result<Self, Failure> {
        let operation = operation(arguments).await?;
        let settings = settings(arguments, operation.as_ref());
        let identity = identity(arguments, operation.as_ref(), &settings)?;
        complete(&settings, &identity)?;
        let key = match &arguments.key_file {
            Some(file) => key_in(file)?,
            None => key_of(operation.as_ref())?,
        };
        Ok(Self {
            operation,
            settings,
            identity,
            key,
        })
    }

    /// By what two people see that they have the same key without showing it.
    pub(super) fn fingerprint(&self) -> String {
        let all = hex(&Secret::from_bytes(self.key).derived("fingerprint", ""));
        all.chars().take(8).collect()
    }
}

/// The key of the operation that is named.
pub(super) async fn key(arguments: &Arguments) -> Result<[u8; 32], Failure> {
    key_of(operation(arguments).await?.as_ref())
}

/// The same derivation as the operation's own prober uses.
fn key_of(operation: Option<&Operation>) -> Result<[u8; 32], Failure> {
    operation
        .map(|op| op.secret.derived("tokens", ""))
        .ok_or_else(|| {
            Failure::usage(
                "whose tokens? Name --operation DIR, or --key-file FILE \
                 (`tranca canary --operation DIR --print-key` prints it)",
            )
        })
}

fn key_in(file: &Path) -> Result<[u8; 32], Failure> {
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::no_input(format!("{}: {error}", file.display())))?;
    unhex(text.trim()).ok_or_else(|| {
        Failure::data(format!(
            "{} holds no key: it should be the 64 digits that --print-key prints",
            file.display()
        ))
    })
}

async fn operation(arguments: &Arguments) -> Result<Option<Operation>, Failure> {
    let here = PathBuf::from(".");
    let folder = match &arguments.operation {
        Some(folder) => folder,
        None if arguments.key_file.is_none() && Operation::is_at(&here) => &here,
        None => return Ok(None),
    };
    let opened = Operation::open(folder, Clock::machine()).await;
    Ok(Some(opened.map_err(crate::worker::WorkError::from)?))
}

fn settings(arguments: &Arguments, operation: Option<&Operation>) -> settings::Canary {
    let mut canary = operation.map_or_else(Default::default, |op| op.settings.canary.clone());
    if let Some(domain) = &arguments.domain {
        canary.domain.clone_from(domain);
    }
    if let Some(host) = &arguments.host {
        canary.host.clone_from(host);
    }
    for address in &arguments.address {
        match address {
            IpAddr::V4(four) => canary.address_v4 = Some(*four),
            IpAddr::V6(six) => canary.address_v6 = Some(*six),
        }
    }
    for (said, set) in [
        (&arguments.mail_listen, &mut canary.mail_listen),
        (&arguments.web_listen, &mut canary.web_listen),
        (&arguments.udp_listen, &mut canary.udp_listen),
    ] {
        if !said.is_empty() {
            set.clone_from(said);
        }
    }
    canary
}

fn identity(
    arguments: &Arguments,
    operation: Option<&Operation>,
    canary: &settings::Canary,
) -> Result<Identity, Failure> {
    // Names that are none would stand in every greeting.
    equipment::target(canary).map_err(Failure::configuration)?;
    let host = if canary.host.is_empty() {
        &canary.domain
    } else {
        &canary.host
    };
    let lead = operation.and_then(|op| op.agencies.lead());
    let or = |said: &Option<String>, set: Option<&String>| {
        let known = said.as_ref().or(set);
        known.map_or_else(String::new, |text| text.trim().to_owned())
    };
    Ok(Identity {
        domain: canary.domain.clone(),
        host: host.clone(),
        addresses: receiving::addresses(canary),
        operator: or(&arguments.operator, lead.map(|agency| &agency.name)),
        contact: or(
            &arguments.contact,
            operation.map(|op| &op.settings.operation.contact),
        ),
        page: or(&arguments.page, operation.map(|op| &op.settings.portal.url)),
    })
}

/// Nobody receives namelessly, and a canary that listens nowhere is none.
fn complete(canary: &settings::Canary, identity: &Identity) -> Result<(), Failure> {
    let listens = [&canary.mail_listen, &canary.web_listen, &canary.udp_listen]
        .into_iter()
        .any(|addresses| !addresses.is_empty());
    let missing: Vec<&str> = [
        (!canary.domain.is_empty(), "--domain"),
        (!identity.operator.is_empty(), "--operator"),
        (!identity.contact.is_empty(), "--contact"),
        (!identity.page.is_empty(), "--page"),
        (listens, "--mail-listen, --web-listen or --udp-listen"),
    ]
    .into_iter()
    .filter_map(|(is_there, name)| (!is_there).then_some(name))
    .collect();
    match missing.as_slice() {
        [] => Ok(()),
        some => Err(Failure::usage(format!(
            "a canary says who tests; missing: {}",
            some.join("; ")
        ))),
    }
}
