//! Replays every file of `tests/dialogues/`, each in four cuts of the server's bytes.
//!
//! A file is one conversation, a line each:
//!
//! ```text
//! # why it is kept
//! @ forms plain percent        what is asked (smtp); `@ level light`; `@ target name|ipv4|ipv6`;
//!                              `@ channel clear|proxied|starttls|tls` (smtp)
//! @ way get|head|post|forwarded|host|path|colon|space|eager    how a proxy is asked
//! @ service web|tls|mail       what the canary speaks
//! < 220 mx.example             the server says this line       <x 05 00    … or these bytes
//! <u {answer}                  a datagram from the server, after 10 bytes of SOCKS  <ux 00 00 01
//! > EHLO probe.example         we must say exactly this line   >x 05 01 00
//! ! hangs up                   … or `! falls silent`
//! + plain refused: 554 no      what became of one envelope, in their order; `+ plain silent (sent)`
//!                              where the message itself was sent and not accepted
//! - 1                          how many envelopes were not tried (0 if absent)
//! ~ mx.example                 a name that the server claimed
//! = refused: 554 no            the answer
//! ```
//! Where TLS must begin stands `> [tls NAME]`, and it always comes about unless the file says `@ tls
//! none`; before a datagram stands `> [udp PORT]`.
//!
//! An answer may end in `…`: the words of a stranger are kept as far as they had come when it was
//! clear that he is one. `{recipient}`, `{sender}` (of the envelope under way), `{token}` and `{answer}` stand for the
//! real ones, `{token-hex}` for the token's bytes, `{courtesy}` for the User-Agent. Where more or
//! fewer MAIL commands are said than envelopes tried, `{recipient:plain}` and `{sender:plain}` say of
//! which form.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use dialogue::h2_connect::H2Connect;
use dialogue::http_connect::HttpConnect;
use dialogue::http_forward::{Asking, HttpForward};
use dialogue::over_tls::OverTls;
use dialogue::smtp::{Channel, Level, Relay};
use dialogue::socks4::Socks4;
use dialogue::socks5::Socks5;
use dialogue::wingate::{Wingate, Wording};
use dialogue::{
    Answer, CanaryDomain, Dialogue, Envelope, Fetch, Form, Parties, Role, ServerName, Service,
    Step, Target, Tls, Token, TokenKey, Tokens,
};

#[test]
fn every_mail_dialogue_goes_as_its_file_says() {
    for (name, script) in scripts("smtp") {
        for cut in script.cuts() {
            let mut relay = script.relay();
            let ended = script.replay(&mut relay, cut);
            let tried: Vec<_> = relay
                .tried()
                .iter()
                .map(|tried| {
                    let is_told = !tried.was_sent || matches!(tried.answer, Answer::Accepted(_));
                    let sent = if is_told { "" } else { " (sent)" };
                    format!("{} {}{sent}", tried.form, tried.answer)
                })
                .collect();
            assert_same(&script.answer, &ended, &format!("{name}, {cut:?}"));
            assert_eq!(
                tried.len(),
                script.tried.len(),
                "{name}, {cut:?}: {tried:?}"
            );
            for (expected, tried) in script.tried.iter().zip(&tried) {
                assert_same(expected, tried, &format!("{name}, {cut:?}"));
            }
            assert_eq!(relay.claims(), script.claims, "{name}, {cut:?}");
            assert_eq!(relay.remaining(), script.untried, "{name}, {cut:?}");
            assert_eq!(
                relay.into_untried().len(),
                script.untried,
                "{name}, {cut:?}"
            );
        }
    }
}

#[test]
fn every_connect_dialogue_goes_as_its_file_says() {
    replay_all("http-connect", |script| HttpConnect::new(script.fetch()));
}

#[test]
fn every_forward_dialogue_goes_as_its_file_says() {
    replay_all("http-forward", |script| {
        HttpForward::asking(&script.fetch(), &script.asking())
    });
}

#[test]
fn every_https_proxy_dialogue_goes_as_its_file_says() {
    replay_all("https-proxy", |script| {
        let inner = HttpForward::asking(&script.fetch(), &script.asking());
        OverTls::new(Tls::default(), inner)
    });
}

