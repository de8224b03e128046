//! Emulations with busybox: what no product does by itself.

use super::*;
use crate::web_server;

pub(super) const EMULATIONS: &[Configuration] = &[
    Configuration {
        name: "emulated WinGate: a telnet proxy",
        port: 23,
        truth: Truth::Open(&["wingate"]),
        assurance: waiting("WinGate>"),
        start: |host| answering(host, WINGATE, 23),
        ..BASE
    },
    Configuration {
        name: "emulated telnet login",
        port: 23,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: waiting("login:"),
        start: |host| answering(host, LOGIN, 23),
        ..BASE
    },
    Configuration {
        name: "emulated honeypot: 200 to every CONNECT, then silence",
        port: 8080,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: tunnelling("200 Connection established"),
        start: |host| answering(host, ESTABLISHED, 8080),
        ..BASE
    },
    Configuration {
        name: "emulated honeypot: 200 to every CONNECT, then a mail server greeting",
        port: 8080,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: tunnelling("220 mail.example"),
        start: |host| answering(host, ESTABLISHED_MAIL, 8080),
        ..BASE
    },
    Configuration {
        name: "emulated honeypot: 200 to every CONNECT, then a page",
        port: 8080,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: tunnelling("200 Connection established"),
        start: |host| answering(host, ESTABLISHED_PAGE, 8080),
        ..BASE
    },
    Configuration {
        name: "emulated honeypot: every SOCKS5 request granted",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| answering(host, GRANTED_5, 1080),
        ..BASE
    },
    Configuration {
        name: "emulated honeypot: every SOCKS4 request granted",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: asked_in_socks4("\x00\x5a"),
        start: |host| answering(host, GRANTED_4, 1080),
        ..BASE
    },
    Configuration {
        name: "emulated SOCKS5 reflector: granted, then says back what it hears",
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: greeted_in_socks5("\x05\x00"),
        start: |host| answering(host, GRANTED_5_ECHO, 1080),
        ..BASE
    },
    Configuration {
        name: "busybox httpd, a web server",
        port: 80,
        truth: Truth::NotOpen(&["closed", "not-that-service"]),
        assurance: serving("HTTP/1.1 "),
        start: |host| web_server::start(host, "A page."),
        ..BASE
    },
];

const BASE: Configuration = Configuration {
    name: "",
    product: Product::Tools,
    weakness: Weakness::OpenProxy,
    port: 1080,
    truth: Truth::NotOpen(&["closed"]),
    software: None,
    assurance: None,
    start: |_| Err(Unavailable::NotFetched("nothing").into()),
};

/// Runs a script of its own for each connection.
fn answering(host: &Host, script: &str, port: u16) -> Result<Server, Trouble> {
    let root = Root::of(Product::Tools)?;
    root.write("etc/answer", script)?;
    Server::start(
        host,
        root,
        &format!("nc -ll -p {port} -e sh /etc/answer"),
        port,
    )
}

/// Said nothing but an empty line, it says this.
const fn waiting(hear: &'static str) -> Option<Assurance> {
    let say = &["\r\n"];
    Some(Assurance { say, hear })
}

const WINGATE: &str = "\
printf 'WinGate>'
IFS=: read -r there port
exec nc \"$there\" \"${port%?}\"
";
const LOGIN: &str =
    "printf 'login: '; read -r name; printf 'Password: '; read -r word; echo 'Login incorrect'";
const ESTABLISHED: &str =
    "read -r line; printf 'HTTP/1.1 200 Connection established\\r\\n\\r\\n'; exec cat > /dev/null";
const ESTABLISHED_MAIL: &str = "\
read -r line
printf 'HTTP/1.1 200 Connection established\\r\\n\\r\\n220 mail.example ESMTP\\r\\n'
while read -r line; do printf '250 Ok\\r\\n'; done
";
const ESTABLISHED_PAGE: &str = "\
while read -r line && [ ${#line} -gt 1 ]; do :; done
printf 'HTTP/1.1 200 Connection established\\r\\n\\r\\n'
while read -r line && [ ${#line} -gt 1 ]; do :; done
printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 8\\r\\n\\r\\nWelcome.'
";
const GRANTED_5: &str = "head -c 3 > /dev/null; printf '\\5\\0'; head -c 4 > /dev/null; printf '\\5\\0\\0\\1\\0\\0\\0\\0\\0\\0'; exec cat > /dev/null";
const GRANTED_5_ECHO: &str = "head -c 3 > /dev/null; printf '\\5\\0'; head -c 10 > /dev/null; printf '\\5\\0\\0\\1\\0\\0\\0\\0\\0\\0'; exec cat";
const GRANTED_4: &str =
    "head -c 8 > /dev/null; printf '\\0\\132\\0\\0\\0\\0\\0\\0'; exec cat > /dev/null";
