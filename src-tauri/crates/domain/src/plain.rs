//! Texts of others, made harmless: they stay within their line.

/// The longest that a mail shows of the name of a person or a benefit, in letters.
pub const NAME: usize = 60;

/// The text on one line: what breaks lines or turns the direction of writing is gone.
pub fn one_line(text: &str) -> String {
    let visible = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let kept: String = visible.filter(|&letter| !is_invisible(letter)).collect();
    // The separators of lines and paragraphs are white space too.
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// [`one_line`], cut to so many letters. Never empty.
pub fn label(text: &str, longest: usize) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "–".to_owned();
    }
    if line.chars().count() <= longest {
        return line;
    }
    line.chars().take(longest.saturating_sub(1)).chain(std::iter::once('…')).collect()
}

/// Marks that are not seen: of direction, of width nothing, of annotation, of tags.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::{label, one_line};

    #[test]
    fn what_breaks_lines_or_turns_them_round_is_gone() {
        assert_eq!(one_line(" Nord\r\nlicht\u{2028}AB\0\u{85}x "), "Nord licht AB x");
        assert_eq!(one_line("a\u{202e}b\u{2066}c\u{200f}d\u{feff}e\u{e0041}"), "abcde");
        assert_eq!(one_line("<b>Åsa & Söhne</b>"), "<b>Åsa & Söhne</b>");
    }

    #[test]
    fn a_label_is_never_empty_nor_too_long() {
        assert_eq!(label("\u{200b}\n", 9), "–");
        assert_eq!(label("Nordlicht", 9), "Nordlicht");
        assert_eq!(label("Nordlicht AB", 9), "Nordlich…");
    }
}
