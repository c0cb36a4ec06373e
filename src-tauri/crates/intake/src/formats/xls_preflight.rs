//! The records of an XLS workbook: its size before it is read, and facts that `calamine` does not report.
//!
//! `calamine` allocates a sheet from its first to its last cell, and reserves the declared dimensions before it reads. Both are
//! numbers in a record, so a small file could request all memory.

use std::collections::{BTreeMap, BTreeSet};

use super::{number_format::NumberFormat, shared_strings};
use crate::{error::FileError, limits};

const BOUND_SHEET: u16 = 0x0085;
const FILE_PASS: u16 = 0x002f;
const DIMENSIONS: u16 = 0x0200;
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const SST: u16 = 0x00fc;
/// A cell that refers to a shared string.
const LABEL_SST: u16 = 0x00fd;
/// Bytes that one UTF-16 unit takes at most in UTF-8.
const MAX_CHARACTER_BYTES: usize = 3;
/// Cell records: NUMBER, LABEL, RSTRING, BOOLERR, RK, LABELSST, MULRK, FORMULA.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x00bd, 0x0006];
/// Several short numbers in a row. The last column is at the end of the record.
const MUL_RK: u16 = 0x00bd;
/// Rows and columns of the format.
const ROWS: u64 = 1 << 16;
const COLUMNS: u64 = 1 << 8;

/// Refuses a workbook whose expanded sheets would be too large.
pub fn check_limits(stream: &[u8]) -> Result<(), FileError> {
    let (mut sheets, mut lengths) = (Vec::new(), Vec::new());
    let mut records = Records { rest: stream };
    while let Some((kind, data)) = records.next() {
        match kind {
            // `calamine` uses the last of several tables.
            SST => lengths = shared_strings::lengths(data, &records),
            FILE_PASS => return Err(FileError::Encrypted),
            BOUND_SHEET => sheets.push(u32_at(data, 0).and_then(|start| usize::try_from(start).ok()).ok_or(FileError::Unreadable)?),
            EOF => break,
            _ => {}
        }
    }
    let (mut cells, mut record_bytes, mut text_bytes) = (0_u64, 0_usize, 0_usize);
    for start in sheets {
        // Sheets may share their records. `calamine` reads them once for each sheet.
        let sheet = stream.get(start..).ok_or(FileError::Unreadable)?;
        let (sheet_cells, length) = extent(sheet)?;
        text_bytes = text_bytes.saturating_add(shared_text_chars(sheet, &lengths).saturating_mul(MAX_CHARACTER_BYTES));
        cells = cells.saturating_add(sheet_cells);
        record_bytes = record_bytes.saturating_add(length);
        if cells > limits::GRID_CELLS || record_bytes > limits::BYTES || text_bytes > limits::TEXT {
            return Err(FileError::TooLarge);
        }
    }
    Ok(())
}

/// The cells of a sheet from corner to corner, and the bytes of its records.
fn extent(sheet: &[u8]) -> Result<(u64, usize), FileError> {
    let (mut top, mut left, mut bottom, mut right) = (u64::MAX, u64::MAX, 0_u64, 0_u64);
    let mut length = 0_usize;
    for (kind, data) in sheet_records(sheet) {
        length = length.saturating_add(data.len()).saturating_add(4);
        if kind == DIMENSIONS {
            check_dimensions(data)?;
        }
        if !CELLS.contains(&kind) {
            continue;
        }
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
        let last = if kind == MUL_RK { u16_at(data, data.len().saturating_sub(2)).unwrap_or(first) } else { first };
        (top, bottom) = (top.min(row), bottom.max(row));
        (left, right) = (left.min(first), right.max(last).max(first));
    }
    let span = |from: u64, to: u64| if from > to { 0 } else { (to - from).saturating_add(1) };
    if right >= COLUMNS {
        return Err(FileError::Unreadable);
    }
    Ok((span(top, bottom).saturating_mul(span(left, right)), length))
}

/// The records of a sheet up to its end. An embedded chart has a BOF and an EOF of its own and holds no cells.
fn sheet_records(sheet: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut depth = 0_usize;
    let within = Records { rest: sheet }.map_while(move |(kind, data)| match kind {
        BOF => {
            depth = depth.saturating_add(1);
            Some((depth, kind, data))
        }
        // A sheet without a BOF ends here too.
        EOF if depth <= 1 => None,
        EOF => {
            depth = depth.saturating_sub(1);
            Some((depth.saturating_add(1), kind, data))
        }
        _ => Some((depth, kind, data)),
    });
    within.filter(|(depth, _, _)| *depth <= 1).map(|(_, kind, data)| (kind, data))
}

/// The characters of all shared strings that the cells of a sheet refer to.
fn shared_text_chars(sheet: &[u8], lengths: &[usize]) -> usize {
    let cells = sheet_records(sheet).filter(|(kind, _)| *kind == LABEL_SST);
    let numbers = cells.filter_map(|(_, data)| usize::try_from(u32_at(data, 6)?).ok());
    numbers.filter_map(|number| lengths.get(number)).fold(0, |sum, length| sum.saturating_add(*length))
}

/// Checks the declared dimensions of a sheet. Old versions write rows in two bytes, newer ones in four.
fn check_dimensions(data: &[u8]) -> Result<(), FileError> {
    let (rows, columns) = match data.len() {
        10 => (u16_at(data, 2), u16_at(data, 6)),
        _ => (u32_at(data, 4), u16_at(data, 10)),
    };
    if rows.is_some_and(|rows| rows > ROWS) || columns.is_some_and(|columns| columns > COLUMNS) {
        return Err(FileError::Unreadable);
    }
    Ok(())
}

