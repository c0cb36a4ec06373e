//! Benefit lists as text files.

mod common;

use common::{amounts_of, codes, euro_options, mapping_summary, open_error, summary, text};
use intake::{DecimalMark, FileError, Meaning, ProblemCode, ReadOptions, TitleRow, open, propose, read_amounts};
use rstest::rstest;

const GERMAN: &str =
    "Personalnummer;Benefit;Tatsächlich genutzt;Abrechnungsmonat\n00017;Sachbezug;50,00;11/2026\n18;2820;1.234,50;11/2026\n";

#[test]
fn german_list_of_four_columns_is_read() {
    let amounts = amounts_of(GERMAN);
    assert_eq!(summary(&amounts), ["2 00017 Sachbezug 2026-11 50 EUR", "3 18 2820 2026-11 1234.5 EUR"]);
    assert_eq!(amounts.decimal, Some(DecimalMark::Comma));
}

#[rstest]
#[case::tab("Employee no.\tBenefit\tAmount used\tPayroll month\n7\tMeal\t1,234.50\t2026-11\n")]
#[case::bar("Employee no.|Benefit|Amount used|Payroll month\n7|Meal|1,234.50|2026-11\n")]
#[case::comma("Employee no.,Benefit,Amount used,Payroll month\n7,Meal,\"1,234.50\",2026-11\n")]
#[case::semicolon("Anställningsnummer;Förmån;Belopp;Lönemånad\n7;Meal;1 234,50;november 2026\n")]
#[case::text_cell("sep=#\r\nPers.-Nr.#Lohnart#Betrag#Monat\r\n7#Meal#1.234,50#Nov. 26\r\n")]
#[case::quoted("\"Pers.-Nr.\";\"Lohnart\";\"Betrag\";\"Monat\"\r\n\"7\";\"Meal\";\"1.234,50 €\";\"01.11.2026\"\r\n")]
#[case::marked("\u{feff}Pers.-Nr.;Lohnart;Betrag;Monat\r7;Meal;1234,5;202611")]
fn separator_and_language_are_detected(#[case] list: &str) {
    assert_eq!(summary(&amounts_of(list)), ["2 7 Meal 2026-11 1234.5 EUR"]);
}

#[test]
fn decimal_comma_is_not_taken_for_a_separator() {
    let list = "Name;Benefit;Betrag;Monat\nBerg, Anna;Sachbezug;50,00;2026-11\nLind, Ebba;Sachbezug;49,00;2026-11\n";
    assert_eq!(summary(&amounts_of(list)), ["2 Berg, Anna Sachbezug 2026-11 50 EUR", "3 Lind, Ebba Sachbezug 2026-11 49 EUR"]);
}

#[test]
fn windows_1252_and_utf_16_lists_are_read() {
    let list = "Anställningsnummer;Förmån;Belopp;Lönemånad\r\n7;Friskvård Ö;50,00;2026-11\r\n";
    let windows: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [windows, wide] {
        let table = open("lista.txt", &bytes, None).unwrap();
        let amounts = read_amounts(&table, &propose(&table, &[]), &euro_options());
        assert_eq!(summary(&amounts), ["2 7 Friskvård Ö 2026-11 50 EUR"]);
    }
}

#[test]
fn line_numbers_count_blank_lines_and_lines_above_titles() {
    let list = "Benefit-Liste November\n\nFirma:;Muster GmbH\n\nPersonalnummer;Benefit;Betrag;Monat\n1;A;50,00;2026-11\n\n;;;\n2;B;60,00;2026-11\n\n";
    let table = text(list);
    assert_eq!(table.titles, TitleRow::Line(5));
    let amounts = amounts_of(list);
    assert_eq!(summary(&amounts), ["6 1 A 2026-11 50 EUR", "9 2 B 2026-11 60 EUR"]);
    assert_eq!(amounts.skipped_empty, 2);
}

