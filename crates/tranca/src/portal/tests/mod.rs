mod html;
mod sample;
mod store;

use std::time::Duration;

use sample::{ASIDE, CLOSED, MAILBOX, PROXY, RELAY, SHUT, Sample};

use crate::cases::contact::Mailbox;
use crate::cases::history::{Act, Actor, Cause};
use crate::cases::reference::CaseId;
use crate::cases::state::{AsideReason, Case};
use crate::cases::store as cases;
use crate::cases::verdict::Verdict;
use crate::ground::languages::Language;
use crate::ground::operation::Standing;
use crate::guides::Guides;

/// Every page that no secret link is needed for, but for its language.
fn public_pages() -> Vec<String> {
    let guides = Guides::builtin().iter();
    let guides = guides.map(|guide| format!("/guides/{}", guide.product));
    [
        "/",
        "/guides",
        "/agencies",
        "/genuine",
        "/.well-known/probing.txt",
        "/nothing",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(guides)
    .collect()
}

#[tokio::test]
async fn every_page_in_every_language_is_well_formed_and_says_all_it_has_to() {
    let sample = Sample::open().await;
    let secret = [
        sample.case_page(sample.relay),
        sample.case_page(sample.proxy),
        sample.stop_page(),
    ];
    let pages = public_pages()
        .into_iter()
        .filter(|page| !page.ends_with(".txt"));
    for page in pages.chain(secret) {
        for language in Language::ALL {
            let answer = sample.get(&format!("{page}?lang={language}")).await;
            let expected = if page == "/nothing" { 404 } else { 200 };
            assert_eq!(answer.status, expected, "{page}");
            let direction = language.direction().html();
            let lang = format!("<html lang=\"{language}\" dir=\"{direction}\">");
            assert!(answer.text.contains(&lang), "{page} {language}");
            html::assert_well_formed(&answer.text);
            html::assert_links_keep(&answer.text, language);
            html::assert_no_key_is_left(&answer.text);
        }
    }
}

#[tokio::test]
async fn every_page_offers_itself_in_every_language_by_its_own_name() {
    let sample = Sample::open().await;
    for page in ["/".to_owned(), sample.case_page(sample.relay)] {
        for shown in [Language::En, Language::Ar] {
            let text = sample.get(&format!("{page}?lang={shown}")).await.text;
            let menu = text.split("<details").nth(1).expect("a menu");
            let (menu, _) = menu.split_once("</details>").expect("its end");
            for language in Language::ALL {
                let link = format!("href=\"{page}?lang={language}\"");
                assert_eq!(menu.matches(&link).count(), 1, "{shown} {link}: {menu}");
                assert!(menu.contains(language.native_name()), "{language}: {menu}");
            }
            assert_eq!(menu.matches("aria-current").count(), 1, "{shown}: {menu}");
        }
    }
}

#[test]
fn every_sentence_that_a_template_says_exists_in_every_language() {
    let said = regex::Regex::new(r#"say\("([^"]+)"\)"#).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/pages");
    let mut found = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for key in said.captures_iter(&text) {
            found += 1;
            for language in Language::ALL {
                assert!(language.has(&key[1]), "{language}: {}", &key[1]);
            }
        }
    }
    assert!(found > 100, "{found}");
}

#[tokio::test]
async fn no_public_page_names_an_address_of_a_case() {
    let sample = Sample::open().await;
    let reference = sample.relay.to_string();
    let genuine = format!("/genuine?reference={reference}");
    for page in public_pages().into_iter().chain([genuine]) {
        let answer = sample.get(&page).await;
        for hidden in [RELAY, PROXY, CLOSED, ASIDE, MAILBOX] {
            assert!(!answer.text.contains(hidden), "{page} names {hidden}");
        }
    }
    let case = sample.get(&sample.case_page(sample.relay)).await;
    assert!(case.text.contains(RELAY), "the scan would find it");
}

#[tokio::test]
async fn the_page_of_a_case_shows_what_was_found_and_what_to_do() {
    let sample = Sample::open().await;
    let answer = sample
        .get(&format!("{}?lang=pt", sample.case_page(sample.relay)))
        .await;
    for expected in [
        RELAY,
        "relay de e-mail aberto",
        "Como fechar o relay aberto no Postfix",
        "/guides/postfix?lang=pt-BR",
        "RCPT TO:&#60;t0k3n@canary.agency.example&#62;",
        "192.0.2.26",
        "open; relay &#60;yes&#62;",
        "Uma carta foi enviada.",
        "2026-11-01",
    ] {
        assert!(
            answer.text.contains(expected),
            "{expected} in {}",
            answer.text
        );
    }
    assert!(!answer.text.contains("http-equiv=\"refresh\""));
    assert!(!answer.text.contains(PROXY));
}

#[tokio::test]
async fn what_runs_from_left_to_right_is_set_apart_on_an_arabic_page() {
    let sample = Sample::open().await;
    let page = sample.case_page(sample.relay);
    let arabic = sample.get(&format!("{page}?lang=ar")).await.text;
    for apart in ["192.0.2.26", "2026-11-01 10:00:00 UTC", "25"] {
        assert!(
            arabic.contains(&format!("\u{2068}{apart}\u{2069}")),
            "{apart}: {arabic}"
        );
    }
    let english = sample.get(&page).await.text;
    assert!(!english.contains('\u{2068}'), "{english}");
}

#[tokio::test]
async fn a_secret_opens_its_own_case_only_and_a_wrong_one_opens_nothing() {
    let sample = Sample::open().await;
    let page = sample.case_page(sample.relay);
    let other = sample.case_page(sample.proxy);
    let swapped = format!("{}{}", &page[..22], &other[22..]);
    let stop_secret = sample.stop_page().replace("/stop/", "/case/");
    let unknown_case = sample.case_page(CaseId(1));
    for wrong in [
        swapped.as_str(),
        &stop_secret,
        &unknown_case,
        "/case/x",
        "/case/%ff%fe",
    ] {
        let answer = sample.get(wrong).await;
        assert!(matches!(answer.status, 400 | 404), "{wrong}");
        assert!(!answer.text.contains(RELAY) && !answer.text.contains(PROXY));
    }
    let stop = sample.get(&page.replace("/case/", "/stop/")).await;
    assert_eq!(stop.status, 404);
}

#[tokio::test]
async fn a_test_on_demand_makes_that_case_due_and_wakes_the_worker() {
    let sample = Sample::open().await;
    let page = sample.case_page(sample.relay);
    let before = sample.case(sample.proxy).await;
    let answer = sample
        .post(&format!("{page}/retest?lang=es"), &[], "")
        .await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), format!("{page}?lang=es#retest"));
    assert!(sample.woke());
    let case = sample.case(sample.relay).await;
    assert_eq!(case.dossier().due_at, Some(sample.operation.now()));
    assert_eq!(
        sample.case(sample.proxy).await,
        before,
        "no other case is touched"
    );

    let waiting = sample.get(&page).await;
    assert!(waiting.text.contains("http-equiv=\"refresh\""));
    assert!(
        waiting
            .text
            .contains("A test was asked for at 2026-11-03 09:00:00 UTC.")
    );

    sample.operation.clock.advance(Duration::from_secs(60));
    sample.tested(sample.relay, SHUT).await;
    let done = sample.get(&page).await;
    assert!(!done.text.contains("http-equiv=\"refresh\""));
    assert!(
        done.text
            .contains("tested at 2026-11-03 09:01:00 UTC: closed."),
        "{}",
        done.text
    );
}

