//! Reading of the cells of a sheet, one after the other.

use std::collections::BTreeSet;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{shared_strings::SharedStrings, styles::Styles};
use crate::{
    error::FileError,
    formats::{
        number_format::{Epoch, cell_from_float},
        package::PartReader,
        sheet_builder::SheetBuilder,
        xml,
    },
    limits, moment,
    table::Cell,
};

/// Rows and columns of the format.
const LINES: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// Array formulas that are kept.
const MAX_ARRAYS: usize = 10_000;
/// Cells of array formulas that are marked.
const MAX_ARRAY_CELLS: u64 = 4_000_000;

/// The parts of the workbook that cells refer to.
pub struct Context<'a> {
    pub shared_strings: &'a SharedStrings,
    pub styles: &'a Styles,
    pub epoch: Epoch,
    /// Whether all formulas are to be calculated on load.
    pub calculates_on_load: bool,
}

/// The content of a sheet.
#[derive(Default)]
pub struct Sheet {
    pub builder: SheetBuilder,
    pub hidden_columns: BTreeSet<u32>,
    /// Formulas with a result of zero, by line and column. They may never have been calculated.
    pub zeros: Vec<(u32, u32)>,
    /// Array formulas: the first and the last cell of each range.
    pub arrays: Vec<((u32, u32), (u32, u32))>,
    /// Formulas that were certainly never calculated.
    never_calculated: BTreeSet<(u32, u32)>,
    /// Whether some formula has a calculated result.
    pub is_calculated: bool,
}

/// The line (from 1) and the column (from 0) of an address like "C2".
pub fn parse_address(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(end);
    let mut column = 0_u32;
    for letter in letters.chars() {
        let value = letter.to_digit(36).filter(|value| letter.is_ascii_alphabetic() && *value >= 10)?;
        column = column.checked_mul(26)?.checked_add(value.checked_sub(9)?)?;
    }
    let line = digits.parse().ok().filter(|line| (1..=LINES).contains(line))?;
    Some((line, column.checked_sub(1).filter(|column| *column < COLUMNS)?))
}

/// Reads a sheet, or its first `limit` rows.
pub fn read(content: PartReader<'_>, context: &Context<'_>, limit: Option<usize>) -> Result<Sheet, FileError> {
    let mut xml = Reader::from_reader(content);
    let (mut buffer, mut sheet, mut position) = (Vec::new(), Sheet::default(), Position::default());
    let mut in_rows = false;
    loop {
        match xml::next_event(&mut xml, &mut buffer)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sheetData" => in_rows = true,
                "col" => sheet.hide_columns(&tag),
                "row" if in_rows => position.move_to_row(&tag)?,
                "c" if in_rows => {
                    let mut cell = CellText::from_tag(&tag);
                    position.move_to_cell(&tag)?;
                    cell.read(&mut xml, &mut buffer)?;
                    sheet.push_cell(&position, cell, context)?;
                    position.column = position.column.saturating_add(1);
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "sheetData" => return Ok(sheet),
                "col" => sheet.hide_columns(&tag),
                "row" if in_rows => position.move_to_row(&tag)?,
                "c" if in_rows => {
                    position.move_to_cell(&tag)?;
                    position.column = position.column.saturating_add(1);
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "sheetData" => return Ok(sheet),
                "row" if limit.is_some_and(|limit| sheet.builder.len() >= limit) => return Ok(sheet),
                _ => {}
            },
            Event::Eof => return Err(FileError::Unreadable),
            _ => {}
        }
    }
}

/// The position of the next cell.
#[derive(Default)]
struct Position {
    line: u32,
    column: u32,
    hidden: bool,
}

impl Position {
    fn move_to_row(&mut self, tag: &BytesStart<'_>) -> Result<(), FileError> {
        let line = match xml::attribute(tag, "r") {
            Some(line) => line.trim().parse().map_err(|_| FileError::Unreadable)?,
            None => self.line.saturating_add(1),
        };
        self.line = Some(line).filter(|line| (1..=LINES).contains(line)).ok_or(FileError::Unreadable)?;
        self.column = 0;
        let is_flat = xml::is_set(tag, "customHeight") && xml::attribute(tag, "ht").is_some_and(|height| is_zero(&height));
        self.hidden = xml::is_set(tag, "hidden") || is_flat;
        Ok(())
    }

