//! The table of a run: one row a field of a change, so that it can be filtered and added up.

use std::collections::BTreeMap;

use domain::benefits::ReadBack;
use domain::field::{Field, Value};
use domain::mask;
use domain::money::Money;
use domain::plan::{BenefitRow, Change, ChangeKind, FieldChange};
use domain::run::{Outcome, Reason, StepState};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::dto::RunRow;

/// The words of the report, from the window's own texts: "fields.email", "outcomes.confirmed", "report.person".
/// A word that is missing is shown as its key.
pub(crate) type Words = BTreeMap<String, String>;

const COLUMNS: [&str; 16] = [
    "report.person",
    "report.day",
    "report.benefit",
    "report.month",
    "report.change",
    "report.field",
    "report.old",
    "report.new",
    "report.currency",
    "report.outcome",
    "report.reason",
    "report.sentAt",
    "report.sentAmount",
    "report.readBack",
    "report.differs",
    "report.record",
];

/// The columns that are left out where they hold nothing: day, benefit, month, currency, and what the ledger knows of amounts.
const SOMETIMES: [usize; 8] = [1, 2, 3, 8, 12, 13, 14, 15];

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// A text, whatever stands in it.
    Text(String),
    /// A number, exactly as written.
    Number(Decimal),
}

impl Cell {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// Column titles and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The table of the rows of a run, and of the rows of its plan that were no part of it: a report that keeps silent about those would
/// look like everybody's. `waits`: the run goes on after the owner turned a switch.
pub(crate) fn table(rows: &[RunRow], left: &[Change], waits: bool, words: &Words) -> Table {
    let sent = rows.iter().flat_map(|row| rows_of(row, waits, words));
    let rows: Vec<Vec<Cell>> = sent.chain(left.iter().map(|change| left_row(change, words))).collect();
    let is_kept =
        |column: &usize| !SOMETIMES.contains(column) || rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
    let kept: Vec<usize> = (0..COLUMNS.len()).filter(is_kept).collect();
    Table {
        columns: kept.iter().filter_map(|column| COLUMNS.get(*column)).map(|column| say(words, column)).collect(),
        rows: rows.iter().map(|row| kept.iter().filter_map(|column| row.get(*column)).cloned().collect()).collect(),
    }
}

fn rows_of(row: &RunRow, waits: bool, words: &Words) -> Vec<Vec<Cell>> {
    let sent_at = row.steps.last().map(|step| step.intended_at.clone()).unwrap_or_default();
    let reason = reason(row, waits, words);
    let line = |field: Option<&FieldChange>| {
        let [old, new] = field.map_or_else(|| [Cell::text(""), Cell::text("")], |field| values(field, words));
        let mut cells = vec![
            Cell::text(&row.name),
            Cell::text(row.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default()),
            Cell::text(row.benefit.as_ref().map(benefits).unwrap_or_default()),
            Cell::text(row.benefit.as_ref().map(|benefit| benefit.month.to_string()).unwrap_or_default()),
            Cell::text(say(words, &key("kinds", &row.kind))),
            Cell::text(field.map(|field| say(words, &key("fields", &field.field))).unwrap_or_default()),
            old,
            new,
            Cell::text(field.map(currencies).unwrap_or_default()),
            Cell::text(say(words, outcome(row).as_str())),
            Cell::text(&reason),
            Cell::text(&sent_at),
        ];
        cells.extend(field.filter(|field| field.field == Field::PayAmount).map_or_else(no_amounts, |field| amounts(row, field)));
        cells
    };
    // A row without fields is a row all the same.
    if row.fields.is_empty() { vec![line(None)] } else { row.fields.iter().map(|field| line(Some(field))).collect() }
}

fn no_amounts() -> [Cell; 4] {
    [Cell::text(""), Cell::text(""), Cell::text(""), Cell::text("")]
}

/// What was accepted of a row, what was read back of it, by how much they differ, and the records: as the ledger knows it. What is
/// in another currency than the row's counts for nothing, and its record is named all the same.
fn amounts(row: &RunRow, field: &FieldChange) -> [Cell; 4] {
    let Some(Value::Money(Money { currency, .. })) = &field.new else { return no_amounts() };
    let sum = |amounts: Vec<&Money>| {
        let own = amounts.into_iter().filter(|money| money.currency == *currency);
        own.fold(Decimal::ZERO, |sum, money| sum.saturating_add(money.amount))
    };
    let accepted = row.steps.iter().filter(|step| matches!(step.state, StepState::Sent | StepState::Confirmed));
    let accepted: Vec<&Money> = accepted.filter_map(|step| step.amount.as_ref()).collect();
    let shown: Vec<&ReadBack> = row.steps.iter().flat_map(|step| &step.read_back).collect();
    let figure = |is_known: bool, amount| if is_known { Cell::Number(with_cents(amount)) } else { Cell::text("") };
    let (knows_sent, knows_read) = (!accepted.is_empty(), !shown.is_empty());
    let (sent, read) = (sum(accepted), sum(shown.iter().map(|shown| &shown.amount).collect()));
    let records: Vec<&str> = shown.iter().map(|shown| shown.record.as_str()).collect();
    let differs = read.saturating_sub(sent);
    [figure(knows_sent, sent), figure(knows_read, read), figure(knows_sent && knows_read, differs), Cell::text(records.join(", "))]
}

/// A row of the plan that was no part of the run.
fn left_row(change: &Change, words: &Words) -> Vec<Cell> {
    let mut cells = vec![Cell::text(""); COLUMNS.len()];
    let told = [
        ("report.person", change.name.clone()),
        ("report.day", change.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default()),
        ("report.benefit", change.benefit.as_ref().map(benefits).unwrap_or_default()),
        ("report.month", change.benefit.as_ref().map(|benefit| benefit.month.to_string()).unwrap_or_default()),
        ("report.change", say(words, &key("kinds", &change.kind))),
        ("report.outcome", say(words, &left_outcome(change.kind))),
        ("report.reason", say(words, left_reason(change))),
    ];
    for (column, text) in told {
        if let Some(cell) = COLUMNS.iter().position(|name| *name == column).and_then(|place| cells.get_mut(place)) {
            *cell = Cell::text(text);
        }
    }
    cells
}

/// What a row was that was no part of the run. Blocked is not the same as left out by the owner, or as nothing to send.
fn left_outcome(kind: ChangeKind) -> String {
    match kind {
        ChangeKind::Blocked | ChangeKind::Conflict => key("kinds", &kind),
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove => "report.leftOut".to_owned(),
        ChangeKind::InStep => "report.notice".to_owned(),
    }
}

fn left_reason(change: &Change) -> &'static str {
    match change.kind {
        _ if change.open.is_some() => "report.openBefore",
        ChangeKind::Blocked | ChangeKind::Conflict => "report.notPart",
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove if is_held(change) => "report.held",
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove => "report.notChosen",
        ChangeKind::InStep => "report.toCheck",
    }
}

