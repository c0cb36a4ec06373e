//! OpenDocument and old workbooks, and packages that are something else.

mod common;

use common::{
    ask,
    made::{ods, ods_text, package, record, xls, xls_number, xls_text, xls_with},
    refused, told, workbook,
};
use intake::{FileError, open, propose, read_amounts};
use rust_xlsxwriter::Worksheet;

#[test]
fn a_package_that_unpacks_too_far_is_refused_unread() {
    let mut bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &vec![b' '; 1 << 20])]);
    assert_eq!(refused("list.xlsx", &bomb), FileError::NoSheet);
    // The directory says how large the part is: 4 GB.
    let entry = bomb.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    assert_eq!(refused("list.xlsx", &bomb), FileError::TooLarge);
}

#[test]
fn a_package_of_something_else_or_a_damaged_one_is_refused() {
    assert_eq!(refused("letter.docx", &package(&[("word/document.xml", b"<document/>")])), FileError::Document);
    let sound = workbook(|sheet: &mut Worksheet| _ = sheet.write(0, 0, "Personalnummer").unwrap());
    assert_eq!(refused("list.xlsx", &sound[..sound.len() / 2]), FileError::Unreadable);
    assert_eq!(refused("list.xlsx", b"\x01\x02\x03\x04\x05"), FileError::Unreadable);
}

#[test]
fn an_open_document_is_read() {
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
    assert_eq!(told(&read_amounts(&table, &propose(&table, &[]), &ask())), ["4 007 Cykel 2026-11 49.9 EUR"]);
}

#[test]
fn an_open_document_that_says_much_in_little_is_refused() {
    let cell =
        "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"16000\"><text:p>x</text:p></table:table-cell>";
    let wide = format!("<table:table-row>{cell}</table:table-row>").repeat(501);
    assert_eq!(refused("lista.ods", &ods(&wide)), FileError::TooLarge);
    let high = format!("<table:table-row table:number-rows-repeated=\"1000000\">{}</table:table-row>", ods_text("x").repeat(9));
    assert_eq!(refused("lista.ods", &ods(&high)), FileError::TooLarge);
    let far = format!(
        "<table:table-row table:number-rows-repeated=\"900000\"><table:table-cell/></table:table-row><table:table-row>{}</table:table-row>",
        ods_text("x").repeat(9)
    );
    assert_eq!(refused("lista.ods", &ods(&far)), FileError::TooLarge);
}

#[test]
fn an_encrypted_workbook_says_so() {
    let shell = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
        vec![0; 600],
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect(),
    ]
    .concat();
    assert_eq!(refused("list.xlsx", &shell), FileError::Encrypted);
    assert_eq!(refused("list.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 something old"), FileError::NotAFile);
}

fn old_list() -> Vec<Vec<u8>> {
    let titles = ["Anställningsnummer", "Förmån", "Belopp", "Lönemånad"];
    let mut records: Vec<Vec<u8>> = (0_u16..).zip(titles).map(|(column, title)| xls_text(0, column, title)).collect();
    records.extend([xls_text(2, 0, "007"), xls_text(2, 1, "Cykel"), xls_number(2, 2, 49.9), xls_text(2, 3, "nov 2026")]);
    records
}

#[test]
fn an_old_workbook_is_read() {
    let table = open("lista.xls", &xls(&old_list()), None).unwrap();
    assert_eq!(table.sheets, ["Lista"]);
    assert_eq!(told(&read_amounts(&table, &propose(&table, &[]), &ask())), ["3 007 Cykel 2026-11 49.9 EUR"]);
}

#[test]
fn an_old_workbook_that_asks_for_all_the_memory_is_refused() {
    let with = |more: Vec<u8>| xls(&[vec![more], old_list()].concat());
    assert_eq!(refused("lista.xls", &with(xls_text(65_535, 65_535, "x"))), FileError::Unreadable);
    assert_eq!(refused("lista.xls", &with(xls_text(65_535, 255, "x"))), FileError::TooLarge);
    let dimensions = |rows: u32, columns: u16| {
        let numbers = [&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &0_u16.to_le_bytes(), &columns.to_le_bytes(), &[0, 0]];
        record(0x0200, &numbers.concat())
    };
    assert_eq!(refused("lista.xls", &with(dimensions(u32::MAX, 256))), FileError::Unreadable);
    assert_eq!(refused("lista.xls", &with(dimensions(3, u16::MAX))), FileError::Unreadable);
    assert!(open("lista.xls", &with(dimensions(3, 4)), None).is_ok());
}

#[test]
fn an_old_workbook_with_a_password_says_so() {
    // What a password hides looks like any address of a cell.
    let locked = xls_with(&record(0x002f, &[0, 0, 1, 2, 3, 4]), &[xls_text(65_535, 65_535, "x")]);
    assert_eq!(refused("lista.xls", &locked), FileError::Encrypted);
}
