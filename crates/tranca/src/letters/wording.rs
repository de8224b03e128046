//! What a letter says, as templates see it: every value in the words of the reader's language.

use std::net::IpAddr;

use serde::Serialize;

use super::delisting::{Database, databases};
use super::matter::{Door, Matter};
use super::repeat::repeat;
use crate::cases::contact::Contact;
use crate::cases::evidence::Evidence;
use crate::cases::verdict::Software;
use crate::cases::weakness::Weakness;
use crate::ground::clock::Moment;
use crate::ground::config::agencies::Tlp;
use crate::ground::config::{Agency, Span};
use crate::ground::languages::Language;
use crate::ground::links::{Purpose, sealed};
use crate::ground::operation::Operation;
use crate::guides::{Guide, Guides, Told, ToldStep};

/// Everything that a template can name.
#[derive(Debug, Serialize)]
pub(super) struct Said {
    /// The letter's name: `first-proven`, `thanks` …
    kind: &'static str,
    /// How far it may be passed on (a TLP label), where the agency says so.
    marking: Option<&'static str>,
    /// The operation's name.
    operation: String,
    /// The agency that signs.
    agency: SaidAgency,
    /// All agencies, the lead first.
    agencies: Vec<SaidAgency>,
    /// Where questions go.
    questions: String,
    /// The public pages.
    portal: String,
    /// The page that stops letters to this mailbox.
    stop: String,
    /// Who reads this.
    mailbox: String,
    /// `host`, `network`, `agency` or `nation`.
    scope: &'static str,
    /// Where the mailbox was found.
    basis: String,
    /// How many cases there are.
    count: usize,
    relays: usize,
    proxies: usize,
    cases: Vec<SaidCase>,
    /// The public databases that list them.
    databases: Vec<Database>,
    /// How many of them are told at length.
    detailed: usize,
    guides: Vec<SaidGuide>,
    /// When the first letter was sent; in letters that follow one.
    first_written: Option<String>,
    /// Whether the message carries a signature of our mail domain.
    signed: bool,
    /// The fingerprint of the OpenPGP key that the message is signed with, if it is.
    openpgp: Option<String>,
    evidence_days: u64,
    figures_days: u64,
}

#[derive(Debug, Serialize)]
struct SaidAgency {
    name: String,
    page: String,
    mailbox: String,
    letterhead: Vec<String>,
}

#[derive(Debug, Serialize)]
struct SaidCase {
    reference: String,
    address: String,
    /// `open-relay` or `open-proxy`.
    weakness: &'static str,
    weakness_name: String,
    /// Where it is open, or is said to be.
    doors: Vec<SaidDoor>,
    /// In which form the proof was had, in words.
    form: Option<String>,
    proven_at: Option<String>,
    /// From where our token came back, if not from the address itself.
    exit: Option<String>,
    transcript: Option<String>,
    repeat: Option<SaidStep>,
    listings: Vec<SaidListing>,
    /// Its secret page.
    page: String,
}

#[derive(Debug, Serialize)]
struct SaidDoor {
    /// As text: a port is a name, not a quantity.
    port: String,
    protocol: String,
    software: Option<String>,
    tested_at: Option<String>,
}

#[derive(Debug, Serialize)]
struct SaidListing {
    source: String,
    seen: String,
    detail: String,
}

#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
struct SaidStep {
    sentence: String,
    code: Option<String>,
}

#[derive(Debug, Serialize)]
struct SaidGuide {
    title: String,
    /// The cases that it closes.
    references: Vec<String>,
    why: String,
    steps: Vec<SaidStep>,
    clean_up: Vec<SaidStep>,
    undo: Option<SaidStep>,
    intruder: Option<String>,
    documentation: Option<String>,
    link: String,
    #[serde(skip)]
    told: Told,
}

/// For whom a letter is worded.
pub(super) struct Reader<'a> {
    pub(super) operation: &'a Operation,
    pub(super) language: Language,
    /// Whether nobody told us the language.
    pub(super) guessed: bool,
    pub(super) agency: &'a Agency,
    /// The fingerprint of the key that the message is signed with.
    pub(super) openpgp: Option<&'a str>,
    pub(super) contact: &'a Contact,
    /// The letter's number.
    pub(super) letter: i64,
}

