//! What no product of Debian's does by itself: emulations with busybox, a script for each
//! connection; and busybox's own web server.

use super::{NO_PROXY, PRETENDS, SOCKS5_OPEN, asked_in_socks4, serving, tunnelling};
use crate::configuration::{Assurance, Configuration, Truth, Weakness};
use crate::root::Root;
use crate::{Host, Product, Server, Trouble, web_server};

pub(super) const EMULATIONS: &[Configuration] = &[
    Configuration {
        port: 23,
        truth: Truth::Open(&["wingate"]),
        assurance: waiting("WinGate>"),
        start: |host| start(host, WINGATE, 23),
        ..emulated("WinGate (emulated)")
    },
    Configuration {
        port: 23,
        truth: NO_PROXY,
        assurance: waiting("login:"),
        start: |host| start(host, LOGIN, 23),
        ..emulated("telnet login (emulated)")
    },
    Configuration {
        assurance: tunnelling("200 Connection established"),
        start: |host| start(host, TUNNEL_TO_SILENCE, 8080),
        ..emulated("honeypot (emulated): tunnels to silence")
    },
    Configuration {
        assurance: tunnelling("220 mail.example"),
        start: |host| start(host, TUNNEL_TO_MAIL, 8080),
        ..emulated("honeypot (emulated): tunnels to its own mail server")
    },
    Configuration {
        assurance: tunnelling("200 Connection established"),
        start: |host| start(host, TUNNEL_TO_PAGE, 8080),
        ..emulated("honeypot (emulated): tunnels to its own page")
    },
    Configuration {
        port: 1080,
        assurance: asked_in_socks4("\x00\x5a"),
        start: |host| start(host, SOCKS4_TO_SILENCE, 1080),
        ..emulated("honeypot (emulated): SOCKS4 to silence")
    },
    Configuration {
        port: 1080,
        assurance: SOCKS5_OPEN,
        start: |host| start(host, SOCKS5_TO_SILENCE, 1080),
        ..emulated("honeypot (emulated): SOCKS5 to silence")
    },
    Configuration {
        port: 1080,
        assurance: SOCKS5_OPEN,
        start: |host| start(host, SOCKS5_TO_ECHO, 1080),
        ..emulated("honeypot (emulated): SOCKS5 to an echo")
    },
    Configuration {
        port: 80,
        truth: NO_PROXY,
        assurance: serving("A page."),
        start: |host| web_server::start(host, "A page."),
        ..emulated("busybox httpd, a web server")
    },
];

const fn emulated(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Tools,
        weakness: Weakness::OpenProxy,
        port: 8080,
        truth: PRETENDS,
        software: None,
        assurance: None,
        start: |host| start(host, TUNNEL_TO_SILENCE, 8080),
    }
}

/// Runs this script for each connection.
fn start(host: &Host, script: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Tools)?;
    root.write("etc/answer", script)?;
    let command_line = format!("nc -ll -p {port} -e sh /etc/answer");
    Server::start(host, root, &command_line, port)
}

/// Told nothing but that somebody is there, it says this.
const fn waiting(hear: &'static str) -> Option<Assurance> {
    let say = &["\r\n"];
    Some(Assurance { say, hear })
}

const WINGATE: &str = r#"
printf 'WinGate>'
IFS=: read -r there port
exec nc "$there" "${port%?}"
"#;

const LOGIN: &str = r"
printf 'login: '
read -r name
printf 'Password: '
read -r word
echo 'Login incorrect'
";

const TUNNEL_TO_SILENCE: &str = r"
read -r request
printf 'HTTP/1.1 200 Connection established\r\n\r\n'
exec cat > /dev/null
";

const TUNNEL_TO_MAIL: &str = r"
read -r request
printf 'HTTP/1.1 200 Connection established\r\n\r\n220 mail.example ESMTP\r\n'
while read -r line; do printf '250 Ok\r\n'; done
";

const TUNNEL_TO_PAGE: &str = r"
headers() { while read -r line && [ ${#line} -gt 1 ]; do :; done; }
headers
printf 'HTTP/1.1 200 Connection established\r\n\r\n'
headers
printf 'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nWelcome.'
";

const SOCKS4_TO_SILENCE: &str = r"
head -c 8 > /dev/null
printf '\000\132\000\000\000\000\000\000'
exec cat > /dev/null
";

const SOCKS5_TO_SILENCE: &str = r"
head -c 3 > /dev/null
printf '\005\000'
head -c 4 > /dev/null
printf '\005\000\000\001\000\000\000\000\000\000'
exec cat > /dev/null
";

const SOCKS5_TO_ECHO: &str = r"
head -c 3 > /dev/null
printf '\005\000'
head -c 10 > /dev/null
printf '\005\000\000\001\000\000\000\000\000\000'
exec cat
";
