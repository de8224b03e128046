mod recognised;
mod stepped;

use std::collections::BTreeSet;

use super::*;
use crate::ground::languages::Language;

/// Every sentence key that a guide can ask for.
fn keys(guide: &Guide) -> BTreeSet<String> {
    let product = &guide.product;
    let mut keys: BTreeSet<String> = guide
        .causes
        .iter()
        .map(|cause| match &cause.why {
            Some(shared) => format!("why-{shared}"),
            None => format!("why-{product}-{}", cause.id),
        })
        .collect();
    for step in guide.causes.iter().flat_map(|cause| &cause.steps) {
        if let Step::Words(words) = step {
            keys.insert(format!("words-{}", words.sentence));
        }
    }
    keys.extend(
        guide
            .clean_up
            .iter()
            .map(|one| format!("clean-{}", one.sentence)),
    );
    keys.extend(guide.intruder.iter().map(|key| format!("intruder-{key}")));
    keys.extend(guide.name.is_none().then(|| format!("title-{product}")));
    keys
}

fn guide(product: &str) -> &'static Guide {
    Guides::builtin().guide(product).unwrap()
}

#[test]
fn every_guide_can_be_read() {
    Guides::read().unwrap();
    let products: BTreeSet<&str> = Guides::builtin()
        .iter()
        .map(|guide| guide.product.as_str())
        .collect();
    for wanted in [
        "3proxy",
        "apache",
        "dante",
        "exim",
        "mikrotik",
        "postfix",
        "squid",
        "tinyproxy",
        "unknown-proxy",
        "unknown-relay",
    ] {
        assert!(products.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_word_that_no_guide_knows_is_an_error() {
    let text = String::from_utf8(Files::get("squid.toml").unwrap().data.into_owned()).unwrap();
    assert!(toml::from_str::<Guide>(&text).is_ok());
    for (good, bad) in [
        ("value =", "valeu ="),
        ("id =", "di ="),
        ("inside =", "outside ="),
        ("weaknesses =", "colour = \"red\"\nweaknesses ="),
        ("kind = \"remove\"", "kind = \"erase\""),
        ("\"open-proxy\"", "\"open-door\""),
    ] {
        assert!(
            toml::from_str::<Guide>(&text.replace(good, bad)).is_err(),
            "{bad}"
        );
    }
}

#[test]
fn every_guide_reads_in_every_language() {
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            for key in keys(guide) {
                assert!(language.has(&key), "{language}: {key}");
            }
        }
        for key in [
            "title-open-relay",
            "title-open-proxy",
            "step-keep-copy",
            "step-set",
            "step-add",
            "step-remove",
            "step-replace",
            "step-insert-before",
            "step-take-out",
            "step-run",
            "step-otherwise",
            "reload-run",
            "check-run",
            "check-outside-open-relay",
            "check-outside-open-proxy",
            "undo-run",
            "undo-by-hand",
            "why-likeliest",
            "name-home-router",
        ] {
            assert!(language.has(key), "{language}: {key}");
        }
    }
}

#[test]
fn no_sentence_of_a_guide_has_an_unfilled_place() {
    let forms = dialogue::Form::RELAY.map(|form| Some(form.name()));
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            for form in forms
                .into_iter()
                .chain([None, Some("http-get"), Some("socks4")])
            {
                let told = guide.told(language, form);
                let steps = told.steps.iter().chain(&told.clean_up).chain(&told.undo);
                let sentences = steps.map(|step| &step.sentence);
                for said in sentences.chain([&told.title, &told.why]) {
                    assert!(!said.contains("{$") && !said.contains("{ $"), "{said}");
                }
            }
        }
    }
}

#[test]
fn a_sentence_ends_in_a_colon_exactly_where_code_follows() {
    // Chinese and Japanese have a colon of their own width.
    for language in Language::ALL {
        for guide in Guides::builtin().iter() {
            let told = guide.told(language, None);
            let single = [told.reload, told.check, told.outside, told.undo];
            let single = single.into_iter().flatten();
            for step in told.steps.into_iter().chain(told.clean_up).chain(single) {
                assert_eq!(
                    step.sentence.ends_with([':', '：']),
                    step.code.is_some(),
                    "{step:?}"
                );
            }
        }
    }
}

#[test]
fn every_form_that_a_guide_names_is_one_that_we_ask_in() {
    for cause in Guides::builtin().iter().flat_map(|guide| &guide.causes) {
        for form in &cause.forms {
            assert!(form.parse::<dialogue::Form>().is_ok(), "{form}");
        }
    }
}

#[test]
fn every_cause_opens_what_its_guide_is_about() {
    for guide in Guides::builtin().iter() {
        assert!(!guide.causes.is_empty(), "{}", guide.product);
        for cause in &guide.causes {
            assert!(
                guide.weaknesses.contains(&cause.weakness),
                "{} {}",
                guide.product,
                cause.id
            );
            assert!(!cause.steps.is_empty(), "{} {}", guide.product, cause.id);
        }
    }
}

