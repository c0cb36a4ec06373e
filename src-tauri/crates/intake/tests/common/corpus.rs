//! Workbooks built by hand, which no current program writes.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A zip package of parts.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The parts around the sheet of a workbook.
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

/// A workbook of these parts, completed by the missing parts around the sheet.
pub fn xlsx_with_parts(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let missing = AROUND.iter().filter(|(name, _)| parts.iter().all(|(there, _)| there != name)).copied();
    package(&missing.chain(parts.iter().copied()).collect::<Vec<_>>())
}

/// The name of the sheet's part.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// A workbook whose sheet is written piece by piece. It is stored without compression, which would take long.
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

/// A text cell of an OpenDocument sheet.
pub fn ods_text(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

/// A record of an XLS workbook.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

/// The head of a cell record: row, column and style.
fn cell(row: u16, column: u16) -> Vec<u8> {
    [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat()
}

/// A text cell of an XLS workbook.
pub fn xls_text(row: u16, column: u16, text: &str) -> Vec<u8> {
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(wide.len() / 2).unwrap().to_le_bytes();
    record(0x0204, &[cell(row, column), length.to_vec(), vec![1], wide].concat())
}

/// A number cell of an XLS workbook.
pub fn xls_number(row: u16, column: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[cell(row, column), number.to_le_bytes().to_vec()].concat())
}

/// An XLS workbook with one sheet of these records.
pub fn xls(records: &[Vec<u8>]) -> Vec<u8> {
    xls_with_globals(&[], records)
}

/// An XLS workbook with global records before its sheet, and the records of the sheet.
pub fn xls_with_globals(first: &[u8], records: &[Vec<u8>]) -> Vec<u8> {
    let start = |kind: u16| record(0x0809, &[&[0, 6], &kind.to_le_bytes()[..], &[0; 12]].concat());
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 5, 0], b"Lista"].concat());
    let end = record(0x000a, &[]);
    let at = u32::try_from(start(5).len() + sheet(0).len() + first.len() + end.len()).unwrap();
    let stream = [start(5), sheet(at), first.to_vec(), end.clone(), start(0x10), records.concat(), end].concat();

    let mut shell = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).unwrap();
    shell.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    shell.into_inner().into_inner()
}

/// The part of a sheet with the four usual titles. Each row is the XML of its cells, or of a whole row.
pub fn sheet_with_rows(rows: &[&str]) -> Vec<u8> {
    let titles = ["Personalnummer", "Benefit", "Betrag", "Abrechnungsmonat"];
    let titles: String = titles.iter().map(|title| format!(r#"<c t="inlineStr"><is><t>{title}</t></is></c>"#)).collect();
    let rows: String =
        rows.iter().map(|cells| if cells.starts_with("<row") { (*cells).to_owned() } else { format!("<row>{cells}</row>") }).collect();
    format!("<worksheet><sheetData><row>{titles}</row>{rows}</sheetData></worksheet>").into_bytes()
}

/// A text cell of an XLSX sheet.
pub fn text_cell(text: &str) -> String {
    format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#)
}

/// The styles part. The cells with `s="1"`, `s="2"` and so on have these format codes.
pub fn styles(codes: &[&str]) -> Vec<u8> {
    let formats: String = (200..).zip(codes).map(|(id, code)| format!(r#"<numFmt numFmtId="{id}" formatCode="{code}"/>"#)).collect();
    let looks: String = (200..).zip(codes).map(|(id, _)| format!(r#"<xf numFmtId="{id}"/>"#)).collect();
    format!("<styleSheet><numFmts>{formats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{looks}</cellXfs></styleSheet>").into_bytes()
}
