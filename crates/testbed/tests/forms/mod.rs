//! The forms in which a stranger may ask, written down once more, apart from those of the prober.

use testbed::conversation::Conversation;
use testbed::lineup::Suspect;
use testbed::{Host, Trouble};

/// What is said in one form.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    helo: String,
    sender: String,
    recipient: String,
}

/// What tells servers apart in a recipient's local part.
pub(crate) fn mark(host: &Host) -> String {
    host.address().octets()[3].to_string()
}

/// All forms against this host, whose own names are R.
pub(crate) fn all(host: &Host) -> Vec<Form> {
    let (r, address) = (host.domain(), host.address());
    let own = host.name();
    let d = "canary.example";
    let usual = format!("<from.{}@{d}>", mark(host));
    let form = |name: &'static str, helo: &str, sender: &str, recipient: &str| Form {
        name,
        helo: helo.to_owned(),
        sender: sender.to_owned(),
        recipient: recipient.replace("T", &format!("{name}.{}", mark(host))),
    };
    let sender = |name, sender: &str| form(name, "probe.example", sender, &format!("<T@{d}>"));
    let recipient = |name, recipient: &str| form(name, "probe.example", &usual, recipient);
    vec![
        recipient("plain", &format!("<T@{d}>")),
        sender("null-sender", "<>"),
        sender("bare-sender", "<postmaster>"),
        sender("sender-localhost", "<postmaster@localhost>"),
        sender("sender-literal", &format!("<postmaster@[{address}]>")),
        sender("local-sender", &format!("<postmaster@{r}>")),
        form("helo-self", own, &usual, &format!("<T@{d}>")),
        form("helo-localhost", "localhost", &usual, &format!("<T@{d}>")),
        recipient("percent", &format!("<T%{d}@{r}>")),
        recipient("percent-bare", &format!("<T%{d}>")),
        recipient("double-at", &format!("<T@{d}@{r}>")),
        recipient("quoted", &format!("<\"T@{d}\">")),
        recipient("quoted-percent", &format!("<\"T%{d}\">")),
        recipient("quoted-at", &format!("<\"T@{d}\"@{r}>")),
        recipient("source-route", &format!("<@{r}:T@{d}>")),
        recipient("bang", &format!("<{d}!T>")),
        recipient("bang-at", &format!("<{d}!T@{r}>")),
        recipient("imcea", &format!("<IMCEASMTP-T+40{d}@{r}>")),
        recipient("no-brackets", &format!("T@{d}")),
        recipient("canary-literal", "<T@[198.51.100.10]>"),
        form(
            "percent-local-sender",
            "probe.example",
            &format!("<postmaster@{r}>"),
            &format!("<T%{d}@{r}>"),
        ),
        sender("bang-sender", &format!("<{r}!postmaster>")),
    ]
}

/// Says it on a connection of its own, to the end; the last answer, with its question.
pub(crate) fn say(form: &Form, from: &Host, to: &Suspect) -> Result<String, Trouble> {
    let mut conversation = Conversation::open(from, to.server.address())?;
    let mut answer = conversation.reply()?;
    let words = [
        format!("EHLO {}", form.helo),
        format!("MAIL FROM:{}", form.sender),
        format!("RCPT TO:{}", form.recipient),
        "DATA".to_owned(),
        "Subject: a form\r\n\r\nA mark.\r\n.".to_owned(),
    ];
    for word in words {
        if conversation.say(&format!("{word}\r\n")).is_err() {
            break;
        }
        answer = conversation.reply()?;
        if !answer.starts_with(['2', '3']) {
            return Ok(format!("{answer} ({word})"));
        }
    }
    Ok(answer)
}
