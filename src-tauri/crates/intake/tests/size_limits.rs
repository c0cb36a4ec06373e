//! Files of a million rows, and small files that expand beyond the memory. Each is read within the memory limit or refused.
//!
//! `PAYBRIDGE_LONG=1` also reads the largest allowed file of each kind.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod common;

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
};

use common::{
    corpus::{SHEET, ods, ods_text, record, xls_text, xls_with_globals, xlsx, xlsx_with_parts},
    euro_options, has_every_row_once,
};
use intake::{FileError, open, propose, read_amounts};
use peak_alloc::PeakAlloc;
use rstest::rstest;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Memory is counted for the whole process, so only one test may run at a time.
static MEMORY_LOCK: Mutex<()> = Mutex::new(());

/// Bytes that reading may use at once for any file.
const MAX_MEMORY: usize = 512 << 20;
/// The limit of rows.
const MAX_ROWS: usize = 200_000;
/// Rows of an XLSX sheet.
const SHEET_ROWS: usize = 1_048_576;

/// Reads a file within the memory limit and returns its number of rows.
fn open_within_memory(name: &str, bytes: &[u8]) -> Result<usize, FileError> {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let table = open(name, bytes, None);
    let peak = MEMORY.peak_usage().saturating_sub(before);
    assert!(peak < MAX_MEMORY, "{peak} bytes were held for a file of {} bytes", bytes.len());
    let table = table?;
    let amounts = read_amounts(&table, &propose(&table, &[]), &euro_options());
    assert!(has_every_row_once(&table, amounts.rows.iter().map(|row| row.line), amounts.problems.iter().map(|problem| problem.line)));
    Ok(table.rows.len())
}

fn lock_memory_counter() -> impl Drop {
    MEMORY_LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

fn is_long_test() -> bool {
    std::env::var_os("PAYBRIDGE_LONG").is_some()
}

fn text(rows: usize) -> Vec<u8> {
    ["Pers.-Nr.;Betrag\n", &"17;5,00\n".repeat(rows)].concat().into_bytes()
}

const TITLES: &str =
    r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Pers.-Nr.</t></is></c><c r="B1" t="inlineStr"><is><t>Betrag</t></is></c></row>"#;
const FILLED: &str = "<row><c><v>5</v></c></row>";
const FORMATTED: &str = r#"<row><c s="1"/></row>"#;
const LAST: &str = r#"<row r="1048576"><c r="A1048576"><v>5</v></c></row>"#;

/// A workbook of the titles and these rows, each repeated.
fn sheet(rows: &[(&str, usize)]) -> Vec<u8> {
    xlsx(|part| {
        part.write_all(format!("<worksheet><sheetData>{TITLES}").as_bytes()).unwrap();
        for (row, times) in rows {
            part.write_all(row.repeat(*times).as_bytes()).unwrap();
        }
        part.write_all(b"</sheetData></worksheet>").unwrap();
    })
}

#[test]
fn text_of_a_million_rows_is_refused() {
    let _lock = lock_memory_counter();
    assert_eq!(open_within_memory("list.csv", &text(1_000_000)), Err(FileError::TooManyRows));
    if is_long_test() {
        assert_eq!(open_within_memory("list.csv", &text(MAX_ROWS)), Ok(MAX_ROWS));
        assert_eq!(open_within_memory("list.csv", &text(MAX_ROWS + 1)), Err(FileError::TooManyRows));
    }
}

#[test]
fn workbook_of_a_million_rows_is_refused() {
    let _lock = lock_memory_counter();
    assert_eq!(open_within_memory("list.xlsx", &sheet(&[(FILLED, 1_000_000)])), Err(FileError::TooManyRows));
    if is_long_test() {
        assert_eq!(open_within_memory("list.xlsx", &sheet(&[(FILLED, MAX_ROWS)])), Ok(MAX_ROWS));
        assert_eq!(open_within_memory("list.xlsx", &sheet(&[(FILLED, MAX_ROWS + 1)])), Err(FileError::TooManyRows));
    }
}

#[test]
fn sheet_formatted_to_its_last_row_is_read() {
    let _lock = lock_memory_counter();
    let formatted_rows = if is_long_test() { SHEET_ROWS - 42 } else { 100_000 };
    assert_eq!(open_within_memory("list.xlsx", &sheet(&[(FILLED, 40), (FORMATTED, formatted_rows), (LAST, 1)])), Ok(41));
    let titles = format!("<table:table-row>{}{}</table:table-row>", ods_text("Pers.-Nr."), ods_text("Betrag"));
    let filled = format!("<table:table-row>{}{}</table:table-row>", ods_text("17"), ods_text("5,00"));
    let formatted = |rows: usize| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell table:style-name=\"s\" table:number-columns-repeated=\"16384\"/></table:table-row>"
        )
    };
    let lines = [titles.clone(), filled.repeat(40), formatted(SHEET_ROWS - 42), filled].concat();
    assert_eq!(open_within_memory("list.ods", &ods(&lines)), Ok(41));
    assert_eq!(open_within_memory("list.ods", &ods(&[titles, formatted(SHEET_ROWS - 1)].concat())), Ok(0));
}

