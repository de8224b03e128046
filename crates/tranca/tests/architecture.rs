//! The arrows of ARCHITECTURE.md, checked: stages do not know each other, nothing points back at
//! the worker, SQL stands in `store.rs`, and only the demo knows of the laboratory.
//!
//! Parses every file and follows each path that begins with `crate` or `super`, wherever it stands:
//! in a grouped import, in an expression, in a type.

use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Path as SynPath, UseTree};

const STAGES: [&str; 9] = [
    "sources",
    "verification",
    "attribution",
    "letters",
    "delivery",
    "replies",
    "portal",
    "followup",
    "results",
];

/// What a part may use beside itself.
fn may_use(part: &str) -> Vec<&'static str> {
    let all: Vec<&str> = STAGES
        .into_iter()
        .chain(["cases", "guides", "ground"])
        .collect();
    match part {
        "ground" | "lib" => vec![],
        "cases" => vec!["ground"],
        "guides" => vec!["ground", "cases"],
        "worker" => all,
        "commands" => all.into_iter().chain(["worker"]).collect(),
        "main" => vec!["commands"],
        stage if STAGES.contains(&stage) => vec!["cases", "guides", "ground"],
        other => panic!("{other} is a part that ARCHITECTURE.md does not name"),
    }
}

#[test]
fn the_arrows_hold() {
    let mut violations = Vec::new();
    for (path, text) in sources() {
        violations.extend(wrong_arrows(&module_of(&path), &text));
    }
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn a_planted_violation_is_found() {
    let letters = ["letters".to_owned(), "due".to_owned()];
    for planted in [
        "use crate::portal::pages;",
        "use crate::{cases::state::Case, portal::router};",
        "use super::super::delivery;",
        "fn f() { crate::results::figures(); }",
        "fn f(_: crate::worker::Worker) {}",
        "mod inner { use super::super::super::sources; }",
    ] {
        assert!(
            !wrong_arrows(&letters, planted).is_empty(),
            "missed: {planted}"
        );
    }
    for allowed in [
        "use crate::{cases::state::Case, ground::clock::Moment};",
        "use super::compose;",
        "mod inner { use super::super::compose; }",
        "fn f() { crate::guides::builtin(); }",
    ] {
        assert_eq!(wrong_arrows(&letters, allowed), [""; 0], "{allowed}");
    }
}

#[test]
fn sql_stands_in_the_stores() {
    let mut misplaced = Vec::new();
    for (path, text) in sources() {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        // The database itself, and the operation's own two facts.
        let in_a_store = path
            .parent()
            .is_some_and(|folder| folder.ends_with("store"));
        let at_home = name == "store.rs"
            || in_a_store
            || path.ends_with("ground/database.rs")
            || path.ends_with("ground/operation.rs");
        if !at_home && !is_a_test(&path) && speaks_sql(&text) {
            misplaced.push(path.display().to_string());
        }
    }
    assert!(misplaced.is_empty(), "SQL outside store.rs: {misplaced:?}");
}

#[test]
fn planted_sql_is_found() {
    assert!(speaks_sql("fn f() { query(\"SELECT id FROM cases\"); }"));
    assert!(speaks_sql(
        "fn f() { query(\"INSERT INTO cases VALUES (1)\"); }"
    ));
    assert!(!speaks_sql(
        "/// Selects from the cases.\nfn f() { select_from(\"cases\"); }"
    ));
}

#[test]
fn only_the_demo_knows_of_the_laboratory() {
    for (path, text) in sources() {
        let shown = path.display().to_string();
        let may = shown.contains("commands/demo") || is_a_test(&path);
        assert!(may || !text.contains("laboratory::"), "{shown} knows of it");
    }
}

/// The parts that a file in `module` reaches and may not, each with the words in which it does.
fn wrong_arrows(module: &[String], text: &str) -> Vec<String> {
    let file = syn::parse_file(text).expect("the compiler took it");
    let mut paths = Paths {
        module: module.to_vec(),
        reached: Vec::new(),
    };
    paths.visit_file(&file);
    let part = module.first().cloned().unwrap_or_else(|| "lib".to_owned());
    let allowed = may_use(&part);
    let wrong = |reached: &&Vec<String>| {
        let target = reached.first().map(String::as_str).unwrap_or_default();
        is_part(target) && target != part && !allowed.contains(&target)
    };
    paths
        .reached
        .iter()
        .filter(wrong)
        .map(|to| format!("{part} reaches {}", to.join("::")))
        .collect()
}

fn is_part(name: &str) -> bool {
    STAGES.contains(&name) || ["cases", "guides", "ground", "worker", "commands"].contains(&name)
}

/// Collects every path of the crate, from the crate's root.
struct Paths {
    module: Vec<String>,
    reached: Vec<Vec<String>>,
}

impl Paths {
    fn note(&mut self, segments: &[String]) {
        let mut base = self.module.clone();
        let mut rest = segments;
        match segments.first().map(String::as_str) {
            Some("crate") => {
                base.clear();
                rest = &segments[1..];
            }
            Some("self") => rest = &segments[1..],
            Some("super") => {
                while rest.first().is_some_and(|segment| segment == "super") {
                    base.pop();
                    rest = &rest[1..];
                }
            }
            _ => return,
        }
        base.extend(rest.iter().cloned());
        self.reached.push(base);
    }

    fn note_tree(&mut self, tree: &UseTree, mut prefix: Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.note_tree(&path.tree, prefix);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.note_tree(tree, prefix.clone());
                }
            }
            UseTree::Name(name) => {
                prefix.push(name.ident.to_string());
                self.note(&prefix);
            }
            UseTree::Rename(rename) => {
                prefix.push(rename.ident.to_string());
                self.note(&prefix);
            }
            UseTree::Glob(_) => self.note(&prefix),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.note_tree(&item.tree, Vec::new());
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        syn::visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_path(&mut self, path: &'ast SynPath) {
        let segments: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        self.note(&segments);
        syn::visit::visit_path(self, path);
    }
}

