//! chasquid, which relays for nobody who has not logged in.

use crate::certificate;
use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// Starts a chasquid on port 25, for submission on port 587, and on port 465 over TLS; waits for
/// this one of them. The script resolves its aliases.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, resolving: Option<&str>, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Chasquid)?;
    let certificates = format!("etc/chasquid/certs/{}", host.name());
    root.folder_of(User::Root, &certificates)?;
    certificate::write(&root)?;
    for (from, to) in [
        (certificate::CERTIFICATE, "fullchain.pem"),
        (certificate::KEY, "privkey.pem"),
    ] {
        root.write(&format!("{certificates}/{to}"), &root.read(from)?)?;
    }
    root.folder_of(
        User::Root,
        &format!("etc/chasquid/domains/{}", host.domain()),
    )?;
    root.folder_of(User::Root, "var/lib/chasquid")?;
    root.write(
        CONFIGURATION,
        &format!("hostname: \"{}\"\n{SERVICES}", host.name()),
    )?;
    if let Some(script) = resolving {
        root.write(RESOLVER, &format!("#!/bin/sh\n{script}\n"))?;
        root.executable(RESOLVER)?;
    }
    Server::start(host, root, "chasquid", port)
}

/// Its configuration, as its manual names it.
pub const CONFIGURATION: &str = "/etc/chasquid/chasquid.conf";

const RESOLVER: &str = "/etc/chasquid/hooks/alias-resolve";

const SERVICES: &str = "\
smtp_address: \":25\"
submission_address: \":587\"
submission_over_tls_address: \":465\"
mail_delivery_agent_bin: \"/bin/true\"
mail_log_path: \"<stderr>\"
";
