//! The saved files, read back as spreadsheets read them.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use domain::benefits::ReadBack;
use domain::field::{Field, Value};
use domain::finding::Finding;
use domain::money::{Currency, Money};
use domain::person::PersonId;
use domain::plan::{BenefitPart, BenefitRow, BenefitState, Change, ChangeKind, FieldChange, OpenKnown, OpenWrite};
use domain::run::{Outcome, Reason, Step, StepState};
use rstest::rstest;
use rust_decimal::Decimal;

use super::table::{Cell, Table, Words};
use super::{csv, xlsx};
use crate::dto::{PutAsideView, PutAsideWhy, RunRow, StepView};
use crate::error::{AppError, ErrorCode};

/// Names that try to run as a formula or to break the file.
const HOSTILE: [&str; 26] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+46 70 123 45 67",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\"=1+1",
    " \" -1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "\u{feff}=1+1",
    "\u{202e}=1+1",
    "Ebba;=1+1;x",
    "Ebba\n=1+1",
    "Ebba\",\"=1+1",
    "\u{0}=1+1",
    "{=1+1}",
    "<img src=x onerror=alert(1)>",
    "_x0041_",
    "null",
    "'=1+1",
];

fn row(name: &str, fields: Vec<FieldChange>) -> RunRow {
    RunRow {
        key: "k".to_owned(),
        name: name.to_owned(),
        kind: ChangeKind::Update,
        outcome: Outcome::Confirmed,
        reason: None,
        reason_fields: Vec::new(),
        error: None,
        day: None,
        benefit: None,
        fields,
        findings: Vec::<Finding>::new(),
        steps: Vec::new(),
        not_proven: false,
        open: false,
        aside: None,
    }
}

fn table(rows: &[RunRow], words: &Words) -> Table {
    super::table(rows, &[], false, words)
}

fn text(field: Field, old: &str, new: &str) -> FieldChange {
    FieldChange { field, old: Some(Value::Text(old.to_owned())), new: Some(Value::Text(new.to_owned())) }
}

fn euros(amount: &str) -> Money {
    Money::new(amount.parse().unwrap(), Currency::EUR)
}

fn hostile() -> Table {
    let rows: Vec<RunRow> = HOSTILE
        .iter()
        .map(|name| {
            let part = BenefitPart { benefit: "b".to_owned(), name: (*name).to_owned(), amount: euros("1") };
            RunRow { benefit: Some(benefit(vec![part])), ..row(name, vec![text(Field::FirstName, name, name)]) }
        })
        .collect();
    table(&rows, &Words::new())
}

fn benefit(parts: Vec<BenefitPart>) -> BenefitRow {
    BenefitRow {
        month: "2026-11".parse().unwrap(),
        state: BenefitState::New,
        pay_type: None,
        payout: None,
        email: None,
        number: None,
        parts,
        wanted: None,
        held: Vec::new(),
        hold: false,
        sent_before: false,
        unseen: false,
        outside: false,
    }
}

/// The records of a CSV file as a spreadsheet with this separator reads them.
fn records(bytes: &[u8], separator: u8) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").expect("the mark of UTF-8");
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn cells(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&sheet).unwrap().is_empty(), "a formula");
    book.worksheet_range(&sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

/// Whether a spreadsheet could take a cell for a formula.
fn could_compute(cell: &str) -> bool {
    let start = cell.trim_start_matches(|letter: char| !letter.is_ascii_graphic() && !"＝＋－＠".contains(letter) || letter == '"');
    start.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) || cell.starts_with(['\t', '\r', '\n'])
}

#[test]
fn csv_has_no_formulas() {
    let table = hostile();
    let bytes = csv(&table).unwrap();
    let read = records(&bytes, b',');
    assert_eq!(read.len(), HOSTILE.len() + 1);
    for (row, name) in read.iter().skip(1).zip(HOSTILE) {
        for cell in row {
            assert!(!could_compute(cell), "{cell:?}");
        }
        // The name is complete: only apostrophes were added.
        assert_eq!(row[0].replace('\'', ""), name.replace('\'', ""));
    }
    for row in records(&bytes, b';') {
        let computing: Vec<&String> = row.iter().filter(|cell| could_compute(cell)).collect();
        assert_eq!(computing, Vec::<&String>::new(), "when cells are separated by semicolons");
    }
}

