//! OpenSMTPD, by the rules of its configuration.

use crate::certificate;
use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// Starts an OpenSMTPD on this port, with these rules between that for its own domain and those
/// that Debian ships. `DOMAIN` stands for its own, `NAME` for its host's.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, (listens, rules): (&str, &str), port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::OpenSmtpd)?;
    certificate::write(&root)?;
    let text = format!("{BEFORE}{listens}\n{rules}\n{AFTER}")
        .replace("DOMAIN", host.domain())
        .replace("NAME", host.name());
    root.write(CONFIGURATION, &text)?;
    root.write("etc/aliases", "postmaster: root\n")?;
    root.write("etc/mailname", &format!("{}\n", host.name()))?;
    root.folder_of(User::Root, "var/spool")?;
    root.folder_of(User::Root, "var/mail")?;
    root.folder_of(User::Root, "var/lib/opensmtpd/empty")?;
    Server::start(host, root, "smtpd -F", port)
}

/// Its configuration, as its manual names it.
pub const CONFIGURATION: &str = "/etc/smtpd.conf";

const BEFORE: &str = "\
table aliases file:/etc/aliases
pki NAME cert \"/etc/server.crt\"
pki NAME key \"/etc/server.key\"
action \"local\" maildir alias <aliases>
action \"relay\" relay
";

const AFTER: &str = "\
match from any for domain { \"DOMAIN\", \"NAME\" } action \"local\"
match for local action \"local\"
match from local for any action \"relay\"
";
