use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;
use tempfile::TempDir;

use super::*;
use crate::cases;
use crate::cases::history::{Actor, Cause};
use crate::cases::state::{AsideReason, Case};
use crate::ground::clock::{Clock, Moment};

const REPORT: &str = "2026-11-23-scan_http_proxy-x.csv";
const HEADER: &str = "timestamp,ip,port,asn,geo,server\n";

struct Place {
    folder: TempDir,
    operation: Operation,
}

impl Place {
    async fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("tranca.toml"), settings).expect("settings");
        let noon: Moment = "2026-11-24T12:00:00Z".parse().expect("a time");
        let clock = Clock::standing_at(noon);
        let operation = Operation::open(folder.path(), clock).await.expect("opens");
        Self { folder, operation }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file outside of `feeds/`.
    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path("elsewhere").join(name);
        fs::create_dir_all(self.path("elsewhere")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path
    }

    fn drop_in(&self, name: &str, text: impl AsRef<[u8]>) {
        fs::create_dir_all(self.path("feeds")).expect("a folder");
        fs::write(self.path("feeds").join(name), text).expect("a file");
    }

    async fn take(&self, intake: Intake) -> Counts {
        let counts = import(&self.operation, intake, Progress::Silent).await;
        let counts = counts.expect("taken in");
        let Counts {
            listings_new,
            listings_known,
            rejected,
            ignored,
            rows,
            ..
        } = counts;
        assert_eq!(rows, listings_new + listings_known + rejected + ignored);
        counts
    }

    async fn take_file(&self, name: &str, text: impl AsRef<[u8]>) -> Counts {
        self.take(files([self.file(name, text)])).await
    }

    async fn cases(&self, address: &str) -> Vec<Case> {
        let mut connection = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("open");
        let address = address.parse().expect("address");
        cases::store::of_address(&mut connection, address)
            .await
            .expect("read")
    }

    async fn set_aside(&self, case: Case, reason: AsideReason) {
        let cause = Cause::new(self.operation.now(), Actor::Stage("verification"), "a test");
        let mut transaction = self.operation.database.begin().await.expect("begins");
        let moved = case.set_aside(reason, cause);
        let numbers = &self.operation.numbers;
        cases::store::save(&mut transaction, numbers, moved)
            .await
            .expect("saved");
        transaction.commit().await.expect("committed");
    }
}

fn files<const N: usize>(paths: [PathBuf; N]) -> Intake {
    Intake {
        from: From::Files(paths.into()),
        ..Intake::default()
    }
}

fn counted(counts: &Counts) -> [u64; 6] {
    [
        counts.files,
        counts.rows,
        counts.listings_new,
        counts.listings_known,
        counts.rejected,
        counts.ignored,
    ]
}

fn sample(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds");
    fs::read(folder.join(name)).expect(name)
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text).expect("memory can be written");
    encoder.finish().expect("memory can be written")
}

fn row(address: &str, seen_at: &str) -> String {
    format!("2026-11-{seen_at} 01:02:03,{address},3128,64496,BR,squid\n")
}

#[tokio::test]
async fn a_report_becomes_listings_and_cases_and_twice_it_changes_nothing() {
    let place = Place::new("").await;
    let text = format!(
        "{HEADER}{}{}",
        row("192.0.2.7", "23"),
        row("2001:db8::7", "23")
    );
    let first = place.take_file(REPORT, &text).await;
    assert_eq!(counted(&first), [1, 2, 2, 0, 0, 0]);
    place.operation.clock.advance(Duration::from_secs(3600));
    let again = place.take_file(REPORT, &text).await;
    assert_eq!(counted(&again), [1, 2, 0, 2, 0, 0]);
    for address in ["192.0.2.7", "2001:db8::7"] {
        let cases = place.cases(address).await;
        let [Case::Suspected(case)] = cases.as_slice() else {
            panic!("{cases:?}");
        };
        assert_eq!(case.dossier.asn, Some(64496));
        assert_eq!(case.dossier.country.as_deref(), Some("BR"));
        assert_eq!(case.dossier.due_at, Some(case.since));
    }
}

#[tokio::test]
async fn counts_are_written_with_exactly_the_agreed_names() {
    let written = serde_json::to_string(&Counts::default()).expect("JSON");
    let expected = r#"{"files":0,"rows":0,"listings_new":0,"listings_known":0,"rejected":0,"ignored":0,"seconds":0.0}"#;
    assert_eq!(written, expected);
}

