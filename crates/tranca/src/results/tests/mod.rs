mod store;

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;

use super::comparison::DAY_S;
use super::share::Share;
use super::{cases, figures, report, table};
use crate::cases::contact::Mailbox;
use crate::cases::control;
use crate::ground::clock::Clock;
use crate::ground::http::{Client, Fetched};
use crate::ground::languages::Language;
use crate::ground::operation::Operation;
use store::Life;

async fn operation(settings: &str) -> (TempDir, Arc<Operation>) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), settings);
    let clock = Clock::standing_at("2026-11-01T00:00:00Z".parse().unwrap());
    let operation = Operation::open(folder.path(), clock).await.unwrap();
    (folder, Arc::new(operation))
}

fn write(folder: &Path, settings: &str) {
    std::fs::write(folder.join("tranca.toml"), settings).unwrap();
}

/// A mailbox on the wanted side of the draw.
fn mailbox(operation: &Operation, held: bool) -> String {
    let percent = operation.settings.policy.control_group_percent;
    let drawn = (0..).map(|nth| format!("abuse@net{nth}.example"));
    let on_side = |text: &String| {
        let mailbox = Mailbox::parse(text).unwrap();
        control::holds(&operation.secret, &mailbox, percent) == held
    };
    drawn.into_iter().find(on_side).unwrap()
}

/// Forty days of an operation: of ten notified eight closed after a day, of ten in the control group
/// two closed after five.
async fn forty_days(operation: &Operation) {
    let (at_once, later) = (mailbox(operation, false), mailbox(operation, true));
    for nth in 0..10 {
        let notified = Life {
            written_after_days: Some(0),
            closed_after_days: (nth < 8).then_some(1),
            ..Life::proven(&at_once)
        };
        let control = Life {
            closed_after_days: (nth < 2).then_some(5),
            country: if nth < 3 { "UY" } else { "BR" },
            ..Life::proven(&later)
        };
        store::live(operation, &notified).await;
        store::live(operation, &control).await;
    }
    store::live(operation, &Life::listed()).await;
    store::live(operation, &Life::set_aside()).await;
    operation.clock.advance(Duration::from_secs(40 * DAY_S));
}

#[tokio::test]
async fn notified_and_control_are_counted_over_the_same_time() {
    let (_folder, operation) = operation("").await;
    forty_days(&operation).await;
    let figures = figures(&operation).await.unwrap();
    let comparison = &figures.comparison;
    assert_eq!(comparison.window_s, 30 * DAY_S);
    assert_eq!(comparison.notified.closed, Share { count: 8, of: 10 });
    assert_eq!(comparison.notified.written, 10);
    let control = comparison.control.as_ref().unwrap();
    assert_eq!(control.closed, Share { count: 2, of: 10 });
    assert_eq!(control.written, 0);
    assert_eq!(control.curve[8], 0);
    assert_eq!(control.curve[9], 2, "five days are ten of sixty parts");
}

#[tokio::test]
async fn the_figures_add_up() {
    let (_folder, operation) = operation("").await;
    forty_days(&operation).await;
    let figures = figures(&operation).await.unwrap();
    let funnel = figures.funnel;
    assert_eq!((funnel.listed, funnel.tested, funnel.proven), (22, 20, 20));
    assert_eq!((funnel.written, funnel.closed), (10, 10));
    assert_eq!(figures.states.iter().map(|one| one.cases).sum::<u64>(), 22);
    assert_eq!(figures.set_aside["unreachable"], 1);
    assert_eq!(figures.closing.closed, 8);
    assert_eq!(figures.closing.median_s, Some(DAY_S));
    assert_eq!(figures.closing.within[0].closed, Share { count: 8, of: 10 });
    assert_eq!(
        (figures.letters.sent, figures.languages["es"].sent),
        (10, 10)
    );
    let countries: Vec<_> = figures
        .countries
        .iter()
        .map(|one| (one.name.as_str(), one.proven))
        .collect();
    assert_eq!(countries, [("BR", 17), ("UY", 3), ("", 0)]);
    assert_eq!(figures.software[0].name, "postfix");
    assert_eq!(
        figures.software[0].closed, 10,
        "also those that no longer say what they are"
    );
    assert_eq!(figures.backscatter, 20);
}

