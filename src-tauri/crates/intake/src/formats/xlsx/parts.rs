//! Where the parts of a workbook are: each says of the next where it is. Programs write names with either slash, with a leading
//! one, and in either case.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// How the name of a binary workbook ends.
pub const BINARY: &str = ".bin";
/// Sheets of a workbook that are read.
const SHEETS: usize = 4_096;

/// The parts of a workbook, and what it says of itself.
pub struct Parts {
    /// The sheets in their order.
    pub sheets: Vec<SheetPart>,
    /// The part of the shared texts.
    pub texts: Option<String>,
    /// The part of the formats.
    pub styles: Option<String>,
    /// The part that names the calculated cells.
    pub calculated: Option<String>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
    /// Whether everything is to be calculated when the workbook is opened.
    pub calculates_on_load: bool,
}

/// A sheet.
pub struct SheetPart {
    /// Its name.
    pub name: String,
    /// What other parts know it by.
    pub id: u64,
    /// Where it is.
    pub part: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// Where one part leads.
struct Link {
    kind: String,
    to: String,
}

/// The part that is the workbook; `None`: the package is something else.
pub fn workbook_part(package: &mut Package<'_>) -> Result<Option<String>, FileError> {
    let root = links(package, "")?;
    let by_link = root.values().find(|link| link.kind.ends_with("/officedocument")).map(|link| link.to.clone());
    let by_kind = if by_link.is_none() { by_content_type(package)? } else { None };
    let part = by_link.or(by_kind).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if part.ends_with(BINARY) {
        return Ok(package.has(&part).then_some(part));
    }
    let Some(content) = package.part(&part, limits::TAG)? else {
        return if package.has("xl/workbook.xml") { Err(FileError::Unreadable) } else { Ok(None) };
    };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => return Ok((tag.local_name().as_ref() == "workbook").then_some(part)),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The workbook by the list of all parts and their kinds.
fn by_content_type(package: &mut Package<'_>) -> Result<Option<String>, FileError> {
    let Some(content) = package.part("[content_types].xml", limits::LINK)? else { return Ok(None) };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => {
                let kind = xml::attribute(&tag, "ContentType").unwrap_or_default().to_lowercase();
                let is_workbook = kind.contains("sheet") && kind.contains(".main");
                if let Some(part) = xml::attribute(&tag, "PartName").filter(|_| is_workbook) {
                    return Ok(Some(joined("", &part)));
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

impl Parts {
    /// Finds the parts.
    pub fn read(package: &mut Package<'_>) -> Result<Self, FileError> {
        let workbook = workbook_part(package)?.ok_or(FileError::NotAFile)?;
        let links = links(package, &workbook)?;
        let of_kind = |kind: &str| links.values().find(|link| link.kind.ends_with(kind)).map(|link| link.to.clone());
        let beside = |package: &Package<'_>, name: &str| Some(joined(&workbook, name)).filter(|part| package.has(part));
        let mut parts = Self {
            sheets: Vec::new(),
            texts: of_kind("/sharedstrings").or_else(|| beside(package, "sharedstrings.xml")),
            styles: of_kind("/styles").or_else(|| beside(package, "styles.xml")),
            calculated: of_kind("/calcchain").filter(|part| package.has(part)),
            from_1904: false,
            calculates_on_load: false,
        };
        let content = package.part(&workbook, limits::TAG)?.ok_or(FileError::Unreadable)?;
        let mut xml = Reader::from_reader(content);
        let mut buffer = Vec::new();
        loop {
            let tag = match xml::next(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => return Ok(parts),
                _ => continue,
            };
            match tag.local_name().as_ref() {
                "workbookPr" => parts.from_1904 = xml::is_set(&tag, "date1904"),
                "calcPr" => parts.calculates_on_load = xml::is_set(&tag, "fullCalcOnLoad"),
                "sheet" => {
                    let link = xml::attribute(&tag, "id").and_then(|id| links.get(&*id));
                    let Some(link) = link.filter(|link| link.kind.ends_with("/worksheet")) else { continue };
                    if parts.sheets.len() >= SHEETS {
                        return Err(FileError::TooLarge);
                    }
                    let state = xml::attribute(&tag, "state").unwrap_or_default();
                    parts.sheets.push(SheetPart {
                        name: xml::attribute(&tag, "name").unwrap_or_default().chars().take(limits::TITLE).collect(),
                        id: xml::number(&tag, "sheetId").unwrap_or_default(),
                        part: link.to.clone(),
                        hidden: state.to_lowercase().ends_with("hidden"),
                    });
                }
                _ => {}
            }
        }
    }
}

/// Where a part leads, by the name that it gives each way. The package itself is the part without a name.
fn links(package: &mut Package<'_>, part: &str) -> Result<BTreeMap<String, Link>, FileError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let beside = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut links = BTreeMap::new();
    let Some(content) = package.part(&beside, limits::LINK)? else { return Ok(links) };
    let mut xml = Reader::from_reader(content);
    let (mut buffer, mut bytes) = (Vec::new(), 0_usize);
    loop {
        let tag = match xml::next(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return Ok(links),
            _ => continue,
        };
        bytes = bytes.saturating_add(tag.len());
        if bytes > limits::LINKS {
            return Err(FileError::TooLarge);
        }
        let value = |name: &str| xml::attribute(&tag, name);
        let (Some(id), Some(kind), Some(to)) = (value("Id"), value("Type"), value("Target")) else { continue };
        if value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
            continue;
        }
        links.entry(id.into_owned()).or_insert(Link { kind: kind.trim().to_lowercase(), to: joined(part, &to) });
    }
}

/// A target, as the part says it that has the link: from its own folder, or from the root.
fn joined(part: &str, target: &str) -> String {
    let target = crate::formats::package::plain(target.trim());
    let target = target.split('#').next().unwrap_or_default().replace("%20", " ");
    let mut way: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => part.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = way.pop(),
            step => way.push(step),
        }
    }
    way.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_their_part() {
        assert_eq!(joined("xl/workbook.xml", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl/workbook.xml", "\\xl\\worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl/workbook.xml", "../data/./a b.xml#x"), "data/a b.xml");
        assert_eq!(joined("", "../../../etc/hostname"), "etc/hostname");
    }
}
