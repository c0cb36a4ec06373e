//! Lists without a row of titles, and titles that the owner chose.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use common::{
    ask, codes, is_whole,
    made::{ods, ods_text, xls, xls_text},
    shown, text, told, workbook,
};
use intake::{
    Choice, FileError, Mapping, Meaning, ProblemCode, Remembered, Table, TitleRow, open, open_as, propose, read_amounts, read_people,
};
use rust_xlsxwriter::Workbook;

const LIST: &str = "00017;Sachbezug;50,00;2026-11\n00018;Jobticket;49,00;2026-11\n\n00019;Sachbezug;12,50;2026-11\n";

fn by_hand() -> Mapping {
    let columns = [(Meaning::PersonnelNumber, 0), (Meaning::Benefit, 1), (Meaning::Amount, 2), (Meaning::Month, 3)];
    Mapping { columns: columns.into_iter().collect() }
}

fn read(table: &Table) -> Vec<String> {
    told(&read_amounts(table, &by_hand(), &ask()))
}

const READ: [&str; 3] = ["1 00017 Sachbezug 2026-11 50 EUR", "2 00018 Jobticket 2026-11 49 EUR", "4 00019 Sachbezug 2026-11 12.5 EUR"];

#[test]
fn a_text_without_titles_is_read_by_its_columns() {
    let table = text(LIST);
    assert_eq!(table.titles, TitleRow::None);
    let columns: Vec<(u32, &str, String)> =
        table.columns.iter().map(|column| (column.index, column.title.as_str(), column.samples.join(" "))).collect();
    assert_eq!(columns[0], (0, "", "00017 00018 00019".to_owned()));
    assert_eq!(columns[2], (2, "", "50,00 49,00 12,50".to_owned()));
    assert_eq!(shown(&propose(&table, &[])), "Month=3", "what no cell says is not guessed");
    assert_eq!(read(&table), READ);
    assert_eq!(read_amounts(&table, &by_hand(), &ask()).skipped_empty, 1);
    let people = text("Anna;anna@firma.de\nEbba;ebba@firma.de\n");
    let found = read_people(&people, &propose(&people, &[]));
    assert_eq!((people.titles, found.rows.len(), found.problems.len()), (TitleRow::None, 2, 0));
}

#[test]
fn a_workbook_without_titles_is_read_by_its_columns() {
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

/// A separator inside a cell that no quotes guard moves all cells after it.
#[test]
fn a_row_wider_than_the_others_is_a_problem_also_without_titles() {
    let table = text("17,Card,50.00,2026-11\n18,Card,1,234.50,2026-11\n19,Card,49.00,2026-11\n");
    let amounts = read_amounts(&table, &by_hand(), &ask());
    assert_eq!(codes(&amounts), [(2, ProblemCode::BrokenLine)]);
    assert!(is_whole(&table, amounts.rows.iter().map(|row| row.line), amounts.problems.iter().map(|problem| problem.line)));
}

#[test]
fn a_title_that_was_not_known_for_one_is_a_problem_and_no_row() {
    let table = text("2026;2027;??\n17;Card;50,00\n18;Card;50,00\n");
    let titled = Choice { titles: Some(TitleRow::None), ..Choice::default() };
    let untitled = open_as("list.csv", b"Wer;Was;Wieviel\n17;Card;50,00\n", &titled).unwrap();
    assert_eq!((table.titles, untitled.titles, untitled.rows.len()), (TitleRow::None, TitleRow::None, 2));
    let mapping = Mapping { columns: by_hand().columns.into_iter().filter(|(meaning, _)| *meaning != Meaning::Month).collect() };
    let november = intake::Ask { month: "2026-11".parse().ok(), ..ask() };
    assert_eq!(codes(&read_amounts(&table, &mapping, &november)), [(1, ProblemCode::AmountUnreadable)]);
    assert_eq!(codes(&read_amounts(&untitled, &mapping, &november)), [(1, ProblemCode::AmountUnreadable)]);
}

#[test]
fn a_sheet_and_a_row_of_titles_stay_as_they_were_chosen() {
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

    // What was confirmed once is found again next month.
    let confirmed = Remembered { titles: ["Nr.", "Art", "Wert", "Zeit"].map(str::to_owned).to_vec(), mapping: by_hand() };
    let remembered = [confirmed];
    let again = Choice { remembered: &remembered, ..Choice::default() };
    let table = open_as("list.xlsx", &bytes, &again).unwrap();
    assert_eq!((table.titles, propose(&table, &remembered)), (TitleRow::Line(2), by_hand()));
    let elsewhere = Choice { sheet: Some("Dezember"), ..again };
    assert_eq!(open_as("list.xlsx", &bytes, &elsewhere), Err(FileError::NoSheet), "another sheet than the chosen one is never read");
}

#[test]
fn titles_on_a_hidden_sheet_do_not_hide_a_shown_list_without_titles() {
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
