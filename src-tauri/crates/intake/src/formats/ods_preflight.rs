//! The size of OpenDocument sheets, computed before they are read.
//!
//! A short line can repeat a cell or a space a million times, and the reader would expand every repetition.

use std::io::BufRead;

use quick_xml::{
    Reader as Xml,
    events::{BytesStart, Event},
};

use crate::{error::FileError, limits};

/// Refuses a workbook whose expanded sheets would be too large. It also refuses one with an unclosed element, because the reader
/// would never find the end of the sheet.
pub fn check_limits(content: impl BufRead) -> Result<(), FileError> {
    let mut xml = Xml::from_reader(content);
    let mut sheet = Extent::default();
    let mut total_cells = 0_u64;
    let mut open_elements = 0_u64;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| FileError::Unreadable)? {
            Event::Start(tag) => {
                open_elements = open_elements.saturating_add(1);
                sheet.open_tag(&tag, false)?;
            }
            Event::Empty(tag) => sheet.open_tag(&tag, true)?,
            Event::Text(text) => sheet.add_text(byte_length(&text)),
            Event::CData(text) => sheet.add_text(byte_length(&text)),
            Event::GeneralRef(reference) => sheet.add_text(byte_length(&reference)),
            Event::End(tag) => {
                open_elements = open_elements.saturating_sub(1);
                match tag.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => sheet.close_cell(),
                    "table:table-row" => sheet.close_row(),
                    "table:table" => {
                        total_cells = total_cells.saturating_add(sheet.grid_cells());
                        sheet = Extent { text: sheet.text, ..Extent::default() };
                    }
                    _ => {}
                }
            }
            Event::Eof => return if open_elements == 0 { Ok(()) } else { Err(FileError::Unreadable) },
            _ => {}
        }
        if total_cells.saturating_add(sheet.grid_cells()) > limits::GRID_CELLS || sheet.text_bytes() > limits::TEXT {
            return Err(FileError::TooLarge);
        }
    }
}

/// The size of the filled part of a sheet.
#[derive(Default)]
struct Extent {
    /// Lines up to the last filled one, and lines up to the current one.
    filled: u64,
    lines: u64,
    /// The width of the widest line.
    width: u64,
    /// The current line: its repetitions, its cells up to the last filled one, and all its cells.
    repeats: u64,
    line_reach: u64,
    line_cells: u64,
    /// Bytes of text in all cells of all sheets, in the current line and in the current cell, and the repetitions of that cell.
    text: usize,
    line_text: usize,
    cell_text: usize,
    cell_repeats: u64,
}

impl Extent {
    fn open_tag(&mut self, tag: &BytesStart<'_>, is_empty_element: bool) -> Result<(), FileError> {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.repeats = repeat_count(tag, "table:number-rows-repeated")?;
                (self.line_reach, self.line_cells, self.line_text) = (0, 0, 0);
                if is_empty_element {
                    self.close_row();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let has_value = tag.attributes().flatten().any(|attribute| {
                    let key = attribute.key.as_ref();
                    key.starts_with("office:") || key == "table:formula"
                });
                self.cell_repeats = repeat_count(tag, "table:number-columns-repeated")?;
                self.line_cells = self.line_cells.saturating_add(self.cell_repeats);
                if !is_empty_element || has_value {
                    self.line_reach = self.line_cells;
                }
                self.cell_text = if has_value { byte_length(tag) } else { 0 };
                if is_empty_element {
                    self.close_cell();
                }
            }
            "text:s" => self.add_text(usize::try_from(repeat_count(tag, "text:c")?).unwrap_or(usize::MAX)),
            _ => {}
        }
        Ok(())
    }

    fn add_text(&mut self, bytes: usize) {
        self.cell_text = self.cell_text.saturating_add(bytes);
    }

    fn close_cell(&mut self) {
        self.line_text = self.line_text.saturating_add(multiply(self.cell_text, self.cell_repeats));
        (self.cell_text, self.cell_repeats) = (0, 0);
    }

    fn close_row(&mut self) {
        self.lines = self.lines.saturating_add(self.repeats);
        if self.line_reach > 0 {
            self.filled = self.lines;
            self.width = self.width.max(self.line_reach);
        }
        self.text = self.text.saturating_add(multiply(self.line_text, self.repeats));
        (self.repeats, self.line_reach, self.line_text) = (0, 0, 0);
    }

    fn grid_cells(&self) -> u64 {
        self.width.max(self.line_reach).saturating_mul(self.filled.max(u64::from(self.line_reach > 0)))
    }

    fn text_bytes(&self) -> usize {
        self.text.saturating_add(self.line_text).saturating_add(self.cell_text)
    }
}

fn byte_length(text: &str) -> usize {
    text.len()
}

fn multiply(bytes: usize, repeats: u64) -> usize {
    bytes.saturating_mul(usize::try_from(repeats).unwrap_or(usize::MAX))
}

fn repeat_count(tag: &BytesStart<'_>, name: &str) -> Result<u64, FileError> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map_or(Ok(1), |attribute| attribute.value.parse().map_err(|_| FileError::Unreadable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workbook_with_an_unclosed_element_is_refused() {
        let whole = "<office:body><table:table><table:table-row></table:table-row></table:table></office:body>";
        assert_eq!(check_limits(whole.as_bytes()), Ok(()));
        let closings = whole.match_indices("</").map(|(place, _)| place);
        for place in closings {
            assert_eq!(check_limits(&whole.as_bytes()[..place]), Err(FileError::Unreadable), "cut off at {place}");
        }
    }
}
