//! Lists without a row of titles, and titles that the owner chose.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    codes,
    corpus::{ods, ods_text, xls, xls_text},
    euro_options, has_every_row_once, mapping_summary, summary, text, workbook,
};
use intake::{
    Choice, FileError, Mapping, Meaning, ProblemCode, RememberedMapping, Table, TitleRow, open, open_as, propose, read_amounts, read_people,
};
use rust_xlsxwriter::Workbook;

const LIST: &str = "00017;Sachbezug;50,00;2026-11\n00018;Jobticket;49,00;2026-11\n\n00019;Sachbezug;12,50;2026-11\n";

fn four_columns() -> Mapping {
    let columns = [(Meaning::PersonnelNumber, 0), (Meaning::Benefit, 1), (Meaning::Amount, 2), (Meaning::Month, 3)];
    Mapping { columns: columns.into_iter().collect() }
}

fn read(table: &Table) -> Vec<String> {
    summary(&read_amounts(table, &four_columns(), &euro_options()))
}

const READ: [&str; 3] = ["1 00017 Sachbezug 2026-11 50 EUR", "2 00018 Jobticket 2026-11 49 EUR", "4 00019 Sachbezug 2026-11 12.5 EUR"];

#[test]
fn text_without_titles_is_read_by_columns() {
    let table = text(LIST);
    assert_eq!(table.titles, TitleRow::None);
    let columns: Vec<(u32, &str, String)> =
        table.columns.iter().map(|column| (column.index, column.title.as_str(), column.samples.join(" "))).collect();
    assert_eq!(columns[0], (0, "", "00017 00018 00019".to_owned()));
    assert_eq!(columns[2], (2, "", "50,00 49,00 12,50".to_owned()));
    assert_eq!(mapping_summary(&propose(&table, &[])), "Month=3", "what no cell says is not guessed");
    assert_eq!(read(&table), READ);
    assert_eq!(read_amounts(&table, &four_columns(), &euro_options()).skipped_empty, 1);
    let people = text("Anna;anna@firma.de\nEbba;ebba@firma.de\n");
    let found = read_people(&people, &propose(&people, &[]));
    assert_eq!((people.titles, found.rows.len(), found.problems.len()), (TitleRow::None, 2, 0));
}

#[test]
fn workbook_without_titles_is_read_by_columns() {
    let rows: Vec<(u16, Vec<&str>)> =
        [(0, "00017;Sachbezug;50,00;2026-11"), (1, "00018;Jobticket;49,00;2026-11"), (3, "00019;Sachbezug;12,50;2026-11")]
            .into_iter()
            .map(|(line, row)| (line, row.split(';').collect()))
            .collect();
    let new = workbook(|sheet| {
        for (line, cells) in &rows {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write(u32::from(*line), column, *cell).unwrap();
            }
        }
    });
    let old = xls(&rows
        .iter()
        .flat_map(|(line, cells)| (0_u16..).zip(cells).map(|(column, cell)| xls_text(*line, column, cell)))
        .collect::<Vec<_>>());
    let lines: String = (0..4)
        .map(|line| {
            let cells =
                rows.iter().find(|(at, _)| *at == line).map(|(_, cells)| cells.iter().map(|cell| ods_text(cell)).collect::<String>());
            format!("<table:table-row>{}</table:table-row>", cells.unwrap_or_default())
        })
        .collect();
    for (name, bytes) in [("list.xlsx", new), ("list.xls", old), ("list.ods", ods(&lines))] {
        let table = open(name, &bytes, None).unwrap();
        assert_eq!((table.titles, read(&table)), (TitleRow::None, READ.map(str::to_owned).to_vec()), "{name}");
    }
}

/// A separator inside an unquoted cell moves all cells after it.
#[test]
fn wider_row_without_titles_is_a_problem() {
    let table = text("17,Card,50.00,2026-11\n18,Card,1,234.50,2026-11\n19,Card,49.00,2026-11\n");
    let amounts = read_amounts(&table, &four_columns(), &euro_options());
    assert_eq!(codes(&amounts), [(2, ProblemCode::BrokenLine)]);
    assert!(has_every_row_once(&table, amounts.rows.iter().map(|row| row.line), amounts.problems.iter().map(|problem| problem.line)));
}

