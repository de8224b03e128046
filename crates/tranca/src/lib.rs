//! temp
pub mod cases;
pub mod delivery;
pub mod ground;
pub mod guides;
pub mod letters;
