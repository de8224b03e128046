//! What a step makes of a configuration.

use super::*;

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
fn what_is_done_by_hand_changes_no_file() {
    let by_hand = &guide("mikrotik").causes[0].steps[0];
    assert_eq!(by_hand.apply("x"), Err(NotApplied::ByHand));
}