#[test]
fn unrecognized_title_row_becomes_a_problem() {
    let table = text("2026;2027;??\n17;Card;50,00\n18;Card;50,00\n");
    let titled = Choice { titles: Some(TitleRow::None), ..Choice::default() };
    let untitled = open_as("list.csv", b"Wer;Was;Wieviel\n17;Card;50,00\n", &titled).unwrap();
    assert_eq!((table.titles, untitled.titles, untitled.rows.len()), (TitleRow::None, TitleRow::None, 2));
    let mapping = Mapping { columns: four_columns().columns.into_iter().filter(|(meaning, _)| *meaning != Meaning::Month).collect() };
    let november = intake::ReadOptions { month: "2026-11".parse().ok(), ..euro_options() };
    assert_eq!(codes(&read_amounts(&table, &mapping, &november)), [(1, ProblemCode::AmountUnreadable)]);
    assert_eq!(codes(&read_amounts(&untitled, &mapping, &november)), [(1, ProblemCode::AmountUnreadable)]);
}

#[test]
fn chosen_sheet_and_title_row_are_kept() {
    let mut book = Workbook::new();
    for (name, number) in [("Oktober", "1"), ("November", "2")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let rows = [["Personalnummer", "Benefit", "Betrag", "Monat"], ["Nr.", "Art", "Wert", "Zeit"], [number, "A", "50,00", "2026-11"]];
        for (line, cells) in (0_u32..).zip(rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write(line, column, cell).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let chosen = Choice { sheet: Some("November"), titles: Some(TitleRow::Line(2)), ..Choice::default() };
    let table = open_as("list.xlsx", &bytes, &chosen).unwrap();
    assert_eq!((table.sheet.as_deref(), table.titles, table.columns[2].title.as_str()), (Some("November"), TitleRow::Line(2), "Wert"));
    assert_eq!(read(&table), ["3 2 A 2026-11 50 EUR"]);
    let none = Choice { sheet: Some("November"), titles: Some(TitleRow::None), ..Choice::default() };
    let table = open_as("list.xlsx", &bytes, &none).unwrap();
    assert_eq!((table.sheet.as_deref(), table.titles, table.rows.len()), (Some("November"), TitleRow::None, 3));

    // The confirmed titles are found again in the next file.
    let confirmed = RememberedMapping { titles: ["Nr.", "Art", "Wert", "Zeit"].map(str::to_owned).to_vec(), mapping: four_columns() };
    let remembered = [confirmed];
    let again = Choice { remembered: &remembered, ..Choice::default() };
    let table = open_as("list.xlsx", &bytes, &again).unwrap();
    assert_eq!((table.titles, propose(&table, &remembered)), (TitleRow::Line(2), four_columns()));
    let elsewhere = Choice { sheet: Some("Dezember"), ..again };
    assert_eq!(open_as("list.xlsx", &bytes, &elsewhere), Err(FileError::NoSheet), "another sheet than the chosen one is never read");
}

#[test]
fn visible_untitled_list_precedes_hidden_titled_sheet() {
    let mut book = Workbook::new();
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, row: [&str; 4], line| {
        for (column, cell) in (0_u16..).zip(row) {
            sheet.write(line, column, cell).unwrap();
        }
    };
    write(book.add_worksheet().set_name("Liste").unwrap(), ["17", "A", "50,00", "2026-11"], 0);
    let hidden = book.add_worksheet().set_name("Alt").unwrap();
    write(hidden, ["Personalnummer", "Benefit", "Betrag", "Monat"], 0);
    hidden.set_hidden(true);
    let table = open("list.xlsx", &book.save_to_buffer().unwrap(), None).unwrap();
    assert_eq!((table.sheet.as_deref(), table.titles), (Some("Liste"), TitleRow::None));
}