#[test]
fn workbook_keeps_names_as_unchanged_texts() {
    let rows = cells(xlsx(&hostile()).unwrap());
    for (row, name) in rows.iter().skip(1).zip(HOSTILE) {
        assert!(assertions::all(row.iter(), |cell| matches!(cell, Data::String(_) | Data::Empty)), "{row:?}");
        let shown = row[0].to_string();
        // A workbook cannot store these two characters as they are.
        assert_eq!(shown.replace("_x0000_", "\0").replace("\r\n", "\r"), name.to_owned(), "{shown:?}");
    }
}

#[test]
fn numbers_stay_numbers_with_a_currency_column() {
    let money = |old: Option<&str>, new: &str| FieldChange {
        field: Field::PayAmount,
        old: old.map(|old| Value::Money(euros(old))),
        new: Some(Value::Money(euros(new))),
    };
    let hours = FieldChange { field: Field::LeaveHours, old: None, new: Some(Value::Hours("-4.50".parse::<Decimal>().unwrap())) };
    let huge = money(None, "79228162514264337593543950335");
    let table = table(&[row("Ebba", vec![money(Some("-50.00"), "50.10"), hours, huge])], &Words::new());
    assert_eq!(table.columns[5], "report.currency");

    let read = records(&csv(&table).unwrap(), b',');
    assert_eq!((&read[1][3], &read[1][4], &read[1][5]), (&"-50.00".to_owned(), &"50.10".to_owned(), &"EUR".to_owned()));
    assert_eq!((read[2][4].as_str(), read[2][5].as_str()), ("-4.50", ""));

    let rows = cells(xlsx(&table).unwrap());
    assert_eq!((&rows[1][3], &rows[1][4]), (&Data::Float(-50.0), &Data::Float(50.1)));
    assert_eq!(rows[2][4], Data::Float(-4.5));
    assert_eq!(rows[3][4], Data::String("79228162514264337593543950335".to_owned()), "a float would say another number");
}

#[test]
fn benefit_month_and_interval_are_shown_as_texts() {
    let words: Words = [("often.monthly", "jeden Monat"), ("often.one_time", "einmal"), ("report.benefit", "Benefit")]
        .into_iter()
        .map(|(key, word)| (key.to_owned(), word.to_owned()))
        .collect();
    let fields =
        vec![text(Field::PayInterval, "", "monthly"), text(Field::PayCategory, "one_time", "BONUS"), text(Field::PayType, "", "monthly")];
    let part = |name: &str| BenefitPart { benefit: name.to_owned(), name: name.to_owned(), amount: euros("1") };
    let with = RunRow { benefit: Some(benefit(vec![part("Jobrad"), part("Internet")])), ..row("Ebba", fields) };
    let table = table(&[with], &words);
    assert_eq!(table.columns.iter().map(String::as_str).take(3).collect::<Vec<_>>(), ["report.person", "Benefit", "report.month"]);
    let read = records(&csv(&table).unwrap(), b',');
    assert_eq!((read[1][1].as_str(), read[1][2].as_str()), ("Jobrad, Internet", "2026-11"));
    assert_eq!(read[1][6], "jeden Monat");
    assert_eq!((read[2][5].as_str(), read[2][6].as_str()), ("einmal", "BONUS"), "a word of the service's own stays");
    assert_eq!(read[3][6], "monthly", "a name is no word");
}

#[test]
fn empty_columns_are_left_out_and_numbers_are_masked() {
    let table = table(&[row("Ebba", vec![text(Field::Ssn, "", "19900101-0017")])], &Words::new());
    let columns = ["person", "change", "field", "old", "new", "outcome", "reason", "sentAt"];
    assert_eq!(table.columns, columns.map(|column| format!("report.{column}")));
    assert!(!String::from_utf8(csv(&table).unwrap()).unwrap().contains("0017"));
}

#[test]
fn long_name_is_cut_in_a_workbook_only() {
    let long = "\u{1f469}\u{200d}\u{1f4bb}Ö\u{308}".repeat(20_000);
    let table = table(&[row(&long, vec![text(Field::FirstName, "", "x")])], &Words::new());
    assert_eq!(records(&csv(&table).unwrap(), b',')[1][0], long);
    let shown = cells(xlsx(&table).unwrap())[1][0].to_string();
    assert!(!shown.is_empty() && long.starts_with(&shown));
}

/// The cells of one column.
fn column(table: &Table, name: &str) -> Vec<String> {
    let place = table.columns.iter().position(|column| column == name).unwrap();
    records(&csv(table).unwrap(), b',').into_iter().skip(1).map(|row| row[place].clone()).collect()
}

