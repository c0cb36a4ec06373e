//! From the cells of a workbook's reader to ours.

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::table::Cell;

/// A cell of an XLSX sheet.
pub fn of_ref(data: &DataRef<'_>) -> Cell {
    match data {
        DataRef::Int(number) => Cell::Number(Decimal::from(*number)),
        DataRef::Float(number) => of_float(*number),
        DataRef::String(text) => Cell::text(text),
        DataRef::SharedString(text) => Cell::text(text),
        DataRef::Bool(truth) => of_bool(*truth),
        DataRef::DateTime(moment) => of_moment(moment),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(text) => Cell::text(text),
        DataRef::Error(error) => of_error(error),
        DataRef::Empty => Cell::Empty,
    }
}

/// A cell of an XLS or ODS sheet.
pub fn of_data(data: &Data) -> Cell {
    match data {
        Data::Int(number) => Cell::Number(Decimal::from(*number)),
        Data::Float(number) => of_float(*number),
        Data::String(text) => Cell::text(text),
        Data::Bool(truth) => of_bool(*truth),
        Data::DateTime(moment) => of_moment(moment),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(text) => Cell::text(text),
        Data::Error(error) => of_error(error),
        Data::Empty => Cell::Empty,
    }
}

/// The shortest decimal that stands for the float: what the owner sees. One beyond any amount stays a text.
fn of_float(number: f64) -> Cell {
    match number.to_string().parse() {
        Ok(decimal) => Cell::Number(decimal),
        Err(_) => Cell::Text(format!("{number:e}")),
    }
}

fn of_bool(truth: bool) -> Cell {
    Cell::text(if truth { "TRUE" } else { "FALSE" })
}

/// A date. A length of time is neither a date nor a number: it is shown as a text that is no amount.
fn of_moment(moment: &ExcelDateTime) -> Cell {
    match (moment.as_datetime(), moment.as_duration()) {
        (Some(date), _) if moment.is_datetime() => Cell::Date(date.date()),
        (_, Some(length)) => Cell::Text(format!("{}:{:02}", length.num_hours(), length.num_minutes().rem_euclid(60))),
        _ => Cell::Error("#####".to_owned()),
    }
}

fn of_iso(text: &str) -> Cell {
    let date = text.get(..10).and_then(|date| NaiveDate::parse_from_str(date, "%Y-%m-%d").ok());
    date.map_or_else(|| Cell::text(text), Cell::Date)
}

fn of_error(error: &CellErrorType) -> Cell {
    Cell::Error(error.to_string())
}
