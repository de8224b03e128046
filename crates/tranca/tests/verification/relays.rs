//! The ways in which real mail servers make themselves hard to ask.

use std::net::SocketAddr;
use std::process::Command;

use dialogue::ServerName;
use laboratory::{
    Belief, Disposition, Habits, Identity, MailRelay, MailSink, Manner, Protection, Routes,
};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio::time::Instant;
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::verdict::{Closure, Finding, Verdict};
use tranca::verification::names;
use tranca::verification::prober::{Errand, Probed};

use super::{Bench, CANARY};

/// A certificate of the tested server's own making; none where there is no openssl.
fn identity() -> Option<Identity> {
    const COMMAND: &str = "req -x509 -subj /CN=mx.padaria.example -newkey ec \
        -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout - -out -";
    let Ok(output) = Command::new("openssl")
        .args(COMMAND.split_ascii_whitespace())
        .output()
    else {
        testbed::skip("there is no openssl to make a certificate with");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    Some(Identity::from_pem(&output.stdout, &output.stdout).expect("identity"))
}

fn protected(protection: Protection) -> Habits {
    Habits {
        protection,
        ..Habits::default()
    }
}

fn believing(belief: Belief) -> Habits {
    Habits {
        belief,
        ..Habits::default()
    }
}

impl Bench {
    /// Tests a relay in so many passes, without a case.
    async fn passes(&self, relay: &MailRelay, passes: usize) -> Probed {
        self.passes_at(relay.address(), passes).await
    }

    async fn passes_at(&self, address: SocketAddr, passes: usize) -> Probed {
        let prober = &self.equipment.prober;
        let permit = self.equipment.gate.for_own_server(address.ip());
        let permit = permit.expect("permit");
        let endpoint = Endpoint::new(address.port(), Protocol::Smtp);
        let errand = Errand::once(&permit, endpoint, 81, ("test", "nobody"));
        let expecting = prober.arrivals.expect(81);
        let mut test = prober.begin(errand, &expecting);
        test.pass().await;
        for _ in 1..passes {
            if test.wants_another() {
                test.pass().await;
            }
        }
        if test.awaits() {
            test.await_tokens(Instant::now() + prober.wait).await;
        }
        test.conclude()
    }

    /// The form in which a relay falls, in one pass.
    async fn falls_to(&self, relay: &MailRelay) -> String {
        let Probed {
            finding, proofs, ..
        } = self.passes(relay, 1).await;
        let proof = proofs.first();
        let proof = proof.unwrap_or_else(|| panic!("not proven: {}", finding.transcript));
        assert_eq!(finding.verdict, Verdict::Open);
        proof.form.name().to_owned()
    }
}

fn answers(finding: &Finding, form: &str) -> Vec<String> {
    let tried = finding.tried.iter().filter(|tried| tried.form == form);
    tried.map(|tried| tried.answer.clone()).collect()
}

#[tokio::test]
async fn a_relay_that_offers_nothing_without_starttls_is_proven_under_it() {
    let Some(identity) = identity() else { return };
    let bench = Bench::new().await;
    let habits = protected(Protection::Demanded(identity));
    let relay = bench.relay_with(Disposition::Relays, habits).await;
    let Probed {
        finding, proofs, ..
    } = bench.passes(&relay, 1).await;
    assert_eq!(proofs[0].form.name(), "plain");
    assert!(
        finding.transcript.contains("TLS begins"),
        "{}",
        finding.transcript
    );
}

#[tokio::test]
async fn a_relay_whose_starttls_is_broken_is_proven_in_clear() {
    let bench = Bench::new().await;
    let habits = protected(Protection::Pretended);
    let relay = bench.relay_with(Disposition::Relays, habits).await;
    assert_eq!(bench.falls_to(&relay).await, "plain");
}

#[tokio::test]
async fn a_closed_server_is_asked_under_tls_and_once_in_clear() {
    let Some(identity) = identity() else { return };
    let bench = Bench::new().await;
    let habits = protected(Protection::Offered(identity));
    let relay = bench.relay_with(Disposition::Relays, habits).await;
    relay.openness().close();
    let Probed { finding, .. } = bench.passes(&relay, 1).await;
    assert_eq!(finding.verdict, Verdict::Closed(Closure::Refused));
    assert_eq!(answers(&finding, "plain"), ["refused", "refused"]);
    let software = finding.software.expect("recognised by its banner");
    assert_eq!(software.product, "postfix");
}

#[tokio::test]
async fn a_relay_that_is_silent_until_it_hears_tls_is_proven() {
    let Some(identity) = identity() else { return };
    let bench = Bench::new().await;
    let habits = protected(Protection::FromFirstByte(identity));
    let relay = bench.relay_with(Disposition::Relays, habits).await;
    assert_eq!(bench.falls_to(&relay).await, "plain");
}

#[tokio::test]
async fn a_relay_that_waits_for_a_proxy_header_is_proven_by_one() {
    let bench = Bench::new().await;
    let habits = believing(Belief::ProxyHeader);
    let relay = bench.relay_with(Disposition::TrustsLoopback, habits).await;
    assert_eq!(bench.falls_to(&relay).await, "proxy-protocol");
}

#[tokio::test]
async fn a_relay_that_takes_a_strangers_word_for_his_address_is_proven() {
    let bench = Bench::new().await;
    let habits = believing(Belief::Xclient);
    let relay = bench.relay_with(Disposition::TrustsLoopback, habits).await;
    assert_eq!(bench.falls_to(&relay).await, "xclient");
}

#[tokio::test]
async fn a_relay_that_trusts_a_name_in_ehlo_is_proven() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::TrustsHelo).await;
    assert_eq!(bench.falls_to(&relay).await, "helo-localhost");
}

