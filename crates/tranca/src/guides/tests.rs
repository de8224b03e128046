use std::collections::BTreeSet;

use super::*;
use crate::ground::languages::Language;

/// Every sentence key that a guide can ask for.
fn keys(guide: &Guide) -> BTreeSet<String> {
    let product = &guide.product;
    let mut keys: BTreeSet<String> = guide
        .causes
        .iter()
        .map(|cause| match &cause.why {
            Some(shared) => format!("why-{shared}"),
            None => format!("why-{product}-{}", cause.id),
        })
        .collect();
    for step in guide.causes.iter().flat_map(|cause| &cause.steps) {
        if let Step::Words(words) = step {
            keys.insert(format!("words-{}", words.sentence));
        }
    }
    keys.extend(
        guide
            .clean_up
            .iter()
            .map(|one| format!("clean-{}", one.sentence)),
    );
    keys.extend(guide.intruder.iter().map(|key| format!("intruder-{key}")));
    keys.extend(guide.name.is_none().then(|| format!("title-{product}")));
    keys
}

fn guide(product: &str) -> &'static Guide {
    Guides::builtin().guide(product).unwrap()
}

fn heard_smtp(transcript: &str) -> Option<Software> {
    let protocol = guide::Protocol::Smtp;
    Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })
}

fn heard_http(transcript: &str) -> Option<Software> {
    let protocol = guide::Protocol::Http;
    Guides::builtin().recognise(&Heard {
        protocol,
        transcript,
    })
}

fn software(product: &str, version: Option<&str>, basis: Basis) -> Option<Software> {
    let version = version.map(str::to_owned);
    Some(Software {
        product: product.to_owned(),
        version,
        basis,
    })
}

/// What a cause makes of a text; applied twice, the second time must change nothing more.
fn closed(product: &str, cause: &str, text: &str) -> Result<String, NotApplied> {
    let cause = guide(product)
        .causes
        .iter()
        .find(|one| one.id == cause)
        .unwrap();
    let file = cause.steps.iter().find_map(Step::file).unwrap();
    let once = cause.apply(file, text)?;
    assert_eq!(cause.apply(file, &once).as_deref(), Ok(once.as_str()));
    Ok(once)
}

#[test]
fn every_guide_can_be_read() {
    Guides::read().unwrap();
    let products: BTreeSet<&str> = Guides::builtin()
        .iter()
        .map(|guide| guide.product.as_str())
        .collect();
    for wanted in [
        "3proxy",
        "apache",
        "dante",
        "exim",
        "mikrotik",
        "postfix",
        "squid",
        "tinyproxy",
        "unknown-proxy",
        "unknown-relay",
    ] {
        assert!(products.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_word_that_no_guide_knows_is_an_error() {
    let text = String::from_utf8(Files::get("squid.toml").unwrap().data.into_owned()).unwrap();
    assert!(toml::from_str::<Guide>(&text).is_ok());
    for (good, bad) in [
        ("value =", "valeu ="),
        ("id =", "di ="),
        ("inside =", "outside ="),
        ("weaknesses =", "colour = \"red\"\nweaknesses ="),
        ("kind = \"remove\"", "kind = \"erase\""),
        ("\"open-proxy\"", "\"open-door\""),
    ] {
        assert!(
            toml::from_str::<Guide>(&text.replace(good, bad)).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn every_guide_reads_in_every_language() {
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            for key in keys(guide) {
                assert!(language.has(&key), "{language}: {key}");
            }
        }
        for key in [
            "title-open-relay",
            "title-open-proxy",
            "step-keep-copy",
            "step-set",
            "step-add",
            "step-remove",
            "step-replace",
            "step-insert-before",
            "step-take-out",
            "step-run",
            "step-otherwise",
            "reload-run",
            "check-run",
            "check-outside-open-relay",
            "check-outside-open-proxy",
            "undo-run",
            "undo-by-hand",
            "why-likeliest",
            "name-home-router",
        ] {
            assert!(language.has(key), "{language}: {key}");
        }
    }
}

#[test]
fn no_sentence_of_a_guide_has_an_unfilled_place() {
    let forms = dialogue::Form::RELAY.map(|form| Some(form.name()));
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            for form in forms
                .into_iter()
                .chain([None, Some("http-get"), Some("socks4")])
            {
                let told = guide.told(language, form);
                let steps = told.steps.iter().chain(&told.clean_up).chain(&told.undo);
                let sentences = steps.map(|step| &step.sentence);
                for said in sentences.chain([&told.title, &told.why]) {
                    assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
                }
            }
        }
    }
}

#[test]
fn a_sentence_ends_in_a_colon_exactly_where_code_follows() {
    // Chinese and Japanese have a colon of their own width.
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            let told = guide.told(language, None);
            let single = [told.reload, told.check, told.outside, told.undo];
            let single = single.into_iter().flatten();
            for step in told.steps.into_iter().chain(told.clean_up).chain(single) {
                assert_eq!(
                    step.sentence.ends_with([':', '：']),
                    step.code.is_some(),
                    "{step:?}"
                );
            }
        }
    }
}

#[test]
fn every_form_that_a_guide_names_is_one_that_we_ask_in() {
    for cause in Guides::builtin().iter().flat_map(|guide| &guide.causes) {
        for form in &cause.forms {
            assert!(form.parse::<dialogue::Form>().is_ok(), "{form}");
        }
    }
}

