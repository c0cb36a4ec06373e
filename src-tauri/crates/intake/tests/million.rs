//! Files of a million rows are refused by their limit, early and without filling the memory; the largest that are allowed are
//! read. `PAYBRIDGE_LONG=1` takes workbooks of a real million rows, and the largest of each kind.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use std::{
    fmt::Write as _,
    io::{Cursor, Write as _},
    sync::Mutex,
};

use common::{ask, is_whole, made::package};
use intake::{FileError, open, propose, read_amounts};
use peak_alloc::PeakAlloc;
use zip::{ZipWriter, write::SimpleFileOptions};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What is held is counted for the whole process: one test at a time.
static TURN: Mutex<()> = Mutex::new(());

/// As much as reading a file may hold at once, whatever its rows.
const MOST_HELD: usize = 400 << 20;
/// Rows that are read at most.
const LARGEST: u32 = 200_000;

fn is_long() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some()
}

/// What comes of a file, within the memory that it may take.
fn opened(name: &str, bytes: &[u8], rows: u32) -> Result<u32, FileError> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let table = open(name, bytes, None);
    let held = MEMORY.peak_usage() - before;
    assert!(held < MOST_HELD, "{held} bytes were held for a file of {rows} rows and {} bytes", bytes.len());
    let table = table?;
    let amounts = read_amounts(&table, &propose(&table, &[]), &ask());
    assert!(is_whole(&table, amounts.rows.iter().map(|row| row.line), amounts.problems.iter().map(|problem| problem.line)));
    Ok(u32::try_from(table.rows.len()).unwrap())
}

fn text(rows: u32) -> Vec<u8> {
    let mut list = "Pers.-Nr.;Benefit;Betrag;Monat\n".to_owned();
    for row in 1..=rows {
        writeln!(list, "{row};Essen;5,00;2026-11").unwrap();
    }
    list.into_bytes()
}

/// A workbook whose sheet is written row by row, so that the test itself does not fill the memory.
fn workbook(rows: u32) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("xl/workbook.xml", r#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#),
        ("xl/sharedStrings.xml", "<sst><si><t>Pers.-Nr.</t></si><si><t>Betrag</t></si></sst>"),
    ];
    for (name, content) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default().compression_level(Some(1))).unwrap();
    zip.write_all(br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>"#).unwrap();
    let mut lines = String::new();
    for row in 2..=rows + 1 {
        write!(lines, r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}"><v>5</v></c></row>"#).unwrap();
        if row % 10_000 == 0 || row == rows + 1 {
            zip.write_all(lines.as_bytes()).unwrap();
            lines.clear();
        }
    }
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_text_of_a_million_rows_is_refused() {
    let _turn = TURN.lock().unwrap();
    assert_eq!(opened("list.csv", &text(1_000_000), 1_000_000), Err(FileError::TooManyRows));
    if is_long() {
        assert_eq!(opened("list.csv", &text(LARGEST), LARGEST), Ok(LARGEST));
        assert_eq!(opened("list.csv", &text(LARGEST + 1), LARGEST + 1), Err(FileError::TooManyRows));
    }
}

#[test]
fn a_workbook_of_too_many_rows_is_refused() {
    let _turn = TURN.lock().unwrap();
    let rows = if is_long() { 1_000_000 } else { LARGEST + 100 };
    assert_eq!(opened("list.xlsx", &workbook(rows), rows), Err(FileError::TooManyRows));
    if is_long() {
        assert_eq!(opened("list.xlsx", &workbook(LARGEST), LARGEST), Ok(LARGEST));
    }
}

/// Half a megabyte that unpacks to millions of empty texts, each of which would take room.
#[test]
fn a_workbook_that_unpacks_to_the_memory_is_refused() {
    let _turn = TURN.lock().unwrap();
    let texts = [b"<sst>".as_slice(), &b"<si/>".repeat(14 << 20), b"</sst>"].concat();
    let bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &texts)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(opened("list.xlsx", &bomb, 0), Err(FileError::TooLarge));
}
