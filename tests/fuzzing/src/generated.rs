//! Generated seeds that are too large, too deep or too strange for a file.

use std::io::{Cursor, Write};

use cfb::{CompoundFile, Version};
use zip::{ZipWriter, write::SimpleFileOptions};

pub fn none() -> Vec<Vec<u8>> {
    Vec::new()
}

/// Hostile answers: deep, long, repetitive, or not text.
pub fn answers() -> Vec<Vec<u8>> {
    let deep = |open: &str, close: &str, levels: usize| [open.repeat(levels), close.repeat(levels)].concat().into_bytes();
    let laughs = (1..10).map(|level| format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10))).collect::<String>();
    let attribute = format!("<users a=\"{}\"/>", "x".repeat(50_000));
    vec![
        Vec::new(),
        vec![0; 4_096],
        (0..=255).collect(),
        deep("[", "]", 100_000),
        deep("{\"data\":", "}", 20_000),
        deep("<users>", "</users>", 20_000),
        format!("<?xml version=\"1.0\"?><!DOCTYPE users [<!ENTITY l0 \"lol\">{laughs}]><users>&l9;</users>").into_bytes(),
        b"<!DOCTYPE users [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><users><user><id>&e;</id></user></users>".to_vec(),
        b"<!DOCTYPE users SYSTEM \"http://localhost:9/users.dtd\"><users/>".to_vec(),
        b"<!DOCTYPE users [<!ENTITY % p SYSTEM \"http://localhost:9/p\">%p;]><users/>".to_vec(),
        attribute.into_bytes(),
        format!("<users>{}</users>", "<user/>".repeat(20_000)).into_bytes(),
        format!("<{}/>", "n".repeat(50_000)).into_bytes(),
        b"<p19900101-0017><x/></p19900101-0017>".to_vec(),
        format!("{{\"total\":1,\"count\":1,\"data\":[{{\"id\":{}}}]}}", "9".repeat(50_000)).into_bytes(),
        format!("{{\"total\":20000,\"count\":20000,\"data\":[{}{{}}]}}", "{\"id\":\"\",\"active\":true},".repeat(20_000)).into_bytes(),
        format!("{{\"_data\":[{}{{}}]}}", "{\"id\":\"\"},".repeat(20_000)).into_bytes(),
        [b"\xff\xfe".as_slice(), &"{\"data\":[]}".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat(),
        [b"\xef\xbb\xbf".as_slice(), b"{\"total\":0,\"count\":0,\"data\":[],\"_data\":[]}"].concat(),
    ]
}

/// Long texts.
pub fn texts() -> Vec<Vec<u8>> {
    let head = "Pers.-Nr.;E-Mail;Benefit;Betrag;Monat\n";
    let wide = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let row = "1;a@b.de;A;1.234,50;2026-11\n";
    vec![
        Vec::new(),
        vec![0; 4_096],
        format!("{head}{}", ";".repeat(100_000)).into_bytes(),
        format!("{head}\"{}", row.repeat(500)).into_bytes(),
        format!("{head}{}", "\"".repeat(10_001)).into_bytes(),
        format!("{head}1;a@b.de;{};5,00;2026-11\n", "x".repeat(50_000)).into_bytes(),
        [b"\xff\xfe".to_vec(), wide(&[head, row].concat(), u16::to_le_bytes)].concat(),
        wide(&[head, row].concat(), u16::to_be_bytes),
        [head, row].concat().replace('\n', "\r").into_bytes(),
    ]
}