#[tokio::test]
async fn without_a_control_group_that_is_said() {
    let (_folder, operation) = operation("[policy]\ncontrol_group_percent = 0\n").await;
    store::live(&operation, &Life::proven("abuse@net.example")).await;
    let figures = figures(&operation).await.unwrap();
    assert!(figures.comparison.control.is_none());
    assert_eq!(figures.comparison.notified.too_young, 1);
    assert!(table::of_figures(&figures).contains("no control group"));
    let page = report::html(&operation, &figures, Language::Es).unwrap();
    assert!(page.contains("No hay grupo de control"));
}

#[tokio::test]
async fn an_operation_without_cases_has_figures_too() {
    let (_folder, operation) = operation("").await;
    let figures = figures(&operation).await.unwrap();
    assert_eq!(figures.funnel.listed, 0);
    for language in Language::ALL {
        assert!(report::html(&operation, &figures, language).is_ok());
    }
    assert!(table::of_figures(&figures).contains("listed"));
    assert!(cases(&operation).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_table_of_cases_says_where_each_stands() {
    let (_folder, operation) = operation("").await;
    forty_days(&operation).await;
    let lines = cases(&operation).await.unwrap();
    assert_eq!(lines.len(), 22);
    let first = &lines[0];
    assert_eq!(first.software.as_deref(), Some("postfix"));
    assert_eq!(first.verdict.as_deref(), Some("closed (withdrawn)"));
    assert_eq!(first.letter.as_deref(), Some("first-proven, sent"));
    assert_eq!(
        (first.language.as_deref(), first.state.as_str()),
        (Some("es"), "closed")
    );
    assert!(lines[1].letter.is_none() && lines[1].operator.is_some());

    let text = table::of_cases(&lines);
    assert_eq!(text.lines().count(), 23);
    assert!(text.lines().next().unwrap().starts_with("address"));
    let mut csv = Vec::new();
    table::write_csv(&lines, &mut csv).unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.starts_with("reference,address,weakness,software,verdict,operator,"));
    assert!(csv.contains("\"first-proven, sent\""));
    let json = serde_json::to_value(&lines).unwrap();
    assert_eq!(json[0]["address"], lines[0].address.to_string());
}

#[tokio::test]
async fn the_page_stands_alone_and_every_chart_has_its_words() {
    let (_folder, operation) = operation("").await;
    forty_days(&operation).await;
    let figures = figures(&operation).await.unwrap();
    let key =
        regex::Regex::new(r">\s*(results|funnel|col|arm|span|closing|state|group)-[a-z-]+\s*<");
    let key = key.unwrap();
    for language in Language::ALL {
        let page = report::html(&operation, &figures, language).unwrap();
        assert!(page.contains("<style>") && !page.contains("<link") && !page.contains("src="));
        assert_eq!(page.matches("role=\"img\"").count(), 3);
        assert_eq!(page.matches("<desc").count(), 3);
        assert_eq!(key.find(&page).map(|found| found.as_str()), None);
    }
}

#[tokio::test]
async fn the_public_page_names_no_address_and_no_small_group() {
    let (_folder, operation) = operation("").await;
    forty_days(&operation).await;
    let lines = cases(&operation).await.unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at: SocketAddr = listener.local_addr().unwrap();
    let router = super::router(Arc::clone(&operation));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::new("test").unwrap();
    for path in ["results", "results?lang=pt", "results.json"] {
        let fetched = client.fetch(&format!("http://{at}/{path}"), "*/*").await;
        let Fetched::Document(page) = fetched else {
            panic!("{fetched:?}")
        };
        assert!(page.contains("BR") && !page.contains("UY"), "{path}");
        for line in &lines {
            assert!(!page.contains(&line.address.to_string()), "{path}");
            assert!(
                !page.contains(line.operator.as_deref().unwrap_or("@")),
                "{path}"
            );
        }
    }
}

#[tokio::test]
async fn strangers_cannot_have_the_figures_read_again_and_again() {
    let (_folder, operation) = operation("").await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/results.json", listener.local_addr().unwrap());
    let router = super::router(Arc::clone(&operation));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let client = Client::new("test").unwrap();
    let before = client.fetch(&url, "*/*").await;
    store::live(&operation, &Life::listed()).await;
    assert_eq!(client.fetch(&url, "*/*").await, before);
    operation.clock.advance(Duration::from_secs(60));
    assert_ne!(client.fetch(&url, "*/*").await, before);
}
