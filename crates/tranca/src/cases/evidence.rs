//! What proves a case: transcript and canary receipt, fit to be shown to the operator.

use std::net::IpAddr;

use serde::Serialize;

use super::endpoint::Endpoint;
use crate::ground::clock::Moment;

/// The proof that an endpoint is open.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Evidence {
    /// Its number.
    pub id: i64,
    /// Where our token went in.
    pub endpoint: Endpoint,
    /// In which form we asked, by its name.
    pub form: String,
    /// Who brought the token to the canary; behind balancers and smart hosts not the tested host.
    pub exit: IpAddr,
    /// When the canary received it.
    pub proven_at: Moment,
    /// What was said, line by line, `<` the server and `>` we.
    pub transcript: String,
    /// What the canary noted when the token came back.
    pub receipt: String,
}
