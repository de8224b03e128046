//! Delivery to a folder and to a mail server, with everything that goes wrong on the way.

mod protection;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::time::Duration;

use laboratory::{Credentials, MailSink, SinkConduct};

use super::approval::{by_person, by_policy};
use super::{
    Counts, DeliveryError, Missing, Unwritten, Writer, deliver, deliver_written_by, enqueue, stop,
    submission, suppress, unsuppress,
};
use crate::cases::contact::Mailbox;
use crate::cases::endpoint::{Endpoint, Protocol};
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::letter::{Kind, Letter};
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case, Proving};
use crate::cases::store::{self, Opening};
use crate::cases::verp;
use crate::cases::weakness::Weakness;
use crate::ground::clock::{Clock, Moment};
use crate::ground::languages::Language;
use crate::ground::operation::{Operation, Standing};
use crate::ground::progress::Progress;

const NOW: Moment = Moment::from_millis(1_795_514_400_000);
const DAY: Duration = Duration::from_secs(86_400);
/// A first pause is a quarter of an hour, and up to an eighth more.
const QUARTER: Duration = Duration::from_secs(900 + 113);

async fn operation(folder: &Path, delivery: &str) -> Operation {
    let toml = format!(
        "[operation]\ncontact = \"questions@agency.example\"\n[portal]\n\
         url = \"https://portal.example\"\n[delivery]\n{delivery}"
    );
    std::fs::write(folder.join("tranca.toml"), toml).unwrap();
    let agency = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
    std::fs::write(folder.join("agencies.toml"), agency).unwrap();
    Operation::open(folder, Clock::standing_at(NOW))
        .await
        .unwrap()
}

async fn sink() -> MailSink {
    MailSink::start(loopback(), None).await.unwrap()
}

const fn loopback() -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0)
}

fn by_smtp(sink: &MailSink) -> String {
    format!(
        "method = \"smtp\"\n[delivery.smtp]\nhost = \"127.0.0.1\"\nport = {}\nsecurity = \"none\"\n",
        sink.address().port()
    )
}

/// A proven case.
async fn proven(operation: &Operation, last: u8) -> CaseId {
    let address = Ipv4Addr::new(192, 0, 2, last).into();
    let opening = Opening {
        address,
        weakness: Weakness::OpenRelay,
        source: "list:x".to_owned(),
        why: "listed".to_owned(),
        asn: None,
        country: None,
    };
    let mut conn = operation.database.begin().await.unwrap();
    store::open(&mut conn, &operation.numbers, &[opening], operation.now())
        .await
        .unwrap();
    let Some(Case::Suspected(case)) = store::of_address(&mut conn, address).await.unwrap().pop()
    else {
        panic!("not suspected")
    };
    let id = case.dossier.id;
    let proving = Proving {
        evidence: 1,
        endpoint: Endpoint::new(25, Protocol::Smtp),
        form: "plain".to_owned(),
    };
    let cause = Cause::new(
        operation.now(),
        Actor::Stage("verification"),
        "a token came back",
    );
    let moved = case.proven(proving, operation.now() + DAY, cause);
    store::save(&mut conn, &operation.numbers, moved)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    id
}

fn letter(operation: &Operation, to: &str, kind: Kind, cases: &[CaseId]) -> Letter {
    let id = operation.numbers.next();
    let message_id = format!("{id:x}@agency.example");
    let message = format!(
        "From: team@agency.example\r\nTo: {to}\r\nSubject: S\r\nMessage-ID: <{message_id}>\r\n\r\nHello\r\n"
    );
    Letter {
        id,
        mailbox: Mailbox::parse(to).unwrap(),
        kind,
        language: Language::En,
        subject: "S".to_owned(),
        message_id,
        cases: cases.to_vec(),
        message: message.into_bytes(),
        written_at: operation.now(),
    }
}

async fn queue(operation: &Operation, to: &str, cases: &[CaseId]) -> Letter {
    let letter = letter(operation, to, Kind::FirstProven, cases);
    let enqueued = enqueue(operation, &by_person(), std::slice::from_ref(&letter))
        .await
        .unwrap();
    assert_eq!(enqueued.letters, 1);
    letter
}

