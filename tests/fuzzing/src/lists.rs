//! Lists that an owner opens.

use std::collections::BTreeSet;

use intake::{
    Cell, Choice, DecimalMark, FileError, ReadOptions, Table, TextEncoding, TitleRow, open, open_as, propose, read_amounts, read_people,
};

use crate::{
    made::{SHEET, WORKBOOK, package, shell},
    pieces::{first_line, pieces},
};

/// The longest that is told of a cell, in characters.
const QUOTE: usize = 40;

/// A file of any kind.
pub fn file(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xlsx", bytes)
}

/// A text.
pub fn text(bytes: &[u8]) -> Vec<&'static str> {
    read("list.csv", bytes)
}

/// A text, in every encoding and with the titles on any of its first lines, or nowhere, as an owner may choose.
pub fn choices(bytes: &[u8]) -> Vec<&'static str> {
    use TextEncoding::{Cp437, Cp850, Iso8859_15, MacRoman, Utf8, Utf8Twice, Utf16Be, Utf16Le, Windows1250, Windows1252};
    let encodings = [Utf8, Utf8Twice, Utf16Le, Utf16Be, Windows1252, MacRoman, Cp850, Cp437, Iso8859_15, Windows1250];
    let titles = [TitleRow::None, TitleRow::Line(1), TitleRow::Line(3), TitleRow::Line(u32::MAX)];
    let choice = |encoding, titles| Choice { encoding, titles, ..Choice::default() };
    let all =
        encodings.into_iter().map(|encoding| choice(Some(encoding), None)).chain(titles.into_iter().map(|row| choice(None, Some(row))));
    let tables: Vec<Table> = all.filter_map(|choice| open_as("list.csv", bytes, &choice).ok()).collect();
    tables.iter().for_each(|table| whole(table, None));
    if tables.is_empty() { Vec::new() } else { vec!["table"] }
}

/// An OpenDocument workbook, given as its parts: a line with the name of the part, and the part. What is missing is made.
pub fn ods(bytes: &[u8]) -> Vec<&'static str> {
    let kind: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    let manifest: (&str, &[u8]) = ("META-INF/manifest.xml", br#"<manifest:manifest xmlns:manifest="m"></manifest:manifest>"#);
    read("list.ods", &package(&parts(bytes, "content.xml", &[kind, manifest])))
}

/// A workbook, given as its parts in the same way: each of them is read whole where the package around it is sound.
pub fn xlsx_parts(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xlsx", &package(&parts(bytes, SHEET, &WORKBOOK)))
}

/// An old workbook, given as its stream of records.
pub fn xls(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xls", &shell(bytes))
}

/// Cells under known titles: the readings of amounts, months, numbers and addresses, each cell on its own line.
pub fn cells(bytes: &[u8]) -> Vec<&'static str> {
    let texts: Vec<String> = pieces(bytes).into_iter().map(|piece| String::from_utf8_lossy(piece).into_owned()).collect();
    let line = |text: &String| {
        let cell = format!("\"{}\"", text.replace('"', "\"\""));
        format!("{cell};{cell};{cell};{cell};{cell};{cell}\n")
    };
    let list =
        format!("Pers.-Nr.;E-Mail;Benefit;Betrag;Monat;Name\n1;a@b.de;A;5,00;2026-11;Ebba\n{}", texts.iter().map(line).collect::<String>());
    let table = match open("list.csv", list.as_bytes(), None) {
        Err(FileError::NotAFile) => return Vec::new(),
        table => table.expect("a text with a header"),
    };
    for decimal in [None, Some(DecimalMark::Comma), Some(DecimalMark::Point)] {
        whole(&table, decimal);
    }
    // One of a few lines is not what makes a list; each line that holds something is in the table.
    let filled = |text: &&String| text.chars().any(|letter| letter.is_alphanumeric());
    assert!(table.rows.len() > texts.iter().filter(filled).count(), "a line is lost");
    vec!["cells"]
}

/// The parts of an input, and those of `rest` that it does not have. An input without a name is `first`.
fn parts<'a>(bytes: &'a [u8], first: &'static str, rest: &[(&'static str, &'static [u8])]) -> Vec<(&'a str, &'a [u8])> {
    let mut parts: Vec<(&str, &[u8])> = Vec::new();
    for piece in pieces(bytes) {
        let (line, content) = first_line(piece);
        let named = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix("PART "));
        parts.push(named.map_or((first, piece), |name| (name, content)));
    }
    let missing = rest.iter().filter(|(name, _)| parts.iter().all(|(there, _)| there != name)).copied().collect::<Vec<_>>();
    missing.into_iter().chain(parts).collect()
}

fn read(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    match open(name, bytes, None) {
        Ok(table) => {
            whole(&table, None);
            for sheet in table.sheets.iter().take(3) {
                let _ = open(name, bytes, Some(sheet)).map(|table| whole(&table, None));
            }
            vec!["table"]
        }
        Err(error) => {
            assert!(error.to_string().len() < 60, "a sentence, and nothing of the file");
            Vec::new()
        }
    }
}

/// Every row of the table ends among the rows or among the problems, read either way.
fn whole(table: &Table, decimal: Option<DecimalMark>) {
    let mapping = propose(table, &[]);
    let ask = ReadOptions { month: "2026-11".parse().ok(), currency: "EUR".parse().unwrap(), decimal };
    let there: BTreeSet<u32> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(there.len(), table.rows.len(), "two rows on one line");
    assert!(table.rows.iter().all(|row| row.cells.iter().any(|cell| *cell != Cell::Empty)), "a blank row");

    let amounts = read_amounts(table, &mapping, &ask);
    let people = read_people(table, &mapping);
    let read: [(Vec<u32>, BTreeSet<u32>); 2] = [
        (amounts.rows.iter().map(|row| row.line).collect(), amounts.problems.iter().map(|problem| problem.line).collect()),
        (people.rows.iter().map(|row| row.line).collect(), people.problems.iter().map(|problem| problem.line).collect()),
    ];
    for (rows, problems) in read {
        let once: BTreeSet<u32> = rows.iter().copied().collect();
        assert_eq!(once.len(), rows.len(), "a row is read twice");
        assert!(once.is_disjoint(&problems), "a row is read and a problem");
        assert_eq!(once.union(&problems).copied().collect::<BTreeSet<u32>>(), there, "a row is lost");
    }
    let quotes = amounts.problems.iter().chain(&people.problems).map(|problem| &problem.text);
    let shown = table.columns.iter().flat_map(|column| column.samples.iter());
    assert!(quotes.chain(shown).all(|text| text.chars().count() <= QUOTE && !text.chars().any(char::is_control)));
}
