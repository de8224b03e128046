//! What follows from a message.

use super::{Act, Case, DAY, DESK, Language, Mailbox, Scene, TEAM, bounce, inbox, late, store};
use crate::cases::verp;

#[tokio::test]
async fn a_hard_bounce_frees_the_case_for_the_next_contact() {
    let scene = Scene::open().await;
    let counts = scene.came(&scene.return_path(), &bounce("5.1.1")).await;
    assert_eq!((counts.filed, counts.returned, counts.waiting), (1, 1, 0));
    assert!(matches!(scene.case().await, Case::Proven(_)));
    assert!(scene.is_suppressed(DESK).await);
    let heard = scene.heard().await;
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert_eq!(heard[0].0, Act::Failed);
    assert!(heard[0].1.contains("5.1.1"), "{heard:?}");
    let taken: i64 = sqlx::query_scalar("SELECT count(*) FROM letter_cases WHERE void = 0")
        .fetch_one(scene.operation.database.pool())
        .await
        .unwrap();
    assert_eq!(taken, 0, "its place is free again");
}

#[tokio::test]
async fn the_same_message_counts_once_and_a_second_bounce_changes_nothing() {
    let scene = Scene::open().await;
    for message in [bounce("5.1.1"), bounce("5.1.1"), bounce("5.1.10")] {
        scene.came(&scene.return_path(), &message).await;
    }
    assert_eq!(scene.messages().await, 2);
    let failed = scene
        .heard()
        .await
        .into_iter()
        .filter(|one| one.0 == Act::Failed);
    assert_eq!(failed.count(), 1);
}

#[tokio::test]
async fn nobody_can_bounce_a_letter_he_never_had() {
    let scene = Scene::open().await;
    let other = crate::ground::operation::Secret::from_bytes([9; 32]);
    let team = Mailbox::parse(TEAM).unwrap();
    let forged = verp::return_path(&other, &team, '+', scene.letter.id).unwrap();
    let counts = scene.came(&forged, &bounce("5.1.1")).await;
    assert_eq!(counts.returned, 0);
    assert!(matches!(scene.case().await, Case::Notified(_)));
    assert!(!scene.is_suppressed(DESK).await);
}

#[tokio::test]
async fn a_bounce_without_a_return_path_is_filed_by_the_letter_it_quotes() {
    let scene = Scene::open().await;
    let quoted = format!(
        "{}\r\nMessage-ID: <{}>\r\n",
        bounce("5.1.1"),
        scene.letter.message_id
    );
    assert_eq!(scene.came(TEAM, &quoted).await.returned, 1);
}

#[tokio::test]
async fn five_days_after_a_passing_bounce_the_next_contact_is_written_to() {
    let scene = Scene::open().await;
    scene.came(&scene.return_path(), &bounce("4.4.1")).await;
    assert!(matches!(scene.case().await, Case::Notified(_)));
    scene.clock.advance(DAY * 4);
    assert_eq!(super::file(&scene.operation).await.unwrap().returned, 0);
    scene.clock.advance(DAY * 2);
    assert_eq!(super::file(&scene.operation).await.unwrap().returned, 1);
    assert!(matches!(scene.case().await, Case::Proven(_)));
}

#[tokio::test]
async fn a_letter_that_was_only_late_has_arrived() {
    let scene = Scene::open().await;
    scene.came(&scene.return_path(), &late()).await;
    scene.clock.advance(DAY * 6);
    assert_eq!(super::file(&scene.operation).await.unwrap().returned, 0);
    assert!(!scene.is_suppressed(DESK).await);
    assert!(matches!(scene.case().await, Case::Notified(_)));
}

#[tokio::test]
async fn whoever_answered_after_a_passing_bounce_is_not_given_up() {
    let scene = Scene::open().await;
    scene.came(&scene.return_path(), &bounce("4.4.1")).await;
    scene.answered("We look into it.").await;
    scene.clock.advance(DAY * 6);
    assert_eq!(super::file(&scene.operation).await.unwrap().returned, 0);
    assert!(!scene.is_suppressed(DESK).await);
}

#[tokio::test]
async fn a_complaint_stops_the_letters_and_leaves_the_case() {
    let scene = Scene::open().await;
    let complaint = format!(
        "From: fbl@provider.example\r\nSubject: complaint\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\r\n\r\n\
         --b\r\n\r\nAn email abuse report.\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n\
         Feedback-Type: abuse\r\nUser-Agent: x/1\r\nVersion: 1\r\n--b\r\n\
         Content-Type: message/rfc822\r\n\r\nMessage-ID: <{}>\r\n\r\nHello\r\n--b--\r\n",
        scene.letter.message_id
    );
    scene.came(TEAM, &complaint).await;
    assert!(scene.is_suppressed(DESK).await);
    assert!(matches!(scene.case().await, Case::Notified(_)));
}

