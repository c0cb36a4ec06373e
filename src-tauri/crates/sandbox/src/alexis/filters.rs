//! Filters and sort order of rows.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::Value;

use super::Row;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Eq,
    Neq,
    Gt,
    Gte,
    Lt,
    Lte,
    In,
    Nin,
    Between,
    All,
}

impl Operator {
    const ALL: [Operator; 10] = [
        Operator::Eq,
        Operator::Neq,
        Operator::Gt,
        Operator::Gte,
        Operator::Lt,
        Operator::Lte,
        Operator::In,
        Operator::Nin,
        Operator::Between,
        Operator::All,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Operator::Eq => "$eq",
            Operator::Neq => "$neq",
            Operator::Gt => "$gt",
            Operator::Gte => "$gte",
            Operator::Lt => "$lt",
            Operator::Lte => "$lte",
            Operator::In => "$in",
            Operator::Nin => "$nin",
            Operator::Between => "$between",
            Operator::All => "$all",
        }
    }

    pub fn parse(name: &str) -> Result<Operator, String> {
        let found = Operator::ALL.into_iter().find(|operator| operator.name() == name);
        found.ok_or_else(|| format!("property {name} should not exist"))
    }

    pub fn takes_list(self) -> bool {
        matches!(self, Operator::In | Operator::Nin | Operator::Between)
    }
}

/// A condition on one field. A row must match all conditions of a read.
#[derive(Debug)]
pub(super) struct Condition {
    pub field: String,
    pub operator: Operator,
    pub values: Vec<String>,
}

impl Condition {
    pub fn matches(&self, row: &Row) -> bool {
        let stored = row.get(&self.field).unwrap_or(&Value::Null);
        let ordering = |index: usize| self.values.get(index).and_then(|value| compare(stored, value));
        let equals_any = || self.values.iter().any(|value| compare(stored, value) == Some(Ordering::Equal));
        match self.operator {
            Operator::Eq | Operator::All | Operator::In => equals_any(),
            Operator::Neq | Operator::Nin => !equals_any(),
            Operator::Gt => ordering(0) == Some(Ordering::Greater),
            Operator::Gte => matches!(ordering(0), Some(Ordering::Greater | Ordering::Equal)),
            Operator::Lt => ordering(0) == Some(Ordering::Less),
            Operator::Lte => matches!(ordering(0), Some(Ordering::Less | Ordering::Equal)),
            Operator::Between => {
                matches!(ordering(0), Some(Ordering::Greater | Ordering::Equal))
                    && matches!(ordering(1), Some(Ordering::Less | Ordering::Equal))
            }
        }
    }
}

/// Compares a field with a text from a query. None when the text does not fit the field's type.
fn compare(stored: &Value, text: &str) -> Option<Ordering> {
    match stored {
        Value::String(value) => Some(match (instant(value), instant(text)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => value.as_str().cmp(text),
        }),
        Value::Number(number) => number.as_f64()?.partial_cmp(&text.parse().ok()?),
        Value::Bool(value) => Some(value.cmp(&text.parse().ok()?)),
        Value::Null => (text == "null" || text.is_empty()).then_some(Ordering::Equal),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// A plain date is its midnight in UTC.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    let date = || text.parse::<NaiveDate>().ok().map(|date| date.and_time(NaiveTime::MIN).and_utc());
    text.parse::<DateTime<Utc>>().ok().or_else(date)
}

/// The order of two rows by one field. Rows without a value come first.
pub(super) fn order(left: &Row, right: &Row, field: &str) -> Ordering {
    match (left.get(field), right.get(field)) {
        (Some(Value::String(left)), Some(Value::String(right))) => left.cmp(right),
        (Some(Value::Number(left)), Some(Value::Number(right))) => left.as_f64().partial_cmp(&right.as_f64()).unwrap_or(Ordering::Equal),
        (Some(Value::Bool(left)), Some(Value::Bool(right))) => left.cmp(right),
        (left, right) => rank(left).cmp(&rank(right)),
    }
}

fn rank(value: Option<&Value>) -> u8 {
    u8::from(!matches!(value, None | Some(Value::Null)))
}
