//! Open, but not at the first knock: on other ports, under TLS, to the patient, by another exit.

use super::{ANY_OF_EXIM, ANY_OF_POSTFIX, EXIM, POSTFIX, TAKES, answers, exim, postfix};
use crate::configuration::{Configuration, Truth};
use crate::{exim as exims, postfix as postfixes};

/// All of them.
pub(super) const DOORS: &[Configuration] = &[
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        port: 587,
        start: |host| {
            let changes = postfixes::Changes {
                main: "mynetworks = 0.0.0.0/0\n",
                services: "587 inet n - n - - smtpd\n",
                port: 587,
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, open on 587")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        port: 465,
        start: |host| {
            let changes = postfixes::Changes {
                main: "mynetworks = 0.0.0.0/0\n",
                services: "465 inet n - n - - smtpd -o smtpd_tls_wrappermode=yes \
                    -o smtpd_tls_security_level=encrypt\n",
                port: 465,
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, open on 465 under TLS")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        port: 2525,
        start: |host| {
            let changes = postfixes::Changes {
                main: "mynetworks = 0.0.0.0/0\n",
                services: "2525 inet n - n - - smtpd\n",
                port: 2525,
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, open on 2525")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let address = host.add_ipv6()?;
            let changes = postfixes::Changes {
                main: "mynetworks = [::]/0\ninet_protocols = all\n",
                services: "[::]:25 inet n - n - - smtpd\n",
                ..POSTFIX
            };
            postfixes::start_with(host, changes).map(|server| server.met_at(address))
        },
        ..postfix("Postfix, open in IPv6 alone")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: answers("530 5.7.0"),
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\nsmtpd_tls_security_level = encrypt\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, open after STARTTLS")
    },
    // In plain words it says no for good.
    Configuration {
        truth: ANY_OF_EXIM,
        assurance: answers("550 TLS"),
        port: 587,
        start: |host| {
            let changes = exims::Changes {
                main: "daemon_smtp_ports = 587\ntls_advertise_hosts = *",
                recipient: "deny ! encrypted = *\nmessage = TLS is needed here\naccept",
                port: 587,
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, open on 587 after STARTTLS")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: answers("450 4.7.1"),
        start: |host| {
            let changes = postfixes::Changes {
                main: "mynetworks = 0.0.0.0/0\n\
                    smtpd_recipient_restrictions = check_policy_service unix:private/grey\n",
                services: "grey unix - n n - 0 spawn user=nobody argv=/bin/sh /etc/postfix/grey\n",
                file: Some(("etc/postfix/grey", GREYLISTING)),
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, greylists and then carries")
    },
    Configuration {
        truth: Truth::Open(&["null-sender"]),
        start: |host| {
            let main = "smtpd_hard_error_limit = 1\n\
                smtpd_relay_restrictions = permit_mynetworks, \
                check_sender_access inline:{{<>=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, hangs up at the first error")
    },
    Configuration {
        truth: Truth::Open(&["helo-self"]),
        start: |host| {
            let main = "smtpd_client_connection_rate_limit = 6\n\
                anvil_rate_time_unit = 10s\n\
                smtpd_relay_restrictions = permit_mynetworks, \
                check_helo_access inline:{{$mydomain=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, six connections in ten seconds")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\n\
                smtpd_delay_reject = no\nsmtpd_client_restrictions = sleep 7\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, greets after seven seconds")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let changes = postfixes::Changes {
                main: "mynetworks = 0.0.0.0/0\n\
                    postscreen_access_list =\n\
                    postscreen_greet_action = enforce\n\
                    postscreen_greet_wait = 3s\n\
                    postscreen_cache_map =\n",
                services: "smtp inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n",
                ..POSTFIX
            };
            postfixes::start_with(host, changes)
        },
        ..postfix("Postfix, behind its postscreen")
    },
    Configuration {
        truth: ANY_OF_POSTFIX,
        assurance: TAKES,
        start: |host| {
            let main = "mynetworks = 0.0.0.0/0\n\
                relayhost = [mx.postfix-smarthost-of-a-neighbour.example]\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, through a smarthost")
    },
    // To strangers it is safe; its neighbour is not.
    Configuration {
        start: |host| {
            let main = "smtpd_relay_restrictions = permit_mynetworks, check_client_access \
                inline:{{mx.postfix-through-a-smarthost.example=OK}}, reject_unauth_destination\n";
            postfixes::start_with(host, postfixes::Changes { main, ..POSTFIX })
        },
        ..postfix("Postfix, smarthost of a neighbour")
    },
    Configuration {
        truth: ANY_OF_EXIM,
        assurance: TAKES,
        start: |host| {
            let changes = exims::Changes {
                main: "queue_only",
                recipient: "accept",
                daemon: "exim4 -bdf -q20s",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, delivers every twenty seconds")
    },
    Configuration {
        truth: Truth::Open(&["local-sender", "sender-localhost"]),
        start: |host| {
            let changes = exims::Changes {
                main: "smtp_accept_max_per_connection = 1",
                recipient: "accept sender_domains = +local_domains",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, one mail per connection")
    },
    // It says no, and has sent it on all the same.
    Configuration {
        truth: ANY_OF_EXIM,
        assurance: TAKES,
        start: |host| {
            let changes = exims::Changes {
                recipient: "accept",
                message: "warn set acl_m_sent = \
                    ${run{/usr/sbin/exim4 -f $sender_address $recipients}}\n\
                    deny message = not wanted here",
                ..EXIM
            };
            exims::start_with(host, changes)
        },
        ..exim("Exim, refuses what it has carried")
    },
];

/// A policy server of Postfix (SMTPD_POLICY_README): the first ten seconds of every sender and
/// recipient are an answer of no.
const GREYLISTING: &str = r#"
while read -r line; do
    case "$line" in
    sender=*|recipient=*) key="$key$line" ;;
    "")
        seen=/tmp/grey.$(echo "$key" | md5sum | cut -c 1-32)
        [ -e "$seen" ] || date +%s > "$seen"
        if [ $(($(date +%s) - $(cat "$seen"))) -ge 10 ]; then
            echo action=dunno
        else
            echo "action=450 4.7.1 Greylisted, please come back"
        fi
        echo
        key= ;;
    esac
done
"#;