#[test]
fn every_cause_opens_what_its_guide_is_about() {
    for guide in Guides::builtin().iter() {
        assert!(!guide.causes.is_empty(), "{}", guide.product);
        for cause in &guide.causes {
            assert!(
                guide.weaknesses.contains(&cause.weakness),
                "{} {}",
                guide.product,
                cause.id
            );
            assert!(!cause.steps.is_empty(), "{} {}", guide.product, cause.id);
        }
    }
}

#[test]
fn a_product_is_named_once_and_for_what_it_can_be_open_as() {
    let guides = Guides::builtin();
    let mut seen: BTreeSet<&str> = guides.iter().map(|guide| guide.product.as_str()).collect();
    for one in &guides.recognised {
        assert!(seen.insert(&one.product), "{} twice", one.product);
        assert!(!one.weaknesses.is_empty(), "{}", one.product);
        assert_eq!(guides.name(&one.product), Some(one.name.as_str()));
    }
}

#[test]
fn every_sign_is_of_a_kind_that_is_looked_for() {
    let guides = Guides::builtin();
    let of_guides = guides.iter().flat_map(|guide| &guide.recognise);
    let of_others = guides.recognised.iter().flat_map(|one| &one.recognise);
    for sign in of_guides.chain(of_others) {
        let kinds: &[Basis] = match sign.heard_in {
            guide::Protocol::Smtp => &[Basis::Banner, Basis::Ehlo, Basis::Reply],
            guide::Protocol::Http => &[
                Basis::ViaHeader,
                Basis::ServerHeader,
                Basis::ErrorPage,
                Basis::LoginBanner,
            ],
            guide::Protocol::Socks => &[Basis::Habit],
        };
        assert!(kinds.contains(&sign.basis), "{}", sign.pattern);
        assert!(!sign.shared || !sign.basis.is_claim(), "{}", sign.pattern);
    }
}

#[test]
fn a_mail_server_is_told_by_its_greeting() {
    for (greeting, product, version) in [
        (
            "220 mail.example.org ESMTP Postfix (Debian/GNU)",
            "postfix",
            None,
        ),
        (
            "220-mail.example.org ESMTP Postfix\r\n220 mail.example.org ESMTP Postfix",
            "postfix",
            None,
        ),
        (
            "220 vm.example ESMTP Exim 4.96 Tue, 24 Nov 2026 10:33:01 +0000",
            "exim",
            Some("4.96"),
        ),
        (
            "220 mx.example ESMTP Sendmail 8.15.2/8.15.2/Debian-22; Tue, 24 Nov 2026 10:33:01 GMT",
            "sendmail",
            Some("8.15.2"),
        ),
        (
            "220 EX01.corp.example Microsoft ESMTP MAIL Service ready at Tue, 24 Nov 2026 10:33:01 +0000",
            "exchange",
            None,
        ),
        (
            "220 web.example Microsoft ESMTP MAIL Service, Version: 10.0.14393.4169 ready at  Tue, 24 Nov 2026",
            "iis-smtp",
            Some("10.0.14393.4169"),
        ),
        ("220 mx.example ESMTP OpenSMTPD", "opensmtpd", None),
        (
            "220 mx.example ESMTP Haraka/3.0.3 ready (1A2B3C)",
            "haraka",
            Some("3.0.3"),
        ),
    ] {
        assert_eq!(
            heard_smtp(greeting),
            software(product, version, Basis::Banner),
            "{greeting}"
        );
    }
}

#[test]
fn a_hidden_greeting_is_seen_through_by_the_wording_of_replies() {
    let said = "220 mx.example ESMTP\n250 2.1.0 Ok\n250 2.0.0 Ok: queued as 4fXyZ12Bcz4Q\n";
    assert_eq!(heard_smtp(said), software("postfix", None, Basis::Reply));
    let said = "220 mx.example ESMTP\r\n250 OK id=1r6Txy-0004AB-2C\r\n";
    assert_eq!(heard_smtp(said), software("exim", None, Basis::Reply));
}

#[test]
fn what_a_server_is_called_is_not_what_it_runs() {
    for unsure in [
        "",
        "220 postfix.example ESMTP",
        "220 mx.example ESMTP ready",
        "220 exim.example SMTP Postfixer",
        "550 5.7.1 we do not run ESMTP Postfix here",
        "> 220 mx.example ESMTP Postfix",
    ] {
        assert_eq!(heard_smtp(unsure), None, "{unsure}");
    }
    let named = "< 220 postfix.example ESMTP Sendmail 8.14.4/8.14.4; Tue, 24 Nov 2026";
    assert_eq!(
        heard_smtp(named),
        software("sendmail", Some("8.14.4"), Basis::Banner)
    );
}

#[test]
fn two_products_in_one_conversation_are_no_answer() {
    let said = "220 mx.example ESMTP Postfix\n250 OK id=1r6Txy-0004AB-2C\n";
    assert_eq!(heard_smtp(said), None);
}

#[test]
fn a_proxy_is_told_by_its_headers_and_pages() {
    for (said, product, version, basis) in PROXIES {
        let told = software(product, *version, *basis);
        assert_eq!(heard_http(said), told, "{said}");
    }
}

