//! `msmtpd`, the small server that comes with msmtp: whatever it is given it hands to a command,
//! and the command to a mail host.

use crate::packages::Product;
use crate::root::Root;
use crate::{Host, Server, Trouble};

/// Starts an `msmtpd` on port 25 that hands all mail to this mail host.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, mail_host: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Msmtp)?;
    let command_line = format!(
        "msmtpd --interface=0.0.0.0 --port={SMTP} \
         --command=\"msmtp --host={mail_host} --domain={} -f %F --\"",
        host.name()
    );
    Server::start(host, root, &command_line, SMTP)
}

const SMTP: u16 = 25;
