//! A small web server that an open proxy can be made to fetch from: busybox's httpd.

use crate::packages::Product;
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// Starts a web server on port 80 with one page, `/`.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host, page: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Tools)?;
    root.folder_of(User::Root, "var/www")?;
    root.write("var/www/index.html", page)?;
    Server::start(host, root, "httpd -f -p 80 -h /var/www", HTTP)
}

/// Puts TLS before it, on port 443 of the same host.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub(crate) fn start_in_tls(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::Stunnel)?;
    crate::certificate::write(&root)?;
    root.make_way(BEFORE_IT)?;
    root.write(BEFORE_IT, IN_TLS)?;
    Server::start(host, root, "stunnel /etc/stunnel/page.conf", HTTPS)
}

const BEFORE_IT: &str = "/etc/stunnel/page.conf";

const IN_TLS: &str = "\
foreground = yes
pid =
[page]
accept = 443
connect = 80
cert = /etc/server.crt
key = /etc/server.key
";

const HTTP: u16 = 80;

const HTTPS: u16 = 443;
