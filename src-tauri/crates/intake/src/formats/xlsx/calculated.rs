//! Which formulas of a workbook were calculated.
//!
//! A program that writes formulas without calculating them leaves a zero beside each. A spreadsheet that calculated them names
//! every one in a part of its own.

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::{Reader, events::Event};

use super::{parts::Parts, sheet::address};
use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// Cells that are named at most.
const CELLS: usize = 4_000_000;
/// Bytes of what a workbook says of the program that wrote it.
const SAID: u64 = 8 << 10;

/// What is known of the formulas of a sheet.
pub enum Calculated {
    /// All were: a program wrote the workbook that calculates.
    All,
    /// These cells were, by line and column.
    These(BTreeSet<(u32, u32)>),
    /// The workbook does not say.
    NothingSays,
}

impl Calculated {
    /// What the workbook says of a sheet.
    pub fn read(package: &mut Package<'_>, parts: &Parts, sheet: u64) -> Result<Self, FileError> {
        if is_of_libre_office(package)? {
            return Ok(Self::All);
        }
        let Some(part) = &parts.calculated else { return Ok(Self::NothingSays) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::NothingSays) };
        let mut xml = Reader::from_reader(content);
        let (mut buffer, mut cells, mut of) = (Vec::new(), BTreeSet::new(), 0);
        loop {
            match xml::next(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    // The sheet is that of the cell before, unless it is said.
                    of = xml::number(&tag, "i").unwrap_or(of);
                    if of != sheet {
                        continue;
                    }
                    if cells.len() >= CELLS {
                        return Err(FileError::TooLarge);
                    }
                    cells.extend(xml::attribute(&tag, "r").and_then(|cell| address(&cell)));
                }
                Event::Eof => return Ok(Self::These(cells)),
                _ => {}
            }
        }
    }
}

/// LibreOffice calculates what it writes, and does not name it.
fn is_of_libre_office(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("docprops/app.xml", limits::TAG)? else { return Ok(false) };
    let mut said = Vec::new();
    content.take(SAID).read_to_end(&mut said).map_err(|_| FileError::Unreadable)?;
    Ok(String::from_utf8_lossy(&said).contains("LibreOffice"))
}
