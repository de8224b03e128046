//! Postfix.

use super::From::{Itself, Office};
use super::{Guided, Laid, Use, start};
use crate::Product;
use crate::configuration::{Configuration, Truth, Weakness};

pub(super) const POSTFIXES: &[Guided] = &[
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, WIDE_NETWORK)])),
            ..postfix("Postfix, mynetworks")
        },
        ..guided("mynetworks", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, TRUSTS_CLIENTS)])),
            ..postfix("Postfix, client access for all")
        },
        ..guided("relay-restrictions", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["local-sender"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, TRUSTS_SENDERS)])),
            ..postfix("Postfix, sender access")
        },
        ..guided("relay-restrictions", "local-sender")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["percent"]),
            start: |host| start(host, laid(&[MASTER, INNER, (MAIN, ROUTES)])),
            ..postfix("Postfix, untrusted routing")
        },
        ..guided("untrusted-routing", "percent")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["xclient"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, BELIEVES_CLIENTS)])),
            ..postfix("Postfix, believes what clients say of themselves")
        },
        ..guided("claimed-address", "xclient")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, CLASS)])),
            ..postfix("Postfix, trusts all of its address's class")
        },
        uses: &[Use::Mail(Itself), Use::MailWithPassword],
        ..guided("mynetworks-style", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, IN_TWO_WAYS)])),
            ..postfix("Postfix, client access for all, and two halves of the world")
        },
        ..guided("relay-restrictions", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["local-sender"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, OLD_STYLE)])),
            ..postfix("Postfix, sender access in the old style")
        },
        ..guided("relay-restrictions", "local-sender")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[MASTER, (MAIN, WIDE_DOMAINS)])),
            ..postfix("Postfix, relays to all of its country")
        },
        ..guided("wide-domains", "plain")
    },
    Guided {
        configuration: Configuration {
            truth: Truth::Open(&["plain"]),
            start: |host| start(host, laid(&[OPEN_SERVICE, (MAIN, CLOSED)])),
            ..postfix("Postfix, a service that trusts everybody")
        },
        ..guided("service", "plain")
    },
];

const fn guided(cause: &'static str, form: &'static str) -> Guided {
    Guided {
        guide: "postfix",
        cause,
        form,
        configuration: postfix("Postfix"),
        uses: &[Use::Mail(Itself), Use::Mail(Office), Use::MailWithPassword],
    }
}

const fn postfix(name: &'static str) -> Configuration {
    Configuration {
        name,
        product: Product::Postfix,
        weakness: Weakness::OpenRelay,
        port: 25,
        truth: Truth::NotOpen(&["closed"]),
        software: Some("postfix"),
        assurance: None,
        start: |host| start(host, laid(&[MASTER, (MAIN, WIDE_NETWORK)])),
    }
}

const fn laid(files: &'static [(&'static str, &'static str)]) -> Laid {
    Laid {
        product: Product::Postfix,
        files,
        prepare: PREPARE,
        command: "/usr/lib/postfix/sbin/master -d",
        reload: "postfix reload",
        port: 25,
    }
}

const MAIN: &str = "/etc/postfix/main.cf";

/// Without Debian's jail, which its installer fills.
macro_rules! master_cf {
    ($own:literal) => {
        concat!(
            "smtp      inet  n       -       n       -       -       smtpd\n",
            $own,
            "\
pickup    unix  n       -       n       60      1       pickup
cleanup   unix  n       -       n       -       0       cleanup
qmgr      unix  n       -       n       300     1       qmgr
tlsmgr    unix  -       -       n       1000?   1       tlsmgr
rewrite   unix  -       -       n       -       -       trivial-rewrite
bounce    unix  -       -       n       -       0       bounce
defer     unix  -       -       n       -       0       bounce
trace     unix  -       -       n       -       0       bounce
verify    unix  -       -       n       -       1       verify
flush     unix  n       -       n       1000?   0       flush
proxymap  unix  -       -       n       -       -       proxymap
smtp      unix  -       -       n       -       -       smtp
relay     unix  -       -       n       -       -       smtp
error     unix  -       -       n       -       -       error
retry     unix  -       -       n       -       -       error
discard   unix  -       -       n       -       -       discard
local     unix  -       n       n       -       -       local
anvil     unix  -       -       n       -       1       anvil
scache    unix  -       -       n       -       1       scache
postlog   unix-dgram n  -       n       -       1       postlogd
"
        )
    };
}

const MASTER: (&str, &str) = ("/etc/postfix/master.cf", master_cf!(""));

const OPEN_SERVICE: (&str, &str) = (
    "/etc/postfix/master.cf",
    master_cf!("  -o smtpd_tls_security_level=none\n  -o mynetworks=0.0.0.0/0\n"),
);

/// A mail server of the domain's own, behind the one that is met from outside.
const INNER: (&str, &str) = (
    "/etc/postfix-inner/main.cf",
    "compatibility_level = 3.6\nmyhostname = inner.DOMAIN\nmydestination = DOMAIN\n\
     mynetworks = 127.0.0.0/8\nalias_maps =\nlocal_recipient_maps =\ninet_protocols = ipv4\n\
     queue_directory = /var/spool/postfix-inner\ndata_directory = /var/lib/postfix-inner\n\
     maillog_file = /var/log/inner.log\n",
);

