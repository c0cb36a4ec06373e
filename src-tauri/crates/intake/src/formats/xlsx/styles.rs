//! Number formats of the cell styles.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{number_format::NumberFormat, package::Package, xml},
    limits,
};

/// Formats and styles that are kept: the most that a workbook can have.
const MAX_FORMATS: usize = 1 << 16;

/// The number format of each cell style.
#[derive(Default)]
pub struct Styles {
    format_ids: Vec<u32>,
    formats: BTreeMap<u32, NumberFormat>,
}

impl Styles {
    /// Reads the styles part. A workbook without it has plain cells only.
    pub fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, FileError> {
        let Some(part) = part else { return Ok(Self::default()) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::default()) };
        let mut xml = Reader::from_reader(content);
        let mut styles = Self::default();
        let (mut buffer, mut in_cell_styles) = (Vec::new(), false);
        loop {
            match xml::next_event(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "cellXfs" => in_cell_styles = true,
                    "numFmt" => {
                        let id = xml::number(&tag, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        let code = xml::attribute(&tag, "formatCode");
                        if let Some((id, code)) = id.zip(code).filter(|_| styles.formats.len() < MAX_FORMATS) {
                            styles.formats.insert(id, NumberFormat::parse(&code));
                        }
                    }
                    "xf" if in_cell_styles && styles.format_ids.len() < MAX_FORMATS => {
                        let id = xml::number(&tag, "numFmtId").and_then(|id| u32::try_from(id).ok());
                        styles.format_ids.push(id.unwrap_or_default());
                    }
                    _ => {}
                },
                Event::End(tag) if tag.local_name().as_ref() == "cellXfs" => in_cell_styles = false,
                Event::Eof => return Ok(styles),
                _ => {}
            }
        }
    }

    pub fn format(&self, style: Option<u64>) -> NumberFormat {
        let style = style.and_then(|style| usize::try_from(style).ok()).unwrap_or_default();
        let id = self.format_ids.get(style).copied().unwrap_or_default();
        self.formats.get(&id).cloned().unwrap_or_else(|| NumberFormat::builtin(id))
    }
}
