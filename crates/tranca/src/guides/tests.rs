use std::collections::BTreeSet;

use super::*;
use crate::ground::languages::Language;

/// Every sentence key that a guide can ask for.
fn keys(guide: &Guide) -> BTreeSet<String> {
    let product = &guide.product;
    let mut keys: BTreeSet<String> = guide
        .causes
        .iter()
        .map(|cause| format!("why-{product}-{}", cause.id))
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
    keys.extend(guide.intruder.then(|| format!("intruder-{product}")));
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
        ("kind = \"replace\"", "kind = \"erase\""),
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
            "step-run",
            "step-otherwise",
            "reload-run",
            "check-run",
            "undo-run",
            "why-likeliest",
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
                let told = format!("{:?}", guide.told(language, form));
                assert!(!told.contains("{$") && !told.contains("{ $"), "{told}");
            }
        }
    }
}

#[test]
fn a_sentence_ends_in_a_colon_exactly_where_code_follows() {
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            let told = guide.told(language, None);
            let single = [told.reload, told.check, told.undo].into_iter().flatten();
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
    for (said, product, version, basis) in [
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
    ] {
        assert_eq!(
            heard_http(said),
            software(product, version, basis),
            "{said}"
        );
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
mynetworks = 127.0.0.0/8 [::1]/128
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
        "mynetworks = 127.0.0.0/8 [::1]/128",
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
    let expected = "domainlist local_domains = @\nhostlist relay_from_hosts = 127.0.0.1 : ::::1\nacl_smtp_rcpt = acl_check_rcpt\n";
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
    let expected = "http_access deny !Safe_ports\n#http_access allow all\nhttp_access allow localhost\nhttp_access deny all\n\nhttp_access allow localhost\nhttp_access deny all\nhttp_port 3128\n";
    assert_eq!(closed("squid", "allow-all", text).as_deref(), Ok(expected));
    let otherwise = "http_access allow localnet\n";
    assert_eq!(
        closed("squid", "allow-all", otherwise),
        Err(NotApplied::Absent)
    );
}

#[test]
fn a_list_of_ones_own_networks_no_longer_holds_the_world() {
    let text =
        "acl localnet src 0.0.0.0/0\nacl localnet src ::/0\nacl localnet src 10.0.0.0/8\t# ours\n";
    let file = "/etc/squid/squid.conf";
    let localnet = &guide("squid").causes[1].steps[0];
    let expected = "acl localnet src 127.0.0.1\nacl localnet src 10.0.0.0/8\t# ours\n";
    assert_eq!(localnet.apply(text).as_deref(), Ok(expected));
    assert_eq!(localnet.apply(expected).as_deref(), Ok(expected));
    assert_eq!(guide("squid").apply(file, text).as_deref(), Ok(expected));
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
        product(Some("sendmail"), Weakness::OpenRelay),
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
    assert_eq!(code(&told(Some("plain"))).len(), 3);
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
    assert_eq!(undo("unknown-proxy", "http-get"), None);
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
