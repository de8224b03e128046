//! What letters say, in every language.

use mail_parser::{Message, MessageParser};

use super::laboratory::{Making, contact, found, listed, operation, proven, suspected};
use crate::cases::history::{Actor, Cause};
use crate::cases::letter::{Kind, Letter};
use crate::cases::state::{Case, Writable};
use crate::cases::store;
use crate::cases::verdict::Verdict;
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use crate::letters::{Scribe, due};

/// The letter of a kind about one relay and, if there are two, one proxy.
async fn letter(kind: Kind, language: Language, count: usize) -> Letter {
    let folder = tempfile::tempdir().unwrap();
    let settings = match kind {
        Kind::FirstListed => {
            "[policy]\nletters_require = \"listings\"\ncontrol_group_percent = 0\n"
        }
        _ => "[policy]\ncontrol_group_percent = 0\n",
    };
    let operation = operation(folder.path(), settings).await;
    let reader = contact("abuse@net.example", language);
    let makings = [
        Making::relay("192.0.2.25", reader.clone()),
        Making::proxy("2001:db8::3128", reader),
    ];
    for making in &makings[..count] {
        prepare(&operation, making, kind).await;
    }
    let due = due(&operation).await.unwrap();
    assert_eq!(due.digests.len(), 1, "{kind} {language}");
    assert_eq!(due.digests[0].kind, kind);
    Scribe::new(&operation)
        .unwrap()
        .letter(&due.digests[0])
        .await
        .unwrap()
}

async fn prepare(operation: &Operation, making: &Making, kind: Kind) {
    if kind == Kind::FirstListed {
        suspected(operation, making).await;
        listed(operation, making, "dnsbl:rbl.example").await;
        return;
    }
    let id = proven(operation, making).await;
    if kind == Kind::Reminder {
        let mut conn = operation.database.begin().await.unwrap();
        sqlx::query("INSERT OR IGNORE INTO letters VALUES (1, 'abuse@net.example', 'first-proven', 'en', '', 'm', '', 'sent', 0, 0, 1, 0, '')")
            .execute(&mut *conn).await.unwrap();
        let Some(Case::Proven(case)) = store::find(&mut conn, id).await.unwrap() else {
            panic!()
        };
        let cause = Cause::new(operation.now(), Actor::Stage("delivery"), "sent");
        let moved = Writable::proven(case).written_to(1, operation.now(), cause);
        store::save(&mut conn, &operation.numbers, moved)
            .await
            .unwrap();
        conn.commit().await.unwrap();
        operation
            .clock
            .advance(std::time::Duration::from_secs(15 * 86_400));
        found(operation, making, id, Verdict::Open).await;
    }
}

fn parsed(letter: &Letter) -> Message<'_> {
    MessageParser::default().parse(&letter.message).unwrap()
}

fn text(letter: &Letter) -> String {
    parsed(letter).body_text(0).unwrap().replace("\r\n", "\n")
}

/// Secret links differ from one operation to the next.
fn without_secrets(text: &str) -> String {
    let link = regex::Regex::new("/(case|stop)/[0-9a-f]{40}").unwrap();
    let reference = regex::Regex::new("T(-[0-9A-Z]{4}){3}-[0-9A-Z]").unwrap();
    let text = link.replace_all(text, "/$1/SECRET");
    reference
        .replace_all(&text, "T-0000-0000-0000-0")
        .into_owned()
}

#[tokio::test]
async fn show() {
    for kind in Kind::ALL {
        for language in Language::ALL {
            for count in [1, 2] {
                let l = letter(kind, language, count).await;
                println!("=== {}\n{}", l.subject, without_secrets(&text(&l)));
            }
        }
    }
}
