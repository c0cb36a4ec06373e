//! OpenDocument workbooks.
//!
//! This module replaces the reader of `calamine`, which reports neither hidden rows, nor formulas that were never calculated, nor
//! the displayed text beside a value.

mod cell;

use std::collections::BTreeSet;
use std::io::Read;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use self::cell::CellText;
use super::{
    ods_preflight,
    package::{self, Package, PartReader},
    sheet_builder::SheetBuilder,
    workbook::{SheetName, SheetRows, Workbook},
    xml,
};
use crate::{error::FileError, limits, table::Cell};

/// Bytes of the metadata, which names the program that wrote the workbook.
const MAX_METADATA_BYTES: u64 = 16 << 10;
/// Programs that calculate the formulas they write.
const CALCULATING: [&str; 4] = ["LibreOffice", "OpenOffice", "MicrosoftExcel", "Collabora"];

/// An opened workbook, with all sheets read.
pub struct Book {
    sheets: Vec<SheetName>,
    rows: Vec<Result<SheetRows, FileError>>,
}

/// Reads all sheets at once, after the preflight has limited their size.
pub fn open(bytes: &[u8]) -> Result<Book, FileError> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package)? {
        return Err(FileError::Encrypted);
    }
    package::inspect_part(bytes, "content.xml", limits::TAG, |part| ods_preflight::check_limits(part))?;
    let calculates = is_written_by_calculating_program(&mut package)?;
    let content = package.part("content.xml", limits::TAG)?.ok_or(FileError::Unreadable)?;
    BookReader { xml: Reader::from_reader(content), book: Book { sheets: Vec::new(), rows: Vec::new() }, calculates }.read()
}

impl Workbook for Book {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, limit: Option<usize>) -> Result<SheetRows, FileError> {
        let found = self.rows.get_mut(sheet).ok_or(FileError::NoSheet)?;
        match limit {
            None => std::mem::replace(found, Err(FileError::NoSheet)),
            Some(limit) => {
                let sheet = found.as_ref().map_err(|error| *error)?;
                Ok(SheetRows { rows: sheet.rows.iter().take(limit).cloned().collect(), ..SheetRows::default() })
            }
        }
    }
}

/// Whether the manifest lists an encrypted part.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("meta-inf/manifest.xml", limits::TAG)? else { return Ok(false) };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next_event(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Whether the workbook was written by a program that calculates formulas.
fn is_written_by_calculating_program(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("meta.xml", limits::TAG)? else { return Ok(false) };
    let mut metadata = Vec::new();
    content.take(MAX_METADATA_BYTES).read_to_end(&mut metadata).map_err(|_| FileError::Unreadable)?;
    let metadata = String::from_utf8_lossy(&metadata);
    let generator = metadata.split_once("generator>").and_then(|(_, rest)| rest.split_once('<')).map_or("", |(name, _)| name);
    Ok(CALCULATING.iter().any(|program| generator.contains(program)))
}

struct BookReader<'a> {
    xml: Reader<PartReader<'a>>,
    book: Book,
    /// Whether the program that wrote the workbook calculates formulas.
    calculates: bool,
}

impl BookReader<'_> {
    fn read(mut self) -> Result<Book, FileError> {
        let mut buffer = Vec::new();
        let (mut hidden_styles, mut style) = (BTreeSet::new(), String::new());
        loop {
            match xml::next_event(&mut self.xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == "style:style" => {
                    style = xml::attribute(&tag, "name").unwrap_or_default().into_owned();
                }
                Event::Start(tag) | Event::Empty(tag)
                    if tag.name().as_ref() == "style:table-properties"
                        && xml::attribute(&tag, "display").is_some_and(|display| display == "false") =>
                {
                    hidden_styles.insert(style.clone());
                }
                Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                    let name = xml::attribute(&tag, "name").unwrap_or_default().chars().take(limits::TITLE).collect();
                    let hidden = xml::attribute(&tag, "style-name").is_some_and(|style| hidden_styles.contains(&*style));
                    let rows = self.read_sheet(&mut buffer)?;
                    self.book.sheets.push(SheetName { name, hidden });
                    self.book.rows.push(rows);
                }
                Event::Eof => return Ok(self.book),
                _ => {}
            }
        }
    }

    /// Reads a sheet to its end. The outer error ends the reading of the workbook; the inner one concerns this sheet only.
    fn read_sheet(&mut self, buffer: &mut Vec<u8>) -> Result<Result<SheetRows, FileError>, FileError> {
        let mut sheet = OdsSheet::default();
        let mut depth = 1_usize;
        loop {
            match xml::next_event(&mut self.xml, buffer)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table" => depth = depth.saturating_add(1),
                    "table:table-column" if depth == 1 => sheet.add_columns(&tag),
                    "table:table-row" if depth == 1 => sheet.open_row(&tag),
                    "table:table-cell" | "table:covered-table-cell" if depth == 1 => {
                        let cell = CellText::from_tag(&tag);
                        let cell = cell.read(&mut self.xml, buffer)?;
                        sheet.add_cell(cell);
                    }
                    _ => {}
                },
                Event::Empty(tag) => match tag.name().as_ref() {
                    "table:table-column" if depth == 1 => sheet.add_columns(&tag),
                    "table:table-row" if depth == 1 => {
                        sheet.open_row(&tag);
                        sheet.close_row();
                    }
                    "table:table-cell" | "table:covered-table-cell" if depth == 1 => sheet.add_cell(CellText::from_tag(&tag)),
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table-row" if depth == 1 => sheet.close_row(),
                    "table:table" => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            return Ok(sheet.finish(self.calculates));
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Err(FileError::Unreadable),
                _ => {}
            }
        }
    }
}

