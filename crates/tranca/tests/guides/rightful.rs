//! Those whom a server is there for: its own machine, the office in its private network, and
//! whoever has a name and a password.

use std::net::{Ipv4Addr, SocketAddrV4};
use std::time::Duration;

use testbed::conversation::{Conversation, Cover};
use testbed::guided::{From, Guided, PAGE_TEXT, SITE_TEXT, Town, Use};
use testbed::lineup::{CANARY_DOMAIN, PAGE, PAGE_HOST, Suspect};
use testbed::{Host, Trouble};
use tranca::ground::clock::Clock;

/// The same before the server is closed, when nobody can be asked for a password in SOCKS.
pub(crate) fn served_before(guided: &Guided, suspect: &Suspect, town: &Town) -> Result<(), String> {
    if guided.uses.contains(&Use::SocksWithPassword) {
        return Ok(());
    }
    served(guided, suspect, town)
}

/// Nothing when all of them are served; else who is not, and what was said to them.
pub(crate) fn served(guided: &Guided, suspect: &Suspect, town: &Town) -> Result<(), String> {
    let mut uses = guided.uses.iter();
    uses.try_for_each(|one| in_time(*one, suspect, town))
}

/// A server that has just been told to restart may need a moment.
fn in_time(one: Use, suspect: &Suspect, town: &Town) -> Result<(), String> {
    let clock = Clock::machine();
    let began = clock.now();
    loop {
        let Err(said) = serves(one, suspect, town) else {
            return Ok(());
        };
        if clock.now().since(began) > RESTARTING {
            return Err(format!("{one:?}: {said}"));
        }
    }
}

fn serves(one: Use, suspect: &Suspect, town: &Town) -> Result<(), String> {
    let heard = match one {
        Use::Mail(from) => mail(called(from, suspect, town), &[]),
        Use::MailWithPassword => mail(stranger(suspect, town), &[LOGIN]),
        Use::Page(from) => page(called(from, suspect, town), Cover::None, ""),
        Use::PageInTls(from) => page(called(from, suspect, town), Cover::Tls, ""),
        Use::PageByName(from) => page_by_name(called(from, suspect, town)),
        Use::PageWithPassword => page(stranger(suspect, town), Cover::None, AUTHORIZATION),
        Use::Socks(from) => socks(called(from, suspect, town), NO_METHOD),
        Use::SocksWithPassword => socks(stranger(suspect, town), PASSWORD_METHOD),
        Use::OwnSite => site(stranger(suspect, town)),
    };
    heard.map_err(|trouble| trouble.to_string())?
}

type Heard = Result<Result<(), String>, Trouble>;

type Called<'a> = (&'a Host, SocketAddrV4);

/// Who calls, and at which of the server's addresses.
fn called<'a>(from: From, suspect: &'a Suspect, town: &'a Town) -> Called<'a> {
    let port = suspect.server.address().port();
    match from {
        From::Itself => (&suspect.host, SocketAddrV4::new(Ipv4Addr::LOCALHOST, port)),
        From::Office => (
            &town.office,
            SocketAddrV4::new(suspect.host.private(), port),
        ),
    }
}

fn stranger<'a>(suspect: &'a Suspect, town: &'a Town) -> Called<'a> {
    (&town.lineup.prober, suspect.server.address())
}

/// Up to the recipient, who is elsewhere.
fn mail((from, to): Called<'_>, more: &[&str]) -> Heard {
    let mut conversation = Conversation::open(from, to)?;
    let greeting = conversation.reply()?;
    if !greeting.starts_with("220") {
        return Ok(Err(greeting));
    }
    let recipient = format!("RCPT TO:<somebody@{CANARY_DOMAIN}>");
    // Many ask whether the sender's domain exists.
    let sender = format!("MAIL FROM:<me@{PAGE_HOST}>");
    let commands = ["EHLO client.office.example"]
        .into_iter()
        .chain(more.iter().copied());
    for command in commands.chain([sender.as_str(), &recipient]) {
        let answer = conversation.ask(command)?;
        if !answer.starts_with('2') {
            return Ok(Err(format!("{command}: {answer}")));
        }
    }
    Ok(Ok(()))
}

fn page((from, to): Called<'_>, cover: Cover, more: &str) -> Heard {
    let mut conversation = Conversation::open_under(cover, from, to.into())?;
    conversation.say(&format!(
        "GET http://{PAGE_HOST}/ HTTP/1.1\r\nHost: {PAGE_HOST}\r\n{more}Connection: close\r\n\r\n"
    ))?;
    contains(conversation.hear_out()?, PAGE_TEXT)
}

/// The name stands in the handshake alone (RFC 6066 section 3).
fn page_by_name((from, to): Called<'_>) -> Heard {
    let mut command = from.command("openssl");
    command.args(["s_client", "-quiet", "-servername", PAGE_HOST]);
    command.args(["-connect", &to.to_string()]);
    let mut conversation = Conversation::through(command, to)?;
    conversation.say(&format!("GET / HTTP/1.0\r\nHost: {PAGE_HOST}\r\n\r\n"))?;
    contains(conversation.hear_out()?, PAGE_TEXT)
}

fn site((from, to): Called<'_>) -> Heard {
    let mut conversation = Conversation::open(from, to)?;
    conversation.say("GET / HTTP/1.1\r\nHost: www.example\r\nConnection: close\r\n\r\n")?;
    contains(conversation.hear_out()?, SITE_TEXT)
}

/// SOCKS5 with one method (RFC 1928 section 3, RFC 1929), to the page's address.
fn socks((from, to): Called<'_>, (method, login): (u8, &[u8])) -> Heard {
    let mut conversation = Conversation::open(from, to)?;
    conversation.say_bytes(&[5, 1, method])?;
    let chosen = conversation.hear_bytes(2)?;
    if chosen != [5, method] {
        return Ok(Err(format!("method {chosen:?}")));
    }
    if !login.is_empty() {
        conversation.say_bytes(login)?;
        let answer = conversation.hear_bytes(2)?;
        if answer != [1, 0] {
            return Ok(Err(format!("login {answer:?}")));
        }
    }
    let mut request = vec![5, 1, 0, 1];
    request.extend(PAGE.octets());
    request.extend(80_u16.to_be_bytes());
    conversation.say_bytes(&request)?;
    let answer = conversation.hear_bytes(10)?;
    if answer.get(1) != Some(&0) {
        return Ok(Err(format!("request {answer:?}")));
    }
    conversation.say(&format!("GET / HTTP/1.0\r\nHost: {PAGE_HOST}\r\n\r\n"))?;
    contains(conversation.hear_out()?, PAGE_TEXT)
}

fn contains(heard: String, wanted: &str) -> Heard {
    Ok(if heard.contains(wanted) {
        Ok(())
    } else {
        Err(heard)
    })
}

const RESTARTING: Duration = Duration::from_secs(8);

/// `somebody` and `secret`, in PLAIN (RFC 4616).
const LOGIN: &str = "AUTH PLAIN AHNvbWVib2R5AHNlY3JldA==";

/// The same in HTTP's Basic (RFC 7617).
const AUTHORIZATION: &str = "Proxy-Authorization: Basic c29tZWJvZHk6c2VjcmV0\r\n";

const NO_METHOD: (u8, &[u8]) = (0, &[]);

/// The same again (RFC 1929 section 2).
const PASSWORD_METHOD: (u8, &[u8]) = (2, b"\x01\x08somebody\x06secret");