#[test]
fn the_header_of_the_server_behind_is_not_the_proxys() {
    let said = "HTTP/1.1 200 OK\r\nServer: nginx/1.22.1\r\nVia: 1.1 gate (squid/5.7)\r\n\r\n";
    assert_eq!(
        heard_http(said),
        software("squid", Some("5.7"), Basis::ViaHeader)
    );
}

#[test]
fn of_a_chain_of_proxies_the_nearest_is_told() {
    let said = "HTTP/1.1 200 OK\r\nVia: 1.1 far (squid/3.5), 1.1 near (tinyproxy/1.11.1)\r\n\r\n";
    assert_eq!(
        heard_http(said),
        software("tinyproxy", Some("1.11.1"), Basis::ViaHeader)
    );
}

#[test]
fn a_page_that_shows_headers_has_none() {
    for unsure in [
        "HTTP/1.1 200 OK\r\n\r\nServer: nginx/1.22.1\r\nVia: 1.1 gate (squid/5.7)\r\n",
        "HTTP/1.1 200 OK\r\nServer: Apache-Coyote/1.1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-Powered-By: squid\r\n\r\n",
        "Server: nginx/1.22.1\r\n",
    ] {
        assert_eq!(heard_http(unsure), None, "{unsure}");
    }
}

#[test]
fn several_versions_are_none() {
    let said = "# connected to 192.0.2.1 port 80\nHTTP/1.1 200 OK\nVia: 1.1 a (squid/5.7)\n\n\
         # connected to 192.0.2.1 port 80\nHTTP/1.1 200 OK\nVia: 1.1 b (squid/6.1)\n\n";
    assert_eq!(heard_http(said), software("squid", None, Basis::ViaHeader));
}

/// Debian's main.cf, with a network list that spans lines and a comment between them.
const MAIN_CF: &str = "# See /usr/share/postfix/main.cf.dist for a commented, more complete version
smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
#mynetworks = 168.100.3.0/28, 127.0.0.0/8
mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104
mydestination = $myhostname, localhost
mynetworks = 127.0.0.0/8
# the office
  192.0.2.0/24

\t0.0.0.0/0
# the end of it
mynetworks_style = subnet
inet_interfaces = all";

#[test]
fn the_last_of_several_postfix_settings_is_the_one_that_counts() {
    let expected = "# See /usr/share/postfix/main.cf.dist for a commented, more complete version
smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
#mynetworks = 168.100.3.0/28, 127.0.0.0/8
mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104
mydestination = $myhostname, localhost
mynetworks = 127.0.0.0/8 192.0.2.0/24
# the office

# the end of it
mynetworks_style = subnet
inet_interfaces = all";
    assert_eq!(
        closed("postfix", "mynetworks", MAIN_CF).as_deref(),
        Ok(expected)
    );
}

#[test]
fn a_setting_that_is_not_there_is_written_at_the_end() {
    let text = closed("postfix", "relay-restrictions", MAIN_CF).unwrap();
    let added = text.strip_prefix(MAIN_CF).unwrap();
    assert_eq!(
        added,
        "\nsmtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination\n"
    );
}

#[test]
fn all_causes_of_a_product_close_in_one_go() {
    let text = guide("postfix")
        .apply("/etc/postfix/main.cf", MAIN_CF)
        .unwrap();
    for line in [
        "mynetworks = 127.0.0.0/8 192.0.2.0/24",
        "allow_untrusted_routing = no",
    ] {
        assert!(text.lines().any(|one| one == line), "{line}");
    }
    assert_eq!(
        guide("postfix")
            .apply("/etc/postfix/main.cf", &text)
            .as_deref(),
        Ok(text.as_str())
    );
    assert_eq!(
        guide("postfix").apply("/etc/hosts", ""),
        Err(NotApplied::Absent)
    );
}

#[test]
fn debians_exim_settings_are_closed() {
    let text = "dc_eximconfig_configtype='internet'\n# dc_relay_nets='0.0.0.0/0'\ndc_relay_domains='*'\ndc_relay_nets='*'\ndc_minimaldns='false'\n";
    let nets = closed("exim", "relay-nets", text).unwrap();
    assert_eq!(nets, text.replace("dc_relay_nets='*'", "dc_relay_nets=''"));
    let domains = closed("exim", "relay-domains", text).unwrap();
    assert_eq!(
        domains,
        text.replace("dc_relay_domains='*'", "dc_relay_domains=''")
    );
    let named = text.replace("domains='*'", "domains='example.org'");
    assert_eq!(
        closed("exim", "relay-domains", &named),
        Err(NotApplied::Absent)
    );
}

#[test]
fn a_host_list_of_exim_may_span_lines_and_is_never_invented() {
    let text = "domainlist local_domains = @\nhostlist   relay_from_hosts = 127.0.0.1 : \\\n    ::::1 : \\\n  0.0.0.0/0\nacl_smtp_rcpt = acl_check_rcpt\n";
    let expected = "domainlist local_domains = @\nhostlist   relay_from_hosts = 127.0.0.1 : ::::1\nacl_smtp_rcpt = acl_check_rcpt\n";
    assert_eq!(
        closed("exim", "relay-from-hosts", text).as_deref(),
        Ok(expected)
    );
    let without = "acl_smtp_rcpt = acl_check_rcpt\n";
    assert_eq!(
        closed("exim", "relay-from-hosts", without),
        Err(NotApplied::Absent)
    );
}

