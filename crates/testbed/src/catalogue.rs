//! The testbed's servers, each with what is true of it.

pub mod proxies;

use crate::configuration::Configuration;

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Configuration> {
    proxies::PROXIES.iter()
}
