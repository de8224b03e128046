//! Complaints of recipients and their providers (ARF, RFC 5965), and those of before that format.

use super::head::Head;
use super::paper::Paper;
use super::{Kind, Reading, notice, words};
use super::{addresses, concerned};

/// Reads a feedback report, if it is one.
///
/// A report that praises (`not-spam`) or is about authentication (RFC 6591) complains about nobody.
pub(super) fn read(paper: &Paper) -> Option<Reading> {
    let report = feedback(paper)?;
    let kind = match report
        .get("feedback-type")
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("not-spam" | "auth-failure" | "dkim") => Kind::Other,
        _ => Kind::Complaint,
    };
    let reason = report
        .get("feedback-type")
        .map(|kind| notice::on_one_line(&format!("feedback report: {kind}")));
    Some(Reading {
        recipients: recipients(&report, paper),
        reason,
        ..Reading::only(kind)
    })
}

fn feedback(paper: &Paper) -> Option<Head> {
    if let Some(fields) = &paper.feedback {
        return Some(Head::read(fields.trim_start()));
    }
    // Outlook.com's programme for senders wraps no report around the message that it complains of, and
    // adds a field to it.
    if accused(paper).any(|head| head.has(OUTLOOKS)) {
        return Some(Head::read("Feedback-Type: abuse"));
    }
    if complains_in_words(paper) {
        return Some(Head::read("Feedback-Type: abuse"));
    }
    let named = paper
        .report_type()
        .is_some_and(|kind| kind == "feedback-report");
    // The fields may stand among the words where a gateway flattened the parts.
    named.then(|| {
        let fields = paper
            .lines
            .iter()
            .position(|line| line.starts_with("Feedback-Type:"));
        Head::read(&paper.lines[fields.unwrap_or(0)..].join("\n"))
    })
}

/// Whether a provider or a reporting service complains in words, without a report: nobody's answer.
fn complains_in_words(paper: &Paper) -> bool {
    let subject = paper.subject();
    let is_answer = words::ANSWERS.is_match(&subject) || paper.head.has("in-reply-to");
    !is_answer
        && paper.report_type().is_none()
        && words::COMPLAINT.is_match(&subject)
        && (paper.returned.is_some() || words::COMPLAINING.is_match(&paper.flat))
}

/// The headers in which a field may tell of whom the message was: its own, and that of the message it
/// carries.
fn accused(paper: &Paper) -> impl Iterator<Item = &Head> {
    [Some(&paper.head), paper.returned.as_ref()]
        .into_iter()
        .flatten()
}

/// Who complained, as far as it is told.
fn recipients(report: &Head, paper: &Paper) -> Vec<String> {
    let mut found = Vec::new();
    for field in ["original-rcpt-to", "removal-recipient"] {
        for address in report.addresses(field) {
            addresses::add(&mut found, address);
        }
    }
    for address in accused(paper).flat_map(|head| head.addresses(OUTLOOKS)) {
        addresses::add(&mut found, address);
    }
    if found.is_empty() {
        found = concerned::addressed(paper);
    }
    found
}

const OUTLOOKS: &str = "x-hmxmroriginalrecipient";