#[test]
fn ods_of_a_million_rows_is_refused() {
    let _lock = lock_memory_counter();
    let rows = |rows: usize| {
        let cells = [ods_text("Pers.-Nr."), ods_text("Betrag")].concat();
        let filled = [ods_text("17"), ods_text("5,00")].concat();
        ods(&format!(
            "<table:table-row>{cells}</table:table-row><table:table-row table:number-rows-repeated=\"{rows}\">{filled}</table:table-row>"
        ))
    };
    assert_eq!(open_within_memory("list.ods", &rows(1_000_000)), Err(FileError::TooManyRows));
    assert_eq!(open_within_memory("list.ods", &rows(SHEET_ROWS * SHEET_ROWS)), Err(FileError::TooLarge));
}

/// Small OpenDocument files that stand for gigabytes: a long text in many cells, many spaces in one cell, a formula in many
/// cells.
#[rstest]
#[case::in_many_cells("table:number-columns-repeated=\"100\" office:value-type=\"string\"", &format!("<text:p>{}</text:p>", "x".repeat(100_000)))]
#[case::blanks("office:value-type=\"string\"", "<text:p><text:s text:c=\"2000000000\"/></text:p>")]
#[case::blanks_of_an_error("office:string-value=\"\" calcext:value-type=\"error\"", "<text:s text:c=\"2000000000\"></text:s>")]
#[case::a_formula("table:number-columns-repeated=\"16000\" table:formula=\"SUM(A1:B2)\"", "")]
fn ods_that_expands_beyond_memory_is_refused(#[case] attributes: &str, #[case] content: &str) {
    let _lock = lock_memory_counter();
    let titles = format!("<table:table-row>{}{}</table:table-row>", ods_text("Pers.-Nr."), ods_text("Betrag"));
    let cell = if content.is_empty() {
        format!("<table:table-cell {attributes}/>")
    } else {
        format!("<table:table-cell {attributes}>{content}</table:table-cell>")
    };
    let row = format!("<table:table-row table:number-rows-repeated=\"1000\">{cell}</table:table-row>");
    assert_eq!(open_within_memory("list.ods", &ods(&[titles, row].concat())), Err(FileError::TooLarge));
}