async fn delivered(operation: &Operation) -> Counts {
    deliver(operation, Progress::Silent).await.unwrap()
}

async fn case(operation: &Operation, id: CaseId) -> Case {
    let mut conn = operation.database.pool().acquire().await.unwrap();
    store::find(&mut conn, id).await.unwrap().unwrap()
}

async fn passages(operation: &Operation) -> Vec<String> {
    sqlx::query_scalar("SELECT passage FROM letters ORDER BY id")
        .fetch_all(operation.database.pool())
        .await
        .unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn message_ids(sink: &MailSink) -> Vec<String> {
    let id = |text: String| {
        let line = text
            .lines()
            .find(|line| line.starts_with("Message-ID:"))
            .unwrap()
            .to_owned();
        line.trim().to_owned()
    };
    sink.messages()
        .iter()
        .map(|message| id(message.text()))
        .collect()
}

#[tokio::test]
async fn a_letter_becomes_a_file_and_its_cases_make_their_step() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let ids = [proven(&operation, 1).await, proven(&operation, 2).await];
    let letter = queue(&operation, "abuse@net.example", &ids).await;
    let counts = delivered(&operation).await;
    assert_eq!(
        counts,
        Counts {
            sent: 1,
            ..Counts::default()
        }
    );
    let name = format!("2026-11-24-first-proven-{}-abuse@net.example", ids[0]);
    let outbox = folder.path().join("outbox");
    assert_eq!(
        files(&outbox),
        [format!("{name}.eml"), format!("{name}.txt")]
    );
    assert_eq!(
        std::fs::read(outbox.join(format!("{name}.eml"))).unwrap(),
        letter.message
    );
    for id in ids {
        let Case::Notified(case) = case(&operation, id).await else {
            panic!()
        };
        assert_eq!(case.facts.letter, letter.id);
        assert_eq!(case.dossier.due_at, Some(NOW + DAY), "the first recheck");
    }
    assert_eq!(
        delivered(&operation).await,
        Counts::default(),
        "a second run sends nothing"
    );
    assert_eq!(files(&outbox).len(), 2);
}

#[tokio::test]
async fn of_letters_that_come_together_each_enters_with_all_its_cases_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let mut ids = Vec::new();
    for last in 1..=40 {
        ids.push(proven(&operation, last).await);
    }
    let first = |to: &str, cases: &[CaseId]| letter(&operation, to, Kind::FirstProven, cases);
    // More than one group of them; the second speaks of a case that the first speaks of too.
    let mut letters = vec![
        first("a@net.example", &ids[..2]),
        first("b@net.example", &ids[1..4]),
    ];
    letters.extend(ids[4..].iter().map(|id| first("c@net.example", &[*id])));
    let enqueued = enqueue(&operation, &by_person(), &letters).await.unwrap();
    assert_eq!(
        (enqueued.letters, enqueued.cases, enqueued.outdated),
        (37, 38, 1)
    );
    assert_eq!(delivered(&operation).await.sent, 37);
    for (nth, id) in ids.iter().enumerate() {
        let state = case(&operation, *id).await.state();
        let expected = if nth == 2 || nth == 3 {
            "proven"
        } else {
            "notified"
        };
        assert_eq!(state, expected, "{nth}");
    }
}

#[tokio::test]
async fn a_letter_left_in_flight_by_a_dead_process_is_written_again_under_the_same_name() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    sqlx::query("UPDATE letters SET passage = 'sending', attempts = 1")
        .execute(operation.database.pool())
        .await
        .unwrap();
    let counts = delivered(&operation).await;
    assert_eq!((counts.sent, counts.repeated), (1, 1));
    assert_eq!(files(&folder.path().join("outbox")).len(), 2);
    assert_eq!(case(&operation, id).await.state(), "notified");
}

