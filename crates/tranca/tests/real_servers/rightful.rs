//! Whether a closed server still serves those whom it is there for: its own machine.

use std::net::{Ipv4Addr, SocketAddrV4};

use testbed::Trouble;
use testbed::conversation::Conversation;

use crate::scene::{CANARY_DOMAIN, PAGE, PAGE_HOST, Software, Suspect};

/// Asks from the server's own host what a stranger is refused.
pub(crate) fn it_still_serves(suspect: &Suspect) -> Result<(), Trouble> {
    match suspect.software {
        Software::Exim | Software::Postfix => it_carries(suspect),
        Software::Squid | Software::Tinyproxy => it_fetches(suspect),
        // It serves whoever has a password now, and the test has none.
        Software::Dante => Ok(()),
    }
}

fn it_carries(suspect: &Suspect) -> Result<(), Trouble> {
    let mut conversation = from_its_own_host(suspect)?;
    conversation.reply()?;
    let recipient = format!("RCPT TO:<somebody@{CANARY_DOMAIN}>");
    for command in ["EHLO localhost", "MAIL FROM:<>", &recipient] {
        let answer = conversation.ask(command)?;
        assert!(answer.starts_with("250"), "{command}: {answer}");
    }
    Ok(())
}

fn it_fetches(suspect: &Suspect) -> Result<(), Trouble> {
    let mut conversation = from_its_own_host(suspect)?;
    conversation.say(&format!(
        "GET http://{PAGE_HOST}/ HTTP/1.0\r\nHost: {PAGE_HOST}\r\n\r\n"
    ))?;
    let answer = conversation.hear_out()?;
    assert!(answer.contains(PAGE), "{answer}");
    Ok(())
}

fn from_its_own_host(suspect: &Suspect) -> Result<Conversation, Trouble> {
    let port = suspect.server.address().port();
    let here = SocketAddrV4::new(Ipv4Addr::LOCALHOST, port);
    Conversation::open(&suspect.host, here)
}
