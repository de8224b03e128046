//! What a real Squid does with a stranger's request.

use std::time::Duration;

use testbed::conversation::Conversation;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::patience::until;
use testbed::squid::{self, Manner};
use testbed::{Host, Network, Product, Server, Trouble, web_server};

/// A stranger, a Squid, and a third party's web server.
struct Scene {
    stranger: Host,
    squid: Server,
    _rest: (Host, Host, Host, Server, Server, Network),
}

impl Scene {
    fn with(manner: Manner) -> Result<Option<Self>, Trouble> {
        let products = [Product::NameServer, Product::Squid, Product::Tools];
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let stranger = network.host("stranger.example", [198, 51, 100, 10].into())?;
        let proxy = network.host("proxy.example", [198, 51, 100, 31].into())?;
        let target = network.host("target.example", [198, 51, 100, 80].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let records = [&stranger, &proxy, &target].map(Record::of);
        let name_server = name_server::start(&names, &records)?;
        let web_server = web_server::start(&target, "A mark.\n")?;
        Ok(Some(Self {
            squid: squid::start(&proxy, manner)?,
            stranger,
            _rest: (proxy, target, names, name_server, web_server, network),
        }))
    }

    /// What the Squid answers to a stranger who wants somebody else's page.
    fn fetch(&self) -> Result<String, Trouble> {
        let mut conversation = Conversation::open(&self.stranger, self.squid.address())?;
        conversation.say(
            "GET http://target.example/ HTTP/1.1\r\nHost: target.example\r\nConnection: close\r\n\r\n",
        )?;
        conversation.hear_out()
    }
}

#[test]
fn an_open_squid_fetches_for_a_stranger() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Open)? else {
        return Ok(());
    };
    let answer = scene.fetch()?;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("A mark."), "{answer}");
    assert!(
        answer.contains("Via: 1.1 proxy.example (squid/"),
        "{answer}"
    );
    Ok(())
}

#[test]
fn a_safe_squid_refuses() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Safe)? else {
        return Ok(());
    };
    let answer = scene.fetch()?;
    assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    assert!(answer.contains("ERR_ACCESS_DENIED"), "{answer}");
    assert!(!answer.contains("A mark."), "{answer}");
    Ok(())
}

#[test]
fn an_open_squid_closes_when_its_file_is_changed_and_reloaded() -> Result<(), Trouble> {
    let Some(scene) = Scene::with(Manner::Open)? else {
        return Ok(());
    };
    let open = scene.squid.read(squid::CONFIGURATION)?;
    let closed = open.replace("\nhttp_access allow all\n", "\nhttp_access deny all\n");
    assert_ne!(open, closed);
    scene.squid.write(squid::CONFIGURATION, &closed)?;
    scene.squid.run("squid -k parse && squid -k reconfigure")?;
    let refused = || {
        scene
            .fetch()
            .ok()
            .filter(|answer| answer.starts_with("HTTP/1.1 403"))
    };
    assert!(until(Duration::from_secs(20), refused).is_some());
    Ok(())
}
