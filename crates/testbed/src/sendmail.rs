//! Sendmail, on Debian's own configuration, open to the network.

use crate::command::told;
use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// What differs from Debian's own configuration.
#[derive(Clone, Copy, Debug)]
pub struct Changes {
    /// Features beside those that Debian has, in `sendmail.mc`.
    pub features: &'static str,
    /// Where its own domain's mail goes, instead of staying; then it relays for that domain.
    pub inner_host: Option<&'static str>,
    /// Lines of `relay-domains`.
    pub relay_domains: &'static str,
}

impl Changes {
    /// None.
    pub const NONE: Self = Self {
        features: "",
        inner_host: None,
        relay_domains: "",
    };
}

/// Starts a Sendmail on port 25.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, changes: Changes) -> Result<Server, Trouble> {
    let root = Root::of(Product::Sendmail)?;
    let shipped = root.packages().join(SHIPPED);
    let shipped = std::fs::read_to_string(&shipped).map_err(told(&shipped))?;
    root.write(CONFIGURATION, &with(&shipped, changes.features))?;
    write_tables(&root, host, changes)?;
    // Debian's installer writes these; nothing in them matters here.
    for empty in ["m4/dialup.m4", "m4/provider.m4", "trusted-users", "access"] {
        root.write(&format!("etc/mail/{empty}"), "")?;
    }
    root.write("etc/mail/aliases", "postmaster: root\n")?;
    for folder in ["run/sendmail/mta", "var/lib/sendmail", "var/spool/mqueue"] {
        root.folder_of(User::Root, folder)?;
    }
    Server::start(host, root, START, SMTP)
}

/// Which domains stay, which go on, and where to.
fn write_tables(root: &Root, host: &Host, changes: Changes) -> Result<(), Trouble> {
    let (name, domain) = (host.name(), host.domain());
    let (mut own, mut relayed) = (
        format!("localhost\n{name}\n"),
        changes.relay_domains.to_owned(),
    );
    let to = match changes.inner_host {
        Some(inner_host) => {
            relayed.push_str(&format!("{domain}\n"));
            format!("{domain} esmtp:[{inner_host}]\n")
        }
        None => {
            own.push_str(&format!("{domain}\n"));
            String::new()
        }
    };
    root.write("etc/mail/local-host-names", &own)?;
    root.write("etc/mail/relay-domains", &relayed)?;
    root.write("etc/mail/mailertable", &to)
}

/// Debian's listens on loopback alone, and has its features before its mailers.
fn with(shipped: &str, features: &str) -> String {
    let own = format!("{WHATEVER_THE_LOAD}{features}\nMAILER_DEFINITIONS");
    shipped
        .replace(", Addr=127.0.0.1", "")
        .replace("MAILER_DEFINITIONS", &own)
}

/// What is made into `sendmail.cf`, as its manual names it.
pub const CONFIGURATION: &str = "/etc/mail/sendmail.mc";

const SHIPPED: &str = "usr/share/sendmail/cf/debian/sendmail.mc";

/// Sendmail keeps mail and connections waiting while its machine is busy, as ours is when tests
/// run.
const WHATEVER_THE_LOAD: &str = "\
FEATURE(`mailertable')dnl
define(`confQUEUE_LA', `1000')dnl
define(`confREFUSE_LA', `1000')dnl
define(`confDELAY_LA', `1000')dnl
";

/// What Debian's `sendmailconfig` does, without its Perl; then the daemon in the foreground.
const START: &str = "sh -c 'cd /etc/mail && m4 sendmail.mc > sendmail.cf && \
    for table in access mailertable; do \
    /usr/libexec/sendmail/makemap hash $table < $table || exit; done && \
    /usr/libexec/sendmail/sendmail -bi && exec /usr/libexec/sendmail/sendmail -bD -q20m'";
const SMTP: u16 = 25;