#[test]
fn quoted_line_break_stays_in_one_row() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;\"Sach-\nbezug\";50,00;2026-11\n2;B;60,00;2026-11\n";
    assert_eq!(summary(&amounts_of(list)), ["2 1 Sach- bezug 2026-11 50 EUR", "3 2 B 2026-11 60 EUR"]);
}

#[test]
fn total_row_without_a_person_is_its_own_problem() {
    let list =
        "Personalnummer;Name;Benefit;Betrag;Monat\n1;Total;A;50,00;2026-11\nSumme;;;50,00;\n;Gesamt:;;50,00;\n;;Total;50,00;\n;;;50,00;\n";
    let amounts = amounts_of(list);
    assert_eq!(amounts.rows.len(), 1);
    assert_eq!(amounts.totals_rows, 3);
    let total = ProblemCode::LooksLikeTotal;
    assert_eq!(codes(&amounts)[..3], [(3, total), (4, total), (5, total)]);
    assert_eq!(codes(&amounts)[3], (6, ProblemCode::NoPerson));
}

#[test]
fn ambiguous_amount_is_a_problem_until_the_mark_is_known() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;A;1.234;2026-11\n";
    assert_eq!(codes(&amounts_of(list)), [(2, ProblemCode::AmountAmbiguous)]);
    assert_eq!(amounts_of(list).decimal, None);
    assert_eq!(summary(&amounts_of(&format!("{list}2;A;50,00;2026-11\n")))[0], "2 1 A 2026-11 1234 EUR");

    let table = text(list);
    let with_comma = ReadOptions { decimal: Some(DecimalMark::Comma), ..euro_options() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &with_comma);
    assert_eq!(summary(&amounts), ["2 1 A 2026-11 1234 EUR"]);
}

#[test]
fn chosen_decimal_mark_overrides_the_column() {
    let table = text("Personalnummer;Benefit;Betrag;Monat\n1;A;1.250;2026-11\n2;A;50,00;2026-11\n");
    let with_point = ReadOptions { decimal: Some(DecimalMark::Point), ..euro_options() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &with_point);
    assert_eq!((summary(&amounts)[0].as_str(), amounts.decimal), ("2 1 A 2026-11 1.25 EUR", Some(DecimalMark::Point)));
    assert_eq!(codes(&amounts), [(3, ProblemCode::AmountAmbiguous)]);
}

#[test]
fn column_with_two_decimal_marks_has_none() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;A;12,50;2026-11\n2;A;12.50;2026-11\n3;A;1.234;2026-11\n";
    let amounts = amounts_of(list);
    assert_eq!((amounts.rows.len(), amounts.decimal), (2, None));
    assert_eq!(codes(&amounts), [(4, ProblemCode::AmountAmbiguous)]);
}

#[test]
fn row_reports_every_problem() {
    let list = "Personalnummer;E-Mail;Benefit;Betrag;Währung;Monat\n;;;;;\n;;A;;EUR;2026-11\n1;no address;A;x;Taler;11/01/2026\n2;a@b.de;;50 kr;SEK;\n";
    let amounts = amounts_of(list);
    use ProblemCode as Code;
    let wanted = [
        (3, Code::NoPerson),
        (3, Code::NoAmount),
        (4, Code::EmailInvalid),
        (4, Code::MonthUnreadable),
        (4, Code::AmountUnreadable),
        (4, Code::CurrencyUnknown),
        (5, Code::NoBenefit),
        (5, Code::NoMonth),
        (5, Code::OtherCurrency),
        (5, Code::OtherCurrency),
    ];
    assert_eq!(codes(&amounts), wanted);
    assert_eq!(amounts.rows, []);
}

#[test]
fn chosen_month_applies_only_without_a_month_column() {
    let november = ReadOptions { month: "2026-11".parse().ok(), ..euro_options() };
    let no_column = text("Personalnummer;Benefit;Betrag\n1;A;50,00\n");
    assert_eq!(summary(&read_amounts(&no_column, &propose(&no_column, &[]), &november)), ["2 1 A 2026-11 50 EUR"]);
    assert_eq!(codes(&read_amounts(&no_column, &propose(&no_column, &[]), &euro_options())), [(2, ProblemCode::NoMonth)]);
    let with_column = text("Personalnummer;Benefit;Betrag;Monat\n1;A;50,00;\n");
    assert_eq!(codes(&read_amounts(&with_column, &propose(&with_column, &[]), &november)), [(2, ProblemCode::NoMonth)]);
}

