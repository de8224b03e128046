//! Every server of the testbed, with what is true of it.
//!
//! # Limits
//! Each is a configuration that people really run, or ran: where a product cannot be brought to a
//! behaviour that others have, a rule of its own language imitates it, and its name says so.

pub mod proxies;
pub mod relays;

use crate::configuration::Configuration;

/// All of them, the mail servers first.
pub fn all() -> impl Iterator<Item = &'static Configuration> {
    relays::all().chain(proxies::PROXIES)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_have_the_same_host() {
        let names: BTreeSet<String> = all().map(Configuration::host_name).collect();
        assert_eq!(names.len(), all().count(), "{names:#?}");
    }
}