#[test]
fn squid_keeps_the_machine_itself_and_turns_everyone_else_away() {
    let text = "http_access deny !Safe_ports\n#http_access allow all\nhttp_access  allow all   # for now\n\nhttp_access allow localhost\nhttp_access deny all\nhttp_port 3128\n";
    let expected = "http_access deny !Safe_ports\n#http_access allow all\n\nhttp_access allow localhost\nhttp_access deny all\nhttp_port 3128\n";
    assert_eq!(closed("squid", "allow-all", text).as_deref(), Ok(expected));
    let alone = "http_access allow all\n";
    assert_eq!(
        closed("squid", "allow-all", alone).as_deref(),
        Ok("http_access allow localhost\nhttp_access deny all\n")
    );
}

#[test]
fn a_list_of_ones_own_networks_no_longer_holds_the_world() {
    let text =
        "acl localnet src 0.0.0.0/0\nacl localnet src ::/0\nacl localnet src 10.0.0.0/8\t# ours\n";
    let localnet = &guide("squid").causes[1].steps[0];
    let expected = "acl localnet src 127.0.0.1\nacl localnet src 127.0.0.1\nacl localnet src 10.0.0.0/8\t# ours\n";
    assert_eq!(localnet.apply(text).as_deref(), Ok(expected));
    assert_eq!(localnet.apply(expected).as_deref(), Ok(expected));
    let mixed = "acl localnet src 0.0.0.0/0 192.0.2.0/24 all # ours\n";
    assert_eq!(
        localnet.apply(mixed).as_deref(),
        Ok("acl localnet src 192.0.2.0/24 # ours\n")
    );
}

#[test]
fn every_rule_of_dante_asks_for_a_password() {
    let text = "internal: eth0 port = 1080\n#socksmethod: username none #rfc931\nsocksmethod: none\r\nsocks pass {\n  from: 0.0.0.0/0 to: 0.0.0.0/0\n\tsocksmethod: none\n}\n";
    let expected = "internal: eth0 port = 1080\n#socksmethod: username none #rfc931\nsocksmethod: username\r\nsocks pass {\n  from: 0.0.0.0/0 to: 0.0.0.0/0\n\tsocksmethod: username\n}\n";
    assert_eq!(
        closed("dante", "no-authentication", text).as_deref(),
        Ok(expected)
    );
    let unset = "internal: eth0 port = 1080\n";
    let expected = "socksmethod: username\ninternal: eth0 port = 1080\n";
    assert_eq!(
        closed("dante", "no-authentication", unset).as_deref(),
        Ok(expected)
    );
}

#[test]
fn tinyproxy_gets_its_one_allow_line() {
    let text = "Port 8888\n#Allow 192.168.0.0/16\nAllow 0.0.0.0/0\nViaProxyName \"tinyproxy\"";
    let expected =
        "Port 8888\n#Allow 192.168.0.0/16\nViaProxyName \"tinyproxy\"\nAllow 127.0.0.1\n";
    assert_eq!(
        closed("tinyproxy", "allowed-for-all", text).as_deref(),
        Ok(expected)
    );
}

#[test]
fn apache_is_no_proxy_in_any_of_its_hosts() {
    let text = "<IfModule mod_proxy.c>\n#ProxyRequests On\n  proxyrequests on\n</IfModule>\nProxyRequests On\nProxyRequestsLog x\n";
    let expected = "<IfModule mod_proxy.c>\n#ProxyRequests On\n  ProxyRequests Off\n</IfModule>\nProxyRequests Off\nProxyRequestsLog x\n";
    assert_eq!(
        closed("apache", "proxy-requests", text).as_deref(),
        Ok(expected)
    );
}

#[test]
fn in_3proxy_the_password_rule_stands_above_the_services() {
    let text = "nserver 192.0.2.53\nauth none\nproxy -p3128\nauth iponly\nsocks\n";
    let expected = "nserver 192.0.2.53\nauth strong\nproxy -p3128\nauth strong\nsocks\n";
    assert_eq!(
        closed("3proxy", "no-authentication", text).as_deref(),
        Ok(expected)
    );
    assert_eq!(
        closed("3proxy", "no-authentication", "proxy\n").as_deref(),
        Ok("auth strong\nproxy\n")
    );
}

#[test]
fn strange_texts_are_survived_and_settle_after_one_step() {
    for text in [
        "",
        "\n",
        "\\",
        " \\\n",
        "mynetworks",
        "=\r\n",
        "é =\n\u{feff}",
        "#",
        "auth\\\n#\n x",
    ] {
        for step in Guides::builtin()
            .iter()
            .flat_map(|guide| &guide.causes)
            .flat_map(|c| &c.steps)
        {
            if let Ok(once) = step.apply(text) {
                assert_eq!(
                    step.apply(&once).as_deref(),
                    Ok(once.as_str()),
                    "{step:?} {text:?}"
                );
            }
        }
    }
}

