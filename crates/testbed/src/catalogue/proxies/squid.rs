//! Squid: which rule stands first decides what it carries.

use super::{HTTP_PROXY, NO_PROXY, REFUSES, TLS_SPOKEN, fetching, serving, tunnelling};
use crate::configuration::{Assurance, Configuration, Truth, Weakness};
use crate::root::{Root, User};
use crate::squid::{self, Manner};
use crate::{Host, Product, Server, Trouble, certificate};

pub(super) const SQUIDS: &[Configuration] = &[
    Configuration {
        assurance: fetching("ERR_ACCESS_DENIED"),
        ..squid("Squid, as Debian ships it")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:443"]),
        assurance: TRIES,
        start: |host| squid::start(host, Manner::Open),
        ..squid("Squid, allows all in the place of deny all")
    },
    Configuration {
        truth: HTTP_PROXY,
        assurance: TRIES,
        start: |host| start(host, "http_port 3128\nhttp_access allow all\n", 3128),
        ..squid("Squid, allows all before all other rules")
    },
    Configuration {
        truth: Truth::Open(&[
            "http-get",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: TRIES,
        start: |host| start(host, MAIL_TOO, 3128),
        ..squid("Squid, has port 25 among its safe ports")
    },
    Configuration {
        truth: Truth::Open(&["http-get"]),
        assurance: tunnelling("ERR_ACCESS_DENIED"),
        start: |host| start(host, NO_TUNNELS, 3128),
        ..squid("Squid, no tunnels")
    },
    Configuration {
        truth: Truth::Open(&["http-connect:443"]),
        assurance: fetching("ERR_ACCESS_DENIED"),
        start: |host| start(host, TUNNELS_ALONE, 3128),
        ..squid("Squid, tunnels to 443 alone")
    },
    Configuration {
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| start(host, &format!("http_port 3128\n{PASSWORD}"), 3128),
        ..squid("Squid, wants a name and a password")
    },
    Configuration {
        port: 3129,
        truth: Truth::Open(&["https-proxy"]),
        assurance: TLS_SPOKEN,
        start: |host| start(host, &format!("{IN_TLS}http_access allow all\n"), 3129),
        ..squid("Squid, allows all inside TLS")
    },
    Configuration {
        port: 3129,
        assurance: TLS_SPOKEN,
        start: |host| start(host, &format!("{IN_TLS}{PASSWORD}"), 3129),
        ..squid("Squid, wants a name and a password inside TLS")
    },
    Configuration {
        port: 80,
        truth: Truth::Open(&["http-get", "http-post:25", "http-host"]),
        assurance: serving("ERR_READ_ERROR"),
        start: |host| start(host, ANY_HOST, 80),
        ..squid("Squid, accelerates whatever Host says")
    },
    Configuration {
        port: 80,
        truth: NO_PROXY,
        assurance: fetching("http://www.example/"),
        start: |host| start(host, ONE_SITE, 80),
        ..squid("Squid, accelerates its own site")
    },
];

const fn squid(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Squid,
        weakness: Weakness::OpenProxy,
        port: 3128,
        truth: REFUSES,
        software: Some("squid"),
        assurance: None,
        start: |host| squid::start(host, Manner::Safe),
    }
}

fn start(host: &Host, rules: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Squid)?;
    certificate::write(&root)?;
    root.write(squid::CONFIGURATION, &format!("{BASICS}{rules}"))?;
    root.write("etc/squid/passwords", "")?;
    root.folder_of(User::Proxy, "var/log/squid")?;
    Server::start(host, root, "squid -N", port)
}

/// It calls a name that nobody knows an error of reading.
const TRIES: Option<Assurance> = fetching("ERR_READ_ERROR");

const BASICS: &str = "\
pinger_enable off
cache deny all
cache_mem 8 MB
";

const MAIL_TOO: &str = "\
http_port 3128
acl tunnel method CONNECT
acl safe port 25 80 443
acl tunnelled port 25 443
http_access deny !safe
http_access deny tunnel !tunnelled
http_access allow all
";

const NO_TUNNELS: &str = "\
http_port 3128
acl tunnel method CONNECT
acl web port 80 443
http_access deny tunnel
http_access deny !web
http_access allow all
";

const TUNNELS_ALONE: &str = "\
http_port 3128
acl tunnel method CONNECT
acl tls port 443
http_access allow tunnel tls
http_access deny all
";

const PASSWORD: &str = "\
auth_param basic program /usr/lib/squid/basic_ncsa_auth /etc/squid/passwords
auth_param basic children 1
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
";

const IN_TLS: &str = "\
https_port 3129 tls-cert=/etc/server.crt tls-key=/etc/server.key
";

const ANY_HOST: &str = "\
http_port 80 accel vhost allow-direct
http_access allow all
";

const ONE_SITE: &str = "\
http_port 80 accel defaultsite=www.example no-vhost
cache_peer 127.0.0.1 parent 8080 0 no-query originserver
acl own dstdomain www.example
http_access allow own
http_access deny all
never_direct allow all
";
