//! Displayed numbers, hidden rows, and the detection of sheets and titles.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    corpus::{SHEET, ods, ods_text, record, sheet_with_rows, styles, text_cell, xls_text, xls_with_globals, xlsx_with_parts},
    mapping_summary, read_summary, text,
};
use intake::{Choice, FileError, TitleRow, open, open_as, propose};
use rstest::rstest;
use rust_xlsxwriter::Workbook;

#[rstest]
#[case("00000", "17", "00017")]
#[case("0000", "17", "0017")]
#[case("0000;-0000", "1234", "1234")]
#[case("\"P-\"0000", "17", "P-0017")]
#[case("@", "17", "17")]
#[case("#,##0", "1700", "1700")]
#[case("0.00", "17", "17")]
fn personnel_number_is_read_as_its_format_displays_it(#[case] format: &str, #[case] value: &str, #[case] wanted: &str) {
    let cells =
        [format!("<c s=\"1\"><v>{value}</v></c>"), text_cell("A"), "<c s=\"1\"><v>50</v></c>".to_owned(), text_cell("2026-11")].concat();
    let parts: [(&str, &[u8]); 2] = [(SHEET, &sheet_with_rows(&[&cells])), ("xl/styles.xml", &styles(&[&format.replace('"', "&quot;")]))];
    assert_eq!(read_summary("list.xlsx", &xlsx_with_parts(&parts)), [format!("2 {wanted} A 2026-11 50 EUR")]);
}

#[test]
fn xls_and_ods_numbers_keep_displayed_leading_zeros() {
    let format = record(0x041e, &[&[164, 0, 5, 0, 0][..], b"00000"].concat());
    let style = |format: u8| record(0x00e0, &[&[0, 0, format, 0][..], &[0; 16]].concat());
    let titles = ["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"];
    let mut cells: Vec<Vec<u8>> = (0_u16..).zip(titles).map(|(column, title)| xls_text(0, column, title)).collect();
    let short = (17_u32 << 2 | 2).to_le_bytes();
    cells.push(record(0x027e, &[&[1, 0, 0, 0, 1, 0][..], &short].concat()));
    cells.extend([xls_text(1, 1, "A"), xls_text(1, 2, "50"), xls_text(1, 3, "2026-11")]);
    let several = [&[2, 0, 0, 0][..], &[1, 0], &short, &[0, 0], &short, &[1, 0]].concat();
    cells.extend([record(0x00bd, &several), xls_text(2, 2, "50"), xls_text(2, 3, "2026-11")]);
    let bytes = xls_with_globals(&[format, style(0), style(164)].concat(), &cells);
    assert_eq!(read_summary("list.xls", &bytes), ["2 00017 A 2026-11 50 EUR", "3 00017 17 2026-11 50 EUR"]);

    let number = "<table:table-cell office:value-type=\"float\" office:value=\"17\"><text:p>00017</text:p></table:table-cell>";
    let rows = format!(
        "<table:table-row>{}</table:table-row><table:table-row>{number}{}</table:table-row>",
        titles.map(ods_text).concat(),
        ["A", "50", "2026-11"].map(ods_text).concat(),
    );
    assert_eq!(read_summary("list.ods", &ods(&rows)), ["2 00017 A 2026-11 50 EUR"]);
}

#[test]
fn hidden_rows_and_columns_are_reported() {
    let row = |number: &str| [text_cell(number), text_cell("A"), "<c><v>50</v></c>".to_owned(), text_cell("2026-11")].concat();
    let rows = [
        row("1001"),
        format!("<row hidden=\"1\">{}</row>", row("1002")),
        format!("<row ht=\"0\" customHeight=\"1\">{}</row>", row("1003")),
    ];
    let sheet = String::from_utf8(sheet_with_rows(&rows.each_ref().map(String::as_str))).unwrap();
    let columns = "<cols><col min=\"1\" max=\"1\" width=\"9\"/><col min=\"3\" max=\"4\" hidden=\"1\"/></cols><sheetData>";
    let sheet = sheet.replace("<sheetData>", columns);
    let table = open("list.xlsx", &xlsx_with_parts(&[(SHEET, sheet.as_bytes())]), None).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, true, true]);
    assert_eq!(table.hidden_columns.into_iter().collect::<Vec<_>>(), [2, 3]);

    let titles = ["Personalnummer", "Betrag"].map(ods_text).concat();
    let line = ["1", "5,00"].map(ods_text).concat();
    let lines = format!(
        "<table:table-column/><table:table-column table:visibility=\"collapse\"/><table:table-row>{titles}</table:table-row>\
         <table:table-row>{line}</table:table-row><table:table-row table:visibility=\"filter\">{line}</table:table-row>"
    );
    let table = open("list.ods", &ods(&lines), None).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, true]);
    assert_eq!(table.hidden_columns.into_iter().collect::<Vec<_>>(), [1]);

    let mut cells: Vec<Vec<u8>> = vec![record(0x007d, &[1, 0, 1, 0, 0, 9, 0, 0, 1, 0])];
    cells.push(record(0x0208, &[&[2, 0, 0, 0, 2, 0, 0xff, 0, 0, 0, 0, 0][..], &[0x20, 1, 0, 0]].concat()));
    for (row, texts) in (0_u16..).zip([["Personalnummer", "Betrag"], ["1", "5,00"], ["2", "5,00"]]) {
        cells.extend((0_u16..).zip(texts).map(|(column, text)| xls_text(row, column, text)));
    }
    let table = open("list.xls", &xls_with_globals(&[], &cells), None).unwrap();
    assert_eq!(table.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, true]);
    assert_eq!(table.hidden_columns.into_iter().collect::<Vec<_>>(), [1]);
}

