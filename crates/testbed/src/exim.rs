//! Exim, open or safe, configured the way Debian does it: by the installer's answers.

use crate::certificate;
use crate::command::told;
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

/// A configuration written by hand, as an Exim older than its installer has one: what differs from
/// a safe one.
#[derive(Clone, Copy, Debug)]
pub struct Changes {
    /// Lines of the main section.
    pub main: &'static str,
    /// What is asked of a recipient before the last refusal.
    pub recipient: &'static str,
    /// What is asked of a message.
    pub message: &'static str,
    /// Routers before the usual ones.
    pub routers: &'static str,
    /// Rewriting rules.
    pub rewriting: &'static str,
    /// How the daemon is called: how often the queue is run.
    pub daemon: &'static str,
    /// The port to wait for.
    pub port: u16,
}

impl Changes {
    /// None.
    pub const NONE: Self = Self {
        main: "",
        recipient: "",
        message: "",
        routers: "",
        rewriting: "",
        daemon: "exim4 -bdf -q30m",
        port: SMTP,
    };
}

/// Starts an Exim that differs in these from a safe one, which has no users beside root and
/// postmaster.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start_with(host: &Host, changes: Changes) -> Result<Server, Trouble> {
    let root = Root::of(Product::Exim)?;
    certificate::write(&root)?;
    // The key is read with Exim's own rights.
    let key = root.place(certificate::KEY);
    std::os::unix::fs::chown(&key, Some(User::Exim.number()), None).map_err(told(&key))?;
    root.write(WRITTEN, &written(host, changes))?;
    root.folder_of(User::Exim, "var/log/exim4")?;
    root.folder_of(User::Exim, "var/spool/exim4")?;
    Server::start(host, root, changes.daemon, changes.port)
}

/// Exim takes this file instead of what the installer's answers make.
const WRITTEN: &str = "etc/exim4/exim4.conf";

fn written(host: &Host, changes: Changes) -> String {
    let Changes {
        main,
        recipient,
        message,
        routers,
        rewriting,
        ..
    } = changes;
    let (name, domain) = (host.name(), host.domain());
    let (key, certificate) = (certificate::KEY, certificate::CERTIFICATE);
    format!(
        "primary_hostname = {name}\n\
         qualify_domain = {domain}\n\
         domainlist local_domains = {name} : {domain} : localhost\n\
         exim_user = Debian-exim\n\
         exim_group = Debian-exim\n\
         spool_directory = /var/spool/exim4\n\
         log_file_path = /var/log/exim4/%slog\n\
         keep_environment =\n\
         never_users = root\n\
         rfc1413_query_timeout = 0s\n\
         host_lookup = *\n\
         tls_privatekey = {key}\n\
         tls_certificate = {certificate}\n\
         acl_smtp_rcpt = recipient\n\
         acl_smtp_data = message\n\
         {main}\n\
         begin acl\n\
         recipient:\n\
         {recipient}\n\
         accept domains = +local_domains\n\
         verify = recipient\n\
         deny message = relay not permitted\n\
         message:\n\
         {message}\n\
         accept\n\
         begin routers\n\
         {routers}\n\
         {ROUTERS}\
         begin rewrite\n\
         {rewriting}\n"
    )
}

/// Routers, transports and retries that none of the changes touch.
const ROUTERS: &str = "\
abroad:
  driver = dnslookup
  domains = ! +local_domains
  transport = to_a_host
  ignore_target_hosts = 127.0.0.0/8
  no_more
at_home:
  driver = accept
  local_parts = root : postmaster
  transport = to_a_file
begin transports
to_a_host:
  driver = smtp
  hosts_try_fastopen =
to_a_file:
  driver = appendfile
  file = /var/spool/exim4/mail
  user = Debian-exim
begin retry
* * F,1d,2s
";

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