#[test]
fn masked_change_is_marked_as_a_change() {
    let ssn = table(&[row("Ebba", vec![text(Field::Ssn, "19900101-0017", "19900101-0025")])], &Words::new());
    assert_eq!(column(&ssn, "report.old"), ["19900101-••••"]);
    assert_eq!(column(&ssn, "report.new"), ["19900101-•••• (masked.last_four)"]);
    let account = table(&[row("Ebba", vec![text(Field::AccountNumber, "9044312345", "9054312345")])], &Words::new());
    assert_eq!(column(&account, "report.new"), ["•••••••345 (masked.hidden_digits)"]);
    let seen = table(&[row("Ebba", vec![text(Field::Ssn, "19900101-0017", "19900102-0017")])], &Words::new());
    assert_eq!(column(&seen, "report.new"), ["19900102-••••"], "where the difference is shown, nothing is added");
}

#[test]
fn row_without_fields_is_in_the_report() {
    let table = table(&[row("Ebba", Vec::new())], &Words::new());
    assert_eq!(column(&table, "report.person"), ["Ebba"]);
    assert_eq!(column(&table, "report.outcome"), ["outcomes.confirmed"]);
}

/// A row of a plan that was not part of the run.
fn left_out(kind: ChangeKind) -> Change {
    Change {
        key: "k2".to_owned(),
        source_id: Some(PersonId("2".to_owned())),
        target_id: None,
        name: "Nils".to_owned(),
        kind,
        fields: Vec::new(),
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        open: None,
        day: None,
        benefit: None,
    }
}

#[rstest]
#[case::blocked(ChangeKind::Blocked, "kinds.blocked", "report.notPart")]
#[case::undecided(ChangeKind::Conflict, "kinds.conflict", "report.notPart")]
#[case::left_out(ChangeKind::Create, "report.leftOut", "report.notChosen")]
#[case::left_out(ChangeKind::Update, "report.leftOut", "report.notChosen")]
#[case::left_out(ChangeKind::Remove, "report.leftOut", "report.notChosen")]
#[case::notice(ChangeKind::InStep, "report.notice", "report.toCheck")]
fn report_lists_rows_that_were_left_out(#[case] kind: ChangeKind, #[case] outcome: &str, #[case] reason: &str) {
    let change = Change { benefit: Some(benefit(Vec::new())), ..left_out(kind) };
    let table = super::table(&[row("Ebba", Vec::new())], std::slice::from_ref(&change), false, &Words::new());
    assert_eq!(column(&table, "report.person"), ["Ebba", "Nils"]);
    assert_eq!(column(&table, "report.outcome"), ["outcomes.confirmed", outcome]);
    assert_eq!(column(&table, "report.reason"), ["", reason]);
    assert_eq!(column(&table, "report.month"), ["", "2026-11"]);
    let open = OpenWrite { run_id: "r".to_owned(), key: "k".to_owned(), known: OpenKnown::NoAnswer, pay: None };
    let waits = super::table(&[], &[Change { open: Some(open), ..change }], false, &Words::new());
    assert_eq!(column(&waits, "report.reason"), ["report.openBefore"]);
}

#[test]
fn every_outcome_and_reason_has_its_own_text() {
    let texts: BTreeSet<String> = Outcome::ALL
        .iter()
        .map(|outcome| {
            column(&table(&[RunRow { outcome: *outcome, ..row("Ebba", Vec::new()) }], &Words::new()), "report.outcome").remove(0)
        })
        .collect();
    assert_eq!(texts.len(), Outcome::ALL.len(), "{texts:?}");
    let texts: BTreeSet<String> = Reason::ALL
        .iter()
        .map(|reason| {
            let with = RunRow { outcome: Outcome::Failed, reason: Some(*reason), ..row("Ebba", Vec::new()) };
            column(&table(&[with], &Words::new()), "report.reason").remove(0)
        })
        .collect();
    assert!(texts.len() == Reason::ALL.len() && texts.iter().all(|word| word.starts_with("reasons.")), "{texts:?}");
}

#[test]
fn row_that_waits_for_a_switch_says_so() {
    let waiting = |reason| RunRow { outcome: Outcome::Waiting, reason, ..row("Ebba", Vec::new()) };
    let rows = [waiting(Some(Reason::Refused)), waiting(None), row("Nils", Vec::new())];
    let table = super::table(&rows, &[], true, &Words::new());
    assert_eq!(column(&table, "report.reason"), ["reasons.refused; report.waitsForSwitch", "report.waitsForSwitch", ""]);
}

