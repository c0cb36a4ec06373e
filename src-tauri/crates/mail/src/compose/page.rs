//! A plain text with lines of at most 78 characters, as far as that is possible.

/// The maximum length of a line that every mail program leaves unchanged (RFC 5322).
const WIDTH: usize = 78;

/// A text that is written paragraph by paragraph.
///
/// Foreign texts follow a label or a dash, and their continuation lines are indented. So they can never look like a line of the app.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// Begins a new paragraph.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.gap();
        self.line("", "", text);
    }

    /// Writes an empty line, unless the text is empty or already ends with one.
    pub(super) fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// Writes a line of the app.
    pub(super) fn sentence(&mut self, text: &str) {
        self.line("", "", text);
    }

    /// Writes a label with its value.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        self.line("", "  ", &format!("{label}: {value}"));
    }

    /// Writes a list item.
    pub(super) fn item(&mut self, text: &str) {
        self.line("- ", "  ", text);
    }

    /// Writes a label with its value below an item.
    pub(super) fn detail(&mut self, label: &str, value: &str) {
        self.line("  ", "    ", &format!("{label}: {value}"));
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }

    fn line(&mut self, start: &str, indent: &str, text: &str) {
        let mut line = start.to_owned();
        let mut has_word = false;
        // Lines break at plain spaces only, because amounts contain no-break spaces.
        for word in text.split(' ') {
            if has_word && line.chars().count().saturating_add(word.chars().count()) >= WIDTH {
                self.0.push_str(&line);
                self.0.push('\n');
                line = indent.to_owned();
                has_word = false;
            }
            if has_word {
                line.push(' ');
            }
            line.push_str(word);
            has_word = true;
        }
        self.0.push_str(&line);
        self.0.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_line_continues_indented() {
        let mut page = Page::default();
        page.field("Integration", &"word ".repeat(40));
        page.item(&format!("{} x", "w".repeat(90)));
        let text = page.into_text();
        assert!(text.lines().skip(1).take(2).all(|line| line.starts_with("  word")), "{text}");
        assert!(text.contains(&format!("\n- {}\n  x\n", "w".repeat(90))), "{text}");
        assert!(text.lines().filter(|line| !line.contains("www")).all(|line| line.chars().count() <= WIDTH), "{text}");
    }

    #[test]
    fn gap_is_one_empty_line() {
        let mut page = Page::default();
        page.paragraph("a");
        page.gap();
        page.paragraph("b");
        assert_eq!(page.into_text(), "a\n\nb\n");
    }
}
