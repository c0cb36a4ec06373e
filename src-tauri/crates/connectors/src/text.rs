//! Text helpers for the mappings of all services.

/// The text without surrounding blanks. `None` when nothing remains.
pub(crate) fn non_empty(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() { None } else { Some(text.to_owned()) }
}

/// The name as `UPPER_SNAKE`. "sick_leave", "SickLeave" and "Sick leave" have the same result.
pub(crate) fn upper_snake(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_lower_case = false;
    for letter in text.trim().chars() {
        if !letter.is_alphanumeric() {
            out.push('_');
        } else if letter.is_uppercase() && after_lower_case {
            out.push('_');
            out.push(letter);
        } else {
            out.extend(letter.to_uppercase());
        }
        after_lower_case = letter.is_lowercase() || letter.is_ascii_digit();
    }
    out
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("SICK_LEAVE", "SICK_LEAVE")]
    #[case("sick_leave", "SICK_LEAVE")]
    #[case("SickLeave", "SICK_LEAVE")]
    #[case("sickLeave", "SICK_LEAVE")]
    #[case(" Sick leave ", "SICK_LEAVE")]
    #[case("Open", "OPEN")]
    #[case("", "")]
    fn upper_snake_unifies_spellings(#[case] text: &str, #[case] name: &str) {
        assert_eq!(upper_snake(text), name);
    }
}
