//! "Do not write here again": asked on a page, done by a POST alone, since mail scanners follow
//! every link. The POST is also what a mail provider's one-click sends (RFC 8058).

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::router::{Portal, nothing_here};
use super::store;
use crate::cases::contact::Mailbox;
use crate::cases::store as cases;
use crate::ground::links::{Purpose, unsealed};
use crate::ground::web::{Frame, Trouble, Visitor, page};

#[derive(Template)]
#[template(path = "stop.html")]
struct Page {
    frame: Frame,
    says: String,
    /// Where the button sends; none when it is done.
    action: Option<String>,
}

/// Asks whether it is meant.
pub(super) async fn ask(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let Some(mailbox) = mailbox(&portal, &secret).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    let mut conn = portal.operation.database.pool().acquire().await?;
    if cases::is_suppressed(&mut conn, &mailbox).await? {
        return done(&portal, &mailbox, &visitor);
    }
    let place = ("mailbox", mailbox.as_str().into());
    let asked = Page {
        frame: portal.frame(&visitor, "stop-title"),
        says: visitor.language.fill("stop-asks", &[place]),
        action: Some(visitor.href(&format!("/stop/{secret}"))),
    };
    page(StatusCode::OK, &asked.frame, &asked)
}

/// Does it.
pub(super) async fn stop(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let Some(mailbox) = mailbox(&portal, &secret).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    let mut transaction = portal.operation.database.begin().await?;
    let why = "asked for by the link in a letter";
    cases::suppress(&mut transaction, &mailbox, why, portal.operation.now()).await?;
    transaction.commit().await?;
    done(&portal, &mailbox, &visitor)
}

/// The mailbox that the letter of this link went to.
async fn mailbox(portal: &Portal, secret: &str) -> Result<Option<Mailbox>, Trouble> {
    let Some(letter) = unsealed(&portal.operation.secret, Purpose::Stop, secret) else {
        return Ok(None);
    };
    let mut conn = portal.operation.database.pool().acquire().await?;
    Ok(store::mailbox_of(&mut conn, letter).await?)
}

fn done(portal: &Portal, mailbox: &Mailbox, visitor: &Visitor) -> Result<Response, Trouble> {
    let place = ("mailbox", mailbox.as_str().into());
    let done = Page {
        frame: portal.frame(visitor, "stop-title"),
        says: visitor.language.fill("stop-done", &[place]),
        action: None,
    };
    page(StatusCode::OK, &done.frame, &done)
}
