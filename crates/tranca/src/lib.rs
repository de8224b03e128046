//! temp
pub mod attribution;
pub mod cases;
pub mod ground;
pub mod guides;
