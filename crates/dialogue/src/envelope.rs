//! One probe mail: an envelope that carries a token in its recipient and ends at our canary.
//!
//! There is no other way to build an [`Envelope`], so no relay can be made to carry anything to
//! anybody but us, whatever form the recipient takes on the way.
//!
//! # Limits
//! A form with a server name sends our mail where that name leads if the server honours the
//! disguise wrongly, and its bounce where the sender's name leads: give only names whose mail leads
//! to the tested address. RFC 5321 section 4.5.3.1.1 allows 64 octets for a local part: in the
//! quoted forms that leaves 29 for the canary's domain. Longer ones are sent all the same, for few
//! servers count.

use std::net::IpAddr;

use crate::{CanaryDomain, Form, Role, ServerName, Token, TokenKey};

/// One probe mail, ready to be offered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    form: Form,
    helo: Option<ServerName>,
    mail_from: String,
    rcpt_to: String,
    message: String,
}

/// Who stands in an envelope beside the tokens.
#[derive(Clone, Copy, Debug)]
pub struct Parties<'a> {
    /// Where every mail ends.
    pub canary: &'a CanaryDomain,
    /// Where that is, for the form that names it by address.
    pub canary_address: Option<IpAddr>,
    /// The tested server.
    pub tested: IpAddr,
    /// A name of the tested server, for the forms that need one.
    pub name: Option<&'a ServerName>,
}

impl Envelope {
    /// Addresses a message (RFC 5322 text) to the canary in one form.
    ///
    /// `None` if the form is no relay form, if it needs a party that is missing, or if the tokens
    /// were minted for another form or role.
    #[must_use]
    pub fn new(
        form: Form,
        tokens: &Tokens,
        parties: &Parties<'_>,
        message: String,
    ) -> Option<Self> {
        if !tokens.are_for(form) {
            return None;
        }
        Some(Self {
            form,
            helo: helo(form, parties)?,
            mail_from: sender(form, tokens.sender, parties)?,
            rcpt_to: recipient(form, tokens.recipient, parties)?,
            message,
        })
    }

    /// The form in which the recipient is hidden.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// By which name the client calls himself, where that is not his own.
    #[must_use]
    pub const fn helo(&self) -> Option<&ServerName> {
        self.helo.as_ref()
    }

    /// Whether the envelope lies about the client or the sender: a refusal may then be about the
    /// lie, and says less about us than it seems to.
    #[must_use]
    pub const fn is_feigned(&self) -> bool {
        self.form.feigns_a_name()
    }

    /// What stands after `MAIL FROM:`, brackets included.
    #[must_use]
    pub fn mail_from(&self) -> &str {
        &self.mail_from
    }

    /// What stands after `RCPT TO:`, brackets included.
    #[must_use]
    pub fn rcpt_to(&self) -> &str {
        &self.rcpt_to
    }

    /// The message (RFC 5322), not yet dot-stuffed.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// The two tokens of one envelope. They differ in role, so that a bounce, which comes to the
/// sender, is never taken for a relayed mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Tokens {
    /// Stands in the recipient's local part ([`Role::Recipient`]).
    pub recipient: Token,
    /// Stands in the sender's local part ([`Role::Sender`]).
    pub sender: Token,
}

impl Tokens {
    /// Mints both for one check, tested port and form.
    #[must_use]
    pub fn mint(key: &TokenKey, check: u64, port: u16, form: Form) -> Self {
        Self {
            recipient: key.mint(check, port, form, Role::Recipient),
            sender: key.mint(check, port, form, Role::Sender),
        }
    }

    fn are_for(&self, form: Form) -> bool {
        self.recipient.role() == Role::Recipient
            && self.sender.role() == Role::Sender
            && self.recipient.form() == form
            && self.sender.form() == form
    }
}

/// The name in EHLO: an inner `None` is the client's own, an outer one a name that is missing.
fn helo(form: Form, parties: &Parties<'_>) -> Option<Option<ServerName>> {
    match form {
        Form::HeloSelf => parties.name.cloned().map(Some),
        Form::HeloLocalhost => ServerName::parse("localhost").ok().map(Some),
        _ => Some(None),
    }
}

