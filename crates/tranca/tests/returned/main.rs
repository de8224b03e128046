//! Mail that real mail servers return, as it comes from them: read by our own reader, and filed by
//! an operation behind a real Postfix.
//!
//! # Limits
//! Needs what the testbed needs; without it the tests say why they were skipped, and fail where
//! `CI=true`.

mod home;
mod stage;

use testbed::postfix;
use testbed::{Host, Product, Server, Trouble, courier, exim, opensmtpd, sendmail};
use tranca::replies::reading::{self, Kind, Reading};

use crate::stage::Stage;

#[test]
fn what_a_postfix_returns_is_read() -> Result<(), Trouble> {
    let open = |host: &Host| postfix::start(host, postfix::Manner::Open);
    it_returns(Product::Postfix, open, &["5.1.1", "5.2.2", "5.4.4"])
}

#[test]
fn what_an_exim_returns_is_read() -> Result<(), Trouble> {
    let open = |host: &Host| exim::start(host, exim::Manner::Open);
    it_returns(Product::Exim, open, &["5.1.1", "5.2.2", "5.0.0"])
}

#[test]
fn what_a_sendmail_returns_is_read() -> Result<(), Trouble> {
    let open = |host: &Host| {
        let changes = sendmail::Changes {
            features: "FEATURE(`promiscuous_relay')dnl",
            ..sendmail::Changes::NONE
        };
        sendmail::start(host, changes)
    };
    it_returns(Product::Sendmail, open, &["5.1.1", "5.2.2", "5.1.2"])
}

#[test]
fn what_an_opensmtpd_returns_is_read() -> Result<(), Trouble> {
    let open = |host: &Host| opensmtpd::start(host, "match from any for any action \"relay\"");
    it_returns(Product::OpenSmtpd, open, &["5.1.1", "5.2.2", "5.0.0"])
}

#[test]
fn what_a_courier_returns_is_read() -> Result<(), Trouble> {
    let open = |host: &Host| courier::start(host, "RELAYCLIENT=\n");
    it_returns(Product::Courier, open, &["5.1.1", "5.2.2", "5.0.0"])
}

#[test]
fn what_a_postfix_says_while_it_is_still_trying_is_read() -> Result<(), Trouble> {
    let impatient = postfix::Changes {
        main: IMPATIENT,
        ..postfix::Changes::NONE
    };
    it_warns(Product::Postfix, |host| {
        postfix::start_with(host, impatient)
    })
}

#[test]
fn what_an_exim_says_while_it_is_still_trying_is_read() -> Result<(), Trouble> {
    let impatient = exim::Changes {
        main: "delay_warning = 1s\n",
        recipient: "accept\n",
        daemon: "exim4 -bdf -q1s",
        ..exim::Changes::NONE
    };
    it_warns(Product::Exim, |host| exim::start_with(host, impatient))
}

/// Lets a server carry mail to a host that does not listen, and reads its warning.
fn it_warns(
    product: Product,
    start: impl Fn(&Host) -> Result<Server, Trouble>,
) -> Result<(), Trouble> {
    let Some(stage) = Stage::set(product)? else {
        return Ok(());
    };
    let server = start(&stage.relay)?;
    stage.send(&server, "somebody@shut.example")?;
    let notice = stage.returned("somebody@shut.example")?;
    let reading = in_every_form(&notice);
    assert_eq!(reading.kind, Kind::Delay, "{notice}");
    assert_eq!(reading.recipients, ["somebody@shut.example"], "{notice}");
    assert_eq!(reading.permanent, Some(false), "{notice}");
    Ok(())
}

/// Lets a server carry mail to a mailbox that is unknown, to one that is full, and to a domain that
/// is not there, and reads what comes back: always a bounce for good, with these codes (where the
/// server names one).
fn it_returns(
    product: Product,
    start: impl Fn(&Host) -> Result<Server, Trouble>,
    codes: &[&str; 3],
) -> Result<(), Trouble> {
    let Some(stage) = Stage::set(product)? else {
        return Ok(());
    };
    let server = start(&stage.relay)?;
    let recipients = [
        "gone@net.example",
        "full@net.example",
        "any@nowhere.example",
    ];
    for (recipient, code) in recipients.into_iter().zip(codes) {
        stage.send(&server, recipient)?;
        let bounce = stage.returned(recipient)?;
        let reading = in_every_form(&bounce);
        assert_eq!(reading.kind, Kind::Bounce, "{bounce}");
        assert_eq!(reading.recipients, [recipient], "{bounce}");
        assert_eq!(reading.permanent, Some(true), "{bounce}");
        let read = reading.status.map(|code| code.to_string());
        assert_eq!(read.unwrap_or_default(), *code, "{bounce}");
    }
    Ok(())
}

/// Reads a message, which must tell the same with line ends of every kind.
fn in_every_form(message: &str) -> Reading {
    let plain = message.replace("\r\n", "\n");
    let forms = ["\n", "\r\n", "\r"].map(|end| plain.replace('\n', end));
    let [reading, network, old] = forms.map(|form| reading::read(form.as_bytes()));
    assert_eq!(reading, network);
    assert_eq!(reading, old);
    reading
}

/// A Postfix of the whole network's, which warns of what is late at once.
const IMPATIENT: &str = "\
mynetworks = 0.0.0.0/0
delay_warning_time = 1s
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
";