#[tokio::test]
async fn the_last_sight_moves_forward_only() {
    let place = Place::new("").await;
    for day in ["22", "23", "21"] {
        place
            .take_file(REPORT, format!("{HEADER}{}", row("192.0.2.7", day)))
            .await;
    }
    let (first, last): (i64, i64) = sqlx::query_as("SELECT first_seen, last_seen FROM listings")
        .fetch_one(place.operation.database.pool())
        .await
        .expect("one listing");
    let shown = [first, last].map(|millis| Moment::from_millis(millis).date());
    assert_eq!(shown, ["2026-11-22", "2026-11-23"]);
}

#[tokio::test]
async fn a_row_that_stands_twice_is_one_listing() {
    let place = Place::new("").await;
    let text = format!(
        "{HEADER}{}{}",
        row("192.0.2.7", "23"),
        row("192.0.2.7", "22")
    );
    let counts = place.take_file(REPORT, text).await;
    assert_eq!(counted(&counts), [1, 2, 1, 1, 0, 0]);
}

#[tokio::test]
async fn broken_rows_are_kept_with_line_and_reason_and_the_rest_goes_on() {
    let place = Place::new("").await;
    place.drop_in(REPORT, sample("2026-11-23-scan_http_proxy-broken.csv"));
    let counts = place.take(Intake::default()).await;
    assert_eq!(counted(&counts), [1, 10, 3, 0, 7, 0]);
    assert!(place.path("feeds/done").join(REPORT).exists());
    let rejected = place
        .path("feeds/done")
        .join(format!("{REPORT}.rejected.csv"));
    insta::assert_snapshot!(fs::read_to_string(rejected).expect("kept"));
    let left = fs::read_dir(place.path("feeds")).expect("a folder");
    assert_eq!(left.count(), 1, "only the folder `done`");
}

#[tokio::test]
async fn a_named_file_stays_where_it_is_and_its_rejected_rows_go_to_the_operation() {
    let place = Place::new("").await;
    let text = format!("{HEADER}nonsense\n");
    let counts = place.take_file(REPORT, &text).await;
    assert_eq!(counted(&counts), [1, 1, 0, 0, 1, 0]);
    assert_eq!(
        fs::read_dir(place.path("elsewhere"))
            .expect("a folder")
            .count(),
        1
    );
    place.take_file(REPORT, &text).await;
    for name in [
        "2026-11-23-scan_http_proxy-x.csv.rejected.csv",
        "2026-11-23-scan_http_proxy-x.2.csv.rejected.csv",
    ] {
        assert!(place.path("feeds/rejected").join(name).exists(), "{name}");
    }
}

#[tokio::test]
async fn files_that_cannot_be_read_at_all_are_set_aside_and_stop_no_other() {
    let place = Place::new("").await;
    place.drop_in("2026-11-23-scan_http_proxy-a.csv", "timestamp,asn\n");
    place.drop_in("2026-11-23-scan_ldap-b.csv", "timestamp,ip,port\n");
    place.drop_in("2026-11-23-scan_socks-c.csv", "");
    place.drop_in("2026-11-23-scan_socks-d.csv.gz", [0x1f, 0x8b, 0, 0, 0, 0]);
    place.drop_in("e.csv", "192.0.2.7\n");
    place.drop_in(".hidden", "192.0.2.7\n");
    place.drop_in("half.part", "192.0.2.7\n");
    place.drop_in(REPORT, format!("{HEADER}{}", row("192.0.2.7", "23")));
    let counts = place.take(Intake::default()).await;
    assert_eq!(counted(&counts), [1, 1, 1, 0, 0, 0]);
    assert_eq!(counts.failed.len(), 5);
    for (name, reason) in &counts.failed {
        let failed = place.path("feeds/failed");
        assert!(failed.join(name).exists(), "{name}");
        let note = fs::read_to_string(failed.join(format!("{name}.reason.txt")));
        assert_eq!(note.expect("a note").trim_end(), reason);
    }
    assert!(place.path("feeds/half.part").exists());
}

#[tokio::test]
async fn a_file_of_the_same_name_does_not_overwrite_the_one_before() {
    let place = Place::new("").await;
    for day in ["22", "23"] {
        place.drop_in(REPORT, format!("{HEADER}{}", row("192.0.2.7", day)));
        place.take(Intake::default()).await;
    }
    let done = place.path("feeds/done");
    assert!(done.join(REPORT).exists());
    assert!(done.join("2026-11-23-scan_http_proxy-x.2.csv").exists());
}

