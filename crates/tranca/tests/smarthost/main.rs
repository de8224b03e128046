//! Letters through a real Postfix, as an agency sends them: under TLS of both kinds, by every way to
//! log in that Cyrus SASL offers with it, to a mail server beyond it.
//!
//! # Limits
//! Needs what the testbed needs; without it the test says why it was skipped, and fails where
//! `CI=true`.

mod agency;
mod authority;

use testbed::mail_sink::MailSink;
use testbed::name_server::{self, Record};
use testbed::postfix::{self, Changes};
use testbed::{Host, Network, Product, Server, Trouble};

use crate::agency::Agency;
use crate::authority::Authority;

#[test]
fn a_postfix_takes_our_letters_by_every_way_to_log_in() -> Result<(), Trouble> {
    let Some(network) = testbed::begin(&PRODUCTS) else {
        return Ok(());
    };
    let authority = Authority::new();
    let scene = Scene::set(network, &authority)?;
    let agency = Agency::new(&authority.certificate);
    for (mechanism, port, security) in [
        ("PLAIN", 587, "starttls"),
        ("LOGIN", 465, "tls"),
        ("SCRAM-SHA-256", 587, "starttls"),
    ] {
        let only = format!("{SASL}mech_list: {mechanism}\n");
        scene.smarthost.write(SASL_FILE, &only)?;
        scene.smarthost.run("postfix reload")?;
        let mailbox = format!("{}@net.example", mechanism.to_lowercase());
        agency.owes_a_letter_to(&mailbox);
        let delivered = agency.notify(&scene.agency, (port, security));
        assert_eq!(delivered["sent"], 1, "{mechanism}: {delivered}");
        let arrived = scene.beyond.await_mail(&mailbox)?;
        assert!(agency.knows_return_path(&arrived), "{arrived}");
        assert!(arrived.contains("Auto-Submitted: auto-generated"));
    }
    Ok(())
}

#[test]
fn a_postfix_that_does_not_know_our_password_blames_no_recipient() -> Result<(), Trouble> {
    let Some(network) = testbed::begin(&PRODUCTS) else {
        return Ok(());
    };
    let authority = Authority::new();
    let scene = Scene::set(network, &authority)?;
    scene.smarthost.run("postfix reload")?;
    let agency = Agency::new(&authority.certificate);
    agency.owes_a_letter_to("abuse@net.example");
    agency.password("wrong");
    let complaint = agency.notify_in_vain(&scene.agency, (587, "starttls"));
    assert!(complaint.contains("535 5.7.8"), "{complaint}");
    agency.password("right");
    let delivered = agency.notify(&scene.agency, (587, "starttls"));
    assert_eq!(delivered["sent"], 1, "{delivered}");
    agency.owes_a_letter_to("m\u{fc}ller@net.example");
    let delivered = agency.notify(&scene.agency, (587, "starttls"));
    assert_eq!(delivered["sent"], 1, "Postfix offers SMTPUTF8: {delivered}");
    Ok(())
}

/// The agency, its mail server, and the world beyond. What is declared first goes first when it is
/// dropped.
struct Scene {
    smarthost: Server,
    beyond: MailSink,
    _name_server: Server,
    agency: Host,
    _hosts: [Host; 3],
    _network: Network,
}

impl Scene {
    fn set(mut network: Network, authority: &Authority) -> Result<Self, Trouble> {
        let agency = network.host("agency.example", [198, 51, 100, 10].into())?;
        let smarthost = network.host(SMARTHOST, [198, 51, 100, 20].into())?;
        let beyond = network.host("mx.net.example", [198, 51, 100, 30].into())?;
        let names = network.host("names.example", testbed::network::NAME_SERVER)?;
        let mut records: Vec<Record> = [&agency, &smarthost, &beyond].map(Record::of).to_vec();
        records.push(Record::mail_host("net.example", "mx.net.example"));
        let name_server = name_server::start(&names, &records)?;
        let changes = Changes {
            product: Product::PostfixSasl,
            main: MAIN,
            services: SERVICES,
            file: Some((SASL_FILE, SASL)),
            command: COMMAND,
            port: 587,
        };
        let server = postfix::start_with(&smarthost, changes)?;
        server.write(CHAIN, &authority.chain(SMARTHOST))?;
        Ok(Self {
            smarthost: server,
            beyond: MailSink::start(&beyond)?,
            _name_server: name_server,
            agency,
            _hosts: [smarthost, beyond, names],
            _network: network,
        })
    }
}

const PRODUCTS: [Product; 4] = [
    Product::NameServer,
    Product::Postfix,
    Product::PostfixSasl,
    Product::Tools,
];
const SMARTHOST: &str = "smarthost.example";
/// Where the testbed's Postfix has its key and certificate.
const CHAIN: &str = "/etc/server.pem";
const MAIN: &str = "\
smtpd_sasl_auth_enable = yes
smtpd_sasl_local_domain = smarthost.example
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject
";
const SERVICES: &str = "\
587 inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
465 inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
";
const SASL_FILE: &str = "/etc/postfix/sasl/smtpd.conf";
const SASL: &str = "pwcheck_method: auxprop\nauxprop_plugin: sasldb\n";
const COMMAND: &str = "echo right | saslpasswd2 -p -c -u smarthost.example team \
    && chown postfix /etc/sasldb2 && exec /usr/lib/postfix/sbin/master -d";
