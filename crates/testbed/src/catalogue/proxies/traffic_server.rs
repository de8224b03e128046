//! Apache Traffic Server: a reverse proxy as Debian ships it, a forward proxy by two lines.

use super::{HTTP_PROXY_AND_HOST, NO_PROXY, fetching};
use crate::configuration::{Configuration, Truth, Weakness};
use crate::root::{Root, User};
use crate::{Host, Product, Server, Trouble};

pub(super) const TRAFFIC_SERVERS: &[Configuration] = &[
    Configuration {
        assurance: fetching("Not Found on Accelerator"),
        ..traffic_server("Traffic Server, as Debian ships it")
    },
    Configuration {
        truth: Truth::Open(&["http-get", "http-connect:443", "http-post:25", "http-host"]),
        assurance: fetching("500 Cannot find server."),
        start: |host| start(host, FORWARD),
        ..traffic_server("Traffic Server, a forward proxy")
    },
    Configuration {
        truth: HTTP_PROXY_AND_HOST,
        assurance: fetching("500 Cannot find server."),
        start: |host| start(host, &format!("{FORWARD}{ALL_TUNNELS}")),
        ..traffic_server("Traffic Server, a forward proxy to all ports")
    },
];

const fn traffic_server(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::TrafficServer,
        weakness: Weakness::OpenProxy,
        port: 8080,
        truth: NO_PROXY,
        software: Some("traffic-server"),
        assurance: None,
        start: |host| start(host, ""),
    }
}

fn start(host: &Host, more: &str) -> Result<Server, Trouble> {
    let root = Root::of(Product::TrafficServer)?;
    let shipped = root.read(RECORDS)?;
    root.write(RECORDS, &format!("{shipped}{BASICS}{more}"))?;
    for folder in ["run", "var/log", "var/cache"] {
        root.folder_of(User::Nobody, &format!("{folder}/trafficserver"))?;
    }
    Server::start(host, root, "traffic_server", 8080)
}

const RECORDS: &str = "/etc/trafficserver/records.config";

/// It keeps nothing: its smallest cache is larger than most of the other servers.
const BASICS: &str = "\
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
CONFIG proxy.config.http.connect_ports STRING *
";
