//! Swedish personal numbers and their check digit.

/// Modulus 10 over a number with its check digit at the end.
pub(crate) fn luhn(digits: &str) -> bool {
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

/// `YYYYMMDD-NNNN` of any spelling with twelve digits, or with ten, which then mean the last hundred years but the last
/// fifteen. None when it is no such number.
pub(crate) fn spell_ssn(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let others = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '+' | '–' | ' '));
    let twelve = match digits.len() {
        12 => digits,
        10 => format!("{}{digits}", if digits.as_str() < "10" { "20" } else { "19" }),
        _ => return None,
    };
    let (day, last) = twelve.split_at_checked(8)?;
    others.then(|| format!("{day}-{last}"))
}

/// Whether the check digit of a spelled number is right.
pub(crate) fn ssn_is_valid(spelled: &str) -> bool {
    spelled.get(2..8).zip(spelled.get(9..)).is_some_and(|(day, last)| luhn(&format!("{day}{last}")))
}

/// Twelve digits from a day of birth and three digits that no real person has.
pub(crate) fn invented_ssn(born: &str, number: u32) -> String {
    let short = format!("{}{number:03}", born.get(2..).unwrap_or_default());
    let check = (0..10).find(|digit| luhn(&format!("{short}{digit}"))).unwrap_or_default();
    format!("{born}{number:03}{check}")
}

#[cfg(test)]
mod tests {
    use super::{invented_ssn, luhn, spell_ssn, ssn_is_valid};

    #[test]
    fn every_spelling_becomes_one() {
        for spelling in ["198804129800", "19880412-9800", "880412-9800", "880412 – 9800", "8804129800"] {
            assert_eq!(spell_ssn(spelling).as_deref(), Some("19880412-9800"), "{spelling}");
        }
        for other in ["", "19880412-980", "19880412x9800"] {
            assert_eq!(spell_ssn(other), None, "{other}");
        }
    }

    #[test]
    fn check_digits() {
        assert!(luhn("83279") && !luhn("83274"));
        assert!(ssn_is_valid("19880412-9800") && !ssn_is_valid("19880412-9801"));
        assert!(ssn_is_valid(&spell_ssn(&invented_ssn("19910765", 983)).unwrap()), "a samordningsnummer");
    }
}
