//! Servers laid out as Debian lays them out, each open by one cause of its guide, and with those
//! whom it must go on serving once it is closed.
//!
//! Their files stand at the paths that guides name, so that `tranca close` finds them, and the
//! guides' own commands work: `postfix reload`, `squid -k reconfigure`, `systemctl restart`. One of
//! each kind has no systemd, as in a container.
//!
//! # Limits
//! What Debian's installers write is written here by hand. systemd is stood in for: it starts what
//! is given here as the service's command line.

mod apache;
mod dante;
mod exim;
mod haproxy;
mod microsocks;
mod nginx;
mod opensmtpd;
mod postfix;
mod privoxy;
mod sendmail;
mod squid;
mod stunnel;
mod tinyproxy;
mod traffic_server;

use crate::configuration::Configuration;
use crate::lineup::{Lineup, OFFICE, PAGE, PAGE_HOST};
use crate::packages::Product;
use crate::root::{RELOAD, Root};
use crate::{Host, Server, Trouble, web_server};

/// One open server that a guide closes.
#[derive(Clone, Copy, Debug)]
pub struct Guided {
    /// The guide's product.
    pub guide: &'static str,
    /// Its cause.
    pub cause: &'static str,
    /// The form that `tranca close` is told: one of those in which it is open.
    pub form: &'static str,
    /// The server.
    pub configuration: Configuration,
    /// Who may go on using it.
    pub uses: &'static [Use],
}

/// One rightful use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Use {
    /// Mail to elsewhere, from here.
    Mail(From),
    /// Mail to elsewhere, by whoever gives the name and the password.
    MailWithPassword,
    /// A page, for a client from here, by an ordinary request to a proxy.
    Page(From),
    /// The same under TLS, to a proxy that speaks it.
    PageInTls(From),
    /// A page under TLS, for a client from here, whose server is named in the TLS handshake.
    PageByName(From),
    /// A page, for whoever gives the name and the password.
    PageWithPassword,
    /// A page through SOCKS5, for a client from here.
    Socks(From),
    /// A page through SOCKS5, for whoever gives the name and the password.
    SocksWithPassword,
    /// The server's own site, for everybody.
    OwnSite,
}

/// Where a client is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum From {
    /// On the server itself.
    Itself,
    /// In the private network that it shares with the server.
    Office,
}

/// The name that has a password.
pub const NAME: &str = "somebody";

/// The password.
pub const PASSWORD: &str = "secret";

/// What the page at [`PAGE_HOST`] says.
pub const PAGE_TEXT: &str = "Everybody may read this.";

/// What a server's own site says.
pub const SITE_TEXT: &str = "Our own site.";

/// All of them, by product.
pub fn all() -> impl Iterator<Item = &'static Guided> {
    let groups = [
        postfix::POSTFIXES,
        exim::EXIMS,
        squid::SQUIDS,
        tinyproxy::TINYPROXIES,
        dante::DANTES,
        sendmail::SENDMAILS,
        apache::APACHES,
        traffic_server::TRAFFIC_SERVERS,
        stunnel::STUNNELS,
        haproxy::HAPROXIES,
        microsocks::MICROSOCKSES,
        nginx::NGINXES,
        opensmtpd::OPENSMTPDS,
        privoxy::PRIVOXIES,
    ];
    groups.into_iter().flatten()
}

/// The servers, running, in a network with an office that some of them serve and a page that
/// everybody may read. What is declared first goes first when it is dropped.
#[derive(Debug)]
pub struct Town {
    _page: Server,
    _page_in_tls: Option<Server>,
    /// The network, its servers in the order in which they were given.
    pub lineup: Lineup,
    /// Where rightful users are.
    pub office: Host,
    _page_host: Host,
}

