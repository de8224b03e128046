//! A mail server that takes all mail and keeps it: Postfix's own `smtp-sink`.

use std::fs;

use crate::packages::Product;
use crate::patience::{LIMIT, until};
use crate::root::{Root, User};
use crate::{Host, Server, Trouble};

/// A running sink.
#[derive(Debug)]
pub struct MailSink {
    server: Server,
}

/// Starts a sink on port 25 that keeps nothing.
///
/// # Errors
/// [`Trouble`] when it does not start.
pub fn black_hole(host: &Host) -> Result<Server, Trouble> {
    let root = Root::of(Product::Postfix)?;
    Server::start(host, root, "smtp-sink -u postfix :25 100", 25)
}

impl MailSink {
    /// Starts a sink on port 25.
    ///
    /// # Errors
    /// [`Trouble`] when it does not start.
    pub fn start(host: &Host) -> Result<Self, Trouble> {
        let root = Root::of(Product::Postfix)?;
        root.folder_of(User::Postfix, "var/mail")?;
        let server = Server::start(
            host,
            root,
            "smtp-sink -u postfix -d /var/mail/%M. :25 100",
            25,
        )?;
        Ok(Self { server })
    }

    /// The mails that have come so far, with their envelopes in headers (`X-Rcpt-Args`).
    #[must_use]
    pub fn mails(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.server.place("var/mail")) else {
            return Vec::new();
        };
        let texts = entries
            .flatten()
            .filter_map(|entry| fs::read_to_string(entry.path()).ok());
        // The sink creates a file before it fills it.
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// The first mail that says this, once it is there.
    ///
    /// # Errors
    /// [`Trouble::Silent`] when it does not come.
    pub fn await_mail(&self, words: &str) -> Result<String, Trouble> {
        let arrived = || self.mails().into_iter().find(|mail| mail.contains(words));
        until(LIMIT, arrived).ok_or_else(|| Trouble::Silent {
            what: format!("a mail that says `{words}`"),
            said: self.mails().join("\n"),
        })
    }
}
