//! Benefit lists as workbooks.

mod common;

use std::io::{Cursor, Write};

use common::{ask, codes, refused, told, workbook};
use intake::{Amounts, Cell, DecimalMark, FileError, ProblemCode, open, propose, read_amounts};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use zip::{ZipWriter, write::SimpleFileOptions};

fn amounts_of(bytes: &[u8]) -> Amounts {
    let table = open("list.xlsx", bytes, None).unwrap();
    read_amounts(&table, &propose(&table, &[]), &ask())
}

fn titles(sheet: &mut Worksheet, row: u32, titles: &[&str]) {
    for (column, title) in (0_u16..).zip(titles) {
        sheet.write(row, column, *title).unwrap();
    }
}

const GERMAN: [&str; 4] = ["Personalnummer", "Benefit", "Tatsächlich genutzt", "Abrechnungsmonat"];
const SWEDISH: [&str; 4] = ["Anställningsnummer", "Förmån", "Belopp", "Lönemånad"];

#[test]
fn a_german_workbook_is_read() {
    let bytes = workbook(|sheet| {
        let month = Format::new().set_num_format("mm/yyyy");
        let money = Format::new().set_num_format("#,##0.00 €");
        sheet.write(0, 0, "Benefits im November").unwrap();
        titles(sheet, 2, &GERMAN);
        sheet.write(3, 0, "00017").unwrap();
        sheet.write(3, 1, "Sachbezug").unwrap();
        sheet.write_with_format(3, 2, 49.99, &money).unwrap();
        sheet.write_with_format(3, 3, ExcelDateTime::from_ymd(2026, 11, 1).unwrap(), &month).unwrap();
        sheet.write(5, 0, 1234).unwrap();
        sheet.write(5, 1, 2820).unwrap();
        sheet.write(5, 2, 49.989_999_999).unwrap();
        sheet.write(5, 3, "November 2026").unwrap();
        sheet.write(6, 0, "Summe").unwrap();
        sheet.write_formula(6, 2, Formula::new("=SUM(C4:C6)").set_result("99.98")).unwrap();
    });
    let amounts = amounts_of(&bytes);
    let wanted = ["4 00017 Sachbezug 2026-11 49.99 EUR", "6 1234 2820 2026-11 49.99 EUR", "7 LooksLikeTotal None Summe"];
    assert_eq!(told(&amounts), wanted);
    assert_eq!((amounts.skipped_empty, amounts.totals_rows), (1, 1));
}

#[test]
fn a_swedish_workbook_is_read() {
    let bytes = workbook(|sheet| {
        titles(sheet, 0, &SWEDISH);
        for (row, cells) in (1_u32..).zip([["0007", "Friskvård", "1 234,50 kr", "nov 2026"], ["8", "Cykel", "-12,50", "2026-11"]]) {
            titles(sheet, row, &cells);
        }
    });
    let table = open("lista.xlsx", &bytes, None).unwrap();
    let kronor = intake::Ask { currency: "SEK".parse().unwrap(), ..ask() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &kronor);
    assert_eq!(told(&amounts), ["2 0007 Friskvård 2026-11 1234.5 SEK", "3 8 Cykel 2026-11 -12.5 SEK"]);
    assert_eq!(amounts.decimal, Some(DecimalMark::Comma));
}

#[test]
fn numbers_formulas_errors_and_kinds_of_cells() {
    let bytes = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        for row in 1..8 {
            sheet.write(row, 0, row).unwrap();
            sheet.write(row, 1, "A").unwrap();
            sheet.write(row, 3, "2026-11").unwrap();
        }
        sheet.write_formula(1, 2, Formula::new("=25*2").set_result("50")).unwrap();
        sheet.write_formula(2, 2, Formula::new("=X1").set_result("#REF!")).unwrap();
        sheet.write(3, 2, 12.345).unwrap();
        sheet.write(4, 2, true).unwrap();
        sheet.write_with_format(5, 2, 50.0, &Format::new().set_num_format("yyyy-mm-dd")).unwrap();
        sheet.write_with_format(6, 2, 50.0, &Format::new().set_num_format("[h]:mm")).unwrap();
        sheet.write(7, 2, 1e300).unwrap();
    });
    let amounts = amounts_of(&bytes);
    use ProblemCode as Code;
    assert_eq!(amounts.rows.len(), 1);
    let wanted = [
        (3, Code::CellError),
        (4, Code::TooManyDecimals),
        (5, Code::AmountUnreadable),
        (6, Code::AmountUnreadable),
        (7, Code::CurrencyUnknown),
    ];
    assert_eq!(codes(&amounts)[..5], wanted);
    assert_eq!(codes(&amounts).len(), 6);
    assert_eq!(amounts.problems[0].text, "#REF!");
}

