//! A small check of pages: every element that is opened is closed, in order.

use crate::ground::languages::Language;

pub(super) fn assert_well_formed(page: &str) {
    assert!(page.starts_with("<!doctype html>"));
    let tag =
        regex::Regex::new(r#"<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*)\s*(/?)>"#)
            .unwrap();
    let mut open: Vec<&str> = Vec::new();
    for found in tag.captures_iter(page) {
        let name = found.get(2).unwrap().as_str();
        let empty = EMPTY.contains(&name) || &found[4] == "/";
        if &found[1] == "/" {
            assert_eq!(open.pop(), Some(name), "in {page}");
        } else if !empty {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    let rest = tag.replace_all(page, "");
    let rest = rest.trim_start_matches("<!doctype html>");
    assert!(!rest.contains('<'), "no tag: {rest}");
    assert_ids_are_unique(page);
}

fn assert_ids_are_unique(page: &str) {
    let id = regex::Regex::new(r#"\sid="([^"]+)""#).unwrap();
    let mut ids: Vec<&str> = id
        .captures_iter(page)
        .map(|one| one.get(1).unwrap().as_str())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

/// Every way to another page of ours, and every form, keeps the language.
pub(super) fn assert_links_keep(page: &str, language: Language) {
    let link = regex::Regex::new(r#"<a href="(/[^"]*)""#).unwrap();
    let kept = format!("?lang={language}");
    let mut links = 0;
    for found in link.captures_iter(page) {
        links += 1;
        let is_choice = Language::ALL
            .iter()
            .any(|one| found[1].ends_with(&format!("?lang={one}")));
        assert!(found[1].ends_with(&kept) || is_choice, "{}", &found[1]);
    }
    assert!(links >= 8, "{links}");
    let get_forms = page.matches("method=\"get\"").count();
    let hidden = format!("name=\"lang\" value=\"{language}\"");
    assert_eq!(page.matches(&hidden).count(), get_forms);
    let post = regex::Regex::new(r#"action="([^"]*)" method="post""#).unwrap();
    assert!(
        post.captures_iter(page)
            .all(|form| form[1].ends_with(&kept))
    );
}

/// A missing sentence is shown as its key, and a place that nobody filled as `{$name}`.
pub(super) fn assert_no_key_is_left(page: &str) {
    let prefixes = "nav|landing|guides?|genuine|stop|case|event|retest|found|state|weakness|verdict|\
                    reason|protocol|service|basis|aside|col|step-of-case|standing|nothing|agencies|foot|results|funnel|arm|span";
    let key = regex::Regex::new(&format!(r">\s*(?:{prefixes})-[a-z-]+\s*<")).unwrap();
    assert!(
        !key.is_match(page),
        "{:?}",
        key.find(page).map(|found| found.as_str().to_owned())
    );
    assert!(!page.contains("{$"));
}

const EMPTY: [&str; 5] = ["meta", "link", "br", "input", "img"];