#[tokio::test]
async fn the_words_that_letters_offer_are_heard_in_every_language() {
    for language in Language::ALL {
        let scene = Scene::with("", language).await;
        let said = language.text("reply-word-forwarded");
        scene
            .answered(&format!("{said}\r\n\r\n> your letter"))
            .await;
        assert_eq!(scene.heard().await[0].0, Act::Forwarded, "{language}");
        let not_mine = scene.answer(&language.text("reply-word-not-mine"));
        assert_eq!(scene.came(TEAM, &not_mine).await.waiting, 1, "{language}");
        let intended = scene.answer(&language.text("reply-word-intended"));
        assert_eq!(scene.came(TEAM, &intended).await.waiting, 2, "{language}");
        let heard = scene.heard().await;
        let intended = |(_, why): &(Act, String)| why.contains("meant to be open");
        assert!(heard.iter().any(intended), "{language}: {heard:?}");
        assert!(!scene.is_suppressed(DESK).await, "{language}");
        let stop = scene.answer(&language.text("reply-word-stop").to_uppercase());
        scene.came(TEAM, &stop).await;
        assert!(scene.is_suppressed(DESK).await, "{language}");
    }
}

#[tokio::test]
async fn the_button_of_a_mail_program_stops_letters_too() {
    let scene = Scene::open().await;
    let pressed = format!("From: {DESK}\r\nTo: {TEAM}\r\nSubject: stop\r\n\r\n\r\n");
    scene.came(TEAM, &pressed).await;
    assert!(scene.is_suppressed(DESK).await);
}

#[tokio::test]
async fn a_stranger_stops_nothing() {
    let scene = Scene::open().await;
    let message = format!("From: x@other.example\r\nTo: {TEAM}\r\nSubject: stop\r\n\r\nstop\r\n");
    assert_eq!(scene.came(TEAM, &message).await.waiting, 1);
    for mailbox in [DESK, "x@other.example"] {
        assert!(!scene.is_suppressed(mailbox).await, "{mailbox}");
    }
}

#[tokio::test]
async fn a_question_waits_with_its_case_beside_it() {
    let scene = Scene::open().await;
    scene.answered("Is this letter genuine?").await;
    let waiting = scene.waiting().await;
    assert_eq!(waiting.len(), 1);
    let item = &waiting[0];
    assert_eq!(item.case, Some(scene.case));
    assert_eq!(item.written_to.as_ref().unwrap().as_str(), DESK);
    assert_eq!(item.author.as_ref().unwrap().as_str(), "ana@net.example");
    assert_eq!(item.why_unanswerable(), None);
    let thread = [scene.letter.message_id.clone(), "q1@net.example".to_owned()];
    assert_eq!(item.thread(), thread);
}

#[tokio::test]
async fn a_question_is_filed_by_the_case_it_names() {
    let scene = Scene::open().await;
    let case = scene.case;
    let message = format!(
        "From: boss@other.example\r\nTo: {TEAM}\r\nSubject: {case}\r\n\r\nWho are you?\r\n"
    );
    scene.came(TEAM, &message).await;
    let waiting = scene.waiting().await;
    assert_eq!(waiting[0].case, Some(case));
    assert_eq!(waiting[0].written_to, None, "no letter went to that author");
}

#[tokio::test]
async fn a_machine_is_noted_and_never_answered() {
    let scene = Scene::open().await;
    let automatic = scene.answer("I am out of the office.").replacen(
        "Subject:",
        "Auto-Submitted: auto-replied\r\nSubject:",
        1,
    );
    for message in [automatic, bounce("5.1.1"), bounce("4.4.1"), late()] {
        assert_eq!(scene.came(&scene.return_path(), &message).await.waiting, 0);
    }
    let ids: Vec<i64> = sqlx::query_scalar("SELECT id FROM mail")
        .fetch_all(scene.operation.database.pool())
        .await
        .unwrap();
    assert_eq!(ids.len(), 4);
    for id in ids {
        let mut conn = scene.operation.database.pool().acquire().await.unwrap();
        let found = inbox::find(&mut conn, inbox::MailId(id)).await.unwrap();
        let why = found.unwrap().why_unanswerable();
        assert!(why.is_some_and(|why| why.contains("RFC 3834")));
    }
    let letters: i64 = sqlx::query_scalar("SELECT count(*) FROM letters WHERE kind = 'answer'")
        .fetch_one(scene.operation.database.pool())
        .await
        .unwrap();
    assert_eq!(letters, 0);
}

#[tokio::test]
async fn what_waits_is_put_away_once() {
    let scene = Scene::open().await;
    scene.answered("Is this letter genuine?").await;
    let item = scene.waiting().await.remove(0);
    for (standing, first) in [
        (inbox::Standing::Answered, true),
        (inbox::Standing::Done, false),
    ] {
        let settled = inbox::settle(&scene.operation, &item, standing)
            .await
            .unwrap();
        assert_eq!(settled, first);
    }
    assert!(scene.waiting().await.is_empty());
    let mut conn = scene.operation.database.pool().acquire().await.unwrap();
    let history = store::history(&mut conn, scene.case).await.unwrap();
    assert_eq!(history.last().unwrap().act, Act::Answered);
}

#[tokio::test]
async fn a_bounce_after_the_next_contact_was_written_to_leaves_the_case() {
    let scene = Scene::open().await;
    scene.came(&scene.return_path(), &bounce("5.1.1")).await;
    let before = scene.case().await;
    scene.came(&scene.return_path(), &bounce("5.2.1")).await;
    assert_eq!(scene.case().await, before);
}