#[tokio::test]
async fn packed_marked_and_windows_files_are_read_like_any_other() {
    let place = Place::new("").await;
    let text = format!("{HEADER}{}", row("192.0.2.7", "23")).replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    let first = place.take_file(REPORT, packed(marked.as_bytes())).await;
    assert_eq!(counted(&first), [1, 1, 1, 0, 0, 0]);
    let second = place.take_file(&format!("{REPORT}.gz"), marked).await;
    assert_eq!(counted(&second), [1, 1, 0, 1, 0, 0]);
}

#[tokio::test]
async fn a_packed_file_that_breaks_off_keeps_what_was_read() {
    let place = Place::new("").await;
    let rows: String = (0..5_000)
        .map(|n: u32| row(&format!("198.18.{}.{}", n / 250, n % 250 + 1), "23"))
        .collect();
    let mut whole = packed(format!("{HEADER}{rows}").as_bytes());
    whole.truncate(whole.len() / 2);
    let counts = place.take_file(REPORT, whole).await;
    assert_eq!((counts.files, counts.rejected), (1, 1));
    assert!(counts.listings_new > 100, "{counts:?}");
}

#[tokio::test]
async fn what_is_outside_the_scope_is_ignored() {
    let place = Place::new("[scope]\ncountries = [\"UY\"]\nprefixes = [\"192.0.2.0/24\"]\n").await;
    let text = format!(
        "{HEADER}{}{}",
        row("192.0.2.7", "23"),
        row("203.0.113.7", "23")
    );
    let counts = place.take_file(REPORT, text).await;
    assert_eq!(counted(&counts), [1, 2, 1, 0, 0, 1]);
}

#[tokio::test]
async fn a_plain_list_is_read_with_the_weakness_that_was_told() {
    let place = Place::new("").await;
    let name = "2026-11-23-proxies.txt";
    let untold = place.take_file(name, sample(name)).await;
    assert_eq!(counted(&untold), [1, 5, 2, 0, 3, 0]);
    let told = Intake {
        weakness: Some(Weakness::OpenProxy),
        ..files([place.file(name, sample(name))])
    };
    assert_eq!(counted(&place.take(told).await), [1, 5, 2, 2, 1, 0]);
    let weaknesses = place.cases("192.0.2.44").await;
    assert!(
        matches!(weaknesses.as_slice(), [Case::Suspected(c)] if c.dossier.weakness == Weakness::OpenRelay)
    );
}

#[tokio::test]
async fn standard_input_is_a_list_unless_it_is_told_to_be_a_report() {
    let place = Place::new("").await;
    let text = format!("{HEADER}{}", row("192.0.2.7", "23"));
    let stream = |text: &str| From::Stream(Box::new(Cursor::new(text.to_owned())));
    let untold = Intake {
        from: stream(&text),
        ..Intake::default()
    };
    assert_eq!(place.take(untold).await.failed.len(), 1);
    let told = Intake {
        from: stream(&text),
        kind: Some("scan_http_proxy".parse().expect("a kind")),
        weakness: None,
    };
    assert_eq!(counted(&place.take(told).await), [1, 1, 1, 0, 0, 0]);
    let list = Intake {
        from: stream("http://192.0.2.8:80"),
        ..Intake::default()
    };
    assert_eq!(counted(&place.take(list).await), [1, 1, 1, 0, 0, 0]);
}

#[tokio::test]
async fn a_relay_is_suspected_once_scan_and_blocklist_agree_in_whatever_order() {
    let smtp = "timestamp,ip,port,asn,geo,banner\n2026-11-23 01:02:03,ADDRESS,25,64496,BR,220 x\n";
    let blocklist = "timestamp,ip,source,reason\n2026-11-23 01:02:03,ADDRESS,L,spam\n";
    let place = Place::new("").await;
    for (address, order) in [
        ("192.0.2.7", [smtp, blocklist]),
        ("192.0.2.8", [blocklist, smtp]),
    ] {
        for (text, cases) in order.into_iter().zip([0, 1]) {
            let kind = if text == smtp {
                "scan_smtp"
            } else {
                "blocklist"
            };
            let name = format!("2026-11-23-{kind}-x.csv");
            place
                .take_file(&name, text.replace("ADDRESS", address))
                .await;
            assert_eq!(place.cases(address).await.len(), cases, "{address} {kind}");
        }
        let case = &place.cases(address).await[0];
        assert_eq!(case.dossier().weakness, Weakness::OpenRelay);
        assert_eq!(case.dossier().asn, Some(64496));
    }
}