    fn move_to_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), FileError> {
        if let Some(at) = xml::attribute(tag, "r") {
            (self.line, self.column) = parse_address(&at).ok_or(FileError::Unreadable)?;
        }
        // A cell outside of any row counts as one of line 1.
        self.line = self.line.max(1);
        Ok(())
    }
}

/// A cell with its attributes and its raw text.
struct CellText {
    kind: String,
    style: Option<u64>,
    text: String,
    is_formula: bool,
    /// The last cell of the range of an array formula.
    range: Option<(u32, u32)>,
}

impl CellText {
    fn from_tag(tag: &BytesStart<'_>) -> Self {
        let kind = xml::attribute(tag, "t").map(std::borrow::Cow::into_owned).unwrap_or_default();
        Self { kind, style: xml::number(tag, "s"), text: String::new(), is_formula: false, range: None }
    }

    fn read(&mut self, xml: &mut Reader<PartReader<'_>>, buffer: &mut Vec<u8>) -> Result<(), FileError> {
        let (mut in_value, mut in_phonetics) = (false, false);
        loop {
            match xml::next_event(xml, buffer)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "f" => self.read_formula(&tag),
                    "v" => in_value = true,
                    "t" => in_value = !in_phonetics,
                    "rPh" => in_phonetics = true,
                    _ => {}
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "f" => self.read_formula(&tag),
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" | "t" => in_value = false,
                    "rPh" => in_phonetics = false,
                    "c" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Err(FileError::Unreadable),
                event if in_value => xml::append_text(&event, &mut self.text)?,
                _ => {}
            }
        }
    }

    fn read_formula(&mut self, tag: &BytesStart<'_>) {
        self.is_formula = true;
        let kind = xml::attribute(tag, "t").unwrap_or_default();
        if matches!(&*kind, "array" | "dataTable") {
            let range = xml::attribute(tag, "ref");
            self.range = range.as_deref().and_then(|range| parse_address(range.split_once(':').map_or(range, |(_, last)| last)));
        }
    }

    fn to_cell(&self, context: &Context<'_>) -> Result<Cell, FileError> {
        let text = self.text.trim();
        Ok(match self.kind.as_str() {
            "s" => {
                let shared = text.parse().ok().and_then(|number| context.shared_strings.get(number)).ok_or(FileError::Unreadable)?;
                Cell::from_text(&unescape(shared))
            }
            "str" | "inlineStr" => Cell::from_text(&unescape(&self.text)),
            "b" if text.is_empty() => Cell::Empty,
            "b" => Cell::from_text(if is_zero(text) || text == "false" { "FALSE" } else { "TRUE" }),
            "e" if text.is_empty() => Cell::Empty,
            "e" => Cell::Error(text.to_owned()),
            "d" => cell_from_iso_date(text),
            _ => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => context.styles.format(self.style).to_cell(number, context.epoch),
                Ok(number) => cell_from_float(number),
                Err(_) => Cell::from_text(&self.text),
            },
        })
    }
}

