//! The cells of a sheet, one after the other.

use std::collections::BTreeSet;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{styles::Styles, texts::Texts};
use crate::{
    error::FileError,
    formats::{
        number_format::{Epoch, of_float},
        package::PartReader,
        sheet_builder::Grid,
        xml,
    },
    limits, moment,
    table::Cell,
};

/// Lines and columns that the format knows.
const LINES: u32 = 1 << 20;
const COLUMNS: u32 = 1 << 14;
/// Ranges of formulas with one anchor that are kept.
const ARRAYS: usize = 10_000;
/// Cells of such ranges that are looked at.
const ARRAY_CELLS: u64 = 4_000_000;

/// What the cells of a sheet point to.
pub struct Context<'a> {
    /// The shared texts.
    pub texts: &'a Texts,
    /// The looks of cells.
    pub styles: &'a Styles,
    /// The day from which days are counted.
    pub epoch: Epoch,
    /// Whether everything is to be calculated when the workbook is opened.
    pub calculates_on_load: bool,
}

/// A sheet as it was read.
#[derive(Default)]
pub struct Sheet {
    /// Its cells.
    pub grid: Grid,
    /// The columns that it hides.
    pub hidden_columns: BTreeSet<u32>,
    /// Formulas whose result is a zero, by line and column: perhaps they were never calculated.
    pub zeros: Vec<(u32, u32)>,
    /// Formulas that stand for several cells: the anchor, and the last cell.
    pub arrays: Vec<((u32, u32), (u32, u32))>,
    /// Formulas that were never calculated for certain.
    never: BTreeSet<(u32, u32)>,
    /// Whether a formula has a result that a program calculated.
    pub is_calculated: bool,
}

