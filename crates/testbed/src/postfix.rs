//! Postfix, open or safe.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// How a Postfix treats mail from strangers to strangers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Manner {
    /// Defers it for ever (4xx), as Debian's own configuration does.
    Deferring,
    /// Carries it: all the world is its own network.
    Open,
    /// Refuses it (5xx).
    Safe,
}

/// Starts a Postfix on port 25. It delivers by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let root = Root::of(Product::Postfix)?;
    let services = std::fs::read_to_string(root.packages().join(SERVICES))
        .map_err(crate::command::told(&root.packages().join(SERVICES)))?;
    root.write("etc/postfix/master.cf", &out_of_the_jail(&services))?;
    root.write(MAIN, &configuration(manner))?;
    root.folder_of(User::Postfix, "var/lib/postfix")?;
    Server::start(host, root, "postfix start-fg", SMTP)
}

fn configuration(manner: Manner) -> String {
    let (own_networks, last_restriction) = match manner {
        Manner::Deferring => (LOOPBACK, "defer_unauth_destination"),
        Manner::Open => ("0.0.0.0/0", "reject_unauth_destination"),
        Manner::Safe => (LOOPBACK, "reject_unauth_destination"),
    };
    format!(
        "compatibility_level = 3.6\n\
         inet_protocols = ipv4\n\
         maillog_file = /var/log/mail.log\n\
         mydestination = localhost\n\
         mynetworks = {own_networks}\n\
         smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, {last_restriction}\n"
    )
}

/// Debian jails Postfix's services in the queue folder, which a maintainer's script fills. Ours
/// have a whole root to themselves.
fn out_of_the_jail(services: &str) -> String {
    services
        .lines()
        .map(|line| {
            let columns: Vec<&str> = line.split_whitespace().collect();
            match columns.as_slice() {
                [name, kind, private, unprivileged, "y", rest @ ..] if !name.starts_with('#') => {
                    format!(
                        "{name} {kind} {private} {unprivileged} n {}\n",
                        rest.join(" ")
                    )
                }
                _ => format!("{line}\n"),
            }
        })
        .collect()
}

/// Its configuration, as its manual names it.
pub const MAIN: &str = "/etc/postfix/main.cf";

/// Debian's services, seen from the packages.
const SERVICES: &str = "usr/share/postfix/master.cf.dist";
const LOOPBACK: &str = "127.0.0.0/8 [::1]/128";
const SMTP: u16 = 25;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_jail_is_taken_from_a_service() {
        let services = "# a comment\nsmtp      inet  n       -       y       -       -       smtpd\n  -o y=n\n";
        let expected = "# a comment\nsmtp inet n - n - - smtpd\n  -o y=n\n";
        assert_eq!(out_of_the_jail(services), expected);
    }
}
