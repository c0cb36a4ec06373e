//! How large the sheets of an OpenDocument workbook are once they are laid out.
//!
//! One short line can say that a cell stands there a million times, or that a text has as many blanks: the reader would
//! repeat whatever it is told to.

use std::io::BufRead;

use quick_xml::{
    Reader as Xml,
    events::{BytesStart, Event},
};

use crate::{error::FileError, limits};

/// Refuses a workbook whose sheets, laid out, would be too large, and one that ends before everything in it is closed: the reader
/// would look for the end of a sheet for ever.
pub fn within_limits(content: impl BufRead) -> Result<(), FileError> {
    let mut xml = Xml::from_reader(content);
    let mut sheet = Extent::default();
    let mut all = 0_u64;
    let mut open = 0_u64;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| FileError::Unreadable)? {
            Event::Start(tag) => {
                open = open.saturating_add(1);
                sheet.open(&tag, false)?;
            }
            Event::Empty(tag) => sheet.open(&tag, true)?,
            Event::Text(text) => sheet.say(length(&text)),
            Event::CData(text) => sheet.say(length(&text)),
            Event::GeneralRef(reference) => sheet.say(length(&reference)),
            Event::End(tag) => {
                open = open.saturating_sub(1);
                match tag.name().as_ref() {
                    "table:table-cell" | "table:covered-table-cell" => sheet.close_cell(),
                    "table:table-row" => sheet.close_row(),
                    "table:table" => {
                        all = all.saturating_add(sheet.laid_out());
                        sheet = Extent { text: sheet.text, ..Extent::default() };
                    }
                    _ => {}
                }
            }
            Event::Eof => return if open == 0 { Ok(()) } else { Err(FileError::Unreadable) },
            _ => {}
        }
        if all.saturating_add(sheet.laid_out()) > limits::LAID_OUT || sheet.all_text() > limits::TEXT {
            return Err(FileError::TooLarge);
        }
    }
}

/// How far the filled cells of a sheet reach, and how much they say.
#[derive(Default)]
struct Extent {
    /// The lines up to the last filled one, and those up to the one that is read.
    filled: u64,
    lines: u64,
    /// The width of the widest line.
    width: u64,
    /// The line that is read: how often it stands there, and its cells up to the last filled one and up to the last.
    repeats: u64,
    reach: u64,
    cells: u64,
    /// The bytes that were said in all cells of all sheets, in the line that is read, and in the cell that is read; and how
    /// often that one stands there.
    text: usize,
    line_text: usize,
    cell_text: usize,
    cell_repeats: u64,
}

impl Extent {
    fn open(&mut self, tag: &BytesStart<'_>, is_blank: bool) -> Result<(), FileError> {
        match tag.name().as_ref() {
            "table:table-row" => {
                self.repeats = repeated(tag, "table:number-rows-repeated")?;
                (self.reach, self.cells, self.line_text) = (0, 0, 0);
                if is_blank {
                    self.close_row();
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let says = tag.attributes().flatten().any(|attribute| {
                    let key = attribute.key.as_ref();
                    key.starts_with("office:") || key == "table:formula"
                });
                self.cell_repeats = repeated(tag, "table:number-columns-repeated")?;
                self.cells = self.cells.saturating_add(self.cell_repeats);
                if !is_blank || says {
                    self.reach = self.cells;
                }
                self.cell_text = if says { length(tag) } else { 0 };
                if is_blank {
                    self.close_cell();
                }
            }
            "text:s" => self.say(usize::try_from(repeated(tag, "text:c")?).unwrap_or(usize::MAX)),
            _ => {}
        }
        Ok(())
    }

    fn say(&mut self, bytes: usize) {
        self.cell_text = self.cell_text.saturating_add(bytes);
    }

    fn close_cell(&mut self) {
        self.line_text = self.line_text.saturating_add(times(self.cell_text, self.cell_repeats));
        (self.cell_text, self.cell_repeats) = (0, 0);
    }

    fn close_row(&mut self) {
        self.lines = self.lines.saturating_add(self.repeats);
        if self.reach > 0 {
            self.filled = self.lines;
            self.width = self.width.max(self.reach);
        }
        self.text = self.text.saturating_add(times(self.line_text, self.repeats));
        (self.repeats, self.reach, self.line_text) = (0, 0, 0);
    }

    fn laid_out(&self) -> u64 {
        self.width.max(self.reach).saturating_mul(self.filled.max(u64::from(self.reach > 0)))
    }

    fn all_text(&self) -> usize {
        self.text.saturating_add(self.line_text).saturating_add(self.cell_text)
    }
}

fn length(said: &str) -> usize {
    said.len()
}

fn times(bytes: usize, repeats: u64) -> usize {
    bytes.saturating_mul(usize::try_from(repeats).unwrap_or(usize::MAX))
}

fn repeated(tag: &BytesStart<'_>, name: &str) -> Result<u64, FileError> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name);
    found.map_or(Ok(1), |attribute| attribute.value.parse().map_err(|_| FileError::Unreadable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workbook_that_ends_before_everything_is_closed_is_refused() {
        let whole = "<office:body><table:table><table:table-row></table:table-row></table:table></office:body>";
        assert_eq!(within_limits(whole.as_bytes()), Ok(()));
        let closings = whole.match_indices("</").map(|(place, _)| place);
        for place in closings {
            assert_eq!(within_limits(&whole.as_bytes()[..place]), Err(FileError::Unreadable), "cut off at {place}");
        }
    }
}
