//! The strings that cells share.

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// All strings in one buffer. As separate allocations, short strings would take many times their size in the file.
#[derive(Default)]
pub struct SharedStrings {
    all: String,
    ends: Vec<u32>,
}

impl SharedStrings {
    /// Reads the part; a workbook may have none.
    pub fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, FileError> {
        let Some(part) = part else { return Ok(Self::default()) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::default()) };
        let mut xml = Reader::from_reader(content);
        let mut strings = Self::default();
        let (mut buffer, mut text, mut in_text, mut in_phonetics) = (Vec::new(), String::new(), false, false);
        loop {
            match xml::next_event(&mut xml, &mut buffer)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "si" => text.clear(),
                    "t" => in_text = !in_phonetics,
                    // The phonetic spelling is no part of the text.
                    "rPh" => in_phonetics = true,
                    _ => {}
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push("")?,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "si" => strings.push(&text)?,
                    "t" => in_text = false,
                    "rPh" => in_phonetics = false,
                    _ => {}
                },
                Event::Eof => return Ok(strings),
                event if in_text => xml::append_text(&event, &mut text)?,
                _ => {}
            }
        }
    }

    pub fn get(&self, number: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.all.get(usize::try_from(start).ok()?..end)
    }

    fn push(&mut self, text: &str) -> Result<(), FileError> {
        self.all.push_str(text);
        let end = u32::try_from(self.all.len()).ok().filter(|end| u64::from(*end) <= limits::OTHER_PART).ok_or(FileError::TooLarge)?;
        self.ends.push(end);
        Ok(())
    }
}
