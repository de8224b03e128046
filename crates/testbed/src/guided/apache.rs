//! Apache httpd, as its whole package lays it out.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const APACHES: &[Guided] = &[
    Guided {
        guide: "apache",
        cause: "proxy-requests",
        form: "http-get",
        configuration: apache("Apache httpd, ProxyRequests On"),
        uses: &[Use::OwnSite],
    },
    Guided {
        guide: "apache",
        cause: "proxy-for-all",
        form: "http-get",
        configuration: Configuration {
            start: |host| start(host, laid(&[SITE, PAGE, (PROXY, GRANTED)])),
            ..apache("Apache httpd, a proxy that is granted to all")
        },
        uses: &[Use::OwnSite, Use::Page(Itself)],
    },
    Guided {
        guide: "apache",
        cause: "proxy-for-all",
        form: "http-get",
        configuration: Configuration {
            start: |host| {
                start(
                    host,
                    laid(&[
                        SITE,
                        PAGE,
                        (PROXY, SWITCHED_OFF),
                        (VIRTUAL_HOST, GRANTED_IN_HOST),
                    ]),
                )
            },
            ..apache("Apache httpd, a proxy in a virtual host")
        },
        uses: &[Use::OwnSite, Use::Page(Itself)],
    },
];

const fn apache(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::ApacheLaidOut,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25"]),
        software: Some("apache"),
        assurance: None,
        start: |host| start(host, laid(&[SITE, PAGE, (PROXY, SWITCHED_ON)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::ApacheLaidOut,
        files,
        prepare: PREPARE,
        command: "apache2 -DFOREGROUND",
        reload: "apachectl graceful",
        port: 80,
    }
}

const PROXY: &str = "/etc/apache2/mods-available/proxy.conf";

/// What the installer and `a2enmod proxy_connect proxy_http` link.
const PREPARE: &str = "\
mkdir -p /etc/apache2/mods-enabled /etc/apache2/sites-enabled /etc/apache2/conf-enabled
cd /etc/apache2/mods-enabled
for module in mpm_event authz_core authz_host dir mime proxy proxy_connect proxy_http; do
    for file in ../mods-available/$module.load ../mods-available/$module.conf; do
        [ ! -e $file ] || ln -sf $file
    done
done
ln -sf ../sites-available/000-default.conf /etc/apache2/sites-enabled/
mkdir -p /var/run/apache2 /var/lock/apache2 /var/log/apache2
export APACHE_RUN_USER=nobody APACHE_RUN_GROUP=nogroup
. /etc/apache2/envvars
cd /";

const SITE: (&str, &str) = (
    "/etc/apache2/envvars",
    "\
export APACHE_RUN_USER=nobody
export APACHE_RUN_GROUP=nogroup
export APACHE_PID_FILE=/var/run/apache2/apache2.pid
export APACHE_RUN_DIR=/var/run/apache2
export APACHE_LOCK_DIR=/var/lock/apache2
export APACHE_LOG_DIR=/var/log/apache2
",
);

const PAGE: (&str, &str) = ("/var/www/html/index.html", "Our own site.\n");

const VIRTUAL_HOST: &str = "/etc/apache2/sites-available/000-default.conf";

const SWITCHED_OFF: &str = "<IfModule mod_proxy.c>\n#ProxyRequests On\n</IfModule>\n";

/// With what the site itself grants to all, rightly.
const GRANTED_IN_HOST: &str = "\
<VirtualHost *:80>
\tDocumentRoot /var/www/html
\t<Directory /var/www/html>
\t\tRequire all granted
\t</Directory>
\tProxyRequests on
\t<Proxy \"*\">
\t\tRequire  all granted
\t</Proxy>
\tErrorLog ${APACHE_LOG_DIR}/error.log
</VirtualHost>
";

const SWITCHED_ON: &str = "\
<IfModule mod_proxy.c>

\t# If you want to use apache2 as a forward proxy, uncomment the
\t# 'ProxyRequests On' line and the <Proxy *> block below.

\tProxyRequests On
\tProxyVia Off
</IfModule>
";

const GRANTED: &str = "\
<IfModule mod_proxy.c>
\tProxyRequests On

\t<Proxy *>
\t   AddDefaultCharset off
\t   Require all granted
\t   #Require local
\t</Proxy>
</IfModule>
";
