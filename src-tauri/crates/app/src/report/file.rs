//! A table as CSV or as an Excel workbook. A spreadsheet computes nothing out of somebody's name: in a workbook a text is a
//! text by its cell, in CSV an apostrophe makes it one. A number is a number in both.

use csv::{QuoteStyle, WriterBuilder};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};
use crate::error::{AppError, ErrorCode};

/// As much as a cell of a workbook takes, in units of UTF-16.
const LONGEST: usize = 32_767;

/// UTF-8 with a byte order mark, by which Excel tells it from the computer's own code page.
pub(crate) fn csv(table: &Table) -> Result<Vec<u8>, AppError> {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(table.columns.iter().map(|title| harmless(title))).map_err(|error| failed(&error))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Number(number) => number.to_string(),
        });
        writer.write_record(cells).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

/// An Excel workbook with one sheet.
pub(crate) fn xlsx(table: &Table) -> Result<Vec<u8>, AppError> {
    workbook(table).map_err(|error| failed(&error))
}

fn workbook(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    let sheet = workbook.add_worksheet();
    for (column, title) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(0, column, title, &bold)?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, row, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook.save_to_buffer()
}

/// A workbook keeps numbers as floats. One that a float would not give back as it is becomes a text.
fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let Cell::Number(number) = cell else {
        let Cell::Text(text) = cell else { return Ok(()) };
        return sheet.write_string(row, column, fitting(text)).map(|_| ());
    };
    match number.to_f64().filter(|float| float.to_string() == number.normalize().to_string()) {
        Some(float) => {
            let decimals = usize::try_from(number.scale()).unwrap_or_default();
            let format = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
            sheet.write_number_with_format(row, column, float, &Format::new().set_num_format(format)).map(|_| ())
        }
        None => sheet.write_string(row, column, number.to_string()).map(|_| ()),
    }
}

/// The start of a text, as far as a cell takes it.
fn fitting(text: &str) -> &str {
    let mut units = 0_usize;
    let end = text.char_indices().find(|(_, letter)| {
        units = units.saturating_add(letter.len_utf16());
        units > LONGEST
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// A spreadsheet takes a cell that begins like a formula for one, also from CSV, and some look past blanks and quotes for
/// the beginning. One that separates cells by semicolons sees a beginning after each. An apostrophe makes a text of it.
fn harmless(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len().saturating_add(1));
    let mut begins = true;
    if cell.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for letter in cell.chars() {
        if begins && matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        begins = matches!(letter, ';' | '\t' | '\r' | '\n') || (begins && is_passed_over(letter));
        out.push(letter);
    }
    out
}

/// Whether a spreadsheet may look past a character for the beginning of a cell.
fn is_passed_over(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '"' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn failed(error: &dyn std::error::Error) -> AppError {
    AppError::new(ErrorCode::Internal, error.to_string())
}
