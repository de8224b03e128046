//! A receipt: which token came back, when, from where and by which way.

use std::net::SocketAddr;

use dialogue::{Form, Role, Token};

/// One return of one token. The same letter delivered twice gives two receipts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Receipt {
    /// The token, recognised by its key.
    pub token: Token,
    /// When it came, in Unix milliseconds.
    pub received_at_ms: i64,
    /// Who brought it: the exit, which need not be the tested address.
    pub peer: SocketAddr,
    /// Where it came in.
    pub entrance: Entrance,
    /// How it came.
    pub way: Way,
    /// The letter's header, the request's head, the line or the datagram, printable, at most
    /// [`EXCERPT_OCTETS`](crate::limits::EXCERPT_OCTETS).
    pub excerpt: String,
}

/// Which of our hosts a token came to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Entrance {
    /// The mail host.
    Mail,
    /// The web host.
    Web,
    /// The port for datagrams.
    Datagrams,
}

impl Entrance {
    /// Where the token of this form was sent: what is carried to another port than the one asked
    /// for shows that something is carried, but not what the form is about.
    const fn asked_for(form: Form) -> Self {
        match form {
            Form::HttpConnect25 | Form::HttpPost25 => Self::Mail,
            Form::Socks5Udp => Self::Datagrams,
            _ => Self::Web,
        }
    }
}

/// The way by which a token came. All texts are the peer's own words, made printable.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Way {
    /// In the envelope of a letter.
    Mail {
        /// The name the peer gave in HELO or EHLO; empty if it gave none.
        helo: String,
        /// The envelope sender; empty for the null sender `<>`.
        mail_from: String,
        /// The envelope recipient, as it was written.
        recipient: String,
        /// Whether the letter is a report (RFC 6522), which none of ours is.
        is_dsn: bool,
    },
    /// In a request to the web host.
    Fetch {
        /// The host that was asked for; empty if none was named.
        host: String,
        /// The path that was asked for.
        path: String,
    },
    /// In a line of plain words: an SMTP command, or what was typed through a telnet proxy.
    Line {
        /// The line, as it was written.
        line: String,
    },
    /// In a UDP datagram.
    Datagram,
}

/// What a receipt says about the tested endpoint.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Meaning {
    /// Our letter was carried to a foreign recipient: an open relay.
    Relayed,
    /// Something was sent back to the letter's sender: backscatter, and no relay.
    Bounced,
    /// Our token was brought where only a connection to us could bring it: a path fetched, a line
    /// said, a datagram sent. Proof of a proxy only together with the derived answer.
    Fetched,
    /// The token came by a way that was not asked for (a link followed, a header mined, another
    /// port): no proof.
    Astray,
}

impl Receipt {
    /// What this return means. The envelope recipient decides, since one form of ours sends from
    /// the null sender; but a report is never a delivery, for we send none.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        match (&self.way, self.token.role()) {
            (Way::Mail { .. }, Role::Sender)
            | (Way::Mail { is_dsn: true, .. }, Role::Recipient) => Meaning::Bounced,
            (Way::Mail { .. }, Role::Recipient) => Meaning::Relayed,
            (Way::Fetch { .. } | Way::Line { .. } | Way::Datagram, Role::Fetch)
                if self.entrance == Entrance::asked_for(self.token.form()) =>
            {
                Meaning::Fetched
            }
            (_, Role::Recipient | Role::Sender | Role::Fetch) => Meaning::Astray,
        }
    }

    /// Whether it came back to the letter's sender, or as a report: backscatter, no relay.
    #[must_use]
    pub fn is_bounce(&self) -> bool {
        matches!(self.meaning(), Meaning::Bounced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dialogue::TokenKey;

    fn receipt(role: Role, way: Way) -> Receipt {
        Receipt {
            token: TokenKey::new(&[7; 32]).mint(1, 25, Form::NullSender, role),
            received_at_ms: 0,
            peer: SocketAddr::from(([192, 0, 2, 1], 1)),
            entrance: Entrance::Web,
            way,
            excerpt: String::new(),
        }
    }

    fn mail(is_dsn: bool) -> Way {
        Way::Mail {
            helo: String::new(),
            mail_from: String::new(),
            recipient: String::new(),
            is_dsn,
        }
    }

    fn fetch() -> Way {
        Way::Fetch {
            host: String::new(),
            path: String::new(),
        }
    }

    #[test]
    fn a_letter_from_the_null_sender_is_still_a_delivery() {
        assert_eq!(
            receipt(Role::Recipient, mail(false)).meaning(),
            Meaning::Relayed
        );
    }

    #[test]
    fn a_bounce_is_not_a_relay() {
        assert!(receipt(Role::Sender, mail(true)).is_bounce());
        assert!(receipt(Role::Sender, mail(false)).is_bounce());
        assert!(receipt(Role::Recipient, mail(true)).is_bounce());
    }

    #[test]
    fn a_token_on_a_foreign_way_proves_nothing() {
        assert_eq!(receipt(Role::Recipient, fetch()).meaning(), Meaning::Astray);
        assert_eq!(receipt(Role::Fetch, mail(false)).meaning(), Meaning::Astray);
        assert_eq!(receipt(Role::Fetch, fetch()).meaning(), Meaning::Fetched);
        assert_eq!(
            receipt(Role::Fetch, Way::Datagram).meaning(),
            Meaning::Fetched
        );
        assert_eq!(
            receipt(Role::Recipient, Way::Datagram).meaning(),
            Meaning::Astray
        );
    }

    #[test]
    fn what_comes_to_another_port_than_was_asked_for_proves_nothing() {
        let key = TokenKey::new(&[7; 32]);
        let came = |form, entrance| {
            let way = Way::Fetch {
                host: String::new(),
                path: String::new(),
            };
            let token = key.mint(1, 80, form, Role::Fetch);
            Receipt {
                token,
                entrance,
                ..receipt(Role::Fetch, way)
            }
            .meaning()
        };
        assert_eq!(came(Form::HttpPost25, Entrance::Mail), Meaning::Fetched);
        assert_eq!(came(Form::HttpPost25, Entrance::Web), Meaning::Astray);
        assert_eq!(came(Form::HttpGet, Entrance::Web), Meaning::Fetched);
        assert_eq!(came(Form::HttpGet, Entrance::Mail), Meaning::Astray);
        assert_eq!(came(Form::Socks5Udp, Entrance::Datagrams), Meaning::Fetched);
    }
}
