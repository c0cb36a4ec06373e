//! Benefit lists as text files.

mod common;

use common::{amounts_of, ask, codes, refused, shown, text, told};
use intake::{Ask, DecimalMark, FileError, Meaning, ProblemCode, TitleRow, open, propose, read_amounts};
use rstest::rstest;

const GERMAN: &str =
    "Personalnummer;Benefit;Tatsächlich genutzt;Abrechnungsmonat\n00017;Sachbezug;50,00;11/2026\n18;2820;1.234,50;11/2026\n";

#[test]
fn the_four_columns_are_read() {
    let amounts = amounts_of(GERMAN);
    assert_eq!(told(&amounts), ["2 00017 Sachbezug 2026-11 50 EUR", "3 18 2820 2026-11 1234.5 EUR"]);
    assert_eq!(amounts.decimal, Some(DecimalMark::Comma));
}

#[rstest]
#[case::tab("Employee no.\tBenefit\tAmount used\tPayroll month\n7\tMeal\t1,234.50\t2026-11\n")]
#[case::bar("Employee no.|Benefit|Amount used|Payroll month\n7|Meal|1,234.50|2026-11\n")]
#[case::comma("Employee no.,Benefit,Amount used,Payroll month\n7,Meal,\"1,234.50\",2026-11\n")]
#[case::semicolon("Anställningsnummer;Förmån;Belopp;Lönemånad\n7;Meal;1 234,50;november 2026\n")]
#[case::said("sep=#\r\nPers.-Nr.#Lohnart#Betrag#Monat\r\n7#Meal#1.234,50#Nov. 26\r\n")]
#[case::quoted("\"Pers.-Nr.\";\"Lohnart\";\"Betrag\";\"Monat\"\r\n\"7\";\"Meal\";\"1.234,50 €\";\"01.11.2026\"\r\n")]
#[case::marked("\u{feff}Pers.-Nr.;Lohnart;Betrag;Monat\r7;Meal;1234,5;202611")]
fn separators_and_languages_are_found_out(#[case] list: &str) {
    assert_eq!(told(&amounts_of(list)), ["2 7 Meal 2026-11 1234.5 EUR"]);
}

#[test]
fn a_decimal_comma_does_not_make_the_comma_a_separator() {
    let list = "Name;Benefit;Betrag;Monat\nBerg, Anna;Sachbezug;50,00;2026-11\nLind, Ebba;Sachbezug;49,00;2026-11\n";
    assert_eq!(told(&amounts_of(list)), ["2 Berg, Anna Sachbezug 2026-11 50 EUR", "3 Lind, Ebba Sachbezug 2026-11 49 EUR"]);
}

#[test]
fn windows_and_wide_encodings_are_read() {
    let list = "Anställningsnummer;Förmån;Belopp;Lönemånad\r\n7;Friskvård Ö;50,00;2026-11\r\n";
    let windows: Vec<u8> = list.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let wide: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [windows, wide] {
        let table = open("lista.txt", &bytes, None).unwrap();
        let amounts = read_amounts(&table, &propose(&table, &[]), &ask());
        assert_eq!(told(&amounts), ["2 7 Friskvård Ö 2026-11 50 EUR"]);
    }
}

#[test]
fn lines_above_the_header_and_blank_lines_keep_the_count() {
    let list = "Benefit-Liste November\n\nFirma:;Muster GmbH\n\nPersonalnummer;Benefit;Betrag;Monat\n1;A;50,00;2026-11\n\n;;;\n2;B;60,00;2026-11\n\n";
    let table = text(list);
    assert_eq!(table.titles, TitleRow::Line(5));
    let amounts = amounts_of(list);
    assert_eq!(told(&amounts), ["6 1 A 2026-11 50 EUR", "9 2 B 2026-11 60 EUR"]);
    assert_eq!(amounts.skipped_empty, 2);
}

#[test]
fn a_quoted_line_break_is_one_row() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;\"Sach-\nbezug\";50,00;2026-11\n2;B;60,00;2026-11\n";
    assert_eq!(told(&amounts_of(list)), ["2 1 Sach- bezug 2026-11 50 EUR", "3 2 B 2026-11 60 EUR"]);
}

#[test]
fn a_total_is_a_problem_of_its_own_kind_unless_it_has_a_person() {
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
fn an_ambiguous_amount_is_a_problem_until_the_column_or_the_owner_decides() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;A;1.234;2026-11\n";
    assert_eq!(codes(&amounts_of(list)), [(2, ProblemCode::AmountAmbiguous)]);
    assert_eq!(amounts_of(list).decimal, None);
    assert_eq!(told(&amounts_of(&format!("{list}2;A;50,00;2026-11\n")))[0], "2 1 A 2026-11 1234 EUR");

    let table = text(list);
    let by_owner = Ask { decimal: Some(DecimalMark::Comma), ..ask() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &by_owner);
    assert_eq!(told(&amounts), ["2 1 A 2026-11 1234 EUR"]);
}

