//! The texts that cells share.

use quick_xml::{Reader, events::Event};

use crate::{
    error::FileError,
    formats::{package::Package, xml},
    limits,
};

/// All texts one after the other: one by one, the shortest would take many times the room that they take in the file.
#[derive(Default)]
pub struct Texts {
    all: String,
    ends: Vec<u32>,
}

impl Texts {
    /// Reads them; a workbook need not have any.
    pub fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, FileError> {
        let Some(part) = part else { return Ok(Self::default()) };
        let Some(content) = package.part(part, limits::TAG)? else { return Ok(Self::default()) };
        let mut xml = Reader::from_reader(content);
        let mut texts = Self::default();
        let (mut buffer, mut text, mut collects, mut sounds) = (Vec::new(), String::new(), false, false);
        loop {
            match xml::next(&mut xml, &mut buffer)? {
                Event::Start(tag) => match tag.local_name().as_ref() {
                    "si" => text.clear(),
                    "t" => collects = !sounds,
                    // How a text is spoken is no part of it.
                    "rPh" => sounds = true,
                    _ => {}
                },
                Event::Empty(tag) if tag.local_name().as_ref() == "si" => texts.push("")?,
                Event::End(tag) => match tag.local_name().as_ref() {
                    "si" => texts.push(&text)?,
                    "t" => collects = false,
                    "rPh" => sounds = false,
                    _ => {}
                },
                Event::Eof => return Ok(texts),
                event if collects => xml::say(&event, &mut text)?,
                _ => {}
            }
        }
    }

    /// A text by its number.
    pub fn get(&self, number: usize) -> Option<&str> {
        let end = usize::try_from(*self.ends.get(number)?).ok()?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.all.get(usize::try_from(start).ok()?..end)
    }

    fn push(&mut self, text: &str) -> Result<(), FileError> {
        self.all.push_str(text);
        let end = u32::try_from(self.all.len()).ok().filter(|end| u64::from(*end) <= limits::BESIDE).ok_or(FileError::TooLarge)?;
        self.ends.push(end);
        Ok(())
    }
}