#[test]
fn title_row_is_the_row_with_most_known_titles() {
    let table = text("Mitarbeiter;;Benefit;;\nPersonalnummer;Name;Bezeichnung;Betrag;Monat\n1001;Lind, Ebba;Sachbezug;50,00;2026-11\n");
    assert_eq!((table.titles, table.rows.len()), (TitleRow::Line(2), 1));
    assert_eq!(mapping_summary(&propose(&table, &[])), "PersonnelNumber=0 Name=1 Amount=3 Month=4");
    assert_eq!(table.head.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 3]);
    let legend = text("Benefit;Sachbezug ist steuerfrei\nBetrag;Monat\n\nPersonalnummer;Benefit;Betrag;Monat\n1;A;5,00;2026-11\n");
    assert_eq!(legend.titles, TitleRow::Line(4));
    // A title over two lines is in the first of them.
    let two_line_titles = text("Personalnummer;Name;November;;\n;;Benefit;Betrag;Monat\n1001;Ebba;A;50,00;2026-11\n");
    assert_eq!(two_line_titles.titles, TitleRow::Line(2));
    assert_eq!(mapping_summary(&propose(&two_line_titles, &[])), "PersonnelNumber=0 Name=1 Benefit=2 Amount=3 Month=4");
    let chosen = open_as(
        "list.csv",
        b"Personalnummer;Betrag\nPersonalnummer;Wert\n1;5,00\n",
        &Choice { titles: Some(TitleRow::Line(2)), ..Choice::default() },
    );
    assert_eq!(chosen.unwrap().titles, TitleRow::Line(2));
}

#[test]
fn sheet_with_most_known_titles_is_chosen() {
    let mut book = Workbook::new();
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, cells: &[&[&str]]| {
        for (row, cells) in (0_u32..).zip(cells) {
            for (column, cell) in (0_u16..).zip(*cells) {
                sheet.write(row, column, *cell).unwrap();
            }
        }
    };
    write(book.add_worksheet().set_name("Summen").unwrap(), &[&["Benefit", "Betrag"], &["Sachbezug", "150,00"]]);
    let list: [&[&str]; 2] = [&["Personalnummer", "Benefit", "Betrag", "Monat"], &["1", "A", "50,00", "2026-11"]];
    write(book.add_worksheet().set_name("Liste").unwrap(), &list);
    let hidden = book.add_worksheet().set_name("Alt").unwrap();
    write(hidden, &[&["Personalnummer", "E-Mail", "Benefit", "Betrag", "Monat"], &["1", "a@b.de", "A", "50,00", "2026-11"]]);
    hidden.set_hidden(true);
    let bytes = book.save_to_buffer().unwrap();
    let table = open("list.xlsx", &bytes, None).unwrap();
    assert_eq!(table.sheet.as_deref(), Some("Liste"));
    assert_eq!((table.sheets, table.hidden_sheets), (vec!["Summen".to_owned(), "Liste".to_owned()], vec!["Alt".to_owned()]));
    assert_eq!(open("list.xlsx", &bytes, Some("Alt")).unwrap().columns.len(), 5);
    assert_eq!(open("list.xlsx", &bytes, Some("Neu")), Err(FileError::NoSheet));
}

#[test]
fn total_in_an_unmapped_column_makes_no_total_row() {
    let list = "Personalnummer;Benefit;Betrag;Monat;Notiz\n1;A;50,00;2026-11;Summe\n;A;50,00;2026-11;Total\nSumme;;100,00;;\n";
    let rows = read_summary("list.csv", list.as_bytes());
    assert_eq!(rows, ["2 1 A 2026-11 50 EUR", "3 NoPerson None A | 50,00 | 2026-11 | Total", "4 LooksLikeTotal None Summe"]);
}