/// The line (from 1) and the column (from 0) of "C2".
pub fn address(text: &str) -> Option<(u32, u32)> {
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

/// Reads a sheet, or its first rows.
pub fn read(content: PartReader<'_>, context: &Context<'_>, most: Option<usize>) -> Result<Sheet, FileError> {
    let mut xml = Reader::from_reader(content);
    let (mut buffer, mut sheet, mut place) = (Vec::new(), Sheet::default(), Place::default());
    let mut in_rows = false;
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(tag) => match tag.local_name().as_ref() {
                "sheetData" => in_rows = true,
                "col" => sheet.hide_columns(&tag),
                "row" if in_rows => place.row(&tag)?,
                "c" if in_rows => {
                    let mut cell = CellText::of(&tag);
                    place.cell(&tag)?;
                    cell.read(&mut xml, &mut buffer)?;
                    sheet.put(&place, cell, context)?;
                    place.column = place.column.saturating_add(1);
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "sheetData" => return Ok(sheet),
                "col" => sheet.hide_columns(&tag),
                "row" if in_rows => place.row(&tag)?,
                "c" if in_rows => {
                    place.cell(&tag)?;
                    place.column = place.column.saturating_add(1);
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().as_ref() {
                "sheetData" => return Ok(sheet),
                "row" if most.is_some_and(|most| sheet.grid.len() >= most) => return Ok(sheet),
                _ => {}
            },
            Event::Eof => return Err(FileError::Unreadable),
            _ => {}
        }
    }
}

/// Where the next cell is.
#[derive(Default)]
struct Place {
    line: u32,
    column: u32,
    hidden: bool,
}

impl Place {
    fn row(&mut self, tag: &BytesStart<'_>) -> Result<(), FileError> {
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

    fn cell(&mut self, tag: &BytesStart<'_>) -> Result<(), FileError> {
        if let Some(at) = xml::attribute(tag, "r") {
            (self.line, self.column) = address(&at).ok_or(FileError::Unreadable)?;
        }
        // A cell outside of every row.
        self.line = self.line.max(1);
        Ok(())
    }
}

/// A cell as it is written.
struct CellText {
    kind: String,
    look: Option<u64>,
    text: String,
    formula: bool,
    /// The range that the formula of an anchor stands for.
    range: Option<(u32, u32)>,
}

impl CellText {
    fn of(tag: &BytesStart<'_>) -> Self {
        let kind = xml::attribute(tag, "t").map(std::borrow::Cow::into_owned).unwrap_or_default();
        Self { kind, look: xml::number(tag, "s"), text: String::new(), formula: false, range: None }
    }

    fn read(&mut self, xml: &mut Reader<PartReader<'_>>, buffer: &mut Vec<u8>) -> Result<(), FileError> {
        let (mut collects, mut sounds) = (false, false);
        loop {
            match xml::next(xml, buffer)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "f" => self.formula(&tag),
                    "v" => collects = true,
                    "t" => collects = !sounds,
                    "rPh" => sounds = true,
                    _ => {}
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "f" => self.formula(&tag),
                Event::End(tag) => match tag.local_name().as_ref() {
                    "v" | "t" => collects = false,
                    "rPh" => sounds = false,
                    "c" => return Ok(()),
                    _ => {}
                },
                Event::Eof => return Err(FileError::Unreadable),
                event if collects => xml::say(&event, &mut self.text)?,
                _ => {}
            }
        }
    }

    fn formula(&mut self, tag: &BytesStart<'_>) {
        self.formula = true;
        let kind = xml::attribute(tag, "t").unwrap_or_default();
        if matches!(&*kind, "array" | "dataTable") {
            let range = xml::attribute(tag, "ref");
            self.range = range.as_deref().and_then(|range| address(range.split_once(':').map_or(range, |(_, last)| last)));
        }
    }

    /// What the cell holds.
    fn cell(&self, context: &Context<'_>) -> Result<Cell, FileError> {
        let text = self.text.trim();
        Ok(match self.kind.as_str() {
            "s" => {
                let shared = text.parse().ok().and_then(|number| context.texts.get(number)).ok_or(FileError::Unreadable)?;
                Cell::text(&unescaped(shared))
            }
            "str" | "inlineStr" => Cell::text(&unescaped(&self.text)),
            "b" if text.is_empty() => Cell::Empty,
            "b" => Cell::text(if is_zero(text) || text == "false" { "FALSE" } else { "TRUE" }),
            "e" if text.is_empty() => Cell::Empty,
            "e" => Cell::Error(text.to_owned()),
            "d" => of_iso(text),
            _ => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => context.styles.format(self.look).cell(number, context.epoch),
                Ok(number) => of_float(number),
                Err(_) => Cell::text(&self.text),
            },
        })
    }
}

fn is_zero(text: &str) -> bool {
    text.trim().parse::<f64>().is_ok_and(|number| number == 0.0)
}

/// A date that is written as one.
pub fn of_iso(text: &str) -> Cell {
    let lower = text.to_lowercase();
    let at = |date: &str, time| date.trim().parse::<chrono::NaiveDate>().ok().map(|date| date.and_time(time));
    let found = match moment::apart(&lower) {
        Some((date, time)) => at(date, time),
        None => at(&lower, chrono::NaiveTime::MIN),
    };
    found.map_or_else(|| Cell::text(text), moment::cell)
}

impl Sheet {
    fn hide_columns(&mut self, tag: &BytesStart<'_>) {
        let is_narrow = xml::is_set(tag, "customWidth") && xml::attribute(tag, "width").is_some_and(|width| is_zero(&width));
        let (Some(first), Some(last)) = (xml::number(tag, "min"), xml::number(tag, "max")) else { return };
        if !(xml::is_set(tag, "hidden") || is_narrow) {
            return;
        }
        let most = u64::try_from(limits::COLUMNS).unwrap_or(u64::MAX);
        let columns = first.max(1)..=last.min(most);
        self.hidden_columns.extend(columns.filter_map(|column| u32::try_from(column.saturating_sub(1)).ok()));
    }

    fn put(&mut self, place: &Place, cell: CellText, context: &Context<'_>) -> Result<(), FileError> {
        let at = (place.line, place.column);
        if let Some(last) = cell.range.filter(|_| self.arrays.len() < ARRAYS) {
            self.arrays.push((at, last));
        }
        let is_number = matches!(cell.kind.as_str(), "" | "n");
        let value = if cell.formula && cell.text.trim().is_empty() && (cell.kind != "str" || context.calculates_on_load) {
            self.never.insert(at);
            Cell::NeverCalculated
        } else if cell.formula && is_number && is_zero(&cell.text) {
            if context.calculates_on_load {
                self.never.insert(at);
                Cell::NeverCalculated
            } else {
                self.zeros.push(at);
                cell.cell(context)?
            }
        } else {
            self.is_calculated |= cell.formula;
            cell.cell(context)?
        };
        let column = usize::try_from(place.column).map_err(|_| FileError::TooManyColumns)?;
        self.grid.put(place.line, column, value)?;
        if place.hidden {
            self.grid.hide(place.line);
        }
        Ok(())
    }

    /// Takes these formulas for never calculated, and with each that stands for several cells those that it stands for.
    pub fn doubt(&mut self, cells: &BTreeSet<(u32, u32)>) {
        for (line, column) in cells {
            if let Ok(column) = usize::try_from(*column) {
                self.grid.never_calculated(*line, column);
            }
        }
        let mut left = ARRAY_CELLS;
        for ((line, column), (last_line, last_column)) in &self.arrays {
            if !cells.contains(&(*line, *column)) && !self.never.contains(&(*line, *column)) {
                continue;
            }
            let columns = u64::from(last_column.saturating_sub(*column)).saturating_add(1);
            for line in *line..=*last_line {
                left = left.saturating_sub(columns);
                if left == 0 {
                    return;
                }
                for column in *column..=*last_column {
                    if let Ok(column) = usize::try_from(column) {
                        self.grid.never_calculated(line, column);
                    }
                }
            }
        }
    }
}

/// A text in which signs that XML cannot hold stand as "_x000D_".
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let code = from.get(2..6).filter(|_| from.get(6..7) == Some("_")).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(letter) => {
                plain.push(letter);
                rest = from.get(7..).unwrap_or_default();
            }
            None => {
                plain.push_str("_x");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        assert_eq!(address("A1"), Some((1, 0)));
        assert_eq!(address("xfd1048576"), Some((1_048_576, 16_383)));
        for text in ["", "A", "1", "A0", "XFE1", "A1048577", "ZZZZZZZZ9", "Ä1"] {
            assert_eq!(address(text), None, "{text}");
        }
    }

    #[test]
    fn signs_that_xml_cannot_hold_are_read() {
        assert_eq!(unescaped("a_x000D_b_x_x00e5__xZZZZ_"), "a\rb_xå_xZZZZ_");
    }

    #[test]
    fn a_date_that_is_written_as_one_is_read() {
        assert_eq!(of_iso("2026-11-01T00:00:00Z").shown(), "2026-11-01");
        assert_eq!(of_iso("2026-10-31T23:59:16").shown(), "2026-11-01");
        assert_eq!(of_iso("2026-10-31T23:00:00").shown(), "2026-10-31 23:00:00");
        assert_eq!(of_iso("2026-11-01").shown(), "2026-11-01");
        assert_eq!(of_iso("no date").shown(), "no date");
    }
}