#[tokio::test]
async fn saying_no_after_the_final_dot_does_not_hide_a_relay() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::RefusesAndRelays).await;
    assert_eq!(bench.falls_to(&relay).await, "plain");
}

#[tokio::test]
async fn a_server_that_hangs_up_after_every_refusal_is_asked_in_every_form() {
    let bench = Bench::new().await;
    let habits = Habits {
        errors: Some(1),
        ..Habits::default()
    };
    let relay = bench.relay_with(Disposition::Relays, habits).await;
    relay.openness().close();
    let Probed { finding, .. } = bench.passes(&relay, 2).await;
    assert_eq!(finding.verdict, Verdict::Closed(Closure::Refused));
    for form in ["plain", "helo-self", "percent", "imcea", "canary-literal"] {
        let answers = answers(&finding, form);
        assert!(
            answers.contains(&"refused".to_owned()),
            "{form}: {answers:?}"
        );
    }
}

#[tokio::test]
async fn a_relay_that_hangs_up_after_errors_still_falls_to_its_one_form() {
    let bench = Bench::new().await;
    let habits = Habits {
        errors: Some(2),
        messages: Some(1),
        ..Habits::default()
    };
    let relay = bench
        .relay_with(Disposition::FooledByDisguise, habits)
        .await;
    assert_eq!(bench.falls_to(&relay).await, "percent-bare");
}

#[tokio::test]
async fn a_greylisting_relay_is_proven_in_the_second_pass_of_one_run() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Greylists).await;
    let Probed {
        finding, proofs, ..
    } = bench.passes(&relay, 2).await;
    assert_eq!(proofs[0].form.name(), "plain");
    assert_eq!(
        answers(&finding, "plain"),
        ["accepted"],
        "the answer to an envelope is its last one"
    );
}

/// A server that hangs up over EHLO, and carries for nobody.
async fn old_server(listener: TcpListener) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        let mut lines = BufReader::new(stream);
        lines.write_all(b"220 old.example\r\n").await?;
        let mut line = String::new();
        while lines.read_line(&mut line).await.unwrap_or(0) > 0 {
            let reply: &[u8] = match line.split(' ').next() {
                Some("EHLO") => b"502 no such word\r\n",
                Some("RCPT") => b"554 Relay access denied\r\n",
                _ => b"250 well\r\n",
            };
            let is_over = line.starts_with("EHLO") || lines.write_all(reply).await.is_err();
            if is_over {
                let _ = lines.write_all(reply).await;
                break;
            }
            line.clear();
        }
    }
}