#[test]
fn what_a_rewriting_shows_is_what_it_does() {
    let guides = Guides::builtin().iter();
    for (guide, cause) in guides.flat_map(|guide| guide.causes.iter().map(move |one| (guide, one)))
    {
        for step in &cause.steps {
            let Step::Rewrite(rewrite) = step else {
                continue;
            };
            let text = |line: &str| format!("{}{line}", company(guide, cause));
            let closed = text(&rewrite.closed_example());
            let open = text(&rewrite.example);
            assert_eq!(step.apply(&open).as_deref(), Ok(closed.as_str()));
            assert_ne!(closed, open);
            assert_eq!(step.apply(&closed), Err(NotApplied::Absent), "{closed}");
        }
    }
}

/// Lines that a step closes, each open by itself.
fn open_lines(step: &Step) -> Vec<String> {
    match step {
        Step::Remove(step) => step.lines.clone(),
        Step::Replace(step) => step.lines.clone(),
        Step::Rewrite(step) => vec![step.example.clone()],
        Step::InsertBefore(step) => vec![step.line.clone()],
        Step::TakeOut(step) => {
            let quote = step.quote.map(String::from).unwrap_or_default();
            let list = |entry: &String| format!("{quote}{entry}{quote}");
            let entries = step.entries.iter().map(list);
            let head = format!("{}{}", step.setting, step.separator);
            entries.map(|entry| format!("{head}{entry}")).collect()
        }
        Step::Set(_) | Step::Add(_) | Step::Run(_) | Step::Words(_) => Vec::new(),
    }
}

/// A line without which the others open nothing.
fn company(guide: &Guide, cause: &Cause) -> &'static str {
    match guide.product.as_str() {
        "postfix" if cause.id == "service" => "smtp inet n - y - - smtpd\n ",
        "apache" => "ProxyRequests On\n<Proxy *>\n",
        "dante" => "client pass { from: 10.9.0.0/24 to: 0.0.0.0/0 }\n",
        "squid" if cause.id == "other-list" => "http_access allow everybody\n",
        "nghttpx" => "http2-proxy=yes\n",
        _ => "",
    }
}

#[test]
fn what_a_step_closes_is_understood_and_shows_until_it_is_closed() {
    for guide in Guides::builtin().iter() {
        for cause in guide.causes.iter().filter(|cause| !cause.signs.is_empty()) {
            // Where a sign shows and only words help, nothing is changed.
            let Some(first) = cause.steps.iter().find(|step| step.file().is_some()) else {
                continue;
            };
            let file = first.file().unwrap();
            let reading = guide.reading(file).unwrap();
            for line in open_lines(first) {
                let text = format!("{}{line}\n", company(guide, cause));
                let shows = |text: &str| cause.signs.iter().any(|sign| sign.shows(text, reading));
                let doubts = reading.doubts(&text, &[first]);
                assert!(doubts.is_empty(), "{}: {doubts:?}", guide.product);
                assert!(shows(&text), "{} {}: {line}", guide.product, cause.id);
                let closed = cause.apply(file, &text).unwrap();
                assert!(!shows(&closed), "{} {}: {closed}", guide.product, cause.id);
                let doubts = reading.doubts(&closed, &[first]);
                assert!(doubts.is_empty(), "{}: {doubts:?}", guide.product);
            }
        }
    }
}

#[test]
fn every_file_that_shows_a_sign_is_one_that_we_can_read() {
    for guide in Guides::builtin().iter() {
        for sign in guide.causes.iter().flat_map(|cause| &cause.signs) {
            assert!(guide.reading(&sign.file).is_some(), "{}", guide.product);
        }
    }
}

#[test]
fn an_insertion_finds_the_line_that_it_shows() {
    let steps = Guides::builtin().iter().flat_map(|guide| &guide.causes);
    for step in steps.flat_map(|cause| &cause.steps) {
        if let Step::InsertBefore(insert) = step {
            let expected = format!("{}\n{}\n", insert.value, insert.line);
            let text = format!("{}\n", insert.line);
            assert_eq!(step.apply(&text).as_deref(), Ok(expected.as_str()));
        }
    }
}

#[test]
fn nginx_keeps_what_it_passes_on_for_itself() {
    let text = "location / {\n    proxy_pass  http://$http_host$request_uri; # any\n}\n";
    let expected = "location / {\n    allow 127.0.0.1; deny all; proxy_pass http://$http_host$request_uri;\n}\n";
    let step = &guide("nginx").causes[0].steps[0];
    assert_eq!(step.apply(text).as_deref(), Ok(expected));
    let fixed = "location / { proxy_pass http://127.0.0.1:8080; }\n";
    assert_eq!(step.apply(fixed), Err(NotApplied::Absent));
}

#[test]
fn haproxy_denies_before_it_resolves() {
    let text = "frontend web\n    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only\n    http-request set-dst var(txn.there)\n";
    let expected = "frontend web\n    http-request deny unless { src 127.0.0.0/8 ::1 }\n    http-request do-resolve(txn.there,names,ipv4) hdr(host),host_only\n    http-request set-dst var(txn.there)\n";
    assert_eq!(closed("haproxy", "any-host", text).as_deref(), Ok(expected));
}

