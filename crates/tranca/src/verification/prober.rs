//! Tests one endpoint: lets the dialogues speak, waits for the token, and says what was found.

use std::time::Duration;

use canary::Unable;
use dialogue::{Answer, CanaryDomain, Form, TokenKey};
use tokio::time::Instant;

use super::arrivals::{Arrival, Arrivals, Expecting};
use super::courtesy::Courtesy;
use super::dialer::{Dialed, Dialer};
use super::driver::{Patience, Transcript};
use super::pace::Pace;
use super::permit::{Gate, Permit};
use super::wire::Wire;
use super::{proxy, relay};
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::verdict::{Closure, Finding, Software, Tried, Verdict};
use crate::ground::clock::Clock;
use crate::ground::config::settings::Level;
use crate::ground::resolver::Resolver;
use crate::guides::{Guides, Heard, guide};

/// Everything a test needs.
#[derive(Clone, Debug)]
pub struct Prober {
    /// Whom we may test: asked again before every connection.
    pub gate: Gate,
    /// Opens connections.
    pub dialer: Dialer,
    /// Keeps the pace.
    pub pace: Pace,
    /// How long a server may think.
    pub patience: Patience,
    /// Looks names up.
    pub resolver: Resolver,
    /// Where tokens come back to.
    pub target: Target,
    /// Mints tokens.
    pub key: TokenKey,
    /// Tokens that came back.
    pub arrivals: Arrivals,
    /// To whom our canary offers no TLS: servers that would break over it are named here beforehand.
    pub unable: Unable,
    /// Who we are.
    pub courtesy: Courtesy,
    /// How far a test goes.
    pub level: Level,
    /// In which forms servers are asked.
    pub breadth: Breadth,
    /// How long a token is waited for before the test goes on.
    pub wait: Duration,
    /// The time, for the date in a probe mail.
    pub clock: Clock,
}

/// In which forms servers are asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Breadth {
    /// Mail servers until the first proof; proxies in every form, since each has its own fix.
    #[default]
    Usual,
    /// In every form, whatever was proven before.
    Every,
    /// In these alone.
    Only(Vec<Form>),
}

impl Breadth {
    /// Whether this form is asked at all.
    #[must_use]
    pub fn holds(&self, form: Form) -> bool {
        match self {
            Self::Usual | Self::Every => true,
            Self::Only(forms) => forms.contains(&form),
        }
    }
}

/// Where tokens come back to, as tested servers are told.
#[derive(Clone, Debug)]
pub struct Target {
    /// Our mail domain. Without it mail servers are not tested.
    pub domain: Option<CanaryDomain>,
    /// Our web host's name.
    pub host: Option<CanaryDomain>,
    /// Its IPv4 address.
    pub v4: Option<std::net::Ipv4Addr>,
    /// Its IPv6 address.
    pub v6: Option<std::net::Ipv6Addr>,
    /// Its web ports, each of which takes HTTP and TLS; the first is the surest.
    pub web_ports: Vec<u16>,
    /// Its ports for mail.
    pub mail_ports: Vec<u16>,
    /// Its port for datagrams.
    pub udp_port: Option<u16>,
}

impl Target {
    /// Where a page is fetched from in clear: port 80, or else the first.
    #[must_use]
    pub fn web_port(&self) -> Option<u16> {
        self.web_at(80).or(self.web_ports.first().copied())
    }

    /// This port, if it is a web port of ours.
    #[must_use]
    pub fn web_at(&self, port: u16) -> Option<u16> {
        self.web_ports.contains(&port).then_some(port)
    }

    /// This port, if mail is taken there.
    #[must_use]
    pub fn mail_at(&self, port: u16) -> Option<u16> {
        self.mail_ports.contains(&port).then_some(port)
    }
}

/// One endpoint to test.
#[derive(Clone, Copy, Debug)]
pub struct Errand<'a> {
    /// Leave to test its address.
    pub permit: &'a Permit,
    /// Where.
    pub endpoint: Endpoint,
    /// The number of the check, which is in its tokens.
    pub check: u64,
    /// Whether our token once came back through it: then a port that refuses connections is
    /// closed, and not merely unreachable.
    pub was_open: bool,
    /// Whether a server that asks for patience has had it: then its "later" is a refusal.
    pub is_last_attempt: bool,
    /// Whether the port has already answered in another protocol: who speaks one rarely speaks
    /// another, and need not be waited for as long.
    pub has_spoken: bool,
    /// Whether the port has trickled until the time of a conversation was over: then another protocol
    /// is granted less.
    pub is_slow: bool,
    /// The reference in the probe mail.
    pub reference: &'a str,
    /// The sources in the probe mail.
    pub listed_by: &'a str,
}

