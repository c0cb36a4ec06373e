//! A cell of an OpenDocument sheet.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use rust_decimal::Decimal;

use crate::{
    error::FileError,
    formats::{number_format::of_float, package::PartReader, xlsx::of_iso, xml},
    limits, spreadsheet_error,
    table::Cell,
};

/// A cell as it is written.
pub struct CellText {
    kind: String,
    value: Option<String>,
    text: String,
    /// Whether a formula makes its value.
    pub formula: bool,
    /// How often it stands there.
    pub repeats: usize,
    is_error: bool,
}

impl CellText {
    /// A cell by its tag.
    pub fn of(tag: &BytesStart<'_>) -> Self {
        let mut cell = Self { kind: String::new(), value: None, text: String::new(), formula: false, repeats: 1, is_error: false };
        for attribute in tag.attributes().with_checks(false).flatten() {
            let value = quick_xml::escape::unescape(&attribute.value).unwrap_or_default();
            match attribute.key.as_ref() {
                "office:value-type" => cell.kind = value.into_owned(),
                "calcext:value-type" => cell.is_error = value == "error",
                "office:value" | "office:date-value" | "office:time-value" | "office:boolean-value" | "office:string-value" => {
                    cell.value = Some(value.chars().take(limits::CELL.saturating_add(1)).collect());
                }
                "table:formula" => cell.formula = true,
                "table:number-columns-repeated" => cell.repeats = value.trim().parse().unwrap_or(1),
                _ => {}
            }
        }
        cell
    }

    /// Reads what the cell shows, up to its end. Comments and drawings are no part of it.
    pub fn read(mut self, xml: &mut Reader<PartReader<'_>>, buffer: &mut Vec<u8>) -> Result<Self, FileError> {
        let (mut depth, mut aside, mut collects, mut lines) = (0_usize, 0_usize, false, 0_usize);
        loop {
            match xml::next(xml, buffer)? {
                Event::Start(tag) => {
                    depth = depth.saturating_add(1);
                    let name = tag.name();
                    if aside > 0 || name.as_ref() == "office:annotation" || name.as_ref().starts_with("draw:") {
                        aside = aside.saturating_add(1);
                    } else if matches!(name.as_ref(), "text:p" | "text:h") {
                        collects = true;
                        if lines > 0 {
                            self.text.push('\n');
                        }
                        lines = lines.saturating_add(1);
                    } else if name.as_ref() == "text:s" {
                        self.blanks(&tag);
                    }
                }
                Event::Empty(tag) if aside == 0 && collects => match tag.name().as_ref() {
                    "text:s" => self.blanks(&tag),
                    "text:tab" => self.text.push(' '),
                    "text:line-break" => self.text.push('\n'),
                    _ => {}
                },
                Event::End(tag) => {
                    if depth == 0 {
                        return Ok(self);
                    }
                    depth = depth.saturating_sub(1);
                    aside = aside.saturating_sub(1);
                    if aside == 0 && matches!(tag.name().as_ref(), "text:p" | "text:h") {
                        collects = false;
                    }
                }
                Event::Eof => return Err(FileError::Unreadable),
                event if aside == 0 && collects => xml::say(&event, &mut self.text)?,
                _ => {}
            }
        }
    }

    fn blanks(&mut self, tag: &BytesStart<'_>) {
        let count = xml::number(tag, "c").and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
        self.text.extend(std::iter::repeat_n(' ', count.min(limits::CELL)));
    }

    /// Whether its value is the number zero.
    pub fn is_zero(&self) -> bool {
        self.value.as_deref().is_some_and(|value| value.trim().parse::<f64>().is_ok_and(|number| number == 0.0))
    }

    /// What it holds.
    pub fn cell(&self) -> Cell {
        let shown = self.text.trim();
        if self.is_error || (self.formula && spreadsheet_error::is_one(shown)) {
            return Cell::Error(if shown.is_empty() { "#####".to_owned() } else { shown.chars().take(limits::QUOTE).collect() });
        }
        let value = self.value.as_deref().unwrap_or_default();
        match self.kind.as_str() {
            "float" | "currency" | "percentage" => match value.trim().parse::<f64>() {
                Ok(number) => self.number(number),
                Err(_) if self.formula => Cell::NeverCalculated,
                Err(_) => Cell::text(&self.text),
            },
            "date" => of_iso(value.trim()),
            "time" => Cell::text(value),
            "boolean" => Cell::text(if value == "true" { "TRUE" } else { "FALSE" }),
            "" if self.formula && value.is_empty() && shown.is_empty() => Cell::NeverCalculated,
            _ => Cell::text(self.value.as_deref().unwrap_or(&self.text)),
        }
    }

    /// A number. One that is shown with zeros before it, or with signs among its digits, is shown so.
    fn number(&self, number: f64) -> Cell {
        let cell = of_float(number);
        let Cell::Number(decimal) = &cell else { return cell };
        let shown = self.text.trim();
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        let plain = decimal.normalize().to_string();
        let parts = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '\u{2019}');
        let is_same = decimal.is_integer() && *decimal >= Decimal::ZERO && self.kind == "float" && !shown.contains(parts);
        let stripped = digits.trim_start_matches('0');
        let stripped = if stripped.is_empty() && !digits.is_empty() { "0" } else { stripped };
        if is_same && shown != plain && stripped == plain { Cell::Formatted(*decimal, shown.to_owned()) } else { cell }
    }
}