#[test]
fn every_sni_dialogue_goes_as_its_file_says() {
    replay_all("sni", |script| {
        let tls = Tls {
            name: Some("canary.example".to_owned()),
            protocols: &[],
        };
        let asking = Asking::Named("192.0.2.80".to_owned());
        OverTls::new(tls, HttpForward::asking(&script.fetch(), &asking))
    });
}

#[test]
fn every_h2_dialogue_goes_as_its_file_says() {
    replay_all("h2-connect", |script| H2Connect::new(script.fetch()));
}

#[test]
fn every_datagram_dialogue_goes_as_its_file_says() {
    replay_all("socks5-udp", |script| Socks5::associating(script.fetch()));
}

#[test]
fn every_telnet_dialogue_goes_as_its_file_says() {
    replay_all("wingate", |script| {
        Wingate::new(&script.fetch(), script.wording())
    });
}

#[test]
fn every_socks4_dialogue_goes_as_its_file_says() {
    replay_all("socks4", |script| {
        Socks4::new(script.fetch()).expect("an IPv4 target or a name")
    });
}

#[test]
fn every_socks5_dialogue_goes_as_its_file_says() {
    replay_all("socks5", |script| Socks5::new(script.fetch()));
}

#[test]
#[should_panic(expected = "RCPT TO")]
fn a_file_that_expects_other_words_fails() {
    let text = "@ forms plain\n< 220 a\n> EHLO probe.example\n< 250 a\n\
                > MAIL FROM:<{sender}@canary.example>\n< 250 ok\n> DATA\n! hangs up\n= hung-up";
    let script = Script::parse(text, "smtp");
    script.replay(&mut script.relay(), Cut::Turns);
}

fn replay_all<D: Dialogue>(protocol: &str, dialogue: impl Fn(&Script) -> D) {
    for (name, script) in scripts(protocol) {
        for cut in Cut::ALL.into_iter().filter(|cut| script.stands(*cut)) {
            let ended = script.replay(&mut dialogue(&script), cut);
            assert_same(&script.answer, &ended, &format!("{name}, {cut:?}"));
        }
    }
}

fn assert_same(expected: &str, heard: &str, place: &str) {
    match expected.strip_suffix('…') {
        Some(start) => assert!(heard.starts_with(start), "{place}: {heard}"),
        None => assert_eq!(heard, expected, "{place}"),
    }
}

/// How the server's bytes arrive.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Cut {
    Lines,
    Turns,
    Bytes,
    /// All at once, before we said anything: replies before their questions.
    Glued,
}

impl Cut {
    const ALL: [Self; 4] = [Self::Lines, Self::Turns, Self::Bytes, Self::Glued];
}

/// A turn of one side: its lines, as bytes.
#[derive(Debug)]
enum Turn {
    Theirs(Vec<Vec<u8>>),
    Ours(Vec<u8>),
    Datagram(Vec<u8>),
}

#[derive(Debug, Default)]
struct Script {
    protocol: String,
    turns: Vec<Turn>,
    forms: Vec<Form>,
    light: bool,
    channel: Channel,
    target: String,
    way: String,
    service: String,
    has_no_tls: bool,
    end: Option<String>,
    tried: Vec<String>,
    untried: usize,
    claims: Vec<String>,
    answer: String,
}

impl Script {
    fn parse(text: &str, protocol: &str) -> Self {
        let mut script = Self {
            protocol: protocol.to_owned(),
            ..Self::default()
        };
        let mut asked = 0;
        for line in text.lines() {
            asked += usize::from(line.starts_with("> MAIL FROM"));
            let named = line
                .strip_prefix("+ ")
                .and_then(|rest| rest.split(' ').next()?.parse().ok());
            let under_way = script.forms.get(asked.saturating_sub(1)).copied();
            let form = named.or(under_way).unwrap_or_else(|| script.proxy_form());
            let filled = fill(line, form);
            script.line(&filled);
        }
        assert!(!script.answer.is_empty(), "a script without answer");
        script
    }

