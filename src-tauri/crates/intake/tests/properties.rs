//! Property tests: no input makes the readers panic or lose a row.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::sync::LazyLock;

use assertions::Reached;
use common::{
    corpus::{ods, ods_text, package, xls, xls_number, xls_text},
    euro_options, has_every_row_once, workbook,
};
use intake::{DecimalMark, FileError, Mapping, Meaning, ReadOptions, Table, open, propose, read_amounts, read_people};
use proptest::{collection::vec, option, prelude::*, sample::Index};

static WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    workbook(|sheet| {
        for (row, cells) in
            (0_u32..).zip([["Pers.-Nr.", "Benefit", "Betrag", "Monat"], ["1", "A", "1.234,50", "2026-11"], ["2", "B", "x", ""]])
        {
            for (column, cell) in (0_u16..).zip(cells) {
                sheet.write(row, column, cell).unwrap();
            }
        }
        sheet.write(3, 2, 12.5).unwrap();
    })
});

static PARTS: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| unpack(&WORKBOOK));

static OPEN_DOCUMENT: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
    let row =
        |cells: [&str; 4]| format!("<table:table-row table:number-rows-repeated=\"1\">{}</table:table-row>", cells.map(ods_text).concat());
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2026-11-01\" table:number-columns-repeated=\"2\"/>";
    let rows = [row(["Pers.-Nr.", "Benefit", "Betrag", "Monat"]), row(["1", "A", "1.234,50", "2026-11"])].concat();
    unpack(&ods(&format!("{rows}<table:table-row>{date}</table:table-row>")))
});

static OLD_WORKBOOK: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut records = Vec::new();
    for (row, cells) in (0_u16..).zip([["Pers.-Nr.", "Benefit", "Betrag", "Monat"], ["1", "A", "1.234,50", "2026-11"]]) {
        records.extend((0_u16..).zip(cells).map(|(column, cell)| xls_text(row, column, cell)));
    }
    records.push(xls_number(2, 2, 12.5));
    xls(&records)
});

fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut part = |name: &str| {
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut package.by_name(name).unwrap(), &mut content).unwrap();
        content
    };
    names.into_iter().map(|name| (name.clone(), part(&name))).collect()
}

/// The package with one changed part.
fn repack_with_change(parts: &[(String, Vec<u8>)], which: Index, change: impl FnOnce(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let which = which.index(parts.len());
    let mut parts: Vec<(&str, Vec<u8>)> = parts.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
    parts[which].1 = change(&parts[which].1);
    package(&parts.iter().map(|(name, content)| (*name, content.as_slice())).collect::<Vec<_>>())
}

const LIST: &str = "Pers.-Nr.;E-Mail;Benefit;Betrag;Monat\n1;a@b.de;\"A;x\";1.234,50;2026-11\n2;;B;(12,50) €;Nov. 26\n\nSumme;;;;\n";

/// Reads a table as amounts and as people, and checks both results for lost rows.
fn assert_every_row_is_read_once(table: &Table, mapping: &Mapping, options: &ReadOptions) {
    let amounts = read_amounts(table, mapping, options);
    assert!(has_every_row_once(table, amounts.rows.iter().map(|row| row.line), amounts.problems.iter().map(|problem| problem.line)));
    let people = read_people(table, mapping);
    assert!(has_every_row_once(table, people.rows.iter().map(|row| row.line), people.problems.iter().map(|problem| problem.line)));
    assert!(amounts.problems.iter().chain(&people.problems).all(|problem| problem.text.chars().count() <= 40));
}

/// Reads a file and records a table with rows. Without such a table, the test would only cover refusals.
fn read_damaged(name: &str, bytes: &[u8], reached: &Reached) {
    if let Ok(table) = open(name, bytes, None) {
        if !table.rows.is_empty() {
            reached.once();
        }
        assert_every_row_is_read_once(&table, &propose(&table, &[]), &euro_options());
    }
}

/// Changes some bytes and cuts the end off.
fn mutate(original: &[u8], changes: &[(Index, u8)], end: Option<Index>) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for (at, byte) in changes {
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
    }
    if let Some(end) = end {
        bytes.truncate(end.index(original.len().max(1)));
    }
    bytes
}

fn meaning() -> impl Strategy<Value = Meaning> {
    use Meaning::*;
    prop::sample::select(vec![PersonnelNumber, Email, Name, FirstName, LastName, Benefit, Amount, Month, Currency])
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[0-9.,' ()€-]{0,12}",
        2 => prop::sample::select(vec!["", "Summe", "2026-11", "11/2026", "a@b.de", "EUR", "kr", "007", "Anna", "1.234", "50,00", "-"]).prop_map(str::to_owned),
        2 => "\\PC{0,12}",
        1 => any::<String>(),
    ]
}

/// A property test of damaged input. At least one input must be readable.
macro_rules! damaged_input_test {
    ($test:ident, ($($given:tt)*), $name:expr, $bytes:expr) => {
        #[test]
        fn $test() {
            let reached = Reached::new();
            proptest!(|($($given)*)| read_damaged($name, &$bytes, &reached));
            reached.assert_reached();
        }
    };
}

