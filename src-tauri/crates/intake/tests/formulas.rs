//! Formulas that were never calculated, and errors in cells.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    codes,
    corpus::{SHEET, ods, ods_text, record, sheet_with_rows, text_cell, xls_text, xls_with_globals, xlsx_with_parts},
    read_summary,
};
use intake::{ProblemCode, open, propose, read_amounts};
use rstest::rstest;

const ON_LOAD: &[u8] =
    br#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>"#;

fn row(amount: &str) -> String {
    [text_cell("1001"), text_cell("A"), amount.to_owned(), text_cell("2026-11")].concat()
}

fn problem(line: u32) -> String {
    format!("{line} NeverCalculated Some(Amount) =…")
}

#[rstest]
#[case::nothing_stored("<c><f>25*2</f></c>")]
#[case::empty_stored("<c><f>25*2</f><v></v></c>")]
#[case::empty_tag("<c><f>25*2</f><v/></c>")]
#[case::shared("<c><f t=\"shared\" si=\"0\"/></c>")]
#[case::array("<c><f t=\"array\" ref=\"C2\">25*2</f></c>")]
#[case::zero("<c><f>25*2</f><v>0</v></c>")]
#[case::zero_of_java("<c><f>25*2</f><v>0.0</v></c>")]
#[case::shared_zero("<c><f t=\"shared\" si=\"0\"/><v>0</v></c>")]
fn xlsx_formula_never_calculated_is_a_problem(#[case] amount: &str) {
    let sheet = sheet_with_rows(&[&row(amount), &row("<c><v>63</v></c>")]);
    let wanted = [problem(2), "3 1001 A 2026-11 63 EUR".to_owned()];
    assert_eq!(read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet), ("xl/workbook.xml", ON_LOAD)])), wanted);
    assert_eq!(
        read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet)])),
        wanted,
        "also where nothing says that it is to be calculated"
    );
}

#[test]
fn xlsx_calculated_formula_is_read() {
    let read = |rows: &[&str], more: &[(&str, &[u8])]| {
        let sheet = sheet_with_rows(rows);
        read_summary("list.xlsx", &xlsx_with_parts(&[&[(SHEET, sheet.as_slice())], more].concat()))
    };
    let zero = row("<c><f>B9-B9</f><v>0</v></c>");
    let fifty = row("<c><f>25*2</f><v>50</v></c>");
    let wanted = ["2 1001 A 2026-11 50 EUR", "3 1001 A 2026-11 0 EUR"];
    assert_eq!(read(&[&fifty, &zero], &[]), wanted, "another formula has a result");
    // Where all formulas are to be calculated on load, no zero is trusted.
    let to_calculate = read(&[&fifty, &zero], &[("xl/workbook.xml", ON_LOAD)]);
    assert_eq!(to_calculate, [wanted[0].to_owned(), problem(3)]);

    let application: &[u8] = b"<Properties><Application>LibreOffice/24.2</Application></Properties>";
    assert_eq!(read(&[&zero], &[("docProps/app.xml", application)]), ["2 1001 A 2026-11 0 EUR"]);
    // The calculation chain lists the calculated cells.
    let links = br#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/calcChain" Target="calcChain.xml"/></Relationships>"#;
    let zeros = [&zero, zero.replace("<c><f>", "<c><f>1*").as_str()].map(str::to_owned);
    let chain = |cells: &[u8]| read(&[&zeros[0], &zeros[1]], &[("xl/_rels/workbook.xml.rels", links), ("xl/calcChain.xml", cells)]);
    let named = chain(br#"<calcChain><c r="C2" i="1"/><c r="C3" i="2"/></calcChain>"#);
    assert_eq!(named, ["2 1001 A 2026-11 0 EUR".to_owned(), problem(3)]);
}

#[test]
fn cells_of_an_uncalculated_array_formula_are_problems() {
    let anchor = "<c r=\"C2\"><f t=\"array\" ref=\"C2:C3\">B2:B3*2</f><v>0</v></c>";
    let sheet = sheet_with_rows(&[&row(anchor), &row("<c r=\"C3\"><v>0</v></c>"), &row("<c r=\"C4\"><v>0</v></c>")]);
    assert_eq!(
        read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet)])),
        [problem(2), problem(3), "4 1001 A 2026-11 0 EUR".to_owned()]
    );
}

