//! Months that are given as a date and time.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    corpus::{SHEET, ods, ods_text, record, sheet_with_rows, styles, text_cell, xls_text, xls_with_globals, xlsx_with_parts},
    read_summary,
};
use rstest::rstest;
use rust_decimal::Decimal;

const NOVEMBER: &str = "2 1001 A 2026-11 50 EUR";

fn assert_november_or_unreadable(rows: &[String], wanted: Option<&str>) {
    match wanted {
        None => assert_eq!(rows, [NOVEMBER]),
        Some(quoted) => assert_eq!(rows, [format!("2 MonthUnreadable Some(Month) {quoted}")]),
    }
}

#[rstest]
#[case("2026-11-01T00:00:00.000Z", None)]
#[case("2026-10-31T23:59:16Z", None)]
#[case("2026-11-01t00:05:00z", None)]
#[case("2026-11-01 00:00:00", None)]
#[case("2026-11-01T00:00:00+01:00", None)]
#[case("2026-11-15T14:30:00Z", None)]
#[case("2026-10-31T23:00:00.000Z", Some("2026-10-31T23:00:00.000Z"))]
#[case("2026-10-31t22:00:00z", Some("2026-10-31t22:00:00z"))]
#[case("2026-10-31 23:00", Some("2026-10-31 23:00"))]
#[case("2026-10-31T23:00:00.123456+00:00", Some("2026-10-31T23:00:00.123456+00:00"))]
#[case("31.10.2026 23:00:00", Some("31.10.2026 23:00:00"))]
#[case("10/31/2026 11:00:00 PM", Some("10/31/2026 11:00:00 PM"))]
#[case("2026-10-31 23:59:59", Some("2026-10-31 23:59:59"))]
fn month_is_read_from_a_text_moment(#[case] month: &str, #[case] wanted: Option<&str>) {
    let list = format!("Personalnummer;Benefit;Betrag;Abrechnungsmonat\n1001;A;50,00;{month}\n");
    assert_november_or_unreadable(&read_summary("list.csv", list.as_bytes()), wanted);
    let cells = [text_cell("1001"), text_cell("A"), "<c><v>50</v></c>".to_owned(), text_cell(month)].concat();
    assert_november_or_unreadable(&read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet_with_rows(&[&cells]))])), wanted);
}

#[rstest]
#[case("mm/yyyy", "46327", None)]
#[case("mm/yyyy", "46326.99949074074", None)]
#[case("yyyy-mm-dd", "46327.0005", None)]
#[case("yyyy-mm-dd hh:mm", "46341.6", None)]
#[case("mm/yyyy", "46326.958333333336", Some("2026-10-31 23:00:00"))]
#[case("dd.mm.yyyy", "46326.916666666664", Some("2026-10-31 22:00:00"))]
#[case("dd.mm.yyyy", "46327.041666666664", Some("2026-11-01 01:00:00"))]
fn month_is_read_from_a_number_with_date_format(#[case] format: &str, #[case] serial: &str, #[case] wanted: Option<&str>) {
    let row = |serial: &str| [text_cell("1001"), text_cell("A"), format!("<c><v>50</v></c><c s=\"1\"><v>{serial}</v></c>")].concat();
    let styles = styles(&[format]);
    let sheet = sheet_with_rows(&[&row(serial)]);
    assert_november_or_unreadable(&read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet), ("xl/styles.xml", &styles)])), wanted);

    let since_1904 = (serial.parse::<Decimal>().unwrap() - Decimal::from(1462)).to_string();
    let sheet = sheet_with_rows(&[&row(&since_1904)]);
    let workbook =
        br#"<workbook xmlns:r="r"><workbookPr date1904="true"/><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let parts: [(&str, &[u8]); 3] = [("xl/workbook.xml", workbook), (SHEET, &sheet), ("xl/styles.xml", &styles)];
    assert_november_or_unreadable(&read_summary("list.xlsx", &xlsx_with_parts(&parts)), wanted);
}

#[rstest]
#[case("2026-11-01", None)]
#[case("2026-11-01T00:00:00Z", None)]
#[case("2026-10-31T23:59:16", None)]
#[case("2026-10-31T23:00:00Z", Some("2026-10-31 23:00:00"))]
fn month_is_read_from_an_iso_date_cell(#[case] written: &str, #[case] wanted: Option<&str>) {
    let cells = [text_cell("1001"), text_cell("A"), format!("<c><v>50</v></c><c t=\"d\"><v>{written}</v></c>")].concat();
    assert_november_or_unreadable(&read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet_with_rows(&[&cells]))])), wanted);

    let date =
        format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{written}\"><text:p>Okt 26</text:p></table:table-cell>");
    let head = ["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"].map(ods_text).concat();
    let lines = format!(
        "<table:table-row>{head}</table:table-row><table:table-row>{}{date}</table:table-row>",
        ["1001", "A", "50"].map(ods_text).concat()
    );
    assert_november_or_unreadable(&read_summary("list.ods", &ods(&lines)), wanted);
}

#[rstest]
#[case(46_327.0, None)]
#[case(46_326.999_490_740_74, None)]
#[case(46_326.958_333_333_336, Some("2026-10-31 23:00:00"))]
fn month_is_read_from_an_xls_date_cell(#[case] serial: f64, #[case] wanted: Option<&str>) {
    let style = |format: u16| record(0x00e0, &[&[0, 0][..], &format.to_le_bytes(), &[0; 16]].concat());
    let mut cells: Vec<Vec<u8>> = (0_u16..)
        .zip([["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"], ["1001", "A", "50", ""]])
        .flat_map(|(row, texts)| {
            (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty()).map(move |(column, text)| xls_text(row, column, text))
        })
        .collect();
    cells.push(record(0x0203, &[&[1, 0, 3, 0, 1, 0][..], &serial.to_le_bytes()].concat()));
    assert_november_or_unreadable(&read_summary("list.xls", &xls_with_globals(&[style(0), style(17)].concat(), &cells)), wanted);
}
