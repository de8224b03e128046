//! Apache Traffic Server.

use super::*;

pub(super) const TRAFFIC_SERVERS: &[Configuration] = &[
    Configuration {
        name: "Traffic Server, as Debian ships it",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: fetching("Not Found on Accelerator"),
        start: |host| start(host, ""),
        ..BASE
    },
    Configuration {
        name: "Traffic Server, a forward proxy",
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25", "http-host"]),
        assurance: fetching("Cannot find server"),
        start: |host| start(host, FORWARD),
        ..BASE
    },
    Configuration {
        name: "Traffic Server, a forward proxy with all tunnels",
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
            "http-host",
        ]),
        assurance: fetching("Cannot find server"),
        start: |host| start(host, ALL_TUNNELS),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::TrafficServer,
    weakness: Weakness::OpenProxy,
    port: 8080,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("traffic-server"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::TrafficServer)?;
    let shipped = root.read(RECORDS)?;
    root.write(RECORDS, &format!("{shipped}{SMALL}{more}"))?;
    for folder in [
        "run/trafficserver",
        "var/log/trafficserver",
        "var/cache/trafficserver",
    ] {
        root.folder_of(User::Nobody, folder)?;
    }
    Server::start(host, root, "traffic_server", 8080)
}

const RECORDS: &str = "/etc/trafficserver/records.config";
const SMALL: &str = "\
CONFIG proxy.config.admin.user_id STRING nobody
CONFIG proxy.config.exec_thread.autoconfig INT 0
CONFIG proxy.config.cache.ram_cache.size INT 4M
CONFIG proxy.config.http.cache.http INT 0
CONFIG proxy.config.http.server_ports STRING 8080
";
const FORWARD: &str = "\
CONFIG proxy.config.url_remap.remap_required INT 0
CONFIG proxy.config.reverse_proxy.enabled INT 0
";
const ALL_TUNNELS: &str = "\
CONFIG proxy.config.url_remap.remap_required INT 0
CONFIG proxy.config.reverse_proxy.enabled INT 0
CONFIG proxy.config.http.connect_ports STRING *
";
