//! Apache httpd.

use super::*;

pub(super) const APACHES: &[Configuration] = &[
    Configuration {
        name: "Apache httpd, ProxyRequests On",
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25"]),
        assurance: fetching("502 Proxy Error"),
        start: |host| start(host, "ProxyRequests On\n"),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On, AllowCONNECT 25 80 443",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: fetching("502 Proxy Error"),
        start: |host| start(host, "ProxyRequests On\nAllowCONNECT 25 80 443\n"),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On, AllowCONNECT 25",
        truth: Truth::Open(&["http-get", "http-connect:25", "http-post:25"]),
        assurance: fetching("502 Proxy Error"),
        start: |host| start(host, "ProxyRequests On\nAllowCONNECT 25\n"),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On for its own",
        assurance: fetching("403 Forbidden"),
        start: |host| start(host, OWN),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On with a password",
        assurance: fetching("407 Proxy Authentication Required"),
        start: |host| start(host, PASSWORD),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, a web server",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("It works"),
        start: |host| start(host, ""),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, a reverse proxy of one site",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("503 Service Unavailable"),
        start: |host| start(host, "ProxyPass / http://127.0.0.1:8080/\n"),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, rewrites to whatever Host says",
        truth: Truth::Open(&["http-get", "http-host"]),
        assurance: serving("502 Proxy Error"),
        start: |host| start(host, REWRITES),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On inside TLS",
        port: 443,
        truth: Truth::Open(&["https-proxy"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start_tls(host, "ProxyRequests On\n"),
        ..BASE
    },
    Configuration {
        name: "Apache httpd, ProxyRequests On inside TLS and HTTP/2",
        port: 443,
        truth: Truth::Open(&["https-proxy", "h2-connect"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start_tls(host, HTTP2),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Apache,
    weakness: Weakness::OpenProxy,
    port: 80,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("apache-httpd"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Apache)?;
    root.folder_of(User::Root, "var/www")?;
    root.write("var/www/index.html", "It works!\n")?;
    root.write(
        "etc/apache.conf",
        &format!("{MODULES}{CONFIGURATION}Listen 80\n{more}"),
    )?;
    Server::start(host, root, "apache2 -f /etc/apache.conf -D FOREGROUND", 80)
}

fn start_tls(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::Apache)?;
    root.folder_of(User::Root, "var/www")?;
    root.write(
        "etc/apache.conf",
        &format!("{MODULES}{CONFIGURATION}{TLS}{more}"),
    )?;
    Server::start(
        host,
        root,
        &certified("apache2 -f /etc/apache.conf -D FOREGROUND"),
        443,
    )
}

/// Those that Debian enables, as far as they matter here, and those that make a proxy.
const MODULES: &str = "\
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
LoadModule auth_basic_module /usr/lib/apache2/modules/mod_auth_basic.so
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

const CONFIGURATION: &str = "\
ServerName server.example
ServerTokens OS
ServerSignature On
User nobody
Group nogroup
PidFile /run/apache.pid
ErrorLog /run/error.log
StartServers 1
ThreadsPerChild 25
DocumentRoot /var/www
TypesConfig /etc/mime.types
";

const TLS: &str = "\
Listen 443
SSLEngine On
SSLCertificateFile /run/certificate.pem
SSLCertificateKeyFile /run/key.pem
";

const OWN: &str = "\
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
