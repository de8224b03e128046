//! temp
pub mod attribution;
pub mod cases;
pub mod followup;
pub mod ground;
pub mod guides;
pub mod sources;
pub mod verification;
