//! Exim, by the answers to Debian's installer or by a configuration of the operator's own.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const EXIMS: &[Guided] = &[
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, answered(&[LOGIN, (ANSWERS, WIDE_NETWORK)])),
            ..exim("Exim, told to relay for everybody")
        },
        ..guided("relay-nets")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, answered(&[LOGIN, (ANSWERS, ALL_DOMAINS)])),
            ..exim("Exim, told to relay to everywhere")
        },
        ..guided("relay-domains")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, answered(&[("/etc/exim4/exim4.conf", WRITTEN)])),
            ..exim("Exim, by a configuration of its own")
        },
        ..guided("relay-from-hosts")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, in_a_container(&[LOGIN, (ANSWERS, ASTERISK)])),
            ..exim("Exim, for everybody and to everywhere, in a container")
        },
        ..guided("relay-nets")
    },
];

const fn guided(cause: &'static str) -> Guided {
    Guided {
        guide: "exim",
        cause,
        form: "plain",
        configuration: exim("Exim"),
        uses: &[Use::Mail(Itself), Use::Mail(Office), Use::MailWithPassword],
    }
}

const fn exim(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Exim,
        weakness: Weakness::OpenRelay,
        port: 25,
        truth: Truth::NotOpen(&["closed"]),
        software: Some("exim"),
        assurance: None,
        start: |host| start(host, answered(&[LOGIN, (ANSWERS, WIDE_NETWORK)])),
    }
}

const fn answered(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Exim,
        files,
        prepare: "\
[ -e /etc/mailname ] || echo HOST > /etc/mailname
[ -e /etc/aliases ] || echo 'postmaster: root' > /etc/aliases
for folder in lib log spool; do
    mkdir -p /var/$folder/exim4 && chown Debian-exim /var/$folder/exim4
done
[ -e /etc/exim4/exim4.conf ] || update-exim4.conf",
        command: "exim4 -bdf -q30m",
        reload: "kill -HUP $(cat /run/server.pid)",
        port: 25,
    }
}

const fn in_a_container(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        prepare: "\
[ -e /etc/mailname ] || echo HOST > /etc/mailname
[ ! -e /run/systemd/system ] || rmdir /run/systemd/system
[ -e /etc/aliases ] || echo 'postmaster: root' > /etc/aliases
for folder in lib/exim4 log/exim4 spool/exim4 run/exim4; do
    mkdir -p /var/$folder && chown Debian-exim /var/$folder
done
update-exim4.conf",
        ..answered(files)
    }
}

const ANSWERS: &str = "/etc/exim4/update-exim4.conf.conf";

/// One name and one password, for all who are elsewhere.
const LOGIN: (&str, &str) = (
    "/etc/exim4/conf.d/auth/90_own",
    "own_server:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${if and{{eq{$auth2}{somebody}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
  server_prompts = :
",
);

macro_rules! answers {
    ($domains:literal, $networks:literal) => {
        concat!(
            "# This file is managed by debconf.\n",
            "dc_eximconfig_configtype='internet'\ndc_other_hostnames='localhost'\n",
            "dc_local_interfaces=''\ndc_readhost=''\n",
            "dc_relay_domains='",
            $domains,
            "'\ndc_minimaldns='false'\n",
            "dc_relay_nets='",
            $networks,
            "'\ndc_smarthost=''\nCFILEMODE='644'\ndc_use_split_config='true'\n",
            "dc_hide_mailname=''\ndc_mailname_in_oh='true'\ndc_localdelivery='mail_spool'\n"
        )
    };
}

const WIDE_NETWORK: &str = answers!("", "10.9.0.0/24 ; 0.0.0.0/0");

const ASTERISK: &str = answers!("*", "10.9.0.0/24 ; *");

const ALL_DOMAINS: &str = answers!("*", "10.9.0.0/24");

/// In the manner of the example that comes with Exim.
const WRITTEN: &str = "\
primary_hostname = HOST
domainlist local_domains = @ : DOMAIN
domainlist relay_to_domains =
hostlist   relay_from_hosts = localhost : 10.9.0.0/24 : \\
                              0.0.0.0/0
exim_user = Debian-exim
exim_group = Debian-exim
spool_directory = /var/spool/exim4
log_file_path = /var/log/exim4/%slog
keep_environment =
never_users = root
rfc1413_query_timeout = 0s
acl_smtp_rcpt = acl_check_rcpt

begin acl
acl_check_rcpt:
  accept  hosts         = :
  deny    message       = Restricted characters in address
          domains       = +local_domains
          local_parts   = ^[.] : ^.*[@%!/|]
  accept  hosts         = +relay_from_hosts
          control       = submission
  accept  authenticated = *
          control       = submission
  require message       = relay not permitted
          domains       = +local_domains : +relay_to_domains
  require verify        = recipient
  accept

begin routers
dnslookup:
  driver = dnslookup
  domains = ! +local_domains
  transport = remote_smtp
  ignore_target_hosts = 0.0.0.0 : 127.0.0.0/8
  no_more

begin transports
remote_smtp:
  driver = smtp

begin retry
* * F,2h,15m

begin authenticators
plain_server:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${if and{{eq{$auth2}{somebody}}{eq{$auth3}{secret}}}}
  server_set_id = $auth2
  server_prompts = :
";
