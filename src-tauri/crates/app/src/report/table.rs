//! The table of a run. It has one line per field of each row, so that it can be filtered and summed.

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

/// The texts of the report by key, from the window: "fields.email", "outcomes.confirmed", "report.person". A missing text is shown as its
/// key.
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

/// Columns that are left out if they are empty: day, benefit, month, currency, and the amounts of the ledger.
const OPTIONAL_COLUMNS: [usize; 8] = [1, 2, 3, 8, 12, 13, 14, 15];

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// The table of a run. `left_out`: the rows of its plan that were not part of the run; without them the report would look complete.
/// `waits`: the run waits for the owner to turn a switch.
pub(crate) fn table(rows: &[RunRow], left_out: &[Change], waits: bool, words: &Words) -> Table {
    let sent = rows.iter().flat_map(|row| lines_of(row, waits, words));
    let rows: Vec<Vec<Cell>> = sent.chain(left_out.iter().map(|change| left_out_line(change, words))).collect();
    let is_kept =
        |column: &usize| !OPTIONAL_COLUMNS.contains(column) || rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
    let kept: Vec<usize> = (0..COLUMNS.len()).filter(is_kept).collect();
    Table {
        columns: kept.iter().filter_map(|column| COLUMNS.get(*column)).map(|column| label(words, column)).collect(),
        rows: rows.iter().map(|row| kept.iter().filter_map(|column| row.get(*column)).cloned().collect()).collect(),
    }
}

fn lines_of(row: &RunRow, waits: bool, words: &Words) -> Vec<Vec<Cell>> {
    let sent_at = row.steps.last().map(|step| step.intended_at.clone()).unwrap_or_default();
    let reason = reason(row, waits, words);
    let line = |field: Option<&FieldChange>| {
        let [old, new] = field.map_or_else(|| [Cell::text(""), Cell::text("")], |field| values(field, words));
        let mut cells = vec![
            Cell::text(&row.name),
            Cell::text(row.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default()),
            Cell::text(row.benefit.as_ref().map(benefit_names).unwrap_or_default()),
            Cell::text(row.benefit.as_ref().map(|benefit| benefit.month.to_string()).unwrap_or_default()),
            Cell::text(label(words, &key("kinds", &row.kind))),
            Cell::text(field.map(|field| label(words, &key("fields", &field.field))).unwrap_or_default()),
            old,
            new,
            Cell::text(field.map(currencies).unwrap_or_default()),
            Cell::text(label(words, outcome(row).as_str())),
            Cell::text(&reason),
            Cell::text(&sent_at),
        ];
        cells.extend(field.filter(|field| field.field == Field::PayAmount).map_or_else(no_amounts, |field| amounts(row, field)));
        cells
    };
    // A row without fields has one line all the same.
    if row.fields.is_empty() { vec![line(None)] } else { row.fields.iter().map(|field| line(Some(field))).collect() }
}

fn no_amounts() -> [Cell; 4] {
    [Cell::text(""), Cell::text(""), Cell::text(""), Cell::text("")]
}

/// The accepted amount of a row, the amount that was read back, their difference, and the records, all from the ledger. Amounts in another
/// currency than the row's do not count, but their records are listed.
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

/// The line of a row that was not part of the run.
fn left_out_line(change: &Change, words: &Words) -> Vec<Cell> {
    let mut cells = vec![Cell::text(""); COLUMNS.len()];
    let texts = [
        ("report.person", change.name.clone()),
        ("report.day", change.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default()),
        ("report.benefit", change.benefit.as_ref().map(benefit_names).unwrap_or_default()),
        ("report.month", change.benefit.as_ref().map(|benefit| benefit.month.to_string()).unwrap_or_default()),
        ("report.change", label(words, &key("kinds", &change.kind))),
        ("report.outcome", label(words, &left_out_outcome(change.kind))),
        ("report.reason", label(words, left_out_reason(change))),
    ];
    for (column, text) in texts {
        if let Some(cell) = COLUMNS.iter().position(|name| *name == column).and_then(|place| cells.get_mut(place)) {
            *cell = Cell::text(text);
        }
    }
    cells
}

/// The outcome column of a row that was not part of the run: blocked, left out by the owner, or nothing to send.
fn left_out_outcome(kind: ChangeKind) -> String {
    match kind {
        ChangeKind::Blocked | ChangeKind::Conflict => key("kinds", &kind),
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove => "report.leftOut".to_owned(),
        ChangeKind::InStep => "report.notice".to_owned(),
    }
}

fn left_out_reason(change: &Change) -> &'static str {
    match change.kind {
        _ if change.open.is_some() => "report.openBefore",
        ChangeKind::Blocked | ChangeKind::Conflict => "report.notPart",
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove if is_held(change) => "report.held",
        ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove => "report.notChosen",
        ChangeKind::InStep => "report.toCheck",
    }
}

