//! Writes a table as CSV or as an Excel workbook. No text may run as a formula: in a workbook the cell type prevents that, in CSV an
//! apostrophe does. A number is a number in both.

use csv::{QuoteStyle, WriterBuilder};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::table::{Cell, Table};
use crate::error::{AppError, ErrorCode};

/// The longest text of a workbook cell, in UTF-16 units.
const MAX_CELL_LENGTH: usize = 32_767;

/// UTF-8 with a byte order mark, by which Excel recognises the encoding.
pub(crate) fn csv(table: &Table) -> Result<Vec<u8>, AppError> {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).from_writer(vec![0xEF, 0xBB, 0xBF]);
    writer.write_record(table.columns.iter().map(|title| escape_formulas(title))).map_err(|error| internal_error(&error))?;
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => escape_formulas(text),
            Cell::Number(number) => number.to_string(),
        });
        writer.write_record(cells).map_err(|error| internal_error(&error))?;
    }
    writer.into_inner().map_err(|error| internal_error(&error))
}

/// An Excel workbook with one sheet.
pub(crate) fn xlsx(table: &Table) -> Result<Vec<u8>, AppError> {
    workbook(table).map_err(|error| internal_error(&error))
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

/// A workbook stores numbers as floats. A number that a float cannot represent exactly becomes a text.
fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
    let Cell::Number(number) = cell else {
        let Cell::Text(text) = cell else { return Ok(()) };
        return sheet.write_string(row, column, fit_to_cell(text)).map(|_| ());
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

/// The beginning of a text that fits into a cell.
fn fit_to_cell(text: &str) -> &str {
    let mut units = 0_usize;
    let end = text.char_indices().find(|(_, letter)| {
        units = units.saturating_add(letter.len_utf16());
        units > MAX_CELL_LENGTH
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text)
}

/// Puts an apostrophe before everything that a spreadsheet could take for a formula. Spreadsheets do that in CSV too, some skip blanks and
/// quotes before the formula, and some separate cells at semicolons, so that a cell begins after each.
fn escape_formulas(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len().saturating_add(1));
    let mut at_start = true;
    if cell.starts_with(['\t', '\r', '\n']) {
        out.push('\'');
    }
    for letter in cell.chars() {
        if at_start && matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        at_start = matches!(letter, ';' | '\t' | '\r' | '\n') || (at_start && is_skipped(letter));
        out.push(letter);
    }
    out
}

/// Whether a spreadsheet may skip a character at the beginning of a cell.
fn is_skipped(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '"' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn internal_error(error: &dyn std::error::Error) -> AppError {
    AppError::new(ErrorCode::Internal, error.to_string())
}
