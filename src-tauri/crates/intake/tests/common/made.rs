//! Workbooks that no program writes any more, or not so.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A package of parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts around the one sheet of a workbook.
const AROUND: [(&str, &[u8]); 3] = [
    (
        "_rels/.rels",
        br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", br#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
    (
        "xl/_rels/workbook.xml.rels",
        br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

/// A workbook of these parts and those around its sheet that are not among them.
pub fn xlsx_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let missing = AROUND.iter().filter(|(name, _)| parts.iter().all(|(there, _)| there != name)).copied();
    package(&missing.chain(parts.iter().copied()).collect::<Vec<_>>())
}

/// The part that is its sheet.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook whose one sheet is written bit by bit, and not packed, which would take its time.
pub fn xlsx(sheet: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in AROUND {
        zip.start_file(name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.start_file(SHEET, options).unwrap();
    sheet(&mut zip);
    zip.finish().unwrap().into_inner()
}

/// An OpenDocument workbook with one sheet of these lines.
pub fn ods(lines: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:o\" xmlns:table=\"urn:t\" xmlns:text=\"urn:x\"><office:body><office:spreadsheet>\
         <table:table table:name=\"Lista\">{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = b"<manifest:manifest xmlns:manifest=\"urn:m\"></manifest:manifest>";
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    package(&[("mimetype", kind), ("content.xml", content.as_bytes()), ("META-INF/manifest.xml", manifest)])
}

/// A text as a cell of it.
pub fn ods_text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// A record of an old workbook.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

/// The address of a cell, as its record starts.
fn cell(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

/// A text as a cell of an old workbook.
pub fn xls_text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(wide.len() / 2).unwrap().to_le_bytes();
    record(0x0204, &[cell(row, column), length.to_vec(), vec![1], wide].concat())
}

/// A number as a cell of an old workbook.
pub fn xls_number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[cell(row, column), number.to_le_bytes().to_vec()].concat())
}

/// An old workbook with one sheet of these records.
pub fn xls(records: &[Vec<u8>]) -> Vec<u8> {
    xls_with(&[], records)
}

/// An old workbook with these records before its one sheet, and those in it.
pub fn xls_with(first: &[u8], records: &[Vec<u8>]) -> Vec<u8> {
    let start = |kind: u16| record(0x0809, &[&[0, 6], &kind.to_le_bytes()[..], &[0; 12]].concat());
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 5, 0], b"Lista"].concat());
    let end = record(0x000a, &[]);
    let at = u32::try_from(start(5).len() + sheet(0).len() + first.len() + end.len()).unwrap();
    let stream = [start(5), sheet(at), first.to_vec(), end.clone(), start(0x10), records.concat(), end].concat();

    let mut shell = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).unwrap();
    shell.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    shell.into_inner().into_inner()
}

/// A sheet of these rows, as a part of a workbook: `cells` of a row is XML.
pub fn sheet_of(rows: &[&str]) -> Vec<u8> {
    let titles = ["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"];
    let titles: String = titles.iter().map(|title| format!(r#"<c t="inlineStr"><is><t>{title}</t></is></c>"#)).collect();
    let rows: String =
        rows.iter().map(|cells| if cells.starts_with("<row") { (*cells).to_owned() } else { format!("<row>{cells}</row>") }).collect();
    format!("<worksheet><sheetData><row>{titles}</row>{rows}</sheetData></worksheet>").into_bytes()
}

/// A cell with a text.
pub fn said(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The part that names the formats of cells: each cell with `s="1"` and so on has the next of these.
pub fn styles(codes: &[&str]) -> Vec<u8> {
    let formats: String = (200..).zip(codes).map(|(id, code)| format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#)).collect();
    let looks: String = (200..).zip(codes).map(|(id, _)| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
    format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{looks}</cellXfs></styleSheet>").into_bytes()
}
