//! The forms in which a stranger may ask, written down once more, apart from those of the prober.

use std::collections::BTreeMap;

use testbed::conversation::{Conversation, Cover};
use testbed::lineup::Suspect;
use testbed::{Host, Trouble};

/// What is said in one form.
pub(crate) struct Form {
    pub(crate) name: &'static str,
    helo: String,
    sender: String,
    recipient: String,
}

/// What each answered last, by form.
pub(crate) type Answers = BTreeMap<&'static str, String>;

/// Begins the local part of every sender who could get a bounce.
pub(crate) const SENDER: &str = "sender";

/// What tells servers apart in a recipient's local part.
pub(crate) fn mark(host: &Host) -> String {
    host.address().octets()[3].to_string()
}

/// All forms against this host, whose own names are R.
pub(crate) fn all(host: &Host) -> Vec<Form> {
    let (r, address) = (host.domain(), host.address());
    let own = host.name();
    let d = "canary.example";
    let usual = format!("<{SENDER}.{}@{d}>", mark(host));
    let form = |name: &'static str, helo: &str, sender: &str, recipient: &str| Form {
        name,
        helo: helo.to_owned(),
        sender: sender.to_owned(),
        recipient: recipient.replace("TOKEN", &format!("{name}.{}", mark(host))),
    };
    let sender = |name, sender: &str| form(name, "probe.example", sender, &format!("<TOKEN@{d}>"));
    let recipient = |name, recipient: &str| form(name, "probe.example", &usual, recipient);
    vec![
        recipient("plain", &format!("<TOKEN@{d}>")),
        sender("null-sender", "<>"),
        sender("bare-sender", "<postmaster>"),
        sender("sender-localhost", "<postmaster@localhost>"),
        sender("sender-literal", &format!("<postmaster@[{address}]>")),
        sender("local-sender", &format!("<postmaster@{r}>")),
        form("helo-self", own, &usual, &format!("<TOKEN@{d}>")),
        form(
            "helo-localhost",
            "localhost",
            &usual,
            &format!("<TOKEN@{d}>"),
        ),
        recipient("percent", &format!("<TOKEN%{d}@{r}>")),
        recipient("percent-bare", &format!("<TOKEN%{d}>")),
        recipient("double-at", &format!("<TOKEN@{d}@{r}>")),
        recipient("quoted", &format!("<\"TOKEN@{d}\">")),
        recipient("quoted-percent", &format!("<\"TOKEN%{d}\">")),
        recipient("quoted-at", &format!("<\"TOKEN@{d}\"@{r}>")),
        recipient("source-route", &format!("<@{r}:TOKEN@{d}>")),
        recipient("bang", &format!("<{d}!TOKEN>")),
        recipient("bang-at", &format!("<{d}!TOKEN@{r}>")),
        recipient("imcea", &format!("<IMCEASMTP-TOKEN+40{d}@{r}>")),
        recipient("no-brackets", &format!("TOKEN@{d}")),
        recipient("canary-literal", "<TOKEN@[198.51.100.10]>"),
        form(
            "percent-local-sender",
            "probe.example",
            &format!("<postmaster@{r}>"),
            &format!("<TOKEN%{d}@{r}>"),
        ),
        sender("bang-sender", &format!("<{r}!postmaster>")),
    ]
}

/// Says it on a connection of its own, to the end, under TLS where that is asked for; the last
/// answer, with its question.
pub(crate) fn say(form: &Form, from: &Host, to: &Suspect) -> Result<String, Trouble> {
    let mut conversation = to.call(from)?;
    let greeting = conversation.reply()?;
    let answer = asked(form, &mut conversation, greeting)?;
    if !answer.starts_with("530 ") && !answer.starts_with("550 TLS") {
        return Ok(answer);
    }
    let mut covered = Conversation::open_under(Cover::StartTls, from, to.server.door())?;
    asked(form, &mut covered, "220".to_owned())
}

fn asked(
    form: &Form,
    conversation: &mut Conversation,
    greeting: String,
) -> Result<String, Trouble> {
    let mut answer = greeting;
    let words = [
        format!("EHLO {}", form.helo),
        format!("MAIL FROM:{}", form.sender),
        format!("RCPT TO:{}", form.recipient),
        "DATA".to_owned(),
        "Subject: a form\r\n\r\nA mark.\r\n.".to_owned(),
    ];
    for word in words {
        if !answer.starts_with(['2', '3']) {
            break;
        }
        if conversation.say(&format!("{word}\r\n")).is_err() {
            break;
        }
        answer = format!("{} ({})", conversation.reply()?, word.replace("\r\n", " "));
    }
    Ok(answer)
}
