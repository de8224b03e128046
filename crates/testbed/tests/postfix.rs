//! What a real Postfix does with a stranger's mail to a stranger.

use std::time::Duration;

use testbed::conversation::Conversation;
use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::patience::until;
use testbed::postfix::{self, Manner};
use testbed::{Host, Network, Product, Server, Trouble};

/// A stranger, a Postfix, and a third party's mail server.
struct Scene {
    stranger: Host,
    postfix: Server,
    sink: MailSink,
    _rest: (Host, Host, Host, Server, Network),
}

impl Scene {
    fn with(manner: Manner) -> Result<Option<Self>, Trouble> {
        let products = [Product::NameServer, Product::Postfix, Product::Tools];
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let stranger = network.host("stranger.example", [198, 51, 100, 10].into())?;
        let relay = network.host("relay.example", [198, 51, 100, 25].into())?;
        let target = network.host("mx.target.example", [198, 51, 100, 26].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let mut records = [&stranger, &relay, &target].map(Record::of).to_vec();
        records.push(Record::mail_host("target.example", "mx.target.example"));
        let name_server = name_server::start(&names, &records)?;
        Ok(Some(Self {
            postfix: postfix::start(&relay, manner)?,
            sink: MailSink::start(&target)?,
            stranger,
            _rest: (relay, target, names, name_server, network),
        }))
    }

    /// The Postfix's answer to a recipient who is not its own.
    fn rcpt(&self) -> Result<(Conversation, String), Trouble> {
        let mut conversation = Conversation::open(&self.stranger, self.postfix.address())?;
        assert!(conversation.reply()?.starts_with("220 relay.example ESMTP"));
        assert!(
            conversation
                .ask("EHLO stranger.example")?
                .starts_with("250")
        );
        let mail = conversation.ask("MAIL FROM:<someone@stranger.example>")?;
        assert!(mail.starts_with("250"), "{mail}");
        let rcpt = conversation.ask("RCPT TO:<somebody@target.example>")?;
        Ok((conversation, rcpt))
    }
}

#[test]
fn an_open_postfix_carries_a_strangers_mail_to_a_stranger() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Open)? else {
        return Ok(());
    };
    let (mut conversation, rcpt) = scene.rcpt()?;
    assert!(rcpt.starts_with("250"), "{rcpt}");
    assert!(conversation.ask("DATA")?.starts_with("354"));
    let taken = conversation.ask("Subject: across\r\n\r\nA mark.\r\n.")?;
    assert!(taken.starts_with("250 2.0.0 Ok: queued as"), "{taken}");
    let mail = scene.sink.await_mail("Subject: across")?;
    assert!(mail.contains("somebody@target.example"), "{mail}");
    Ok(())
}

#[test]
fn a_safe_postfix_refuses_it() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Safe)? else {
        return Ok(());
    };
    let (_, rcpt) = scene.rcpt()?;
    assert!(rcpt.starts_with("554 5.7.1"), "{rcpt}");
    assert_eq!(scene.sink.mails(), Vec::<String>::new());
    Ok(())
}

#[test]
fn a_postfix_as_debian_configures_it_defers_it_for_ever() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Deferring)? else {
        return Ok(());
    };
    let (_, rcpt) = scene.rcpt()?;
    assert!(rcpt.starts_with("454 4.7.1"), "{rcpt}");
    Ok(())
}

#[test]
fn an_open_postfix_closes_when_its_file_is_changed_and_reloaded() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Open)? else {
        return Ok(());
    };
    let open = scene.postfix.read(postfix::MAIN)?;
    let closed = open.replace("mynetworks = 0.0.0.0/0", "mynetworks = 127.0.0.0/8");
    assert_ne!(open, closed);
    scene.postfix.write(postfix::MAIN, &closed)?;
    scene.postfix.run("postfix check && postfix reload")?;
    // The processes that serve at this moment finish first.
    let refused = || {
        scene
            .rcpt()
            .ok()
            .filter(|(_, rcpt)| rcpt.starts_with("554"))
    };
    assert!(until(Duration::from_secs(20), refused).is_some());
    Ok(())
}
