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

/// The text without what cannot be seen: a name that somebody pasted is often followed by a mark without width.
pub fn seen(text: &str) -> String {
    text.chars().filter(|letter| letter.is_whitespace() || !is_unseen(*letter)).collect()
}

/// Whether a character has no shape of its own: controls, marks that turn the direction of writing, marks without width. The
/// two joiners are none of them: some names and signs need them.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Whether this is a hyphen or one of the dashes and the minus sign that office programs put in its place.
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_no_part_of_a_name() {
        assert_eq!(seen("\u{202e}Eb\u{200b}ba\u{0} \u{2066}Lind\u{2069}\u{feff}\n"), "Ebba Lind\n");
        assert_eq!(seen("\u{1f469}\u{200d}\u{1f4bb} می\u{200c}خواهم"), "\u{1f469}\u{200d}\u{1f4bb} می\u{200c}خواهم");
    }

    #[test]
    fn accents_spaces_and_case_do_not_tell_two_names_apart() {
        assert_eq!(folded(" A\u{30a}sa \u{a0} O\u{308}berg\n"), folded("ÅSA ÖBERG"));
        assert_ne!(folded("Åsa Öberg"), folded("Asa Oberg"));
        assert_eq!(tidy("  Ebba\t Lind  "), "Ebba Lind");
    }
}
