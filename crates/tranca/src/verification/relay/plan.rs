//! What is asked of a mail server, in which order.
//!
//! The likeliest forms first; each form that needs a name of the server with its surest name, and
//! only then with further ones. The forms that need none open the talk, since the server's names
//! are learned from it.

use dialogue::{Form, ServerName};

use crate::verification::names;

/// One envelope to be offered, until it is decided.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Ask {
    pub(super) form: Form,
    pub(super) name: Option<ServerName>,
    pub(super) way: Way,
    pub(super) rank: Rank,
    /// How often the server fell silent or hung up on it.
    pub(super) cut_off: u8,
    /// Where its last answer stands among all that were heard.
    pub(super) place: Option<usize>,
}

/// How an envelope is carried to the server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Way {
    /// As all others: under TLS where there is any.
    Usual,
    /// In clear, whatever is offered.
    Clear,
}

/// Whether a server counts as closed before this was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Rank {
    /// No: each form belongs to the test.
    Essential,
    /// Yes: the same form with a further name.
    Further,
}

impl Ask {
    pub(super) const fn new(form: Form, name: Option<ServerName>) -> Self {
        Self {
            form,
            name,
            way: Way::Usual,
            rank: Rank::Essential,
            cut_off: 0,
            place: None,
        }
    }

    /// Whether it has a session for itself: after it the server takes us for somebody else.
    pub(super) const fn is_alone(&self) -> bool {
        matches!(self.form, Form::Xclient | Form::ProxyProtocol)
    }
}

/// What can be asked before any name is known, likely enough to come first. The greeting by another
/// name stands last, since every other form would need one more greeting to take it back.
pub(super) fn opening() -> Vec<Ask> {
    OPENING.map(|form| Ask::new(form, None)).into()
}

/// Every other form, with the surest name where it needs one.
pub(super) fn essential(surest: &ServerName) -> Vec<Ask> {
    let others = Form::RELAY.into_iter().filter(|form| {
        !OPENING.contains(form) && !matches!(form, Form::Xclient | Form::ProxyProtocol)
    });
    others
        .filter_map(|form| match form.needs_name() {
            true => says_something_new(form, surest).then(|| Ask::new(form, Some(surest.clone()))),
            false => Some(Ask::new(form, None)),
        })
        .collect()
}

/// `plain` once more in clear: some servers relay there alone.
pub(super) fn in_clear() -> Ask {
    Ask {
        way: Way::Clear,
        ..Ask::new(Form::Plain, None)
    }
}

/// The forms that need a name, with every further one.
pub(super) fn further(names: &[ServerName]) -> Vec<Ask> {
    let forms = || Form::RELAY.into_iter().filter(|form| form.needs_name());
    let asks = names
        .iter()
        .flat_map(|name| forms().map(move |form| (form, name)));
    asks.filter(|(form, name)| says_something_new(*form, name))
        .map(|(form, name)| Ask {
            rank: Rank::Further,
            ..Ask::new(form, Some(name.clone()))
        })
        .collect()
}

/// `local-sender` with the address in brackets is `sender-literal`, and so on.
fn says_something_new(form: Form, name: &ServerName) -> bool {
    let is_localhost = names::localhost().as_ref() == Some(name);
    match form {
        Form::HeloSelf => !is_localhost,
        Form::LocalSender => !is_localhost && !name.as_str().starts_with('['),
        _ => true,
    }
}

const OPENING: [Form; 4] = [
    Form::Plain,
    Form::NullSender,
    Form::PercentBare,
    Form::HeloLocalhost,
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn name(text: &str) -> ServerName {
        ServerName::parse(text).expect("name")
    }

    #[test]
    fn every_form_is_asked_once_with_the_surest_name() {
        let asks: Vec<Ask> = opening()
            .into_iter()
            .chain(essential(&name("mx.example")))
            .collect();
        let forms: BTreeSet<Form> = asks.iter().map(|ask| ask.form).collect();
        assert_eq!(asks.len(), forms.len(), "none twice");
        assert_eq!(forms.len(), Form::RELAY.len() - 2);
        assert!(!forms.contains(&Form::Xclient), "only where it is offered");
        for ask in asks {
            assert_eq!(ask.name.is_some(), ask.form.needs_name(), "{}", ask.form);
        }
    }

    #[test]
    fn no_envelope_is_offered_twice_under_two_names_of_its_form() {
        let literal = ServerName::literal("192.0.2.1".parse().expect("address"));
        let asks = further(&[literal.clone(), name("localhost")]);
        let said = |form, name: &ServerName| {
            let mut asks = asks.iter();
            asks.any(|ask| ask.form == form && ask.name.as_ref() == Some(name))
        };
        assert!(said(Form::HeloSelf, &literal));
        assert!(!said(Form::LocalSender, &literal));
        assert!(!said(Form::HeloSelf, &name("localhost")));
        assert!(said(Form::Percent, &name("localhost")));
    }
}
