//! The page of a case, behind the secret link of its letter: what we found, how to close it, and
//! how far it came.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::events::{self, Line};
use super::record::Record;
use super::retest::Occasion;
use super::router::{Portal, nothing_here};
use super::steps::{self, Step};
use super::{forwarded, intended};
use crate::cases::evidence::Evidence;
use crate::cases::listing::Listing;
use crate::cases::reference::CaseId;
use crate::cases::state::Case;
use crate::cases::store::{self as cases, Tested};
use crate::ground::database::{Connection, StoreError};
use crate::ground::languages::Language;
use crate::ground::links::{Purpose, unsealed};
use crate::ground::web::{Frame, Trouble, Visitor, page};
use crate::guides::{Guide, Guides, ToldStep};

/// The case behind a secret link of ours.
pub(super) fn behind(portal: &Portal, secret: &str) -> Option<CaseId> {
    unsealed(&portal.operation.secret, Purpose::Case, secret).map(CaseId)
}

/// The same, as it stands now.
pub(super) async fn find_behind(
    portal: &Portal,
    conn: &mut Connection,
    secret: &str,
) -> Result<Option<Case>, StoreError> {
    match behind(portal, secret) {
        Some(id) => cases::find(conn, id).await,
        None => Ok(None),
    }
}

/// Shows the page.
pub(super) async fn show(
    State(portal): State<Portal>,
    Path(secret): Path<String>,
    visitor: Visitor,
) -> Result<Response, Trouble> {
    let Some(id) = behind(&portal, &secret) else {
        return nothing_here(State(portal), visitor).await;
    };
    let mut conn = portal.operation.database.pool().acquire().await?;
    let Some(record) = Record::read(&mut conn, id).await? else {
        return nothing_here(State(portal), visitor).await;
    };
    let occasion = Occasion::read(&portal.operation, &mut conn, id).await?;
    Page::new(&portal, &record, (&secret, &occasion), &visitor).answer(StatusCode::OK)
}

/// The page, its sentences ready.
#[derive(Template)]
#[template(path = "case.html")]
pub(super) struct Page {
    frame: Frame,
    address: String,
    weakness: String,
    reference: String,
    state: &'static str,
    state_name: String,
    state_says: String,
    steps: Vec<Step>,
    guide: Option<Guidance>,
    retest: Retest,
    /// Where "it is meant to be open" sends; none where that makes no difference any more.
    intended: Option<String>,
    /// Where "we have passed it on" sends; none before a letter, or once it was said.
    forwarded: Option<String>,
    endpoints: Vec<EndpointRow>,
    evidence: Vec<Proof>,
    listings: Vec<ListingRow>,
    history: Vec<Line>,
}

/// What to do first.
struct Guidance {
    title: String,
    why: String,
    intruder: Option<String>,
    steps: Vec<ToldStep>,
    reload: Option<ToldStep>,
    href: String,
    more: String,
}

/// The test on demand.
struct Retest {
    /// Where the button sends; none where there is no button.
    action: Option<String>,
    says: Vec<String>,
}

struct EndpointRow {
    port: u16,
    protocol: String,
    verdict: String,
    notes: Vec<String>,
    at: String,
}

struct Proof {
    says: String,
    transcript: String,
    receipt: String,
}

struct ListingRow {
    source: String,
    service: String,
    port: String,
    detail: String,
    at: String,
}

impl Page {
    pub(super) fn new(
        portal: &Portal,
        record: &Record,
        (secret, occasion): (&str, &Occasion),
        visitor: &Visitor,
    ) -> Self {
        let language = visitor.language;
        let dossier = record.case.dossier();
        let needed = portal.operation.settings.policy.closed_rechecks;
        let action = visitor.href(&format!("/case/{secret}/retest"));
        let state = record.case.state();
        Self {
            frame: frame(portal, record, (occasion, secret), visitor),
            address: dossier.address.to_string(),
            weakness: language.text(&format!("weakness-{}", dossier.weakness)),
            reference: dossier.id.to_string(),
            state,
            state_name: language.text(&format!("state-{state}")),
            state_says: state_says(record, language),
            steps: steps::steps(record, needed, language),
            guide: guidance(record, visitor),
            retest: Retest::new(record, occasion, action, language),
            forwarded: forwarded::may_be_declared(&record.case, &record.history)
                .then(|| visitor.href(&format!("/case/{secret}/forwarded"))),
            intended: intended::may_be_declared(&record.case)
                .then(|| visitor.href(&format!("/case/{secret}/intended"))),
            endpoints: record
                .tested
                .iter()
                .map(|one| EndpointRow::new(one, language))
                .collect(),
            // Each test that finds it open adds a proof; the newest on each endpoint says all.
            evidence: newest(&record.evidence)
                .map(|evidence| Proof::new(evidence, language))
                .collect(),
            listings: record
                .listings
                .iter()
                .map(|one| ListingRow::new(one, language))
                .collect(),
            history: events::lines(&record.history, language),
        }
    }

    pub(super) fn answer(&self, status: StatusCode) -> Result<Response, Trouble> {
        page(status, &self.frame, self)
    }
}

