//! The table of a run: one row a field of a change, so that it can be filtered and added up.

use std::collections::BTreeMap;

use payroll::field::{Field, Value};
use payroll::mask;
use serde::Serialize;

use crate::view::{RunRow, RunView};

/// The words of the report, from the window's own texts: "fields.email", "outcomes.confirmed", "report.person".
/// A word that is missing is shown as its key.
pub(crate) type Words = BTreeMap<String, String>;

const COLUMNS: [&str; 9] = [
    "report.person",
    "report.day",
    "report.change",
    "report.field",
    "report.old",
    "report.new",
    "report.outcome",
    "report.reason",
    "report.sentAt",
];

/// The column that only a run about days has.
const DAY: usize = 1;

/// Column titles and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The table of a run.
pub(crate) fn table(run: &RunView, words: &Words) -> Table {
    let mut columns: Vec<String> = COLUMNS.iter().map(|column| say(words, column)).collect();
    let mut rows: Vec<Vec<String>> = run.rows.iter().flat_map(|row| rows_of(row, words)).collect();
    if run.rows.iter().all(|row| row.day.is_none()) {
        columns.remove(DAY);
        for row in &mut rows {
            row.remove(DAY);
        }
    }
    Table { columns, rows }
}

fn rows_of<'a>(row: &'a RunRow, words: &'a Words) -> impl Iterator<Item = Vec<String>> + 'a {
    let sent_at = row.steps.last().map(|step| step.intended_at.clone()).unwrap_or_default();
    row.fields.iter().map(move |field| {
        vec![
            row.name.clone(),
            row.day.as_ref().map(|day| day.date.to_string()).unwrap_or_default(),
            say(words, &key("kinds", &row.kind)),
            say(words, &key("fields", &field.field)),
            value(field.field, field.old.as_ref(), words),
            value(field.field, field.new.as_ref(), words),
            say(words, &key("outcomes", &row.outcome)),
            row.reason.map(|reason| say(words, &key("reasons", &reason))).unwrap_or_default(),
            sent_at.clone(),
        ]
    })
}

/// A value in the report. Personal numbers and bank accounts are masked, whatever stands beside them: the report is for handing on.
fn value(field: Field, value: Option<&Value>, words: &Words) -> String {
    match mask::alone(field, value) {
        None => String::new(),
        Some(Value::Text(text)) => text,
        Some(Value::Date(day)) => day.to_string(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Flag(flag)) => say(words, if flag { "values.yes" } else { "values.no" }),
        Some(Value::Money(money)) => money.to_string(),
        Some(Value::Hours(hours)) => hours.to_string(),
    }
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