/// OpenDocument workbooks with repeated rows and cells.
pub fn open_documents() -> Vec<Vec<u8>> {
    let document = |lines: &str| {
        format!("<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet><table:table table:name=\"Lista\">{lines}</table:table></office:spreadsheet></office:body></office:document-content>").into_bytes()
    };
    let text = |text: &str| format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>");
    let head = format!("<table:table-row>{}{}</table:table-row>", text("Pers.-Nr."), text("Betrag"));
    let cell = |repeats: &str| {
        format!("<table:table-cell office:value-type=\"float\" office:value=\"1\" table:number-columns-repeated=\"{repeats}\"/>")
    };
    vec![
        document(&head),
        document(&format!("{head}<table:table-row table:number-rows-repeated=\"4294967295\">{}</table:table-row>", cell("4294967295"))),
        document(&format!("{head}<table:table-row table:number-rows-repeated=\"99999999999999999999\">{}</table:table-row>", cell("-1"))),
        document(&format!("{head}<table:table-row>{}</table:table-row>", text("&lol;&#0;&#xffffffff;"))),
        document(&format!("{head}<table:table-row>{}</table:table-row>", "<table:covered-table-cell/>".repeat(5_000))),
    ]
}

/// A record of an XLS workbook.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes(), &u16::try_from(data.len()).unwrap().to_le_bytes(), data].concat()
}

/// Streams of XLS records: a valid one, some that claim a huge size, and one with the same sheet many times.
pub fn records() -> Vec<Vec<u8>> {
    let start = |kind: u16| record(0x0809, &[&[0, 6], &kind.to_le_bytes()[..], &[0; 12]].concat());
    let sheet = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0, 5, 0], b"Lista"].concat());
    let end = || record(0x000a, &[]);
    let text = |row: u16, column: u16, text: &str| {
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let length = u16::try_from(wide.len() / 2).unwrap().to_le_bytes();
        record(0x0204, &[&row.to_le_bytes(), &column.to_le_bytes(), &[0, 0][..], &length, &[1], &wide].concat())
    };
    let book = |first: &[u8], cells: &[Vec<u8>]| {
        let at = u32::try_from(start(5).len() + sheet(0).len() + first.len() + end().len()).unwrap();
        [start(5), sheet(at), first.to_vec(), end(), start(0x10), cells.concat(), end()].concat()
    };
    let head = [text(0, 0, "Pers.-Nr."), text(0, 1, "Betrag"), text(1, 0, "7"), text(1, 1, "1.234,50")];
    let far = [head.concat(), text(65_535, 255, "x")];
    let size = |rows: u32| record(0x0200, &[&0_u32.to_le_bytes()[..], &rows.to_le_bytes(), &[0; 6]].concat());
    let strings = record(0x00fc, &[&u32::MAX.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[3, 0, 0, b'a', b'b', b'c']].concat());
    vec![
        book(&[], &head),
        book(&[], &far),
        book(&[], &[size(u32::MAX), head.concat()]),
        book(&strings, &head),
        book(&sheet(0).repeat(200), &head),
        book(&record(0x002f, &[0; 6]), &head),
    ]
}

