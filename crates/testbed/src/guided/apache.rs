//! Apache httpd, with the one file that Debian has for its proxy.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const APACHES: &[Guided] = &[
    Guided {
        cause: "proxy-requests",
        configuration: Configuration {
            start: |host| start(host, laid(&[SITE, (MAIN, BASICS), (PROXY, REQUESTS)])),
            ..apache("Apache httpd, ProxyRequests On")
        },
        uses: &[Use::OwnSite],
        ..guided()
    },
    guided(),
];

const fn guided() -> Guided {
    Guided {
        guide: "apache",
        cause: "proxy-for-all",
        form: "http-get",
        configuration: apache("Apache httpd, grants all"),
        uses: &[Use::OwnSite, Use::Page(Itself), Use::Page(Office)],
    }
}

const fn apache(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Apache,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: Truth::Open(&["http-get", "http-connect:443"]),
        software: Some("apache"),
        assurance: None,
        start: |host| start(host, laid(&[SITE, (MAIN, BASICS), (PROXY, GRANTS_ALL)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Apache,
        files,
        prepare: "mkdir -p /run/apache2 /var/log/apache2 && \
            printf '#!/bin/sh\\nexec apache2 -t\\n' > /run/apachectl && \
            chmod +x /run/apachectl",
        command: "apache2 -DFOREGROUND",
        reload: "kill -USR1 $(cat /run/apache2/apache2.pid)",
        port: 80,
    }
}

const MAIN: &str = "/etc/apache2/apache2.conf";
const PROXY: &str = "/etc/apache2/mods-available/proxy.conf";
const SITE: (&str, &str) = ("/var/www/html/index.html", "Our own site.\n");

const BASICS: &str = "\
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_host_module /usr/lib/apache2/modules/mod_authz_host.so
LoadModule dir_module /usr/lib/apache2/modules/mod_dir.so
LoadModule mime_module /usr/lib/apache2/modules/mod_mime.so
LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
LoadModule proxy_connect_module /usr/lib/apache2/modules/mod_proxy_connect.so
LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
ServerName HOST
ServerTokens OS
User nobody
Group nogroup
PidFile /run/apache2/apache2.pid
ErrorLog /var/log/apache2/error.log
StartServers 1
Listen 80
DocumentRoot /var/www/html
TypesConfig /etc/mime.types
Include /etc/apache2/mods-available/proxy.conf
";

const REQUESTS: &str = "\
<IfModule mod_proxy.c>
\tProxyRequests On
</IfModule>
";

/// Debian's, with its comments taken up and one word changed.
const GRANTS_ALL: &str = "\
<IfModule mod_proxy.c>

\t# If you want to use apache2 as a forward proxy, uncomment the
\t# 'ProxyRequests On' line and the <Proxy *> block below.
\tProxyRequests On
\t<Proxy *>
\t   Require all granted
\t   Require ip 10.9.0.0/24
\t</Proxy>
</IfModule>
";