#[test]
fn formula_with_an_empty_text_is_a_blank_cell() {
    let blank = row("").replace("2026-11", "").replace("1001", "").replace(">A<", "><");
    let filled_down =
        format!("<c r=\"C3\" t=\"str\"><f>IF(A3=\"\",\"\",1)</f><v></v></c>{blank}").replace("<c t=\"inlineStr\"><is><t></t></is></c>", "");
    let sheet = sheet_with_rows(&[&row("<c><v>5</v></c>"), &filled_down]);
    assert_eq!(read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet)])), ["2 1001 A 2026-11 5 EUR"]);
}

#[rstest]
#[case("<table:table-cell table:formula=\"of:=25*2\"/>")]
#[case("<table:table-cell table:formula=\"of:=25*2\" office:value-type=\"float\"/>")]
#[case("<table:table-cell table:formula=\"of:=25*2\" office:value-type=\"float\" office:value=\"0\"><text:p>0</text:p></table:table-cell>")]
fn ods_formula_never_calculated_is_a_problem(#[case] amount: &str) {
    assert_eq!(read_summary("list.ods", &open_document(amount)), [problem(2)]);
}

fn open_document(amount: &str) -> Vec<u8> {
    let head = ["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"].map(ods_text).concat();
    let row = format!("{}{}{amount}{}", ods_text("1001"), ods_text("A"), ods_text("2026-11"));
    ods(&format!("<table:table-row>{head}</table:table-row><table:table-row>{row}</table:table-row>"))
}

#[test]
fn ods_calculated_formula_is_read() {
    let fifty = "<table:table-cell table:formula=\"of:=25*2\" office:value-type=\"float\" office:value=\"50\"><text:p>50</text:p></table:table-cell>";
    assert_eq!(read_summary("list.ods", &open_document(fifty)), ["2 1001 A 2026-11 50 EUR"]);
}

#[test]
fn xls_formula_never_calculated_is_a_problem() {
    let formula = |row: u16, flags: u16, result: f64| {
        let place = [&row.to_le_bytes()[..], &2_u16.to_le_bytes(), &[0, 0]].concat();
        record(0x0006, &[&place[..], &result.to_le_bytes(), &flags.to_le_bytes(), &[0; 4], &[3, 0, 0x1e, 50, 0]].concat())
    };
    let mut cells: Vec<Vec<u8>> = Vec::new();
    let lines = [["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"], ["1001", "A", "", "2026-11"], ["1001", "B", "", "2026-11"]];
    for (row, texts) in (0_u16..).zip(lines) {
        let texts = (0_u16..).zip(texts).filter(|(_, text)| !text.is_empty());
        cells.extend(texts.map(|(column, text)| xls_text(row, column, text)));
    }
    cells.extend([formula(1, 3, 0.0), formula(2, 0, 50.0)]);
    assert_eq!(read_summary("list.xls", &xls_with_globals(&[], &cells)), [problem(2), "3 1001 B 2026-11 50 EUR".to_owned()]);
}

#[test]
fn spreadsheet_error_in_a_cell_is_a_problem() {
    let sheet = sheet_with_rows(&[
        &row("<c t=\"e\"><f>X1</f><v>#REF!</v></c>"),
        &row("<c t=\"e\"><v>#N/A</v></c>"),
        &row(&text_cell("#WERT!")),
        &row("<c><v>5</v></c>").replace("1001", "#NV"),
    ]);
    let table = open("list.xlsx", &xlsx_with_parts(&[(SHEET, &sheet)]), None).unwrap();
    let amounts = read_amounts(&table, &propose(&table, &[]), &common::euro_options());
    assert_eq!(codes(&amounts), [2, 3, 4, 5].map(|line| (line, ProblemCode::CellError)));
    let of_text =
        "Personalnummer;Benefit;Betrag;Abrechnungsmonat\n#BEZUG!;A;50,00;2026-11\n1001;#SAKNAS!;50,00;2026-11\n1001;A;#####;2026-11\n";
    let amounts = common::amounts_of(of_text);
    assert_eq!(codes(&amounts), [2, 3, 4].map(|line| (line, ProblemCode::CellError)));
    let error = "<table:table-cell table:formula=\"of:=#REF!\" office:value-type=\"float\" office:value=\"0\" calcext:value-type=\"error\"><text:p>#REF!</text:p></table:table-cell>";
    assert_eq!(read_summary("list.ods", &open_document(error)), ["2 CellError Some(Amount) #REF!"]);
}
