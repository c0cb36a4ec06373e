use rstest::rstest;

use super::*;
use crate::finding::Severity;

fn codes(clearing: Option<&str>, account: Option<&str>) -> Vec<(Severity, FindingCode)> {
    check(clearing, account).into_iter().map(|finding| (finding.severity, finding.code)).collect()
}

#[test]
fn ranges_are_sorted_and_do_not_overlap() {
    assert!(ranges::RANGES.iter().all(|range| *range.clearing.start() >= 1000 && *range.clearing.end() <= 9999));
    assert!(ranges::RANGES.iter().all(|range| range.clearing.start() <= range.clearing.end()));
    assert!(ranges::RANGES.windows(2).all(|pair| pair[0].clearing.end() < pair[1].clearing.start()));
}

#[rstest]
#[case("1100", Some("Nordea"))]
#[case("1099", None)]
#[case("1200", Some("Danske Bank"))]
#[case("3300", Some("Nordea"))]
#[case("3400", Some("Länsförsäkringar Bank"))]
#[case("3410", Some("Nordea"))]
#[case("3782", Some("Nordea"))]
#[case("5999", Some("SEB"))]
#[case("6000", Some("Handelsbanken"))]
#[case("83279", Some("Swedbank"))]
#[case("9960", Some("Plusgirot"))]
#[case("9125", None)]
#[case("9999", None)]
#[case("832", None)]
#[case("832790", None)]
#[case("83a7", None)]
fn bank_is_found_by_clearing_number(#[case] clearing: &str, #[case] expected: Option<&str>) {
    assert_eq!(bank(clearing).map(|range| range.bank), expected);
}

#[rstest]
#[case("3300", AccountRule::Ten)]
#[case("3782", AccountRule::Ten)]
#[case("3299", AccountRule::SevenWithThreeOfClearing)]
#[case("4000", AccountRule::SevenWithClearing)]
#[case("6000", AccountRule::Nine)]
#[case("7000", AccountRule::SevenWithThreeOfClearing)]
#[case("8000", AccountRule::UpToTen)]
#[case("9300", AccountRule::Ten)]
#[case("9500", AccountRule::UpToTen)]
fn account_rule_depends_on_clearing_number(#[case] clearing: &str, #[case] expected: AccountRule) {
    assert_eq!(bank(clearing).map(|range| range.rule), Some(expected));
}

#[rstest]
// type 1, comment 1
#[case("5000", "1234501")]
#[case("1200", "1234511")]
// type 1, comment 2
#[case("9550", "1234507")]
#[case("4000", "1234516")]
// type 2, comment 1
#[case("9180", "1234567897")]
#[case("3300", "9001019984")]
// type 2, comment 2: nine digits, or eight
#[case("6000", "123456711")]
#[case("6000", "12345628")]
// type 2, comment 3
#[case("9500", "18")]
#[case("9960", "123455")]
#[case("8327", "1234567897")]
#[case("83279", "123455")]
fn valid_account_has_no_findings(#[case] clearing: &str, #[case] account: &str) {
    assert_eq!(codes(Some(clearing), Some(account)), []);
}

#[rstest]
#[case("5000", "1234502", "SEB")]
// right by all eleven digits, but Danske Bank leaves out the first
#[case("1200", "1234510", "Danske Bank")]
#[case("9550", "1234508", "Avanza Bank")]
// right without the first digit of the clearing number, but Nordea's 4000 series counts it
#[case("4000", "1234501", "Nordea")]
#[case("9180", "1234567896", "Danske Bank")]
#[case("6000", "123456712", "Handelsbanken")]
#[case("9500", "17", "Plusgirot")]
#[case("8327", "1234567890", "Swedbank")]
fn wrong_account_check_digit_is_a_warning(#[case] clearing: &str, #[case] account: &str, #[case] bank: &str) {
    let expected = Finding::warning(FindingCode::AccountCheckDigit, Field::AccountNumber).with("bank", bank);
    assert_eq!(check(Some(clearing), Some(account)), [expected]);
}

#[rstest]
#[case("5000", "123450", "7", "7")]
#[case("9550", "12345070", "7", "7")]
#[case("9180", "123456789", "10", "10")]
#[case("6000", "1234567", "8", "9")]
#[case("6000", "0123456711", "8", "9")]
#[case("9500", "1", "2", "10")]
#[case("8327", "12345678970", "2", "10")]
fn unusual_account_length_is_a_warning(#[case] clearing: &str, #[case] account: &str, #[case] from: &str, #[case] to: &str) {
    let findings = check(Some(clearing), Some(account));
    assert_eq!(codes(Some(clearing), Some(account)), [(Severity::Warning, FindingCode::AccountMalformed)]);
    assert_eq!((findings[0].params["from"].as_str(), findings[0].params["to"].as_str()), (from, to));
}

#[rstest]
#[case("832", FindingCode::ClearingMalformed, Severity::Error)]
#[case("832790", FindingCode::ClearingMalformed, Severity::Error)]
#[case("832x", FindingCode::ClearingMalformed, Severity::Error)]
#[case("1099", FindingCode::ClearingUnknown, Severity::Warning)]
#[case("83278", FindingCode::ClearingCheckDigit, Severity::Error)]
fn wrong_clearing_number_is_found(#[case] clearing: &str, #[case] code: FindingCode, #[case] severity: Severity) {
    assert_eq!(codes(Some(clearing), None), [(severity, code)]);
}

#[test]
fn letters_in_account_number_are_an_error() {
    assert_eq!(codes(Some("5000"), Some("12345X1")), [(Severity::Error, FindingCode::AccountMalformed)]);
    assert_eq!(codes(None, Some("12345X1")), [(Severity::Error, FindingCode::AccountMalformed)]);
}

#[test]
fn account_of_unknown_bank_is_not_checked() {
    assert_eq!(codes(None, Some("1")), []);
    assert_eq!(codes(Some("1099"), Some("1")), [(Severity::Warning, FindingCode::ClearingUnknown)]);
    assert_eq!(codes(None, None), []);
}