#[tokio::test]
async fn nothing_leaves_before_all_is_set_and_the_operation_runs() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("tranca.toml"),
        "[portal]\nurl = \"\"\n[delivery]\nmethod = \"smtp\"\n",
    )
    .unwrap();
    let bare = Operation::open(folder.path(), Clock::standing_at(NOW))
        .await
        .unwrap();
    let error = deliver(&bare, Progress::Silent).await.unwrap_err();
    let DeliveryError::NotReady(missing) = error else {
        panic!("{error}")
    };
    assert_eq!(
        missing,
        [
            Missing::Agency,
            Missing::Contact,
            Missing::Portal,
            Missing::MailServer
        ]
    );
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    operation.set_standing(Standing::Paused).await.unwrap();
    assert_eq!(
        submission::missing(&operation).await.unwrap(),
        [Missing::Running]
    );
    let letter = letter(&operation, "abuse@net.example", Kind::FirstProven, &[]);
    assert!(enqueue(&operation, &by_person(), &[letter]).await.is_err());
    assert!(
        by_policy(&operation.settings.policy).is_none(),
        "policy says manual"
    );
}

#[tokio::test]
async fn a_letter_to_the_world_does_not_lead_to_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let mut operation = operation(
        folder.path(),
        "method = \"smtp\"\n[delivery.smtp]\nhost = \"mail.agency.example\"\n",
    )
    .await;
    assert_eq!(submission::missing(&operation).await.unwrap(), []);
    for url in [
        "http://127.0.0.1:8025",
        "http://localhost",
        "http://[::1]:8025/x",
    ] {
        operation.settings.portal.url = url.to_owned();
        assert_eq!(
            submission::missing(&operation).await.unwrap(),
            [Missing::PublicPortal],
            "{url}"
        );
    }
}

#[tokio::test]
async fn a_case_enters_the_queue_once_and_a_letter_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let ids = [proven(&operation, 1).await, proven(&operation, 2).await];
    queue(&operation, "abuse@net.example", &ids[..1]).await;
    let both = letter(
        &operation,
        "abuse@net.example",
        Kind::FirstProven,
        &[ids[1], ids[0]],
    );
    let again = enqueue(&operation, &by_person(), &[both]).await.unwrap();
    assert_eq!((again.letters, again.outdated), (0, 1));
    let places: i64 = sqlx::query_scalar("SELECT count(*) FROM letter_cases")
        .fetch_one(operation.database.pool())
        .await
        .unwrap();
    assert_eq!(places, 1);
}

#[tokio::test]
async fn a_letter_that_is_no_longer_so_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let ids = [proven(&operation, 1).await, proven(&operation, 2).await];
    queue(&operation, "abuse@net.example", &ids).await;
    let mut conn = operation.database.begin().await.unwrap();
    let cause = Cause::new(operation.now(), Actor::Agency, "a Tor exit");
    let aside = store::find(&mut conn, ids[0])
        .await
        .unwrap()
        .unwrap()
        .set_aside(AsideReason::Intended, cause);
    store::save(&mut conn, &operation.numbers, aside)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    assert_eq!(delivered(&operation).await.withdrawn, 1);
    // The other case is free for a new letter.
    queue(&operation, "abuse@net.example", &ids[1..]).await;
    assert_eq!(delivered(&operation).await.sent, 1);
}

#[tokio::test]
async fn the_mail_server_gets_each_letter_once_with_a_return_path_of_its_own() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let mut letters = Vec::new();
    for last in 1..=20 {
        let id = proven(&operation, last).await;
        letters.push(queue(&operation, &format!("abuse@net{last}.example"), &[id]).await);
    }
    assert_eq!(delivered(&operation).await.sent, 20);
    assert_eq!(delivered(&operation).await, Counts::default());
    let mut ids = message_ids(&sink);
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), sink.count()), (20, 20));
    let first = sink
        .messages()
        .into_iter()
        .find(|one| one.recipients == ["abuse@net1.example"])
        .unwrap();
    assert!(first.sender.starts_with("team+"), "{}", first.sender);
    assert_eq!(
        verp::letter_of(&operation.secret, &first.sender),
        Some(letters[0].id)
    );
    assert!(first.text().contains("Hello"));
}

