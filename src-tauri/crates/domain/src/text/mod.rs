//! Cleaning and comparing of texts and of field values.

mod value;

use unicode_normalization::UnicodeNormalization;

pub(crate) use value::{comparison_key, comparison_key_of_normalized};
pub use value::{is_same_value, normalize_value};

/// The most characters of the name of a person or a benefit that a mail shows.
pub const MAX_NAME: usize = 60;

/// The text with single spaces, none at the ends, and with composed accents (NFC).
pub fn normalize(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The normalized text in lower case, for comparing only.
pub fn casefold(text: &str) -> String {
    normalize(text).to_lowercase()
}

/// The normalized text without invisible characters.
pub fn sanitize(text: &str) -> String {
    normalize(&strip_invisible(text))
}

/// The text without invisible characters. White space stays. Pasted names often end with a zero-width character.
pub fn strip_invisible(text: &str) -> String {
    text.chars().filter(|letter| letter.is_whitespace() || !is_invisible(*letter)).collect()
}

pub fn strip_whitespace(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// A text of others on one line. A control character becomes a space. Unlike [`sanitize`], this drops the joiners and keeps accents
/// as they are.
pub fn single_line(text: &str) -> String {
    let spaced = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let visible: String = spaced.filter(|&letter| letter.is_whitespace() || !(is_invisible(letter) || is_joiner(letter))).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`single_line`], cut to `most` characters. An empty text becomes "–".
pub fn label(text: &str, most: usize) -> String {
    let line = single_line(text);
    if line.is_empty() {
        return "–".to_owned();
    }
    if line.chars().count() <= most {
        return line;
    }
    line.chars().take(most.saturating_sub(1)).chain(std::iter::once('…')).collect()
}

/// Whether a character has no shape: controls, direction marks, zero-width characters, tags. The two joiners do not count, because
/// some names and emoji need them.
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(letter, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Zero-width non-joiner and zero-width joiner.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Whether this is a hyphen, a dash or a minus sign. Office programs replace hyphens by the other two.
pub fn is_dash(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strip_invisible_keeps_joiners_and_white_space() {
        assert_eq!(strip_invisible("\u{202e}Eb\u{200b}ba\u{0} \u{2066}Lind\u{2069}\u{feff}\n"), "Ebba Lind\n");
        assert_eq!(strip_invisible("\u{1f469}\u{200d}\u{1f4bb} می\u{200c}خواهم"), "\u{1f469}\u{200d}\u{1f4bb} می\u{200c}خواهم");
    }

    #[test]
    fn casefold_ignores_composition_spaces_and_case() {
        assert_eq!(casefold(" A\u{30a}sa \u{a0} O\u{308}berg\n"), casefold("ÅSA ÖBERG"));
        assert_ne!(casefold("Åsa Öberg"), casefold("Asa Oberg"));
        assert_eq!(normalize("  Ebba\t Lind  "), "Ebba Lind");
    }

    #[test]
    fn single_line_drops_line_breaks_and_direction_marks() {
        assert_eq!(single_line(" Nord\r\nlicht\u{2028}AB\0\u{85}x "), "Nord licht AB x");
        assert_eq!(single_line("a\u{202e}b\u{2066}c\u{200f}d\u{feff}e\u{e0041}"), "abcde");
        assert_eq!(single_line("<b>Åsa & Söhne</b>"), "<b>Åsa & Söhne</b>");
    }

    #[test]
    fn label_is_never_empty_nor_too_long() {
        assert_eq!(label("\u{200b}\n", 9), "–");
        assert_eq!(label("Nordlicht", 9), "Nordlicht");
        assert_eq!(label("Nordlicht AB", 9), "Nordlich…");
    }
}
