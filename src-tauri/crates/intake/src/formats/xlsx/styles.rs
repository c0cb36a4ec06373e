//! How the cells of a workbook show their numbers.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{number_format::NumberFormat, package::Package, xml},
    limits,
};

/// Formats of a workbook: as many as a workbook can have of cells' looks.
const FORMATS: usize = 1 << 16;

/// The format of each look that a cell can have.
#[derive(Default)]
pub struct Styles {
    looks: Vec<u32>,
    formats: BTreeMap<u32, NumberFormat>,
}

impl Styles {
    /// Reads them; a workbook without them has plain cells.
    pub fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, FileError> {
        let Some(part) = part else { return Ok(Self::default()) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::default()) };
        let mut xml = Reader::from_reader(content);
        let mut styles = Self::default();
        let (mut buffer, mut in_cells) = (Vec::new(), false);
        loop {
            match xml::next(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "cellXfs" => in_cells = true,
                    "numFmt" => {
                        let id = xml::number(&tag, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        let code = xml::attribute(&tag, "formatCode");
                        if let Some((id, code)) = id.zip(code).filter(|_| styles.formats.len() < FORMATS) {
                            styles.formats.insert(id, NumberFormat::of(&code));
                        }
                    }
                    "xf" if in_cells && styles.looks.len() < FORMATS => {
                        let id = xml::number(&tag, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        styles.looks.push(id.unwrap_or_default());
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cells = false,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    /// The format of a look.
    pub fn format(&self, look: Option<u64>) -> NumberFormat {
        let look = look.and_then(|look| usize::try_from(look).ok()).unwrap_or_default();
        let id = self.looks.get(look).copied().unwrap_or_default();
        self.formats.get(&id).cloned().unwrap_or_else(|| NumberFormat::known(id))
    }
}