/// Whether a string literal of the text holds a statement of SQL.
fn speaks_sql(text: &str) -> bool {
    struct Literals(bool);
    impl<'ast> Visit<'ast> for Literals {
        fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
            let value = literal.value();
            let begins = |word: &str| value.trim_start().starts_with(word);
            let statement = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];
            self.0 |= statement.into_iter().any(begins);
        }
    }
    let file = syn::parse_file(text).expect("the compiler took it");
    let mut literals = Literals(false);
    literals.visit_file(&file);
    literals.0
}

/// Tests of a stage set the scene by themselves; they stand in `tests.rs` or below `tests/`.
fn is_a_test(path: &Path) -> bool {
    path.components()
        .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs")
        && path.starts_with(source_folder())
}

/// `src/letters/due.rs` is `letters::due`; `mod.rs`, `lib.rs` and `main.rs` stand for their folder.
fn module_of(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(source_folder()).expect("inside src");
    let mut module: Vec<String> = inside
        .with_extension("")
        .components()
        .map(|component| component.as_os_str().to_string_lossy().into_owned())
        .collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    module
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![source_folder()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of ours").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a file of ours");
                files.push((path, text));
            }
        }
    }
    assert!(files.len() > 30, "the sources are elsewhere");
    files
}

#[test]
fn every_direct_dependency_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let reasons = fs::read_to_string(root.join("docs/dependencies.md")).expect("the list");
    for member in ["tranca", "canary", "dialogue", "laboratory"] {
        let manifest = root.join("crates").join(member).join("Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(manifest)
            .expect("a manifest")
            .parse()
            .expect("TOML");
        let dependencies = manifest["dependencies"].as_table().expect("dependencies");
        for name in dependencies.keys() {
            let ours = ["canary", "dialogue", "laboratory"].contains(&name.as_str());
            let listed = reasons
                .lines()
                .filter(|line| line.starts_with("| "))
                .filter_map(|line| line.split('|').nth(1))
                .any(|cell| cell.split(',').any(|listed| listed.trim() == name));
            assert!(ours || listed, "{name} of {member} stands without a reason");
        }
    }
}