impl Town {
    /// Starts these servers. Nothing, with the reason printed, where that cannot be.
    ///
    /// # Errors
    /// [`Trouble`] of the first server that does not start.
    pub fn of(guided: &[&'static Guided]) -> Result<Option<Self>, Trouble> {
        let configurations = guided.iter().map(|one| &one.configuration);
        let Some(mut lineup) = Lineup::of(configurations)? else {
            return Ok(None);
        };
        let office = lineup.host("client.office.example", OFFICE)?;
        office.add_private()?;
        let page_host = lineup.host(PAGE_HOST, PAGE)?;
        let by_name = |one: &Use| matches!(one, Use::PageByName(_));
        let is_named = guided.iter().any(|one| one.uses.iter().any(by_name));
        Ok(Some(Self {
            _page: web_server::start(&page_host, PAGE_TEXT)?,
            _page_in_tls: match is_named {
                true => Some(web_server::start_in_tls(&page_host)?),
                false => None,
            },
            lineup,
            office,
            _page_host: page_host,
        }))
    }
}

/// How a server is laid out.
#[derive(Clone, Copy, Debug)]
struct Laid {
    product: Product,
    /// Files, by path and text. `HOST`, `DOMAIN` and `ADDRESS` stand for the server's own; a text
    /// that begins with [`SHIPPED`] changes what the package ships: each `old => new` line by line.
    files: &'static [(&'static str, &'static str)],
    /// What an installer does, and whatever else comes before the start: a shell script.
    prepare: &'static str,
    /// What the service starts.
    command: &'static str,
    /// What the service does to reload.
    reload: &'static str,
    port: u16,
}

/// Lays a server out and starts it. Its host is in the office's network too.
fn start(host: &Host, laid: Laid) -> Result<Server, Trouble> {
    let root = Root::of(laid.product)?;
    crate::certificate::write(&root)?;
    host.add_private()?;
    // Whoever stands for a container's root removes it again.
    root.make_way(&format!("{SYSTEMD}/x"))?;
    for (path, text) in laid.files {
        let text = if let Some(changes) = text.strip_prefix(SHIPPED) {
            changed(&root.read(path)?, changes)?
        } else {
            (*text).to_owned()
        };
        root.make_way(path)?;
        root.write(path, &own(&text, host))?;
    }
    root.write(RELOAD, laid.reload)?;
    let script = format!("{}\nexec {}\n", laid.prepare, laid.command);
    root.write(START, &own(&script, host))?;
    Server::start(host, root, "sh /run/start", laid.port)
}

fn own(text: &str, host: &Host) -> String {
    text.replace("HOST", host.name())
        .replace("DOMAIN", host.domain())
        .replace("ADDRESS", &host.address().to_string())
}

/// Lines of what is shipped, each in the place of another; what has nothing to replace is a mistake.
fn changed(shipped: &str, changes: &str) -> Result<String, Trouble> {
    let mut text = shipped.to_owned();
    for change in changes.lines() {
        let (old, new) = change.split_once(" => ").unwrap_or(("", change));
        let new = new.replace("\\n", "\n");
        if old.is_empty() {
            text = format!("{text}{new}\n");
            continue;
        }
        let line = format!("\n{old}\n");
        if !text.contains(&line) {
            let said = "what is shipped has changed".to_owned();
            let what = format!("`{old}`");
            return Err(Trouble::Silent { what, said });
        }
        text = text.replacen(&line, &format!("\n{new}\n"), 1);
    }
    Ok(text)
}

const START: &str = "run/start";

/// There where systemd runs the machine.
const SYSTEMD: &str = "run/systemd/system";

/// Begins the changes to a shipped file.
const SHIPPED: &str = "as shipped, but:\n";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_finds_nothing_is_a_mistake() {
        let shipped = "a 1\nb 2\n";
        let done = changed(shipped, "b 2 => b 3\\nc 4\nd 5\n").expect("b stands there");
        assert_eq!(done, "a 1\nb 3\nc 4\nd 5\n");
        assert!(changed(shipped, "x => y\n").is_err());
    }
}
