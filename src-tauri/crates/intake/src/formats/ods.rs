//! OpenDocument workbooks.
//!
//! Read here and not by `calamine`: that one says neither which rows are hidden nor which formulas were never calculated, and not
//! what a cell shows beside its value.

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
    sheet_builder::Grid,
    workbook::{SheetName, SheetRows, Workbook},
    xml,
};
use crate::{error::FileError, limits, table::Cell};

/// Bytes of what a workbook says of the program that wrote it.
const SAID: u64 = 16 << 10;
/// Programs that calculate what they write.
const CALCULATING: [&str; 4] = ["LibreOffice", "OpenOffice", "MicrosoftExcel", "Collabora"];

/// An opened workbook.
pub struct Book {
    sheets: Vec<SheetName>,
    rows: Vec<Result<SheetRows, FileError>>,
}

/// Opens a workbook, once it is known how large it is laid out: all of its sheets are read at once.
pub fn open(bytes: &[u8]) -> Result<Book, FileError> {
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package)? {
        return Err(FileError::Encrypted);
    }
    package::with_part(bytes, "content.xml", limits::TAG, |part| ods_preflight::within_limits(part))?;
    let is_calculated = is_calculated(&mut package)?;
    let content = package.part("content.xml", limits::TAG)?.ok_or(FileError::Unreadable)?;
    Reading { xml: Reader::from_reader(content), book: Book { sheets: Vec::new(), rows: Vec::new() }, is_calculated }.read()
}

impl Workbook for Book {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn rows(&mut self, sheet: usize, most: Option<usize>) -> Result<SheetRows, FileError> {
        let found = self.rows.get_mut(sheet).ok_or(FileError::NoSheet)?;
        match most {
            None => std::mem::replace(found, Err(FileError::NoSheet)),
            Some(most) => {
                let sheet = found.as_ref().map_err(|error| *error)?;
                Ok(SheetRows { rows: sheet.rows.iter().take(most).cloned().collect(), ..SheetRows::default() })
            }
        }
    }
}

/// The parts that a password guards are named in the list of all parts.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("meta-inf/manifest.xml", limits::TAG)? else { return Ok(false) };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Whether a program wrote the workbook that calculates.
fn is_calculated(package: &mut Package<'_>) -> Result<bool, FileError> {
    let Some(content) = package.part("meta.xml", limits::TAG)? else { return Ok(false) };
    let mut said = Vec::new();
    content.take(SAID).read_to_end(&mut said).map_err(|_| FileError::Unreadable)?;
    let said = String::from_utf8_lossy(&said);
    let generator = said.split_once("generator>").and_then(|(_, rest)| rest.split_once('<')).map_or("", |(name, _)| name);
    Ok(CALCULATING.iter().any(|program| generator.contains(program)))
}

struct Reading<'a> {
    xml: Reader<PartReader<'a>>,
    book: Book,
    is_calculated: bool,
}