#[test]
fn a_product_is_named_once_and_for_what_it_can_be_open_as() {
    let guides = Guides::builtin();
    let mut seen: BTreeSet<&str> = guides.iter().map(|guide| guide.product.as_str()).collect();
    for one in &guides.recognised {
        assert!(seen.insert(&one.product), "{} twice", one.product);
        assert!(!one.weaknesses.is_empty(), "{}", one.product);
        assert_eq!(guides.name(&one.product), Some(one.name.as_str()));
    }
}

#[test]
fn every_sign_is_of_a_kind_that_is_looked_for() {
    let guides = Guides::builtin();
    let of_guides = guides.iter().flat_map(|guide| &guide.recognise);
    let of_others = guides.recognised.iter().flat_map(|one| &one.recognise);
    for sign in of_guides.chain(of_others) {
        let kinds: &[Basis] = match sign.heard_in {
            guide::Protocol::Smtp => &[Basis::Banner, Basis::Ehlo, Basis::Reply],
            guide::Protocol::Http => &[
                Basis::ViaHeader,
                Basis::ServerHeader,
                Basis::ErrorPage,
                Basis::LoginBanner,
            ],
            guide::Protocol::Socks => &[Basis::Habit],
        };
        assert!(kinds.contains(&sign.basis), "{}", sign.pattern);
        assert!(!sign.shared || !sign.basis.is_claim(), "{}", sign.pattern);
    }
}

#[test]
fn an_unknown_server_gets_a_guide_all_the_same() {
    let guides = Guides::builtin();
    let product = |known, weakness| guides.guide_for(known, weakness).unwrap().product.as_str();
    assert_eq!(product(None, Weakness::OpenRelay), "unknown-relay");
    assert_eq!(
        product(Some("chasquid"), Weakness::OpenRelay),
        "unknown-relay"
    );
    assert_eq!(product(Some("postfix"), Weakness::OpenRelay), "postfix");
    assert_eq!(
        product(Some("postfix"), Weakness::OpenProxy),
        "unknown-proxy"
    );
}

#[test]
fn the_form_of_the_proof_chooses_the_cause() {
    let told = |form| guide("postfix").told(Language::En, form);
    let code = |told: &Told| {
        told.steps
            .iter()
            .filter_map(|step| step.code.clone())
            .collect::<Vec<_>>()
    };
    let percent = told(Some("percent"));
    assert_eq!(
        code(&percent),
        [
            "cp -p /etc/postfix/main.cf /etc/postfix/main.cf.before-closing",
            "allow_untrusted_routing = no"
        ]
    );
    assert_eq!(code(&told(Some("plain"))).len(), 5);
    assert_eq!(told(Some("no-such-form")), told(None));
    assert!(
        percent
            .undo
            .unwrap()
            .code
            .unwrap()
            .ends_with("postfix check && postfix reload")
    );
}

#[test]
fn each_cause_has_its_own_way_back() {
    let undo = |product: &str, form| guide(product).told(Language::En, Some(form)).undo;
    let code = |product, form| undo(product, form).and_then(|step| step.code);
    assert_eq!(
        code("mikrotik", "socks4").as_deref(),
        Some("/ip socks set enabled=yes")
    );
    assert_eq!(
        code("mikrotik", "http-get").as_deref(),
        Some("/ip proxy set enabled=yes")
    );
    let by_hand = undo("unknown-proxy", "http-get").unwrap();
    assert_eq!(by_hand.code, None);
    assert!(by_hand.sentence.starts_with("Before you change"));
}

#[test]
fn one_cause_among_several_is_only_the_likeliest() {
    let why = |form| guide("postfix").told(Language::En, Some(form)).why;
    assert!(why("plain").starts_with("The likeliest cause: Postfix"));
    assert!(why("percent").starts_with("Postfix"));
}

#[test]
fn one_guide_says_the_same_steps_in_every_language() {
    let code = |language| {
        let steps = guide("squid").told(language, Some("http-connect")).steps;
        steps.into_iter().map(|step| step.code).collect::<Vec<_>>()
    };
    for language in Language::ALL {
        assert_eq!(code(language), code(Language::En));
    }
    let portuguese = guide("squid").told(Language::Pt, None);
    assert_eq!(portuguese.title, "Como fechar o proxy aberto no Squid");
    assert!(
        portuguese.steps[2]
            .sentence
            .contains("/etc/squid/squid.conf")
    );
}

#[test]
fn the_manual_says_of_every_guide_how_far_it_is_proven() {
    let manual = include_str!("../../../../../docs/guides.md");
    for guide in Guides::builtin().iter() {
        let product = &guide.product;
        let row = manual
            .lines()
            .find(|line| line.starts_with(&format!("| `{product}` |")));
        let row = row.unwrap_or_else(|| panic!("docs/guides.md does not name {product}"));
        let proven = testbed::guided::all().any(|one| one.guide == product);
        let taught = guide.causes.iter().any(|cause| !cause.signs.is_empty());
        let level = match (proven, taught) {
            (true, _) => "proven",
            (false, true) => "executable",
            (false, false) => "described",
        };
        assert!(
            row.contains(&format!(" | {level} | ")),
            "{product} is {level}"
        );
        for cause in &guide.causes {
            assert!(
                row.contains(&format!("`{}`", cause.id)),
                "{product}: {}",
                cause.id
            );
        }
    }
}
