//! One verification of one case: all its endpoints, under one check whose number is in the tokens.

use std::collections::BTreeSet;
use std::time::Duration;

use dialogue::Form;

use super::arrivals::Arrival;
use super::permit::Permit;
use super::prober::{Errand, Probed, Prober};
use super::store::{self, OpenCheck};
use crate::cases::endpoint::Endpoint;
use crate::cases::examination::{Examination, Outcome};
use crate::cases::listing::Listing;
use crate::cases::state::{Dossier, Proving};
use crate::cases::store::{self as cases, Tested};
use crate::cases::verdict::{Closure, Finding, Summary, Tried, Verdict};
use crate::ground::clock::Moment;
use crate::ground::database::StoreError;
use crate::ground::operation::Operation;

/// Verifies a case and writes down what was found.
///
/// # Errors
/// [`StoreError`]; then nothing was written, and the case is still due.
pub async fn examine(
    op: &Operation,
    prober: &Prober,
    (case, permit, listings): (&Dossier, &Permit, &[Listing]),
) -> Result<Examination, StoreError> {
    let mut conn = op.database.pool().acquire().await?;
    let known = cases::endpoints(&mut conn, case.id).await?;
    let open = store::open_check(&mut conn, case.id).await?;
    drop(conn);
    let (mut check, proof) = match open {
        Some(check) if is_waiting(&check) => resume(op, check).await?,
        open => {
            let check = next_attempt(op, open);
            let subject = Subject {
                case,
                permit,
                listings,
                known: &known,
            };
            probe_all(op, prober, &subject, check).await
        }
    };
    if proof.is_none() && op.now() >= late(op, &check) {
        settle(&mut check);
    }
    let outcome = conclude(op, case, &check, proof).await?;
    let once_open = once_open(&known, &check.findings);
    Ok(Examination {
        findings: check.findings,
        once_open,
        outcome,
    })
}

/// When late arrivals are no longer awaited.
fn late(op: &Operation, check: &OpenCheck) -> Moment {
    check.started_at + op.settings.verification.late.duration()
}

/// After the wait: a server with a mailbox for everybody took our letters into that one. Nothing else
/// would ever close its case.
fn settle(check: &mut OpenCheck) {
    let waiting = check
        .findings
        .iter_mut()
        .filter(|finding| finding.verdict == Verdict::Accepts);
    for finding in waiting.filter(|finding| took_only_for_itself(finding)) {
        finding.verdict = Verdict::Closed(Closure::Refused);
    }
}

/// Whether a mail server took nothing but what it may have taken for a mailbox of its own, while it
/// refused what it could only have carried.
fn took_only_for_itself(finding: &Finding) -> bool {
    let form = |tried: &Tried| tried.form.parse::<Form>().ok();
    let is_own = |tried: &Tried| form(tried).is_some_and(Form::may_be_a_local_mailbox);
    let was = |answer: &'static str| {
        let tried = finding.tried.iter();
        tried.filter(move |tried| tried.answer == answer)
    };
    was("accepted").next().is_some()
        && was("accepted").all(is_own)
        && was("refused").any(|tried| form(tried) == Some(Form::Plain))
}

fn once_open(known: &[Tested], findings: &[Finding]) -> Vec<Endpoint> {
    let before = known.iter().filter(|tested| tested.open_at.is_some());
    let now = findings
        .iter()
        .filter(|finding| finding.verdict == Verdict::Open);
    let all = before
        .map(|tested| tested.finding.endpoint)
        .chain(now.map(|f| f.endpoint));
    all.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The case under verification, with what is known of it.
struct Subject<'a> {
    case: &'a Dossier,
    permit: &'a Permit,
    listings: &'a [Listing],
    known: &'a [Tested],
}

fn is_waiting(check: &OpenCheck) -> bool {
    check
        .findings
        .iter()
        .any(|finding| finding.verdict == Verdict::Accepts)
}