impl<'a> Errand<'a> {
    /// The first and only test of an endpoint of which nothing is known, for this reference, listed by
    /// these sources.
    #[must_use]
    pub const fn once(
        permit: &'a Permit,
        endpoint: Endpoint,
        check: u64,
        (reference, listed_by): (&'a str, &'a str),
    ) -> Self {
        Self {
            permit,
            endpoint,
            check,
            was_open: false,
            // Whoever still asks for patience afterwards has had it.
            is_last_attempt: true,
            has_spoken: false,
            is_slow: false,
            reference,
            listed_by,
        }
    }
}

/// What a test found.
#[derive(Clone, Debug)]
pub struct Probed {
    /// The finding.
    pub finding: Finding,
    /// What proves it, where it is open: one arrival for each capability.
    pub proofs: Vec<Arrival>,
    /// Whether the server trickled until the time of a conversation was over.
    pub was_slow: bool,
}

/// One endpoint under test, in as many passes as the server's requests for patience make necessary.
pub enum Test<'a> {
    /// Of a mail server.
    Relay(Box<relay::Test<'a>>),
    /// Of a proxy.
    Proxy(Box<proxy::Test<'a>>),
}

impl Test<'_> {
    /// Asks in every form that is not decided yet.
    pub async fn pass(&mut self) {
        match self {
            // Much larger than the other, and moved about with it.
            Self::Relay(test) => Box::pin(test.pass()).await,
            Self::Proxy(test) => test.pass().await,
        }
    }

    /// Whether the server asked for patience, so that another pass may decide.
    #[must_use]
    pub fn wants_another(&self) -> bool {
        match self {
            Self::Relay(test) => test.wants_another(),
            Self::Proxy(test) => test.wants_another(),
        }
    }

    /// Whether another pass may go on at once: the one before ended for want of time alone.
    #[must_use]
    pub fn is_cut_short(&self) -> bool {
        match self {
            Self::Relay(test) => test.is_cut_short(),
            Self::Proxy(_) => false,
        }
    }

    /// Whether the server took something that has not come back.
    #[must_use]
    pub fn awaits(&self) -> bool {
        match self {
            Self::Relay(test) => test.awaits(),
            Self::Proxy(test) => test.awaits(),
        }
    }

    /// When a mail server was handed the last message; proxies answer at once.
    #[must_use]
    pub const fn sent_at(&self) -> Option<Instant> {
        match self {
            Self::Relay(test) => test.sent_at(),
            Self::Proxy(_) => None,
        }
    }

    /// Whether the server has said anything.
    #[must_use]
    pub fn has_spoken(&self) -> bool {
        match self {
            Self::Relay(test) => test.has_spoken(),
            Self::Proxy(test) => test.has_spoken(),
        }
    }

    /// Whether it talked on until the time of a conversation was over.
    #[must_use]
    pub const fn is_slow(&self) -> bool {
        match self {
            Self::Relay(_) => false,
            Self::Proxy(test) => test.is_slow(),
        }
    }

    /// Whether there was no connection to be had: then no other protocol of the port is asked.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        match self {
            Self::Relay(_) => false,
            Self::Proxy(test) => test.is_gone(),
        }
    }

    /// Waits for what the server took, until then at most.
    pub async fn await_tokens(&mut self, end: Instant) {
        match self {
            Self::Relay(test) => test.await_tokens(end).await,
            Self::Proxy(test) => test.await_tokens(end).await,
        }
    }

    /// What was found.
    #[must_use]
    pub fn conclude(self) -> Probed {
        match self {
            Self::Relay(test) => test.conclude(),
            Self::Proxy(test) => test.conclude(),
        }
    }
}

