//! What a verification found at one endpoint.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::endpoint::Endpoint;

/// The verdict on one endpoint. Only `Open` accuses, and only a returned token makes it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Our token came back through it.
    Open,
    /// It took our token, and nothing has come back yet: a waiting state with an end.
    Accepts,
    /// It refuses strangers.
    Closed(Closure),
    /// It refuses us (blocklist, rate limit), which says nothing about what it does for others.
    RefusesUs,
    /// Something else speaks there.
    NotThatService,
    /// Nobody answers.
    Unreachable,
    /// It answered, but nothing follows from it.
    Undecided,
}

/// Why an endpoint counts as closed.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Closure {
    /// Its policy says no.
    Refused,
    /// It says "later" and never anything else.
    Deferred,
    /// The port that was once found open now actively refuses connections.
    Withdrawn,
}

impl Verdict {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepts => "accepts",
            Self::Closed(_) => "closed",
            Self::RefusesUs => "refuses-us",
            Self::NotThatService => "not-that-service",
            Self::Unreachable => "unreachable",
            Self::Undecided => "undecided",
        }
    }

    /// Why it is closed, in outputs.
    #[must_use]
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Closed(closure) => Some(closure.name()),
            _ => None,
        }
    }

    /// The verdict with this name and reason, as outputs and the database write them.
    #[must_use]
    pub fn from_names(name: &str, reason: Option<&str>) -> Option<Self> {
        match (name, reason) {
            ("open", _) => Some(Self::Open),
            ("accepts", _) => Some(Self::Accepts),
            ("closed", Some("deferred")) => Some(Self::Closed(Closure::Deferred)),
            ("closed", Some("withdrawn")) => Some(Self::Closed(Closure::Withdrawn)),
            ("closed", _) => Some(Self::Closed(Closure::Refused)),
            ("refuses-us", _) => Some(Self::RefusesUs),
            ("not-that-service", _) => Some(Self::NotThatService),
            ("unreachable", _) => Some(Self::Unreachable),
            ("undecided", _) => Some(Self::Undecided),
            _ => None,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.reason() {
            Some(reason) => write!(f, "{} ({reason})", self.name()),
            None => f.write_str(self.name()),
        }
    }
}

impl Closure {
    /// The name in outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Deferred => "deferred",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// One form that was tried, and what became of it.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Tried {
    /// The form, by its name (`plain`, `http-connect`, …).
    pub form: String,
    /// How the dialogue ended, by its name (`accepted`, `refused`, …).
    pub answer: String,
    /// What the server said, where it said something that decided.
    pub reply: Option<String>,
}

impl Tried {
    /// Whether the server said anything to it.
    #[must_use]
    pub fn was_answered(&self) -> bool {
        !matches!(self.answer.as_str(), "silent" | "hung-up")
    }
}

/// The software behind an endpoint, and what that rests on.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Software {
    /// The product, by the name of its guide (`postfix`, `squid`, …).
    pub product: String,
    /// Its version, where it says so.
    pub version: Option<String>,
    /// What the recognition rests on: `banner`, `server-header`, ….
    pub basis: String,
}

/// What one verification found at one endpoint.
#[derive(Clone, Debug, Eq, PartialEq, Deserialize, Serialize)]
pub struct Finding {
    /// Where.
    pub endpoint: Endpoint,
    /// What.
    pub verdict: Verdict,
    /// The forms in which our token came back, in the order of [`dialogue::Form`].
    #[serde(default)]
    pub capabilities: Vec<String>,
    /// Whether a bounce of ours came back: a note beside the verdict, no relay.
    pub backscatter: bool,
    /// The forms tried, in order.
    pub tried: Vec<Tried>,
    /// The software, where it was recognised.
    pub software: Option<Software>,
    /// What was said, line by line, `<` the server and `>` we; bounded.
    pub transcript: String,
}

/// What a whole verification says about a case, from its endpoints.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Summary {
    /// At least one endpoint is open.
    Open,
    /// None is open, and at least one took our token: wait.
    Waiting,
    /// None is open or waiting, and at least one asked for patience or refuses us: ask again.
    Again,
    /// At least one endpoint answered as a closed server does, and none worse.
    Closed,
    /// Something else speaks there, on every endpoint that answered.
    NotThatService,
    /// Nobody answered on any endpoint.
    Unreachable,
}

impl Summary {
    /// Sums up the findings of one verification.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let any = |wanted: fn(Verdict) -> bool| findings.iter().any(|f| wanted(f.verdict));
        if any(|v| v == Verdict::Open) {
            return Self::Open;
        }
        if any(|v| v == Verdict::Accepts) {
            return Self::Waiting;
        }
        if any(|v| matches!(v, Verdict::RefusesUs | Verdict::Undecided)) {
            return Self::Again;
        }
        if any(|v| matches!(v, Verdict::Closed(_))) {
            return Self::Closed;
        }
        if any(|v| v == Verdict::NotThatService) {
            return Self::NotThatService;
        }
        Self::Unreachable
    }
}

#[cfg(test)]
mod tests {
    use super::super::endpoint::Protocol;
    use super::*;

    fn finding(verdict: Verdict) -> Finding {
        Finding {
            endpoint: Endpoint::new(25, Protocol::Smtp),
            verdict,
            capabilities: Vec::new(),
            backscatter: false,
            tried: Vec::new(),
            software: None,
            transcript: String::new(),
        }
    }

    #[test]
    fn one_open_endpoint_makes_an_open_case_and_silence_never_a_closed_one() {
        let closed = finding(Verdict::Closed(Closure::Refused));
        let open = finding(Verdict::Open);
        let silent = finding(Verdict::Unreachable);
        assert_eq!(Summary::of(&[closed.clone(), open]), Summary::Open);
        assert_eq!(Summary::of(&[silent.clone(), closed]), Summary::Closed);
        assert_eq!(Summary::of(&[silent]), Summary::Unreachable);
        assert_eq!(Summary::of(&[]), Summary::Unreachable);
    }

    #[test]
    fn a_server_that_took_our_token_is_waited_for() {
        let accepts = finding(Verdict::Accepts);
        let refused = finding(Verdict::Closed(Closure::Refused));
        assert_eq!(Summary::of(&[refused, accepts]), Summary::Waiting);
    }

    #[test]
    fn verdicts_survive_their_names() {
        for verdict in [
            Verdict::Open,
            Verdict::Accepts,
            Verdict::Closed(Closure::Refused),
            Verdict::Closed(Closure::Deferred),
            Verdict::Closed(Closure::Withdrawn),
            Verdict::RefusesUs,
            Verdict::NotThatService,
            Verdict::Unreachable,
            Verdict::Undecided,
        ] {
            assert_eq!(
                Verdict::from_names(verdict.name(), verdict.reason()),
                Some(verdict)
            );
        }
    }
}
