//! What an agency sets: `tranca.toml`, `agencies.toml`, `exclusions.txt`.

pub mod agencies;
pub mod exclusions;
pub mod settings;
pub mod span;

pub use agencies::{Agencies, Agency};
pub use exclusions::Exclusions;
pub use settings::Settings;
pub use span::Span;

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../../../etc/tranca.toml");

    #[test]
    fn the_shipped_file_loads_as_it_is_and_changes_nothing() {
        let settings: Settings = toml::from_str(SHIPPED).expect("the shipped file is valid");
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn every_setting_stands_in_the_shipped_file_with_its_default() {
        let uncommented: String = SHIPPED
            .lines()
            .filter(|line| !line.ends_with("# no default"))
            .map(|line| {
                line.strip_prefix('#')
                    .filter(|l| !l.starts_with(' '))
                    .unwrap_or(line)
            })
            .flat_map(|line| [line, "\n"])
            .collect();
        let shown: toml::Table = toml::from_str(&uncommented).expect("valid without the marks");
        let settings: Settings = toml::from_str(&uncommented).expect("valid without the marks");
        assert_eq!(settings, Settings::default());
        let known = toml::Table::try_from(Settings::default()).expect("settings are TOML");
        for (section, values) in &known {
            let values = values.as_table().expect("sections");
            for name in values
                .keys()
                .filter(|name| !["own", "rdap_servers", "dkim"].contains(&name.as_str()))
            {
                let shown = shown.get(section).and_then(|shown| shown.get(name));
                assert!(
                    shown.is_some(),
                    "[{section}] {name} is missing from etc/tranca.toml"
                );
            }
        }
    }

    #[test]
    fn a_misspelt_setting_is_named_with_its_line() {
        let error = toml::from_str::<Settings>("[policy]\nletters_requir = \"proof\"\n");
        let text = error.expect_err("unknown").to_string();
        assert!(
            text.contains("line 2") && text.contains("letters_requir"),
            "{text}"
        );
    }

    #[test]
    fn a_language_without_letters_is_no_setting() {
        let error = toml::from_str::<Settings>("[operation]\nlanguage = \"tlh\"\n");
        let text = error.expect_err("no letters").to_string();
        assert!(text.contains("line 2") && text.contains("`tlh`"), "{text}");
        assert!(
            text.contains(" pt-BR "),
            "those that exist are named: {text}"
        );
    }

    #[test]
    fn the_shipped_agencies_load_with_and_without_their_marks() {
        let shipped = include_str!("../../../../../etc/agencies.toml");
        let none: Agencies = toml::from_str(shipped).expect("valid");
        assert!(none.lead().is_none());
        let uncommented: String = shipped
            .lines()
            .map(|line| {
                line.strip_prefix('#')
                    .filter(|l| !l.starts_with(' '))
                    .unwrap_or(line)
            })
            .flat_map(|line| [if line.starts_with(' ') { "" } else { line }, "\n"])
            .collect();
        let text = uncommented.replace("# ", "#");
        let one: Agencies = toml::from_str(&text).expect("valid without the marks");
        assert_eq!(one.lead().expect("lead").country, "BR");
    }
}