#[test]
fn the_owner_goes_before_the_column() {
    let table = text("Personalnummer;Benefit;Betrag;Monat\n1;A;1.250;2026-11\n2;A;50,00;2026-11\n");
    let points = Ask { decimal: Some(DecimalMark::Point), ..ask() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &points);
    assert_eq!((told(&amounts)[0].as_str(), amounts.decimal), ("2 1 A 2026-11 1.25 EUR", Some(DecimalMark::Point)));
    assert_eq!(codes(&amounts), [(3, ProblemCode::AmountAmbiguous)]);
}

#[test]
fn two_marks_in_one_column_settle_nothing() {
    let list = "Personalnummer;Benefit;Betrag;Monat\n1;A;12,50;2026-11\n2;A;12.50;2026-11\n3;A;1.234;2026-11\n";
    let amounts = amounts_of(list);
    assert_eq!((amounts.rows.len(), amounts.decimal), (2, None));
    assert_eq!(codes(&amounts), [(4, ProblemCode::AmountAmbiguous)]);
}

#[test]
fn each_fault_of_a_row_is_named() {
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
fn the_owners_month_holds_only_where_there_is_no_column() {
    let november = Ask { month: "2026-11".parse().ok(), ..ask() };
    let without = text("Personalnummer;Benefit;Betrag\n1;A;50,00\n");
    assert_eq!(told(&read_amounts(&without, &propose(&without, &[]), &november)), ["2 1 A 2026-11 50 EUR"]);
    assert_eq!(codes(&read_amounts(&without, &propose(&without, &[]), &ask())), [(2, ProblemCode::NoMonth)]);
    let with = text("Personalnummer;Benefit;Betrag;Monat\n1;A;50,00;\n");
    assert_eq!(codes(&read_amounts(&with, &propose(&with, &[]), &november)), [(2, ProblemCode::NoMonth)]);
}

#[test]
fn a_line_whose_cells_are_not_certain_is_a_problem() {
    // An amount cut in two by its own comma, a quote inside a quoted cell, and a quote that swallows the rest.
    let list = "Employee no.,Benefit,Amount\n1,Meal,50,75\n2,\"Meal \"big\" one\",60\n3,Meal,70\n4,\"Meal,80\n5,Meal,90\n";
    let table = text(list);
    let ask = Ask { month: "2026-11".parse().ok(), ..ask() };
    let amounts = read_amounts(&table, &propose(&table, &[]), &ask);
    let broken = ProblemCode::BrokenLine;
    assert_eq!(codes(&amounts), [(2, broken), (3, broken), (5, broken)]);
    assert_eq!(amounts.rows.len(), 1);
}

#[test]
fn hostile_cells_are_harmless_texts() {
    let list = "Personalnummer;Name;Benefit;Betrag;Monat\n=1+1;\u{202e}An\u{0}na;<script>;50,00;2026-11\n\"=\"\"0012\"\"\";@cmd;+A;50,00;2026-11\n";
    let wanted = ["2 =1+1,Anna <script> 2026-11 50 EUR", "3 0012,@cmd +A 2026-11 50 EUR"];
    assert_eq!(told(&amounts_of(list)), wanted);
}

#[test]
fn a_cell_that_is_too_long_is_a_problem_and_is_quoted_shortly() {
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
fn a_file_that_is_no_list_is_refused(#[case] name: &str, #[case] bytes: &[u8], #[case] error: FileError) {
    assert_eq!(refused(name, bytes), error);
}

#[test]
fn large_files_are_refused() {
    assert_eq!(refused("list.csv", &vec![b'a'; (32 << 20) + 1]), FileError::TooLarge);
    let rows = |count: usize| format!("Personalnummer;Betrag\n{}", "1;2\n".repeat(count));
    assert_eq!(text(&rows(200_000)).rows.len(), 200_000);
    assert_eq!(refused("list.csv", rows(200_001).as_bytes()), FileError::TooManyRows);
    assert_eq!(refused("list.csv", format!("Personalnummer;Betrag\n{}1\n", ";".repeat(200)).as_bytes()), FileError::TooManyColumns);
}

#[test]
fn unknown_titles_are_titles_when_they_are_words() {
    let table = text("Liste\nWer;Was;Wieviel\n1;Sachbezug;50,00\n");
    let titles: Vec<&str> = table.columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!((table.titles, titles), (TitleRow::Line(2), vec!["Wer", "Was", "Wieviel"]));
    assert_eq!(table.columns[1].samples, ["Sachbezug"]);
    assert_eq!(shown(&propose(&table, &[])), "");
}
