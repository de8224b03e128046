//! What whoever files or answers a message needs of it.

use super::paper::Paper;
use super::{addresses, lines};

/// A message, opened for filing and answering.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Opened {
    /// The envelope's sender, as a delivery agent noted it; empty where it did not.
    pub sender: String,
    /// To whom it was delivered, as a delivery agent noted it, else whom it names; in this order.
    pub recipients: Vec<String>,
    /// Who wrote it, as the header shows it.
    pub from: String,
    /// Where an answer goes, if anywhere.
    pub answer_to: Option<String>,
    /// The subject.
    pub subject: String,
    /// Its own `Message-ID`, without angle brackets.
    pub message_id: String,
    /// The messages that it refers to, the oldest first, and the one it returns, by `Message-ID`.
    pub refers_to: Vec<String>,
    /// Its own words, quotes included, at most 32 KiB.
    pub text: String,
    /// The subject of the message that it returns.
    pub returned_subject: String,
}

/// Opens a message, with line ends of any kind.
#[must_use]
pub fn open(bytes: &[u8]) -> Opened {
    let bytes = lines::unified(bytes);
    let paper = Paper::open(&bytes);
    let head = &paper.head;
    let mut recipients = Vec::new();
    for field in ["delivered-to", "x-original-to", "envelope-to", "to", "cc"] {
        for address in head.addresses(field) {
            addresses::add(&mut recipients, address);
        }
    }
    let mut refers_to: Vec<String> = ids(head.get("references")).collect();
    refers_to.extend(ids(head.get("in-reply-to")));
    if let Some(returned) = &paper.returned {
        refers_to.extend(ids(returned.get("message-id")));
        refers_to.extend(ids(returned.get("in-reply-to")));
    }
    refers_to.truncate(MOST_IDS);
    let answer_to = head
        .addresses("reply-to")
        .next()
        .or(head.addresses("from").next());
    Opened {
        sender: head
            .addresses("return-path")
            .next()
            .unwrap_or_default()
            .to_owned(),
        from: head.decoded("from"),
        answer_to: answer_to.map(str::to_owned),
        subject: paper.subject(),
        message_id: ids(head.get("message-id")).next().unwrap_or_default(),
        refers_to,
        text: paper.lines.join("\n").chars().take(LONGEST_TEXT).collect(),
        returned_subject: paper
            .returned
            .map(|head| head.decoded("subject"))
            .unwrap_or_default(),
        recipients,
    }
}

/// The identifiers in angle brackets (RFC 5322 section 3.6.4).
fn ids(value: Option<&str>) -> impl Iterator<Item = String> {
    let ids = value.unwrap_or_default().split('<').skip(1);
    ids.filter_map(|rest| rest.split_once('>'))
        .map(|(id, _)| id.trim().to_owned())
        .filter(|id| !id.is_empty() && id.len() <= 250)
}

const MOST_IDS: usize = 50;
const LONGEST_TEXT: usize = 32_768;
