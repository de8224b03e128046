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

const HTTP: u16 = 80;
