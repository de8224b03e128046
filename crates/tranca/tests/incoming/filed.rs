//! What comes back finds its letter, and what it says has its consequence.

use std::net::Ipv4Addr;
use std::path::Path;
use std::time::Duration;

use tranca::cases::contact::Mailbox;
use tranca::cases::endpoint::{Endpoint, Protocol};
use tranca::cases::history::{Actor, Cause};
use tranca::cases::letter::{Kind, Letter};
use tranca::cases::reference::CaseId;
use tranca::cases::state::{Case, Proving};
use tranca::cases::store::{self, Opening};
use tranca::cases::verp;
use tranca::cases::weakness::Weakness;
use tranca::delivery::{self, approval};
use tranca::ground::clock::{Clock, Moment};
use tranca::ground::languages::Language;
use tranca::ground::operation::Operation;
use tranca::ground::progress::Progress;
use tranca::replies::arrival::{self, Arrival};
use tranca::replies::{ReplyError, answer, filing, inbox};
use tranca::worker::Worker;

pub(crate) const NOW: Moment = Moment::from_millis(1_795_514_400_000);
const DAY: Duration = Duration::from_secs(86_400);

/// An operation with one letter to `abuse@net.example` about one case, sent.
pub(crate) struct Scene {
    pub(crate) operation: Operation,
    case: CaseId,
    letter: Letter,
    _folder: tempfile::TempDir,
}

impl Scene {
    pub(crate) async fn set(mail: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let operation = operation(folder.path(), mail).await;
        let case = proven(&operation).await;
        let letter = letter(&operation, case);
        let approved = approval::by_person();
        let queued = delivery::enqueue(&operation, &approved, std::slice::from_ref(&letter)).await;
        assert_eq!(queued.expect("queued").letters, 1);
        delivery::deliver(&operation, Progress::Silent)
            .await
            .expect("sent");
        Self {
            operation,
            case,
            letter,
            _folder: folder,
        }
    }

    pub(crate) fn return_path(&self) -> String {
        let team = Mailbox::parse("team@agency.example").expect("a mailbox");
        verp::return_path(&self.operation.secret, &team, '+', self.letter.id).expect("room")
    }

    async fn receives(&self, recipient: &str, message: &str) -> filing::Counts {
        let arrival = Arrival {
            way: "lmtp",
            sender: "",
            recipient,
            message: message.as_bytes(),
        };
        arrival::keep(&self.operation, &[arrival])
            .await
            .expect("kept");
        filing::file(&self.operation).await.expect("filed")
    }

    async fn state(&self) -> &'static str {
        let mut conn = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("a connection");
        store::find(&mut conn, self.case)
            .await
            .expect("read")
            .expect("a case")
            .state()
    }

    async fn is_suppressed(&self) -> bool {
        let mut conn = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("a connection");
        let mailbox = &self.letter.mailbox;
        store::is_suppressed(&mut conn, mailbox)
            .await
            .expect("read")
    }

    async fn history(&self) -> String {
        let mut conn = self
            .operation
            .database
            .pool()
            .acquire()
            .await
            .expect("a connection");
        let events = store::history(&mut conn, self.case).await.expect("read");
        let last = events.last().expect("a line");
        format!("{} {}", last.act, last.why)
    }

    /// An answer of a person to the letter.
    pub(crate) fn answer(&self, words: &str) -> String {
        let id = &self.letter.message_id;
        format!(
            "From: Ana <ana@net.example>\nTo: team@agency.example\nSubject: Re: S\n\
             Message-ID: <a1@net.example>\nIn-Reply-To: <{id}>\nReferences: <{id}>\n\n{words}\n"
        )
    }
}

async fn operation(folder: &Path, mail: &str) -> Operation {
    let toml = format!(
        "[operation]\ncontact = \"questions@agency.example\"\n[portal]\n\
         url = \"https://portal.example\"\n[mail]\n{mail}"
    );
    std::fs::write(folder.join("tranca.toml"), toml).expect("written");
    let agency = "[[agency]]\nname = \"Example CSIRT\"\nmailbox = \"team@agency.example\"\n";
    std::fs::write(folder.join("agencies.toml"), agency).expect("written");
    Operation::open(folder, Clock::standing_at(NOW))
        .await
        .expect("an operation")
}

