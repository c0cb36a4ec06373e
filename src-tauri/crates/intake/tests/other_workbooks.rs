//! OpenDocument and XLS workbooks, and unrelated packages.

mod common;

use common::{
    corpus::{ods, ods_text, package, record, xls, xls_number, xls_text, xls_with_globals},
    euro_options, open_error, summary, workbook,
};
use intake::{FileError, open, propose, read_amounts};
use rust_xlsxwriter::Worksheet;

#[test]
fn package_with_a_too_large_part_is_refused_unread() {
    let mut bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &vec![b' '; 1 << 20])]);
    assert_eq!(open_error("list.xlsx", &bomb), FileError::NoSheet);
    // The central directory declares a size of 4 GB for the part.
    let entry = bomb.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    assert_eq!(open_error("list.xlsx", &bomb), FileError::TooLarge);
}

#[test]
fn damaged_or_unrelated_package_is_refused() {
    assert_eq!(open_error("letter.docx", &package(&[("word/document.xml", b"<document/>")])), FileError::Document);
    let sound = workbook(|sheet: &mut Worksheet| _ = sheet.write(0, 0, "Personalnummer").unwrap());
    assert_eq!(open_error("list.xlsx", &sound[..sound.len() / 2]), FileError::Unreadable);
    assert_eq!(open_error("list.xlsx", b"\x01\x02\x03\x04\x05"), FileError::Unreadable);
}

#[test]
fn ods_is_read() {
    let header: String = ["Anställningsnummer", "Förmån", "Belopp", "Lönemånad"].map(ods_text).concat();
    let filler = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let amount = "<table:table-cell office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"49.9\"><text:p>49,90 €</text:p></table:table-cell>";
    let month = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-01\"><text:p>nov 26</text:p></table:table-cell>";
    let bytes = ods(&format!(
        "<table:table-row>{header}{filler}</table:table-row><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
         <table:table-row>{}{}{amount}{month}</table:table-row><table:table-row table:number-rows-repeated=\"1048000\">{filler}</table:table-row>",
        ods_text("007"),
        ods_text("Cykel"),
    ));
    let table = open("lista.ods", &bytes, None).unwrap();
    assert_eq!(table.sheets, ["Lista"]);
    assert_eq!(summary(&read_amounts(&table, &propose(&table, &[]), &euro_options())), ["4 007 Cykel 2026-11 49.9 EUR"]);
}

#[test]
fn ods_with_many_repeated_cells_is_refused() {
    let cell =
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell>";
    let wide = format!("<table:table-row>{cell}</table:table-row>").repeat(501);
    assert_eq!(open_error("lista.ods", &ods(&wide)), FileError::TooLarge);
    let high = format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", ods_text("x").repeat(9));
    assert_eq!(open_error("lista.ods", &ods(&high)), FileError::TooLarge);
    let far = format!(
        "<table:table-row table:number-rows-repeated=\"900000\"><table:table-cell/></table:table-row><table:table-row>{}</table:table-row>",
        ods_text("x").repeat(9)
    );
    assert_eq!(open_error("lista.ods", &ods(&far)), FileError::TooLarge);
}

#[test]
fn encrypted_workbook_is_refused_as_encrypted() {
    let shell = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        vec![0; 600],
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    assert_eq!(open_error("list.xlsx", &shell), FileError::Encrypted);
    assert_eq!(open_error("list.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 something old"), FileError::NotAFile);
}

fn old_list() -> Vec<Vec<u8>> {
    let titles = ["Anställningsnummer", "Förmån", "Belopp", "Lönemånad"];
    let mut records: Vec<Vec<u8>> = (0_u16..).zip(titles).map(|(column, title)| xls_text(0, column, title)).collect();
    records.extend([xls_text(2, 0, "007"), xls_text(2, 1, "Cykel"), xls_number(2, 2, 49.9), xls_text(2, 3, "nov 2026")]);
    records
}

#[test]
fn xls_is_read() {
    let table = open("lista.xls", &xls(&old_list()), None).unwrap();
    assert_eq!(table.sheets, ["Lista"]);
    assert_eq!(summary(&read_amounts(&table, &propose(&table, &[]), &euro_options())), ["3 007 Cykel 2026-11 49.9 EUR"]);
}

#[test]
fn xls_with_huge_dimensions_is_refused() {
    let with = |more: Vec<u8>| xls(&[vec![more], old_list()].concat());
    assert_eq!(open_error("lista.xls", &with(xls_text(65_535, 65_535, "x"))), FileError::Unreadable);
    assert_eq!(open_error("lista.xls", &with(xls_text(65_535, 255, "x"))), FileError::TooLarge);
    let dimensions = |rows: u32, columns: u16| {
        let numbers = [&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &0_u16.to_le_bytes(), &columns.to_le_bytes(), &[0, 0]];
        record(0x0200, &numbers.concat())
    };
    assert_eq!(open_error("lista.xls", &with(dimensions(u32::MAX, 256))), FileError::Unreadable);
    assert_eq!(open_error("lista.xls", &with(dimensions(3, u16::MAX))), FileError::Unreadable);
    assert!(open("lista.xls", &with(dimensions(3, 4)), None).is_ok());
}

#[test]
fn xls_with_a_password_is_refused_as_encrypted() {
    // Encrypted data looks like any cell address.
    let locked = xls_with_globals(&record(0x002f, &[0, 0, 1, 2, 3, 4]), &[xls_text(65_535, 65_535, "x")]);
    assert_eq!(open_error("lista.xls", &locked), FileError::Encrypted);
}
