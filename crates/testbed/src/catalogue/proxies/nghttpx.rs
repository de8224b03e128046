//! nghttpx.

use super::*;

pub(super) const NGHTTPXES: &[Configuration] = &[
    Configuration {
        name: "nghttpx, --http2-proxy before a Tinyproxy",
        truth: Truth::Open(&["https-proxy", "h2-connect"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start(host, "http2-proxy=yes\nfrontend=*,443", 443),
        ..BASE
    },
    Configuration {
        name: "nghttpx, --http2-proxy without TLS",
        port: 3128,
        truth: Truth::Open(&[
            "http-get",
            "http-connect:80",
            "http-connect:443",
            "http-connect:25",
            "http-post:25",
        ]),
        assurance: fetching("nghttpx"),
        start: |host| start(host, "http2-proxy=yes\nfrontend=*,3128;no-tls", 3128),
        ..BASE
    },
    Configuration {
        name: "nghttpx, a reverse proxy of one site",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: greeted_in_tls("\x16\x03\x03"),
        start: |host| start(host, "frontend=*,443", 443),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Nghttpx,
    weakness: Weakness::OpenProxy,
    port: 443,
    truth: Truth::NotOpen(&["closed"]),
    software: Some("nghttpx"),
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

fn start(host: &Host, words: &str, port: u16) -> Result<Server, Trouble> {
    let backend = if words.contains("http2-proxy") {
        8888
    } else {
        8080
    };
    let root = Root::of(Product::Nghttpx)?;
    root.write(
        "etc/tinyproxy.conf",
        "Port 8888\nListen 127.0.0.1\nAllow 127.0.0.1\n",
    )?;
    root.write("etc/nghttpx.conf", &format!("workers=1\nbackend=127.0.0.1,{backend}\nprivate-key-file=/run/key.pem\ncertificate-file=/run/certificate.pem\n{words}\n"))?;
    Server::start(
        host,
        root,
        &certified(
            "sh -c \"tinyproxy -c /etc/tinyproxy.conf; exec nghttpx --conf=/etc/nghttpx.conf\"",
        ),
        port,
    )
}