#[tokio::test]
async fn a_server_that_hangs_up_over_ehlo_is_greeted_by_helo() {
    let bench = Bench::new().await;
    let listener = TcpListener::bind(bench.at(12)).await.expect("listener");
    let address = listener.local_addr().expect("bound");
    let server = tokio::spawn(old_server(listener));
    let Probed { finding, .. } = bench.passes_at(address, 1).await;
    let verdict = finding.verdict;
    assert_eq!(verdict, Verdict::Closed(Closure::Refused), "{finding:#?}");
    assert_eq!(answers(&finding, "plain"), ["refused"]);
    server.abort();
}

#[tokio::test]
async fn one_that_says_later_to_the_end_is_closed_by_deferral() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Defers).await;
    let Probed { finding, .. } = bench.passes(&relay, 3).await;
    assert_eq!(finding.verdict, Verdict::Closed(Closure::Deferred));
}

#[tokio::test]
async fn a_black_hole_is_not_waited_for_after_every_letter() {
    let bench = Bench::new().await;
    let relay = bench.relay(Disposition::Discards).await;
    let Probed { finding, .. } = bench.passes(&relay, 1).await;
    assert_eq!(finding.verdict, Verdict::Accepts);
    assert_eq!(answers(&finding, "imcea"), ["accepted"]);
}

/// A relay open to all the world that loses our canary's mail, and calls itself by somebody else's
/// name.
async fn liar(bench: &Bench, victim: &MailSink, nowhere: &MailSink) -> MailRelay {
    let manner = Manner::postfix("mx.victim.example");
    // It does not take its own claim for its own name: else nothing would go there.
    let manner = Manner {
        host: "localhost".to_owned(),
        ..manner
    };
    let character = (manner, Disposition::Relays, Habits::default());
    let routes = Routes::new()
        .onward(CANARY, nowhere.address())
        .onward("mx.victim.example", victim.address())
        .onward("victim.example", victim.address());
    MailRelay::start_with(bench.at(10), character, routes)
        .await
        .expect("relay")
}

#[tokio::test]
async fn a_lying_banner_makes_nobody_carry_our_mail_to_somebody_else() {
    let bench = Bench::new().await;
    let victim = MailSink::start(bench.at(99), None).await.expect("sink");
    let nowhere = MailSink::start(bench.at(98), None).await.expect("sink");
    let relay = liar(&bench, &victim, &nowhere).await;
    let records = &bench.records;
    records.address("mx.victim.example", bench.at(99).ip());
    let Probed { finding, .. } = bench.passes(&relay, 1).await;
    assert!(finding.transcript.contains("220 mx.victim.example"));
    assert_eq!(answers(&finding, "percent"), ["accepted"]);
    assert_eq!(victim.count(), 0, "{}", finding.transcript);

    // Nor does a name that does resolve, if its mail goes elsewhere.
    records.remove("mx.victim.example");
    records.address("mx.victim.example", bench.at(10).ip());
    records.mail_exchange("mx.victim.example", 10, "in.victim.example");
    records.mail_exchange("victim.example", 10, "in.victim.example");
    records.address("in.victim.example", bench.at(99).ip());
    let Probed { finding, .. } = bench.passes(&relay, 1).await;
    assert_eq!(victim.count(), 0, "{}", finding.transcript);
}

#[tokio::test]
async fn a_name_whose_mail_goes_elsewhere_is_not_used() {
    let bench = Bench::new().await;
    let net = bench.net;
    let tested = bench.at(10).ip();
    let at = |host| std::net::Ipv4Addr::new(127, 80, net, host).into();
    let records = &bench.records;
    records.address("mx.loja.example", at(10));
    records.address("mail.provider.example", at(77));
    records.mail_exchange("loja.example", 10, "mail.provider.example");
    let resolver = &bench.equipment.prober.resolver;
    let claims = ["mx.loja.example".to_owned()];
    let named = async || {
        let names = names::of(resolver, tested, &claims).await;
        let names = names.iter().map(ServerName::as_str);
        names.map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    let literal = format!("[{tested}]");
    assert_eq!(named().await, ["mx.loja.example", &literal, "localhost"]);

    records.mail_exchange("loja.example", 20, "mx.loja.example");
    assert_eq!(
        named().await,
        ["mx.loja.example", "loja.example", &literal, "localhost"],
        "a backup exchanger of its domain may be called by it"
    );

    records.mail_exchange("mx.loja.example", 10, "mail.provider.example");
    let named = named().await;
    assert!(!named.contains(&"mx.loja.example".to_owned()), "{named:?}");
}
