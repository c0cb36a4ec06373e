//! The packed kinds of workbooks: what is in the package, and how large it is unpacked.

use std::io::{self, BufReader, Cursor, Read};

use zip::ZipArchive;

use super::{Format, links, short_tags::ShortTags};
use crate::{error::FileError, limits};

/// Bytes of a part that say what kind it is.
const LOOKED_AT: u64 = 200;

/// A part that is unpacked as it is read.
pub type PartReader<'a> = BufReader<ShortTags<Box<dyn Read + 'a>>>;

/// The kind of workbook. Its parts are counted before any is unpacked; while unpacking, the reader stops a part that is
/// larger than the directory says.
pub fn format(bytes: &[u8]) -> Result<Format, FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let (mut unpacked, mut large) = (0_u64, Vec::new());
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| FileError::Unreadable)?;
        if part.encrypted() {
            return Err(FileError::Encrypted);
        }
        let name = plain(&part.name().map_err(|_| FileError::Unreadable)?);
        let most = if name.ends_with(links::WORKBOOK) { limits::WORKBOOK } else { limits::BESIDE };
        if part.size() > most && !is_sheet(&name) {
            return Err(FileError::TooLarge);
        }
        if part.size() > limits::BESIDE {
            large.push(name);
        }
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > limits::UNPACKED {
        return Err(FileError::TooLarge);
    }
    let names: Vec<String> = package.file_names().flatten().map(|name| name.trim_start_matches('/').to_lowercase()).collect();
    let has = |name: &str| names.iter().any(|part| part == name);
    if has(links::WORKBOOK) {
        links::within_limits(bytes)?;
        for name in large {
            with_part(bytes, &name, limits::TAG, |mut part| {
                io::copy(&mut part, &mut io::sink()).map_or(Err(FileError::TooLarge), |_| Ok(()))
            })?;
        }
        return Ok(Format::Xlsx);
    }
    if has("content.xml") && start_of(bytes, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    Err(FileError::NotAFile)
}

/// Whether a part holds rows, which are counted while they are read.
fn is_sheet(name: &str) -> bool {
    // The shared texts can lie in the folder of the sheets, but have no other name.
    name == "content.xml" || (name.contains("worksheets/") && !name.ends_with("sharedstrings.xml"))
}

/// The first bytes of a part; none when it is not there.
fn start_of(bytes: &[u8], name: &str) -> Result<Vec<u8>, FileError> {
    let mut start = Vec::new();
    with_part(bytes, name, limits::TAG, |part| {
        part.take(LOOKED_AT).read_to_end(&mut start).map_err(|_| FileError::Unreadable)?;
        Ok(())
    })?;
    Ok(start)
}

/// Looks through a part while it is unpacked, so that it is never held whole. One that is not there is passed over; of several
/// whose names differ in their case alone, any could be meant. Between two brackets of it stand at most `tag` bytes.
pub fn with_part(
    bytes: &[u8],
    name: &str,
    tag: usize,
    mut look: impl FnMut(PartReader<'_>) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let is_named = |there: &str| plain(there).eq_ignore_ascii_case(name);
    let named: Vec<usize> = (0_usize..)
        .zip(package.file_names())
        .filter(|(_, there)| there.as_ref().is_ok_and(|there| is_named(there)))
        .map(|(at, _)| at)
        .collect();
    for at in named {
        let part = package.by_index(at).map_err(|_| FileError::Unreadable)?;
        look(BufReader::new(ShortTags::new(Box::new(part.take(limits::UNPACKED)), tag)))?;
    }
    Ok(())
}

/// A name as the readers compare it.
fn plain(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}
