//! Texts of strangers, made harmless: what cannot be seen is dropped.

pub use domain::checks::text::is_unseen;
use domain::checks::text::tidy;

/// On one line, without what cannot be seen: controls, marks that turn the direction of writing, spaces without width.
pub fn clean(text: &str) -> String {
    let kept: String = text.chars().filter_map(|c| if c.is_whitespace() { Some(' ') } else { (!is_unseen(c)).then_some(c) }).collect();
    tidy(&kept)
}

/// The same text for comparing. Not for showing.
pub fn folded(text: &str) -> String {
    clean(text).to_lowercase()
}

/// The start of a text, clean, of at most so many characters.
pub fn quote(text: &str, most: usize) -> String {
    // A cell is long at most by its own limit, so cleaning it whole costs little.
    let clean = clean(text);
    match clean.char_indices().nth(most) {
        None => clean,
        Some(_) => clean.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_dropped_and_the_rest_survives() {
        assert_eq!(clean("\u{202e}Anna\u{0} \u{200f}Be\u{ad}rg\r\n x\u{feff}"), "Anna Berg x");
        assert_eq!(clean("=1+1"), "=1+1");
        assert_eq!(clean("<b>O\u{308}</b>\u{a0}"), "<b>Ö</b>");
        assert_eq!(folded(" A\u{30a}SA "), "åsa");
    }

    #[test]
    fn a_quote_is_short() {
        assert_eq!(quote("abcdef", 6), "abcdef");
        assert_eq!(quote("abcdefg", 6), "abcde…");
        assert_eq!(quote(&"ö".repeat(2000), 40).chars().count(), 40);
    }
}
