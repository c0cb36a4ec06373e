//! Texts as people type them: what is left when the accidents of typing are taken away.

use unicode_normalization::UnicodeNormalization;

/// On one line, without spaces at the ends or doubled inside, each letter with its accent as one character.
pub fn tidy(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The same text for comparing: tidy, and in lower case. Not for showing or sending.
pub fn folded(text: &str) -> String {
    tidy(text).to_lowercase()
}

/// The text without any white space.
pub fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether this is a hyphen or one of the dashes and the minus sign that office programs put in its place.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_spaces_and_case_do_not_tell_two_names_apart() {
        assert_eq!(folded(" A\u{30a}sa \u{a0} O\u{308}berg\n"), folded("ÅSA ÖBERG"));
        assert_ne!(folded("Åsa Öberg"), folded("Asa Oberg"));
        assert_eq!(tidy("  Ebba\t Lind  "), "Ebba Lind");
    }
}
