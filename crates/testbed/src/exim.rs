//! Exim, open or safe, configured the way Debian does it: by the installer's answers.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// How an Exim treats mail from strangers to strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Carries it: the installer was told to relay for all the world.
    Open,
    /// Refuses it (550).
    Safe,
}

/// Starts an Exim on port 25. It delivers by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let root = Root::of(Product::Exim)?;
    root.write("etc/mailname", &format!("{}\n", host.name()))?;
    root.write(ANSWERS, &answers(manner))?;
    // The installer leaves one; without it every unknown mailbox is a temporary problem (451).
    root.write("etc/aliases", "postmaster: root\n")?;
    root.folder_of(User::Exim, "var/lib/exim4")?;
    root.folder_of(User::Exim, "var/log/exim4")?;
    root.folder_of(User::Exim, "var/spool/exim4")?;
    Server::start(host, root, START, SMTP)
}

fn answers(manner: Manner) -> String {
    let own_networks = match manner {
        Manner::Open => "0.0.0.0/0",
        Manner::Safe => "",
    };
    format!(
        "dc_eximconfig_configtype='internet'\n\
         dc_other_hostnames='localhost'\n\
         dc_local_interfaces=''\n\
         dc_readhost=''\n\
         dc_relay_domains=''\n\
         dc_minimaldns='false'\n\
         dc_relay_nets='{own_networks}'\n\
         dc_smarthost=''\n\
         CFILEMODE='644'\n\
         dc_use_split_config='false'\n\
         dc_hide_mailname=''\n\
         dc_mailname_in_oh='true'\n\
         dc_localdelivery='mail_spool'\n"
    )
}

/// The installer's answers, as Debian's manual names them.
pub const ANSWERS: &str = "/etc/exim4/update-exim4.conf.conf";

/// What Debian's service does before it starts the daemon, and the daemon in the foreground.
const START: &str = "sh -c 'update-exim4.conf && exec exim4 -bdf -q30m'";
const SMTP: u16 = 25;