#[test]
fn each_frontend_of_haproxy_is_closed_in_its_own_place() {
    let open = "    http-request set-dst var(txn.there)\n";
    let deny = "    http-request deny unless { src 127.0.0.0/8 ::1 }\n";
    let own = "    http-request deny unless { src 10.9.0.0/24 }\n";
    let text = format!("frontend a\n{open}frontend b\n{own}{open}listen c\n{open}{open}");
    let expected =
        format!("frontend a\n{deny}{open}frontend b\n{own}{open}listen c\n{deny}{open}{open}");
    assert_eq!(closed("haproxy", "any-host", &text), Ok(expected));
}

#[test]
fn a_rule_of_nginx_speaks_for_its_own_block() {
    let open = "proxy_pass http://$host$request_uri;";
    let shut = "allow 127.0.0.1; deny all; proxy_pass http://$host$request_uri;";
    let text = format!(
        "server {{\n location ~ /x {{ deny all; }}\n location / {{ {open} }}\n}}\n\
         server {{\n allow 10.9.0.0/24;\n deny all;\n location / {{\n  {open}\n }}\n}}\n"
    );
    let expected = text.replacen(open, shut, 1);
    assert_eq!(guide("nginx").causes[0].steps[0].apply(&text), Ok(expected));
}

#[test]
fn what_apache_grants_for_its_own_site_stays_granted() {
    let text = "<VirtualHost *:80>\n<Directory /srv>\nRequire all granted\n</Directory>\n\
        ProxyRequests On\n<Proxy *>\n\tRequire all granted\n</Proxy>\n</VirtualHost>\n";
    let expected = text.replace("\tRequire all granted", "\tRequire local");
    assert_eq!(closed("apache", "proxy-for-all", text), Ok(expected));
}

#[test]
fn dante_goes_on_serving_the_office_without_a_password() {
    let office = "client pass {\n from: 10.9.0.0/24 to: 0.0.0.0/0\n}\n";
    let all = "client pass {\n from: 0.0.0.0/0 to: 0.0.0.0/0\n}\n";
    let block = "client block {\n from: 0.0.0.0/0 to: 0.0.0.0/0\n}\n";
    let text = format!("socksmethod: none\n{office}{all}{block}");
    let dante = guide("dante");
    let reading = dante.reading("/etc/danted.conf").unwrap();
    let shows =
        |cause: &Cause, text: &str| cause.signs.iter().any(|sign| sign.shows(text, reading));
    let shown = |text: &str| {
        dante
            .causes
            .iter()
            .map(|cause| shows(cause, text))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&text), [false, true]);
    let expected = text.replace(all, &all.replacen("0.0.0.0/0", "127.0.0.0/8", 1));
    let step = &dante.causes[1].steps[0];
    assert_eq!(step.apply(&text).as_ref(), Ok(&expected));
    assert_eq!(shown(&expected), [false, false]);
    assert_eq!(shown(&format!("socksmethod: none\n{all}")), [true, false]);
    assert_eq!(
        shown(&format!("socksmethod: username none\n{office}{all}")),
        [true, false]
    );
    assert_eq!(
        shown(&format!("socksmethod: username\n{office}{all}")),
        [false, false]
    );
}

#[test]
fn whoever_squid_lets_in_must_be_on_a_list_that_says_who_he_is() {
    let reading = guide("squid").reading("/etc/squid/squid.conf").unwrap();
    let doubts = |text: &str| reading.doubts(text, &[]).len() + reading.unbounded(text).len();
    for understood in [
        "http_access allow localhost manager\nhttp_access allow localnet\n",
        "acl office src 10.9.0.0/24\nhttp_access allow office\n",
        "acl office src 10.9.0.0/24 # ours\nhttp_access allow CONNECT office\n",
        "acl known proxy_auth REQUIRED\nhttp_access allow known\n",
        "http_access allow all\n",
    ] {
        assert_eq!(doubts(understood), 0, "{understood}");
    }
    for doubtful in [
        "acl office src 0.0.0.0/0\nhttp_access allow office\n",
        "acl office src 10.9.0.0/24\nacl office src ::/0\nhttp_access allow office\n",
        "acl office src \"/etc/squid/office\"\nhttp_access allow office\n",
        "http_access allow CONNECT\n",
        "http_access allow !blocked\n",
        "http_access allow all CONNECT\n",
        "http_port 80 accel vhost allow-direct\n",
        "follow_x_forwarded_for allow all\n",
    ] {
        assert_ne!(doubts(doubtful), 0, "{doubtful}");
    }
}

#[test]
fn a_list_of_squid_is_shortened_only_where_it_lets_somebody_in() {
    let text = |rule: &str| format!("acl world src 0.0.0.0/0\n{rule}\nhttp_access deny all\n");
    let cause = guide("squid")
        .causes
        .iter()
        .find(|one| one.id == "other-list");
    let step = &cause.unwrap().steps[0];
    let open = text("http_access allow CONNECT world");
    let closed = open.replace("0.0.0.0/0", "127.0.0.1");
    assert_eq!(step.apply(&open), Ok(closed));
    for left in [
        text("http_access deny world"),
        text("http_access allow worldwide"),
        text("http_access allow localnet !world"),
        text("http_access allow world\ncache deny world"),
    ] {
        assert_eq!(step.apply(&left), Err(NotApplied::Absent), "{left}");
    }
}

