//! Configurations that are open in ways that no step closes, and those that are closed in ways that
//! look open: none of the former is ever told closed, none of the latter changed.

use std::fs;

use super::plan::{Choice, Plan, Refusal};
use super::site::Site;
use crate::guides::Guides;

/// What is said of a product's files.
#[derive(Debug, Eq, PartialEq)]
enum Said {
    NothingShows,
    Changed,
    LeftToAPerson,
}

fn said(product: &str, files: &[(&str, &str)]) -> Said {
    let folder = tempfile::tempdir().expect("folder");
    for (path, text) in files {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folders");
        fs::write(place, text).expect("file");
    }
    let site = Site::at(folder.path()).expect("site");
    let guide = Guides::builtin().guide(product).expect("guide");
    match Plan::of(guide, &site, Choice::default()) {
        Ok(plan) if !plan.changes.is_empty() => Said::Changed,
        Ok(plan) if plan.doubts.is_empty() => Said::NothingShows,
        Ok(_) | Err(Refusal::Doubts(_) | Refusal::NotReached { .. }) => Said::LeftToAPerson,
        Err(other) => panic!("{product}: {other}"),
    }
}

const EXIM: &str = "etc/exim4/exim4.conf";
const DEBIANS_EXIM: &str = "etc/exim4/update-exim4.conf.conf";
const SENDMAIL: &str = "etc/mail/sendmail.mc";
const OPENSMTPD: &str = "etc/smtpd.conf";
const SQUID: &str = "etc/squid/squid.conf";
const APACHE: &str = "etc/apache2/mods-available/proxy.conf";
const SITE: &str = "etc/apache2/sites-enabled/site.conf";
const NGINX: &str = "etc/nginx/sites-available/default";
const DANTE: &str = "etc/danted.conf";
/// The rule without which everybody is served whatever the lists say.
const RULE: &str = "acl_smtp_rcpt = check\ndomainlist local_domains = @\nrequire domains = +local_domains : +relay_to_domains\n";

