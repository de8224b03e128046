//! OpenSMTPD, by the rules of its configuration.
//!
//! # Limits
//! Debian 12's cannot speak TLS: its own keeper of keys does not work with OpenSSL 3.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// Starts an OpenSMTPD on port 25, with these rules before those that Debian ships. `DOMAIN` stands
/// for its own.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, rules: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::OpenSmtpd)?;
    let text = format!("{BEFORE}{rules}\n{AFTER}")
        .replace("DOMAIN", host.domain())
        .replace("NAME", host.name());
    root.write(CONFIGURATION, &text)?;
    root.write("etc/aliases", "postmaster: root\n")?;
    root.write("etc/mailname", &format!("{}\n", host.name()))?;
    root.folder_of(User::Root, "var/spool")?;
    root.folder_of(User::Root, "var/mail")?;
    root.folder_of(User::Root, "var/lib/opensmtpd/empty")?;
    Server::start(host, root, "smtpd -F", SMTP)
}

/// Its configuration, as its manual names it.
pub const CONFIGURATION: &str = "/etc/smtpd.conf";

const BEFORE: &str = "\
listen on 0.0.0.0
table aliases file:/etc/aliases
action \"local\" maildir alias <aliases>
action \"relay\" relay
";

const SMTP: u16 = 25;

const AFTER: &str = "\
match from any for domain { \"DOMAIN\", \"NAME\" } action \"local\"
match for local action \"local\"
match from local for any action \"relay\"
";
