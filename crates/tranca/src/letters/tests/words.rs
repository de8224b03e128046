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
    let link = regex::Regex::new("/(case|opt-out)/[0-9a-f]{40}").unwrap();
    let reference = regex::Regex::new("T(-[0-9A-Z]{4}){3}-[0-9A-Z]").unwrap();
    let text = link.replace_all(text, "/$1/SECRET");
    reference
        .replace_all(&text, "T-0000-0000-0000-0")
        .into_owned()
}

const ASKING: [Kind; 3] = [Kind::FirstProven, Kind::FirstListed, Kind::Reminder];

/// What every letter must say, whatever its language.
const ALWAYS: [&str; 12] = [
    "https://portal.example/genuine",
    "192.0.2.25",
    "T-0000-0000-0000-0",
    "https://portal.example/case/SECRET",
    "https://portal.example/opt-out/SECRET",
    "https://portal.example/guides/",
    "Secure Your Server",
    "Example CSIRT, https://agency.example/servers",
    "Agência Exemplo",
    "team@agency.example",
    "shadowserver:scan",
    "365",
];

/// What a letter about a proof must say besides.
const PROVEN: [&str; 5] = [
    "port",
    "25",
    "    > RCPT TO:<t@canary.example>",
    "    nc -C 192.0.2.25 25",
    "    smtpd_relay_restrictions = permit_mynetworks, permit_sasl_authenticated",
];

/// What each language says of the same matters: why you, what it means (five harms), what to do
/// first, who takes part, where to ask, how it is genuine, how to stop, meant to be open, data.
const MATTERS: [(Language, [&str; 14]); 3] = [
    (
        Language::En,
        [
            "contact for the network",
            "law enforcement",
            "comes from you",
            "your servers and your line",
            "break down",
            "cut you off",
            "What to do first",
            "These agencies take part",
            "If you have questions",
            "genuine",
            "no password",
            "the word \"stop\"",
            "meant to be open",
            "legitimate interest",
        ],
    ),
    (
        Language::Es,
        [
            "contacto de la red",
            "las autoridades",
            "vienen de su organización",
            "sus servidores y su conexión",
            "paralizada",
            "cortarle el acceso",
            "Qué hacer primero",
            "Estos organismos participan",
            "Si tiene preguntas",
            "auténtica",
            "no pedimos contraseñas",
            "la palabra “basta”",
            "abierto a propósito",
            "interés legítimo",
        ],
    ),
    (
        Language::Pt,
        [
            "contato da rede",
            "das autoridades",
            "vêm da sua organização",
            "os seus servidores e a sua conexão",
            "pode parar",
            "cortar o acesso",
            "O que fazer primeiro",
            "Estes órgãos participam",
            "Em caso de dúvida",
            "autêntica",
            "não pedimos senha",
            "a palavra “parar”",
            "aberto de propósito",
            "legítimo interesse",
        ],
    ),
];

#[tokio::test]
async fn every_letter_says_all_that_must_be_said_in_every_language() {
    for kind in ASKING {
        for (language, matters) in MATTERS {
            for count in [1, 2] {
                let letter = letter(kind, language, count).await;
                let text = without_secrets(&text(&letter));
                let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let missing =
                    |wanted: &&&str| !flowing.contains(**wanted) && !text.contains(**wanted);
                let lacks: Vec<_> = ALWAYS.iter().chain(&matters).filter(missing).collect();
                assert_eq!(lacks, [&""; 0], "{kind} {language}: {text}");
                if kind != Kind::FirstListed {
                    let of_language = |one: &&&str| **one != "port" || language == Language::En;
                    let lacks: Vec<_> = PROVEN.iter().filter(of_language).filter(missing).collect();
                    assert_eq!(lacks, [&""; 0], "{kind} {language}: {text}");
                }
                assert!(letter.subject.starts_with("[T-"), "{}", letter.subject);
            }
        }
    }
}

