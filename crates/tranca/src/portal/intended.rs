//! "It is meant to be open": a POST from the page of a case, after which the server is left alone.
//!
//! # Limits
//! There is no way back on the page: whoever wants the tests again writes to the agency.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::case;
use super::router::{Portal, nothing_here};
use crate::cases::history::{Actor, Cause};
use crate::cases::state::{AsideReason, Case};
use crate::cases::store as cases;
use crate::ground::web::{Trouble, Visitor};

/// Takes the operator at his word; the history says whose word it was.
pub(super) async fn declare(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let mut transaction = portal.operation.database.begin().await?;
    let Some(case) = case::find_behind(&portal, &mut transaction, &secret).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    if may_be_declared(&case) {
        let why = "said on the page of the case";
        let cause = Cause::new(portal.operation.now(), Actor::Operator, why);
        let moved = case.set_aside(AsideReason::Intended, cause);
        cases::save(&mut transaction, &portal.operation.numbers, moved).await?;
        transaction.commit().await?;
    }
    Ok(Redirect::to(&visitor.href(&format!("/case/{secret}"))).into_response())
}

/// Where it still makes a difference.
pub(super) const fn may_be_declared(case: &Case) -> bool {
    matches!(
        case,
        Case::Suspected(_) | Case::Proven(_) | Case::Notified(_)
    )
}
