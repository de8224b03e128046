//! The table of cases: one line per case, for agencies only.

use std::collections::HashMap;
use std::net::IpAddr;

use serde::Serialize;

use super::store::{self, CaseRow, Found};
use crate::cases::reference::CaseId;
use crate::cases::store::read;
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;

/// Where one case stands.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CaseLine {
    /// Its reference, as letters print it.
    pub reference: String,
    /// Which host.
    pub address: IpAddr,
    /// What is wrong with it.
    pub weakness: String,
    /// The product, where it was recognised.
    pub software: Option<String>,
    /// The verdict that weighs most among its endpoints, where it was tested.
    pub verdict: Option<String>,
    /// The mailbox written to last, or that would be written to first.
    pub operator: Option<String>,
    /// The language of the letter, or of that mailbox (BCP 47).
    pub language: Option<String>,
    /// The last letter and what became of it: `first-proven, sent`.
    pub letter: Option<String>,
    /// Its state.
    pub state: String,
    /// Since when it has been in this state.
    pub since: Moment,
    #[serde(skip)]
    id: CaseId,
}

/// All cases, in the order of their opening.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn cases(operation: &Operation) -> Result<Vec<CaseLine>, StoreError> {
    let mut lines = Vec::new();
    let mut after = None;
    loop {
        let page = cases_after(operation, after).await?;
        let Some(last) = page.last() else {
            return Ok(lines);
        };
        after = Some(last.id);
        lines.extend(page);
    }
}

/// The next cases after one, or the first: to be read in pieces, where there are very many. No
/// line means that there are no more.
///
/// # Errors
/// [`StoreError`]; a damaged row is named.
pub async fn cases_after(
    operation: &Operation,
    after: Option<CaseId>,
) -> Result<Vec<CaseLine>, StoreError> {
    let mut snapshot = operation.database.pool().begin().await?;
    let rows = store::case_rows(&mut snapshot, after.map_or(0, |id| id.0)).await?;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return Ok(Vec::new());
    };
    let mut found = store::found(&mut snapshot, first.id.0, last.id.0).await?;
    rows.into_iter()
        .map(|row| CaseLine::new(row, &mut found))
        .collect()
}

impl CaseLine {
    /// Which case it is, to go on from.
    #[must_use]
    pub const fn id(&self) -> CaseId {
        self.id
    }

    fn new(row: CaseRow, found: &mut HashMap<i64, Found>) -> Result<Self, StoreError> {
        let Found { verdict, product } = found.remove(&row.id.0).unwrap_or_default();
        let letter = row.kind.zip(row.passage);
        Ok(Self {
            reference: row.id.to_string(),
            address: read(&row.address, "address")?,
            weakness: row.weakness,
            software: product,
            verdict: verdict.map(|verdict| verdict.to_string()),
            operator: row.mailbox,
            language: row.language,
            letter: letter.map(|(kind, passage)| format!("{kind}, {passage}")),
            state: row.state,
            since: Moment::from_millis(row.since),
            id: row.id,
        })
    }
}
