//! The places where secrets and whole numbers may be stored. `docs/privacy.md` has the same table for readers.

const DOC: &str = include_str!("../../docs/privacy.md");

/// A place that the tests search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The name in the document.
    pub name: &'static str,
    /// Whether secrets may be there.
    pub secrets: bool,
    /// Whether whole personal numbers and bank accounts may be there.
    pub numbers: bool,
}

const fn place(name: &'static str, secrets: bool, numbers: bool) -> Place {
    Place { name, secrets, numbers }
}

pub const KEYCHAIN: Place = place("the keychain", true, false);
/// The services of the owner's connections and the owner's mail server.
pub const OWN_SERVICES: Place = place("your own services", true, true);
/// The database with its journal, free pages included.
pub const DATABASE: Place = place("`paybridge.db`", false, true);
/// Copies of the database beside it, and back-ups that the owner saves.
pub const COPIES: Place = place("copies and back-ups", false, true);
pub const SAMPLE: Place = place("`sample-company.json`", true, true);
pub const LOG: Place = place("the log", false, false);
pub const REPORT: Place = place("saved reports", false, false);
/// The diagnostics that the owner sends to support.
pub const DIAGNOSTICS: Place = place("diagnostics", false, false);
pub const MAIL: Place = place("mails", false, false);
/// The answers, errors and progress events of all commands.
pub const SENT_TO_WINDOW: Place = place("what the window is sent", false, false);
/// The page, the data of its scripts, and the title of the window.
pub const PAGE: Place = place("the page and the window’s title", false, false);
/// The memory of the programs that draw the page, in a start without typed credentials.
pub const MEMORY: Place = place("the memory of the programs that draw the page", false, false);
/// Every other file: the web view's folder, the window's position, temporary files.
pub const OTHER_FILES: Place = place("any other file", false, false);
pub const ARGUMENTS: Place = place("arguments and environment of the programs", false, false);

pub const ALL: [Place; 14] = [
    KEYCHAIN,
    OWN_SERVICES,
    DATABASE,
    COPIES,
    SAMPLE,
    LOG,
    REPORT,
    DIAGNOSTICS,
    MAIL,
    SENT_TO_WINDOW,
    PAGE,
    MEMORY,
    OTHER_FILES,
    ARGUMENTS,
];

/// The rows of the document's table: name, secrets, numbers.
pub fn documented() -> Vec<(String, bool, bool)> {
    let (_, table) = DOC.split_once("| place | secrets | whole numbers |").unwrap_or_default();
    let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let may = |cell: usize| cells.get(cell).is_some_and(|word| word.starts_with("yes"));
        (cells.first().copied().unwrap_or_default().to_owned(), may(1), may(2))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_equal_the_privacy_document() {
        let table: Vec<(String, bool, bool)> = ALL.iter().map(|place| (place.name.to_owned(), place.secrets, place.numbers)).collect();
        assert_eq!(documented(), table);
    }
}