#[test]
fn the_relay_rules_of_postfix_show_what_strangers_may() {
    let postfix = guide("postfix");
    let file = "/etc/postfix/main.cf";
    let reading = postfix.reading(file).unwrap();
    let shows = |text: &str| {
        let cause = postfix
            .causes
            .iter()
            .find(|one| one.id == "relay-restrictions");
        cause
            .unwrap()
            .signs
            .iter()
            .any(|sign| sign.shows(text, reading))
    };
    for open in [
        "smtpd_relay_restrictions = permit_mynetworks, permit, reject_unauth_destination\n",
        "smtpd_relay_restrictions =\n  permit_mynetworks\n  permit\n",
        "smtpd_relay_restrictions =\n",
        "smtpd_recipient_restrictions = permit_mynetworks, permit, reject_unauth_destination\n",
    ] {
        assert!(shows(open), "{open}");
    }
    for shut in [
        "smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination, permit\n",
        "smtpd_relay_restrictions = permit_mynetworks permit_sasl_authenticated defer_unauth_destination\n",
        "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination, permit\n",
        "compatibility_level = 3.6\nsmtpd_recipient_restrictions = permit\n",
    ] {
        assert!(!shows(shut), "{shut}");
    }
    let clients = "smtpd_relay_restrictions = check_client_access hash:/etc/postfix/own, reject\n";
    assert_eq!(reading.doubts(clients, &[]).len(), 1);
}

#[test]
fn a_rule_of_opensmtpd_is_read_in_any_order() {
    let step = &guide("opensmtpd").causes[0].steps[0];
    for (open, closed) in [
        (
            "match for any from any action out",
            "match from local for any action out",
        ),
        (
            "match tls from any for any action \"out\"",
            "match tls from local for any action \"out\"",
        ),
        (
            "match from src 0.0.0.0/0 for any action out",
            "match from local for any action out",
        ),
        (
            "match !for domain <own> from any action out",
            "match from local !for domain <own> action out",
        ),
    ] {
        assert_eq!(step.apply(open).as_deref(), Ok(closed));
    }
    for shut in [
        "match auth from any for any action out",
        "match from any for domain <own> action in",
        "match from any for any reject",
        "match from local for any action out",
    ] {
        assert_eq!(step.apply(shut), Err(NotApplied::Absent), "{shut}");
    }
}

#[test]
fn a_rule_of_opensmtpd_keeps_its_action() {
    let text = "action \"out\" relay\nmatch from any for any action \"out\"\n";
    let expected = "action \"out\" relay\nmatch from local for any action \"out\"\n";
    assert_eq!(
        guide("opensmtpd").causes[0].steps[0].apply(text).as_deref(),
        Ok(expected)
    );
}

#[test]
fn of_several_services_only_a_person_knows_which_one_is_meant() {
    let step = &guide("stunnel").causes[0].steps[0];
    let two = "[one]\naccept = 3127\nconnect = 3128\n[other]\naccept = 3129\nconnect = 8888\n";
    assert_eq!(step.apply(two), Err(NotApplied::Several));
    let mailbox = "[imaps]\naccept = 993\nconnect = 143\n[proxy]\naccept = 443\nconnect = 3128\n";
    let closed = mailbox.replace("accept = 443", "accept = 127.0.0.1:443");
    assert_eq!(step.apply(mailbox), Ok(closed));
}

#[test]
fn a_port_is_kept_where_an_address_changes() {
    let applied = |product: &str, text: &str| guide(product).causes[0].steps[0].apply(text);
    for (product, open, closed) in [
        (
            "stunnel",
            "[proxy]\naccept  = 8443\n",
            "[proxy]\naccept = 127.0.0.1:8443\n",
        ),
        ("stunnel", "accept = :::3129\n", "accept = 127.0.0.1:3129\n"),
        (
            "microsocks",
            "ExecStart=/usr/local/bin/microsocks -i 0.0.0.0 -p 1081\n",
            "ExecStart=/usr/local/bin/microsocks -i 127.0.0.1 -p 1081\n",
        ),
        (
            "nghttpx",
            "frontend=*,3128;no-tls\n",
            "frontend=127.0.0.1,3128;no-tls\n",
        ),
    ] {
        assert_eq!(applied(product, open).as_deref(), Ok(closed), "{product}");
    }
    let with_password = "ExecStart=/usr/bin/microsocks -u a -P b\n";
    assert_eq!(
        applied("microsocks", with_password),
        Err(NotApplied::Absent)
    );
}

#[test]
fn of_a_home_router_no_name_is_claimed_but_its_kind_is_told() {
    let router = guide("home-router");
    assert_eq!(router.name, None);
    assert!(router.told_name(Language::En).is_some());
    assert_eq!(guide("unknown-proxy").told_name(Language::En), None);
}

#[test]
fn what_is_done_by_hand_changes_no_file() {
    let by_hand = &guide("mikrotik").causes[0].steps[0];
    assert_eq!(by_hand.apply("x"), Err(NotApplied::ByHand));
}

#[test]
fn an_unknown_server_gets_a_guide_all_the_same() {
    let guides = Guides::builtin();
    let product = |known, weakness| guides.guide_for(known, weakness).unwrap().product.as_str();
    assert_eq!(product(None, Weakness::OpenRelay), "unknown-relay");
    assert_eq!(
        product(Some("chasquid"), Weakness::OpenRelay),
        "unknown-relay"
    );
    assert_eq!(product(Some("postfix"), Weakness::OpenRelay), "postfix");
    assert_eq!(
        product(Some("postfix"), Weakness::OpenProxy),
        "unknown-proxy"
    );
}

