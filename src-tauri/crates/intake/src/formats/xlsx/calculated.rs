//! Detection of formulas that were never calculated.
//!
//! A program that writes formulas without calculating them stores a zero as each result. A spreadsheet that calculated them lists
//! every formula in the part `calcChain.xml`.

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::{Reader, events::Event};

use super::{parts::Parts, sheet::parse_address};
use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// Cells that are collected from the calculation chain.
const MAX_CELLS: usize = 4_000_000;
/// Bytes of the metadata, which names the program that wrote the workbook.
const MAX_METADATA_BYTES: u64 = 8 << 10;

/// The knowledge about the formulas of a sheet.
pub enum CalculatedCells {
    /// A calculating program wrote the workbook, so all of its formulas are calculated.
    All,
    /// Only these cells are calculated, by line and column.
    Only(BTreeSet<(u32, u32)>),
    /// The workbook does not tell.
    Unknown,
}

impl CalculatedCells {
    /// Reads the evidence for one sheet.
    pub fn read(package: &mut Package<'_>, parts: &Parts, sheet: u64) -> Result<Self, FileError> {
        if is_written_by_libre_office(package)? {
            return Ok(Self::All);
        }
        let Some(part) = &parts.calculated else { return Ok(Self::Unknown) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::Unknown) };
        let mut xml = Reader::from_reader(content);
        let (mut buffer, mut cells, mut cell_sheet) = (Vec::new(), BTreeSet::new(), 0);
        loop {
            match xml::next_event(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "c" => {
                    // A cell without a sheet index belongs to the sheet of the cell before it.
                    cell_sheet = xml::number(&tag, "i").unwrap_or(cell_sheet);
                    if cell_sheet != sheet {
                        continue;
                    }
                    if cells.len() >= MAX_CELLS {
                        return Err(FileError::TooLarge);
                    }
                    cells.extend(xml::attribute(&tag, "r").and_then(|cell| parse_address(&cell)));
                }
                Event::Eof => return Ok(Self::Only(cells)),
                _ => {}
            }
        }
    }
}

/// LibreOffice calculates its formulas and writes no calculation chain.
fn is_written_by_libre_office(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("docprops/app.xml", limits::TAG)? else { return Ok(false) };
    let mut metadata = Vec::new();
    content.take(MAX_METADATA_BYTES).read_to_end(&mut metadata).map_err(|_| FileError::Unreadable)?;
    Ok(String::from_utf8_lossy(&metadata).contains("LibreOffice"))
}
