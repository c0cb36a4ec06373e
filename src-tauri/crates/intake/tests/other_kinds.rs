//! Workbooks in other encodings or with other extensions, and unsupported files.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod common;

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};
use common::{
    corpus::{SHEET, ods, ods_text, package, sheet_with_rows, text_cell, xls, xls_text, xlsx_with_parts},
    open_error, read_summary,
};
use intake::FileError;
use rstest::rstest;

const READ: [&str; 1] = ["2 1001 Friskvård 2026-11 50 EUR"];

fn sheet() -> Vec<u8> {
    sheet_with_rows(&[&[text_cell("1001"), text_cell("Friskvård"), "<c><v>50</v></c>".to_owned(), text_cell("2026-11")].concat()])
}

const WORKBOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="Lön" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const ROOT: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONSHIPS: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fn wide(text: &str, mark: &[u8], unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let declared = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?>{text}");
    [mark.to_vec(), declared.encode_utf16().flat_map(unit).collect()].concat()
}

#[rstest]
#[case::little_marked(&[0xff, 0xfe], u16::to_le_bytes)]
#[case::big_marked(&[0xfe, 0xff], u16::to_be_bytes)]
#[case::little(&[], u16::to_le_bytes)]
#[case::big(&[], u16::to_be_bytes)]
fn workbook_with_utf_16_parts_is_read(#[case] mark: &[u8], #[case] unit: fn(u16) -> [u8; 2]) {
    let parts = [
        ("_rels/.rels", ROOT.to_owned()),
        ("xl/workbook.xml", WORKBOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", RELATIONSHIPS.to_owned()),
        (SHEET, String::from_utf8(sheet()).unwrap()),
    ];
    let parts = parts.map(|(name, text)| (name, wide(&text, mark, unit)));
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    assert_eq!(read_summary("list.xlsx", &package(&parts)), READ);
}

#[test]
fn sheet_in_its_declared_encoding_is_read() {
    let text = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{}", String::from_utf8(sheet()).unwrap());
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    assert_eq!(read_summary("list.xlsx", &xlsx_with_parts(&[(SHEET, &bytes)])), READ);
}

#[test]
fn ods_in_utf_16_or_with_another_extension_is_read() {
    let titles = ["Personalnummer", "Benefit", "Betrag", "Monat"].map(ods_text).concat();
    let cells = ["1001", "Friskvård", "50,00", "2026-11"].map(ods_text).concat();
    let lines = format!("<table:table-row>{titles}</table:table-row><table:table-row>{cells}</table:table-row>");
    for name in ["list.ods", "list.xlsx", "list.xls", "list.csv"] {
        assert_eq!(read_summary(name, &ods(&lines)), READ, "{name}");
    }
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"L\">{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let content = wide(&content, &[0xff, 0xfe], u16::to_le_bytes);
    let parts: [(&str, &[u8]); 2] = [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)];
    assert_eq!(read_summary("list.ods", &package(&parts)), READ);
}

#[test]
fn workbook_with_another_extension_is_read() {
    let old: Vec<Vec<u8>> = [["Personalnummer", "Benefit", "Betrag", "Monat"], ["1001", "Friskvård", "50,00", "2026-11"]]
        .into_iter()
        .zip(0_u16..)
        .flat_map(|(cells, line)| cells.into_iter().zip(0_u16..).map(move |(cell, column)| xls_text(line, column, cell)))
        .collect();
    for name in ["list.xlsx", "list.xls", "list.csv", "list"] {
        assert_eq!(read_summary(name, &xlsx_with_parts(&[(SHEET, &sheet())])), READ, "{name}");
        assert_eq!(read_summary(name, &xls(&old)), READ, "{name}");
    }
}

fn shell(streams: &[&str]) -> Vec<u8> {
    let mut shell = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).unwrap();
    for name in streams {
        shell.create_stream(name).unwrap().write_all(&[7; 5000]).unwrap();
    }
    shell.into_inner().into_inner()
}

fn archive(names: &[&str]) -> Vec<u8> {
    package(&names.iter().map(|name| (*name, &b"x"[..])).collect::<Vec<_>>())
}

#[test]
fn unsupported_kind_is_refused_by_kind_under_any_name() {
    let letter: [(&str, &[u8]); 2] = [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")];
    let kinds: [(Vec<u8>, FileError); 14] = [
        (shell(&["/EncryptionInfo", "/EncryptedPackage"]), FileError::Encrypted),
        (shell(&["/WordDocument"]), FileError::Document),
        (shell(&["/Contents"]), FileError::NotAFile),
        (archive(&["Index/Document.iwa", "Index/Tables/DataList.iwa", "Metadata/Properties.plist"]), FileError::AppleDocument),
        (archive(&["Lista.numbers/Index.zip", "Lista.numbers/preview.jpg"]), FileError::AppleDocument),
        (archive(&["index.apxl", "buildVersionHistory.plist"]), FileError::AppleDocument),
        (archive(&["list.csv", "list (2).csv"]), FileError::Archive),
        (package(&letter), FileError::Document),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"Personalnummer\"\r\nE\r\n".to_vec(), FileError::Sylk),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".to_vec(),
            FileError::XmlWorkbook,
        ),
        (wide("<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", &[0xff, 0xfe], u16::to_le_bytes), FileError::XmlWorkbook),
        (b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document xmlns:office=\"o\"/>".to_vec(), FileError::XmlWorkbook),
        (b"\x09\x08\x08\0\0\0\x10\0\0\0\0\0\x04\x02\x0c\0\0\0\0\0\0\0\x04\0Name\x0a\0\0\0".to_vec(), FileError::EarlyWorkbook),
        (b"%PDF-1.7\nPersonalnummer;Betrag\n1;2\n".to_vec(), FileError::Document),
    ];
    for (bytes, kind) in kinds {
        for name in ["list.xlsx", "list.xls", "list.csv", "list.numbers"] {
            assert_eq!(open_error(name, &bytes), kind, "{name}");
        }
    }
}

/// Excel takes this file for SYLK and warns.
#[test]
fn list_whose_first_title_is_id_is_no_sylk_file() {
    let list = "ID;Personalnummer;Benefit;Betrag;Monat\n1;1001;Friskvård;50,00;2026-11\n";
    assert_eq!(read_summary("list.csv", list.as_bytes()), READ);
}