#[test]
fn refusal_shows_service_message_and_fields() {
    let error = AppError { said: Some("Felaktigt kontonummer".to_owned()), ..AppError::new(ErrorCode::Refused, "") };
    let refused = RunRow {
        outcome: Outcome::Failed,
        reason: Some(Reason::Refused),
        error: Some(error),
        reason_fields: vec![Field::AccountNumber, Field::ClearingNumber],
        ..row("Ebba", Vec::new())
    };
    let nothing =
        RunRow { error: Some(AppError { said: Some(" .".to_owned()), ..AppError::new(ErrorCode::Refused, "") }), ..refused.clone() };
    let rest = "fields.account_number, fields.clearing_number";
    let texts = [format!("reasons.refused; “Felaktigt kontonummer”; {rest}"), format!("reasons.refused; {rest}")];
    assert_eq!(column(&table(&[refused, nothing], &Words::new()), "report.reason"), texts);
}

#[test]
fn half_sent_row_lists_accepted_steps_and_put_aside() {
    let step = |step, state| StepView { step, state, intended_at: "2026-11-01T00:00:00Z".to_owned(), amount: None, read_back: Vec::new() };
    let half = RunRow {
        outcome: Outcome::Failed,
        reason: Some(Reason::Refused),
        steps: vec![step(Step::CreateUser, StepState::Confirmed), step(Step::CreateAgreement, StepState::Failed)],
        aside: Some(PutAsideView { why: PutAsideWhy::Owner, reason: Some("by hand".to_owned()), at: String::new() }),
        ..row("Ebba", Vec::new())
    };
    let reason = "reasons.refused; steps.create_user: stepStates.confirmed; aside.owner: by hand";
    assert_eq!(column(&table(&[half], &Words::new()), "report.reason"), [reason]);
}

#[test]
fn row_that_is_not_proven_is_not_called_confirmed() {
    let row = RunRow { not_proven: true, ..row("Ebba", Vec::new()) };
    assert_eq!(row.outcome, Outcome::Confirmed);
    assert_eq!(column(&table(&[row], &Words::new()), "report.outcome"), ["report.notProven"]);
}

#[test]
fn row_that_is_not_readable_is_not_called_confirmed() {
    let row = RunRow { reason: Some(Reason::NotReadable), ..row("Ebba", Vec::new()) };
    assert_eq!(column(&table(&[row], &Words::new()), "report.outcome"), ["report.notReadable"]);
}

#[test]
fn row_that_only_the_owner_saw_is_not_called_confirmed() {
    let seen = RunRow { reason: Some(Reason::SeenByOwner), ..row("Ebba", Vec::new()) };
    assert_eq!(column(&table(&[seen], &Words::new()), "report.outcome"), ["report.seen"]);
}

#[test]
fn report_shows_sent_and_read_back_amounts() {
    let shown = |record: &str, amount| ReadBack { record: record.to_owned(), amount: euros(amount), effective_from: None };
    let step = |state, read_back| StepView {
        step: Step::CreatePay,
        state,
        intended_at: "2026-11-01T00:00:00Z".to_owned(),
        amount: Some(euros("99.5")),
        read_back,
    };
    let fields = vec![
        FieldChange { field: Field::PayType, old: None, new: Some(Value::Text("Essen".to_owned())) },
        FieldChange { field: Field::PayAmount, old: None, new: Some(Value::Money(euros("99.5"))) },
    ];
    let steps = vec![step(StepState::Failed, Vec::new()), step(StepState::Confirmed, vec![shown("r-1", "99"), shown("r-2", "1")])];
    let row = RunRow { fields, steps, ..row("Ebba", Vec::new()) };
    let made = table(&[row], &Words::new());
    let column = |name: &str| made.columns.iter().position(|title| title == name).unwrap_or_else(|| panic!("{:?}", made.columns));
    let [sent, read, differs, record] = ["report.sentAmount", "report.readBack", "report.differs", "report.record"].map(column);
    let cells = |at: usize| made.rows.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
    let number = |cents| Cell::Number(Decimal::new(cents, 2));
    let blank = || Cell::Text(String::new());
    assert_eq!(cells(sent), [blank(), number(9_950)]);
    assert_eq!(cells(read), [blank(), number(10_000)]);
    assert_eq!(cells(differs), [blank(), number(50)]);
    assert_eq!(cells(record), [blank(), Cell::Text("r-1, r-2".to_owned())]);
}