fn is_zero(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// The cell of an ISO 8601 date. Any other text stays a text.
pub fn cell_from_iso_date(text: &str) -> Cell {
    let lower = text.to_lowercase();
    let at = |date: &str, time| date.trim().parse::<chrono::NaiveDate>().ok().map(|date| date.and_time(time));
    let found = match moment::split_time(&lower) {
        Some((date, time)) => at(date, time),
        None => at(&lower, chrono::NaiveTime::MIN),
    };
    found.map_or_else(|| Cell::from_text(text), moment::to_cell)
}

impl Sheet {
    fn hide_columns(&mut self, tag: &BytesStart<'_>) {
        let is_narrow = xml::is_set(tag, "customWidth") && xml::attribute(tag, "width").is_some_and(|width| is_zero(&width));
        let (Some(first), Some(last)) = (xml::number(tag, "min"), xml::number(tag, "max")) else { return };
        if !(xml::is_set(tag, "hidden") || is_narrow) {
            return;
        }
        let limit = u64::try_from(limits::COLUMNS).unwrap_or(u64::MAX);
        let columns = first.max(1)..=last.min(limit);
        self.hidden_columns.extend(columns.filter_map(|column| u32::try_from(column.saturating_sub(1)).ok()));
    }

    fn push_cell(&mut self, position: &Position, cell: CellText, context: &Context<'_>) -> Result<(), FileError> {
        let at = (position.line, position.column);
        if let Some(last) = cell.range.filter(|_| self.arrays.len() < MAX_ARRAYS) {
            self.arrays.push((at, last));
        }
        let is_number = matches!(cell.kind.as_str(), "" | "n");
        let value = if cell.is_formula && cell.text.trim().is_empty() && (cell.kind != "str" || context.calculates_on_load) {
            self.never_calculated.insert(at);
            Cell::NeverCalculated
        } else if cell.is_formula && is_number && is_zero(&cell.text) {
            if context.calculates_on_load {
                self.never_calculated.insert(at);
                Cell::NeverCalculated
            } else {
                self.zeros.push(at);
                cell.to_cell(context)?
            }
        } else {
            self.is_calculated |= cell.is_formula;
            cell.to_cell(context)?
        };
        let column = usize::try_from(position.column).map_err(|_| FileError::TooManyColumns)?;
        self.builder.push_cell(position.line, column, value)?;
        if position.hidden {
            self.builder.hide_line(position.line);
        }
        Ok(())
    }

    /// Marks formulas as never calculated, with every cell of their array ranges.
    pub fn mark_never_calculated(&mut self, cells: &BTreeSet<(u32, u32)>) {
        for (line, column) in cells {
            if let Ok(column) = usize::try_from(*column) {
                self.builder.mark_never_calculated(*line, column);
            }
        }
        let mut remaining = MAX_ARRAY_CELLS;
        for ((line, column), (last_line, last_column)) in &self.arrays {
            if !cells.contains(&(*line, *column)) && !self.never_calculated.contains(&(*line, *column)) {
                continue;
            }
            let columns = u64::from(last_column.saturating_sub(*column)).saturating_add(1);
            for line in *line..=*last_line {
                remaining = remaining.saturating_sub(columns);
                if remaining == 0 {
                    return;
                }
                for column in *column..=*last_column {
                    if let Ok(column) = usize::try_from(column) {
                        self.builder.mark_never_calculated(line, column);
                    }
                }
            }
        }
    }
}

/// Replaces escapes like "_x000D_", which stand for characters that XML cannot hold.
fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        unescaped.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_")).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(letter) => {
                unescaped.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                unescaped.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    unescaped.push_str(rest);
    unescaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cell_address_is_parsed_within_sheet_bounds() {
        assert_eq!(parse_address("A1"), Some((1, 0)));
        assert_eq!(parse_address("xfd1048576"), Some((1_048_576, 16_383)));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "ZZZZZZZZ9", "Ä1"] {
            assert_eq!(parse_address(text), None, "{text}");
        }
    }

    #[test]
    fn escaped_characters_are_unescaped() {
        assert_eq!(unescape("a_x000D_b_x_x00e5__xZZZZ_"), "a\rb_xå_xZZZZ_");
    }

    #[test]
    fn iso_date_is_read_and_other_text_is_kept() {
        assert_eq!(cell_from_iso_date("2026-11-01T00:00:00Z").display_text(), "2026-11-01");
        assert_eq!(cell_from_iso_date("2026-10-31T23:59:16").display_text(), "2026-11-01");
        assert_eq!(cell_from_iso_date("2026-10-31T23:00:00").display_text(), "2026-10-31 23:00:00");
        assert_eq!(cell_from_iso_date("2026-11-01").display_text(), "2026-11-01");
        assert_eq!(cell_from_iso_date("no date").display_text(), "no date");
    }
}
