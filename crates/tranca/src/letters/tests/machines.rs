//! The parts of a letter that machines read.

use std::path::PathBuf;

use mail_parser::{Message, MessageParser, MimeHeaders};
use serde_json::Value;

use super::laboratory::{Making, contact, listed, operation, proven, suspected};
use crate::cases::contact::Wish;
use crate::cases::letter::Letter;
use crate::ground::languages::Language;
use crate::letters::{Scribe, due};

async fn digest(settings: &str, wish: Wish) -> Letter {
    let folder = tempfile::tempdir().unwrap();
    let settings = format!("[policy]\ncontrol_group_percent = 0\n{settings}");
    let operation = operation(folder.path(), &settings).await;
    let mut reader = contact("abuse@net.example", Language::En);
    reader.wish = wish;
    let relay = Making::relay("192.0.2.25", reader.clone());
    let proxy = Making::proxy("2001:db8::3128", reader);
    for making in [relay, proxy] {
        if settings.contains("listings") {
            suspected(&operation, &making).await;
            listed(&operation, &making, "dnsbl:rbl.example").await;
        } else {
            proven(&operation, &making).await;
        }
    }
    let due = due(&operation).await.unwrap();
    Scribe::new(&operation)
        .unwrap()
        .letter(&due.digests[0])
        .await
        .unwrap()
}

fn parsed(letter: &Letter) -> Message<'_> {
    MessageParser::default().parse(&letter.message).unwrap()
}

fn reports(message: &Message<'_>) -> Vec<Value> {
    message
        .attachments()
        .filter(|part| {
            part.attachment_name()
                .unwrap_or_default()
                .ends_with(".xarf.json")
        })
        .map(|part| serde_json::from_slice(part.contents()).unwrap())
        .collect()
}

#[tokio::test]
async fn each_case_has_a_report_that_the_schemas_of_xarf_accept() {
    let Some(schemas) = schemas() else {
        println!("skipped: the schemas of XARF are not at hand (TRANCA_SHARED)");
        return;
    };
    let read = |name: &str| -> Value {
        serde_json::from_str(&std::fs::read_to_string(schemas.join(name)).unwrap()).unwrap()
    };
    let registry = jsonschema::Registry::new()
        .add(
            "https://xarf.org/schemas/v4/xarf-core.json",
            read("xarf-core.json"),
        )
        .unwrap()
        .prepare()
        .unwrap();
    for settings in ["", "letters_require = \"listings\"\n"] {
        let letter = digest(settings, Wish::None).await;
        let reports = reports(&parsed(&letter));
        let kinds: Vec<_> = reports
            .iter()
            .map(|one| one["type"].as_str().unwrap())
            .collect();
        assert_eq!(kinds, ["misconfiguration", "open_service"]);
        for report in &reports {
            let kind = report["type"].as_str().unwrap().replace('_', "-");
            let schema = read(&format!("types/vulnerability-{kind}.json"));
            let validator = jsonschema::options()
                .with_registry(&registry)
                .should_validate_formats(true)
                .build(&schema)
                .unwrap();
            let errors: Vec<_> = validator
                .iter_errors(report)
                .map(|one| one.to_string())
                .collect();
            assert_eq!(errors, [""; 0], "{report:#}");
        }
        assert_eq!(reports[0]["service"], "smtp");
        assert_eq!(reports[1]["service"], "http-proxy");
        assert_eq!(reports[0]["sender"]["org"], "Example CSIRT");
    }
}

fn schemas() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("TRANCA_SHARED").map_or(beside, PathBuf::from);
    Some(shared.join("data/xarf/schemas")).filter(|path| path.is_dir())
}