fn sender(form: Form, token: Token, parties: &Parties<'_>) -> Option<String> {
    let canary = parties.canary;
    match form {
        Form::NullSender => Some("<>".to_owned()),
        Form::BareSender => Some(format!("<{token}>")),
        Form::SenderLocalhost => Some(format!("<{token}@localhost>")),
        Form::SenderLiteral => Some(format!("<{token}@{}>", ServerName::literal(parties.tested))),
        Form::LocalSender | Form::PercentLocalSender => {
            parties.name.map(|name| format!("<{token}@{name}>"))
        }
        Form::SenderPostmaster => parties.name.map(|name| format!("<postmaster@{name}>")),
        Form::BangSender => parties.name.map(|name| format!("<{name}!{token}>")),
        _ => Some(format!("<{token}@{canary}>")),
    }
}

fn recipient(form: Form, token: Token, parties: &Parties<'_>) -> Option<String> {
    let Parties { canary, name, .. } = parties;
    match form {
        Form::Plain
        | Form::NullSender
        | Form::BareSender
        | Form::SenderLocalhost
        | Form::SenderLiteral
        | Form::LocalSender
        | Form::SenderPostmaster
        | Form::HeloSelf
        | Form::HeloLocalhost
        | Form::BangSender
        | Form::Xclient
        | Form::ProxyProtocol => Some(format!("<{token}@{canary}>")),
        Form::Percent | Form::PercentLocalSender => {
            name.map(|name| format!("<{token}%{canary}@{name}>"))
        }
        Form::PercentBare => Some(format!("<{token}%{canary}>")),
        Form::DoubleAt => name.map(|name| format!("<{token}@{canary}@{name}>")),
        Form::Quoted => Some(format!("<\"{token}@{canary}\">")),
        Form::QuotedPercent => Some(format!("<\"{token}%{canary}\">")),
        Form::QuotedAt => name.map(|name| format!("<\"{token}@{canary}\"@{name}>")),
        Form::SourceRoute => name.map(|name| format!("<@{name}:{token}@{canary}>")),
        Form::Bang => Some(format!("<{canary}!{token}>")),
        Form::BangAt => name.map(|name| format!("<{canary}!{token}@{name}>")),
        Form::Imcea => name.map(|name| format!("<IMCEASMTP-{token}+40{canary}@{name}>")),
        Form::NoBrackets => Some(format!("{token}@{canary}")),
        Form::CanaryLiteral => {
            let address = parties.canary_address?;
            Some(format!("<{token}@{}>", ServerName::literal(address)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> TokenKey {
        TokenKey::new(&[7; 32])
    }

    fn envelope(form: Form, name: Option<&ServerName>) -> Option<Envelope> {
        let canary = CanaryDomain::parse("canary.example").unwrap();
        let tokens = Tokens::mint(&key(), 81, 25, form);
        Envelope::new(form, &tokens, &parties(&canary, name), String::new())
    }

    fn parties<'a>(canary: &'a CanaryDomain, name: Option<&'a ServerName>) -> Parties<'a> {
        Parties {
            canary,
            canary_address: Some("192.0.2.7".parse().unwrap()),
            tested: "2001:db8::1".parse().unwrap(),
            name,
        }
    }

    const OURS: &str = "<{s}@canary.example>";
    const PLAIN: &str = "<{t}@canary.example>";

    #[test]
    fn every_form_hides_the_recipient_in_its_own_way() {
        let name = ServerName::parse("mx.example").unwrap();
        for (form, mail_from, rcpt_to) in [
            (Form::Plain, OURS, PLAIN),
            (Form::NullSender, "<>", PLAIN),
            (Form::BareSender, "<{s}>", PLAIN),
            (Form::SenderLocalhost, "<{s}@localhost>", PLAIN),
            (Form::SenderLiteral, "<{s}@[IPv6:2001:db8::1]>", PLAIN),
            (Form::LocalSender, "<{s}@mx.example>", PLAIN),
            (Form::SenderPostmaster, "<postmaster@mx.example>", PLAIN),
            (Form::HeloSelf, OURS, PLAIN),
            (Form::HeloLocalhost, OURS, PLAIN),
            (Form::Percent, OURS, "<{t}%canary.example@mx.example>"),
            (Form::PercentBare, OURS, "<{t}%canary.example>"),
            (Form::DoubleAt, OURS, "<{t}@canary.example@mx.example>"),
            (Form::Quoted, OURS, "<\"{t}@canary.example\">"),
            (Form::QuotedPercent, OURS, "<\"{t}%canary.example\">"),
            (Form::QuotedAt, OURS, "<\"{t}@canary.example\"@mx.example>"),
            (Form::SourceRoute, OURS, "<@mx.example:{t}@canary.example>"),
            (Form::Bang, OURS, "<canary.example!{t}>"),
            (Form::BangAt, OURS, "<canary.example!{t}@mx.example>"),
            (
                Form::Imcea,
                OURS,
                "<IMCEASMTP-{t}+40canary.example@mx.example>",
            ),
            (Form::NoBrackets, OURS, "{t}@canary.example"),
            (Form::CanaryLiteral, OURS, "<{t}@[192.0.2.7]>"),
            (
                Form::PercentLocalSender,
                "<{s}@mx.example>",
                "<{t}%canary.example@mx.example>",
            ),
            (Form::BangSender, "<mx.example!{s}>", PLAIN),
            (Form::Xclient, OURS, PLAIN),
            (Form::ProxyProtocol, OURS, PLAIN),
        ] {
            let tokens = Tokens::mint(&key(), 81, 25, form);
            let envelope = envelope(form, Some(&name)).unwrap();
            let (sender, recipient) = (tokens.sender.to_string(), tokens.recipient.to_string());
            assert_eq!(envelope.mail_from(), mail_from.replace("{s}", &sender));
            assert_eq!(envelope.rcpt_to(), rcpt_to.replace("{t}", &recipient));
            assert_eq!(key().find_in(envelope.rcpt_to()), Some(tokens.recipient));
        }
    }

    #[test]
    fn only_the_two_forms_that_say_so_call_the_client_by_another_name() {
        let name = ServerName::parse("mx.example").unwrap();
        for form in Form::RELAY {
            let envelope = envelope(form, Some(&name)).unwrap();
            let expected = match form {
                Form::HeloSelf => Some("mx.example"),
                Form::HeloLocalhost => Some("localhost"),
                _ => None,
            };
            assert_eq!(envelope.helo().map(ServerName::as_str), expected, "{form}");
        }
    }

    #[test]
    fn a_canary_without_address_is_not_named_by_it() {
        let canary = CanaryDomain::parse("canary.example").unwrap();
        let tokens = Tokens::mint(&key(), 81, 25, Form::CanaryLiteral);
        let parties = Parties {
            canary_address: None,
            ..parties(&canary, None)
        };
        let none = Envelope::new(Form::CanaryLiteral, &tokens, &parties, String::new());
        assert_eq!(none, None);
    }

    #[test]
    fn no_envelope_is_addressed_to_a_name_that_is_missing() {
        for form in Form::RELAY {
            assert_eq!(envelope(form, None).is_none(), form.needs_name(), "{form}");
        }
    }

    #[test]
    fn a_proxy_form_makes_no_envelope() {
        assert_eq!(envelope(Form::HttpConnect, None), None);
    }

    #[test]
    fn tokens_in_each_others_place_make_no_envelope() {
        let canary = CanaryDomain::parse("canary.example").unwrap();
        let good = Tokens::mint(&key(), 81, 25, Form::Plain);
        let swapped = Tokens {
            recipient: good.sender,
            sender: good.recipient,
        };
        assert_eq!(
            Envelope::new(
                Form::Plain,
                &swapped,
                &parties(&canary, None),
                String::new()
            ),
            None
        );
        assert_eq!(
            Envelope::new(Form::Bang, &good, &parties(&canary, None), String::new()),
            None
        );
    }
}
