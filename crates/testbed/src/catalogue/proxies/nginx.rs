//! nginx.

use super::*;

pub(super) const NGINXES: &[Configuration] = &[
    Configuration {
        name: "nginx, a web server",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("404 Not Found"),
        start: |host| start(host, ""),
        ..BASE
    },
    Configuration {
        name: "nginx, proxy_pass to whatever Host says",
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving("502 Bad Gateway"),
        start: |host| start(host, "location / { proxy_pass http://$host$request_uri; }"),
        ..BASE
    },
    Configuration {
        name: "nginx, proxy_pass to whatever Host and port say",
        truth: Truth::Open(&["http-get", "http-post:25", "http-host"]),
        assurance: serving("502 Bad Gateway"),
        start: |host| {
            start(
                host,
                "location / { proxy_pass http://$http_host$request_uri; }",
            )
        },
        ..BASE
    },
    Configuration {
        name: "nginx, proxy_pass to a host in the path",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("404 Not Found"),
        start: |host| start(host, "location ~ ^/fetch/(.*)$ { proxy_pass http://$1; }"),
        ..BASE
    },
    Configuration {
        name: "nginx, a reverse proxy of one site",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("502 Bad Gateway"),
        start: |host| start(host, "location / { proxy_pass http://127.0.0.1:8080; }"),
        ..BASE
    },
    Configuration {
        name: "nginx, a portal that answers everything itself",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("Please log in"),
        start: |host| start(host, PORTAL),
        ..BASE
    },
    Configuration {
        name: "nginx, a portal that sends everybody to its login",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("302 Moved Temporarily"),
        start: |host| {
            start(
                host,
                "location / { return 302 http://portal.example/login?next=$request_uri; }",
            )
        },
        ..BASE
    },
    Configuration {
        name: "nginx, repeats the request in its answer",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("you asked GET http://nowhere.example/"),
        start: |host| start(host, REFLECTS),
        ..BASE
    },
    Configuration {
        name: "nginx, wants a name and a password",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("401 Unauthorized"),
        start: |host| {
            start(
                host,
                "auth_basic private; auth_basic_user_file /etc/passwords;",
            )
        },
        ..BASE
    },
    Configuration {
        name: "nginx, proxy_pass to whatever Host says, inside TLS",
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| {
            start_tls(
                host,
                "location / { proxy_pass http://$host$request_uri; }",
                "",
            )
        },
        ..BASE
    },
    Configuration {
        name: "nginx, streams to whatever SNI says",
        port: 443,
        truth: Truth::Open(&["sni"]),
        software: None,
        assurance: greeted_in_tls(""),
        start: |host| {
            start_tls(
                host,
                "",
                "server { listen 443; ssl_preread on; proxy_pass $ssl_preread_server_name:443; }",
            )
        },
        ..BASE
    },
    Configuration {
        name: "nginx, streams to its own by SNI",
        port: 443,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start_tls(host, "", OWN_STREAM),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Nginx,
    weakness: Weakness::OpenProxy,
    port: 80,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("nginx"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

/// `server` stands in its HTTP server, `stream` in its stream block.
fn start(host: &Host, server: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Nginx)?;
    let http = format!("http {{ {RESOLVER} server {{ listen 80; {server} }} }}\n");
    root.write("etc/nginx/nginx.conf", &format!("{CONFIGURATION}{http}"))?;
    Server::start(host, root, "nginx -g \"daemon off;\"", 80)
}

fn start_tls(host: &Host, server: &str, stream: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Nginx)?;
    let port = if stream.is_empty() { 443 } else { 8443 };
    let http = format!("http {{ {RESOLVER} server {{ listen {port} ssl; {TLS} {server} }} }}\n");
    let stream = format!("stream {{ {RESOLVER} {stream} }}\n");
    root.write(
        "etc/nginx/nginx.conf",
        &format!("{CONFIGURATION}{http}{stream}"),
    )?;
    Server::start(host, root, &certified("nginx -g \"daemon off;\""), 443)
}

const CONFIGURATION: &str = "\
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
user nobody nogroup;
worker_processes 1;
pid /run/nginx.pid;
error_log stderr;
events { worker_connections 100; }
";
const RESOLVER: &str = "resolver 198.51.100.53 ipv6=off;";
const TLS: &str = "ssl_certificate /run/certificate.pem; ssl_certificate_key /run/key.pem;";
const PORTAL: &str =
    "location / { default_type text/html; return 200 \"<title>Please log in</title>\"; }";
const REFLECTS: &str =
    "location / { default_type text/plain; return 200 \"you asked $request of $http_host\"; }";
const OWN_STREAM: &str = "\
map $ssl_preread_server_name $own { www.example 127.0.0.1:8443; default 127.0.0.1:8443; }
server { listen 443; ssl_preread on; proxy_pass $own; }";
