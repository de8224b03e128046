//! Apache Traffic Server, on Debian's own configuration.

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
        truth: Truth::Open(&["http-get", "http-connect:443"]),
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
        ("/var/www/index.html", "Our own site.\n"),
        (
            "/etc/trafficserver/remap.config",
            "map http://www.example/ http://127.0.0.1:8081/\n",
        ),
    ],
    prepare: PREPARE,
    command: "traffic_server",
    reload: "traffic_ctl config reload",
    port: 8080,
};

/// The site behind it is there but once.
const PREPARE: &str = "\
for folder in /run/trafficserver /var/log/trafficserver /var/cache/trafficserver; do
    mkdir -p $folder && chown nobody $folder
done
[ -e /run/site ] || { touch /run/site; (httpd -p 127.0.0.1:8081 -h /var/www); }";

/// Two settings open it; the others only make it small.
const FORWARD: &str = "as shipped, but:
CONFIG proxy.config.exec_thread.autoconfig INT 1 => CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.http.server_ports STRING 8080 8080:ipv6 => CONFIG proxy.config.http.server_ports STRING 8080
CONFIG proxy.config.http.cache.http INT 1 => CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.cache.ram_cache.size INT -1 => CONFIG proxy.config.cache.ram_cache.size INT 4M
CONFIG proxy.config.url_remap.remap_required INT 1 => CONFIG proxy.config.url_remap.remap_required INT 0
CONFIG proxy.config.reverse_proxy.enabled INT 1 => CONFIG proxy.config.reverse_proxy.enabled INT 0
CONFIG proxy.config.admin.user_id STRING trafficserver => CONFIG proxy.config.admin.user_id STRING nobody
";