#[tokio::test]
async fn a_link_asks_for_so_many_tests_an_hour_and_no_more() {
    let sample = Sample::open().await;
    let page = format!("{}/retest", sample.case_page(sample.relay));
    for _ in 0..2 {
        assert_eq!(sample.post(&page, &[], "").await.status, 303);
        assert!(sample.woke());
        sample.tested(sample.relay, Verdict::Open).await;
        sample.operation.clock.advance(Duration::from_secs(1));
    }
    let third = sample.post(&page, &[], "").await;
    assert_eq!(third.status, 429);
    assert!(
        third
            .text
            .contains("has to wait until 2026-11-03 10:00:00 UTC"),
        "{}",
        third.text
    );
    assert!(!sample.woke());
    let other = format!("{}/retest", sample.case_page(sample.proxy));
    assert_eq!(
        sample.post(&other, &[], "").await.status,
        303,
        "another link has its own"
    );
    sample.operation.clock.advance(Duration::from_secs(3_600));
    assert_eq!(sample.post(&page, &[], "").await.status, 303);
}

#[tokio::test]
async fn clicking_twice_asks_once() {
    let sample = Sample::open().await;
    let page = format!("{}/retest", sample.case_page(sample.relay));
    for _ in 0..5 {
        assert_eq!(sample.post(&page, &[], "").await.status, 303);
    }
    let mut conn = sample.operation.database.pool().acquire().await.unwrap();
    let history = cases::history(&mut conn, sample.relay).await.unwrap();
    let asked = history
        .iter()
        .filter(|event| event.act.name() == "retest-asked");
    assert_eq!(asked.count(), 1);
}

