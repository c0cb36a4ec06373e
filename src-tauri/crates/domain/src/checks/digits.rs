//! Digits, and the two check sums of Swedish numbers.

use crate::text::is_dash;

/// The values of a text of ASCII digits. `None` when the text is empty or contains anything else.
pub fn values(text: &str) -> Option<Vec<u32>> {
    if text.is_empty() { None } else { text.chars().map(|c| c.to_digit(10)).collect() }
}

/// The digits of a number without spaces, dashes, dots and commas ("8327-9", "123 456,7"). `None` when the text contains anything
/// else, or no digit.
pub fn strip_separators(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !(c.is_whitespace() || is_dash(*c) || matches!(c, '.' | ','))).collect();
    values(&digits).map(|_| digits)
}

/// Whether the last digit is the check digit by modulus 10. The weights from the right are 1, 2, 1, 2 …; a product above nine counts
/// as the sum of its two digits. Leading zeros change nothing.
pub fn passes_modulus_10(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().rev().zip([1, 2].into_iter().cycle()).map(|(digit, weight)| digit * weight).map(|n| n / 10 + n % 10).sum();
    sum.is_multiple_of(10)
}

/// Whether the last digit is the check digit by modulus 11. The weights from the right are 1, 2, 3 … 10, then 1 again. Leading zeros
/// change nothing.
pub fn passes_modulus_11(digits: &[u32]) -> bool {
    let sum: u32 = digits.iter().rev().zip((1..=10).cycle()).map(|(digit, weight)| digit * weight).sum();
    sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("83279", true)]
    #[case("83278", false)]
    #[case("0083279", true)]
    #[case("8211059954", true)]
    #[case("8211059945", false)]
    fn modulus_10_accepts_right_check_digits(#[case] text: &str, #[case] passes: bool) {
        assert_eq!(passes_modulus_10(&values(text).unwrap()), passes);
    }

    #[rstest]
    // 0·… + 1·10 + 1·1 = 11
    #[case("1000000001", true)]
    // the eleventh digit from the right weighs 1 again: 1·1 + 1·10 = 11
    #[case("11000000000", true)]
    #[case("10000000001", false)]
    #[case("001000000001", true)]
    fn modulus_11_accepts_right_check_digits(#[case] text: &str, #[case] passes: bool) {
        assert_eq!(passes_modulus_11(&values(text).unwrap()), passes);
    }

    #[rstest]
    #[case("8327-9", Some("83279"))]
    #[case(" 123 456,78 ", Some("12345678"))]
    #[case("8327\u{2013}9", Some("83279"))]
    #[case("8327x9", None)]
    #[case("- -", None)]
    #[case("", None)]
    #[case("١٢٣", None)]
    fn strip_separators_keeps_digits_only(#[case] text: &str, #[case] expected: Option<&str>) {
        assert_eq!(strip_separators(text).as_deref(), expected);
    }
}
