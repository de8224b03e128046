//! "We have passed it on": a POST from the page of a case, by an abuse desk that has a letter about
//! its customer's server.
//!
//! The case goes on as before; only the desk is not reminded.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::case;
use super::router::{Portal, nothing_here};
use crate::cases::history::{Act, Actor, Cause, Event};
use crate::cases::state::Case;
use crate::cases::store as cases;
use crate::ground::web::{Trouble, Visitor};

/// Notes it in the history, once for each letter.
pub(super) async fn declare(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let mut transaction = portal.operation.database.begin().await?;
    let Some(case) = case::find_behind(&portal, &mut transaction, &secret).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    let id = case.dossier().id;
    let history = cases::history(&mut transaction, id).await?;
    if may_be_declared(&case, &history) {
        let why = "said on the page of the case";
        let event = Cause::new(portal.operation.now(), Actor::Operator, why).of(Act::Forwarded);
        cases::note(&mut transaction, &portal.operation.numbers, id, &event).await?;
        transaction.commit().await?;
    }
    Ok(Redirect::to(&visitor.href(&format!("/case/{secret}"))).into_response())
}

/// After a letter, as long as nobody has said it since.
pub(super) fn may_be_declared(case: &Case, history: &[Event]) -> bool {
    let Case::Notified(case) = case else {
        return false;
    };
    let said = |event: &Event| event.act == Act::Forwarded && event.at >= case.since;
    !history.iter().any(said)
}