impl Reading<'_> {
    fn read(mut self) -> Result<Book, FileError> {
        let mut buffer = Vec::new();
        let (mut hidden_styles, mut style) = (BTreeSet::new(), String::new());
        loop {
            match xml::next(&mut self.xml, &mut buffer)? {
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
                    let rows = self.sheet(&mut buffer)?;
                    self.book.sheets.push(SheetName { name, hidden });
                    self.book.rows.push(rows);
                }
                Event::Eof => return Ok(self.book),
                _ => {}
            }
        }
    }

    /// Reads a sheet to its end. Whether its cells can be kept is another matter than whether it can be read.
    fn sheet(&mut self, buffer: &mut Vec<u8>) -> Result<Result<SheetRows, FileError>, FileError> {
        let mut sheet = SheetReading::default();
        let mut depth = 1_usize;
        loop {
            match xml::next(&mut self.xml, buffer)? {
                Event::Start(tag) => match tag.name().as_ref() {
                    "table:table" => depth = depth.saturating_add(1),
                    "table:table-column" if depth == 1 => sheet.column(&tag),
                    "table:table-row" if depth == 1 => sheet.row(&tag),
                    "table:table-cell" | "table:covered-table-cell" if depth == 1 => {
                        let cell = CellText::of(&tag);
                        let cell = cell.read(&mut self.xml, buffer)?;
                        sheet.cell(cell);
                    }
                    _ => {}
                },
                Event::Empty(tag) => match tag.name().as_ref() {
                    "table:table-column" if depth == 1 => sheet.column(&tag),
                    "table:table-row" if depth == 1 => {
                        sheet.row(&tag);
                        sheet.close_row();
                    }
                    "table:table-cell" | "table:covered-table-cell" if depth == 1 => sheet.cell(CellText::of(&tag)),
                    _ => {}
                },
                Event::End(tag) => match tag.name().as_ref() {
                    "table:table-row" if depth == 1 => sheet.close_row(),
                    "table:table" => {
                        depth = depth.saturating_sub(1);
                        if depth == 0 {
                            return Ok(sheet.finish(self.is_calculated));
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

/// A sheet that is read.
#[derive(Default)]
struct SheetReading {
    grid: Grid,
    failed: Option<FileError>,
    hidden_columns: BTreeSet<u32>,
    columns: u32,
    line: u32,
    repeats: u32,
    hidden: bool,
    /// The filled cells of the line, and how many it has.
    cells: Vec<(usize, Cell)>,
    zeros_of_line: Vec<usize>,
    width: usize,
    /// Formulas whose result is a zero, by line and column.
    zeros: Vec<(u32, usize)>,
    is_calculated: bool,
}

impl SheetReading {
    fn column(&mut self, tag: &BytesStart<'_>) {
        let repeats = repeats(tag, "number-columns-repeated");
        if is_hidden(tag) {
            let most = u32::try_from(limits::COLUMNS).unwrap_or(u32::MAX);
            self.hidden_columns.extend(self.columns..self.columns.saturating_add(repeats).min(most));
        }
        self.columns = self.columns.saturating_add(repeats);
    }

    fn row(&mut self, tag: &BytesStart<'_>) {
        self.repeats = repeats(tag, "number-rows-repeated");
        self.hidden = is_hidden(tag);
        self.cells.clear();
        self.zeros_of_line.clear();
        self.width = 0;
    }

    fn cell(&mut self, read: CellText) {
        let (repeats, is_zero, is_formula) = (read.repeats, read.is_zero(), read.formula);
        let cell = read.cell();
        self.is_calculated |= is_formula && !is_zero && cell != Cell::NeverCalculated && cell != Cell::Empty;
        if cell != Cell::Empty {
            for column in self.width..self.width.saturating_add(repeats) {
                if column > limits::COLUMNS {
                    break;
                }
                self.cells.push((column, cell.clone()));
                if is_zero && is_formula && !matches!(cell, Cell::Error(_)) {
                    self.zeros_of_line.push(column);
                }
            }
        }
        self.width = self.width.saturating_add(repeats);
    }

    fn close_row(&mut self) {
        let first = self.line.saturating_add(1);
        self.line = self.line.saturating_add(self.repeats);
        if self.cells.is_empty() || self.failed.is_some() {
            return;
        }
        for line in first..=self.line {
            for (column, cell) in &self.cells {
                if let Err(error) = self.grid.put(line, *column, cell.clone()) {
                    self.failed = Some(error);
                    return;
                }
            }
            if self.hidden {
                self.grid.hide(line);
            }
            self.zeros.extend(self.zeros_of_line.iter().map(|column| (line, *column)));
        }
    }

    fn finish(mut self, is_calculated: bool) -> Result<SheetRows, FileError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if !is_calculated && !self.is_calculated {
            for (line, column) in &self.zeros {
                self.grid.never_calculated(*line, *column);
            }
        }
        Ok(SheetRows { rows: self.grid.into_rows(), hidden_columns: self.hidden_columns })
    }
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    xml::attribute(tag, "visibility").is_some_and(|visibility| matches!(&*visibility, "collapse" | "filter"))
}

/// How often something stands there.
fn repeats(tag: &BytesStart<'_>, name: &str) -> u32 {
    xml::number(tag, name).and_then(|times| u32::try_from(times).ok()).unwrap_or(1).max(1)
}