#[tokio::test]
async fn a_refused_recipient_is_written_to_no_more_and_the_next_contact_may_be() {
    let sink = sink().await;
    sink.refuse("gone@net.example");
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let (gone, other) = (proven(&operation, 1).await, proven(&operation, 2).await);
    queue(&operation, "gone@net.example", &[gone]).await;
    queue(&operation, "abuse@other.example", &[other]).await;
    let counts = delivered(&operation).await;
    assert_eq!((counts.sent, counts.failed), (1, 1));
    assert_eq!(case(&operation, gone).await.state(), "proven");
    let mut conn = operation.database.pool().acquire().await.unwrap();
    assert!(
        store::suppressed(&mut conn)
            .await
            .unwrap()
            .contains("gone@net.example")
    );
    let history = store::history(&mut conn, gone).await.unwrap();
    let last = history.last().unwrap();
    assert!(
        last.act == Act::Failed && last.why.contains("550"),
        "{last:?}"
    );
    drop(conn);
    queue(&operation, "abuse@net.example", &[gone]).await;
    assert_eq!(delivered(&operation).await.sent, 1);
}

#[tokio::test]
async fn a_server_that_asks_for_patience_is_asked_again_later() {
    let sink = sink().await;
    sink.conduct(SinkConduct::Defers);
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    let counts = delivered(&operation).await;
    assert_eq!((counts.sent, counts.waiting), (0, 1));
    assert_eq!(passages(&operation).await, ["queued"]);
    sink.conduct(SinkConduct::Takes);
    assert_eq!(delivered(&operation).await.sent, 0, "not before its time");
    operation.clock.advance(QUARTER);
    assert_eq!(delivered(&operation).await.sent, 1);
    assert_eq!(sink.count(), 1);
}

#[tokio::test]
async fn after_five_days_without_success_the_next_contact_is_written_to() {
    let sink = sink().await;
    sink.conduct(SinkConduct::Defers);
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    delivered(&operation).await;
    operation.clock.advance(6 * DAY);
    assert_eq!(delivered(&operation).await.failed, 1);
    assert_eq!(case(&operation, id).await.state(), "proven");
}

#[tokio::test]
async fn a_letter_whose_fate_nobody_knows_is_repeated_with_the_same_message_id() {
    let sink = sink().await;
    sink.conduct(SinkConduct::VanishesAfterDot);
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    assert_eq!(delivered(&operation).await.sent, 0);
    assert_eq!(passages(&operation).await, ["sending"]);
    sink.conduct(SinkConduct::Takes);
    operation.clock.advance(QUARTER);
    let counts = delivered(&operation).await;
    assert_eq!((counts.sent, counts.repeated), (1, 1));
    let ids = message_ids(&sink);
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
    assert_eq!(case(&operation, id).await.state(), "notified");
}

#[tokio::test]
async fn a_mail_server_that_is_not_there_is_a_passing_error_and_loses_nothing() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    drop(sink);
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(error.is_passing(), "{error}");
    assert_eq!(passages(&operation).await, ["queued"]);
}

#[tokio::test]
async fn a_wrong_password_is_a_matter_for_a_person_and_blames_no_recipient() {
    let sink = MailSink::start(loopback(), Some(Credentials::new("team", "right")))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let password = folder.path().join("password");
    let delivery = format!(
        "{}user = \"team\"\npassword_file = \"password\"\n",
        by_smtp(&sink)
    );
    let operation = operation(folder.path(), &delivery).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    std::fs::write(&password, "wrong\n").unwrap();
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Refused { .. }), "{error}");
    assert!(!error.is_passing());
    assert_eq!(passages(&operation).await, ["queued"]);
    std::fs::write(&password, "right\n").unwrap();
    assert_eq!(delivered(&operation).await.sent, 1);
}

#[tokio::test]
async fn a_server_that_wants_a_password_and_gets_none_suppresses_nobody() {
    let sink = MailSink::start(loopback(), Some(Credentials::new("team", "right")))
        .await
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    assert!(deliver(&operation, Progress::Silent).await.is_err());
    let mut conn = operation.database.pool().acquire().await.unwrap();
    assert!(store::suppressed(&mut conn).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_password_never_goes_in_the_clear_beyond_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let delivery =
        "method = \"smtp\"\n[delivery.smtp]\nhost = \"mail.agency.example\"\nsecurity = \"none\"\n";
    let operation = operation(folder.path(), delivery).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(error.to_string().contains("this machine only"), "{error}");
}

#[tokio::test]
async fn no_more_letters_leave_in_a_day_than_the_agency_allows() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "letters_per_day = 2\n").await;
    for last in 1..=5 {
        let id = proven(&operation, last).await;
        queue(&operation, &format!("abuse@net{last}.example"), &[id]).await;
    }
    let first = delivered(&operation).await;
    assert_eq!((first.sent, first.waiting), (2, 3));
    assert_eq!(delivered(&operation).await.sent, 0);
    operation.clock.advance(DAY);
    assert_eq!(delivered(&operation).await.sent, 2);
}

