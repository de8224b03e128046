//! lighttpd: a web server that has an answer for everything.

use super::{NO_PROXY, fetching};
use crate::configuration::{Configuration, Weakness};
use crate::root::{Root, User};
use crate::{Host, Product, Server, Trouble};

pub(super) const LIGHTTPDS: &[Configuration] = &[
    Configuration {
        assurance: fetching("One page for all."),
        ..lighttpd("lighttpd, one page for every request")
    },
    Configuration {
        assurance: fetching("503 Service Unavailable"),
        start: |host| start(host, ONE_SITE),
        ..lighttpd("lighttpd, a reverse proxy whose site is down")
    },
];

const fn lighttpd(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Lighttpd,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: NO_PROXY,
        software: Some("lighttpd"),
        assurance: None,
        start: |host| start(host, ONE_PAGE),
    }
}

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Lighttpd)?;
    root.folder_of(User::Root, "var/www")?;
    root.write("var/www/index.html", "One page for all.\n")?;
    root.write("etc/lighttpd.conf", &format!("{BASICS}{more}"))?;
    Server::start(host, root, "lighttpd -D -f /etc/lighttpd.conf", 80)
}

const BASICS: &str = r#"
server.modules = ( "mod_rewrite", "mod_proxy" )
server.document-root = "/var/www"
server.port = 80
server.username = "nobody"
server.groupname = "nogroup"
mimetype.assign = ( ".html" => "text/html" )
"#;

const ONE_PAGE: &str = r#"
url.rewrite-once = ( "" => "/index.html" )
"#;

const ONE_SITE: &str = r#"
proxy.server = ( "" => (( "host" => "127.0.0.1", "port" => 8080 )) )
"#;