    fn line(&mut self, line: &str) {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        match mark {
            "" | "#" => {}
            "@" => self.setting(rest),
            "<" => self.theirs(format!("{rest}\r\n").into_bytes()),
            "<x" => self.theirs(unhex(rest)),
            "<u" => {
                let bytes = [&[0, 0, 0, 1, 192, 0, 2, 7, 0x1f, 0x90], rest.as_bytes()].concat();
                self.turns.push(Turn::Datagram(bytes));
            }
            "<ux" => self.turns.push(Turn::Datagram(unhex(rest))),
            ">" => self.ours(format!("{rest}\r\n").as_bytes()),
            ">x" => self.ours(&unhex(rest)),
            "!" => self.end = Some(rest.to_owned()),
            "+" => self.tried.push(rest.to_owned()),
            "-" => self.untried = rest.parse().expect("a number"),
            "~" => self.claims.push(rest.to_owned()),
            "=" => self.answer = rest.to_owned(),
            other => panic!("`{other}` is no mark of a dialogue file"),
        }
    }

    fn setting(&mut self, text: &str) {
        let (name, value) = text.split_once(' ').expect("a name and a value");
        match name {
            "forms" => {
                let form = |name: &str| name.parse().expect("a form");
                self.forms = value.split(' ').map(form).collect();
            }
            "channel" => {
                self.channel = match value {
                    "clear" => Channel::Clear,
                    "proxied" => Channel::Proxied,
                    "starttls" => Channel::StartTls,
                    "tls" => Channel::Tls,
                    other => panic!("`{other}` is no channel"),
                }
            }
            "level" => self.light = value == "light",
            "target" => self.target = value.to_owned(),
            "way" => self.way = value.to_owned(),
            "service" => self.service = value.to_owned(),
            "tls" => self.has_no_tls = value == "none",
            other => panic!("`{other}` is no setting"),
        }
    }

    fn theirs(&mut self, bytes: Vec<u8>) {
        match self.turns.last_mut() {
            Some(Turn::Theirs(lines)) => lines.push(bytes),
            _ => self.turns.push(Turn::Theirs(vec![bytes])),
        }
    }

    fn ours(&mut self, bytes: &[u8]) {
        match self.turns.last_mut() {
            Some(Turn::Ours(said)) => said.extend(bytes),
            _ => self.turns.push(Turn::Ours(bytes.to_owned())),
        }
    }

    fn proxy_form(&self) -> Form {
        match (self.protocol.as_str(), self.target.as_str()) {
            ("http-forward", _) => Form::HttpGet,
            ("https-proxy", _) => Form::HttpsProxy,
            ("h2-connect", _) => Form::H2Connect,
            ("sni", _) => Form::Sni,
            ("wingate", _) => Form::Wingate,
            ("socks5-udp", _) => Form::Socks5Udp,
            ("socks4", "ipv4") => Form::Socks4,
            ("socks4", _) => Form::Socks4a,
            ("socks5", "ipv4") => Form::Socks5Ipv4,
            ("socks5", "ipv6") => Form::Socks5Ipv6,
            ("socks5", _) => Form::Socks5Name,
            _ => Form::HttpConnect,
        }
    }

    fn asking(&self) -> Asking {
        match self.way.as_str() {
            "" | "get" => Asking::Get,
            "head" => Asking::Head,
            "post" => Asking::Post,
            "forwarded" => Asking::Forwarded,
            "host" => Asking::Host,
            "path" => Asking::Path("192.0.2.80:8080".to_owned()),
            other => panic!("`{other}` is no way of asking"),
        }
    }

    fn wording(&self) -> Wording {
        match self.way.as_str() {
            "" | "colon" => Wording::Colon,
            "space" => Wording::Space,
            "eager" => Wording::Eager,
            other => panic!("`{other}` is no wording"),
        }
    }

    /// Whether the file can be replayed in this cut: what is said before TLS begins is lost, and a
    /// datagram before there is a port for it cannot come.
    fn stands(&self, cut: Cut) -> bool {
        let has_datagrams = self
            .turns
            .iter()
            .any(|turn| matches!(turn, Turn::Datagram(_)));
        let is_secured_later = self.service == "tls";
        cut != Cut::Glued || !(has_datagrams || is_secured_later)
    }

