//! temp
pub mod cases;
pub mod ground;
pub mod guides;
pub mod portal;
pub mod results;
