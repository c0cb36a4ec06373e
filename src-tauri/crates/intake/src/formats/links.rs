//! How the parts of an XLSX workbook find each other, as far as it can be made to say much in little: each of its sheets is
//! told the whole way to it.

use std::io::{self, Read};

use quick_xml::{Reader as Xml, events::Event};

use super::package::with_part;
use crate::{error::FileError, limits};

/// Where a workbook is. Programs have it there.
pub const WORKBOOK: &str = "xl/workbook.xml";
const ROOT: &str = "_rels/.rels";
const LINKS: &str = "xl/_rels/workbook.xml.rels";

/// Refuses a workbook that is somewhere else, so that its size is known, and one with a way without end.
pub fn within_limits(bytes: &[u8]) -> Result<(), FileError> {
    with_part(bytes, ROOT, limits::LINK, |part| leads_to_workbook(part))?;
    with_part(bytes, LINKS, limits::LINK, |mut part| io::copy(&mut part, &mut io::sink()).map_or(Err(FileError::TooLarge), |_| Ok(())))
}

fn leads_to_workbook(root: impl Read) -> Result<(), FileError> {
    let mut content = String::new();
    root.take(limits::LINKS).read_to_string(&mut content).map_err(|_| FileError::Unreadable)?;
    let mut xml = Xml::from_str(&content);
    loop {
        let tag = match xml.read_event().map_err(|_| FileError::Unreadable)? {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return Ok(()),
            _ => continue,
        };
        let value = |name: &str| tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name).map(|found| found.value);
        let is_workbook = value("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
        let target = value("Target");
        let target = target.as_deref().unwrap_or_default().trim_start_matches('/');
        if is_workbook && !target.eq_ignore_ascii_case(WORKBOOK) {
            return Err(FileError::Unreadable);
        }
    }
}
