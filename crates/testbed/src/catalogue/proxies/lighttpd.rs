//! lighttpd.

use super::*;

pub(super) const LIGHTTPDS: &[Configuration] = &[
    Configuration {
        name: "lighttpd, one page for every request",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("One page for all."),
        start: |host| start(host, "url.rewrite-once = ( \"\" => \"/index.html\" )\n"),
        ..BASE
    },
    Configuration {
        name: "lighttpd, a reverse proxy of one site",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("503 Service Unavailable"),
        start: |host| {
            start(
                host,
                "proxy.server = ( \"\" => (( \"host\" => \"127.0.0.1\", \"port\" => 8080 )) )\n",
            )
        },
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Lighttpd,
    weakness: Weakness::OpenProxy,
    port: 80,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("lighttpd"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Lighttpd)?;
    root.folder_of(User::Root, "var/www")?;
    root.write("var/www/index.html", "One page for all.\n")?;
    root.write(
        "etc/lighttpd/lighttpd.conf",
        &format!("{CONFIGURATION}{more}"),
    )?;
    Server::start(host, root, "lighttpd -D -f /etc/lighttpd/lighttpd.conf", 80)
}

const CONFIGURATION: &str = "\
server.modules = ( \"mod_rewrite\", \"mod_proxy\" )
server.document-root = \"/var/www\"
server.port = 80
server.username = \"nobody\"
server.groupname = \"nogroup\"
index-file.names = ( \"index.html\" )
mimetype.assign = ( \".html\" => \"text/html\" )
";