fn is_held(change: &Change) -> bool {
    change.benefit.as_ref().is_some_and(|benefit| benefit.hold)
}

/// The outcome of a row. A row that only the owner saw is not called confirmed, nor a row with other amounts than were approved.
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

/// Why a row ended as it did: the reason, the service's message, the accepted steps of a failed row, and why it was put aside.
fn reason(row: &RunRow, waits: bool, words: &Words) -> String {
    let mut parts: Vec<String> = row.reason.iter().map(|reason| label(words, &key("reasons", reason))).collect();
    let message = row.error.as_ref().and_then(|error| error.said.as_deref());
    parts.extend(message.filter(|message| message.chars().any(char::is_alphanumeric)).map(|message| format!("“{message}”")));
    if !row.reason_fields.is_empty() {
        let fields: Vec<String> = row.reason_fields.iter().map(|field| label(words, &key("fields", field))).collect();
        parts.push(fields.join(", "));
    }
    if waits && row.outcome == Outcome::Waiting {
        parts.push(label(words, "report.waitsForSwitch"));
    }
    if row.outcome != Outcome::Confirmed {
        let accepted = row.steps.iter().filter(|step| matches!(step.state, StepState::Sent | StepState::Confirmed));
        parts.extend(
            accepted.map(|step| format!("{}: {}", label(words, &key("steps", &step.step)), label(words, &key("stepStates", &step.state)))),
        );
    }
    parts.extend(row.aside.as_ref().map(|aside| {
        let why = label(words, &key("aside", &aside.why));
        aside.reason.as_ref().map_or_else(|| why.clone(), |reason| format!("{why}: {reason}"))
    }));
    parts.join("; ")
}

/// Both values of a field. If they differ only in masked digits, the new value says so: otherwise it would look unchanged.
fn values(field: &FieldChange, words: &Words) -> [Cell; 2] {
    let (old, new) = (value(field.field, field.old.as_ref(), words), value(field.field, field.new.as_ref(), words));
    match (&old, &new) {
        (Cell::Text(shown), Cell::Text(same)) if shown == same && field.old != field.new => {
            let differs = Cell::text(format!("{shown} ({})", label(words, mask::hidden_difference_key(field.field))));
            [old, differs]
        }
        _ => [old, new],
    }
}

/// The names of the row's benefits; without any, the name of its compensation type.
fn benefit_names(benefit: &BenefitRow) -> String {
    let names: Vec<&str> = benefit.parts.iter().map(|part| part.name.as_str()).collect();
    match &benefit.pay_type {
        Some(kind) if names.is_empty() => kind.name.clone(),
        _ => names.join(", "),
    }
}

/// The currency of the amounts. It has its own column, so that amounts are numbers. Two different currencies are both listed, the old one
/// first.
fn currencies(field: &FieldChange) -> String {
    let of = |value: &Option<Value>| match value {
        Some(Value::Money(Money { currency, .. })) => Some(currency.code().to_owned()),
        _ => None,
    };
    let mut codes: Vec<String> = [of(&field.old), of(&field.new)].into_iter().flatten().collect();
    codes.dedup();
    codes.join(", ")
}

/// A value in the report. Personal numbers and bank accounts are always masked, because the report is passed on.
fn value(field: Field, value: Option<&Value>, words: &Words) -> Cell {
    match mask::value(field, value) {
        None => Cell::text(""),
        Some(Value::Text(text)) => Cell::text(match field {
            Field::PayCategory | Field::PayInterval => interval_text(&text, words),
            _ => text,
        }),
        Some(Value::Date(day)) => Cell::text(day.to_string()),
        Some(Value::Number(number)) => Cell::Number(number.into()),
        Some(Value::Flag(flag)) => Cell::text(label(words, if flag { "values.yes" } else { "values.no" })),
        Some(Value::Money(money)) => Cell::Number(with_cents(money.amount)),
        Some(Value::Hours(hours)) => Cell::Number(hours),
    }
}

/// An amount with at least two decimals.
fn with_cents(mut amount: Decimal) -> Decimal {
    if amount.scale() < 2 {
        amount.rescale(2);
    }
    amount
}

/// The window's text for how often something is paid. An unknown code of the service stays as it is.
fn interval_text(code: &str, words: &Words) -> String {
    words.get(&format!("often.{code}")).cloned().unwrap_or_else(|| code.to_owned())
}

fn key<T: Serialize>(group: &str, code: &T) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(code)) => format!("{group}.{code}"),
        _ => group.to_owned(),
    }
}

fn label(words: &Words, key: &str) -> String {
    words.get(key).cloned().unwrap_or_else(|| key.to_owned())
}
