//! Sanitizing of texts from files.

pub use domain::text::{is_invisible, sanitize};

/// The sanitized text in lower case, for comparing only.
pub fn casefold(text: &str) -> String {
    domain::text::casefold(&sanitize(text))
}

/// The sanitized text, cut to `most` characters.
pub fn quote(text: &str, most: usize) -> String {
    // Every cell is limited in length, so sanitizing all of it is cheap.
    let text = sanitize(text);
    match text.char_indices().nth(most) {
        None => text,
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sanitize_drops_invisible_characters_only() {
        assert_eq!(sanitize("\u{202e}Anna\u{0} \u{200f}Be\u{ad}rg\r\n x\u{feff}"), "Anna Berg x");
        assert_eq!(sanitize("=1+1"), "=1+1");
        assert_eq!(sanitize("<b>O\u{308}</b>\u{a0}"), "<b>Ö</b>");
        assert_eq!(casefold(" A\u{30a}SA "), "åsa");
    }

    #[test]
    fn quote_is_cut_to_its_limit() {
        assert_eq!(quote("abcdef", 6), "abcdef");
        assert_eq!(quote("abcdefg", 6), "abcde…");
        assert_eq!(quote(&"ö".repeat(2000), 40).chars().count(), 40);
    }
}
