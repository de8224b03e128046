//! "Test my server again": a POST from the page of a case, which makes that case due and nothing
//! else. Where and how it is tested stays with verification and its permit.

use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::record::Record;
use super::router::{Portal, nothing_here};
use super::{case, store};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::store as cases;
use crate::cases::verdict::{Finding, Summary};
use crate::ground::clock::Moment;
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;
use crate::ground::operation::{Operation, Standing};
use crate::ground::web::{Trouble, Visitor};

/// Takes the wish for a test.
pub(super) async fn ask(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let Some(id) = case::behind(&portal, &secret) else {
        return nothing_here(State(portal), visitor).await;
    };
    // One transaction from the count to the wish: two clicks at once do not both pass the limit.
    let mut transaction = portal.operation.database.begin().await?;
    let Some(record) = Record::read(&mut transaction, id).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    let occasion = Occasion::read(&portal.operation, &mut transaction, id).await?;
    let page = visitor.href(&format!("/case/{secret}"));
    match occasion.standing_of(&record) {
        Wish::Awaited => Ok(to(&page)),
        Wish::Idle | Wish::UsedUp => {
            let shown = case::Page::new(&portal, &record, (&secret, &occasion), &visitor);
            shown.answer(StatusCode::TOO_MANY_REQUESTS)
        }
        Wish::Free => {
            let why = "asked for on the page of the case";
            let event = Cause::new(occasion.now, Actor::Operator, why).of(Act::RetestAsked);
            let numbers = &portal.operation.numbers;
            cases::make_due(&mut transaction, numbers, id, &event).await?;
            transaction.commit().await?;
            portal.asked.notify_one();
            Ok(to(&page))
        }
    }
}

/// Back to the page, so that reloading it asks for nothing.
fn to(page: &str) -> Response {
    Redirect::to(&format!("{page}#retest")).into_response()
}

/// What decides whether a test may be asked for now.
#[derive(Debug)]
pub(super) struct Occasion {
    now: Moment,
    standing: Standing,
    /// When tests of the case were asked for in the last hour.
    asked: Vec<Moment>,
    per_hour: usize,
}

/// What a wish for a test meets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Wish {
    /// Go ahead.
    Free,
    /// One is under way already.
    Awaited,
    /// So many were asked for that the next has to wait.
    UsedUp,
    /// The case is over, or the operation rests: nothing is tested.
    Idle,
}

impl Occasion {
    /// Reads it.
    pub(super) async fn read(
        operation: &Operation,
        conn: &mut Connection,
        case: CaseId,
    ) -> Result<Self, StoreError> {
        let now = operation.now();
        let per_hour = operation.settings.portal.retests_per_hour;
        Ok(Self {
            standing: operation.standing().await?,
            asked: store::retests_since(conn, case, now - HOUR).await?,
            per_hour: usize::try_from(per_hour).unwrap_or(usize::MAX),
            now,
        })
    }

    /// Whether a test that was asked for is still to come, soon enough to wait for it.
    pub(super) fn is_awaited(&self, record: &Record) -> bool {
        let waits = |(asked, done): (Moment, Option<Moment>)| {
            done.is_none() && self.now.since(asked) < PATIENCE
        };
        self.standing == Standing::Running && record.retest().is_some_and(waits)
    }

    /// Whether the button is there.
    pub(super) fn is_free(&self, record: &Record) -> bool {
        self.standing_of(record) == Wish::Free
    }

    /// What is to be said beside the button.
    pub(super) fn says(&self, record: &Record, language: Language) -> Vec<String> {
        let mut says = Vec::new();
        says.extend(
            record
                .retest()
                .map(|retest| outcome(record, retest, language)),
        );
        let about_next = match self.standing_of(record) {
            Wish::Free => language.text("retest-what"),
            Wish::Awaited => language.text("retest-awaited"),
            Wish::Idle => language.text("retest-idle"),
            Wish::UsedUp => {
                let next = self.asked.first().map_or(self.now, |first| *first + HOUR);
                language.fill("retest-used-up", &[("at", next.for_people().into())])
            }
        };
        says.push(about_next);
        says
    }

    fn standing_of(&self, record: &Record) -> Wish {
        if self.standing != Standing::Running || record.aside().is_some() {
            return Wish::Idle;
        }
        if self.is_awaited(record) {
            return Wish::Awaited;
        }
        if self.asked.len() >= self.per_hour {
            return Wish::UsedUp;
        }
        Wish::Free
    }
}

/// What became of the last wish.
fn outcome(record: &Record, (asked, done): (Moment, Option<Moment>), language: Language) -> String {
    let asked = ("asked", asked.for_people().into());
    let Some(done) = done else {
        return language.fill("retest-asked", &[asked]);
    };
    let places = [
        asked,
        ("done", done.for_people().into()),
        ("found", language.text(found(record)).into()),
    ];
    language.fill("retest-done", &places)
}

/// What the latest test found, all endpoints taken together.
fn found(record: &Record) -> &'static str {
    let findings: Vec<Finding> = record
        .tested
        .iter()
        .map(|tested| tested.finding.clone())
        .collect();
    match Summary::of(&findings) {
        Summary::Open => "found-open",
        Summary::Waiting => "found-waiting",
        Summary::Again => "found-again",
        Summary::Closed => "found-closed",
        Summary::NotThatService => "found-not-that-service",
        Summary::Unreachable => "found-unreachable",
    }
}

const HOUR: Duration = Duration::from_secs(3_600);
/// A test takes a minute or two; what has not come by now is not worth looking out for.
const PATIENCE: Duration = Duration::from_secs(600);