#[tokio::test]
async fn a_case_set_aside_is_looked_at_again_when_it_is_seen_later() {
    let place = Place::new("").await;
    let text = |day: &str| format!("{HEADER}{}", row("192.0.2.7", day));
    place.take_file(REPORT, text("23")).await;
    let case = place.cases("192.0.2.7").await.remove(0);
    place.set_aside(case, AsideReason::Unreachable).await;
    place.take_file(REPORT, text("24")).await;
    assert_eq!(
        place.cases("192.0.2.7").await[0].state(),
        "set-aside",
        "seen before"
    );
    place.operation.clock.advance(Duration::from_secs(86_400));
    place.take_file(REPORT, text("25")).await;
    let case = place.cases("192.0.2.7").await.remove(0);
    assert_eq!(case.state(), "suspected");
    place.set_aside(case, AsideReason::Intended).await;
    place.operation.clock.advance(Duration::from_secs(86_400));
    place.take_file(REPORT, text("26")).await;
    assert_eq!(
        place.cases("192.0.2.7").await[0].state(),
        "set-aside",
        "meant to be open"
    );
}

#[tokio::test]
async fn every_file_taken_in_is_noted() {
    let place = Place::new("").await;
    place.take_file("list.txt", "http://192.0.2.7:80\n").await;
    let (file, counts): (String, String) = sqlx::query_as("SELECT file, counts FROM imports")
        .fetch_one(place.operation.database.pool())
        .await
        .expect("one import");
    assert_eq!(file, "list.txt");
    assert!(counts.contains("\"listings_new\":1"), "{counts}");
}

/// Rows of every sort, in an order that differs from round to round.
#[tokio::test]
async fn each_row_is_counted_exactly_once_whatever_the_mixture() {
    let place = Place::new("[scope]\nprefixes = [\"192.0.2.0/24\"]\n").await;
    let sorts = [
        row("192.0.2.7", "23"),
        row("192.0.2.8", "22"),
        row("203.0.113.7", "23"),
        row("nowhere", "23"),
        row("192.0.2.9", "99"),
        "too,few\n".to_owned(),
        "\"open\n".to_owned(),
        "\n".to_owned(),
    ];
    let mut state: u64 = 7;
    for _ in 0..40 {
        let mut text = HEADER.to_owned();
        let mut expected = 0;
        for _ in 0..state % 23 {
            // A linear congruential generator is mixture enough.
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let sort = &sorts[usize::try_from(state >> 33).expect("31 bits") % sorts.len()];
            expected += u64::from(sort != "\n");
            text.push_str(sort);
        }
        state = state.rotate_left(17).wrapping_add(1);
        let counts = place.take_file(REPORT, text).await;
        assert_eq!(counts.rows, expected, "and `take` adds them up");
    }
}

/// `cargo test --release -p tranca --lib -- --ignored --nocapture hundred_thousand`

#[tokio::test]
async fn a_list_of_tor_exits_opens_nothing_and_exempts_what_others_list() {
    let bench = Place::new("").await;
    bench
        .take_file("torbulkexitlist", "192.0.2.7\n192.0.2.8\n")
        .await;
    assert!(bench.cases("192.0.2.7").await.is_empty());
    bench
        .take_file("proxies.txt", "http://192.0.2.7:8080\n")
        .await;
    assert_eq!(bench.cases("192.0.2.7").await.len(), 1);
    let mut connection = bench
        .operation
        .database
        .pool()
        .acquire()
        .await
        .expect("open");
    let address = "192.0.2.7".parse().expect("address");
    let listings = cases::store::listings(&mut connection, address, Weakness::OpenProxy).await;
    let weights: Vec<Weight> = listings
        .expect("read")
        .iter()
        .map(|one| one.weight)
        .collect();
    assert!(weights.contains(&Weight::Exempts), "{weights:?}");
}

#[tokio::test]
async fn what_a_killed_import_left_behind_is_swept_away_a_day_later() {
    let place = Place::new("").await;
    let feeds = place.operation.folder.join("feeds");
    fs::create_dir_all(&feeds).expect("folder");
    let draft = feeds.join(".rejected-1.part");
    fs::write(&draft, "line,reason,row\n").expect("written");
    let written_at = input::changed_at(&draft).expect("the system knows");
    Feeds::of(&place.operation.folder).sweep(written_at);
    assert!(draft.exists(), "somebody may still be writing it");
    Feeds::of(&place.operation.folder).sweep(written_at + A_DAY);
    assert!(!draft.exists());
}
