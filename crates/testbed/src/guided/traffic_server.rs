//! Apache Traffic Server: a reverse proxy that two lines made a proxy for everybody.

use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const TRAFFIC_SERVERS: &[Guided] = &[Guided {
    guide: "traffic-server",
    cause: "remap-not-required",
    form: "http-get",
    configuration: Configuration {
        name: "Traffic Server, a forward proxy",
        product: Product::TrafficServer,
        weakness: Weakness::OpenProxy,
        port: 8080,
        truth: Truth::Open(&["http-get", "http-connect:443", "http-host"]),
        software: Some("traffic-server"),
        assurance: None,
        start: |host| start(host, LAID),
    },
    uses: &[Use::OwnSite],
}];

const LAID: Laid = Laid {
    product: Product::TrafficServer,
    files: &[
        ("/etc/trafficserver/records.config", FORWARD),
        (
            "/etc/trafficserver/remap.config",
            "map http://www.example/ http://127.0.0.1:8081/\n",
        ),
        ("/var/www/index.html", "Our own site."),
    ],
    prepare: "mkdir -p /run/trafficserver /var/log/trafficserver /var/cache/trafficserver && \
        chown nobody /run/trafficserver /var/log/trafficserver /var/cache/trafficserver && \
        { httpd -f -p 127.0.0.1:8081 -h /var/www & }",
    command: "traffic_server",
    reload: "",
    port: 8080,
};

const FORWARD: &str = "as shipped, but:\n\
    CONFIG proxy.config.url_remap.remap_required INT 1 => \
    CONFIG proxy.config.url_remap.remap_required INT 0\n\
    CONFIG proxy.config.reverse_proxy.enabled INT 1 => \
    CONFIG proxy.config.reverse_proxy.enabled INT 0\n\
    CONFIG proxy.config.admin.user_id STRING nobody\n\
    CONFIG proxy.config.exec_thread.autoconfig INT 0\n\
    CONFIG proxy.config.cache.ram_cache.size INT 4M\n\
    CONFIG proxy.config.http.cache.http INT 0\n\
    CONFIG proxy.config.http.server_ports STRING 8080\n";
