//! Swedish personal numbers and their check digits.

/// Checks a number that ends with its Luhn check digit.
pub(crate) fn luhn_is_valid(digits: &str) -> bool {
    let sum: Option<u32> = digits
        .chars()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let value = digit.to_digit(10)? * if index % 2 == 0 { 1 } else { 2 };
            Some(value / 10 + value % 10)
        })
        .sum();
    sum.is_some_and(|sum| sum % 10 == 0)
}

/// `YYYYMMDD-NNNN` from any spelling with twelve or ten digits. Ten digits are of the 2000s when they begin with 0, else of the
/// 1900s. None when the text is no such number.
pub(crate) fn normalize_ssn(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let is_ssn_text = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '–' | ' '));
    let twelve = match digits.len() {
        12 => digits,
        10 => format!("{}{digits}", if digits.as_str() < "10" { "20" } else { "19" }),
        _ => return None,
    };
    let (day, last) = twelve.split_at_checked(8)?;
    is_ssn_text.then(|| format!("{day}-{last}"))
}

/// Whether the check digit of a normalized number is right.
pub(crate) fn ssn_is_valid(normalized: &str) -> bool {
    normalized.get(2..8).zip(normalized.get(9..)).is_some_and(|(day, last)| luhn_is_valid(&format!("{day}{last}")))
}

/// Twelve digits from a birthday (`YYYYMMDD`) and a serial that no real person has.
pub(crate) fn invented_ssn(born: &str, number: u32) -> String {
    let short = format!("{}{number:03}", born.get(2..).unwrap_or_default());
    let check = (0..10).find(|digit| luhn_is_valid(&format!("{short}{digit}"))).unwrap_or_default();
    format!("{born}{number:03}{check}")
}

#[cfg(test)]
mod tests {
    use super::{invented_ssn, luhn_is_valid, normalize_ssn, ssn_is_valid};

    #[test]
    fn ssn_spellings_normalize_to_one() {
        for spelling in ["198804129800", "19880412-9800", "880412-9800", "880412 – 9800", "8804129800"] {
            assert_eq!(normalize_ssn(spelling).as_deref(), Some("19880412-9800"), "{spelling}");
        }
        for other in ["", "19880412-980", "19880412x9800"] {
            assert_eq!(normalize_ssn(other), None, "{other}");
        }
    }

    #[test]
    fn check_digits_are_verified() {
        assert!(luhn_is_valid("83279") && !luhn_is_valid("83274"));
        assert!(ssn_is_valid("19880412-9800") && !ssn_is_valid("19880412-9801"));
        assert!(ssn_is_valid(&normalize_ssn(&invented_ssn("19910765", 983)).unwrap()), "a samordningsnummer");
    }
}
