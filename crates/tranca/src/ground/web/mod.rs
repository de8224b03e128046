//! What all our pages have in common: who looks at them, what stands around them, and what a
//! browser may do with them.
//!
//! For the stages that show pages to the world. It knows languages and the operation's name, and
//! nothing of cases.
//!
//! # Limits
//! No cookies, no sessions, no scripts: a page is told by its address alone.

pub mod frame;
pub mod headers;
pub mod page;
pub mod visitor;

pub use frame::{Frame, Style};
pub use page::{Trouble, page};
pub use visitor::Visitor;
