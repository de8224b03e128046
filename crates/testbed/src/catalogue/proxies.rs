//! Proxies and web servers.

use crate::configuration::Configuration;

/// What carries, or does not carry, connections for strangers.
pub const PROXIES: &[Configuration] = &[];