fn is_held(change: &Change) -> bool {
    change.benefit.as_ref().is_some_and(|told| told.hold)
}

/// How a row ended. What only the owner saw is not called confirmed, and what the amounts do not bear out neither.
fn outcome(row: &RunRow) -> String {
    if row.not_proven {
        return "report.notProven".to_owned();
    }
    if row.outcome == Outcome::Confirmed && row.reason == Some(Reason::NotReadable) {
        return "report.notReadable".to_owned();
    }
    if row.outcome == Outcome::Confirmed && row.reason == Some(Reason::SeenByOwner) {
        return "report.seen".to_owned();
    }
    key("outcomes", &row.outcome)
}

/// Why a row ended as it did, in the service's words too, what of it is there all the same, and whether it was put aside.
fn reason(row: &RunRow, waits: bool, words: &Words) -> String {
    let mut told: Vec<String> = row.reason.iter().map(|reason| say(words, &key("reasons", reason))).collect();
    let said = row.error.as_ref().and_then(|error| error.said.as_deref());
    told.extend(said.filter(|said| said.chars().any(char::is_alphanumeric)).map(|said| format!("“{said}”")));
    if !row.reason_fields.is_empty() {
        let fields: Vec<String> = row.reason_fields.iter().map(|field| say(words, &key("fields", field))).collect();
        told.push(fields.join(", "));
    }
    if waits && row.outcome == Outcome::Waiting {
        told.push(say(words, "report.waitsForSwitch"));
    }
    if row.outcome != Outcome::Confirmed {
        let made = row.steps.iter().filter(|step| matches!(step.state, StepState::Sent | StepState::Confirmed));
        told.extend(made.map(|step| format!("{}: {}", say(words, &key("steps", &step.step)), say(words, &key("stepStates", &step.state)))));
    }
    told.extend(row.aside.as_ref().map(|aside| {
        let why = say(words, &key("aside", &aside.why));
        aside.reason.as_ref().map_or_else(|| why.clone(), |reason| format!("{why}: {reason}"))
    }));
    told.join("; ")
}

