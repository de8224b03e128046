//! Apache httpd: mod_proxy in its ways, and the web server that is no proxy.

use super::{HTTP_PROXY, NO_PROXY, REFUSES, TLS_SPOKEN, fetching, serving};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::{Root, User};
use crate::{Host, Product, Server, Trouble, certificate};

pub(super) const APACHES: &[Configuration] = &[
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25"]),
        assurance: fetching("DNS lookup failure"),
        start: |host| start(host, "ProxyRequests On\n"),
        ..apache("Apache httpd, ProxyRequests On")
    },
    Configuration {
        truth: HTTP_PROXY,
        assurance: fetching("DNS lookup failure"),
        start: |host| start(host, "ProxyRequests On\nAllowCONNECT 25 80 443\n"),
        ..apache("Apache httpd, AllowCONNECT 25 80 443")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:25", "http-post:25"]),
        assurance: fetching("DNS lookup failure"),
        start: |host| start(host, "ProxyRequests On\nAllowCONNECT 25\n"),
        ..apache("Apache httpd, AllowCONNECT 25")
    },
    Configuration {
        truth: REFUSES,
        assurance: fetching("403 Forbidden"),
        start: |host| start(host, FOR_ITS_OWN),
        ..apache("Apache httpd, ProxyRequests On for its own network")
    },
    Configuration {
        truth: REFUSES,
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| start(host, PASSWORD),
        ..apache("Apache httpd, ProxyRequests On with a password")
    },
    Configuration {
        assurance: serving("It works!"),
        ..apache("Apache httpd, a web server")
    },
    Configuration {
        assurance: fetching("503 Service Unavailable"),
        start: |host| start(host, "ProxyPass / http://127.0.0.1:8080/\n"),
        ..apache("Apache httpd, a reverse proxy whose site is down")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-post:25", "http-host"]),
        assurance: serving("DNS lookup failure"),
        start: |host| start(host, REWRITES),
        ..apache("Apache httpd, rewrites to whatever Host says")
    },
    Configuration {
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        assurance: TLS_SPOKEN,
        start: |host| start_in_tls(host, "ProxyRequests On\n"),
        ..apache("Apache httpd, ProxyRequests On inside TLS")
    },
    // HTTP/2 carries CONNECT to 443 alone, as AllowCONNECT has it by default.
    Configuration {
        port: 443,
        truth: Truth::Open(&["https-proxy", "h2-connect"]),
        assurance: TLS_SPOKEN,
        start: |host| start_in_tls(host, HTTP2),
        ..apache("Apache httpd, H2ProxyRequests On")
    },
];

const fn apache(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Apache,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: NO_PROXY,
        software: Some("apache"),
        assurance: None,
        start: |host| start(host, ""),
    }
}

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Apache)?;
    launch(host, root, &format!("Listen 80\n{more}"), 80)
}

fn start_in_tls(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Apache)?;
    certificate::write(&root)?;
    launch(host, root, &format!("{TLS}{more}"), 443)
}

fn launch(host: &Host, root: Root, more: &str, port: u16) -> Result<Server, Trouble> {
    root.folder_of(User::Root, "var/www")?;
    root.write("var/www/index.html", "It works!\n")?;
    root.write("etc/apache.conf", &format!("{MODULES}{BASICS}{more}"))?;
    Server::start(host, root, "apache2 -f /etc/apache.conf -DFOREGROUND", port)
}

/// What Debian enables, as far as it matters here, and what makes a proxy.
const MODULES: &str = "\
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule http2_module /usr/lib/apache2/modules/mod_http2.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
LoadModule proxy_connect_module /usr/lib/apache2/modules/mod_proxy_connect.so
LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
LoadModule rewrite_module /usr/lib/apache2/modules/mod_rewrite.so
LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
";

/// What it says of itself is what Debian lets it say.
const BASICS: &str = "\
ServerName server.example
ServerTokens OS
ServerSignature On
User nobody
Group nogroup
PidFile /run/apache.pid
ErrorLog /run/error.log
StartServers 1
DocumentRoot /var/www
TypesConfig /etc/mime.types
";

const TLS: &str = "\
Listen 443
SSLEngine On
SSLCertificateFile /etc/server.crt
SSLCertificateKeyFile /etc/server.key
";

const FOR_ITS_OWN: &str = "\
ProxyRequests On
<Proxy *>
    Require ip 192.0.2.0/24
</Proxy>
";

const PASSWORD: &str = "\
ProxyRequests On
<Proxy *>
    AuthType Basic
    AuthName proxy
    AuthUserFile /etc/passwords
    Require valid-user
</Proxy>
";

const REWRITES: &str = "\
RewriteEngine On
RewriteRule ^/?(.*)$ http://%{HTTP_HOST}/$1 [P]
";

const HTTP2: &str = "\
Protocols h2 http/1.1
H2ProxyRequests On
ProxyRequests On
";
