//! The parts of a workbook. Each part refers to the next by its name. Programs write part names with either slash, with or
//! without a leading one, and in either case.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// The extension of the main part of a binary workbook.
pub const BINARY_SUFFIX: &str = ".bin";
/// Sheets that are read.
const MAX_SHEETS: usize = 4_096;

/// The parts of a workbook and its properties.
pub struct Parts {
    /// The sheets in their order.
    pub sheets: Vec<SheetPart>,
    pub shared_strings: Option<String>,
    pub styles: Option<String>,
    /// The calculation chain, which lists the calculated cells.
    pub calculated: Option<String>,
    /// Whether days count from 1904.
    pub from_1904: bool,
    /// Whether all formulas are to be calculated on load.
    pub calculates_on_load: bool,
}

pub struct SheetPart {
    pub name: String,
    /// The `sheetId` by which other parts refer to the sheet.
    pub id: u64,
    /// The name of its part.
    pub part: String,
    pub hidden: bool,
}

/// A relationship from one part to another.
struct Relationship {
    kind: String,
    target: String,
}

/// The main part of the workbook. `None`: the package is no workbook.
pub fn workbook_part(package: &mut Package<'_>) -> Result<Option<String>, FileError> {
    let root = read_relationships(package, "")?;
    let by_relationship = root.values().find(|it| it.kind.ends_with("/officedocument")).map(|it| it.target.clone());
    let by_kind = if by_relationship.is_none() { by_content_type(package)? } else { None };
    let part = by_relationship.or(by_kind).unwrap_or_else(|| "xl/workbook.xml".to_owned());
    if part.ends_with(BINARY_SUFFIX) {
        return Ok(package.has(&part).then_some(part));
    }
    let Some(content) = package.part(&part, limits::TAG)? else {
        return if package.has("xl/workbook.xml") { Err(FileError::Unreadable) } else { Ok(None) };
    };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next_event(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => return Ok((tag.local_name().as_ref() == "workbook").then_some(part)),
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// Finds the workbook part in the list of content types.
fn by_content_type(package: &mut Package<'_>) -> Result<Option<String>, FileError> {
    let Some(content) = package.part("[content_types].xml", limits::RELATIONSHIP)? else { return Ok(None) };
    let mut xml = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        match xml::next_event(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => {
                let kind = xml::attribute(&tag, "ContentType").unwrap_or_default().to_lowercase();
                let is_workbook = kind.contains("sheet") && kind.contains(".main");
                if let Some(part) = xml::attribute(&tag, "PartName").filter(|_| is_workbook) {
                    return Ok(Some(resolve_target("", &part)));
                }
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

impl Parts {
    pub fn read(package: &mut Package<'_>) -> Result<Self, FileError> {
        let workbook = workbook_part(package)?.ok_or(FileError::NotAFile)?;
        let relationships = read_relationships(package, &workbook)?;
        let of_kind = |kind: &str| relationships.values().find(|it| it.kind.ends_with(kind)).map(|it| it.target.clone());
        let beside = |package: &Package<'_>, name: &str| Some(resolve_target(&workbook, name)).filter(|part| package.has(part));
        let mut parts = Self {
            sheets: Vec::new(),
            shared_strings: of_kind("/sharedstrings").or_else(|| beside(package, "sharedstrings.xml")),
            styles: of_kind("/styles").or_else(|| beside(package, "styles.xml")),
            calculated: of_kind("/calcchain").filter(|part| package.has(part)),
            from_1904: false,
            calculates_on_load: false,
        };
        let content = package.part(&workbook, limits::TAG)?.ok_or(FileError::Unreadable)?;
        let mut xml = Reader::from_reader(content);
        let mut buffer = Vec::new();
        loop {
            let tag = match xml::next_event(&mut xml, &mut buffer)? {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => return Ok(parts),
                _ => continue,
            };
            match tag.local_name().as_ref() {
                "workbookPr" => parts.from_1904 = xml::is_set(&tag, "date1904"),
                "calcPr" => parts.calculates_on_load = xml::is_set(&tag, "fullCalcOnLoad"),
                "sheet" => {
                    let relationship = xml::attribute(&tag, "id").and_then(|id| relationships.get(&*id));
                    let Some(relationship) = relationship.filter(|it| it.kind.ends_with("/worksheet")) else { continue };
                    if parts.sheets.len() >= MAX_SHEETS {
                        return Err(FileError::TooLarge);
                    }
                    let state = xml::attribute(&tag, "state").unwrap_or_default();
                    parts.sheets.push(SheetPart {
                        name: xml::attribute(&tag, "name").unwrap_or_default().chars().take(limits::TITLE).collect(),
                        id: xml::number(&tag, "sheetId").unwrap_or_default(),
                        part: relationship.target.clone(),
                        hidden: state.to_lowercase().ends_with("hidden"),
                    });
                }
                _ => {}
            }
        }
    }
}

/// Reads the relationships of a part by their ids. The empty name stands for the package itself.
fn read_relationships(package: &mut Package<'_>, part: &str) -> Result<BTreeMap<String, Relationship>, FileError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let beside = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let mut relationships = BTreeMap::new();
    let Some(content) = package.part(&beside, limits::RELATIONSHIP)? else { return Ok(relationships) };
    let mut xml = Reader::from_reader(content);
    let (mut buffer, mut bytes) = (Vec::new(), 0_usize);
    loop {
        let tag = match xml::next_event(&mut xml, &mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) => tag,
            Event::Eof => return Ok(relationships),
            _ => continue,
        };
        bytes = bytes.saturating_add(tag.len());
        if bytes > limits::RELATIONSHIPS {
            return Err(FileError::TooLarge);
        }
        let value = |name: &str| xml::attribute(&tag, name);
        let (Some(id), Some(kind), Some(target)) = (value("Id"), value("Type"), value("Target")) else { continue };
        if value("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")) {
            continue;
        }
        relationships
            .entry(id.into_owned())
            .or_insert(Relationship { kind: kind.trim().to_lowercase(), target: resolve_target(part, &target) });
    }
}

/// The part name that a relationship target means. A target is relative to the folder of its part, or to the root.
fn resolve_target(part: &str, target: &str) -> String {
    let target = crate::formats::package::normalize_name(target.trim());
    let target = target.split('#').next().unwrap_or_default().replace("%20", " ");
    let mut path: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => part.rsplit_once('/').map_or_else(Vec::new, |(folder, _)| folder.split('/').collect()),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = path.pop(),
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn target_is_resolved_from_the_folder_of_its_part() {
        assert_eq!(resolve_target("xl/workbook.xml", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve_target("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve_target("xl/workbook.xml", "\\xl\\worksheets\\sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve_target("xl/workbook.xml", "../data/./a b.xml#x"), "data/a b.xml");
        assert_eq!(resolve_target("", "../../../etc/hostname"), "etc/hostname");
    }
}