#[test]
fn line_with_uncertain_cells_is_a_problem() {
    // An amount split at its own comma, a quote inside a quoted cell, and a quote that is never closed.
    let list = "Employee no.,Benefit,Amount\n1,Meal,50,75\n2,\"Meal \"big\" one\",60\n3,Meal,70\n4,\"Meal,80\n5,Meal,90\n";
    let table = text(list);
    let options = ReadOptions { month: "2026-11".parse().ok(), ..euro_options() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &options);
    let broken = ProblemCode::BrokenLine;
    assert_eq!(codes(&amounts), [(2, broken), (3, broken), (5, broken)]);
    assert_eq!(amounts.rows.len(), 1);
}

#[test]
fn formula_and_script_cells_are_read_as_text() {
    let list = "Personalnummer;Name;Benefit;Betrag;Monat\n=1+1;\u{202e}An\u{0}na;<script>;50,00;2026-11\n\"=\"\"0012\"\"\";@cmd;+A;50,00;2026-11\n";
    let wanted = ["2 =1+1,Anna <script> 2026-11 50 EUR", "3 0012,@cmd +A 2026-11 50 EUR"];
    assert_eq!(summary(&amounts_of(list)), wanted);
}

#[test]
fn too_long_cell_is_a_problem_with_a_short_quote() {
    let list = format!("Personalnummer;Benefit;Betrag;Monat\n1;{};50,00;2026-11\n1;{};50,00;2026-11\n", "x".repeat(1001), "y".repeat(1000));
    let amounts = amounts_of(&list);
    assert_eq!(codes(&amounts), [(2, ProblemCode::TooLong)]);
    assert_eq!(amounts.problems[0].meaning, Some(Meaning::Benefit));
    assert_eq!(amounts.problems[0].text.chars().count(), 40);
    assert_eq!(amounts.rows.len(), 1);
}

#[rstest]
#[case::nothing("list.csv", b"", FileError::Empty)]
#[case::blank("list.csv", b"\r\n ;;\r\n", FileError::Empty)]
#[case::picture("list.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileError::NotAFile)]
#[case::page("list.xls", b"<html><table><tr><td>1</td></tr></table></html>", FileError::WebPage)]
#[case::one_column("list.csv", b"Report 2026\n\n12\n13\n14\n", FileError::NoHeader)]
#[case::one_word("list.csv", b"hello", FileError::NoHeader)]
fn file_without_a_list_is_refused(#[case] name: &str, #[case] bytes: &[u8], #[case] error: FileError) {
    assert_eq!(open_error(name, bytes), error);
}

#[test]
fn large_files_are_refused() {
    assert_eq!(open_error("list.csv", &vec![b'a'; (32 << 20) + 1]), FileError::TooLarge);
    let rows = |count: usize| format!("Personalnummer;Betrag\n{}", "1;2\n".repeat(count));
    assert_eq!(text(&rows(200_000)).rows.len(), 200_000);
    assert_eq!(open_error("list.csv", rows(200_001).as_bytes()), FileError::TooManyRows);
    assert_eq!(open_error("list.csv", format!("Personalnummer;Betrag\n{}1\n", ";".repeat(200)).as_bytes()), FileError::TooManyColumns);
}

#[test]
fn row_of_unknown_words_is_the_title_row() {
    let table = text("Liste\nWer;Was;Wieviel\n1;Sachbezug;50,00\n");
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!((table.titles, titles), (TitleRow::Line(2), vec!["Wer", "Was", "Wieviel"]));
    assert_eq!(table.columns[1].samples, ["Sachbezug"]);
    assert_eq!(mapping_summary(&propose(&table, &[])), "");
}
