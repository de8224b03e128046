//! What knows nothing of cases: time, chance, settings, languages, the network's edges, the
//! database, and the operation that holds them.

pub mod chance;
pub mod clock;
pub mod config;
pub mod database;
pub mod http;
pub mod languages;
pub mod links;
pub mod lock;
pub mod operation;
pub mod progress;
pub mod readiness;
pub mod resolver;
pub mod special;
pub mod web;
pub mod zones;
