//! Recognition of unsupported files. Each is refused by its kind, so that the owner learns the remedy.

use super::encoding;
use crate::error::FileError;

/// Lines of a SYLK file that are inspected.
const LINES: usize = 5;

/// Refuses a file that is known to be no list.
pub fn reject(bytes: &[u8]) -> Result<(), FileError> {
    let starts = |starts: &[&[u8]]| starts.iter().any(|start| bytes.starts_with(start));
    if starts(&[b"%PDF", b"{\\rtf"]) {
        return Err(FileError::Document);
    }
    if starts(&[b"\x1f\x8b", b"PK\x05\x06", b"PK\x07\x08", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh"]) {
        return Err(FileError::Archive);
    }
    if starts(&[b"\x89PNG", b"\xff\xd8\xff", b"GIF8"]) {
        return Err(FileError::NotAFile);
    }
    if is_early_workbook(bytes) {
        return Err(FileError::EarlyWorkbook);
    }
    let start = encoding::decode_start(bytes);
    if is_sylk(&start) {
        return Err(FileError::Sylk);
    }
    reject_markup(&start)
}

/// Whether the file begins with a BIFF record instead of an OLE container, as in the first Excel versions and in simple programs
/// until today.
fn is_early_workbook(bytes: &[u8]) -> bool {
    matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, length, 0, ..] if (4..=16).contains(length))
}

/// Whether a text is SYLK: it begins with "ID;P", and each line begins with a record name. A list whose first title is "ID" has
/// no record names.
fn is_sylk(start: &str) -> bool {
    let mut lines = start.trim_start_matches('\u{feff}').lines().map(str::trim_end).filter(|line| !line.is_empty());
    let is_record = |line: &str| {
        let name = line.split(';').next().unwrap_or_default();
        matches!(name, "B" | "C" | "F" | "P" | "O" | "W" | "E" | "NN" | "NE" | "NU" | "NL")
    };
    let is_first = lines.next().is_some_and(|line| line == "ID" || line.starts_with("ID;P") || line.starts_with("ID;N"));
    let mut rest = lines.take(LINES).peekable();
    is_first && rest.peek().is_some() && rest.all(is_record)
}

/// Refuses a web page, a mail archive of one, and an XML workbook. Programs save all of them with a workbook's extension.
fn reject_markup(start: &str) -> Result<(), FileError> {
    const TAGS: [&str; 19] = [
        "html",
        "!doctype html",
        "head",
        "body",
        "table",
        "meta",
        "style",
        "div",
        "title",
        "thead",
        "tbody",
        "tr",
        "p",
        "font",
        "center",
        "span",
        "link",
        "script",
        "br",
    ];
    let text = start.to_lowercase();
    let mut rest = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}');
    if ["mime-version:", "content-type: multipart/", "from: <saved by"].iter().any(|head| rest.starts_with(head)) {
        return Err(FileError::WebPage);
    }
    if rest.starts_with("<?xml") || rest.starts_with("<workbook") || rest.starts_with("<?mso-application") {
        let holds = |signs: &[&str]| signs.iter().any(|sign| rest.contains(sign));
        return if holds(&["urn:schemas-microsoft-com:office:spreadsheet", "progid=\"excel.sheet\"", "office:document"]) {
            Err(FileError::XmlWorkbook)
        } else if holds(&["<html", "xhtml"]) {
            Err(FileError::WebPage)
        } else {
            Ok(())
        };
    }
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("<html", |(_, rest)| rest).trim_start();
    }
    let Some(tag) = rest.strip_prefix('<') else { return Ok(()) };
    let is_html_tag = |name: &&str| {
        tag.strip_prefix(*name as &str).is_some_and(|end| end.starts_with(|c: char| c.is_whitespace() || matches!(c, '>' | '/')))
    };
    if TAGS.iter().any(is_html_tag) || rest == "<html" { Err(FileError::WebPage) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::page(b"<html><table><tr><td>1</td></tr></table>")]
    #[case::table(b"<table border=\"1\">\r\n<tr><th>Personalnummer</th></tr></table>")]
    #[case::after_blanks(b"\xef\xbb\xbf \r\n\t<TABLE><tr>")]
    #[case::after_a_comment(b"<!-- made by payroll --><meta charset=\"utf-8\"><table>")]
    #[case::doctype(b"<!DOCTYPE html PUBLIC \"-//W3C//DTD\">")]
    #[case::xhtml(b"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">")]
    #[case::mail(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x")]
    #[case::wide(b"\xff\xfe<\0h\0t\0m\0l\0>\0")]
    fn web_page_is_refused(#[case] bytes: &[u8]) {
        assert_eq!(reject(bytes), Err(FileError::WebPage));
    }

    #[rstest]
    #[case(b"Personalnummer;Betrag\n")]
    #[case(b"<Personal>;<Betrag>\n")]
    #[case(b"<table;Betrag\n")]
    #[case(b"")]
    fn list_is_not_refused_as_web_page(#[case] bytes: &[u8]) {
        assert_eq!(reject(bytes), Ok(()));
    }

    #[rstest]
    #[case(b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K\"Personalnummer\"\r\nC;X2;K\"Betrag\"\r\nE\r\n", FileError::Sylk)]
    #[case(b"ID;PCALCOOO32\nB;Y2;X2\nC;Y1;X1;K17\nE\n", FileError::Sylk)]
    #[case(b"\xff\xfeI\0D\0;\0P\0X\0\n\0C\0;\0Y\x001\0", FileError::Sylk)]
    #[case(b"%PDF-1.7 ...", FileError::Document)]
    #[case(b"{\\rtf1\\ansi Personalnummer;Betrag}", FileError::Document)]
    #[case(b"\x1f\x8b\x08\0\0\0\0\0", FileError::Archive)]
    #[case(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", FileError::Archive)]
    #[case(b"\x09\x08\x08\0\0\0\x10\0\0\0\0\0", FileError::EarlyWorkbook)]
    #[case(b"\x09\x00\x04\0\x02\0\x10\0", FileError::EarlyWorkbook)]
    #[case(b"<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?><Workbook>", FileError::XmlWorkbook)]
    #[case(b"<?xml version=\"1.0\"?><ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">", FileError::XmlWorkbook)]
    #[case(b"<?xml version=\"1.0\"?><office:document xmlns:office=\"o\">", FileError::XmlWorkbook)]
    fn unsupported_kind_is_refused_by_its_kind(#[case] bytes: &[u8], #[case] kind: FileError) {
        assert_eq!(reject(bytes), Err(kind));
    }

    /// Excel takes the first two of these for SYLK and asks.
    #[rstest]
    #[case(b"ID;Personalnummer;Betrag\n1;00017;50,00\n")]
    #[case(b"ID;P\n7;Card\n")]
    #[case(b"ID;Produkt;C\nC;Card;5\n7;Card;5\n")]
    #[case(b"ID;P\n")]
    #[case(b"\tPersonalnummer\tBetrag\n")]
    fn list_is_not_refused_as_sylk_or_other_kind(#[case] bytes: &[u8]) {
        assert_eq!(reject(bytes), Ok(()));
    }
}