#[tokio::test]
async fn one_process_delivers_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let other = std::fs::File::create(folder.path().join("delivery.lock")).unwrap();
    other.lock().unwrap();
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(matches!(error, DeliveryError::Elsewhere) && error.is_passing());
    drop(other);
    assert_eq!(delivered(&operation).await, Counts::default());
}

#[tokio::test]
async fn who_says_stop_is_written_to_no_more_until_he_is_let_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let ids = [proven(&operation, 1).await, proven(&operation, 2).await];
    let first = queue(&operation, "abuse@net.example", &ids[..1]).await;
    delivered(&operation).await;
    let mailbox = suppress(&operation, first.id, "asked by link")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(suppress(&operation, 4_711, "a guess").await.unwrap(), None);
    let next = letter(
        &operation,
        "Abuse@net.example",
        Kind::FirstProven,
        &ids[1..],
    );
    let refused = enqueue(&operation, &by_person(), std::slice::from_ref(&next))
        .await
        .unwrap();
    assert_eq!(refused.outdated, 1);
    assert!(unsuppress(&operation, &mailbox).await.unwrap());
    assert_eq!(
        enqueue(&operation, &by_person(), &[next])
            .await
            .unwrap()
            .letters,
        1
    );
}

#[tokio::test]
async fn a_reminder_is_recorded_as_the_one_reminder() {
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), "").await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    delivered(&operation).await;
    operation.clock.advance(14 * DAY);
    let reminder = letter(&operation, "abuse@net.example", Kind::Reminder, &[id]);
    enqueue(&operation, &by_person(), &[reminder])
        .await
        .unwrap();
    assert_eq!(delivered(&operation).await.sent, 1);
    let Case::Notified(case) = case(&operation, id).await else {
        panic!()
    };
    assert_eq!(case.facts.reminded_at, Some(operation.now()));
    let second = letter(&operation, "abuse@net.example", Kind::Reminder, &[id]);
    assert_eq!(
        enqueue(&operation, &by_person(), &[second])
            .await
            .unwrap()
            .outdated,
        1
    );
}

#[tokio::test]
async fn pauses_grow_while_a_server_asks_for_patience() {
    let sink = sink().await;
    sink.conduct(SinkConduct::Defers);
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "abuse@net.example", &[id]).await;
    let mut pauses = Vec::new();
    for _ in 0..4 {
        delivered(&operation).await;
        let next: i64 = sqlx::query_scalar("SELECT next_at FROM letters")
            .fetch_one(operation.database.pool())
            .await
            .unwrap();
        let pause = Moment::from_millis(next).since(operation.now());
        operation.clock.advance(pause);
        pauses.push(pause.as_secs() / 900);
    }
    assert_eq!(pauses, [1, 2, 4, 8], "quarters of an hour");
}

#[tokio::test]
async fn a_domain_gets_no_more_letters_a_minute_than_the_agency_allows() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let paced = by_smtp(&sink).replacen("method", "letters_per_minute_and_domain = 2\nmethod", 1);
    let operation = operation(folder.path(), &paced).await;
    for last in 1..=3 {
        let id = proven(&operation, last).await;
        queue(&operation, &format!("abuse{last}@net.example"), &[id]).await;
    }
    let id = proven(&operation, 4).await;
    queue(&operation, "abuse@other.example", &[id]).await;
    let minute = async {
        let before = sink.at_least(3).await;
        operation.clock.advance(Duration::from_secs(60));
        before
    };
    let (counts, before) = tokio::join!(delivered(&operation), minute);
    assert_eq!((counts.sent, before.len()), (4, 3));
    let recipients: Vec<&String> = before.iter().flat_map(|one| &one.recipients).collect();
    assert!(
        recipients.contains(&&"abuse@other.example".to_owned()),
        "{recipients:?}"
    );
}

