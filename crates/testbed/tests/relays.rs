//! What real mail servers do with a stranger's mail to a stranger.

mod scene;

use std::time::Duration;

use scene::Stage;
use testbed::conversation::Conversation;
use testbed::mail_sink::MailSink;
use testbed::patience::until;
use testbed::{Product, Server, Trouble, exim, postfix};

#[test]
fn an_open_postfix_carries_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Postfix)? else {
        return Ok(());
    };
    let relay = postfix::start(&stage.server, postfix::Manner::Open)?;
    it_carries(&stage, &relay)
}

#[test]
fn a_safe_postfix_refuses_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Postfix)? else {
        return Ok(());
    };
    let relay = postfix::start(&stage.server, postfix::Manner::Safe)?;
    let sink = MailSink::start(&stage.target)?;
    let (_, answer) = asked_to_carry(&stage, &relay)?;
    assert!(answer.starts_with("554 5.7.1"), "{answer}");
    assert_eq!(sink.mails(), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_postfix_as_debian_configures_it_defers_it_for_ever() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Postfix)? else {
        return Ok(());
    };
    let relay = postfix::start(&stage.server, postfix::Manner::Deferring)?;
    let (_, answer) = asked_to_carry(&stage, &relay)?;
    assert!(answer.starts_with("454 4.7.1"), "{answer}");
    Ok(())
}

#[test]
fn an_open_postfix_closes_when_its_file_is_changed_and_reloaded() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Postfix)? else {
        return Ok(());
    };
    let relay = postfix::start(&stage.server, postfix::Manner::Open)?;
    change(
        &relay,
        postfix::MAIN,
        "mynetworks = 0.0.0.0/0",
        "mynetworks = 127.0.0.0/8",
    )?;
    relay.run("postfix check && postfix reload")?;
    it_comes_to_refuse(&stage, &relay, "554")
}

#[test]
fn an_open_exim_carries_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Exim)? else {
        return Ok(());
    };
    let relay = exim::start(&stage.server, exim::Manner::Open)?;
    it_carries(&stage, &relay)
}

#[test]
fn a_safe_exim_refuses_it() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Exim)? else {
        return Ok(());
    };
    let relay = exim::start(&stage.server, exim::Manner::Safe)?;
    let (_, answer) = asked_to_carry(&stage, &relay)?;
    assert!(answer.starts_with("550 relay not permitted"), "{answer}");
    Ok(())
}

#[test]
fn an_open_exim_closes_when_its_answers_are_changed_and_it_is_restarted() -> Result<(), Trouble> {
    let Some(stage) = Stage::for_product(Product::Exim)? else {
        return Ok(());
    };
    let relay = exim::start(&stage.server, exim::Manner::Open)?;
    change(
        &relay,
        exim::ANSWERS,
        "dc_relay_nets='0.0.0.0/0'",
        "dc_relay_nets=''",
    )?;
    relay.run("update-exim4.conf && systemctl restart exim4")?;
    it_comes_to_refuse(&stage, &relay, "550")
}

fn it_carries(stage: &Stage, relay: &Server) -> Result<(), Trouble> {
    let sink = MailSink::start(&stage.target)?;
    let (mut conversation, answer) = asked_to_carry(stage, relay)?;
    assert!(answer.starts_with("250"), "{answer}");
    assert!(conversation.ask("DATA")?.starts_with("354"));
    let taken = conversation.ask("Subject: across\r\n\r\nA mark.\r\n.")?;
    assert!(taken.starts_with("250"), "{taken}");
    let mail = sink.await_mail("Subject: across")?;
    assert!(mail.contains("somebody@target.example"), "{mail}");
    Ok(())
}

/// A server's answer to a recipient who is not its own.
fn asked_to_carry(stage: &Stage, relay: &Server) -> Result<(Conversation, String), Trouble> {
    let mut conversation = stage.call(relay)?;
    let greeting = conversation.reply()?;
    assert!(
        greeting.starts_with("220 server.example ESMTP"),
        "{greeting}"
    );
    assert!(
        conversation
            .ask("EHLO stranger.example")?
            .starts_with("250")
    );
    let sender = conversation.ask("MAIL FROM:<someone@stranger.example>")?;
    assert!(sender.starts_with("250"), "{sender}");
    let answer = conversation.ask("RCPT TO:<somebody@target.example>")?;
    Ok((conversation, answer))
}

fn change(server: &Server, file: &str, from: &str, to: &str) -> Result<(), Trouble> {
    let before = server.read(file)?;
    assert!(before.contains(from), "{before}");
    server.write(file, &before.replace(from, to))
}

/// The processes that serve at this moment may finish in the old manner first.
fn it_comes_to_refuse(stage: &Stage, relay: &Server, code: &str) -> Result<(), Trouble> {
    let mut last = String::new();
    let refused = || {
        let mut conversation = stage.call(relay).ok()?;
        conversation.reply().ok()?;
        for words in [
            "EHLO stranger.example",
            "MAIL FROM:<someone@stranger.example>",
        ] {
            conversation.ask(words).ok()?;
        }
        last = conversation.ask("RCPT TO:<somebody@target.example>").ok()?;
        last.starts_with(code).then_some(())
    };
    assert!(until(Duration::from_secs(20), refused).is_some(), "{last}");
    Ok(())
}
