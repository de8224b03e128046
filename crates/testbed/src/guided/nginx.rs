//! nginx, as Debian splits its configuration.

use super::From::Itself;
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const NGINXES: &[Guided] = &[
    guided("nginx, passes to $host"),
    Guided {
        configuration: Configuration {
            start: |host| start(host, laid(&[(MAIN, BASICS), (SITE, ANY_HTTP_HOST)])),
            ..nginx("nginx, passes to $http_host")
        },
        ..guided("nginx")
    },
    Guided {
        configuration: Configuration {
            start: |host| {
                start(
                    host,
                    in_a_container(&[(MAIN, BASICS), (SITE, OWN), (GATE, BESIDE)]),
                )
            },
            ..nginx("nginx, passes to $host in another file, in a container")
        },
        uses: &[Use::Page(Itself), Use::OwnSite],
        ..guided("nginx")
    },
    Guided {
        cause: "any-name-in-tls",
        form: "sni",
        configuration: Configuration {
            port: 443,
            truth: Truth::Open(&["sni"]),
            software: None,
            start: |host| {
                start(
                    host,
                    Laid {
                        port: 443,
                        ..laid(&[(MAIN, ANY_NAME), (SITE, OWN)])
                    },
                )
            },
            ..nginx("nginx, connects to whatever SNI says")
        },
        uses: &[Use::PageByName(Itself)],
        ..guided("nginx")
    },
];

const fn guided(name: &'static str) -> Guided {
    Guided {
        guide: "nginx",
        cause: "any-host",
        form: "http-get",
        configuration: nginx(name),
        uses: &[Use::Page(Itself)],
    }
}

const fn nginx(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Nginx,
        weakness: Weakness::OpenProxy,
        port: 80,
        truth: Truth::Open(&["http-get", "http-host"]),
        software: Some("nginx"),
        assurance: None,
        start: |host| start(host, laid(&[(MAIN, BASICS), (SITE, ANY_HOST)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Nginx,
        files,
        prepare: "mkdir -p /etc/nginx/sites-enabled /var/log/nginx && \
            ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default",
        command: "nginx -g 'daemon off;'",
        reload: RELOADED,
        port: 80,
    }
}

const fn in_a_container(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        prepare: "[ ! -e /run/systemd/system ] || rmdir /run/systemd/system; \
            mkdir -p /etc/nginx/sites-enabled /var/log/nginx /var/www && \
            echo 'Our own site.' > /var/www/index.html && \
            ln -s /etc/nginx/sites-available/default /etc/nginx/sites-enabled/default",
        ..laid(files)
    }
}

/// What was begun before goes on by the old rules, so the old worker has to end first.
const RELOADED: &str = "\
main=$(cat /run/nginx.pid)
old=$(cat /proc/$main/task/$main/children)
nginx -s reload
while kill -0 $old 2> /dev/null; do usleep 50000; done
";

const MAIN: &str = "/etc/nginx/nginx.conf";
const SITE: &str = "/etc/nginx/sites-available/default";

const BASICS: &str = "\
user nobody nogroup;
worker_processes 1;
pid /run/nginx.pid;
events { worker_connections 100; }
http {
    access_log off;
    include /etc/nginx/conf.d/*.conf;
    include /etc/nginx/sites-enabled/*;
}
";

const GATE: &str = "/etc/nginx/conf.d/gate.conf";

/// A site of its own, which hides what should be hidden; and beside it, for all other names, the gate.
const OWN: &str = "\
server {
    listen 80;
    server_name www.example;
    root /var/www;
    location ~ /\\.ht { deny all; }
}
";

const BESIDE: &str = "\
server {
    listen 80 default_server;
    resolver 198.51.100.53 ipv6=off;
    location ~ /\\.ht {
        deny all;
    }
    location / { proxy_pass $scheme://$host$request_uri; }
}
";

const ANY_NAME: &str = "\
load_module modules/ngx_stream_module.so;
user nobody nogroup;
worker_processes 1;
pid /run/nginx.pid;
events { worker_connections 100; }
stream {
    resolver 198.51.100.53 ipv6=off;
    server {
        listen 443;
        ssl_preread on;
        proxy_pass $ssl_preread_server_name:443;
    }
}
";

const ANY_HOST: &str = "\
server {
    listen 80 default_server;
    resolver 198.51.100.53 ipv6=off;
    location / {
        proxy_pass http://$host$request_uri;
    }
}
";

const ANY_HTTP_HOST: &str = "\
server {
    listen 80;
    resolver 198.51.100.53 ipv6=off;
    location / {
        # for the test site
        proxy_set_header Host $http_host;
        proxy_pass   http://$http_host$request_uri;   # any
    }
}
";
