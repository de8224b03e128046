//! The place that an open proxy can be made to reach: an nginx that says on which of its ports it
//! was reached, on those that proxies are asked for.

use crate::packages::Product;
use crate::root::Root;
use crate::{Host, Server, Trouble, certificate};

/// Starts it on ports 25 and 80 in plain HTTP, and on 443 in TLS, where it tells those who forget
/// TLS that they did.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn start(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::Nginx)?;
    certificate::write(&root)?;
    root.write("etc/nginx/nginx.conf", CONFIGURATION)?;
    Server::start(host, root, "nginx -g 'daemon off;'", 80)
}

/// What it answers on this port, and nobody else.
#[must_use]
pub fn answer(port: u16) -> String {
    format!("carried to port {port}")
}

/// What it answers in plain HTTP on port 443.
pub const WITHOUT_TLS: &str = "The plain HTTP request was sent to HTTPS port";

const CONFIGURATION: &str = r#"
user nobody nogroup;
pid /run/nginx.pid;
error_log stderr;
events { worker_connections 500; }
http {
    access_log off;
    server {
        listen 25;
        listen 80;
        listen 443 ssl;
        ssl_certificate /etc/server.crt;
        ssl_certificate_key /etc/server.key;
        ssl_protocols TLSv1.2 TLSv1.3;
        return 200 "carried to port $server_port";
    }
}
"#;