/// The state of a sheet while it is read.
#[derive(Default)]
struct OdsSheet {
    builder: SheetBuilder,
    failure: Option<FileError>,
    hidden_columns: BTreeSet<u32>,
    columns: u32,
    line: u32,
    repeats: u32,
    hidden: bool,
    /// The filled cells of the current line by column, and its width.
    cells: Vec<(usize, Cell)>,
    line_zeros: Vec<usize>,
    width: usize,
    /// Formulas with a result of zero, by line and column.
    zeros: Vec<(u32, usize)>,
    has_calculated_result: bool,
}

impl OdsSheet {
    fn add_columns(&mut self, tag: &BytesStart<'_>) {
        let repeats = repeat_count(tag, "number-columns-repeated");
        if is_hidden(tag) {
            let limit = u32::try_from(limits::COLUMNS).unwrap_or(u32::MAX);
            self.hidden_columns.extend(self.columns..self.columns.saturating_add(repeats).min(limit));
        }
        self.columns = self.columns.saturating_add(repeats);
    }

    fn open_row(&mut self, tag: &BytesStart<'_>) {
        self.repeats = repeat_count(tag, "number-rows-repeated");
        self.hidden = is_hidden(tag);
        self.cells.clear();
        self.line_zeros.clear();
        self.width = 0;
    }

    fn add_cell(&mut self, cell_text: CellText) {
        let (repeats, is_zero, is_formula) = (cell_text.repeats, cell_text.is_zero(), cell_text.is_formula);
        let cell = cell_text.to_cell();
        self.has_calculated_result |= is_formula && !is_zero && cell != Cell::NeverCalculated && cell != Cell::Empty;
        if cell != Cell::Empty {
            for column in self.width..self.width.saturating_add(repeats) {
                if column > limits::COLUMNS {
                    break;
                }
                self.cells.push((column, cell.clone()));
                if is_zero && is_formula && !matches!(cell, Cell::Error(_)) {
                    self.line_zeros.push(column);
                }
            }
        }
        self.width = self.width.saturating_add(repeats);
    }

    fn close_row(&mut self) {
        let first = self.line.saturating_add(1);
        self.line = self.line.saturating_add(self.repeats);
        if self.cells.is_empty() || self.failure.is_some() {
            return;
        }
        for line in first..=self.line {
            for (column, cell) in &self.cells {
                if let Err(error) = self.builder.push_cell(line, *column, cell.clone()) {
                    self.failure = Some(error);
                    return;
                }
            }
            if self.hidden {
                self.builder.hide_line(line);
            }
            self.zeros.extend(self.line_zeros.iter().map(|column| (line, *column)));
        }
    }

    fn finish(mut self, calculates: bool) -> Result<SheetRows, FileError> {
        if let Some(error) = self.failure {
            return Err(error);
        }
        if !calculates && !self.has_calculated_result {
            for (line, column) in &self.zeros {
                self.builder.mark_never_calculated(*line, *column);
            }
        }
        Ok(SheetRows { rows: self.builder.into_rows(), hidden_columns: self.hidden_columns })
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    xml::attribute(tag, "visibility").is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"))
}

/// The number of times that an element is repeated.
fn repeat_count(tag: &BytesStart<'_>, name: &str) -> u32 {
    xml::number(tag, name).and_then(|times| u32::try_from(times).ok()).unwrap_or(1).max(1)
}
