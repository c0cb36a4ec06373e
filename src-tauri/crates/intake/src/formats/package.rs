//! Zip packages: their kind, their unpacked size, and access to their parts.

use std::{
    collections::BTreeMap,
    io::{BufReader, Cursor, Read},
};

use zip::ZipArchive;

use super::{Format, bounded_reader::BoundedTagReader, xlsx, xml_encoding};
use crate::{error::FileError, limits};

/// Bytes of the mimetype part that are read.
const MIMETYPE_BYTES: u64 = 200;

/// A part that is unpacked while it is read.
pub type PartReader<'a> = BufReader<BoundedTagReader<Box<dyn Read + 'a>>>;

/// Detects the kind of workbook. The declared sizes of all parts are summed before any part is unpacked. While unpacking, the zip
/// reader stops at the declared size.
pub fn detect(bytes: &[u8]) -> Result<Format, FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let mut unpacked = 0_u64;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| FileError::Unreadable)?;
        if part.encrypted() {
            return Err(FileError::Encrypted);
        }
        let name = normalize_name(&part.name().map_err(|_| FileError::Unreadable)?);
        let limit = if name.ends_with("xl/workbook.xml") { limits::WORKBOOK } else { limits::OTHER_PART };
        if part.size() > limit && !is_sheet(&name) {
            return Err(FileError::TooLarge);
        }
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > limits::UNPACKED {
        return Err(FileError::TooLarge);
    }
    let mut package = Package::open(bytes)?;
    match xlsx::workbook_part(&mut package)? {
        Some(part) if part.ends_with(xlsx::BINARY_SUFFIX) => return Err(FileError::BinaryWorkbook),
        Some(_) => return Ok(Format::Xlsx),
        None => {}
    }
    if package.has("content.xml") && first_bytes(bytes, "mimetype")?.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    Err(unsupported_kind(&package, &first_bytes(bytes, "mimetype")?))
}

/// The error for a package that is no workbook.
fn unsupported_kind(package: &Package<'_>, mimetype: &[u8]) -> FileError {
    let has_name = |matches: fn(&str) -> bool| package.names.keys().any(|name| matches(name));
    if has_name(|name| name.ends_with(".iwa") || name == "index.apxl" || name == "index.zip" || name.ends_with("/index.zip")) {
        return FileError::AppleDocument;
    }
    let is_document = has_name(|name| name == "word/document.xml" || name == "ppt/presentation.xml");
    if is_document || mimetype.starts_with(b"application/vnd.oasis.opendocument") || mimetype.starts_with(b"application/epub") {
        return FileError::Document;
    }
    FileError::Archive
}

/// A package whose parts are found by normalized names.
pub struct Package<'a> {
    inner: ZipArchive<Cursor<&'a [u8]>>,
    names: BTreeMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a package. The first of several parts with one name is used.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileError> {
        let inner = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
        let mut names = BTreeMap::new();
        for (index, name) in inner.file_names().enumerate() {
            let name = normalize_name(&name.map_err(|_| FileError::Unreadable)?);
            names.entry(name.trim_start_matches('/').to_owned()).or_insert(index);
        }
        Ok(Self { inner, names })
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(name)
    }

    /// Opens a part, unpacked while it is read. Between two brackets of it are at most `tag_limit` bytes.
    pub fn part(&mut self, name: &str, tag_limit: usize) -> Result<Option<PartReader<'_>>, FileError> {
        let Some(index) = self.names.get(name).copied() else { return Ok(None) };
        let part = self.inner.by_index(index).map_err(|_| FileError::Unreadable)?;
        part_reader(part, tag_limit).map(Some)
    }
}

/// Whether a part holds rows. Rows are counted while they are read, so such a part may be larger.
fn is_sheet(name: &str) -> bool {
    // The shared strings may lie in the folder of the sheets, but always have this name.
    name == "content.xml" || (name.contains("worksheets/") && !name.ends_with("sharedstrings.xml"))
}

/// The first bytes of a part. Empty where the part is missing.
fn first_bytes(bytes: &[u8], name: &str) -> Result<Vec<u8>, FileError> {
    let mut start = Vec::new();
    inspect_part(bytes, name, limits::TAG, |part| {
        part.take(MIMETYPE_BYTES).read_to_end(&mut start).map_err(|_| FileError::Unreadable)?;
        Ok(())
    })?;
    Ok(start)
}

/// Inspects a part while it is unpacked, without buffering it whole. A missing part is skipped. All parts whose names differ only
/// in case are inspected, because a reader could use any of them. Between two brackets are at most `tag_limit` bytes.
pub fn inspect_part(
    bytes: &[u8],
    name: &str,
    tag_limit: usize,
    mut inspect: impl FnMut(PartReader<'_>) -> Result<(), FileError>,
) -> Result<(), FileError> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileError::Unreadable)?;
    let is_named = |part_name: &str| normalize_name(part_name).eq_ignore_ascii_case(name);
    let named: Vec<usize> = (0_usize..)
        .zip(package.file_names())
        .filter(|(_, part_name)| part_name.as_ref().is_ok_and(|part_name| is_named(part_name)))
        .map(|(index, _)| index)
        .collect();
    for index in named {
        let part = package.by_index(index).map_err(|_| FileError::Unreadable)?;
        inspect(part_reader(part, tag_limit)?)?;
    }
    Ok(())
}

/// Reads a part as UTF-8.
fn part_reader<'a>(part: impl Read + 'a, tag_limit: usize) -> Result<PartReader<'a>, FileError> {
    let part = xml_encoding::decode_to_utf8(part.take(limits::UNPACKED)).map_err(|_| FileError::Unreadable)?;
    Ok(BufReader::new(BoundedTagReader::new(part, tag_limit)))
}

/// A part name for comparing: programs write either slash and either case.
pub fn normalize_name(name: &str) -> String {
    name.replace('\\', "/").to_lowercase()
}
