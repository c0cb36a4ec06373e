//! Lines of a plain text, none longer than 78 letters where that is possible.

/// The longest line that every mail program leaves as it is (RFC 5322).
const WIDTH: usize = 78;

/// A text that grows by paragraphs.
///
/// Texts of others stand only behind a label or a dash, and what does not fit on their line goes on indented: so they can
/// never look like a line of ours.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// A paragraph of its own.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.gap();
        self.line("", "", text);
    }

    /// An empty line, unless there is one or nothing stands above.
    pub(super) fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    /// A line of ours.
    pub(super) fn sentence(&mut self, text: &str) {
        self.line("", "", text);
    }

    /// A label and what belongs to it.
    pub(super) fn field(&mut self, label: &str, value: &str) {
        self.line("", "  ", &format!("{label}: {value}"));
    }

    /// One of several.
    pub(super) fn item(&mut self, text: &str) {
        self.line("- ", "  ", text);
    }

    /// A label and what belongs to it, below an item.
    pub(super) fn detail(&mut self, label: &str, value: &str) {
        self.line("  ", "    ", &format!("{label}: {value}"));
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }

    fn line(&mut self, start: &str, indent: &str, text: &str) {
        let mut line = start.to_owned();
        let mut is_begun = false;
        // Only plain spaces break: amounts hold spaces that do not.
        for word in text.split(' ') {
            if is_begun && line.chars().count().saturating_add(word.chars().count()) >= WIDTH {
                self.0.push_str(&line);
                self.0.push('\n');
                line = indent.to_owned();
                is_begun = false;
            }
            if is_begun {
                line.push(' ');
            }
            line.push_str(word);
            is_begun = true;
        }
        self.0.push_str(&line);
        self.0.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_and_go_on_indented() {
        let mut page = Page::default();
        page.field("Integration", &"word ".repeat(40));
        page.item(&format!("{} x", "w".repeat(90)));
        let text = page.into_text();
        assert!(text.lines().skip(1).take(2).all(|line| line.starts_with("  word")), "{text}");
        assert!(text.contains(&format!("\n- {}\n  x\n", "w".repeat(90))), "{text}");
        assert!(text.lines().filter(|line| !line.contains("www")).all(|line| line.chars().count() <= WIDTH), "{text}");
    }

    #[test]
    fn a_gap_is_one_empty_line() {
        let mut page = Page::default();
        page.paragraph("a");
        page.gap();
        page.paragraph("b");
        assert_eq!(page.into_text(), "a\n\nb\n");
    }
}