#[tokio::test]
async fn an_operation_at_rest_takes_no_wish_for_a_test() {
    let sample = Sample::open().await;
    sample
        .operation
        .set_standing(Standing::Ended)
        .await
        .unwrap();
    let page = sample.case_page(sample.relay);
    assert_eq!(
        sample.post(&format!("{page}/retest"), &[], "").await.status,
        429
    );
    assert!(!sample.woke());
    let shown = sample.get(&page).await;
    assert!(!shown.text.contains("/retest"));
}

#[tokio::test]
async fn another_sites_page_cannot_press_our_buttons() {
    let sample = Sample::open().await;
    let page = format!("{}/retest", sample.case_page(sample.relay));
    let foreign = [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://elsewhere.example"),
    ];
    assert_eq!(sample.post(&page, &foreign, "").await.status, 403);
    let own = [("sec-fetch-site", "same-origin"), ("origin", "null")];
    assert_eq!(sample.post(&page, &own, "").await.status, 303);
}

#[tokio::test]
async fn a_mailbox_is_spared_by_a_post_and_never_by_a_look() {
    let sample = Sample::open().await;
    let mailbox = Mailbox::parse(MAILBOX).unwrap();
    let page = sample.stop_page();
    let suppressed = async || {
        let mut conn = sample.operation.database.pool().acquire().await.unwrap();
        cases::is_suppressed(&mut conn, &mailbox).await.unwrap()
    };
    let look = sample.get(&page).await;
    assert_eq!(look.status, 200);
    assert!(look.text.contains(MAILBOX) && look.text.contains("<button"));
    assert!(!suppressed().await);

    // As a mail provider's one-click sends it (RFC 8058 section 3.2).
    let form = [("content-type", "application/x-www-form-urlencoded")];
    for _ in 0..2 {
        let done = sample
            .post(&page, &form, "List-Unsubscribe=One-Click")
            .await;
        assert_eq!(done.status, 200);
        assert!(suppressed().await);
    }
    assert!(!sample.get(&page).await.text.contains("<button"));
}

#[tokio::test]
async fn a_letter_is_known_by_its_reference_without_naming_the_server() {
    let sample = Sample::open().await;
    let yes = sample
        .get(&format!("/genuine?reference={}", sample.relay))
        .await;
    assert!(
        yes.text.contains("first letter, 2026-11-01 11:00:00 UTC"),
        "{}",
        yes.text
    );
    let no = sample
        .get(&format!("/genuine?reference={}", sample.proxy))
        .await;
    assert!(
        no.text.contains("No letter about such a case"),
        "not written about yet"
    );
    let typo = sample.get("/genuine?reference=T-%3Cb%3E").await;
    assert!(typo.text.contains("no case reference") && !typo.text.contains("<b>"));
}

#[tokio::test]
async fn an_answer_of_ours_is_known_by_its_reference_too() {
    let sample = Sample::open().await;
    let mut conn = sample.operation.database.begin().await.unwrap();
    let cause = Cause::new(sample.operation.now(), Actor::Agency, "an answer to them");
    let event = cause.of(Act::Answered);
    cases::note(&mut conn, &sample.operation.numbers, sample.relay, &event)
        .await
        .unwrap();
    conn.commit().await.unwrap();
    for language in [Language::En, Language::Pt, Language::Ar] {
        let page = format!("/genuine?reference={}&lang={language}", sample.relay);
        let text = sample.get(&page).await.text;
        let named = |key: &str, at: &str| {
            let places = [("letter", language.text(key).into()), ("at", at.into())];
            language.fill("genuine-letter", &places)
        };
        let first = text.find(&named("letter-first", "2026-11-01 11:00:00 UTC"));
        let answer = text.find(&named("letter-answer", "2026-11-03 09:00:00 UTC"));
        assert!(first.is_some() && first < answer, "{language}: {text}");
    }
}