    fn relay(&self) -> Relay {
        let canary = CanaryDomain::parse("canary.example").expect("a host name");
        let name = ServerName::parse("mx.example").expect("a host name");
        let envelope = |form: &Form| {
            let message = format!("Subject: test\r\n\r\n{form}\r\n.hidden\r\n");
            let parties = Parties {
                canary: &canary,
                canary_address: Some("192.0.2.7".parse().expect("an address")),
                tested: "192.0.2.25".parse().expect("an address"),
                name: Some(&name),
            };
            Envelope::new(*form, &tokens(*form), &parties, message)
                .expect("a relay form with its name")
        };
        let level = if self.light {
            Level::Light
        } else {
            Level::Proof
        };
        let helo = ServerName::parse("probe.example").expect("a host name");
        Relay::new(helo, self.forms.iter().map(envelope).collect(), level).over(self.channel)
    }

    /// What was said before a handshake does not come with what is said after it.
    fn cuts(&self) -> Vec<Cut> {
        let has_tls = self
            .turns
            .iter()
            .any(|turn| text(turn.ours()).contains("[tls"));
        let cuts = Cut::ALL.into_iter();
        cuts.filter(|cut| !has_tls || *cut != Cut::Glued).collect()
    }

    fn fetch(&self) -> Fetch {
        let target = match self.target.as_str() {
            "ipv4" => Target::address("192.0.2.7".parse().expect("an address"), 8080),
            "ipv6" => Target::address("2001:db8::7".parse().expect("an address"), 8080),
            _ => Target::name(
                CanaryDomain::parse("canary.example").expect("a host name"),
                8080,
            ),
        };
        let token = fetch_token(self.proxy_form());
        let name = || CanaryDomain::parse("canary.example").expect("a host name");
        let service = match self.service.as_str() {
            "" | "web" => Service::Web,
            "tls" => Service::SecureWeb(Some(name())),
            "mail" => Service::Mail,
            other => panic!("`{other}` is no service"),
        };
        Fetch::new(target, &token, &key().answer(&token), COURTESY).of(service)
    }

    fn replay(&self, dialogue: &mut dyn Dialogue, cut: Cut) -> String {
        let mut wire = Wire {
            dialogue,
            has_no_tls: self.has_no_tls,
            said: Vec::new(),
            answer: None,
        };
        wire.open();
        if cut == Cut::Glued {
            wire.hear(
                &self
                    .turns
                    .iter()
                    .flat_map(Turn::theirs)
                    .collect::<Vec<_>>()
                    .concat(),
            );
            let ours: Vec<u8> = self.turns.iter().flat_map(Turn::ours).copied().collect();
            assert!(ours.starts_with(&wire.said), "we said {}", text(&wire.said));
            return wire
                .close(self.end.as_deref().or(Some("hangs up")))
                .to_string();
        }
        for turn in &self.turns {
            match turn {
                Turn::Ours(said) => assert_eq!(text(&std::mem::take(&mut wire.said)), text(said)),
                Turn::Theirs(lines) => pieces(lines, cut).iter().for_each(|piece| wire.hear(piece)),
                Turn::Datagram(bytes) => wire.receive(bytes),
            }
        }
        assert_eq!(text(&wire.said), "", "we say more than the file");
        wire.close(self.end.as_deref()).to_string()
    }
}

impl Turn {
    fn theirs(&self) -> Vec<Vec<u8>> {
        match self {
            Self::Theirs(lines) => lines.clone(),
            Self::Ours(_) | Self::Datagram(_) => Vec::new(),
        }
    }

    fn ours(&self) -> &[u8] {
        match self {
            Self::Theirs(_) | Self::Datagram(_) => &[],
            Self::Ours(said) => said,
        }
    }
}

/// The driver, as small as it can be.
struct Wire<'a> {
    dialogue: &'a mut dyn Dialogue,
    has_no_tls: bool,
    said: Vec<u8>,
    answer: Option<Answer>,
}

