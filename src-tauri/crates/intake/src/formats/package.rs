//! The packed kinds of workbooks: what is in the package, and how large it is unpacked.

use std::io::{Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::Format;
use crate::{error::FileError, limits};

/// The kind of workbook. Its parts are counted before any is unpacked; while unpacking, the reader stops a part that is
/// larger than the directory says.
pub fn format(bytes: &[u8]) -> Result<Format, FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let mut unpacked = 0_u64;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| FileError::Unreadable)?;
        if part.encrypted() {
            return Err(FileError::Encrypted);
        }
        let name = part.name().map_err(|_| FileError::Unreadable)?.to_lowercase();
        if part.size() > limits::BESIDE && !is_sheet(&name) {
            return Err(FileError::TooLarge);
        }
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > limits::UNPACKED {
        return Err(FileError::TooLarge);
    }
    let names: Vec<String> = package.file_names().flatten().map(|name| name.trim_start_matches('/').to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    if has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if has("content.xml") && part(bytes, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    Err(FileError::NotAFile)
}

/// Whether a part holds rows, which are counted while they are read.
fn is_sheet(name: &str) -> bool {
    name.contains("worksheets/") || name == "content.xml"
}

/// A part, unpacked.
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let part = match package.by_name(name) {
        Ok(part) => part,
        Err(ZipError::FileNotFound) => return Ok(Vec::new()),
        Err(_) => return Err(FileError::Unreadable),
    };
    let mut unpacked = Vec::new();
    part.take(limits::UNPACKED).read_to_end(&mut unpacked).map_err(|_| FileError::Unreadable)?;
    Ok(unpacked)
}
