//! Postfix, open or safe.

use crate::certificate;
use crate::command::told;
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

/// What differs from [`Manner::Safe`].
#[derive(Clone, Copy, Debug)]
pub struct Changes {
    /// Which packages it is of.
    pub product: Product,
    /// Lines of `main.cf`; a later one has the last word.
    pub main: &'static str,
    /// Lines of `master.cf`. Where they name a service of the network, there is none on port 25
    /// beside it.
    pub services: &'static str,
    /// A further file, by its path and its text.
    pub file: Option<(&'static str, &'static str)>,
    /// How it is started, without apostrophes.
    pub command: &'static str,
    /// The port to wait for.
    pub port: u16,
}

impl Changes {
    /// None.
    pub const NONE: Self = Self {
        product: Product::Postfix,
        main: "",
        services: "",
        file: None,
        command: "exec /usr/lib/postfix/sbin/master -d",
        port: SMTP,
    };
}

/// Starts a Postfix on port 25. It delivers by DNS.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, manner: Manner) -> Result<Server, Trouble> {
    let own = "mydestination = localhost\n";
    launch(
        host,
        &format!("{}{own}", configuration(manner)),
        Changes::NONE,
    )
}

/// Starts a Postfix that differs in these from a safe one. It has a certificate at
/// `certificate::CHAIN`.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start_with(host: &Host, changes: Changes) -> Result<Server, Trouble> {
    let tls = format!("smtpd_tls_chain_files = {}\n", certificate::CHAIN);
    let own = format!("{}{USUAL}{tls}", configuration(Manner::Safe));
    launch(host, &changed(&own, changes.main), changes)
}

/// Settings of which those have gone that are made anew; Postfix warns of what is said twice.
fn changed(settings: &str, changes: &str) -> String {
    let name = |line: &str| line.split('=').next().unwrap_or(line).trim().to_owned();
    let anew: Vec<String> = changes.lines().map(name).collect();
    let kept = settings
        .split_inclusive('\n')
        .filter(|line| !anew.contains(&name(line)));
    kept.chain([changes]).collect()
}

fn launch(host: &Host, main: &str, changes: Changes) -> Result<Server, Trouble> {
    let root = Root::of(changes.product)?;
    certificate::write(&root)?;
    let shipped = root.packages().join(SERVICES);
    let services = std::fs::read_to_string(&shipped).map_err(told(&shipped))?;
    root.write(
        "etc/postfix/master.cf",
        &with(&out_of_the_jail(&services), changes.services),
    )?;
    root.write(MAIN, main)?;
    root.folder_of(User::Postfix, "var/lib/postfix")?;
    if let Some((path, text)) = changes.file {
        root.write(path, text)?;
    }
    lay_queue(&root)?;
    let command_line = format!("sh -c '{}'", changes.command);
    Server::start(host, root, &command_line, changes.port)
}

/// The folders of the queue (see postfix-files). Postfix's own script makes them too, but takes
/// seconds when two dozen do it at once.
fn lay_queue(root: &Root) -> Result<(), Trouble> {
    for folder in QUEUE {
        root.folder_of(User::Postfix, &format!("var/spool/postfix/{folder}"))?;
    }
    root.folder_of(User::Root, "var/spool/postfix/pid")
}

/// Adds services. One of the network takes the place of the usual one.
fn with(services: &str, own: &str) -> String {
    let usual = "smtp inet n - n - - smtpd\n";
    let kept = if own.contains(" inet ") {
        services.replace(usual, "")
    } else {
        services.to_owned()
    };
    format!("{kept}{own}")
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
const USUAL: &str = "\
mydestination = $myhostname, $mydomain, localhost
alias_maps =
";
const QUEUE: [&str; 12] = [
    "active", "bounce", "corrupt", "defer", "deferred", "flush", "incoming", "maildrop", "private",
    "public", "saved", "trace",
];
const LOOPBACK: &str = "127.0.0.0/8 [::1]/128";
const SMTP: u16 = 25;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_anew_stands_there_once() {
        assert_eq!(
            changed("a = 1\nab = 2\n", "a = 3\nc = 4\n"),
            "ab = 2\na = 3\nc = 4\n"
        );
    }

    #[test]
    fn only_the_jail_is_taken_from_a_service() {
        let services = "# a comment\nsmtp      inet  n       -       y       -       -       smtpd\n  -o y=n\n";
        let expected = "# a comment\nsmtp inet n - n - - smtpd\n  -o y=n\n";
        assert_eq!(out_of_the_jail(services), expected);
    }
}