#[test]
fn the_form_of_the_proof_chooses_the_cause() {
    let told = |form| guide("postfix").told(Language::En, form);
    let code = |told: &Told| {
        told.steps
            .iter()
            .filter_map(|step| step.code.clone())
            .collect::<Vec<_>>()
    };
    let percent = told(Some("percent"));
    assert_eq!(
        code(&percent),
        [
            "cp -p /etc/postfix/main.cf /etc/postfix/main.cf.before-closing",
            "allow_untrusted_routing = no"
        ]
    );
    assert_eq!(code(&told(Some("plain"))).len(), 5);
    assert_eq!(told(Some("no-such-form")), told(None));
    assert!(
        percent
            .undo
            .unwrap()
            .code
            .unwrap()
            .ends_with("postfix check && postfix reload")
    );
}

#[test]
fn each_cause_has_its_own_way_back() {
    let undo = |product: &str, form| guide(product).told(Language::En, Some(form)).undo;
    let code = |product, form| undo(product, form).and_then(|step| step.code);
    assert_eq!(
        code("mikrotik", "socks4").as_deref(),
        Some("/ip socks set enabled=yes")
    );
    assert_eq!(
        code("mikrotik", "http-get").as_deref(),
        Some("/ip proxy set enabled=yes")
    );
    let by_hand = undo("unknown-proxy", "http-get").unwrap();
    assert_eq!(by_hand.code, None);
    assert!(by_hand.sentence.starts_with("Before you change"));
}

#[test]
fn one_cause_among_several_is_only_the_likeliest() {
    let why = |form| guide("postfix").told(Language::En, Some(form)).why;
    assert!(why("plain").starts_with("The likeliest cause: Postfix"));
    assert!(why("percent").starts_with("Postfix"));
}

#[test]
fn one_guide_says_the_same_steps_in_every_language() {
    let code = |language| {
        let steps = guide("squid").told(language, Some("http-connect")).steps;
        steps.into_iter().map(|step| step.code).collect::<Vec<_>>()
    };
    for language in Language::ALL {
        assert_eq!(code(language), code(Language::En));
    }
    let portuguese = guide("squid").told(Language::Pt, None);
    assert_eq!(portuguese.title, "Como fechar o proxy aberto no Squid");
    assert!(
        portuguese.steps[2]
            .sentence
            .contains("/etc/squid/squid.conf")
    );
}

#[test]
fn the_manual_says_of_every_guide_how_far_it_is_proven() {
    let manual = include_str!("../../../../docs/guides.md");
    for guide in Guides::builtin().iter() {
        let product = &guide.product;
        let row = manual
            .lines()
            .find(|line| line.starts_with(&format!("| `{product}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/guides.md does not name {product}"));
        let proven = testbed::guided::all().any(|one| one.guide == product);
        let taught = guide.causes.iter().any(|cause| !cause.signs.is_empty());
        let level = match (proven, taught) {
            (true, _) => "proven",
            (false, true) => "executable",
            (false, false) => "described",
        };
        assert!(
            row.contains(&format!(" | {level} | ")),
            "{product} is {level}"
        );
        for cause in &guide.causes {
            assert!(
                row.contains(&format!("`{}`", cause.id)),
                "{product}: {}",
                cause.id
            );
        }
    }
}

/// What proxies say, which product says so, its version, and what tells it.
const PROXIES: &[(&str, &str, Option<&str>, Basis)] = &[
    (
        "HTTP/1.1 200 OK\r\nVia: 1.1 gate (squid/5.7)\r\n\r\n",
        "squid",
        Some("5.7"),
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 403 Forbidden\r\nServer: squid/5.7\r\n\r\n",
        "squid",
        Some("5.7"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 403 Forbidden\r\n\r\n<p>Generated Tue, 24 Nov 2026 10:33:01 GMT by gate (squid/5.7)</p>",
        "squid",
        Some("5.7"),
        Basis::ErrorPage,
    ),
    (
        "HTTP/1.0 200 Connection established\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 403 Access denied\r\n\r\n<p><em>Generated by tinyproxy version 1.11.1.</em></p>",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ErrorPage,
    ),
    (
        "HTTP/1.1 200 OK\r\nVia: 1.1 tinyproxy (tinyproxy/1.11.1)\r\n\r\n",
        "tinyproxy",
        Some("1.11.1"),
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 200 OK\r\nServer: Apache/2.4.57 (Debian)\r\n\r\n",
        "apache",
        Some("2.4.57"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.1 400 Bad Request\nserver: Apache\n\n",
        "apache",
        None,
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.0 200 OK\r\nVia: 1.1 192.0.2.1 (Mikrotik HttpProxy)\r\n\r\n",
        "mikrotik",
        None,
        Basis::ViaHeader,
    ),
    (
        "HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\n\r\n",
        "nginx",
        Some("1.22.1"),
        Basis::ServerHeader,
    ),
    (
        "HTTP/1.0 503 Service Unavailable\r\n\r\n<html><body><h1>503 Service Unavailable</h1>\nNo server is available to handle this request.\n</body></html>\n",
        "haproxy",
        None,
        Basis::ErrorPage,
    ),
];