/// While a test is awaited, the page looks again by itself.
fn frame(
    portal: &Portal,
    record: &Record,
    (occasion, secret): (&Occasion, &str),
    visitor: &Visitor,
) -> Frame {
    // Also where the page answers to the button: its links lead to the page, not to the button.
    let visitor = visitor.looking_at(&format!("/case/{secret}"));
    let place = ("reference", record.id().to_string().into());
    let title = visitor.language.fill("case-title", &[place]);
    Frame {
        refresh_s: occasion.is_awaited(record).then_some(LOOK_AGAIN_S),
        ..Frame::around(&portal.operation, &visitor, title)
    }
}

fn state_says(record: &Record, language: Language) -> String {
    let closed_once = record
        .rechecks()
        .is_some_and(|rechecks| rechecks.closed_in_row > 0);
    match (record.aside(), record.case.state()) {
        (Some(reason), _) => {
            let reason = language.text(&format!("aside-{}", reason.name()));
            language.fill("case-is-set-aside", &[("reason", reason.into())])
        }
        (None, "proven" | "notified") if closed_once => language.text("case-is-closing"),
        (None, "notified") if record.is_unproven() => language.text("case-is-notified-listed"),
        (None, state) => language.text(&format!("case-is-{state}")),
    }
}

/// The first steps of the guide; none for a case that needs no more.
fn guidance(record: &Record, visitor: &Visitor) -> Option<Guidance> {
    if matches!(record.case.state(), "closed" | "set-aside") {
        return None;
    }
    let weakness = record.case.dossier().weakness;
    let product = record
        .software
        .as_ref()
        .map(|software| software.product.as_str());
    let guide = Guides::builtin().guide_for(product, weakness)?;
    let form = record
        .evidence
        .first()
        .map(|evidence| evidence.form.as_str());
    let told = guide.told(visitor.language, form);
    let first = likeliest(guide, form).told(visitor.language, form);
    Some(Guidance {
        title: told.title,
        why: told.why,
        intruder: told.intruder,
        steps: first.steps,
        reload: first.reload,
        href: visitor.href(&format!("/guides/{}", guide.product)),
        more: visitor.language.text("case-whole-guide"),
    })
}

/// The guide with its likeliest cause alone: what to try first.
fn likeliest(guide: &Guide, form: Option<&str>) -> Guide {
    Guide {
        causes: guide
            .causes_for(form)
            .into_iter()
            .take(1)
            .cloned()
            .collect(),
        ..guide.clone()
    }
}

impl Retest {
    fn new(record: &Record, occasion: &Occasion, action: String, language: Language) -> Self {
        Self {
            action: occasion.is_free(record).then_some(action),
            says: occasion.says(record, language),
        }
    }
}

impl EndpointRow {
    fn new(tested: &Tested, language: Language) -> Self {
        let finding = &tested.finding;
        let reason = finding
            .verdict
            .reason()
            .map(|reason| format!("reason-{reason}"));
        let backscatter = finding.backscatter.then(|| "note-backscatter".to_owned());
        let notes = reason
            .into_iter()
            .chain(backscatter)
            .map(|key| language.text(&key));
        Self {
            port: finding.endpoint.port,
            protocol: language.text(&format!("protocol-{}", finding.endpoint.protocol)),
            verdict: language.text(&format!("verdict-{}", finding.verdict.name())),
            notes: notes.chain(software_of(tested, language)).collect(),
            at: tested.verified_at.for_people(),
        }
    }
}

fn software_of(tested: &Tested, language: Language) -> Option<String> {
    let software = tested.finding.software.as_ref()?;
    let name = Guides::builtin()
        .name(&software.product)
        .unwrap_or(&software.product);
    let version = software.version.as_deref();
    let name = version.map_or_else(|| name.to_owned(), |version| format!("{name} {version}"));
    let places = [
        ("software", name.into()),
        (
            "basis",
            language.text(&format!("basis-{}", software.basis)).into(),
        ),
    ];
    Some(language.fill("case-software", &places))
}

/// The newest proof of each endpoint; the record has the newest first.
fn newest(evidence: &[Evidence]) -> impl Iterator<Item = &Evidence> {
    let is_first = |(at, one): &(usize, &Evidence)| {
        let before = evidence.iter().take(*at);
        before
            .into_iter()
            .all(|earlier| earlier.endpoint != one.endpoint)
    };
    evidence
        .iter()
        .enumerate()
        .filter(is_first)
        .map(|(_, one)| one)
}

impl Proof {
    fn new(evidence: &Evidence, language: Language) -> Self {
        let places = [
            ("at", evidence.proven_at.for_people().into()),
            ("port", evidence.endpoint.port.to_string().into()),
            (
                "protocol",
                language
                    .text(&format!("protocol-{}", evidence.endpoint.protocol))
                    .into(),
            ),
            ("exit", evidence.exit.to_string().into()),
        ];
        Self {
            says: language.fill("case-proof", &places),
            transcript: evidence.transcript.clone(),
            receipt: evidence.receipt.clone(),
        }
    }
}

impl ListingRow {
    fn new(listing: &Listing, language: Language) -> Self {
        Self {
            source: listing.source.clone(),
            service: language.text(&format!("service-{}", listing.service)),
            port: listing
                .port
                .map_or_else(|| "–".to_owned(), |port| port.to_string()),
            detail: listing.detail.clone(),
            at: listing.seen_at.for_people(),
        }
    }
}

const LOOK_AGAIN_S: u32 = 10;
