//! How a mail server talks: the words of one product, by which it is recognised.
//!
//! Each text is a whole SMTP reply line. `{recipient}` stands for the refused address, `{id}` for
//! the queue's name of a message; both are filled in where they make sense.
//!
//! # Limits
//! No product's greeting carries a date here, though Exim's and Sendmail's do by default.

/// A mail server's words. Take a product's and change single fields to taste.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Manner {
    /// The name by which the server calls itself.
    pub host: String,
    /// The greeting.
    pub banner: String,
    /// What it offers after EHLO, without its name (RFC 5321 section 4.1.1.1).
    pub extensions: Vec<String>,
    /// The answer to a sender.
    pub sender_taken: String,
    /// The answer to a recipient it takes.
    pub recipient_taken: String,
    /// The answer to DATA.
    pub go_ahead: String,
    /// The answer to the final dot.
    pub queued: String,
    /// The answer to a recipient it does not carry mail to for strangers.
    pub denied: String,
    /// The answer to a recipient whose domain it cannot find.
    pub no_such_domain: String,
    /// The answer to a recipient it sees for the first time from this peer and sender.
    pub greylisted: String,
    /// The answer of a server that defers what it should refuse.
    pub deferred: String,
    /// The greeting for a peer it does not talk to.
    pub unwelcome: String,
    /// The answer to QUIT.
    pub farewell: String,
}

impl Manner {
    /// Postfix, as Debian configures it.
    #[must_use]
    pub fn postfix(host: &str) -> Self {
        let offered = [
            "PIPELINING",
            "SIZE 10240000",
            "VRFY",
            "ENHANCEDSTATUSCODES",
            "8BITMIME",
        ];
        Self {
            host: host.to_owned(),
            banner: format!("220 {host} ESMTP Postfix (Debian/GNU)"),
            extensions: owned(&offered),
            sender_taken: "250 2.1.0 Ok".to_owned(),
            recipient_taken: "250 2.1.5 Ok".to_owned(),
            go_ahead: "354 End data with <CR><LF>.<CR><LF>".to_owned(),
            queued: "250 2.0.0 Ok: queued as {id}".to_owned(),
            denied: "554 5.7.1 <{recipient}>: Relay access denied".to_owned(),
            no_such_domain: "550 5.1.2 <{recipient}>: Recipient address rejected: Domain not found"
                .to_owned(),
            greylisted: "451 4.7.1 <{recipient}>: Recipient address rejected: Greylisted"
                .to_owned(),
            deferred: "454 4.7.1 <{recipient}>: Relay access denied".to_owned(),
            unwelcome: format!("554 5.7.1 {host} Error: access denied for your address"),
            farewell: "221 2.0.0 Bye".to_owned(),
        }
    }

    /// Exim 4.
    #[must_use]
    pub fn exim(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            banner: format!("220 {host} ESMTP Exim 4.98"),
            extensions: owned(&["SIZE 52428800", "8BITMIME", "PIPELINING", "HELP"]),
            sender_taken: "250 OK".to_owned(),
            recipient_taken: "250 Accepted".to_owned(),
            go_ahead: "354 Enter message, ending with \".\" on a line by itself".to_owned(),
            queued: "250 OK id={id}".to_owned(),
            denied: "550 relay not permitted".to_owned(),
            no_such_domain: "550 Unrouteable address".to_owned(),
            greylisted: "451 greylisted, try again later".to_owned(),
            deferred: "451 Temporary local problem - please try later".to_owned(),
            unwelcome: "554 SMTP service not available to your address".to_owned(),
            farewell: format!("221 {host} closing connection"),
        }
    }

    /// Sendmail 8.
    #[must_use]
    pub fn sendmail(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            banner: format!("220 {host} ESMTP Sendmail 8.18.1/8.18.1"),
            extensions: owned(&[
                "ENHANCEDSTATUSCODES",
                "PIPELINING",
                "8BITMIME",
                "SIZE",
                "HELP",
            ]),
            sender_taken: "250 2.1.0 Sender ok".to_owned(),
            recipient_taken: "250 2.1.5 <{recipient}>... Recipient ok".to_owned(),
            go_ahead: "354 Enter mail, end with \".\" on a line by itself".to_owned(),
            queued: "250 2.0.0 {id} Message accepted for delivery".to_owned(),
            denied: "550 5.7.1 <{recipient}>... Relaying denied".to_owned(),
            no_such_domain: "550 5.1.2 <{recipient}>... Host unknown".to_owned(),
            greylisted: "451 4.7.1 Greylisting in action, please come back later".to_owned(),
            deferred: "450 4.7.1 <{recipient}>... Relaying temporarily denied".to_owned(),
            unwelcome: format!("554 {host} ESMTP not accepting messages"),
            farewell: format!("221 2.0.0 {host} closing connection"),
        }
    }
}

/// Puts the recipient into a reply.
pub(crate) fn about(reply: &str, recipient: &str) -> String {
    reply.replace("{recipient}", recipient)
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
