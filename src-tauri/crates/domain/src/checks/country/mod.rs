//! Countries: the codes of ISO 3166-1 and XK, and the names in English, Swedish and German.

mod cldr;
mod names;

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::field::Field;
use crate::finding::{Finding, FindingCode};
use crate::text;

/// Kosovo has no code in ISO 3166-1. Banks, authorities and payroll programs use this one.
const KOSOVO: &str = "XK";

/// Words that do not tell one country from another.
const FILLERS: [&str; 4] = ["and", "och", "und", "the"];

/// The code of each name. A name in several lists belongs to the country of the first list.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let everyday = names::NAMES.iter().flat_map(|(code, names)| names.iter().map(|name| (*name, *code)));
    let cldr = cldr::CLDR.iter().flat_map(|(code, names)| names.iter().flat_map(|name| with_parts(name)).map(|name| (name, *code)));
    let iso = rust_iso3166::ALL.iter().map(|country| (country.name, country.alpha2));
    let mut by_name = HashMap::new();
    for (name, code) in everyday.chain(cldr).chain(iso) {
        by_name.entry(strip_to_words(name)).or_insert(code);
    }
    by_name
});

/// The two-letter code, in capitals, of a country given by a two- or three-letter code or by name. `None` for a code that is not in use
/// and for an unknown name.
pub fn alpha2(text: &str) -> Option<&'static str> {
    let name = text::casefold(text);
    let name = name.trim_end_matches('.');
    let code = name.to_ascii_uppercase();
    let by_code = match code.as_str() {
        "XK" | "XKX" => Some(KOSOVO),
        code if code.len() == 2 => rust_iso3166::from_alpha2(code).map(|country| country.alpha2),
        code if code.len() == 3 => rust_iso3166::from_alpha3(code).map(|country| country.alpha2),
        _ => None,
    };
    by_code.or_else(|| BY_NAME.get(&strip_to_words(name)).copied().filter(|_| !name.is_empty()))
}

/// A warning for an unknown country. The country is left out, and the rest of the person is sent.
pub fn check(text: &str) -> Option<Finding> {
    alpha2(text).is_none().then(|| Finding::warning(FindingCode::CountryUnknown, Field::Country))
}

/// The words of a name for comparing: without accents, signs and [`FILLERS`].
fn strip_to_words(name: &str) -> String {
    let letters: String = name.to_lowercase().nfd().filter(|letter| !is_combining_mark(*letter)).collect();
    let letters = letters.replace(['\'', '\u{2019}', '.'], "").replace('ß', "ss");
    let words = letters.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

/// A name and its two parts. "Myanmar (Burma)" also gives "Myanmar" and "Burma".
fn with_parts(name: &'static str) -> Vec<&'static str> {
    let parts = name.split_once(" (").map(|(first, second)| [first, second.trim_end_matches(')')]);
    std::iter::once(name).chain(parts.into_iter().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use assertions::some;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("se", Some("SE"))]
    #[case("DEU", Some("DE"))]
    #[case("Tyskland", Some("DE"))]
    #[case("GROSSBRITANNIEN", Some("GB"))]
    #[case("the netherlands", Some("NL"))]
    #[case("Netherlands (Kingdom of the)", Some("NL"))]
    #[case("Togo", Some("TG"))]
    #[case::kosovo("XK", Some("XK"))]
    #[case::kosovo_by_three("xkx", Some("XK"))]
    #[case::kosovo_by_name("Kosovo", Some("XK"))]
    #[case::everyday("Tanzania", Some("TZ"))]
    #[case::swedish("Elfenbenskusten", Some("CI"))]
    #[case::german("Tansania", Some("TZ"))]
    #[case::without_accents("Cote d'Ivoire", Some("CI"))]
    #[case::another_and("Bosnia & Herzegovina", Some("BA"))]
    #[case::one_of_two_names("Burma", Some("MM"))]
    #[case::everyday_two("Congo-Kinshasa", Some("CD"))]
    #[case::everyday_three("Bolivia", Some("BO"))]
    #[case::everyday_four("Nordkorea", Some("KP"))]
    #[case::palestine("Palestine", Some("PS"))]
    #[case("", None)]
    #[case("..", None)]
    #[case("XX", None)]
    #[case("EU", None)]
    #[case("å", None)]
    #[case("åäö", None)]
    #[case("Swe den", None)]
    fn alpha2_finds_countries_by_code_or_name(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(alpha2(text), expected);
    }

    #[test]
    fn every_name_belongs_to_one_existing_country() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for (code, names) in some(names::NAMES.iter().chain(cldr::CLDR)) {
            assert!(rust_iso3166::from_alpha2(code).is_some() || *code == KOSOVO, "{code}");
            for name in some(names.iter().flat_map(|name| with_parts(name))) {
                assert_eq!(*seen.entry(strip_to_words(name)).or_insert(code), *code, "{name}");
                assert_eq!(alpha2(name), Some(*code), "{name}");
            }
        }
    }

    #[test]
    fn every_iso_country_has_everyday_names() {
        for country in some(rust_iso3166::ALL) {
            assert!(cldr::CLDR.iter().any(|(code, names)| *code == country.alpha2 && !names.is_empty()), "{}", country.alpha2);
        }
    }
}
