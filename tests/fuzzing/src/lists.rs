//! Reads list files that an owner opens.

use std::collections::BTreeSet;

use intake::{
    Cell, Choice, DecimalMark, FileError, ReadOptions, Table, TextEncoding, TitleRow, open, open_as, propose, read_amounts, read_people,
};

use crate::{
    generated::{SHEET, WORKBOOK, compound_file, package},
    pieces::{first_line, pieces},
};

/// The maximum length of a quoted cell, in characters.
const MAX_QUOTE: usize = 40;

/// Reads a file of any format.
pub fn file(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xlsx", bytes)
}

/// Reads a text file.
pub fn text(bytes: &[u8]) -> Vec<&'static str> {
    read("list.csv", bytes)
}

/// Reads a text with every encoding and every title row that an owner can choose.
pub fn choices(bytes: &[u8]) -> Vec<&'static str> {
    use TextEncoding::{Cp437, Cp850, Iso8859_15, MacRoman, Utf8, Utf8Twice, Utf16Be, Utf16Le, Windows1250, Windows1252};
    let encodings = [Utf8, Utf8Twice, Utf16Le, Utf16Be, Windows1252, MacRoman, Cp850, Cp437, Iso8859_15, Windows1250];
    let titles = [TitleRow::None, TitleRow::Line(1), TitleRow::Line(3), TitleRow::Line(u32::MAX)];
    let choice = |encoding, titles| Choice { encoding, titles, ..Choice::default() };
    let all =
        encodings.into_iter().map(|encoding| choice(Some(encoding), None)).chain(titles.into_iter().map(|row| choice(None, Some(row))));
    let tables: Vec<Table> = all.filter_map(|choice| open_as("list.csv", bytes, &choice).ok()).collect();
    tables.iter().for_each(|table| check_complete(table, None));
    if tables.is_empty() { Vec::new() } else { vec!["table"] }
}

/// Reads an OpenDocument workbook. The input consists of parts, each with a line that names it. Missing parts are added.
pub fn ods(bytes: &[u8]) -> Vec<&'static str> {
    let kind: (&str, &[u8]) = ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    let manifest: (&str, &[u8]) = ("META-INF/manifest.xml", br#"<manifest:manifest xmlns:manifest="m"></manifest:manifest>"#);
    read("list.ods", &package(&parts(bytes, "content.xml", &[kind, manifest])))
}

/// Reads an XLSX workbook, given as its parts in the same way. The package around the damaged parts is valid, so that they are read.
pub fn xlsx_parts(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xlsx", &package(&parts(bytes, SHEET, &WORKBOOK)))
}

/// Reads an XLS workbook, given as its stream of records.
pub fn xls(bytes: &[u8]) -> Vec<&'static str> {
    read("list.xls", &compound_file(bytes))
}

/// Reads each piece as an amount, month, number and address, in a table with known titles and one line per piece.
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
        check_complete(&table, decimal);
    }
    // Every line with a letter or a digit must be in the table.
    let has_content = |text: &&String| text.chars().any(|character| character.is_alphanumeric());
    assert!(table.rows.len() > texts.iter().filter(has_content).count(), "a line is lost");
    vec!["cells"]
}

/// The parts of an input, completed by `defaults`. A piece without a name is the part `unnamed`.
fn parts<'a>(bytes: &'a [u8], unnamed: &'static str, defaults: &[(&'static str, &'static [u8])]) -> Vec<(&'a str, &'a [u8])> {
    let mut parts: Vec<(&str, &[u8])> = Vec::new();
    for piece in pieces(bytes) {
        let (line, content) = first_line(piece);
        let named = std::str::from_utf8(line).ok().and_then(|line| line.strip_prefix("PART "));
        parts.push(named.map_or((unnamed, piece), |name| (name, content)));
    }
    let missing = defaults.iter().filter(|(name, _)| parts.iter().all(|(existing, _)| existing != name)).copied().collect::<Vec<_>>();
    missing.into_iter().chain(parts).collect()
}

fn read(name: &str, bytes: &[u8]) -> Vec<&'static str> {
    match open(name, bytes, None) {
        Ok(table) => {
            check_complete(&table, None);
            for sheet in table.sheets.iter().take(3) {
                let _ = open(name, bytes, Some(sheet)).map(|table| check_complete(&table, None));
            }
            vec!["table"]
        }
        Err(error) => {
            assert!(error.to_string().len() < 60, "a sentence, and nothing of the file");
            Vec::new()
        }
    }
}

/// Asserts that every row of the table becomes a row or a problem, both as amounts and as people.
fn check_complete(table: &Table, decimal: Option<DecimalMark>) {
    let mapping = propose(table, &[]);
    let options = ReadOptions { month: "2026-11".parse().ok(), currency: "EUR".parse().unwrap(), decimal };
    let expected: BTreeSet<u32> = table.rows.iter().map(|row| row.line).collect();
    assert_eq!(expected.len(), table.rows.len(), "two rows on one line");
    assert!(table.rows.iter().all(|row| row.cells.iter().any(|cell| *cell != Cell::Empty)), "a blank row");

    let amounts = read_amounts(table, &mapping, &options);
    let people = read_people(table, &mapping);
    let read: [(Vec<u32>, BTreeSet<u32>); 2] = [
        (amounts.rows.iter().map(|row| row.line).collect(), amounts.problems.iter().map(|problem| problem.line).collect()),
        (people.rows.iter().map(|row| row.line).collect(), people.problems.iter().map(|problem| problem.line).collect()),
    ];
    for (rows, problems) in read {
        let unique: BTreeSet<u32> = rows.iter().copied().collect();
        assert_eq!(unique.len(), rows.len(), "a row is read twice");
        assert!(unique.is_disjoint(&problems), "a row is read and a problem");
        assert_eq!(unique.union(&problems).copied().collect::<BTreeSet<u32>>(), expected, "a row is lost");
    }
    let quotes = amounts.problems.iter().chain(&people.problems).map(|problem| &problem.text);
    let shown = table.columns.iter().flat_map(|column| column.samples.iter());
    assert!(quotes.chain(shown).all(|text| text.chars().count() <= MAX_QUOTE && !text.chars().any(char::is_control)));
}