impl Reader<'_> {
    /// The cases in the reader's words, for the letter with this name.
    pub(super) fn said(&self, letter: &'static str, matters: &[Matter]) -> Said {
        let (settings, policy) = (&self.operation.settings, &self.operation.settings.policy);
        let agencies = &self.operation.agencies.all;
        let of = |wanted| {
            let all = matters.iter().map(|one| one.dossier.weakness);
            all.filter(|weakness| *weakness == wanted).count()
        };
        Said {
            kind: letter,
            marking: self.marking(),
            operation: settings.operation.name.clone(),
            agency: said_agency(self.agency),
            agencies: agencies.iter().map(said_agency).collect(),
            questions: self.questions(),
            portal: self.portal().to_owned(),
            stop: self.stop(),
            mailbox: self.contact.mailbox.to_string(),
            scope: self.contact.scope.name(),
            basis: self.contact.basis.clone(),
            count: matters.len(),
            relays: of(Weakness::OpenRelay),
            proxies: of(Weakness::OpenProxy),
            cases: self.explained_once(matters.iter().map(|one| self.case(one)).collect()),
            databases: databases(matters),
            detailed: DETAILED.min(matters.len()),
            guides: self.guides(matters),
            first_written: self.first_written(matters),
            signed: !settings.delivery.dkim.is_empty(),
            openpgp: self.openpgp.map(str::to_owned),
            evidence_days: days(policy.evidence_kept),
            figures_days: days(policy.figures_kept),
        }
    }

    /// The TLP label of the agency that signs.
    pub(super) fn marking(&self) -> Option<&'static str> {
        self.agency.tlp.map(Tlp::label)
    }

    /// The secret page of a case.
    pub(super) fn page(&self, matter: &Matter) -> String {
        let secret = sealed(&self.operation.secret, Purpose::Case, matter.dossier.id.0);
        format!("{}/case/{secret}", self.portal())
    }

    /// The page that stops letters to the mailbox.
    pub(super) fn stop(&self) -> String {
        let secret = sealed(&self.operation.secret, Purpose::Stop, self.letter);
        format!("{}/opt-out/{secret}", self.portal())
    }

    fn portal(&self) -> &str {
        self.operation.settings.portal.url.trim_end_matches('/')
    }

    fn questions(&self) -> String {
        match self.agency.mailbox.trim() {
            "" => self.operation.settings.operation.contact.clone(),
            own => own.to_owned(),
        }
    }

    /// The moment in UTC and by the reader's clocks, or else by those of where the server stands.
    fn moment(&self, moment: Moment, matter: &Matter) -> String {
        let country = self
            .contact
            .country
            .as_ref()
            .or(matter.dossier.country.as_ref());
        self.language.moment(moment, country.map(String::as_str))
    }

    /// The day of the earliest first letter.
    fn first_written(&self, matters: &[Matter]) -> Option<String> {
        let written = matters.iter().filter_map(|matter| matter.first_written);
        written.min().map(|moment| self.language.day(moment))
    }

    fn case(&self, matter: &Matter) -> SaidCase {
        let dossier = &matter.dossier;
        let weakness = dossier.weakness.name();
        let evidence = matter.evidence.as_ref();
        SaidCase {
            reference: dossier.id.to_string(),
            address: dossier.address.to_string(),
            weakness,
            weakness_name: self.language.text(&format!("weakness-{weakness}")),
            doors: matter
                .doors()
                .iter()
                .map(|one| self.door(one, matter))
                .collect(),
            form: evidence.map(|one| self.form(&one.form)),
            proven_at: evidence.map(|one| self.moment(one.proven_at, matter)),
            exit: evidence.and_then(|one| exit(one, dossier.address)),
            transcript: evidence.map(|one| excerpt(&one.transcript)),
            repeat: self.repeat(matter),
            listings: self.listings(matter),
            page: self.page(matter),
        }
    }

    /// How a test is repeated is explained with the first case; those that follow refer to it, and say
    /// no more than what is different.
    fn explained_once(&self, mut cases: Vec<SaidCase>) -> Vec<SaidCase> {
        let mut explained: Vec<SaidStep> = Vec::new();
        for repeat in cases.iter_mut().filter_map(|case| case.repeat.as_mut()) {
            match explained.iter().find(|one| one.sentence == repeat.sentence) {
                Some(first) => {
                    repeat.sentence = self.language.text("repeat-again");
                    repeat.code = repeat
                        .code
                        .take()
                        .map(|code| beside(first.code.as_deref(), code));
                }
                None => explained.push(repeat.clone()),
            }
        }
        cases
    }

    fn listings(&self, matter: &Matter) -> Vec<SaidListing> {
        let newest = matter.listings.iter().take(LISTINGS);
        newest
            .map(|one| SaidListing {
                source: one.source.clone(),
                seen: self.moment(one.seen_at, matter),
                detail: one.detail.clone(),
            })
            .collect()
    }

    fn door(&self, door: &Door, matter: &Matter) -> SaidDoor {
        let protocol = door.endpoint.protocol.name();
        SaidDoor {
            port: door.endpoint.port.to_string(),
            protocol: self.language.text(&format!("protocol-{protocol}")),
            software: door.software.as_ref().map(software),
            tested_at: door.tested_at.map(|at| self.moment(at, matter)),
        }
    }

    fn form(&self, form: &str) -> String {
        self.language
            .text(&format!("form-{}", form.replace(':', "-")))
    }

    /// How to repeat the test that proved it, or to make one where a database says that it is open.
    fn repeat(&self, matter: &Matter) -> Option<SaidStep> {
        let address = matter.dossier.address;
        let repeat = match &matter.evidence {
            Some(evidence) => repeat(address, evidence.endpoint, &evidence.form),
            None => repeat(address, matter.doors().first()?.endpoint, BY_NAME),
        };
        Some(SaidStep {
            sentence: self.language.text(repeat.sentence),
            code: Some(repeat.code),
        })
    }

    /// The guides that close these cases, each told once.
    fn guides(&self, matters: &[Matter]) -> Vec<SaidGuide> {
        let mut guides: Vec<SaidGuide> = Vec::new();
        for (told_of, references) in by_guide(matters) {
            let guide = self.guide(told_of, references);
            match guides.iter_mut().find(|known| known.told == guide.told) {
                Some(known) => known.references.extend(guide.references),
                None => guides.push(guide),
            }
        }
        guides
    }

    fn guide(&self, (guide, form): ToldOf<'_>, references: Vec<String>) -> SaidGuide {
        let told = guide.told(self.language, form);
        let steps = told.steps.iter().chain(&told.reload).chain(&told.check);
        SaidGuide {
            title: told.title.clone(),
            references,
            why: told.why.clone(),
            steps: steps.map(said_step).collect(),
            clean_up: told.clean_up.iter().map(said_step).collect(),
            undo: told.undo.as_ref().map(said_step),
            intruder: told.intruder.clone(),
            documentation: told.documentation.clone(),
            link: format!("{}/guides/{}", self.portal(), guide.product),
            told,
        }
    }
}

