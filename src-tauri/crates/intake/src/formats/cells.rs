//! Conversion of `calamine` cells into cells of this crate.

use calamine::{CellErrorType, Data, ExcelDateTime};
use rust_decimal::Decimal;

use super::{
    number_format::{Epoch, NumberFormat, cell_from_float},
    xlsx::cell_from_iso_date,
};
use crate::{moment, table::Cell};

/// Converts a cell of an XLS sheet. `format` is the display format of its number.
pub fn from_calamine(data: &Data, format: Option<&NumberFormat>) -> Cell {
    match (data, format) {
        #[allow(clippy::cast_precision_loss, reason = "a format for digits is for numbers that a cell can hold whole")]
        (Data::Int(number), Some(format)) => format.to_cell(*number as f64, Epoch::Y1900),
        (Data::Float(number), Some(format)) => format.to_cell(*number, Epoch::Y1900),
        (Data::Int(number), None) => Cell::Number(Decimal::from(*number)),
        (Data::Float(number), None) => cell_from_float(*number),
        (Data::String(text), _) => Cell::from_text(text),
        (Data::Bool(value), _) => Cell::from_text(if *value { "TRUE" } else { "FALSE" }),
        (Data::DateTime(moment), _) => from_datetime(moment),
        (Data::DateTimeIso(text), _) => cell_from_iso_date(text),
        (Data::DurationIso(text), _) => Cell::from_text(text),
        (Data::Error(error), _) => from_error(error),
        (Data::Empty, _) => Cell::Empty,
    }
}

/// Converts a date. A duration is neither a date nor a number, so it becomes a text that is no amount.
fn from_datetime(moment: &ExcelDateTime) -> Cell {
    match (moment.as_datetime(), moment.as_duration()) {
        (Some(date), _) if moment.is_datetime() => moment::to_cell(date),
        (_, Some(length)) => Cell::Text(format!("{}:{:02}", length.num_hours(), length.num_minutes().rem_euclid(60))),
        _ => Cell::Error("#####".to_owned()),
    }
}

fn from_error(error: &CellErrorType) -> Cell {
    Cell::Error(error.to_string())
}