#[test]
fn what_is_open_in_a_way_that_no_step_closes_is_left_to_a_person() {
    let exim = |lines: &str| format!("{RULE}{lines}\n");
    let texts = [
        ("exim", EXIM, exim("domainlist relay_to_domains = *")),
        ("exim", EXIM, exim("domainlist relay_to_domains = a.example : *.com")),
        ("exim", EXIM, exim("hostlist relay_from_hosts = TRUSTED")),
        ("exim", EXIM, exim("hostlist relay_from_hosts = 127.0.0.1 : /etc/exim4/hosts")),
        ("exim", EXIM, exim("accept hosts = !+blacklist")),
        ("exim", EXIM, exim("accept sender_domains = +local_domains")),
        ("exim", EXIM, exim("accept encrypted = *")),
        ("exim", DEBIANS_EXIM, "dc_relay_nets='10.0.0.0/8:0.0.0.0/0'\n".into()),
        ("exim", DEBIANS_EXIM, "dc_relay_domains='partner.example;*.com'\n".into()),
        ("sendmail", SENDMAIL, "RELAY_DOMAIN(`com net')dnl\n".into()),
        ("sendmail", SENDMAIL, "define(`_PROMISCUOUS_RELAY_', 1)dnl\n".into()),
        ("sendmail", SENDMAIL, "LOCAL_CONFIG\nCR com net\n".into()),
        ("opensmtpd", OPENSMTPD, "match !auth from any for any action \"relay\"\n".into()),
        ("opensmtpd", OPENSMTPD, "table w file:/etc/w\nmatch from src <w> for any action \"relay\"\n".into()),
        ("opensmtpd", OPENSMTPD, "table d { \"*\" }\nmatch from any for domain <d> action \"relay\"\n".into()),
        ("postfix", "etc/postfix/main.cf", "smtpd_upstream_proxy_protocol = haproxy\n".into()),
        ("squid", SQUID, "acl localnet src 10.0.0.0/8 \\\n  0.0.0.0/0\nhttp_access allow localnet\nhttp_access deny all\n".into()),
        ("squid", SQUID, "http_access deny !password\nhttp_access allow all\n".into()),
        ("apache", APACHE, "ProxyRequests On\n<Proxy \"http://intra.example.net/*\">\nRequire ip 10.0.0.0/8\n</Proxy>\n".into()),
        ("apache", APACHE, "ProxyRequests On\n<Proxy *>\nRequire ip 0.0.0.0/0\n</Proxy>\n".into()),
        ("nginx", NGINX, "location / { proxy_pass http://$host; allow 0.0.0.0/1; allow 128.0.0.0/1; deny all; }\n".into()),
        ("nginx", NGINX, "location / { auth_basic \"x\"; proxy_pass http://$host; }\n".into()),
        ("haproxy", "etc/haproxy/haproxy.cfg", "frontend f\n  option http_proxy\n".into()),
        ("dante", DANTE, "internal: eth0\nsocksmethod: none\nclient pass {\n from: 0.0.0.0/0 to: 0.0.0.0/0\n}\nsocks pass {\n from: 10.0.0.0/8 to: 0.0.0.0/0\n}\n".into()),
    ];
    for (product, file, text) in texts {
        assert_eq!(
            said(product, &[(file, &text)]),
            Said::LeftToAPerson,
            "{product}: {text}"
        );
    }
    let rewriting = "RewriteRule ^/(.*)$ http://%{HTTP_HOST}/$1 [P,L]\n";
    let apache = [(APACHE, "ProxyRequests Off\n"), (SITE, rewriting)];
    assert_eq!(said("apache", &apache), Said::LeftToAPerson);
    let tables = [
        (
            "etc/postfix/main.cf",
            "relay_domains = hash:/etc/postfix/relay_domains\n",
        ),
        ("etc/postfix/relay_domains", "com OK\n"),
    ];
    assert_eq!(said("postfix", &tables), Said::LeftToAPerson);
    let services = [
        ("etc/postfix/main.cf", "mynetworks = 127.0.0.0/8\n"),
        (
            "etc/postfix/master.cf",
            "smtp inet n - y - - smtpd\n  -o smtpd_authorized_xclient_hosts=0.0.0.0/0\n",
        ),
    ];
    assert_eq!(said("postfix", &services), Said::LeftToAPerson);
}

#[test]
fn what_debian_lays_out_and_what_is_the_operators_own_shows_nothing() {
    let exim = format!(
        "{RULE}hostlist relay_from_hosts = 127.0.0.1 : ::::1 : 192.0.2.0/24\n\
         domainlist relay_to_domains = partner.example\n\
         accept hosts = :\naccept hosts = +relay_from_hosts\naccept authenticated = *\n"
    );
    let squid = "acl localnet src 0.0.0.1-0.255.255.255\nacl localnet src 10.0.0.0/8\n\
        acl localnet src 203.0.113.1-203.0.113.99\nhttp_access deny !Safe_ports\n\
        http_access deny CONNECT !SSL_ports\nhttp_access allow localhost\n\
        http_access allow localnet\nhttp_access deny all\n";
    let tables = "table lan { 10.0.0.0/8, 192.168.0.0/16 }\n\
        match from src <lan> for any action \"relay\"\nmatch from local for any action \"relay\"\n";
    for (product, file, text) in [
        ("exim", EXIM, exim.as_str()),
        (
            "exim",
            DEBIANS_EXIM,
            "dc_relay_nets='192.0.2.0/24;10.0.0.0/8'\ndc_relay_domains='a.example'\n",
        ),
        ("squid", SQUID, squid),
        ("opensmtpd", OPENSMTPD, tables),
    ] {
        assert_eq!(
            said(product, &[(file, text)]),
            Said::NothingShows,
            "{product}: {text}"
        );
    }
}
