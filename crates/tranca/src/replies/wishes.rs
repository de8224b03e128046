//! The words that letters offer as answers, in the language of each letter and in English.
//!
//! Letters and this reader take them from the same place: the sentences `reply-word-…` of each
//! language. A test holds that the letter offers exactly that word.
//!
//! # Limits
//! A word counts where an answer begins with it, on a line so short that little else is said: "stop"
//! is one, "we cannot stop it before Monday" is a question for a person.

use crate::ground::languages::Language;

/// What a letter offers to be answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Wish {
    /// "Do not write here again."
    Stop,
    /// "We have passed it on to our customer."
    Forwarded,
    /// "The address is not ours."
    NotMine,
    /// "The server is meant to be open."
    Intended,
}

impl Wish {
    const ALL: [Self; 4] = [Self::Stop, Self::Forwarded, Self::NotMine, Self::Intended];

    /// The sentence that holds its word.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Stop => "reply-word-stop",
            Self::Forwarded => "reply-word-forwarded",
            Self::NotMine => "reply-word-not-mine",
            Self::Intended => "reply-word-intended",
        }
    }

    /// The wish that a line says, to a letter in this language.
    pub(super) fn read(line: &str, language: Language) -> Option<Self> {
        let said = plain(line);
        if said.chars().count() > LONGEST {
            return None;
        }
        let begins = |wish: &Self, language: Language| {
            let word = plain(&language.text(wish.key()));
            said.strip_prefix(&word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        Self::ALL
            .into_iter()
            .find(|wish| begins(wish, language) || begins(wish, Language::En))
    }
}

/// Letters in lower case and digits, single spaces between words. Vowel signs that few people type
/// (Arabic), and the dot that lower case leaves above a Turkish `i`, do not matter.
fn plain(text: &str) -> String {
    let is_typed = |c: &char| !matches!(c, '\u{64b}'..='\u{65f}' | '\u{307}');
    let typed: String = text.to_lowercase().chars().filter(is_typed).collect();
    let kept = typed.replace(|c: char| !c.is_alphanumeric(), " ");
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of a line that says a wish and little else.
const LONGEST: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    fn file(language: Language, name: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/letters");
        let path = format!("{folder}/{}/{name}", language.folder());
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn every_letter_offers_the_words_that_we_understand() {
        for language in Language::ALL {
            let (closing, wishes) = (file(language, "closing.md"), file(language, "wishes.md"));
            for (wish, letter) in [
                (Wish::Stop, &closing),
                (Wish::Forwarded, &wishes),
                (Wish::NotMine, &wishes),
                (Wish::Intended, &closing),
            ] {
                let word = language.text(wish.key());
                let quotes = "“”„\"«»»‘’”「」";
                let offered = letter
                    .split(|c| quotes.contains(c))
                    .any(|part| part.trim() == word);
                assert!(offered, "{language}: {word}");
                assert_eq!(Wish::read(&word, language), Some(wish), "{language}");
            }
        }
    }

    #[test]
    fn a_word_is_heard_however_it_is_dressed() {
        for (line, wish) in [
            ("STOP", Wish::Stop),
            ("\"Stop.\"", Wish::Stop),
            ("Forwarded, thank you!", Wish::Forwarded),
            ("Not mine - sorry", Wish::NotMine),
            ("„weitergeleitet“", Wish::Forwarded),
        ] {
            assert_eq!(Wish::read(line, Language::De), Some(wish), "{line}");
        }
    }

    #[test]
    fn a_sentence_is_for_a_person() {
        for line in [
            "",
            "stopping the service is planned",
            "We cannot stop it before Monday.",
            "Stop is what you ask us, but the server is a Tor exit and stays.",
            "Is this letter genuine?",
        ] {
            assert_eq!(Wish::read(line, Language::En), None, "{line}");
        }
    }
}
