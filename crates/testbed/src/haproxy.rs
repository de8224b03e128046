//! HAProxy's configurations in which it goes wherever a stranger says, as its manual shows how a name
//! from the request is resolved.

/// A configuration of these sections.
macro_rules! configured {
    ($sections:literal) => {
        concat!(
            "global
    maxconn 100
resolvers names
    nameserver first 198.51.100.53:53
defaults
    timeout connect 5s
    timeout client 30s
    timeout server 30s
",
            $sections
        )
    };
}

/// What stands above all sections of one's own.
pub(crate) const BASICS: &str = configured!("");

/// By `Host`. Without the denial, what cannot be resolved would go round in circles.
pub(crate) const ANY_HOST: &str = configured!(
    "\
frontend web
    mode http
    bind :80
    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only
    http-request deny deny_status 503 unless { var(txn.there) -m found }
    http-request set-dst var(txn.there)
    http-request set-dst-port int(80)
    http-request set-uri %[path]
    default_backend there
backend there
    mode http
    server there 0.0.0.0:0
"
);

/// By the name in the TLS handshake.
pub(crate) const ANY_SNI: &str = configured!(
    "\
frontend tls
    mode tcp
    bind :443
    tcp-request inspect-delay 5s
    tcp-request content reject unless { req.ssl_hello_type 1 }
    tcp-request content do-resolve(txn.there,names,ipv4) req.ssl_sni
    tcp-request content reject unless { var(txn.there) -m found }
    tcp-request content set-dst var(txn.there)
    default_backend there
backend there
    mode tcp
    server there 0.0.0.0:443
"
);

/// Before a proxy that trusts loopback.
pub(crate) const BEFORE_TINYPROXY: &str = configured!(
    "\
listen proxy
    mode tcp
    bind :8080
    server tinyproxy 127.0.0.1:8888
"
);
