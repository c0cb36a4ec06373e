//! The packed kinds of workbooks: what is in the package, and how large it is unpacked.

use std::{
    collections::BTreeMap,
    io::{BufReader, Cursor, Read},
};

use zip::ZipArchive;

use super::{Format, bounded_reader::ShortTags, xlsx, xml_encoding};
use crate::{error::FileError, limits};

/// Bytes of a part that say what kind it is.
const LOOKED_AT: u64 = 200;

/// A part that is unpacked as it is read.
pub type PartReader<'a> = BufReader<ShortTags<Box<dyn Read + 'a>>>;

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
        let name = plain(&part.name().map_err(|_| FileError::Unreadable)?);
        let most = if name.ends_with("xl/workbook.xml") { limits::WORKBOOK } else { limits::BESIDE };
        if part.size() > most && !is_sheet(&name) {
            return Err(FileError::TooLarge);
        }
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > limits::UNPACKED {
        return Err(FileError::TooLarge);
    }
    let mut package = Package::open(bytes)?;
    match xlsx::workbook_part(&mut package)? {
        Some(part) if part.ends_with(xlsx::BINARY) => return Err(FileError::BinaryWorkbook),
        Some(_) => return Ok(Format::Xlsx),
        None => {}
    }
    if package.has("content.xml") && start_of(bytes, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    Err(other(&package, &start_of(bytes, "mimetype")?))
}

/// What a package is that is no workbook.
fn other(package: &Package<'_>, mimetype: &[u8]) -> FileError {
    let holds = |is: fn(&str) -> bool| package.names.keys().any(|name| is(name));
    if holds(|name| name.ends_with(".iwa") || name == "index.apxl" || name == "index.zip" || name.ends_with("/index.zip")) {
        return FileError::AppleDocument;
    }
    let is_document = holds(|name| name == "word/document.xml" || name == "ppt/presentation.xml");
    if is_document || mimetype.starts_with(b"application/vnd.oasis.opendocument") || mimetype.starts_with(b"application/epub") {
        return FileError::Document;
    }
    FileError::Archive
}

/// A package whose parts are found by their names, as they are compared.
pub struct Package<'a> {
    inner: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a package. Of parts with one name, the first has it.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let inner = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
        let mut names = BTreeMap::new();
        for (at, name) in inner.file_names().enumerate() {
            let name = plain(&name.map_err(|_| FileError::Unreadable)?);
            names.entry(name.trim_start_matches('/').to_owned()).or_insert(at);
        }
        Ok(Self { inner, names })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// A part, unpacked as it is read. Between two brackets of it stand at most `tag` bytes.
    pub fn part(&mut self, name: &str, tag: usize) -> Result<Option<PartReader<'_>>, FileError> {
        let Some(at) = self.names.get(name).copied() else { return Ok(None) };
        let part = self.inner.by_index(at).map_err(|_| FileError::Unreadable)?;
        reader(part, tag).map(Some)
    }
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
        look(reader(part, tag)?)?;
    }
    Ok(())
}

/// A part as it is read, in UTF-8.
fn reader<'a>(part: impl Read + 'a, tag: usize) -> Result<PartReader<'a>, FileError> {
    let part = xml_encoding::in_utf8(part.take(limits::UNPACKED)).map_err(|_| FileError::Unreadable)?;
    Ok(BufReader::new(ShortTags::new(part, tag)))
}

/// A name as it is compared: programs write either slash and either case.
pub fn plain(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}