async fn proven(operation: &Operation) -> CaseId {
    let address = Ipv4Addr::new(192, 0, 2, 7).into();
    let opening = Opening {
        address,
        weakness: Weakness::OpenRelay,
        source: "list:x".to_owned(),
        why: "listed".to_owned(),
        asn: None,
        country: None,
    };
    let mut conn = operation.database.begin().await.expect("a transaction");
    let opened = store::open(&mut conn, &operation.numbers, &[opening], operation.now()).await;
    assert_eq!(opened.expect("opened"), 1);
    let case = store::of_address(&mut conn, address)
        .await
        .expect("read")
        .pop();
    let Some(Case::Suspected(case)) = case else {
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
        .expect("saved");
    conn.commit().await.expect("committed");
    id
}

fn letter(operation: &Operation, case: CaseId) -> Letter {
    let id = operation.numbers.next();
    let message_id = format!("{id:016x}.{case}@agency.example");
    let message = format!(
        "From: team@agency.example\nTo: abuse@net.example\nMessage-ID: <{message_id}>\n\nHello\n"
    );
    Letter {
        id,
        mailbox: Mailbox::parse("abuse@net.example").expect("a mailbox"),
        kind: Kind::FirstProven,
        language: Language::En,
        subject: "S".to_owned(),
        message_id,
        cases: vec![case],
        message: message.into_bytes(),
        written_at: operation.now(),
    }
}

const BOUNCE: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.net.example\nSubject: failure notice\n\n\
    Hi. This is the qmail-send program at mx.net.example.\n\
    I'm afraid I wasn't able to deliver your message to the following addresses.\n\n\
    <abuse@net.example>:\n550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\n";

const FULL: &str = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.net.example\nSubject: failure notice\n\n\
    The following addresses had delivery errors\n\n<abuse@net.example>: 452 4.2.2 mailbox full\n";

#[tokio::test]
async fn a_hard_bounce_ends_its_mailbox_and_frees_the_case_for_the_next_contact() {
    let scene = Scene::set("").await;
    assert_eq!(scene.state().await, "notified");
    assert_eq!(
        scene.receives(&scene.return_path(), BOUNCE).await.bounces,
        1
    );
    assert_eq!(scene.state().await, "proven");
    assert!(scene.is_suppressed().await);
    let history = scene.history().await;
    assert!(
        history.starts_with("bounced") && history.contains("5.1.1"),
        "{history}"
    );
    let mut next = letter(&scene.operation, scene.case);
    next.mailbox = Mailbox::parse("noc@net.example").expect("a mailbox");
    let approved = approval::by_person();
    let queued = delivery::enqueue(&scene.operation, &approved, &[next]).await;
    assert_eq!(
        queued.expect("queued").letters,
        1,
        "the next contact is written to"
    );
}

#[tokio::test]
async fn a_bounce_finds_its_letter_by_the_message_that_it_returns_too() {
    let scene = Scene::set("").await;
    let bounce = format!(
        "{BOUNCE}Message-ID: <{}>\nTo: abuse@net.example\n",
        scene.letter.message_id
    );
    scene.receives("team@agency.example", &bounce).await;
    assert_eq!(scene.state().await, "proven");
}

#[tokio::test]
async fn a_full_mailbox_is_written_to_again_once() {
    let scene = Scene::set("").await;
    scene.receives(&scene.return_path(), FULL).await;
    assert_eq!(scene.state().await, "proven");
    assert!(!scene.is_suppressed().await);
    scene
        .receives(&scene.return_path(), &format!("{FULL}\nagain\n"))
        .await;
    assert!(scene.is_suppressed().await);
}

#[tokio::test]
async fn a_bounce_that_names_no_letter_of_ours_moves_nothing() {
    let scene = Scene::set("").await;
    let forged = scene.return_path().replace(['0', '1'], "2");
    let counts = scene.receives(&forged, BOUNCE).await;
    assert_eq!((counts.bounces, counts.of_no_case), (1, 1));
    let named = format!("{BOUNCE}Subject: about {}\n", scene.case);
    assert_eq!(
        scene
            .receives("team@agency.example", &named)
            .await
            .of_no_case,
        0
    );
    assert_eq!(scene.state().await, "notified");
    assert!(!scene.is_suppressed().await);
}

#[tokio::test]
async fn a_complaint_stops_all_letters_to_who_complained() {
    let scene = Scene::set("").await;
    let complaint = "From: <feedback@provider.example>\nSubject: report\nMIME-Version: 1.0\n\
        Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\n\n--b\n\
        Content-Type: text/plain\n\nx\n\n--b\nContent-Type: message/feedback-report\n\n\
        Feedback-Type: abuse\n\n--b--\n";
    assert_eq!(
        scene
            .receives(&scene.return_path(), complaint)
            .await
            .complaints,
        1
    );
    assert!(scene.is_suppressed().await);
    assert_eq!(
        inbox::waiting(&scene.operation)
            .await
            .expect("listed")
            .len(),
        1
    );
}

#[tokio::test]
async fn machines_are_noted_and_never_answered() {
    let scene = Scene::set("").await;
    let vacation = scene.answer("I am away.").replace(
        "Subject: Re: S",
        "Subject: Automatic reply: S\nAuto-Submitted: auto-replied",
    );
    assert_eq!(
        scene
            .receives("team@agency.example", &vacation)
            .await
            .automatic,
        1
    );
    assert!(scene.history().await.contains("an automatic answer"));
    assert_eq!(
        inbox::waiting(&scene.operation)
            .await
            .expect("listed")
            .len(),
        0
    );
    let delay = "Return-Path: <>\nFrom: MAILER-DAEMON@mx.net.example\nSubject: Delayed Mail (still being retried)\n\nwill be retried\n";
    assert_eq!(scene.receives(&scene.return_path(), delay).await.delays, 1);
    assert_eq!(scene.state().await, "notified");
}

#[tokio::test]
async fn a_persons_question_waits_with_its_case_and_is_answered_in_its_thread() {
    let scene = Scene::set("").await;
    scene
        .receives(
            "team@agency.example",
            &scene.answer("This address does not belong to us."),
        )
        .await;
    let waiting = inbox::waiting(&scene.operation).await.expect("listed");
    let [question] = waiting.as_slice() else {
        panic!("{waiting:?}")
    };
    assert_eq!(
        (question.about.as_str(), question.may_be_answered),
        ("not-mine", true)
    );
    assert_eq!(question.cases[0].reference, scene.case.to_string());
    let letter = answer::write(&scene.operation, question.id, "Thank you.")
        .await
        .expect("written");
    assert_eq!(letter.mailbox.as_str(), "ana@net.example");
    let text = String::from_utf8(letter.message.clone()).expect("text");
    for line in [
        "In-Reply-To: <a1@net.example>",
        "<a1@net.example>",
        "Subject: Re: S",
        "Content-Language: en",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("Auto-Submitted"));
    let approved = approval::by_person();
    let queued = delivery::enqueue(&scene.operation, &approved, &[letter])
        .await
        .expect("queued");
    assert_eq!(queued.letters, 1);
    answer::given(&scene.operation, question.id)
        .await
        .expect("recorded");
    assert_eq!(
        inbox::waiting(&scene.operation)
            .await
            .expect("listed")
            .len(),
        0
    );
    let sent = delivery::deliver(&scene.operation, Progress::Silent)
        .await
        .expect("sent");
    assert_eq!(sent.sent, 1);
    assert!(scene.history().await.starts_with("answered"));
}

#[tokio::test]
async fn the_words_that_stand_ready_are_in_the_language_of_the_contact() {
    let scene = Scene::set("").await;
    sqlx::query(
        "INSERT INTO contacts (case_id, mailbox, scope, basis, place, language, country, wish, found_at) \
         VALUES ($1, 'abuse@net.example', 'host', 'contacts.csv', 0, 'de', 'DE', '', 0)",
    )
    .bind(scene.case)
    .execute(scene.operation.database.pool())
    .await
    .expect("a contact");
    scene
        .receives("team@agency.example", &scene.answer("Is this genuine?"))
        .await;
    let waiting = inbox::waiting(&scene.operation).await.expect("listed");
    assert_eq!(waiting[0].about, "genuine");
    let worker = Worker::open(&scene.operation.folder, Progress::Silent).await;
    let worker = worker.expect("the operation");
    let words = worker.ready_answer(waiting[0].id, "genuine").await;
    let words = words.expect("words");
    assert!(words.contains(&scene.case.to_string()), "{words}");
    assert!(words.contains(" nicht "), "{words}");
    assert!(worker.ready_answer(waiting[0].id, "other").await.is_err());
}

#[tokio::test]
async fn an_automatic_message_has_no_answer_even_if_a_person_asks_for_one() {
    let scene = Scene::set("").await;
    scene.receives(&scene.return_path(), BOUNCE).await;
    let id: i64 = sqlx::query_scalar("SELECT id FROM incoming")
        .fetch_one(scene.operation.database.pool())
        .await
        .expect("one");
    let error = answer::write(&scene.operation, id, "Hello")
        .await
        .expect_err("a machine");
    assert!(matches!(error, ReplyError::NotAnswered { .. }), "{error}");
    let error = answer::write(&scene.operation, 4_711, "Hello")
        .await
        .expect_err("none");
    assert!(matches!(error, ReplyError::Unknown(4_711)));
}