/// A check that waits for late arrivals sends nothing more: it looks whether they came.
async fn resume(
    op: &Operation,
    mut check: OpenCheck,
) -> Result<(OpenCheck, Option<Arrival>), StoreError> {
    let mut conn = op.database.pool().acquire().await?;
    let arrivals = store::receipts(&mut conn, check.id).await?;
    drop(conn);
    let mut late = arrivals.into_iter().filter(|arrival| arrival.proves);
    let proof = late.find(|late| {
        check
            .findings
            .iter()
            .any(|finding| may_come_late(finding, late))
    });
    if let Some(proof) = &proof {
        let form = proof.form.name();
        let findings = check.findings.iter_mut();
        for finding in findings.filter(|finding| may_come_late(finding, proof)) {
            finding.verdict = Verdict::Open;
            finding.capabilities.push(form.to_owned());
        }
    }
    Ok((check, proof))
}

/// Whether what was tested there may bring a token so late: mail may, whatever was said of it; a proxy
/// only where it granted what was asked, since others may fetch what they read on the way.
fn may_come_late(finding: &Finding, arrival: &Arrival) -> bool {
    let form = arrival.form.name();
    let mut asked = finding.tried.iter().filter(|tried| tried.form == form);
    let is_mail = Form::RELAY.contains(&arrival.form);
    finding.endpoint.port == arrival.port
        && asked.any(|tried| is_mail || tried.answer == "accepted")
}

fn next_attempt(op: &Operation, open: Option<OpenCheck>) -> OpenCheck {
    match open {
        Some(check) => OpenCheck {
            attempt: check.attempt + 1,
            ..check
        },
        None => OpenCheck {
            id: op.numbers.next(),
            attempt: 1,
            started_at: op.now(),
            findings: Vec::new(),
        },
    }
}

/// Tests the endpoints one after the other: an address has one connection at a time.
async fn probe_all(
    op: &Operation,
    prober: &Prober,
    subject: &Subject<'_>,
    mut check: OpenCheck,
) -> (OpenCheck, Option<Arrival>) {
    // Numbers are positive, so the conversion holds.
    let number = u64::try_from(check.id).unwrap_or(0);
    let expecting = prober.arrivals.expect(number);
    let reference = subject.case.id.to_string();
    let listed_by = sources(subject.listings);
    let (mut proof, mut slow_port) = (None, None);
    check.findings.clear();
    for endpoint in endpoints(subject) {
        let was_open = subject
            .known
            .iter()
            .any(|t| t.finding.endpoint == endpoint && t.open_at.is_some());
        // Where nobody answers in one protocol, nobody is asked in another; but a port that was open
        // has its own answer, which may be that it is withdrawn.
        let gone = check
            .findings
            .iter()
            .find(|finding| is_gone(finding, endpoint.port));
        if let (false, Some(gone)) = (was_open, gone) {
            let finding = Finding {
                endpoint,
                ..gone.clone()
            };
            check.findings.push(finding);
            continue;
        }
        let is_slow = slow_port == Some(endpoint.port);
        let has_spoken = check.findings.iter().any(|finding| {
            finding.endpoint.port == endpoint.port && finding.tried.iter().any(Tried::was_answered)
        });
        let errand = Errand {
            has_spoken,
            is_slow,
            permit: subject.permit,
            endpoint,
            check: number,
            was_open,
            is_last_attempt: check.attempt > op.settings.verification.retries,
            reference: &reference,
            listed_by: &listed_by,
        };
        let Probed {
            finding,
            proofs,
            was_slow,
        } = prober.probe(errand, &expecting).await;
        slow_port = was_slow.then_some(endpoint.port).or(slow_port);
        check.findings.push(finding);
        proof = proof.or(proofs.into_iter().next());
    }
    (check, proof)
}

fn is_gone(finding: &Finding, port: u16) -> bool {
    finding.endpoint.port == port
        && finding.verdict == Verdict::Unreachable
        && finding.tried.is_empty()
}

