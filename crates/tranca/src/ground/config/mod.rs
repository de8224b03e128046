//! What an agency sets: `tranca.toml`, `agencies.toml`, `exclusions.txt`.

pub mod agencies;
pub mod exclusions;
pub mod settings;
pub mod span;

pub use agencies::{Agencies, Agency};
pub use exclusions::Exclusions;
pub use settings::Settings;
pub use span::Span;
