//! The records of an old workbook, as far as they say how large its sheets are.
//!
//! The reader lays a sheet out from its first to its last cell, and reserves what the sheet says of itself before it reads
//! it. Both are two numbers in a record, so a small file can ask for all the memory there is.

use super::texts_of_xls;
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
            TEXTS => lengths = texts_of_xls::lengths(data, &records),
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
