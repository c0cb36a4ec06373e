//! The records of an old workbook, as far as they say how large its sheets are.
//!
//! The reader lays a sheet out from its first to its last cell, and reserves what the sheet says of itself before it reads
//! it. Both are two numbers in a record, so a small file can ask for all the memory there is.

use std::collections::{BTreeMap, BTreeSet};

use super::{number_format::NumberFormat, shared_strings};
use crate::{error::FileError, limits};

const SHEET: u16 = 0x0085;
const PASSWORD: u16 = 0x002f;
const DIMENSIONS: u16 = 0x0200;
const START: u16 = 0x0809;
const END: u16 = 0x000a;
const TEXTS: u16 = 0x00fc;
/// A cell that names a shared text.
const NAMES_TEXT: u16 = 0x00fd;
/// Bytes that a character of a text takes at most.
const CHARACTER: usize = 3;
/// Records of cells: number, label, rich label, truth or error, short number, shared text, many short numbers, formula.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, 0x00bd, 0x0006];
/// Several short numbers in a row: the last column stands at the end.
const MANY: u16 = 0x00bd;
/// Rows and columns that the format knows.
const ROWS: u64 = 1 << 16;
const COLUMNS: u64 = 1 << 8;

/// Refuses a workbook whose sheets, laid out, would be too large.
pub fn within_limits(stream: &[u8]) -> Result<(), FileError> {
    let (mut sheets, mut lengths) = (Vec::new(), Vec::new());
    let mut records = Records { rest: stream };
    while let Some((kind, data)) = records.next() {
        match kind {
            // The reader keeps the last of several.
            TEXTS => lengths = shared_strings::lengths(data, &records),
            PASSWORD => return Err(FileError::Encrypted),
            SHEET => sheets.push(number_32(data, 0).and_then(|start| usize::try_from(start).ok()).ok_or(FileError::Unreadable)?),
            END => break,
            _ => {}
        }
    }
    let (mut cells, mut read, mut said) = (0_u64, 0_usize, 0_usize);
    for start in sheets {
        // Sheets that share their records are read again each time.
        let sheet = stream.get(start..).ok_or(FileError::Unreadable)?;
        let (laid_out, length) = extent(sheet)?;
        said = said.saturating_add(named(sheet, &lengths).saturating_mul(CHARACTER));
        cells = cells.saturating_add(laid_out);
        read = read.saturating_add(length);
        if cells > limits::LAID_OUT || read > limits::BYTES || said > limits::TEXT {
            return Err(FileError::TooLarge);
        }
    }
    Ok(())
}

/// How many cells a sheet has from corner to corner, and how many bytes its records take.
fn extent(sheet: &[u8]) -> Result<(u64, usize), FileError> {
    let (mut top, mut left, mut bottom, mut right) = (u64::MAX, u64::MAX, 0_u64, 0_u64);
    let mut length = 0_usize;
    for (kind, data) in of_sheet(sheet) {
        length = length.saturating_add(data.len()).saturating_add(4);
        if kind == DIMENSIONS {
            is_possible(data)?;
        }
        if !CELLS.contains(&kind) {
            continue;
        }
        let (Some(row), Some(first)) = (number(data, 0), number(data, 2)) else { continue };
        let last = if kind == MANY { number(data, data.len().saturating_sub(2)).unwrap_or(first) } else { first };
        (top, bottom) = (top.min(row), bottom.max(row));
        (left, right) = (left.min(first), right.max(last).max(first));
    }
    let span = |from: u64, to: u64| if from > to { 0 } else { (to - from).saturating_add(1) };
    if right >= COLUMNS {
        return Err(FileError::Unreadable);
    }
    Ok((span(top, bottom).saturating_mul(span(left, right)), length))
}

/// The records up to the end of a sheet. A diagram in it has a start and an end of its own, and says nothing of the cells.
fn of_sheet(sheet: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut depth = 0_usize;
    let within = Records { rest: sheet }.map_while(move |(kind, data)| match kind {
        START => {
            depth = depth.saturating_add(1);
            Some((depth, kind, data))
        }
        // A sheet need not have a start, and ends all the same.
        END if depth <= 1 => None,
        END => {
            depth = depth.saturating_sub(1);
            Some((depth.saturating_add(1), kind, data))
        }
        _ => Some((depth, kind, data)),
    });
    within.filter(|(depth, _, _)| *depth <= 1).map(|(_, kind, data)| (kind, data))
}

/// How many characters the shared texts have that the cells of a sheet name.
fn named(sheet: &[u8], lengths: &[usize]) -> usize {
    let cells = of_sheet(sheet).filter(|(kind, _)| *kind == NAMES_TEXT);
    let numbers = cells.filter_map(|(_, data)| usize::try_from(number_32(data, 6)?).ok());
    numbers.filter_map(|number| lengths.get(number)).fold(0, |sum, length| sum.saturating_add(*length))
}

/// What a sheet says of its own size, before its cells. Old forms write rows in two bytes, newer ones in four.
fn is_possible(data: &[u8]) -> Result<(), FileError> {
    let (rows, columns) = match data.len() {
        10 => (number(data, 2), number(data, 6)),
        _ => (number_32(data, 4), number(data, 10)),
    };
    if rows.is_some_and(|rows| rows > ROWS) || columns.is_some_and(|columns| columns > COLUMNS) {
        return Err(FileError::Unreadable);
    }
    Ok(())
}

