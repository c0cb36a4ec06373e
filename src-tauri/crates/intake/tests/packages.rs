//! Packages with unusual part names, and files with a workbook's extension only.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::io::{Cursor, Write};

use common::{
    corpus::{SHEET, package, sheet_with_rows, text_cell, xlsx_with_parts},
    open_error, read_summary,
};
use intake::FileError;
use rstest::rstest;
use zip::{ZipWriter, write::SimpleFileOptions};

const READ: [&str; 1] = ["2 1001 A 2026-11 50 EUR"];

fn sheet() -> Vec<u8> {
    sheet_with_rows(&[&[text_cell("1001"), text_cell("A"), "<c><v>50</v></c>".to_owned(), text_cell("2026-11")].concat()])
}

/// The parts of a workbook, by their usual names.
fn parts(root: &str, workbook: &str, links: &str, kind: &str) -> [(String, Vec<u8>); 4] {
    let link = |kind: &str, to: &str| format!(r#"<Relationships><Relationship Id="rId1" Type="{kind}" Target="{to}"/></Relationships>"#);
    let book = br#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    [
        ("_rels/.rels".to_owned(), link(&format!("{kind}/officeDocument"), root).into_bytes()),
        (workbook.to_owned(), book.to_vec()),
        (links.to_owned(), link(&format!("{kind}/worksheet"), "worksheets/sheet1.xml").into_bytes()),
        (SHEET.to_owned(), sheet()),
    ]
}

fn packed(parts: &[(String, Vec<u8>)], name: impl Fn(&str) -> String) -> Vec<u8> {
    let named: Vec<(String, &[u8])> = parts.iter().map(|(there, content)| (name(there), content.as_slice())).collect();
    package(&named.iter().map(|(name, content)| (name.as_str(), *content)).collect::<Vec<_>>())
}

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

#[rstest]
#[case::usual("xl/workbook.xml", TRANSITIONAL)]
#[case::leading_slash("/xl/workbook.xml", TRANSITIONAL)]
#[case::backslash("xl\\workbook.xml", TRANSITIONAL)]
#[case::capitals("XL/Workbook.XML", TRANSITIONAL)]
#[case::strict("xl/workbook.xml", STRICT)]
#[case::dots("./xl/../xl/workbook.xml", TRANSITIONAL)]
fn parts_are_found_with_any_slash_and_case(#[case] root: &str, #[case] kind: &str) {
    let parts = parts(root, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", kind);
    assert_eq!(read_summary("list.xlsx", &packed(&parts, str::to_owned)), READ);
    assert_eq!(read_summary("list.xlsx", &packed(&parts, |name| name.replace('/', "\\"))), READ);
    assert_eq!(read_summary("list.xlsx", &packed(&parts, str::to_uppercase)), READ);
    assert_eq!(read_summary("list.xlsx", &packed(&parts, |name| format!("/{name}"))), READ);
}

#[test]
fn workbook_part_is_found_by_its_relationship() {
    let mut parts = parts("book/main.xml", "book/main.xml", "book/_rels/main.xml.rels", TRANSITIONAL);
    parts[3].0 = "book/worksheets/sheet1.xml".to_owned();
    assert_eq!(read_summary("list.xlsx", &packed(&parts, str::to_owned)), READ);
    // Without the first relationship, the content types name the workbook.
    let kinds = br#"<Types><Override PartName="/book/main.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#;
    parts[0] = ("[Content_Types].xml".to_owned(), kinds.to_vec());
    assert_eq!(read_summary("list.xlsx", &packed(&parts, str::to_owned)), READ);
}

#[test]
fn prefixed_tags_are_read() {
    let prefixed =
        |xml: &[u8]| String::from_utf8(xml.to_vec()).unwrap().replace("</", "</x:").replace('<', "<x:").replace("<x:/x:", "</x:");
    let sheet = prefixed(&sheet());
    assert_eq!(read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, sheet.as_bytes())])), READ);
}

#[test]
fn package_with_sizes_after_its_parts_is_read() {
    let mut zip = ZipWriter::new_stream(Vec::new());
    for (name, content) in parts("xl/workbook.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", TRANSITIONAL) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    assert_eq!(read_summary("list.xlsx", &zip.finish().unwrap().into_inner()), READ);
}

#[test]
fn binary_workbook_is_refused_as_binary() {
    let binary = parts("xl/workbook.bin", "xl/workbook.bin", "xl/_rels/workbook.bin.rels", TRANSITIONAL);
    assert_eq!(open_error("list.xlsb", &packed(&binary, str::to_owned)), FileError::BinaryWorkbook);
    assert_eq!(open_error("list.xlsx", &packed(&binary, str::to_owned)), FileError::BinaryWorkbook);
    let letter = parts("word/document.xml", "word/document.xml", "word/_rels/document.xml.rels", TRANSITIONAL);
    let letter = letter.map(|(name, content)| (name, String::from_utf8(content).unwrap().replace("workbook", "document").into_bytes()));
    assert_eq!(open_error("letter.docx", &packed(&letter, str::to_owned)), FileError::Document);
}

#[rstest]
#[case(b"<table border=\"1\">\r\n<tr><th>Personalnummer</th><th>Betrag</th></tr></table>")]
#[case(b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table></table></html>")]
#[case(b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"x\"\r\n")]
fn web_page_named_as_workbook_is_refused_as_web_page(#[case] bytes: &[u8]) {
    for name in ["list.xls", "list.xlsx", "list.csv"] {
        assert_eq!(open_error(name, bytes), FileError::WebPage, "{name}");
    }
}

/// An old program wrote a name that is no UTF-8.
#[test]
fn package_with_a_name_that_is_not_utf_8_is_read() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts("xl/workbook.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", TRANSITIONAL) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.start_file("media/b\u{f6}rse.png", SimpleFileOptions::default()).unwrap();
    assert_eq!(read_summary("list.xlsx", &zip.finish().unwrap().into_inner()), READ);
}