#[tokio::test]
async fn the_confirmed_and_the_merely_listed_are_told_apart() {
    for (language, confirmed, may_be) in [
        (Language::En, "confirmed that", "have not confirmed"),
        (Language::Es, "confirmamos que", "No lo hemos confirmado"),
        (Language::Pt, "confirmamos que", "Não confirmamos"),
    ] {
        let flowing = |letter: &Letter| {
            text(letter)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        let proven = flowing(&letter(Kind::FirstProven, language, 1).await);
        let listed = flowing(&letter(Kind::FirstListed, language, 1).await);
        assert!(
            proven.contains(confirmed) && !proven.contains(may_be),
            "{proven}"
        );
        assert!(
            listed.contains(may_be) && !listed.contains("RCPT TO:<t@canary.example>"),
            "{listed}"
        );
    }
}

#[tokio::test]
async fn a_digest_in_portuguese_reads_as_this() {
    let letter = letter(Kind::FirstProven, Language::Pt, 2).await;
    insta::assert_snapshot!("digest-pt", without_secrets(&text(&letter)));
}

#[tokio::test]
async fn a_letter_from_listings_in_english_reads_as_this() {
    let letter = letter(Kind::FirstListed, Language::En, 1).await;
    insta::assert_snapshot!("listed-en", without_secrets(&text(&letter)));
}

#[tokio::test]
async fn a_reminder_in_spanish_reads_as_this() {
    let letter = letter(Kind::Reminder, Language::Es, 1).await;
    insta::assert_snapshot!("reminder-es", without_secrets(&text(&letter)));
}

#[tokio::test]
async fn how_a_test_is_repeated_is_explained_once_for_all_cases_of_its_kind() {
    // Lines end in other places in a letter, some languages part no words, and one sets words apart
    // that run against its direction.
    let is_said = |c: &char| !c.is_whitespace() && !matches!(c, '\u{2066}' | '\u{2069}');
    let close = |text: &str| text.chars().filter(is_said).collect::<String>();
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let operation = operation(folder.path(), "[policy]\ncontrol_group_percent = 0\n").await;
        let reader = contact("abuse@net.example", language);
        for address in ["192.0.2.25", "192.0.2.26", "192.0.2.27"] {
            proven(&operation, &Making::relay(address, reader.clone())).await;
        }
        proven(&operation, &Making::proxy("192.0.2.28", reader)).await;
        let due = due(&operation).await.unwrap();
        let scribe = Scribe::new(&operation).unwrap();
        let letter = scribe.letter(&due.digests[0]).await.unwrap();
        let text = close(&text(&letter));
        for (sentence, times) in [
            ("repeat-relay", 1),
            ("repeat-proxy", 1),
            ("repeat-again", 2),
        ] {
            let said = text.matches(&close(&language.text(sentence))).count();
            assert_eq!(said, times, "{language} {sentence}: {text}");
        }
        // The lines after the one that names the server are the same for each.
        for (typed, times) in [("RCPTTO:<test@example.org>", 1), ("nc-C192.0.2.27", 1)] {
            let said = text.matches(typed).count();
            assert_eq!(said, times, "{language} {typed}: {text}");
        }
    }
}

#[tokio::test]
async fn prose_ends_before_column_73() {
    let letter = letter(Kind::FirstProven, Language::Pt, 2).await;
    for line in text(&letter).lines().filter(|line| !line.contains("    ")) {
        let is_address = line.split_whitespace().count() <= 2;
        assert!(line.chars().count() <= 72 || is_address, "{line}");
    }
}

#[tokio::test]
async fn what_a_server_said_stays_what_a_server_said() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "[policy]\ncontrol_group_percent = 0\n").await;
    let mut reader = contact("abuse@net.example", Language::En);
    reader.basis =
        "RDAP `x`\r\nBcc: victim@example.org\r\n\r\n# Pay [here](http://evil.example)".into();
    let mut making = Making::relay("192.0.2.25", reader);
    making.transcript = "< 220 evil\n```\n\n# Your account is locked\n\n[Log in](http://evil.example)\n\
        <script>alert(1)</script>\n--=_mixed_0\nContent-Type: text/html\n\n````\n</pre></body>\u{202e}\u{7}"
        .to_owned();
    proven(&operation, &making).await;
    let due = due(&operation).await.unwrap();
    let letter = Scribe::new(&operation)
        .unwrap()
        .letter(&due.digests[0])
        .await
        .unwrap();
    let message = parsed(&letter);
    let html = message.body_html(0).unwrap();
    assert!(!html.contains("<script") && !html.contains("<h1"), "{html}");
    assert!(!html.contains("href=\"http://evil"), "{html}");
    assert_eq!(html.matches("</body>").count(), 1);
    assert!(message.header("Bcc").is_none());
    let text = text(&letter);
    assert!(text.contains("    # Your account is locked"), "{text}");
    assert!(!text.contains('\u{202e}') && !text.contains('\u{7}'));
    assert_eq!(message.attachments().count(), 2, "a report and a table");
}

#[tokio::test]
async fn an_agencys_own_text_comes_before_ours_and_a_gap_in_it_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "[policy]\ncontrol_group_percent = 0\n").await;
    let making = Making::relay("192.0.2.25", contact("abuse@net.example", Language::En));
    proven(&operation, &making).await;
    let own = folder.path().join("letters/en");
    std::fs::create_dir_all(&own).unwrap();
    let write = |text: &str| std::fs::write(own.join("first-proven.md"), text).unwrap();
    let due = due(&operation).await.unwrap();
    write("Subject: Ours\n\nHello {{ mailbox }}, {% include \"meaning.md\" %}");
    let letter = Scribe::new(&operation)
        .unwrap()
        .letter(&due.digests[0])
        .await
        .unwrap();
    assert_eq!(letter.subject, "Ours");
    assert!(text(&letter).starts_with("Hello abuse@net.example,"));
    for broken in [
        "Subject: Ours\n\n{{ mailbux }}",
        "Hello",
        "Subject: x\n{% if %}",
    ] {
        write(broken);
        let error = Scribe::new(&operation)
            .unwrap()
            .letter(&due.digests[0])
            .await
            .unwrap_err();
        assert!(error.to_string().contains("en/first-proven.md"), "{error}");
        assert!(!error.is_passing());
    }
}
