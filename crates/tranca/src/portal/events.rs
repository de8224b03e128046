//! The history of a case in words for people. The history's own words are an engineer's, in English.

use crate::cases::history::{Act, Event};
use crate::ground::languages::Language;

/// One line of what happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Line {
    pub(super) at: String,
    pub(super) says: String,
}

/// The lines of a history, the newest first. Who wrote us what, and what we answered, is between us
/// and them.
pub(super) fn lines(history: &[Event], language: Language) -> Vec<Line> {
    let line = |event: &Event| Line {
        at: event.at.for_people(),
        says: says(event, language),
    };
    let is_shown = |event: &&Event| !matches!(event.act, Act::Heard | Act::Answered);
    history.iter().rev().filter(is_shown).map(line).collect()
}

fn says(event: &Event, language: Language) -> String {
    let key = format!("event-{}", event.act);
    match event.act {
        Act::Opened | Act::ListedAgain => {
            let source = event.actor.strip_prefix("source ").unwrap_or(&event.actor);
            language.fill(&key, &[("source", source.into())])
        }
        Act::SetAside => {
            let reason = event.why.split(':').next().unwrap_or_default();
            let reason = language.text(&format!("aside-{reason}"));
            language.fill(&key, &[("reason", reason.into())])
        }
        _ => language.text(&key),
    }
}