#[tokio::test]
async fn references_cannot_be_tried_at_will() {
    let sample = Sample::open().await;
    let mut statuses = Vec::new();
    for _ in 0..21 {
        statuses.push(sample.get("/genuine?reference=T-1").await.status);
    }
    assert_eq!(statuses.pop(), Some(429));
    assert!(statuses.iter().all(|status| *status == 200));
    assert_eq!(
        sample.get("/genuine").await.status,
        200,
        "looking at the form is free"
    );
}

#[tokio::test]
async fn browsers_are_told_to_fetch_nothing_and_to_pass_nothing_on() {
    let sample = Sample::open().await;
    for page in [
        "/",
        "/nothing",
        &sample.case_page(sample.relay),
        &sample.stop_page(),
    ] {
        let answer = sample.get(page).await;
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'none';")
        );
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{page}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("set-cookie"), "");
        let secret = page.starts_with("/case") || page.starts_with("/stop");
        assert_eq!(
            answer.header("x-robots-tag").starts_with("noindex"),
            secret,
            "{page}"
        );
        assert_eq!(
            answer.header("cache-control") == "no-store",
            secret || page == "/nothing"
        );
        assert!(!answer.text.contains("<script") && !answer.text.contains(" style="));
    }
}

#[tokio::test]
async fn who_finds_us_in_his_logs_finds_who_we_are() {
    let sample = Sample::open().await;
    let answer = sample.get("/.well-known/probing.txt").await;
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let lines: Vec<&str> = answer.text.lines().collect();
    assert_eq!(
        lines[0],
        "Canonical: https://bar.agency.example/.well-known/probing.txt"
    );
    assert_eq!(lines[1], "Contact: mailto:bar@agency.example");
    assert_eq!(lines[2], "Expires: 2027-02-01T00:00:00Z");
    let all = Language::ALL.map(Language::tag).join(", ");
    assert_eq!(lines[3], format!("Preferred-Languages: {all}"));
    assert!(lines[4].starts_with("Description: Operation Bar tests"));
    assert_eq!(lines.len(), 5);
}

#[tokio::test]
async fn an_agencys_page_is_linked_only_where_a_browser_may_go() {
    let sample = Sample::open().await;
    let page = sample.get("/agencies").await.text;
    assert!(page.contains("href=\"https://agency.example/operation-bar\""));
    assert!(!page.contains("javascript:"));
    assert!(page.contains("Consumer Protection &#60;Office&#62;"));
}

#[tokio::test]
async fn the_browsers_language_is_spoken_unless_a_link_chose_another() {
    let sample = Sample::open().await;
    let spoken = sample.get("/").await.text;
    assert!(spoken.contains("<html lang=\"en\""), "the operation's own");
    assert!(
        !spoken.contains("?lang=en\">Closing guides"),
        "nothing to keep"
    );
    assert!(
        sample
            .get("/?lang=tlh")
            .await
            .text
            .contains("<html lang=\"en\"")
    );
    let assets = sample.get("/assets/tranca.css").await;
    assert_eq!(assets.header("content-type"), "text/css; charset=utf-8");
    assert!(
        !assets.text.contains("url("),
        "nothing is fetched from elsewhere"
    );
    assert_eq!(sample.get("/assets/../Cargo.toml").await.status, 404);
}

#[tokio::test]
async fn what_is_meant_to_be_open_is_left_alone_after_a_post_and_not_after_a_look() {
    let sample = Sample::open().await;
    let page = sample.case_page(sample.relay);
    let state = async || sample.case(sample.relay).await.state();
    let before = state().await;
    assert_eq!(sample.get(&format!("{page}/intended")).await.status, 405);
    assert_eq!(state().await, before);
    assert_eq!(
        sample
            .post(&format!("{page}/intended"), &[], "")
            .await
            .status,
        303
    );
    let Case::SetAside(case) = sample.case(sample.relay).await else {
        panic!("{}", state().await)
    };
    assert_eq!(case.facts.reason, AsideReason::Intended);
    assert_eq!(case.dossier.due_at, None, "it is not tested again");
    assert!(!sample.get(&page).await.text.contains("/intended"));
    let guessed = format!("/case/{}/intended", "0".repeat(40));
    assert_eq!(sample.post(&guessed, &[], "").await.status, 404);
}