/// The endpoints that sources name, and those once found open; where there is none, the usual ones.
fn endpoints(subject: &Subject<'_>) -> Vec<Endpoint> {
    let listed = subject.listings.iter().flat_map(|listing| {
        listing
            .port
            .map(|port| listing.service.endpoints(port))
            .unwrap_or_default()
    });
    let once_open = subject
        .known
        .iter()
        .filter(|t| t.open_at.is_some())
        .map(|t| t.finding.endpoint);
    let named: BTreeSet<Endpoint> = once_open.chain(listed).take(ENDPOINTS).collect();
    if named.is_empty() {
        return Endpoint::usual(subject.case.weakness);
    }
    named.into_iter().collect()
}

fn sources(listings: &[Listing]) -> String {
    let names: BTreeSet<&str> = listings
        .iter()
        .map(|listing| listing.source.as_str())
        .collect();
    names.into_iter().take(3).collect::<Vec<_>>().join(", ")
}

/// Writes everything down in one transaction, and says what follows.
async fn conclude(
    op: &Operation,
    case: &Dossier,
    check: &OpenCheck,
    proof: Option<Arrival>,
) -> Result<Outcome, StoreError> {
    let now = op.now();
    let proven = proof.and_then(|proof| {
        let port = proof.port;
        let is_it = |f: &&Finding| f.endpoint.port == port && f.verdict == Verdict::Open;
        check
            .findings
            .iter()
            .find(is_it)
            .map(|finding| (finding, proof))
    });
    let mut tx = op.database.begin().await?;
    let outcome = match &proven {
        Some((finding, proof)) => {
            let evidence = op.numbers.next();
            store::save_evidence(&mut tx, (evidence, case.id), finding, proof).await?;
            let (endpoint, form) = (finding.endpoint, proof.form.name().to_owned());
            Outcome::Open(Proving {
                evidence,
                endpoint,
                form,
            })
        }
        None => unproven(op, check, now),
    };
    let ended_at = matches!(outcome, Outcome::Open(_) | Outcome::Told(_)).then_some(now);
    store::save_check(&mut tx, case.id, check, ended_at).await?;
    store::save_findings(&mut tx, case.id, &check.findings, now).await?;
    tx.commit().await?;
    Ok(outcome)
}

fn unproven(op: &Operation, check: &OpenCheck, now: Moment) -> Outcome {
    let settings = &op.settings.verification;
    if is_waiting(check) {
        let end = late(op, check);
        return if now < end {
            Outcome::Waiting(end)
        } else {
            Outcome::Told(Summary::Waiting)
        };
    }
    let asked_for_patience = |finding: &Finding| {
        finding.verdict == Verdict::Undecided
            && finding.tried.iter().any(|tried| tried.answer == "deferred")
    };
    if check.attempt <= settings.retries && check.findings.iter().any(asked_for_patience) {
        return Outcome::Patience(now + growing(settings.retry_after.duration(), check.attempt));
    }
    Outcome::Told(Summary::of(&check.findings))
}

/// Each pause twice the one before: greylisting servers differ in how long they want.
fn growing(first: Duration, attempt: u32) -> Duration {
    first.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)))
}

/// So many endpoints of one address are tested in one verification.
const ENDPOINTS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::endpoint::Protocol;

    fn finding(tried: &[(&str, &str)]) -> Finding {
        let tried = tried.iter().map(|(form, answer)| Tried {
            form: (*form).to_owned(),
            answer: (*answer).to_owned(),
            reply: None,
        });
        Finding {
            endpoint: Endpoint::new(25, Protocol::Smtp),
            verdict: Verdict::Accepts,
            capabilities: Vec::new(),
            backscatter: false,
            tried: tried.collect(),
            software: None,
            transcript: String::new(),
        }
    }

    #[test]
    fn a_mailbox_for_everybody_is_no_relay() {
        let catch_all = [
            ("plain", "refused"),
            ("percent", "accepted"),
            ("imcea", "accepted"),
        ];
        assert!(took_only_for_itself(&finding(&catch_all)));
        let black_hole = [("plain", "accepted"), ("percent", "accepted")];
        assert!(!took_only_for_itself(&finding(&black_hole)));
        let trusting = [("plain", "refused"), ("local-sender", "accepted")];
        assert!(!took_only_for_itself(&finding(&trusting)));
        assert!(!took_only_for_itself(&finding(&[("plain", "refused")])));
    }
}
