//! A configuration: one product as strangers may meet it, with what is true of it.
//!
//! The label is what the configuration was written to be, and what a conversation by hand shows
//! ([`Configuration::assurance`]); a verdict is judged by it, never the other way round.

use crate::{Host, Product, Server, Trouble};

/// One server of the testbed.
#[derive(Clone, Copy, Debug)]
pub struct Configuration {
    /// What it is, in a few words: "Postfix, mynetworks is everybody".
    pub name: &'static str,
    /// Whose software.
    pub product: Product,
    /// What it is tested for.
    pub weakness: Weakness,
    /// Where it listens.
    pub port: u16,
    /// What is true of it.
    pub truth: Truth,
    /// As what it can be recognised from outside by what it says; `None` where it says nothing that
    /// tells its software.
    pub software: Option<&'static str>,
    /// Which answer shows that it is alive and as safe as it should be: a dead server looks like a
    /// safe one.
    pub assurance: Option<Assurance>,
    /// Starts it.
    pub start: fn(&Host) -> Result<Server, Trouble>,
}

impl Configuration {
    /// The name of its host, made from its own: "Exim, null sender" stands at
    /// `mx.exim-null-sender.example`, and its mail domain is what follows the `mx.`.
    #[must_use]
    pub fn host_name(&self) -> String {
        let words = self.name.split(|c: char| !c.is_ascii_alphanumeric());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let label: String = words.join("-").chars().take(LONGEST_LABEL).collect();
        let label = label.trim_end_matches('-').to_ascii_lowercase();
        format!("mx.{label}.example")
    }
}

/// What a server is tested for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weakness {
    /// Carrying mail for strangers.
    OpenRelay,
    /// Carrying connections for strangers.
    OpenProxy,
}

/// What is true of a configuration.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Truth {
    /// Open in these capabilities or forms, and in no other; for relays at least one of them must
    /// be found, for proxies all of them.
    Open(&'static [&'static str]),
    /// Not open; one of these verdicts (`closed`, `accepts`, `refuses-us`, `not-that-service`) is
    /// right.
    NotOpen(&'static [&'static str]),
}

/// A few words to a server, and what it must answer.
#[derive(Clone, Copy, Debug)]
pub struct Assurance {
    /// What is said, line by line with its line ends; each line waits for an answer.
    pub say: &'static [&'static str],
    /// What stands in the last answer.
    pub hear: &'static str,
}

/// Linux takes host names of 64 characters.
const LONGEST_LABEL: usize = 50;
