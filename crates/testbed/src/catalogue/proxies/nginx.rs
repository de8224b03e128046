//! nginx: a web server, a portal, a mirror, and an open proxy by one variable too many.

use super::{NO_PROXY, TLS_SPOKEN, fetching, serving};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble, certificate};

pub(super) const NGINXES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving("502 Bad Gateway"),
        start: |host| start(host, &web(ANY_HOST)),
        ..nginx("nginx, passes to $host")
    },
    Configuration {
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        assurance: TLS_SPOKEN,
        start: |host| start_in_tls(host, &web_in_tls(443, ANY_HOST)),
        ..nginx("nginx, passes to $host inside TLS")
    },
    Configuration {
        port: 443,
        truth: Truth::Open(&["sni"]),
        software: None,
        start: |host| start_in_tls(host, ANY_SNI),
        ..nginx("nginx, streams to whatever SNI says")
    },
    Configuration {
        port: 443,
        assurance: TLS_SPOKEN,
        start: |host| start_in_tls(host, &format!("{OWN_SNI}{}", web_in_tls(8443, ""))),
        ..nginx("nginx, streams to its own site by SNI")
    },
    Configuration {
        assurance: serving("Welcome to nginx!"),
        ..nginx("nginx, a web server")
    },
    Configuration {
        assurance: fetching("401 Unauthorized"),
        start: |host| start(host, &web(PASSWORD)),
        ..nginx("nginx, a web server that wants a password")
    },
    Configuration {
        assurance: fetching("502 Bad Gateway"),
        start: |host| {
            start(
                host,
                &web("location / { proxy_pass http://127.0.0.1:8080; }"),
            )
        },
        ..nginx("nginx, a reverse proxy whose site is down")
    },
    Configuration {
        assurance: fetching("Please log in"),
        start: |host| start(host, &web(PORTAL)),
        ..nginx("nginx, a portal that answers for everybody")
    },
    Configuration {
        assurance: fetching("302 Moved Temporarily"),
        start: |host| start(host, &web(LOGIN_ELSEWHERE)),
        ..nginx("nginx, a portal that sends everybody to its login")
    },
    Configuration {
        assurance: fetching("You asked: GET http://nowhere.example/"),
        start: |host| start(host, &web(MIRROR)),
        ..nginx("nginx, a mirror of the request")
    },
];

const fn nginx(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Nginx,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: NO_PROXY,
        software: Some("nginx"),
        assurance: None,
        start: |host| start(host, &web("")),
    }
}

fn start(host: &Host, blocks: &str) -> Result<Server, Trouble> {
    launch(host, Root::of(Product::Nginx)?, blocks, 80)
}

fn start_in_tls(host: &Host, blocks: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Nginx)?;
    certificate::write(&root)?;
    launch(host, root, blocks, 443)
}

fn launch(host: &Host, root: Root, blocks: &str, port: u16) -> Result<Server, Trouble> {
    root.write("etc/nginx/nginx.conf", &format!("{BASICS}{blocks}"))?;
    Server::start(host, root, "nginx -g 'daemon off;'", port)
}

/// A web server with this inside.
fn web(inside: &str) -> String {
    format!("http {{ {RESOLVER} server {{ listen 80; {inside} }} }}\n")
}

fn web_in_tls(port: u16, inside: &str) -> String {
    format!("http {{ {RESOLVER} server {{ listen {port} ssl; {CERTIFIED} {inside} }} }}\n")
}

const BASICS: &str = "\
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
user nobody nogroup;
worker_processes 1;
pid /run/nginx.pid;
error_log stderr;
events { worker_connections 100; }
";

const RESOLVER: &str = "resolver 198.51.100.53 ipv6=off;";
const CERTIFIED: &str = "ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate /etc/server.crt; ssl_certificate_key /etc/server.key;";

const ANY_HOST: &str = "location / { proxy_pass http://$host$request_uri; }";

const ANY_SNI: &str = "\
stream {
    resolver 198.51.100.53 ipv6=off;
    server { listen 443; ssl_preread on; proxy_pass $ssl_preread_server_name:443; }
}
";

const OWN_SNI: &str = "\
stream {
    map $ssl_preread_server_name $site { default 127.0.0.1:8443; }
    server { listen 443; ssl_preread on; proxy_pass $site; }
}
";

const PASSWORD: &str = "auth_basic private; auth_basic_user_file /etc/passwords;";

const PORTAL: &str = r#"
default_type text/html;
location / { return 200 "<title>Please log in</title>"; }
"#;

const LOGIN_ELSEWHERE: &str =
    "location / { return 302 http://portal.example/login?next=$request_uri; }";

const MIRROR: &str = r#"
default_type text/plain;
location / { return 200 "You asked: $request of $http_host"; }
"#;