#[tokio::test]
async fn the_evidence_in_a_report_is_whole() {
    let letter = digest("", Wish::None).await;
    let report = &reports(&parsed(&letter))[0]["evidence"][0];
    let payload = format!(
        "Content-Transfer-Encoding: base64\r\n\r\n{}",
        report["payload"].as_str().unwrap()
    );
    let message = MessageParser::default().parse(payload.as_bytes()).unwrap();
    let text = message.body_text(0).unwrap();
    assert!(text.contains("RCPT TO:<t@canary.example>") && text.contains("mail from the tested"));
    let raw = String::from_utf8_lossy(&letter.message);
    assert!(
        raw.contains("\"xarf_version\": \"4.2.0\""),
        "legible: {raw}"
    );
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    let hash = format!("sha256:{}", crate::ground::operation::hex(digest.as_ref()));
    assert_eq!(report["hash"], hash.as_str());
}

#[tokio::test]
async fn the_message_is_what_mail_programs_expect() {
    let letter = digest("", Wish::None).await;
    let message = parsed(&letter);
    for line in letter.message.split(|byte| *byte == b'\n') {
        assert!(line.len() < 998);
    }
    assert!(letter.message.is_ascii());
    let header = |name: &'static str| message.header_raw(name).map(str::trim);
    assert_eq!(header("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(header("Content-Language"), Some("en"));
    assert_eq!(
        header("List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    let stop = message.header_raw("List-Unsubscribe").unwrap();
    assert!(
        stop.contains("<https://portal.example/opt-out/")
            && stop.contains("<mailto:team@agency.example")
    );
    assert_eq!(message.message_id(), Some(letter.message_id.as_str()));
    assert_eq!(message.subject(), Some(letter.subject.as_str()));
    let from = message.from().unwrap().first().unwrap();
    assert_eq!(
        (from.name(), from.address()),
        (Some("Example CSIRT"), Some("team@agency.example"))
    );
    assert_eq!(message.date().unwrap().to_rfc3339(), "2026-11-24T10:00:00Z");
    let names: Vec<_> = message
        .attachments()
        .filter_map(|part| part.attachment_name())
        .collect();
    assert_eq!(names.len(), 3);
    assert_eq!(names[2], "cases.csv");
    let kinds: Vec<_> = message
        .parts
        .iter()
        .filter_map(|part| part.content_type())
        .map(|one| one.subtype().unwrap_or_default())
        .collect();
    assert_eq!(
        kinds,
        [
            "mixed",
            "alternative",
            "plain",
            "html",
            "json",
            "json",
            "csv"
        ]
    );
    assert!(message.parts.iter().all(|part| !part.is_encoding_problem));
}

#[tokio::test]
async fn the_table_has_a_row_for_each_endpoint() {
    let letter = digest("", Wish::None).await;
    let message = parsed(&letter);
    let table = message.attachments().last().unwrap();
    let mut rows = csv::Reader::from_reader(table.contents());
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][1], "192.0.2.25");
    assert_eq!((&rows[1][2], &rows[1][3]), ("3128", "http-connect"));
    assert!(rows[0][10].starts_with("https://portal.example/case/"));
}

#[tokio::test]
async fn whoever_wants_only_the_machines_parts_gets_only_these() {
    let letter = digest("", Wish::XarfOnly).await;
    let message = parsed(&letter);
    let text = message.body_text(0).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.contains("2 reports") && text.contains("https://portal.example/opt-out/"));
    assert_eq!(message.attachments().count(), 3);
    assert!(!String::from_utf8_lossy(&letter.message).contains("text/html"));
}

#[tokio::test]
async fn a_page_without_a_program_to_style_it_reads_all_the_same() {
    let letter = digest("", Wish::None).await;
    let message = parsed(&letter);
    let html = message.body_html(0).unwrap();
    assert!(html.contains("<html lang=\"en\" dir=\"ltr\">"));
    assert!(
        html.contains("<meta name=\"viewport\"") && html.contains("prefers-color-scheme: dark")
    );
    assert!(
        html.contains("<pre style=\"white-space:pre-wrap\">"),
        "{html}"
    );
    assert!(html.contains("<table border=\"1\""));
    assert!(html.contains("<a href=\"https://portal.example/case/"));
}