#[test]
fn merged_and_hidden_cells_are_rows_like_any() {
    let bytes = workbook(|sheet| {
        let plain = Format::new();
        sheet.merge_range(0, 0, 0, 3, "Benefits", &plain).unwrap();
        titles(sheet, 1, &GERMAN);
        sheet.merge_range(2, 0, 3, 0, "17", &plain).unwrap();
        for row in [2, 3] {
            sheet.write(row, 1, "A").unwrap();
            sheet.write(row, 2, 50).unwrap();
            sheet.write(row, 3, "2026-11").unwrap();
        }
        sheet.set_row_hidden(2).unwrap();
    });
    let amounts = amounts_of(&bytes);
    assert_eq!(told(&amounts), ["3 17 A 2026-11 50 EUR", "4 NoPerson None A | 50 | 2026-11"]);
}

#[test]
fn the_sheet_is_chosen() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Deckblatt").unwrap().write(0, 0, "Muster GmbH").unwrap();
    for (name, number) in [("Oktober", "1"), ("November", "2")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        titles(sheet, 0, &GERMAN);
        titles(sheet, 1, &[number, "A", "50,00", "2026-11"]);
    }
    let hidden = book.add_worksheet().set_name("Listen").unwrap();
    titles(hidden, 0, &GERMAN);
    hidden.set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();

    let first = open("list.xlsx", &bytes, None).unwrap();
    assert_eq!((first.sheet.as_deref(), first.rows[0].cell(0)), (Some("Oktober"), &Cell::Text("1".to_owned())));
    assert_eq!(first.sheets, ["Deckblatt", "Oktober", "November"]);
    let asked = open("list.xlsx", &bytes, Some("November")).unwrap();
    assert_eq!(asked.rows[0].cell(0), &Cell::Text("2".to_owned()));
    assert_eq!(open("list.xlsx", &bytes, Some("Dezember")), Err(FileError::NoSheet));
    assert_eq!(open("list.xlsx", &bytes, Some("Deckblatt")), Err(FileError::NoHeader));
}

#[test]
fn the_content_decides_and_not_the_name() {
    let bytes = workbook(|sheet| titles(sheet, 0, &GERMAN));
    assert_eq!(open("list.csv", &bytes, None).unwrap().columns.len(), 4);
    assert_eq!(open("list.xlsx", b"Personalnummer;Betrag\n1;50,00\n", None).unwrap().sheet, None);
}

#[test]
fn far_cells_do_not_fill_the_memory() {
    let far = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write(1_048_575, 0, "1").unwrap();
    });
    assert_eq!(open("list.xlsx", &far, None).unwrap().rows[0].line, 1_048_576);
    let wide = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write(1, 200, "1").unwrap();
    });
    assert_eq!(refused("list.xlsx", &wide), FileError::TooManyColumns);
    let formatted = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write_blank(5, 16_383, &Format::new().set_bold()).unwrap();
    });
    assert_eq!(open("list.xlsx", &formatted, None).unwrap().columns.len(), 4);
}

/// A package of parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_package_that_unpacks_too_far_is_refused_unread() {
    let mut bomb = package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/sharedStrings.xml", &vec![b' '; 1 << 20])]);
    assert_eq!(refused("list.xlsx", &bomb), FileError::Unreadable);
    // The directory says how large the part is: 4 GB.
    let entry = bomb.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    bomb[entry + 24..entry + 28].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    assert_eq!(refused("list.xlsx", &bomb), FileError::TooLarge);
}

#[test]
fn a_package_of_something_else_or_a_damaged_one_is_refused() {
    assert_eq!(refused("letter.docx", &package(&[("word/document.xml", b"<document/>")])), FileError::NotAFile);
    let sound = workbook(|sheet| titles(sheet, 0, &GERMAN));
    assert_eq!(refused("list.xlsx", &sound[..sound.len() / 2]), FileError::Unreadable);
    assert_eq!(refused("list.xlsx", b"\x01\x02\x03\x04\x05"), FileError::Unreadable);
}

/// An OpenDocument workbook with one sheet of these lines.
fn ods(lines: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:o\" xmlns:table=\"urn:t\" xmlns:text=\"urn:x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Lista\">{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = b"<manifest:manifest xmlns:manifest=\"urn:m\"></manifest:manifest>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    package(&[("mimetype", kind), ("content.xml", content.as_bytes()), ("META-INF/manifest.xml", manifest)])
}

fn ods_text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn an_open_document_is_read() {
    let header: String = SWEDISH.map(ods_text).concat();
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
