//! What a proxy can be asked to carry, said by hand and without Tranca's own dialogues.

use std::net::{Ipv4Addr, SocketAddrV4};
use std::process::Command;

use testbed::conversation::Conversation;
use testbed::destination::{WITHOUT_TLS, answer};
use testbed::lineup::PROBER;
use testbed::network::NAME_SERVER;
use testbed::packages::{Product, unpacked};
use testbed::{Host, Trouble};

/// One capability: its name, and how it is asked for. What comes to an error was not carried.
pub(crate) struct Capability {
    pub(crate) name: &'static str,
    pub(crate) ask: fn(&Caller<'_>) -> Result<(), Trouble>,
}

/// All of them.
pub(crate) const CAPABILITIES: &[Capability] = &[
    Capability {
        name: "http-get",
        ask: |caller| caller.fetch("GET http://probe.example/ HTTP/1.1\r\n", 80),
    },
    Capability {
        name: "http-post:25",
        ask: |caller| {
            caller.fetch(
                "POST http://probe.example:25/ HTTP/1.1\r\nContent-Length: 0\r\n",
                25,
            )
        },
    },
    Capability {
        name: "http-host",
        ask: |caller| caller.fetch("GET / HTTP/1.1\r\n", 80),
    },
    Capability {
        name: "http-connect:80",
        ask: |caller| caller.tunnel(80),
    },
    Capability {
        name: "http-connect:443",
        ask: |caller| caller.tunnel(443),
    },
    Capability {
        name: "http-connect:25",
        ask: |caller| caller.tunnel(25),
    },
    Capability {
        name: "https-proxy",
        ask: |caller| caller.fetch_in_tls(),
    },
    Capability {
        name: "h2-connect",
        ask: |caller| {
            caller
                .tunnel_in_http2(80)
                .or_else(|_| caller.tunnel_in_http2(443))
        },
    },
    Capability {
        name: "socks4",
        ask: |caller| caller.socks4(PROBER, b""),
    },
    Capability {
        name: "socks4a",
        ask: |caller| caller.socks4(NAME_FOLLOWS, b"probe.example\0"),
    },
    Capability {
        name: "socks5:ipv4",
        ask: |caller| caller.socks5(&[&b"\x01"[..], &PROBER.octets()].concat()),
    },
    Capability {
        name: "socks5:name",
        ask: |caller| caller.socks5(b"\x03\x0dprobe.example"),
    },
    Capability {
        name: "socks5-udp",
        ask: |caller| caller.socks5_datagram(),
    },
    Capability {
        name: "sni",
        ask: |caller| caller.greet_by_sni(),
    },
    Capability {
        name: "wingate",
        ask: |caller| caller.wingate(),
    },
];

/// Who asks: a stranger, with so much patience for one word.
pub(crate) struct Caller<'a> {
    pub(crate) from: &'a Host,
    pub(crate) with: SocketAddrV4,
    pub(crate) patience_s: u32,
}