/// The name of the part with a workbook's sheet.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The parts of a valid workbook with one sheet.
pub const WORKBOOK: [(&str, &[u8]); 5] = [
    (
        "_rels/.rels",
        br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    ("xl/workbook.xml", br#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
    (
        "xl/_rels/workbook.xml.rels",
        br#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
    ("xl/sharedStrings.xml", b"<sst><si><t>Pers.-Nr.</t></si><si><t>Betrag</t></si><si><t>Monat</t></si></sst>"),
    (
        SHEET,
        br#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2"><v>17</v></c><c r="B2"><v>5.5</v></c><c r="C2" s="1"><v>46327</v></c></row></sheetData></worksheet>"#,
    ),
];

/// Workbooks with small parts that expand to much data.
pub fn workbooks() -> Vec<Vec<u8>> {
    let part = |name: &str, content: String| format!("PART {name}\n{content}").into_bytes();
    let rows = |row: &str, times: usize| part(SHEET, format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(times)));
    vec![
        rows(r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#, 2),
        rows(r#"<row r="4294967295"><c r="ZZZZZZZZ99999999999"><v>1</v></c></row>"#, 1),
        rows("<row><c/></row>", 5_000),
        rows("<row>", 5_000),
        rows(r#"<row><c t="s"><v>4294967296</v></c><c t="s"><v>-1</v></c></row>"#, 1),
        rows(&format!("<row><c><v>{}</v></c></row>", "9".repeat(50_000)), 1),
        part("xl/sharedStrings.xml", format!("<sst>{}</sst>", "<si/>".repeat(10_000))),
        part("xl/styles.xml", format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", r#"<xf numFmtId="14"/>"#.repeat(5_000))),
        part(
            "xl/workbook.xml",
            format!("<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>", r#"<sheet name="L" sheetId="1" r:id="rId1"/>"#.repeat(2_000)),
        ),
        // Many sheet names refer to one sheet with a long path, so that a reader copies the path for each.
        [
            part(
                "xl/_rels/workbook.xml.rels",
                format!(r#"<Relationships><Relationship Id="rId1" Type="/worksheet" Target="{}"/></Relationships>"#, "x/".repeat(20_000)),
            ),
            b"\n----\n".to_vec(),
            part(
                "xl/workbook.xml",
                format!("<workbook xmlns:r=\"r\"><sheets>{}</sheets></workbook>", r#"<sheet name="L" r:id="rId1"/>"#.repeat(4_000)),
            ),
        ]
        .concat(),
    ]
}

/// Complete files: valid ones, zip bombs, and packages whose part names lead outside of the package.
pub fn packages() -> Vec<Vec<u8>> {
    /// A workbook with a sheet in UTF-16.
    fn utf16_workbook() -> Vec<u8> {
        let cell = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let rows = [["Pers.-Nr.", "Betrag"], ["1", "5,00"]].map(|cells| format!("<row>{}</row>", cells.map(cell).concat())).concat();
        let sheet = format!("<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData>{rows}</sheetData></worksheet>");
        let sheet: Vec<u8> = sheet.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let parts: Vec<(&str, &[u8])> = WORKBOOK.iter().copied().chain([(SHEET, sheet.as_slice())]).collect();
        package(&parts)
    }

    let sheet = b"<worksheet><sheetData/></worksheet>";
    let book = br#"<workbook xmlns:r="r"><sheets><sheet name="L" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let links = br#"<Relationships><Relationship Id="rId1" Type="/worksheet" Target="../../../etc/hostname"/></Relationships>"#;
    let slip: [(&str, &[u8]); 6] = [
        WORKBOOK[0],
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links),
        ("../../../../tmp/slipped", b"x"),
        ("/etc/slipped", b"x"),
        ("C:\\slipped", b"x"),
    ];
    let inner = package(&[("xl/worksheets/sheet1.xml", sheet)]);
    vec![
        Vec::new(),
        b"PK\x03\x04".to_vec(),
        b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(),
        package(&slip),
        package(&[("xl/workbook.xml", book), ("xl/worksheets/sheet1.xml", &inner)]),
        package(&[("xl/workbook.xml", book), ("xl/sharedStrings.xml", &vec![b' '; 40 << 20])]),
        utf16_workbook(),
        package(&[("Index/Document.iwa", b"x"), ("preview.jpg", b"x")]),
        bomb(),
        compound_file(b""),
        records().first().map(|stream| compound_file(stream)).unwrap_or_default(),
    ]
}

/// A workbook of half a megabyte that exceeds the limit when it is unpacked. It consists of empty strings, and each needs memory.
fn bomb() -> Vec<u8> {
    let strings = b"<si/>".repeat(16 << 20);
    let texts = [b"<sst>", strings.as_slice(), b"</sst>"].concat();
    package(&WORKBOOK.map(|(name, content)| if name.ends_with("sharedStrings.xml") { (name, texts.as_slice()) } else { (name, content) }))
}

/// A zip package of the parts. Parts with a repeated or invalid name are left out.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        if zip.start_file(*name, SimpleFileOptions::default()).is_ok() {
            zip.write_all(content).unwrap();
        }
    }
    zip.finish().unwrap().into_inner()
}

/// A compound file around the record stream of an XLS workbook.
pub fn compound_file(stream: &[u8]) -> Vec<u8> {
    let mut compound_file = CompoundFile::create_with_version(Version::V3, Cursor::new(Vec::new())).unwrap();
    compound_file.create_stream("/Workbook").unwrap().write_all(stream).unwrap();
    compound_file.into_inner().into_inner()
}
