//! Readings of text that every service's mapping shares.

/// A text without the blanks around it; nothing when nothing is left.
pub(crate) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_empty() { None } else { Some(text.to_owned()) }
}

/// The name of a value as `UPPER_SNAKE`, however it is written: "sick_leave", "SickLeave", "Sick leave".
pub(crate) fn upper_snake(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut after_small = false;
    for letter in text.trim().chars() {
        if !letter.is_alphanumeric() {
            out.push('_');
        } else if letter.is_uppercase() && after_small {
            out.push('_');
            out.push(letter);
        } else {
            out.extend(letter.to_uppercase());
        }
        after_small = letter.is_lowercase() || letter.is_ascii_digit();
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
    fn has_one_spelling(#[case] text: &str, #[case] name: &str) {
        assert_eq!(upper_snake(text), name);
    }
}