/// Both values of a field. Where they differ only in what is masked, the new one says so: it would look like no change.
fn values(field: &FieldChange, words: &Words) -> [Cell; 2] {
    let (old, new) = (value(field.field, field.old.as_ref(), words), value(field.field, field.new.as_ref(), words));
    match (&old, &new) {
        (Cell::Text(shown), Cell::Text(same)) if shown == same && field.old != field.new => {
            let differs = Cell::text(format!("{shown} ({})", say(words, mask::difference_word(field.field))));
            [old, differs]
        }
        _ => [old, new],
    }
}

/// The benefits of the list that the row is made of; without one, the name of its type.
fn benefits(benefit: &BenefitRow) -> String {
    let names: Vec<&str> = benefit.parts.iter().map(|part| part.name.as_str()).collect();
    match &benefit.pay_type {
        Some(kind) if names.is_empty() => kind.name.clone(),
        _ => names.join(", "),
    }
}

/// The currency of the amounts, beside them: so an amount is a number. Two that differ are told both, the old one first.
fn currencies(field: &FieldChange) -> String {
    let of = |value: &Option<Value>| match value {
        Some(Value::Money(Money { currency, .. })) => Some(currency.code().to_owned()),
        _ => None,
    };
    let mut codes: Vec<String> = [of(&field.old), of(&field.new)].into_iter().flatten().collect();
    codes.dedup();
    codes.join(", ")
}

/// A value in the report. Personal numbers and bank accounts are masked, whatever stands beside them: the report is for handing on.
fn value(field: Field, value: Option<&Value>, words: &Words) -> Cell {
    match mask::alone(field, value) {
        None => Cell::text(""),
        Some(Value::Text(text)) => Cell::text(match field {
            Field::PayCategory | Field::PayInterval => often(&text, words),
            _ => text,
        }),
        Some(Value::Date(day)) => Cell::text(day.to_string()),
        Some(Value::Number(number)) => Cell::Number(number.into()),
        Some(Value::Flag(flag)) => Cell::text(say(words, if flag { "values.yes" } else { "values.no" })),
        Some(Value::Money(money)) => Cell::Number(with_cents(money.amount)),
        Some(Value::Hours(hours)) => Cell::Number(hours),
    }
}

/// An amount with two decimals at least, as amounts are written.
fn with_cents(mut amount: Decimal) -> Decimal {
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    amount
}

/// How often something is paid, in the window's words; a word of the service's own stays as it is.
fn often(word: &str, words: &Words) -> String {
    words.get(&format!("often.{word}")).cloned().unwrap_or_else(|| word.to_owned())
}

fn key<T: Serialize>(group: &str, code: &T) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(word)) => format!("{group}.{word}"),
        _ => group.to_owned(),
    }
}

fn say(words: &Words, key: &str) -> String {
    words.get(key).cloned().unwrap_or_else(|| key.to_owned())
}
