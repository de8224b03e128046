//! Who speaks: a mail server, some other machine, or a person.

use std::sync::LazyLock;

use regex::Regex;

use super::addresses;
use super::head::Head;
use super::paper::Paper;
use super::{notice, words};

/// Who speaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Speaker {
    /// A mail server: it says so by a null sender, its name, or a field that only mail servers set.
    MailServer,
    /// A machine.
    Machine,
    /// Nothing tells that it is no person.
    Person,
}

impl Speaker {
    pub(super) fn of(paper: &Paper) -> Self {
        if is_a_mail_server(paper) {
            Self::MailServer
        } else if is_a_machine(paper) {
            Self::Machine
        } else {
            Self::Person
        }
    }
}

fn is_a_mail_server(paper: &Paper) -> bool {
    let head = &paper.head;
    if SERVERS_FIELDS.iter().any(|name| head.has(name)) {
        return true;
    }
    if head.has_no_sender() || paper.report_type().is_some() {
        return true;
    }
    // A postmaster is a person too: one who answers or writes with a program for people.
    let as_a_person = words::ANSWERS.is_match(&paper.subject()) || written_by_hand(&paper.head);
    names_a_mail_server(paper) && (!as_a_person || notice::opens(paper))
}

/// Whether the sender's name or address is a mail server's.
fn names_a_mail_server(paper: &Paper) -> bool {
    signs_as_a_mail_server(&paper.head) || DISPLAY_NAMES.is_match(&paper.head.decoded("from"))
}

/// Whether the sender's address is a mail server's, or empty.
pub(super) fn signs_as_a_mail_server(head: &Head) -> bool {
    let local = local_part(head);
    PEOPLES.iter().any(|name| local.starts_with(name)) || signs_as_no_person(&local)
}

/// Whether the name with which a mail server signs is one that people use too.
pub(super) fn may_be_a_person(head: &Head) -> bool {
    !signs_as_no_person(&local_part(head))
}

fn signs_as_no_person(local: &str) -> bool {
    let short = ["", "dsn", "ndr"].contains(&local);
    short || MAILERS.iter().any(|name| local.starts_with(name))
}

/// The sender's local part, in lower case and without marks; empty where there is no address.
fn local_part(head: &Head) -> String {
    let from = head.decoded("from").to_ascii_lowercase();
    if from.trim_end().ends_with("<>") {
        return String::new();
    }
    let address = addresses::first(&from).unwrap_or(&from);
    let local = address.split('@').next().unwrap_or_default();
    local.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a name stands before the address that is no mail server's.
pub(super) fn bears_a_name(head: &Head) -> bool {
    let from = head.decoded("from");
    let name = from.split('<').next().unwrap_or_default();
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    from.contains('<') && !plain.is_empty() && !SYSTEMS.is_match(name)
}

/// Whether a program for people wrote it.
fn written_by_hand(head: &Head) -> bool {
    head.has("in-reply-to") && !head.has("auto-submitted") || with_a_program(head)
}

/// Whether it names a program for people as its own.
pub(super) fn with_a_program(head: &Head) -> bool {
    let program = head.get("user-agent").or(head.get("x-mailer"));
    PROGRAMS.is_match(program.unwrap_or_default())
}

fn is_a_machine(paper: &Paper) -> bool {
    let head = &paper.head;
    let submitted = head.get("auto-submitted").unwrap_or("no");
    let from = paper.head.decoded("from").to_ascii_lowercase();
    !submitted.eq_ignore_ascii_case("no") || MACHINES.is_match(&from)
}

/// Fields that only mail servers set, in bounces only.
const SERVERS_FIELDS: [&str; 4] = [
    "x-failed-recipients",
    "x-mddsn-message",
    "x-ms-exchange-message-is-ndr",
    "x-mms-dsn",
];
/// Local parts, without marks, with which mail servers sign and nobody else.
const MAILERS: [&str; 10] = [
    "bouncedaemon",
    "deliverystatus",
    "maildaemon",
    "maildeliverysubsystem",
    "maildeliverysystem",
    "mailerdaemon",
    "mailrobot",
    "mdaemon",
    "microsoftexchange",
    "smtpserver",
];
/// Local parts with which people sign too.
const PEOPLES: [&str; 6] = [
    "mailadmin",
    "maildelivery",
    "mailsystem",
    "postmaster",
    "postoffice",
    "systemadministrator",
];
static DISPLAY_NAMES: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)mail(?:er)?[ \-_]?daemon|mail delivery|mail administrator|mail system|mail server|delivery (?:sub)?system|delivery status|delivery notification|system administrator|systemadministrator|postmaster|microsoft outlook\b.{0,4}$|microsoft exchange|administrateur (?:syst|du syst)|administrador del? sist|amministratore di sistema|systeembeheerder|internet mail delivery|mail deliver|mmdf|interscan|email delivery|e-mail system|groupwise|undeliverable|mailsubsystem|邮件系统|系统退信|郵件系統|почтовая служба",
    )
});
/// Words in the names that systems bear.
static SYSTEMS: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)post|mail|system|admin|daemon|deliver|server|gateway|filter|robot|notif|auto|smtp|service|support|exchange|outlook|scan|virus|spam|@|почт|систем|邮|郵|系统|系統|メール|システム|메일|시스템",
    )
});
static PROGRAMS: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"(?i)thunderbird|mozilla|mutt|evolution|apple mail|iphone|ipad|roundcube|squirrelmail|horde|kmail|claws|sylpheed|the bat|gnus|microsoft outlook|airmail|k-9|becky|foxmail|pine|webmail",
    )
});
static MACHINES: LazyLock<Regex> = LazyLock::new(|| {
    words::pattern(
        r"no[\-_.]?reply|do[\-_.]?not[\-_.]?reply|bounce|mailer|daemon|delivery|autorespond|auto[\-_]?reply|automat|notification|robot|system@|root@|admin(?:istrator)?@|smtp@|exchange|robot|mailgate|mailmarshal|antispam|quarantine|gateway|server",
    )
});