/// Twenty thousand cells refer to one long text. Its copies would take six hundred megabytes.
#[test]
fn xls_whose_cells_share_a_long_text_is_refused() {
    let _lock = lock_memory_counter();
    let long = 30_000_usize;
    // The text continues in another record, as every long text does.
    let (here, there) = (vec![b'x'; 8_000], vec![b'x'; long - 8_000]);
    let length = u16::try_from(long).unwrap().to_le_bytes();
    let shared = record(0x00fc, &[&[1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, b'7'][..], &length, &[0], &here].concat());
    let continued = record(0x003c, &[&[0][..], &there].concat());
    let refer_to_text = |row: u16, column: u16, text: u32| {
        record(0x00fd, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &text.to_le_bytes()].concat())
    };
    let titles = [xls_text(0, 0, "Pers.-Nr."), xls_text(0, 1, "Betrag")].concat();
    let rows = |text: u32| (1..=20_000).map(|row| refer_to_text(row, 0, text)).collect::<Vec<_>>();
    let book = |text: u32, first: &[u8]| {
        xls_with_globals(&[shared.clone(), continued.clone()].concat(), &[vec![titles.clone(), first.to_vec()], rows(text)].concat())
    };
    assert_eq!(open_within_memory("list.xls", &book(0, &[])), Ok(20_000));
    assert_eq!(open_within_memory("list.xls", &book(1, &[])), Err(FileError::TooLarge));
    // An embedded chart ends only itself, and not the sheet.
    let diagram = [record(0x0809, &[0; 16]), record(0x000a, &[])].concat();
    assert_eq!(open_within_memory("list.xls", &book(1, &diagram)), Err(FileError::TooLarge));
}

/// Blank cells take memory too.
#[test]
fn blank_cells_do_not_fill_the_memory() {
    let _lock = lock_memory_counter();
    let wide = ["Pers.-Nr.;Betrag\n17;5,00", &";".repeat(10 << 20), "\n"].concat();
    assert_eq!(open_within_memory("list.csv", wide.as_bytes()), Ok(1));
    let filled = ["Pers.-Nr.;Betrag\n17;5,00", &";".repeat(1_000), "x\n"].concat();
    assert_eq!(open_within_memory("list.csv", filled.as_bytes()), Err(FileError::TooManyColumns));
    let far = |row: usize| format!(r#"<row r="{row}"><c r="GR{row}"><v>1</v></c></row>"#);
    let far: String = (2..60_002).map(far).collect();
    assert_eq!(open_within_memory("list.xlsx", &sheet(&[(&far, 1)])), Err(FileError::TooLarge));
}

/// Parts beyond the limits: shared strings in the folder of the sheets, and a sheet with a single long word. The declared size is
/// checked first.
#[test]
fn workbook_that_unpacks_beyond_limits_is_refused() {
    let _lock = lock_memory_counter();
    let texts = "xl/worksheets/sharedStrings.xml";
    let bomb = declare_large_part(xlsx_with_parts(&[(texts, b"<sst><si/></sst>"), (SHEET, b"<worksheet><sheetData/></worksheet>")]), texts);
    assert_eq!(open_within_memory("list.xlsx", &bomb), Err(FileError::TooLarge));
    let word = |length: usize| {
        let sheet = format!("<worksheet><sheetData>{TITLES}<row><c><v>{}</v></c></row></sheetData></worksheet>", "7".repeat(length));
        declare_large_part(xlsx_with_parts(&[(SHEET, sheet.as_bytes())]), SHEET)
    };
    assert_eq!(open_within_memory("list.xlsx", &word(1_000)), Ok(1));
    assert_eq!(open_within_memory("list.xlsx", &word(2 << 20)), Err(FileError::TooLarge));
}

/// Makes the central directory declare that a part unpacks to a hundred megabytes.
fn declare_large_part(mut package: Vec<u8>, part: &str) -> Vec<u8> {
    let name = package.windows(part.len()).rposition(|bytes| bytes == part.as_bytes()).unwrap();
    package[name - 22..name - 18].copy_from_slice(&(100_u32 << 20).to_le_bytes());
    package
}

/// The error text names the row limit in every language.
#[test]
fn error_texts_name_the_row_limit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/i18n");
    for language in ["en", "sv", "de"] {
        let texts_of_language = fs::read_to_string(folder.join(language).join("errors.ts")).unwrap();
        let line = texts_of_language.lines().find(|line| line.trim().starts_with("too_many_rows:")).expect("a text for it");
        let digits: String = line.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits, MAX_ROWS.to_string(), "{language}");
    }
}