impl Wire<'_> {
    fn open(&mut self) {
        let step = self.dialogue.open();
        self.follow(step);
    }

    fn hear(&mut self, bytes: &[u8]) {
        if self.answer.is_none() {
            let step = self.dialogue.heard(bytes);
            self.follow(step);
        }
    }

    fn receive(&mut self, datagram: &[u8]) {
        if self.answer.is_none() {
            let step = self.dialogue.datagram(datagram);
            self.follow(step);
        }
    }

    fn follow(&mut self, step: Step) {
        match step {
            Step::Say(bytes) => self.said.extend(bytes),
            Step::Listen => {}
            Step::Secure(tls) => {
                let name = tls.name.unwrap_or_default();
                self.said.extend(format!("[tls {name}]\r\n").bytes());
                if self.has_no_tls {
                    self.answer = Some(self.dialogue.not_secured("garbage"));
                    return;
                }
                let step = self.dialogue.secured(None);
                self.follow(step);
            }
            Step::Datagram(port, bytes) => {
                self.said.extend(format!("[udp {port}]\r\n").bytes());
                self.said.extend(bytes);
            }
            Step::Stop(answer) => self.answer = Some(answer),
        }
    }

    fn close(self, end: Option<&str>) -> Answer {
        match (self.answer, end) {
            (Some(answer), _) => answer,
            (None, Some("hangs up")) => self.dialogue.hung_up(),
            (None, Some("falls silent")) => self.dialogue.silent(),
            (None, end) => panic!("the dialogue is not decided at its end ({end:?})"),
        }
    }
}

fn pieces(lines: &[Vec<u8>], cut: Cut) -> Vec<Vec<u8>> {
    match cut {
        Cut::Lines => lines.to_vec(),
        Cut::Turns | Cut::Glued => vec![lines.concat()],
        Cut::Bytes => lines.concat().into_iter().map(|byte| vec![byte]).collect(),
    }
}

/// Every file of one protocol, by name.
fn scripts(protocol: &str) -> Vec<(String, Script)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/dialogues")
        .join(protocol);
    let mut scripts: Vec<_> = fs::read_dir(&folder)
        .expect("a folder for each protocol")
        .map(|file| {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a readable file");
            (path.display().to_string(), Script::parse(&text, protocol))
        })
        .collect();
    assert!(!scripts.is_empty(), "no dialogue in {}", folder.display());
    scripts.sort_by(|left, right| left.0.cmp(&right.0));
    scripts
}

/// Puts the real tokens, answer and courtesy in.
fn fill(line: &str, form: Form) -> String {
    let tokens = tokens(form);
    let token = fetch_token(form);
    let mut line = line.to_owned();
    for form in Form::RELAY {
        let tokens = self::tokens(form);
        line = line
            .replace(
                &format!("{{recipient:{form}}}"),
                &tokens.recipient.to_string(),
            )
            .replace(&format!("{{sender:{form}}}"), &tokens.sender.to_string());
    }
    line.replace("{recipient}", &tokens.recipient.to_string())
        .replace("{sender}", &tokens.sender.to_string())
        .replace("{token}", &token.to_string())
        .replace("{answer}", &key().answer(&token))
        .replace("{token-hex}", &hex(&token.to_string()))
        .replace("{courtesy}", &format!("tranca-probe (+{COURTESY})"))
}

fn tokens(form: Form) -> Tokens {
    Tokens::mint(&key(), 81, 25, form)
}

fn fetch_token(form: Form) -> Token {
    key().mint(81, 1080, form, Role::Fetch)
}

fn key() -> TokenKey {
    TokenKey::new(&[7; 32])
}

fn hex(text: &str) -> String {
    let bytes: Vec<_> = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    bytes.join(" ")
}

fn unhex(text: &str) -> Vec<u8> {
    text.split(' ')
        .map(|byte| u8::from_str_radix(byte, 16).expect("hex bytes"))
        .collect()
}

/// Readable in a failure: text as it is, other bytes in hex.
fn text(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        match byte {
            b'\n' | b' '..=b'~' => text.push(char::from(*byte)),
            _ => write!(text, "\\x{byte:02x}").expect("a string takes all"),
        }
    }
    text
}

const COURTESY: &str = "https://agency.example/probe";
