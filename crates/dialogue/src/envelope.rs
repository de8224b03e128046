//! One probe mail: an envelope that carries a token in its recipient and ends at our canary.
//!
//! There is no other way to build an [`Envelope`], so no relay can be made to carry anything to
//! anybody but us, whatever form the recipient takes on the way.
//!
//! # Limits
//! A form with a server name sends our mail where that name leads if the server honours the
//! disguise wrongly: give only names that resolve to the tested address. RFC 5321 section
//! 4.5.3.1.1 allows 64 octets for a local part: in the quoted forms that leaves 29 for the
//! canary's domain. Longer ones are sent all the same, for few servers count.

use crate::{CanaryDomain, Form, Role, ServerName, Token, TokenKey};

/// One probe mail, ready to be offered.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Envelope {
    form: Form,
    mail_from: String,
    rcpt_to: String,
    message: String,
}

impl Envelope {
    /// Addresses a message (RFC 5322 text) to the canary in one form.
    ///
    /// `None` if the form is no relay form, if it needs a name of the tested server and there is
    /// none, or if the tokens were minted for another form or role.
    #[must_use]
    pub fn new(
        form: Form,
        tokens: &Tokens,
        canary_domain: &CanaryDomain,
        name: Option<&ServerName>,
        message: String,
    ) -> Option<Self> {
        if !tokens.are_for(form) {
            return None;
        }
        let mail_from = sender(form, tokens.sender, canary_domain, name)?;
        let rcpt_to = recipient(form, tokens.recipient, canary_domain, name)?;
        Some(Self {
            form,
            mail_from,
            rcpt_to,
            message,
        })
    }

    /// The form in which the recipient is hidden.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
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

fn sender(
    form: Form,
    token: Token,
    canary: &CanaryDomain,
    name: Option<&ServerName>,
) -> Option<String> {
    match form {
        Form::NullSender => Some("<>".to_owned()),
        Form::LocalSender => name.map(|name| format!("<{token}@{name}>")),
        _ => Some(format!("<{token}@{canary}>")),
    }
}

fn recipient(
    form: Form,
    token: Token,
    canary: &CanaryDomain,
    name: Option<&ServerName>,
) -> Option<String> {
    match form {
        Form::Plain | Form::NullSender | Form::LocalSender => Some(format!("<{token}@{canary}>")),
        Form::Percent => name.map(|name| format!("<{token}%{canary}@{name}>")),
        Form::PercentBare => Some(format!("<{token}%{canary}>")),
        Form::Quoted => Some(format!("<\"{token}@{canary}\">")),
        Form::QuotedPercent => Some(format!("<\"{token}%{canary}\">")),
        Form::QuotedAt => name.map(|name| format!("<\"{token}@{canary}\"@{name}>")),
        Form::SourceRoute => name.map(|name| format!("<@{name}:{token}@{canary}>")),
        Form::Bang => Some(format!("<{canary}!{token}>")),
        Form::BangAt => name.map(|name| format!("<{canary}!{token}@{name}>")),
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
        Envelope::new(form, &tokens, &canary, name, String::new())
    }

    #[test]
    fn every_form_hides_the_recipient_in_its_own_way() {
        let name = ServerName::parse("mx.example").unwrap();
        for (form, mail_from, rcpt_to) in [
            (Form::Plain, "<S@canary.example>", "<T@canary.example>"),
            (Form::NullSender, "<>", "<T@canary.example>"),
            (Form::LocalSender, "<S@mx.example>", "<T@canary.example>"),
            (
                Form::Percent,
                "<S@canary.example>",
                "<T%canary.example@mx.example>",
            ),
            (
                Form::PercentBare,
                "<S@canary.example>",
                "<T%canary.example>",
            ),
            (Form::Quoted, "<S@canary.example>", "<\"T@canary.example\">"),
            (
                Form::QuotedPercent,
                "<S@canary.example>",
                "<\"T%canary.example\">",
            ),
            (
                Form::QuotedAt,
                "<S@canary.example>",
                "<\"T@canary.example\"@mx.example>",
            ),
            (
                Form::SourceRoute,
                "<S@canary.example>",
                "<@mx.example:T@canary.example>",
            ),
            (Form::Bang, "<S@canary.example>", "<canary.example!T>"),
            (
                Form::BangAt,
                "<S@canary.example>",
                "<canary.example!T@mx.example>",
            ),
        ] {
            let tokens = Tokens::mint(&key(), 81, 25, form);
            let envelope = envelope(form, Some(&name)).unwrap();
            assert_eq!(
                envelope.mail_from(),
                mail_from.replace('S', &tokens.sender.to_string())
            );
            assert_eq!(
                envelope.rcpt_to(),
                rcpt_to.replace('T', &tokens.recipient.to_string())
            );
            assert_eq!(key().find_in(envelope.rcpt_to()), Some(tokens.recipient));
        }
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
            Envelope::new(Form::Plain, &swapped, &canary, None, String::new()),
            None
        );
        assert_eq!(
            Envelope::new(Form::Bang, &good, &canary, None, String::new()),
            None
        );
    }
}
