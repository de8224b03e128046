//! The operator who got a letter and does what it says.

use testbed::Trouble;
use tranca::ground::languages::Language;
use tranca::guides::{Cause, Guide, Guides, NotApplied, Step};

use crate::letter::Letter;
use crate::operation::Case;
use crate::scene::Suspect;

/// Carries out the steps on the server: the likeliest cause that is found in its files, then the
/// command that makes it take note.
pub(crate) fn follows(letter: &Letter, case: &Case, suspect: &Suspect) -> Result<(), Trouble> {
    let guide = the_guide(letter, suspect);
    let causes = guide.causes_for(case.form());
    for cause in causes {
        if closes(cause, suspect)? {
            if guide.product == letter.guide() {
                the_letter_says(letter, cause);
            }
            let reload = guide.reload.as_ref().expect("these products are reloaded");
            suspect.server.run(&reload.command)?;
            return Ok(());
        }
    }
    panic!(
        "nothing in the guide for {} fits this server",
        guide.product
    )
}

/// The guide that the letter names; from the one for unknown servers the operator, who knows what
/// he runs, goes on to his own.
fn the_guide(letter: &Letter, suspect: &Suspect) -> &'static Guide {
    let named = letter.guide();
    let own = suspect.software.guide();
    let is_recognised = !suspect.software.recognised_as().is_empty();
    assert_eq!(named, if is_recognised { own } else { "unknown-proxy" });
    Guides::builtin().guide(own).expect("a guide")
}

/// Changes every file that the cause's steps name, or none.
fn closes(cause: &Cause, suspect: &Suspect) -> Result<bool, Trouble> {
    let mut files: Vec<&str> = cause.steps.iter().filter_map(Step::file).collect();
    files.dedup();
    let mut changed = Vec::new();
    for file in files {
        match cause.apply(file, &suspect.server.read(file)?) {
            Ok(text) => changed.push((file, text)),
            Err(NotApplied::Absent) => return Ok(false),
            Err(by_hand @ (NotApplied::ByHand | NotApplied::Several)) => {
                panic!("{file}: {by_hand}")
            }
        }
    }
    for (file, text) in &changed {
        suspect.server.write(file, text)?;
    }
    Ok(!changed.is_empty())
}

fn the_letter_says(letter: &Letter, cause: &Cause) {
    let language = Language::parse("en").expect("a language");
    for step in &cause.steps {
        let code = step.told(language).code.unwrap_or_default();
        assert!(
            letter.says(&code),
            "`{code}` does not stand in:\n{}",
            letter.text
        );
    }
}