#[tokio::test]
async fn a_stop_is_noticed_in_the_middle_of_a_delivery() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let one_way = by_smtp(&sink) + "connections = 1\n";
    let operation = operation(folder.path(), &one_way).await;
    for last in 1..=50 {
        let id = proven(&operation, last).await;
        queue(&operation, &format!("abuse@net{last}.example"), &[id]).await;
    }
    let stopping = async {
        sink.at_least(3).await;
        stop::stop(&operation).unwrap();
    };
    let (outcome, ()) = tokio::join!(deliver(&operation, Progress::Silent), stopping);
    let error = outcome.unwrap_err().to_string();
    assert!(error.contains("notify --resume"), "{error}");
    let taken = sink.count();
    assert!((3..50).contains(&taken), "{taken}");
    assert!(
        deliver(&operation, Progress::Silent).await.is_err(),
        "still stopped"
    );
    assert!(stop::resume(&operation).unwrap());
    assert!(!stop::resume(&operation).unwrap());
    let counts = delivered(&operation).await;
    assert_eq!(
        usize::try_from(counts.sent).unwrap(),
        50 - taken,
        "none twice"
    );
    assert_eq!(sink.count(), 50);
}

#[tokio::test]
async fn what_a_killed_process_noted_and_did_not_commit_counts() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let ids = [proven(&operation, 1).await, proven(&operation, 2).await];
    let taken = queue(&operation, "abuse@one.example", &ids[..1]).await;
    let in_flight = queue(&operation, "abuse@two.example", &ids[1..]).await;
    let journal = format!(
        "begun {0}\ntaken {0} 250 Ok\nbegun {1}\n",
        taken.id, in_flight.id
    );
    std::fs::write(folder.path().join("delivery.journal"), journal).unwrap();
    let counts = delivered(&operation).await;
    assert_eq!((counts.settled, counts.sent, counts.repeated), (2, 1, 1));
    let arrived = sink.messages();
    assert_eq!(arrived.len(), 1);
    assert_eq!(arrived[0].recipients, ["abuse@two.example"]);
    for id in ids {
        assert_eq!(case(&operation, id).await.state(), "notified");
    }
    let journal = std::fs::read(folder.path().join("delivery.journal")).unwrap();
    assert_eq!(journal, b"");
}

#[tokio::test]
async fn a_mailbox_outside_ascii_needs_a_server_that_takes_it() {
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    queue(&operation, "m\u{fc}ller@net.example", &[id]).await;
    let counts = delivered(&operation).await;
    let offered = sink.commands().iter().any(|command| command.verb == "MAIL");
    assert_eq!((counts.failed, counts.sent, offered), (1, 0, false));
}

#[tokio::test]
async fn a_letter_without_a_text_is_written_when_it_leaves() {
    struct Hand;
    impl Writer for Hand {
        async fn texts(&self, letters: Vec<Unwritten>) -> Result<Vec<Vec<u8>>, String> {
            let text = |one: &Unwritten| {
                format!("Message-ID: <{:x}@agency.example>\r\n\r\nHi\r\n", one.id).into_bytes()
            };
            Ok(letters.iter().map(text).collect())
        }
    }
    let sink = sink().await;
    let folder = tempfile::tempdir().unwrap();
    let operation = operation(folder.path(), &by_smtp(&sink)).await;
    let id = proven(&operation, 1).await;
    let mut letter = letter(&operation, "abuse@net.example", Kind::FirstProven, &[id]);
    letter.message.clear();
    enqueue(&operation, &by_person(), std::slice::from_ref(&letter))
        .await
        .unwrap();
    let error = deliver(&operation, Progress::Silent).await.unwrap_err();
    assert!(
        error.to_string().contains("could not be written"),
        "{error}"
    );
    assert_eq!(passages(&operation).await, ["queued"]);
    deliver_written_by(&operation, &Hand, Progress::Silent)
        .await
        .unwrap();
    let expected = format!("Message-ID: <{:x}@agency.example>", letter.id);
    assert_eq!(message_ids(&sink), [expected]);
}
