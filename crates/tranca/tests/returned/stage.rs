//! An agency, a mail server that carries its mail, and one beyond it that does not take it.

use testbed::conversation::Conversation;
use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::network::NAME_SERVER;
use testbed::postfix::{self, Changes};
use testbed::{Host, Network, Product, Server, Trouble};

/// The stage. What is declared first goes first when it is dropped.
pub(crate) struct Stage {
    agency: Host,
    inbox: MailSink,
    /// Where the server that carries is put.
    pub(crate) relay: Host,
    _beyond: Server,
    _name_server: Server,
    _hosts: [Host; 3],
    _network: Network,
}

impl Stage {
    /// Sets the stage, or says why it cannot be.
    pub(crate) fn set(product: Product) -> Result<Option<Self>, Trouble> {
        let products = [
            Product::NameServer,
            Product::Tools,
            Product::Postfix,
            product,
        ];
        let Some(mut network) = testbed::begin(&products) else {
            return Ok(None);
        };
        let agency = network.host("mx.agency.example", [198, 51, 100, 10].into())?;
        let relay = network.host("relay.example", [198, 51, 100, 25].into())?;
        let beyond = network.host("mx.net.example", [198, 51, 100, 30].into())?;
        let shut = network.host("mx.shut.example", [198, 51, 100, 40].into())?;
        let names = network.host("names.example", NAME_SERVER)?;
        let mut records = [&agency, &relay, &beyond, &shut].map(Record::of).to_vec();
        for host in [&agency, &beyond, &shut] {
            records.push(Record::mail_host(host.domain(), host.name()));
        }
        Ok(Some(Self {
            inbox: MailSink::start(&agency)?,
            _beyond: refusing(&beyond)?,
            _name_server: name_server::start(&names, &records)?,
            agency,
            relay,
            _hosts: [beyond, shut, names],
            _network: network,
        }))
    }

    /// Hands a letter to the server that carries.
    pub(crate) fn send(&self, server: &Server, recipient: &str) -> Result<(), Trouble> {
        let mut conversation = Conversation::open(&self.agency, server.address())?;
        let greeting = conversation.reply()?;
        assert!(greeting.starts_with("220"), "{greeting}");
        for (command, code) in [
            ("EHLO mx.agency.example".to_owned(), "250"),
            ("MAIL FROM:<team@agency.example>".to_owned(), "250"),
            (format!("RCPT TO:<{recipient}>"), "250"),
            ("DATA".to_owned(), "354"),
            (
                format!("{LETTER}To: {recipient}\r\n\r\nA mark.\r\n."),
                "250",
            ),
        ] {
            let reply = conversation.ask(&command)?;
            assert!(reply.starts_with(code), "{command}: {reply}");
        }
        conversation.ask("QUIT")?;
        Ok(())
    }

    /// What came back to the agency about this recipient.
    pub(crate) fn returned(&self, recipient: &str) -> Result<String, Trouble> {
        self.inbox.await_mail(recipient)
    }
}

/// A Postfix of `net.example` that knows one mailbox, which is full.
pub(crate) fn refusing(host: &Host) -> Result<Server, Trouble> {
    postfix::start_with(
        host,
        Changes {
            main: FULL,
            ..Changes::NONE
        },
    )
}

const FULL: &str = "\
smtpd_recipient_restrictions = check_recipient_access inline:{{full@net.example = 552 5.2.2 That mailbox is full}}
";
const LETTER: &str = "\
From: team@agency.example\r\n\
Subject: An open relay\r\n\
Message-ID: <letter@agency.example>\r\n";