/// What decides how a guide is told: itself, and the form of the proof.
type ToldOf<'a> = (&'static Guide, Option<&'a str>);

/// The cases' references by what is told of them, in the order of the cases.
fn by_guide(matters: &[Matter]) -> Vec<(ToldOf<'_>, Vec<String>)> {
    let mut found: Vec<(ToldOf<'_>, Vec<String>)> = Vec::new();
    for matter in matters {
        let (product, weakness) = (matter.product(), matter.dossier.weakness);
        let Some(guide) = Guides::builtin().guide_for(product.as_deref(), weakness) else {
            continue;
        };
        let form = matter.evidence.as_ref().map(|one| one.form.as_str());
        let reference = matter.dossier.id.to_string();
        let same = |known: &ToldOf<'_>| known.0.product == guide.product && known.1 == form;
        match found.iter_mut().find(|(known, _)| same(known)) {
            Some((_, references)) => references.push(reference),
            None => found.push(((guide, form), vec![reference])),
        }
    }
    found
}

fn said_agency(agency: &Agency) -> SaidAgency {
    SaidAgency {
        name: agency.name.clone(),
        page: agency.page.clone(),
        mailbox: agency.mailbox.clone(),
        letterhead: agency.letterhead.clone(),
    }
}

/// What is typed for a later case: the line that names its server, where the others are those that
/// were explained.
fn beside(explained: Option<&str>, code: String) -> String {
    let explained = explained.and_then(|code| code.split_once('\n'));
    match (explained, code.split_once('\n')) {
        (Some((_, known)), Some((first, others))) if known == others => first.to_owned(),
        _ => code,
    }
}

fn said_step(step: &ToldStep) -> SaidStep {
    SaidStep {
        sentence: step.sentence.clone(),
        code: step.code.clone(),
    }
}

/// The product's name for people, with its version where it says one.
fn software(software: &Software) -> String {
    let name = Guides::builtin().name(&software.product);
    let name = name.unwrap_or(&software.product);
    match &software.version {
        Some(version) => format!("{name} {version}"),
        None => name.to_owned(),
    }
}

fn exit(evidence: &Evidence, address: IpAddr) -> Option<String> {
    (evidence.exit != address).then(|| evidence.exit.to_string())
}

/// The head and the end of a long transcript: the greeting and what decided.
fn excerpt(transcript: &str) -> String {
    let lines: Vec<&str> = transcript.lines().collect();
    if lines.len() <= 2 * EXCERPT {
        return lines.join("\n");
    }
    let (head, end) = (&lines[..EXCERPT], &lines[lines.len() - EXCERPT..]);
    format!("{}\n[…]\n{}", head.join("\n"), end.join("\n"))
}

fn days(span: Span) -> u64 {
    span.duration().as_secs().div_ceil(86_400)
}

/// The form in which a proxy is asked for a host by its name: for a test that nobody made yet.
const BY_NAME: &str = "socks5:name";
/// How many cases of a digest are told at length.
pub(super) const DETAILED: usize = 20;
/// How many lines of a transcript's head, and of its end, stand in a letter.
const EXCERPT: usize = 14;
/// How many listings of a case stand in a letter.
const LISTINGS: usize = 5;