damaged_input_test!(
    any_bytes_are_read_or_refused,
    // Random bytes are hardly ever a list, so half of the inputs are printable characters.
    (bytes in prop_oneof![vec(any::<u8>(), 0..600), vec(b' '..=b'~', 0..600)],
     start in prop::sample::select(vec!["", "PK\u{3}\u{4}", "\u{feff}", "sep=", "Betrag;Monat\n"])),
    "list.csv",
    [start.as_bytes(), &bytes].concat()
);
damaged_input_test!(
    any_lines_are_read_or_refused,
    (titles in prop::sample::select(vec!["", "Pers.-Nr.;Benefit;Betrag;Monat\n"]), lines in vec("[0-9A-Za-z.,;@\" -]{0,40}", 0..9)),
    "list.csv",
    format!("{titles}{}", lines.join("\n")).into_bytes()
);
damaged_input_test!(
    damaged_xlsx_is_read_or_refused,
    (changes in vec((any::<Index>(), any::<u8>()), 1..8), end in option::weighted(0.2, any::<Index>())),
    "list.xlsx",
    mutate(&WORKBOOK, &changes, end)
);
damaged_input_test!(
    xlsx_with_a_damaged_part_is_read_or_refused,
    (which in any::<Index>(), changes in vec((any::<Index>(), any::<u8>()), 1..4)),
    "list.xlsx",
    repack_with_change(&PARTS, which, |part| mutate(part, &changes, None))
);
damaged_input_test!(
    ods_with_a_damaged_part_is_read_or_refused,
    (which in any::<Index>(), changes in vec((any::<Index>(), any::<u8>()), 1..4)),
    "list.ods",
    repack_with_change(&OPEN_DOCUMENT, which, |part| mutate(part, &changes, None))
);
damaged_input_test!(
    utf_16_xlsx_with_a_damaged_part_is_read_or_refused,
    (which in any::<Index>(), changes in vec((any::<Index>(), any::<u8>()), 0..3)),
    "list.xlsx",
    repack_with_change(&PARTS, which, |part| {
        let wide = std::str::from_utf8(part).map_or_else(|_| part.to_vec(), |text| text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        mutate(&wide, &changes, None)
    })
);
damaged_input_test!(
    damaged_xls_is_read_or_refused,
    (changes in vec((any::<Index>(), any::<u8>()), 1..8), end in option::weighted(0.1, any::<Index>())),
    "list.xls",
    mutate(&OLD_WORKBOOK, &changes, end)
);
damaged_input_test!(
    damaged_text_is_read_or_refused,
    (changes in vec((any::<Index>(), any::<u8>()), 1..20), end in option::weighted(0.2, any::<Index>())),
    "list.csv",
    mutate(LIST.as_bytes(), &changes, end)
);

#[test]
fn any_cells_with_any_mapping_lose_no_row() {
    let (rows_read, problems_found) = (Reached::new(), Reached::new());
    proptest!(|(
        rows in vec(vec(cell(), 0..7), 0..12),
        columns in prop::collection::btree_map(meaning(), 0_u32..8, 0..9),
        decimal in option::of(prop::sample::select(vec![DecimalMark::Comma, DecimalMark::Point])),
        month in prop::sample::select(vec![None, "2026-11".parse().ok()]),
    )| {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let lines: String = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";") + "\n").collect();
        let table = open("list.csv", format!("Pers.-Nr.;E-Mail;Benefit;Betrag;Monat;x;y\n{lines}").as_bytes(), None);
        // Too many control characters make the file no text.
        prop_assume!(table != Err(FileError::NotAFile));
        let table = table.unwrap();
        prop_assert!(table.rows.iter().all(|row| !row.broken));
        let (mapping, options) = (Mapping { columns }, ReadOptions { month, decimal, ..euro_options() });
        assert_every_row_is_read_once(&table, &mapping, &options);
        if !table.rows.is_empty() {
            rows_read.once();
        }
        if !read_amounts(&table, &mapping, &options).problems.is_empty() {
            problems_found.once();
        }
    });
    rows_read.assert_reached();
    problems_found.assert_reached();
}

proptest! {
    #[test]
    fn xls_container_of_any_bytes_is_refused(bytes in vec(any::<u8>(), 0..1500)) {
        let name: Vec<u8> = "Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let bytes = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &bytes, &name].concat();
        // Random bytes never form a workbook, so the file is refused.
        prop_assert!(open("list.xls", &bytes, None).is_err());
    }

    #[test]
    fn written_amount_is_read_back_exactly(cents in -99_999_999_i64..99_999_999, comma: bool, grouped: bool) {
        let (mark, group) = if comma { (',', ".") } else { ('.', ",") };
        let whole = (cents.abs() / 100).to_string();
        let parts: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
        let whole = if grouped { parts.join(group) } else { parts.concat() };
        let text = format!("{}{whole}{mark}{:02}", if cents < 0 { "-" } else { "" }, cents.abs() % 100);
        let amounts = common::amounts_of(&format!("Pers.-Nr.;Benefit;Betrag;Monat\n1;A;{text};2026-11\n"));
        prop_assert_eq!(amounts.rows[0].amount.amount, rust_decimal::Decimal::new(cents, 2));
    }
}
