//! The table of a run: one row a field of a change, so that it can be filtered and added up.

use std::collections::BTreeMap;

use payroll::field::{Field, Value};
use payroll::mask;
use payroll::money::Money;
use payroll::plan::FieldChange;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::view::RunRow;

/// The words of the report, from the window's own texts: "fields.email", "outcomes.confirmed", "report.person".
/// A word that is missing is shown as its key.
pub(crate) type Words = BTreeMap<String, String>;

const COLUMNS: [&str; 12] = [
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
];

/// The columns that are left out where they hold nothing: day, benefit, month and currency.
const SOMETIMES: [usize; 4] = [1, 2, 3, 8];

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

/// The table of the rows of a run.
pub(crate) fn table(rows: &[RunRow], words: &Words) -> Table {
    let rows: Vec<Vec<Cell>> = rows.iter().flat_map(|row| rows_of(row, words)).collect();
    let is_kept =
        |column: &usize| !SOMETIMES.contains(column) || rows.iter().any(|row| row.get(*column).is_some_and(|cell| !cell.is_blank()));
    let kept: Vec<usize> = (0..COLUMNS.len()).filter(is_kept).collect();
    Table {
        columns: kept.iter().filter_map(|column| COLUMNS.get(*column)).map(|column| say(words, column)).collect(),
        rows: rows.iter().map(|row| kept.iter().filter_map(|column| row.get(*column)).cloned().collect()).collect(),
    }
}

fn rows_of<'a>(row: &'a RunRow, words: &'a Words) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let sent_at = row.steps.last().map(|step| step.intended_at.clone()).unwrap_or_default();
    row.fields.iter().map(move |field| {
        vec![
            Cell::text(&row.name),
            Cell::text(row.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default()),
            Cell::text(benefits(row)),
            Cell::text(row.benefit.as_ref().map(|benefit| benefit.month.to_string()).unwrap_or_default()),
            Cell::text(say(words, &key("kinds", &row.kind))),
            Cell::text(say(words, &key("fields", &field.field))),
            value(field.field, field.old.as_ref(), words),
            value(field.field, field.new.as_ref(), words),
            Cell::text(currencies(field)),
            Cell::text(say(words, &key("outcomes", &row.outcome))),
            Cell::text(row.reason.map(|reason| say(words, &key("reasons", &reason))).unwrap_or_default()),
            Cell::text(&sent_at),
        ]
    })
}

/// The benefits of the list that the row is made of; without one, the name of its type.
fn benefits(row: &RunRow) -> String {
    let Some(benefit) = &row.benefit else { return String::new() };
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