/// The queue's folders; then a stand-in for Dovecot, which knows one name and one password
/// (Dovecot's authentication protocol, version 1).
const PREPARE: &str = r#"
lay() {
    for folder in active bounce corrupt defer deferred flush incoming private public saved trace
    do
        mkdir -p /var/spool/$1/$folder && chown postfix /var/spool/$1/$folder
    done
    mkdir -p /var/spool/$1/pid /var/spool/$1/maildrop /var/lib/$1 && chown postfix /var/lib/$1
}
lay postfix
if [ -e /etc/postfix-inner ]; then
    lay postfix-inner
    sed 's/^smtp      inet/127.0.0.1:2525 inet/' /etc/postfix/master.cf > /etc/postfix-inner/master.cf
    (/usr/lib/postfix/sbin/master -c /etc/postfix-inner -d &)
fi
cat > /run/dovecot-auth <<'END'
printf 'VERSION\t1\t1\nMECH\tPLAIN\tplaintext\nSPID\t1\nCUID\t1\nCOOKIE\t1\nDONE\n'
while IFS='	' read -r what number rest; do
    [ "$what" = AUTH ] || continue
    case $rest in
        *resp=AHNvbWVib2R5AHNlY3JldA==*) printf 'OK\t%s\tuser=somebody\n' "$number" ;;
        *) printf 'FAIL\t%s\n' "$number" ;;
    esac
done
END
# Twice a child, since Postfix's master knows its own children only.
(nc -ll -p 12345 -e sh /run/dovecot-auth &)
"#;

/// Debian's, with the answers that its installer asks for.
macro_rules! main_cf {
    ($relay:literal, $rest:literal) => {
        concat!(
            "# See /usr/share/postfix/main.cf.dist for a commented, more complete version\n\n",
            "smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)\n",
            "biff = no\n\n",
            "# appending .domain is the MUA's job.\n",
            "append_dot_mydomain = no\n\n",
            "readme_directory = no\n",
            "compatibility_level = 3.6\n\n",
            "smtpd_relay_restrictions = ",
            $relay,
            "\nmyhostname = HOST\nalias_maps =\nmydestination = $myhostname, localhost\n",
            "relayhost =\nmailbox_size_limit = 0\nrecipient_delimiter = +\n",
            "inet_interfaces = all\ninet_protocols = ipv4\n",
            "maillog_file = /var/log/mail.log\n",
            "smtpd_sasl_auth_enable = yes\nsmtpd_sasl_type = dovecot\n",
            "smtpd_sasl_path = inet:127.0.0.1:12345\n",
            $rest
        )
    };
}

const WIDE_NETWORK: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
    "mynetworks = 127.0.0.0/8 [::ffff:127.0.0.0]/104 [::1]/128\n    10.9.0.0/24\n\
     # the branch office, for now\n    0.0.0.0/0\n"
);

const TRUSTS_CLIENTS: &str = main_cf!(
    "permit_mynetworks, permit_sasl_authenticated, \
     check_client_access static:OK, reject_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\n"
);

const TRUSTS_SENDERS: &str = main_cf!(
    "permit_mynetworks, permit_sasl_authenticated, \
     check_sender_access inline:{{DOMAIN=OK}}, reject_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\n"
);

const ROUTES: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated reject_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\nrelay_domains = DOMAIN\n\
     allow_untrusted_routing = yes\n\
     smtpd_client_restrictions = check_recipient_access regexp:{{/^imcea/ REJECT}}\n\
     transport_maps = inline:{{DOMAIN=smtp:[127.0.0.1]:2525}}\n"
);

const BELIEVES_CLIENTS: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated reject_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\nsmtpd_authorized_xclient_hosts = 0.0.0.0/0\n"
);

const CLASS: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
    "mynetworks_style = class\n"
);

/// Two causes at once.
const IN_TWO_WAYS: &str = main_cf!(
    "permit_mynetworks, permit_sasl_authenticated,\n\tcheck_client_access static:ok,\n\treject_unauth_destination",
    "mynetworks = 127.0.0.0/8, 10.9.0.0/24, 0.0.0.0/1, 128.0.0.0/1\n"
);

const WIDE_DOMAINS: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\nrelay_domains = $mydestination, example\n"
);

const CLOSED: &str = main_cf!(
    "permit_mynetworks permit_sasl_authenticated defer_unauth_destination",
    "mynetworks = 127.0.0.0/8 10.9.0.0/24\n"
);

/// As before 2.10, and without a last newline.
const OLD_STYLE: &str = "\
myhostname = HOST
alias_maps =
mydestination = $myhostname, localhost
inet_protocols = ipv4
maillog_file = /var/log/mail.log
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:12345
mynetworks = 127.0.0.0/8 10.9.0.0/24
smtpd_recipient_restrictions = permit_mynetworks,
    permit_sasl_authenticated,
# our own people on the road
    check_sender_access inline:{{DOMAIN=OK}},
    reject_unauth_destination";
