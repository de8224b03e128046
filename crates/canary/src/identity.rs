//! Who tests: the names under which the canary shows itself.

use std::net::IpAddr;

/// What the canary says of itself, on the mail side, on its page and in `probing.txt`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Identity {
    /// The domain under which every token lives: `canary.example`.
    pub domain: String,
    /// The name of this host, for the greeting and for its own address.
    pub host: String,
    /// The addresses under which the world sees this host, for recipients such as
    /// `token@[192.0.2.1]`. The address of the connection itself always counts.
    pub addresses: Vec<IpAddr>,
    /// Who tests: the agency, by the name the public knows.
    pub operator: String,
    /// The mailbox where people answer.
    pub contact: String,
    /// The page that explains the test, as a full `https:` address.
    pub page: String,
}

impl Identity {
    /// Makes each field one line without control characters, so that a stray line end in a
    /// configuration file cannot become a header or a second reply.
    pub(crate) fn tidied(self) -> Self {
        Self {
            domain: name(&self.domain),
            host: name(&self.host),
            addresses: self.addresses,
            operator: one_line(&self.operator),
            contact: one_line(&self.contact),
            page: one_line(&self.page),
        }
    }
}

fn name(text: &str) -> String {
    one_line(text).trim_matches('.').to_ascii_lowercase()
}

fn one_line(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