impl Prober {
    /// Begins the test of one endpoint; nothing is sent before its first pass.
    #[must_use]
    pub fn begin<'a>(&'a self, errand: Errand<'a>, expecting: &'a Expecting) -> Test<'a> {
        match errand.endpoint.protocol {
            Protocol::Smtp => Test::Relay(Box::new(relay::Test::new(self, errand, expecting))),
            _ => Test::Proxy(Box::new(proxy::Test::new(self, errand, expecting))),
        }
    }

    /// Tests one endpoint in one pass, and waits for what it took.
    pub async fn probe(&self, errand: Errand<'_>, expecting: &Expecting) -> Probed {
        let mut test = self.begin(errand, expecting);
        test.pass().await;
        if test.awaits() {
            test.await_tokens(Instant::now() + self.wait).await;
        }
        test.conclude()
    }

    /// Whether any form of this protocol is asked.
    #[must_use]
    pub fn has_questions(&self, protocol: Protocol) -> bool {
        let forms: &[Form] = match protocol {
            Protocol::Smtp => &Form::RELAY,
            proxy => proxy::forms(proxy),
        };
        forms.iter().any(|form| self.breadth.holds(*form))
    }

    /// Whether this form is asked on this errand at all.
    pub(super) fn asks(&self, errand: Errand<'_>, form: Form) -> bool {
        self.breadth.holds(form) && (errand.permit.is_owners() || !form.feigns_origin())
    }

    /// How long this endpoint may think.
    pub(super) fn patience_with(&self, errand: Errand<'_>) -> Patience {
        let reply = if errand.has_spoken {
            self.patience.reply.min(SECOND_TONGUE)
        } else {
            self.patience.reply
        };
        Patience {
            reply,
            ..self.patience
        }
    }

    /// One connection, in its turn.
    pub(super) async fn dial(&self, errand: Errand<'_>, transcript: &mut Transcript) -> Connected {
        let turn = self.pace.turn(errand.permit).await;
        let (address, port) = (errand.permit.address(), errand.endpoint.port);
        if let Err(denied) = self.gate.still(errand.permit) {
            transcript.remark(&format!("{address} is no longer tested: {denied}"));
            return Connected::No(Verdict::Undecided);
        }
        match self.dialer.dial(errand.permit, port).await {
            Dialed::Connected(stream) => {
                transcript.remark(&format!("connected to {address} port {port}"));
                Connected::Yes(Wire::from(stream), turn)
            }
            Dialed::Refused => {
                transcript.remark(&format!("{address} port {port} refuses connections"));
                Connected::No(Verdict::refusing(errand.was_open))
            }
            Dialed::Silent => {
                transcript.remark(&format!("{address} port {port} does not answer"));
                Connected::No(Verdict::Unreachable)
            }
            Dialed::Ours(error) => {
                tracing::warn!(%address, port, %error, "could not connect for a reason of our own");
                transcript.remark(&format!("could not be tried: {error}"));
                Connected::No(Verdict::Undecided)
            }
        }
    }
}

/// A connection, or the verdict that follows from there being none.
pub(super) enum Connected {
    Yes(Wire, super::pace::Turn),
    No(Verdict),
}

impl Verdict {
    /// A port that actively refuses connections: withdrawn if it was once found open.
    const fn refusing(was_open: bool) -> Self {
        if was_open {
            Self::Closed(Closure::Withdrawn)
        } else {
            Self::Unreachable
        }
    }
}

/// One form that was tried, as findings keep it.
pub(super) fn tried(form: Form, answer: &Answer) -> Tried {
    Tried {
        form: form.name().to_owned(),
        answer: answer.name().to_owned(),
        reply: answer.reply().map(ToOwned::to_owned),
    }
}

/// Which software answered, by what it said.
pub(super) fn software(protocol: Protocol, transcript: &str) -> Option<Software> {
    let protocol = match protocol {
        Protocol::Smtp => guide::Protocol::Smtp,
        Protocol::HttpConnect | Protocol::HttpForward | Protocol::Https => guide::Protocol::Http,
        Protocol::Socks4 | Protocol::Socks5 => guide::Protocol::Socks,
        // A prompt is a line that anybody can write.
        Protocol::Telnet => return None,
    };
    let found = Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })?;
    Some(Software {
        product: found.product,
        version: found.version,
        basis: found.basis.name().to_owned(),
    })
}

/// What a port that speaks another protocol is granted to answer in this one.
pub(super) const SECOND_TONGUE: Duration = Duration::from_secs(3);
