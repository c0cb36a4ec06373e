//! Benefit lists as workbooks.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    codes,
    corpus::{SHEET, xlsx_with_parts},
    euro_options, open_error, summary, workbook,
};
use intake::{Amounts, Cell, DecimalMark, FileError, ProblemCode, open, propose, read_amounts};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

fn amounts_of(bytes: &[u8]) -> Amounts {
    let table = open("list.xlsx", bytes, None).unwrap();
    read_amounts(&table, &propose(&table, &[]), &euro_options())
}

fn titles(sheet: &mut Worksheet, row: u32, titles: &[&str]) {
    for (column, title) in (0_u16..).zip(titles) {
        sheet.write(row, column, *title).unwrap();
    }
}

const GERMAN: [&str; 4] = ["Personalnummer", "Benefit", "Tatsächlich genutzt", "Abrechnungsmonat"];
const SWEDISH: [&str; 4] = ["Anställningsnummer", "Förmån", "Belopp", "Lönemånad"];

#[test]
fn german_workbook_is_read() {
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
    assert_eq!(summary(&amounts), wanted);
    assert_eq!((amounts.skipped_empty, amounts.totals_rows), (1, 1));
}

#[test]
fn swedish_workbook_is_read() {
    let bytes = workbook(|sheet| {
        titles(sheet, 0, &SWEDISH);
        for (row, cells) in (1_u32..).zip([["0007", "Friskvård", "1 234,50 kr", "nov 2026"], ["8", "Cykel", "-12,50", "2026-11"]]) {
            titles(sheet, row, &cells);
        }
    });
    let table = open("lista.xlsx", &bytes, None).unwrap();
    let kronor = intake::ReadOptions { currency: "SEK".parse().unwrap(), ..euro_options() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &kronor);
    assert_eq!(summary(&amounts), ["2 0007 Friskvård 2026-11 1234.5 SEK", "3 8 Cykel 2026-11 -12.5 SEK"]);
    assert_eq!(amounts.decimal, Some(DecimalMark::Comma));
}

#[test]
fn cells_of_every_type_are_read_or_reported() {
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
    let no_amount = |line| (line, Code::AmountUnreadable);
    let wanted = [(3, Code::CellError), (4, Code::TooManyDecimals), no_amount(5), no_amount(6), no_amount(7), no_amount(8)];
    assert_eq!(codes(&amounts), wanted);
    let texts: Vec<&str> = amounts.problems.iter().map(|problem| problem.text.as_str()).collect();
    assert_eq!(texts, ["#REF!", "12.345", "TRUE", "1900-02-19", "1200:00", "1e300"]);
}

#[test]
fn merged_and_hidden_rows_are_read_as_rows() {
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
    assert_eq!(summary(&amounts), ["3 17 A 2026-11 50 EUR", "4 NoPerson None A | 50 | 2026-11"]);
}

#[test]
fn sheet_is_found_or_chosen_by_name() {
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
fn format_is_detected_by_content_and_not_by_name() {
    let bytes = workbook(|sheet| titles(sheet, 0, &GERMAN));
    assert_eq!(open("list.csv", &bytes, None).unwrap().columns.len(), 4);
    assert_eq!(open("list.xlsx", b"Personalnummer;Betrag\n1;50,00\n", None).unwrap().sheet, None);
}

#[test]
fn distant_cells_are_read_without_filling_memory() {
    let far = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write(1_048_575, 0, "1").unwrap();
    });
    assert_eq!(open("list.xlsx", &far, None).unwrap().rows[0].line, 1_048_576);
    let wide = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write(1, 200, "1").unwrap();
    });
    assert_eq!(open_error("list.xlsx", &wide), FileError::TooManyColumns);
    let formatted = workbook(|sheet| {
        titles(sheet, 0, &GERMAN);
        sheet.write_blank(5, 16_383, &Format::new().set_bold()).unwrap();
    });
    assert_eq!(open("list.xlsx", &formatted, None).unwrap().columns.len(), 4);
}

/// Each sheet has a relationship with its whole target, so both a target and the list of relationships are limited.
#[test]
fn long_relationship_target_is_refused() {
    let relationships = |target: &str| {
        let root = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!(r#"<Relationships><Relationship Id="rId1" Type="{root}/{{}}" Target="{target}"/></Relationships>"#)
    };
    let sheet: &[u8] = br#"<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Pers.-Nr.</t></is></c><c t="inlineStr"><is><t>Betrag</t></is></c></row></sheetData></worksheet>"#;
    let column_count = |target: &str, root: &str, name: &str| {
        let target = relationships(target).replace("{}", "worksheet");
        let root = relationships(root).replace("{}", "officeDocument");
        let parts = [("_rels/.rels", root.as_bytes()), (name, target.as_bytes()), (SHEET, sheet)];
        open("list.xlsx", &xlsx_with_parts(&parts), None).map(|table| table.columns.len())
    };
    let (name, workbook, target) = ("xl/_rels/workbook.xml.rels", "xl/workbook.xml", "worksheets/sheet1.xml");
    assert_eq!(column_count(target, workbook, name), Ok(2));
    assert_eq!(column_count(target, "/xl/workbook.xml", name), Ok(2));
    assert_eq!(column_count(&"x/".repeat(2_000), workbook, name), Err(FileError::TooLarge));
    // The first of two parts with one name is used.
    assert_eq!(column_count(&"x/".repeat(2_000), workbook, "xl\\_RELS/workbook.xml.rels"), Ok(2));
    assert_eq!(column_count(target, "xl/other.xml", name), Err(FileError::Unreadable));
}
