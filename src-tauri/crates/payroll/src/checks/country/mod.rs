//! Countries: ISO 3166-1, and the names by which people call them in English, Swedish and German.

mod names;

use super::text::folded;
use crate::field::Field;
use crate::finding::{Finding, FindingCode};

/// The two-letter code, in capitals, of a country given by a two- or three-letter code or by name; `None` when it is
/// neither an ISO code nor a known name.
pub fn alpha2(text: &str) -> Option<&'static str> {
    let wanted = folded(text);
    let wanted = wanted.trim_end_matches('.');
    let code = wanted.to_ascii_uppercase();
    let by_code = match code.len() {
        2 => rust_iso3166::from_alpha2(&code),
        3 => rust_iso3166::from_alpha3(&code),
        _ => None,
    };
    let by_name = || rust_iso3166::ALL.iter().find(|country| folded(country.name) == wanted).map(|country| country.alpha2);
    by_code.map(|country| country.alpha2).or_else(|| names::alpha2(wanted)).or_else(by_name)
}

/// An error for a country that nobody knows.
pub fn check(text: &str) -> Option<Finding> {
    alpha2(text).is_none().then(|| Finding::error(FindingCode::CountryUnknown, Field::Country))
}

#[cfg(test)]
mod tests {
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
    #[case("", None)]
    #[case("..", None)]
    #[case("XX", None)]
    #[case("å", None)]
    #[case("åäö", None)]
    #[case("Swe den", None)]
    fn a_country_by_code_or_name(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(alpha2(text), expected);
    }

    #[test]
    fn every_name_means_one_country_that_exists() {
        let mut seen = std::collections::BTreeMap::new();
        for (code, names) in names::NAMES {
            assert!(rust_iso3166::from_alpha2(code).is_some(), "{code}");
            for name in *names {
                assert_eq!(&folded(name), name);
                assert_eq!(seen.insert(name, code), None, "{name}");
                assert_eq!(alpha2(name), Some(*code));
            }
        }
    }
}
