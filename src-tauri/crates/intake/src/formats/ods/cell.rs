//! Cells of an OpenDocument sheet.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use rust_decimal::Decimal;

use crate::{
    error::FileError,
    formats::{number_format::cell_from_float, package::PartReader, xlsx::cell_from_iso_date, xml},
    limits, spreadsheet_error,
    table::Cell,
};

/// A cell with its attributes and its displayed text.
pub struct CellText {
    kind: String,
    value: Option<String>,
    text: String,
    /// Whether the value comes from a formula.
    pub is_formula: bool,
    /// The number of columns that the cell fills.
    pub repeats: usize,
    is_error: bool,
}

impl CellText {
    /// Reads the attributes of a cell tag.
    pub fn from_tag(tag: &BytesStart<'_>) -> Self {
        let mut cell = Self { kind: String::new(), value: None, text: String::new(), is_formula: false, repeats: 1, is_error: false };
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = quick_xml::escape::unescape(&attribute.value).unwrap_or_default();
            match attribute.key.as_ref() {
                "office:value-type" => cell.kind = value.into_owned(),
                "calcext:value-type" => cell.is_error = value == "error",
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" | "office:string-value" => {
                    cell.value = Some(value.chars().take(limits::CELL.saturating_add(1)).collect());
                }
                "table:formula" => cell.is_formula = true,
                "table:number-columns-repeated" => cell.repeats = value.trim().parse().unwrap_or(1),
                _ => {}
            }
        }
        cell
    }

    /// Reads the displayed text up to the end tag. Annotations and drawings are left out.
    pub fn read(mut self, xml: &mut Reader<PartReader<'_>>, buffer: &mut Vec<u8>) -> Result<Self, FileError> {
        let (mut depth, mut excluded_depth, mut in_paragraph, mut paragraphs) = (0_usize, 0_usize, false, 0_usize);
        loop {
            match xml::next_event(xml, buffer)? {
                Event::Start(tag) => {
                    depth = depth.saturating_add(1);
                    let name = tag.name();
                    if excluded_depth > 0 || name.as_ref() == "office:annotation" || name.as_ref().starts_with("draw:") {
                        excluded_depth = excluded_depth.saturating_add(1);
                    } else if matches!(name.as_ref(), "text:p" | "text:h") {
                        in_paragraph = true;
                        if paragraphs > 0 {
                            self.text.push('\n');
                        }
                        paragraphs = paragraphs.saturating_add(1);
                    } else if name.as_ref() == "text:s" {
                        self.push_spaces(&tag);
                    }
                }
                Event::Empty(tag) if excluded_depth == 0 && in_paragraph => match tag.name().as_ref() {
                    "text:s" => self.push_spaces(&tag),
                    "text:tab" => self.text.push(' '),
                    "text:line-break" => self.text.push('\n'),
                    _ => {}
                },
                Event::End(tag) => {
                    if depth == 0 {
                        return Ok(self);
                    }
                    depth = depth.saturating_sub(1);
                    excluded_depth = excluded_depth.saturating_sub(1);
                    if excluded_depth == 0 && matches!(tag.name().as_ref(), "text:p" | "text:h") {
                        in_paragraph = false;
                    }
                }
                Event::Eof => return Err(FileError::Unreadable),
                event if excluded_depth == 0 && in_paragraph => xml::append_text(&event, &mut self.text)?,
                _ => {}
            }
        }
    }

    fn push_spaces(&mut self, tag: &BytesStart<'_>) {
        let count = xml::number(tag, "c").and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
        self.text.extend(std::iter::repeat_n(' ', count.min(limits::CELL)));
    }

    pub fn is_zero(&self) -> bool {
        self.value.as_deref().is_some_and(|value| value.trim().parse::<f64>().is_ok_and(|number| number == 0.0))
    }

    pub fn to_cell(&self) -> Cell {
        let displayed = self.text.trim();
        if self.is_error || (self.is_formula && spreadsheet_error::is_error(displayed)) {
            return Cell::Error(if displayed.is_empty() { "#####".to_owned() } else { displayed.chars().take(limits::QUOTE).collect() });
        }
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => match value.trim().parse::<f64>() {
                Ok(number) => self.number_cell(number),
                Err(_) if self.is_formula => Cell::NeverCalculated,
                Err(_) => Cell::from_text(&self.text),
            },
            "date" => cell_from_iso_date(value.trim()),
            "time" => Cell::from_text(value),
            "boolean" => Cell::from_text(if value == "true" { "TRUE" } else { "FALSE" }),
            "" if self.is_formula && value.is_empty() && displayed.is_empty() => Cell::NeverCalculated,
            _ => Cell::from_text(self.value.as_deref().unwrap_or(&self.text)),
        }
    }

    /// A number. Leading zeros and literals among the displayed digits are kept.
    fn number_cell(&self, number: f64) -> Cell {
        let cell = cell_from_float(number);
        let Cell::Number(decimal) = &cell else { return cell };
        let displayed = self.text.trim();
        let digits: String = displayed.chars().filter(char::is_ascii_digit).collect();
        let plain = decimal.normalize().to_string();
        let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '\u{2019}');
        let can_be_formatted =
            decimal.is_integer() && *decimal >= Decimal::ZERO && self.kind == "float" && !displayed.contains(is_separator);
        let stripped = digits.trim_start_matches('0');
        let stripped = if stripped.is_empty() && !digits.is_empty() { "0" } else { stripped };
        if can_be_formatted && displayed != plain && stripped == plain { Cell::Formatted(*decimal, displayed.to_owned()) } else { cell }
    }
}
