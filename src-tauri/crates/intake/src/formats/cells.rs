//! From the cells of another reader of workbooks to ours.

use calamine::{CellErrorType, Data, ExcelDateTime};
use rust_decimal::Decimal;

use super::{
    number_format::{Epoch, NumberFormat, of_float},
    xlsx::of_iso,
};
use crate::{moment, table::Cell};

/// A cell of an XLS sheet, whose number is shown in this way.
pub fn of_data(data: &Data, format: Option<&NumberFormat>) -> Cell {
    match (data, format) {
        #[allow(clippy::cast_precision_loss, reason = "a format for digits is for numbers that a cell can hold whole")]
        (Data::Int(number), Some(format)) => format.cell(*number as f64, Epoch::Y1900),
        (Data::Float(number), Some(format)) => format.cell(*number, Epoch::Y1900),
        (Data::Int(number), None) => Cell::Number(Decimal::from(*number)),
        (Data::Float(number), None) => of_float(*number),
        (Data::String(text), _) => Cell::text(text),
        (Data::Bool(truth), _) => Cell::text(if *truth { "TRUE" } else { "FALSE" }),
        (Data::DateTime(moment), _) => of_moment(moment),
        (Data::DateTimeIso(text), _) => of_iso(text),
        (Data::DurationIso(text), _) => Cell::text(text),
        (Data::Error(error), _) => of_error(error),
        (Data::Empty, _) => Cell::Empty,
    }
}

/// A date. A length of time is neither a date nor a number: it is shown as a text that is no amount.
fn of_moment(moment: &ExcelDateTime) -> Cell {
    match (moment.as_datetime(), moment.as_duration()) {
        (Some(date), _) if moment.is_datetime() => moment::cell(date),
        (_, Some(length)) => Cell::Text(format!("{}:{:02}", length.num_hours(), length.num_minutes().rem_euclid(60))),
        _ => Cell::Error("#####".to_owned()),
    }
}

fn of_error(error: &CellErrorType) -> Cell {
    Cell::Error(error.to_string())
}
