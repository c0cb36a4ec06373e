//! Redacts log lines. The log should hold no personal data anyway; this catches data that has a recognizable form.

use std::path::Path;

use crate::app::Folders;

/// Replaces the folders of the app and of the user, whose paths contain the user's name, and recognizable personal data.
#[derive(Default)]
pub(super) struct LogRedactor {
    folders: Vec<(String, &'static str)>,
}

impl LogRedactor {
    pub(super) fn for_folders(folders: &Folders) -> Self {
        let home = ["HOME", "USERPROFILE"].iter().find_map(std::env::var_os);
        let named =
            [(Some(folders.data.as_path()), "DATA"), (Some(folders.log.as_path()), "LOG"), (home.as_deref().map(Path::new), "HOME")];
        let mut folders: Vec<_> = named
            .into_iter()
            .filter_map(|(folder, name)| Some((folder?.display().to_string(), name)))
            .filter(|(folder, _)| folder.len() > 1)
            .collect();
        // The longest first, because one folder may lie in another.
        folders.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
        Self { folders }
    }

    /// The line without folders, e-mail addresses and possible personal numbers.
    pub(super) fn redact(&self, line: &str) -> String {
        let line = self.folders.iter().fold(line.to_owned(), |line, (folder, name)| line.replace(folder, name));
        line.split(' ').map(redact_word).collect::<Vec<_>>().join(" ")
    }
}

fn redact_word(word: &str) -> &str {
    if word.contains('@') {
        return "[address]";
    }
    let parts = word.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '+');
    if parts.into_iter().any(looks_like_personal_number) { "[number]" } else { word }
}

/// 10 or 12 digits, or 6 or 8 digits, a sign and 4 digits.
fn looks_like_personal_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match text.split_once(['-', '+']) {
        Some((date, last)) => digits(date) && digits(last) && [6, 8].contains(&date.len()) && last.len() == 4,
        None => digits(text) && [10, 12].contains(&text.len()),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("mail to ebba@mejl.example refused", "mail to [address] refused")]
    #[case("who: (19900101-0017)", "who: [number]")]
    #[case("who: 900101+0017.", "who: [number]")]
    #[case("9001010017 199001010017", "[number] [number]")]
    #[case("run 4f1c9a52-1111-4abc-9def-123456789012 ends", "run 4f1c9a52-1111-4abc-9def-123456789012 ends")]
    #[case("after 1234 ms, 2026-11-21", "after 1234 ms, 2026-11-21")]
    #[case("/home/ebba/.data/x.db: gone", "HOME/.data/x.db: gone")]
    fn redactor_removes_personal_data(#[case] line: &str, #[case] redacted: &str) {
        let redactor = LogRedactor { folders: vec![("/home/ebba".to_owned(), "HOME")] };
        assert_eq!(redactor.redact(line), redacted);
    }
}
