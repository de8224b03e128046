//! Which lines of a configuration belong together: a rule inside a block speaks for that block and
//! for whatever stands deeper in it, and for no other.
//!
//! # Limits
//! Sees marks, not grammar: a brace inside quotes counts, and one that is opened and closed on the
//! same line makes a block of that line.

use serde::Deserialize;

use super::reading::said_before;

/// How a file puts lines together.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Blocks {
    /// It does not: every line speaks for the whole file.
    #[default]
    None,
    /// By braces (nginx, Dante).
    Braces,
    /// By a name in brackets, up to the next one (stunnel); what stands above the first speaks for
    /// all.
    Brackets,
    /// By HAProxy's keywords for sections, up to the next one.
    Sections,
    /// By tags, as `<VirtualHost>` (Apache httpd).
    Tags,
}

/// The blocks that each line of a text stands in: the outermost first, each by the place of the
/// line that opens it. A line that opens a block stands in it, and so does the one that ends it.
#[derive(Debug)]
pub(super) struct Chains(Vec<Vec<usize>>);

impl Chains {
    pub(super) fn of(lines: &[String], blocks: Blocks) -> Self {
        match blocks {
            Blocks::None => Self(vec![Vec::new(); lines.len()]),
            Blocks::Braces => Self::nested(lines, braces),
            Blocks::Tags => Self::nested(lines, tags),
            Blocks::Brackets => Self::in_a_row(lines, |line| line.starts_with('[')),
            Blocks::Sections => Self::in_a_row(lines, begins_section),
        }
    }

    /// Whether what stands on the one line speaks for the other.
    pub(super) fn speaks_for(&self, one: usize, other: usize) -> bool {
        self.of_line(other).starts_with(self.of_line(one))
    }

    /// The blocks that a line stands in, by the lines that open them.
    pub(super) fn of_line(&self, at: usize) -> &[usize] {
        self.0.get(at).map_or(&[], Vec::as_slice)
    }

    fn nested(lines: &[String], marks: fn(&str) -> (usize, usize)) -> Self {
        let mut open: Vec<usize> = Vec::new();
        let chain = |(at, line): (usize, &String)| {
            let (opened, closed) = marks(said_before(line.trim(), '#'));
            open.extend(std::iter::repeat_n(at, opened));
            let chain = open.clone();
            open.truncate(open.len().saturating_sub(closed));
            chain
        };
        Self(lines.iter().enumerate().map(chain).collect())
    }

    fn in_a_row(lines: &[String], begins: fn(&str) -> bool) -> Self {
        let mut current = Vec::new();
        let chain = |(at, line): (usize, &String)| {
            if begins(line.trim()) {
                current = vec![at];
            }
            current.clone()
        };
        Self(lines.iter().enumerate().map(chain).collect())
    }
}

/// How many braces a line opens and closes.
fn braces(line: &str) -> (usize, usize) {
    (line.matches('{').count(), line.matches('}').count())
}

/// How many tags a line opens and closes: one at most.
fn tags(line: &str) -> (usize, usize) {
    let closes = line.starts_with("</");
    let opens = line.starts_with('<') && !closes;
    (usize::from(opens), usize::from(closes))
}

fn begins_section(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    SECTIONS.contains(&word)
}

/// Configuration manual of HAProxy, section 2.
const SECTIONS: [&str; 15] = [
    "backend",
    "cache",
    "defaults",
    "fcgi-app",
    "frontend",
    "global",
    "http-errors",
    "listen",
    "log-forward",
    "mailers",
    "peers",
    "program",
    "resolvers",
    "ring",
    "userlist",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn chains(text: &str, blocks: Blocks) -> Vec<Vec<usize>> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        Chains::of(&lines, blocks).0
    }

    #[test]
    fn braces_nest_and_one_line_may_hold_a_whole_block() {
        let text = "a\nserver {\n  b # }\n  location / { c; }\n  d\n}\ne\n}\nf";
        let found = chains(text, Blocks::Braces);
        let deep = vec![1, 3];
        let flat = vec![1];
        let none = Vec::new();
        let expected = [
            &none, &flat, &flat, &deep, &flat, &flat, &none, &none, &none,
        ];
        assert_eq!(found.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn tags_and_sections_are_told() {
        let found = chains("<V>\nx\n<P *>\ny\n</P>\n</V>\nz", Blocks::Tags);
        assert_eq!(found[3], [0, 2]);
        assert_eq!((found[5].len(), found[6].len()), (1, 0));
        let found = chains("global\n a\nfrontend b\n c\n", Blocks::Sections);
        assert_eq!(
            (found[1].as_slice(), found[3].as_slice()),
            (&[0][..], &[2][..])
        );
        let found = chains("a\n[b]\nc\n", Blocks::Brackets);
        assert_eq!((found[0].len(), found[2].as_slice()), (0, &[1][..]));
    }

    #[test]
    fn an_outer_line_speaks_for_an_inner_one_and_not_the_other_way() {
        let lines: Vec<String> = ["s {", "a", "l {", "b", "}", "}"].map(str::to_owned).into();
        let chains = Chains::of(&lines, Blocks::Braces);
        assert!(chains.speaks_for(1, 3) && !chains.speaks_for(3, 1));
        assert!(chains.speaks_for(3, 3) && !chains.speaks_for(3, 5));
    }
}
