//! temp
pub mod cases;
pub mod ground;
pub mod guides;