/// A line of a sheet, the look of cells, the code of a format, a range of columns, and formulas.
const ROW: u16 = 0x0208;
const LOOK: u16 = 0x00e0;
const FORMAT: u16 = 0x041e;
const COLUMN_INFO: u16 = 0x007d;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027e;

/// What a sheet says beside the values of its cells. Lines count from 1, columns from 0.
#[derive(Debug, Default)]
pub struct SheetFacts {
    /// The lines that it hides.
    pub hidden_lines: BTreeSet<u32>,
    /// The columns that it hides.
    pub hidden_columns: BTreeSet<u32>,
    /// Formulas that were never calculated.
    pub never_calculated: BTreeSet<(u32, u32)>,
    /// Cells whose format shows a number otherwise, and how.
    shown: BTreeMap<(u32, u32), usize>,
    formats: Vec<NumberFormat>,
}

impl SheetFacts {
    /// The format of a cell, where it shows a number otherwise.
    pub fn format(&self, at: (u32, u32)) -> Option<&NumberFormat> {
        self.shown.get(&at).and_then(|look| self.formats.get(*look))
    }
}

/// The facts of every sheet, in the order of the sheets. The stream is within the limits.
pub fn facts(stream: &[u8]) -> Vec<SheetFacts> {
    let (mut sheets, mut codes, mut looks) = (Vec::new(), BTreeMap::new(), Vec::new());
    for (kind, data) in (Records { rest: stream }) {
        match kind {
            SHEET => sheets.push(number_32(data, 0).and_then(|start| usize::try_from(start).ok()).unwrap_or(usize::MAX)),
            FORMAT => {
                if let Some((id, code)) = number(data, 0).zip(code(data)) {
                    codes.insert(id, NumberFormat::of(&code));
                }
            }
            LOOK => looks.push(number(data, 2).unwrap_or_default()),
            END => break,
            _ => {}
        }
    }
    let known = |id: &u64| codes.get(id).cloned().unwrap_or_else(|| NumberFormat::known(u32::try_from(*id).unwrap_or_default()));
    let formats: Vec<NumberFormat> = looks.iter().map(known).collect();
    sheets.iter().map(|start| facts_of(stream.get(*start..).unwrap_or_default(), &formats)).collect()
}

/// The code of a format: its length, the size of its letters, the letters.
fn code(data: &[u8]) -> Option<String> {
    let length = usize::try_from(number(data, 2)?).ok()?;
    let letters = data.get(5..)?;
    if data.get(4)? & 1 == 1 {
        let wide = letters.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return Some(char::decode_utf16(wide).map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)).collect());
    }
    Some(letters.iter().take(length).map(|byte| char::from(*byte)).collect())
}

fn facts_of(sheet: &[u8], formats: &[NumberFormat]) -> SheetFacts {
    let mut facts = SheetFacts { formats: formats.to_vec(), ..SheetFacts::default() };
    let (mut zeros, mut is_calculated) = (Vec::new(), false);
    for (kind, data) in of_sheet(sheet) {
        let place = || Some((u32::try_from(number(data, 0)?).ok()?.saturating_add(1), u32::try_from(number(data, 2)?).ok()?));
        let flags = |at: usize| data.get(at).copied().unwrap_or_default();
        match kind {
            // The height is zero.
            ROW if flags(12) & 0x20 != 0 => facts.hidden_lines.extend(place().map(|(line, _)| line)),
            COLUMN_INFO if flags(8) & 1 != 0 => {
                let (first, last) = (number(data, 0).unwrap_or(COLUMNS), number(data, 2).unwrap_or_default());
                facts.hidden_columns.extend((first..=last.min(COLUMNS)).filter_map(|column| u32::try_from(column).ok()));
            }
            NUMBER | SHORT_NUMBER | FORMULA => {
                let Some(at) = place() else { continue };
                facts.show(at, number(data, 4));
                if kind == FORMULA {
                    match data.get(6..14) {
                        // To be calculated when it is opened, and nothing was: a zero, or an empty text.
                        Some(result) if flags(14) & 2 != 0 && is_nothing(result) => _ = facts.never_calculated.insert(at),
                        Some(result) if result.iter().all(|byte| *byte == 0) => zeros.push(at),
                        _ => is_calculated = true,
                    }
                }
            }
            MANY => {
                let Some((line, first)) = place() else { continue };
                let looks = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, look) in (first..).zip(looks) {
                    facts.show((line, column), number(look, 0));
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

/// A result of zero, or of a text without a letter.
fn is_nothing(result: &[u8]) -> bool {
    result.iter().all(|byte| *byte == 0) || (result.first() == Some(&3) && result.ends_with(&[0xff, 0xff]))
}

impl SheetFacts {
    fn show(&mut self, at: (u32, u32), look: Option<u64>) {
        let look = look.and_then(|look| usize::try_from(look).ok());
        let look = look.filter(|look| matches!(self.formats.get(*look), Some(NumberFormat::Digits(_))));
        if let Some(look) = look {
            self.shown.insert(at, look);
        }
    }
}

fn number(data: &[u8], at: usize) -> Option<u64> {
    let bytes: [u8; 2] = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
    Some(u64::from(u16::from_le_bytes(bytes)))
}

fn number_32(data: &[u8], at: usize) -> Option<u64> {
    let bytes: [u8; 4] = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(bytes)))
}

/// Record after record: the kind, the length, that many bytes.
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
