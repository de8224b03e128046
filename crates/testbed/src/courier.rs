//! Courier's mail server, on Debian's own configuration.
//!
//! # Limits
//! It has no mailboxes, not even those of its own domain: they would need a daemon for authentication.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// Starts a Courier on port 25, with these lines in its configuration of ESMTP beside Debian's.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, esmtpd: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Courier)?;
    let (name, domain) = (host.name(), host.domain());
    for (file, text) in [
        ("me", format!("{name}\n")),
        ("defaultdomain", format!("{domain}\n")),
        ("dsnfrom", format!("\"Courier\" <postmaster@{domain}>\n")),
        ("locals", "localhost\n".to_owned()),
    ] {
        root.write(&format!("etc/courier/{file}"), &text)?;
    }
    root.write("etc/environment", "")?;
    let shipped = root.read(CONFIGURATION)?;
    root.write(CONFIGURATION, &format!("{shipped}{esmtpd}"))?;
    for folder in [
        "allfilters",
        "filters",
        "msgq",
        "msgs",
        "sts",
        "tmp",
        "track",
    ] {
        root.folder_of(User::Courier, &format!("var/lib/courier/{folder}"))?;
    }
    root.folder_of(User::Courier, "run/courier")?;
    Server::start(host, root, START, SMTP)
}

/// Its configuration of ESMTP, as its manual names it.
pub const CONFIGURATION: &str = "/etc/courier/esmtpd";

/// What Debian's two services start, without authentication's daemon.
const START: &str = "sh -c 'prefix=/usr exec_prefix=/usr sysconfdir=/etc/courier sbindir=/usr/sbin; \
    cd /usr; set -a; . /etc/courier/courierd; PATH=/usr/sbin:$PATH; /usr/lib/courier/courier/courierd & \
    makealiases; \
    . /etc/courier/esmtpd; PATH=/usr/sbin:$PATH; exec couriertcpd -noidentlookup -user=$MAILUSER -group=$MAILGROUP \
    -maxprocs=$MAXDAEMONS -maxperc=$MAXPERC -maxperip=$MAXPERIP $PORT /usr/sbin/courieresmtpd'";
const SMTP: u16 = 25;