/// Records that carry formats, hidden rows and columns, and formulas.
const ROW: u16 = 0x0208;
const XF: u16 = 0x00e0;
const FORMAT: u16 = 0x041e;
const COL_INFO: u16 = 0x007d;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;

/// Facts about a sheet beside its cell values. Lines count from 1, columns from 0.
#[derive(Debug, Default)]
pub struct SheetFacts {
    pub hidden_lines: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    pub never_calculated: BTreeSet<(u32, u32)>,
    /// The style of each cell whose format displays a number differently.
    styles: BTreeMap<(u32, u32), usize>,
    formats: Vec<NumberFormat>,
}

impl SheetFacts {
    /// The format of a cell that displays its number differently.
    pub fn format(&self, at: (u32, u32)) -> Option<&NumberFormat> {
        self.styles.get(&at).and_then(|style| self.formats.get(*style))
    }
}

/// The facts of every sheet, in the order of the sheets. The stream must have passed `check_limits`.
pub fn facts(stream: &[u8]) -> Vec<SheetFacts> {
    let (mut sheets, mut codes, mut format_ids) = (Vec::new(), BTreeMap::new(), Vec::new());
    for (kind, data) in (Records { rest: stream }) {
        match kind {
            BOUND_SHEET => sheets.push(u32_at(data, 0).and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX)),
            FORMAT => {
                if let Some((id, code)) = u16_at(data, 0).zip(format_code(data)) {
                    codes.insert(id, NumberFormat::parse(&code));
                }
            }
            XF => format_ids.push(u16_at(data, 2).unwrap_or_default()),
            EOF => break,
            _ => {}
        }
    }
    let format = |id: &u64| codes.get(id).cloned().unwrap_or_else(|| NumberFormat::builtin(u32::try_from(*id).unwrap_or_default()));
    let formats: Vec<NumberFormat> = format_ids.iter().map(format).collect();
    sheets.iter().map(|start| sheet_facts(stream.get(*start..).unwrap_or_default(), &formats)).collect()
}

/// The code in a FORMAT record: length, character size, characters.
fn format_code(data: &[u8]) -> Option<String> {
    let length = usize::try_from(u16_at(data, 2)?).ok()?;
    let letters = data.get(5..)?;
    if data.get(4)? & 1 == 1 {
        let wide = letters.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return Some(char::decode_utf16(wide).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect());
    }
    Some(letters.iter().take(length).map(|byte| char::from(*byte)).collect())
}

fn sheet_facts(sheet: &[u8], formats: &[NumberFormat]) -> SheetFacts {
    let mut facts = SheetFacts { formats: formats.to_vec(), ..SheetFacts::default() };
    let (mut zeros, mut is_calculated) = (Vec::new(), false);
    for (kind, data) in sheet_records(sheet) {
        let place = || Some((u32::try_from(u16_at(data, 0)?).ok()?.saturating_add(1), u32::try_from(u16_at(data, 2)?).ok()?));
        let flags = |at: usize| data.get(at).copied().unwrap_or_default();
        match kind {
            // A row of height zero.
            ROW if flags(12) & 0x20 != 0 => facts.hidden_lines.extend(place().map(|(line, _)| line)),
            COL_INFO if flags(8) & 1 != 0 => {
                let (first, last) = (u16_at(data, 0).unwrap_or(COLUMNS), u16_at(data, 2).unwrap_or_default());
                facts.hidden_columns.extend((first..=last.min(COLUMNS)).filter_map(|column| u32::try_from(column).ok()));
            }
            NUMBER | RK | FORMULA => {
                let Some(at) = place() else { continue };
                facts.set_style(at, u16_at(data, 4));
                if kind == FORMULA {
                    match data.get(6..14) {
                        // The formula is to be calculated on load, and its stored result is zero or an empty text.
                        Some(result) if flags(14) & 2 != 0 && is_empty_result(result) => _ = facts.never_calculated.insert(at),
                        Some(result) if result.iter().all(|byte| *byte == 0) => zeros.push(at),
                        _ => is_calculated = true,
                    }
                }
            }
            MUL_RK => {
                let Some((line, first)) = place() else { continue };
                let styles = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, style) in (first..).zip(styles) {
                    facts.set_style((line, column), u16_at(style, 0));
                }
            }
            _ => {}
        }
    }
    if !is_calculated && !facts.never_calculated.is_empty() {
        facts.never_calculated.extend(zeros);
    }
    facts
}

/// Whether a formula result is zero or an empty text.
fn is_empty_result(result: &[u8]) -> bool {
    result.iter().all(|byte| *byte == 0) || (result.first() == Some(&3) && result.ends_with(&[0xff, 0xff]))
}

impl SheetFacts {
    fn set_style(&mut self, at: (u32, u32), style: Option<u64>) {
        let style = style.and_then(|style| usize::try_from(style).ok());
        let style = style.filter(|style| matches!(self.formats.get(*style), Some(NumberFormat::Digits(_))));
        if let Some(style) = style {
            self.styles.insert(at, style);
        }
    }
}

fn u16_at(data: &[u8], at: usize) -> Option<u64> {
    let bytes: [u8; 2] = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u64::from(u16::from_le_bytes(bytes)))
}

fn u32_at(data: &[u8], at: usize) -> Option<u64> {
    let bytes: [u8; 4] = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(bytes)))
}

/// An iterator over records. Each has a kind, a length and that many bytes.
#[derive(Clone)]
pub struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (head, rest) = self.rest.split_first_chunk::<4>()?;
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let (data, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some((kind, data))
    }
}
