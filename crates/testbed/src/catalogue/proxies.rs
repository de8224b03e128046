//! Proxies as strangers meet them: open in one way or in many, safe, and what only looks open.
//!
//! Each label was read from conversations with the running server: a token that was to reach a
//! target at the canary's address came back changed by the target's secret, or it did not.
//!
//! # Limits
//! IPv4 only, as the network is. What no product of Debian's does by itself is emulated with
//! busybox, and its name says so.

mod apache;
mod dante;
mod emulated;
mod ffproxy;
mod haproxy;
mod lighttpd;
mod microsocks;
mod ncat;
mod nghttpx;
mod nginx;
mod openssh;
mod privoxy;
mod sniproxy;
mod socat;
mod squid;
mod sslh;
mod stunnel;
mod tinyproxy;
mod traffic_server;

use crate::Trouble;
use crate::configuration::{Assurance, Configuration, Truth};
use crate::root::Root;

/// All of them, by product.
pub const PROXIES: &[Configuration] = &joined::<COUNT>();

const BY_PRODUCT: &[&[Configuration]] = &[
    apache::APACHES,
    dante::DANTES,
    emulated::EMULATIONS,
    ffproxy::FFPROXIES,
    haproxy::HAPROXIES,
    lighttpd::LIGHTTPDS,
    microsocks::MICROSOCKSES,
    ncat::NCATS,
    nghttpx::NGHTTPXES,
    nginx::NGINXES,
    openssh::OPENSSHES,
    privoxy::PRIVOXIES,
    sniproxy::SNIPROXIES,
    socat::SOCATS,
    squid::SQUIDS,
    sslh::SSLHES,
    stunnel::STUNNELS,
    tinyproxy::TINYPROXIES,
    traffic_server::TRAFFIC_SERVERS,
];

const COUNT: usize = {
    let (mut count, mut product) = (0, 0);
    while product < BY_PRODUCT.len() {
        count += BY_PRODUCT[product].len();
        product += 1;
    }
    count
};

/// Constants know no iterators.
const fn joined<const N: usize>() -> [Configuration; N] {
    let mut all = [BY_PRODUCT[0][0]; N];
    let (mut count, mut product) = (0, 0);
    while product < BY_PRODUCT.len() {
        let mut place = 0;
        while place < BY_PRODUCT[product].len() {
            all[count] = BY_PRODUCT[product][place];
            count += 1;
            place += 1;
        }
        product += 1;
    }
    all
}

/// A proxy for all that HTTP can carry, and for mail.
const HTTP_PROXY: Truth = Truth::Open(&[
    "http-get",
    "http-connect:80",
    "http-connect:443",
    "http-connect:25",
    "http-post:25",
]);

/// The same, and it takes ordinary requests for other hosts, too. Tinyproxy does, as Debian
/// builds it.
const HTTP_PROXY_AND_HOST: Truth = Truth::Open(&[
    "http-get",
    "http-connect:80",
    "http-connect:443",
    "http-connect:25",
    "http-post:25",
    "http-host",
]);

/// A proxy that says no.
const REFUSES: Truth = Truth::NotOpen(&["closed"]);

/// It hangs up on strangers without a word.
const HANGS_UP: Truth = Truth::NotOpen(&["closed", "not-that-service", "refuses-us"]);

/// It is no proxy, whatever it answers.
const NO_PROXY: Truth = Truth::NotOpen(&["closed", "not-that-service"]);

/// It says yes, and carries nothing.
const PRETENDS: Truth = Truth::NotOpen(&["accepts", "closed", "not-that-service"]);

/// Asked for a page of a host that does not exist, it says this.
const fn fetching(hear: &'static str) -> Option<Assurance> {
    let say = &[
        "GET http://nowhere.example/ HTTP/1.1\r\nHost: nowhere.example\r\nConnection: close\r\n\r\n",
    ];
    Some(Assurance { say, hear })
}

/// Asked for a page as if it were the host that does not exist, it says this.
const fn serving(hear: &'static str) -> Option<Assurance> {
    let say = &["GET / HTTP/1.1\r\nHost: nowhere.example\r\nConnection: close\r\n\r\n"];
    Some(Assurance { say, hear })
}

/// Asked for a tunnel to a host that does not exist, it says this.
const fn tunnelling(hear: &'static str) -> Option<Assurance> {
    let say = &["CONNECT nowhere.example:443 HTTP/1.1\r\nHost: nowhere.example:443\r\n\r\n"];
    Some(Assurance { say, hear })
}

/// Asked in SOCKS4 for port 80 of its own loopback, it says this.
const fn asked_in_socks4(hear: &'static str) -> Option<Assurance> {
    let say = &["\x04\x01\x00\x50\x7f\x00\x00\x01\x00"];
    Some(Assurance { say, hear })
}

/// Greeted in SOCKS5 without authentication, it says this.
const fn greeted_in_socks5(hear: &'static str) -> Option<Assurance> {
    let say = &["\x05\x01\x00"];
    Some(Assurance { say, hear })
}

/// Greeted in TLS as a host that does not exist, it says this.
const fn greeted_in_tls(hear: &'static str) -> Option<Assurance> {
    let say = &[CLIENT_HELLO];
    Some(Assurance { say, hear })
}

/// Puts a Tinyproxy behind the server of this root: it trusts loopback alone, and hears all the
/// world from there.
fn put_behind(root: &Root, more: &str) -> Result<(), Trouble> {
    let trusting = "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n";
    root.write("etc/tinyproxy.conf", &format!("{trusting}{more}"))
}

/// The command line of a server with that Tinyproxy behind it.
fn before(front: &str) -> String {
    format!("sh -c 'tinyproxy -c /etc/tinyproxy.conf && exec {front}'")
}

/// No authentication (RFC 1928 section 3).
const SOCKS5_OPEN: Option<Assurance> = greeted_in_socks5("\x05\x00");

/// X'FF': no acceptable methods. It is no text, so the replacement stands for it.
const SOCKS5_WANTS_MORE: Option<Assurance> = greeted_in_socks5("\x05\u{fffd}");

/// The beginning of a ServerHello (RFC 8446 section 5.1).
const TLS_SPOKEN: Option<Assurance> = greeted_in_tls("\x16\x03\x03");

/// A ClientHello of TLS 1.3 (RFC 8446 section 4.1.2), all of it ASCII.
const CLIENT_HELLO: &str = concat!(
    "\x16\x03\x01\x01/\x01\x00\x01+",
    "\x03\x03an unchanging and public number.\x00\x00\x02\x13\x01\x01\x00\x01\x00",
    // server_name
    "\x00\x00\x007\x005\x00\x002",
    "a-host-that-is-not-there.somewhere.nowhere.example",
    // supported_groups: x25519
    "\x00\x0a\x00\x04\x00\x02\x00\x1d",
    // signature_algorithms: ECDSA and RSA-PSS, with SHA-256
    "\x00\x0d\x00\x06\x00\x04\x04\x03\x08\x04",
    // supported_versions: TLS 1.3
    "\x00+\x00\x03\x02\x03\x04",
    // key_share: x25519
    "\x003\x00&\x00$\x00\x1d\x00 ",
    "an unchanging share of no secret",
    // padding (RFC 7685), which keeps all lengths in ASCII
    "\x00\x15\x00~",
    "                                                               ",
    "                                                               ",
);
