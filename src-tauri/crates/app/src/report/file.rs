//! A table as CSV or as an Excel workbook. Cells are text: a spreadsheet computes nothing out of somebody's name.

use rust_xlsxwriter::{Format, Workbook, XlsxError};

use super::table::Table;
use crate::error::{AppError, ErrorCode};

/// UTF-8 with a byte order mark, by which Excel tells it from the computer's own code page.
pub(crate) fn csv(table: &Table) -> Result<Vec<u8>, AppError> {
    let mut writer = csv::Writer::from_writer(vec![0xEF, 0xBB, 0xBF]);
    let rows = std::iter::once(&table.columns).chain(&table.rows);
    for row in rows {
        writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(|error| failed(&error))?;
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
            sheet.write_string(row, column, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook.save_to_buffer()
}

/// A spreadsheet takes a cell that begins like a formula for one, also from CSV. An apostrophe makes it text.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn failed(error: &dyn std::error::Error) -> AppError {
    AppError::new(ErrorCode::Internal, error.to_string())
}