impl Caller<'_> {
    fn fetch(&self, request: &str, port: u16) -> Result<(), Trouble> {
        let mut conversation = self.call()?;
        conversation.say(&format!("{request}{HEADERS}"))?;
        conversation.hear_for(&answer(port)).map(drop)
    }

    fn tunnel(&self, port: u16) -> Result<(), Trouble> {
        let mut conversation = self.call()?;
        dig(&mut conversation, port)?;
        fetch_through(conversation, port)
    }

    fn fetch_in_tls(&self) -> Result<(), Trouble> {
        let mut conversation = self.call_in_tls(&["-noservername"])?;
        conversation.say(&format!("GET http://probe.example/ HTTP/1.1\r\n{HEADERS}"))?;
        conversation.hear_for(&answer(80)).map(drop)
    }

    /// RFC 9113 section 8.5. What goes through stands in one frame of data.
    fn tunnel_in_http2(&self, port: u16) -> Result<(), Trouble> {
        let mut conversation = self.call_in_tls(&["-alpn", "h2", "-noservername"])?;
        let authority = format!("probe.example:{port}");
        let headers = [field(":method", "CONNECT"), field(":authority", &authority)].concat();
        conversation.say_bytes(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")?;
        conversation.say_bytes(&[frame(4, 0, 0, b""), frame(1, 4, 1, &headers)].concat())?;
        // The first SETTINGS are answered at once (section 6.5.3).
        conversation.say_bytes(&frame(4, 1, 0, b""))?;
        let request = format!("GET / HTTP/1.1\r\n{HEADERS}");
        conversation.say_bytes(&frame(0, 0, 1, request.as_bytes()))?;
        conversation.hear_for(&plain_answer(port)).map(drop)
    }

    fn socks4(&self, address: Ipv4Addr, name: &[u8]) -> Result<(), Trouble> {
        let mut conversation = self.call()?;
        conversation
            .say_bytes(&[b"\x04\x01\x00\x50", &address.octets()[..], b"\0", name].concat())?;
        granted(conversation.hear_bytes(8)?[1], 90)?;
        fetch_through(conversation, 80)
    }

    fn socks5(&self, place: &[u8]) -> Result<(), Trouble> {
        let mut conversation = self.greet_in_socks5()?;
        conversation.say_bytes(&[b"\x05\x01\x00", place, b"\x00\x50"].concat())?;
        granted(conversation.hear_bytes(4)?[1], 0)?;
        fetch_through(conversation, 80)
    }

    /// A question to the name server, which answers with the prober's address.
    fn socks5_datagram(&self) -> Result<(), Trouble> {
        let mut conversation = self.greet_in_socks5()?;
        conversation.say_bytes(b"\x05\x03\x00\x01\0\0\0\0\0\0")?;
        let reply = conversation.hear_bytes(10)?;
        granted(reply[1], 0)?;
        let port = u16::from_be_bytes([reply[8], reply[9]]);
        let mut command = self.from.command("bash");
        command
            .args(["-c", DATAGRAM, &self.with.ip().to_string()])
            .arg(port.to_string());
        let mut datagrams = Conversation::through(command, self.with)?;
        let [a, b, c, d] = NAME_SERVER.octets();
        datagrams.say_bytes(&[b"\0\0\0\x01", &[a, b, c, d][..], b"\0\x35", QUESTION].concat())?;
        // The octets of 198.51.100.10, as text.
        datagrams.hear_for("\u{fffd}3d\n").map(drop)
    }

    fn greet_by_sni(&self) -> Result<(), Trouble> {
        let mut conversation = self.call_in_tls(&["-servername", "probe.example"])?;
        conversation.say("GET / HTTP/1.1\r\nHost: 192.0.2.1\r\nConnection: close\r\n\r\n")?;
        conversation.hear_for(&answer(443)).map(drop)
    }

    fn wingate(&self) -> Result<(), Trouble> {
        let mut conversation = self.call()?;
        conversation.say("probe.example:80\r\n")?;
        // Without a host: others would find their way by it.
        conversation.say("GET / HTTP/1.0\r\n\r\n")?;
        conversation.hear_for(&answer(80)).map(drop)
    }

    fn greet_in_socks5(&self) -> Result<Conversation, Trouble> {
        let mut conversation = self.call()?;
        conversation.say_bytes(b"\x05\x01\x00")?;
        granted(conversation.hear_bytes(2)?[1], 0)?;
        Ok(conversation)
    }

    fn call(&self) -> Result<Conversation, Trouble> {
        let busybox = unpacked(Product::Tools)?.join("bin/busybox");
        let mut command = self.patient();
        command
            .arg(busybox)
            .arg("nc")
            .arg(self.with.ip().to_string())
            .arg(self.with.port().to_string());
        Conversation::through(command, self.with)
    }

    fn call_in_tls(&self, words: &[&str]) -> Result<Conversation, Trouble> {
        let mut command = self.patient();
        command
            .args(["openssl", "s_client", "-quiet", "-connect"])
            .arg(self.with.to_string())
            .args(words);
        Conversation::through(command, self.with)
    }

    fn patient(&self) -> Command {
        let mut command = self.from.command("timeout");
        command.arg(self.patience_s.to_string());
        command
    }
}

/// Asks for a tunnel in HTTP, and hears a yes to its end.
fn dig(conversation: &mut Conversation, port: u16) -> Result<(), Trouble> {
    let place = format!("probe.example:{port}");
    conversation.say(&format!(
        "CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n\r\n"
    ))?;
    let status = conversation.hear()?.unwrap_or_default();
    granted(u8::from(status.contains(" 200")), 1)?;
    while conversation
        .hear()?
        .is_some_and(|header| !header.is_empty())
    {}
    Ok(())
}

fn fetch_through(mut conversation: Conversation, port: u16) -> Result<(), Trouble> {
    conversation.say(&format!("GET / HTTP/1.1\r\n{HEADERS}"))?;
    conversation.hear_for(&plain_answer(port)).map(drop)
}

/// What the destination says to those who do not speak TLS.
fn plain_answer(port: u16) -> String {
    match port {
        443 => WITHOUT_TLS.to_owned(),
        _ => answer(port),
    }
}

fn granted(code: u8, yes: u8) -> Result<(), Trouble> {
    if code == yes {
        return Ok(());
    }
    Err(Trouble::Silent {
        what: "a yes".to_owned(),
        said: code.to_string(),
    })
}

/// RFC 9113 section 4.1.
fn frame(kind: u8, flags: u8, stream: u8, payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len()).expect("short");
    [&[0, 0, length, kind, flags, 0, 0, 0, stream], payload].concat()
}

/// A literal header field without indexing (RFC 7541 section 6.2.2).
fn field(name: &str, value: &str) -> Vec<u8> {
    let [name_length, value_length] =
        [name, value].map(|text| u8::try_from(text.len()).expect("short"));
    [
        &[0, name_length],
        name.as_bytes(),
        &[value_length],
        value.as_bytes(),
    ]
    .concat()
}

const HEADERS: &str = "Host: probe.example\r\nConnection: close\r\n\r\n";

/// SOCKS4a: an address that cannot be, since a name follows.
const NAME_FOLLOWS: Ipv4Addr = Ipv4Addr::new(0, 0, 0, 1);

/// `$0` is the address, `$1` the port.
const DATAGRAM: &str = r#"
exec 3<>"/dev/udp/$0/$1"
dd bs=1500 count=1 2> /dev/null >&3
exec timeout 4 dd bs=1500 count=1 2> /dev/null <&3
"#;

/// The address of `probe.example` (RFC 1035 section 4.1).
const QUESTION: &[u8] = b"\0\0\x01\0\0\x01\0\0\0\0\0\0\x05probe\x07example\0\0\x01\0\x01";
