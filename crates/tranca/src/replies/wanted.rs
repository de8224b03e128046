//! What a person seems to want, by the words of the usual answers.
//!
//! # Limits
//! A hint for whoever reads the question, no more: nothing is decided by it.

use std::sync::LazyLock;

use regex::Regex;

/// What a person seems to want; empty where nothing tells.
pub(super) fn of(text: &str) -> &'static str {
    let known: [(&LazyLock<Regex>, &str); 5] = [
        (&STOP, "stop"),
        (&NOT_MINE, "not-mine"),
        (&INTENDED, "intended"),
        (&GENUINE, "genuine"),
        (&HOW_TO_TEST, "how-to-test"),
    ];
    let mut known = known.into_iter();
    known
        .find(|(words, _)| words.is_match(text))
        .map_or("", |(_, about)| about)
}

fn any_of(fragments: &[&str]) -> Regex {
    super::reading::any_of(&[fragments])
}

static STOP: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "do not write",
        "don't write",
        "stop writing",
        "do not contact",
        "remove us from",
        "remove me from",
        "unsubscribe",
        "schreiben sie uns nicht",
        "nicht mehr anschreiben",
        "ne nous écrivez plus",
        "no nos escriba",
        "não nos escreva",
        "non scriveteci",
        "schrijf ons niet",
        "не пишите",
        "не пишіть",
    ])
});
static NOT_MINE: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "not ours",
        "not our ",
        "not mine",
        "isn't ours",
        "does not belong to us",
        "doesn't belong to us",
        "not responsible for",
        "no longer ours",
        "not under our",
        "wrong contact",
        "wrong address",
        "not our customer",
        "gehört nicht uns",
        "gehört uns nicht",
        "nicht unser",
        "nicht zuständig",
        "n'est pas à nous",
        "ne nous appartient pas",
        "n'est pas la nôtre",
        "no es nuestr",
        "no nos pertenece",
        "não é nosso",
        "não nos pertence",
        "non è nostro",
        "non è di nostra",
        "niet van ons",
        "nie należy do nas",
        "не наш",
        "не принадлежит нам",
        "не належить нам",
        "bize ait değil",
        "当社のものでは",
        "不属于我们",
        "不是我们的",
    ])
});
static INTENDED: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "meant to be open",
        "intentionally open",
        "intended to be",
        "on purpose",
        "intentional",
        "deliberate",
        "tor exit",
        "public proxy",
        "honeypot",
        "absichtlich",
        "gewollt",
        "beabsichtigt",
        "volontaire",
        "intentionnel",
        "intencionad",
        "a propósito",
        "intencional",
        "intenzionale",
        "voluto",
        "opzettelijk",
        "celowo",
        "намеренно",
        "навмисно",
        "kasıtlı",
        "意図的",
        "故意",
    ])
});
static GENUINE: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "genuine",
        "is this real",
        "phishing",
        "scam",
        "is this legitimate",
        "who are you",
        "echt",
        "wer sind sie",
        "betrug",
        "authentique",
        "arnaque",
        "qui êtes-vous",
        "es real",
        "estafa",
        "quiénes son",
        "é verdadeir",
        "golpe",
        "quem são",
        "autentic",
        "truffa",
        "oplichting",
        "oszustwo",
        "мошенн",
        "шахрай",
        "dolandırıcı",
        "詐欺",
        "诈骗",
        "詐騙",
    ])
});
static HOW_TO_TEST: LazyLock<Regex> = LazyLock::new(|| {
    any_of(&[
        "how do i test",
        "how can i test",
        "how to test",
        "how do we test",
        "how can we test",
        "how can i check",
        "how do i check",
        "how can we verify",
        "test again",
        "retest",
        "wie kann ich",
        "wie teste",
        "comment tester",
        "comment vérifier",
        "cómo puedo",
        "cómo compruebo",
        "como testar",
        "como posso",
        "come posso",
        "hoe kan ik",
        "jak sprawdzić",
        "как проверить",
        "як перевірити",
        "nasıl test",
        "テスト方法",
        "如何测试",
        "如何測試",
    ])
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_answers_are_known_by_their_words() {
        for (text, about) in [
            ("This address does not belong to us.", "not-mine"),
            ("Diese Adresse gehört nicht uns.", "not-mine"),
            ("It is meant to be open, it is a Tor exit.", "intended"),
            ("Is this letter genuine or phishing?", "genuine"),
            ("How do I test whether it is closed?", "how-to-test"),
            ("Please do not write to us again.", "stop"),
            ("Thank you, done.", ""),
        ] {
            assert_eq!(of(text), about, "{text}");
        }
    }
}
