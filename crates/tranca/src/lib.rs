//! Tranca, in the order of the data.
//!
//! A public database says that an address is an open relay or an open proxy ([`sources`]). That
//! opens a case ([`cases`]). A live test asks the server to carry something from us to us, and only
//! our own token's return proves it ([`verification`]). Then: who runs it ([`attribution`]), what to
//! write to them ([`letters`]), how it leaves ([`delivery`]), what comes back ([`replies`]), what they see when they follow the
//! link ([`portal`]), until the server is shut ([`followup`]), and what all of it came to
//! ([`results`]).
//!
//! The stages do not know each other: [`worker`] wires them, [`commands`] lets people ask for them.
//! Products and the steps that close them stand in [`guides`]; what knows nothing of cases stands
//! in [`ground`].

pub mod attribution;
pub mod cases;
pub mod commands;
pub mod delivery;
pub mod followup;
pub mod ground;
pub mod guides;
pub mod letters;
pub mod portal;
pub mod replies;
pub mod results;
pub mod sources;
pub mod verification;
pub mod worker;
