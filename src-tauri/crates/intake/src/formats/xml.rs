//! The XML of a part.

use std::borrow::Cow;

use quick_xml::{
    Error, Reader,
    events::{BytesStart, Event},
};

use crate::{error::FileError, limits};

/// Bytes of a text that are kept: a character takes four at most.
const KEPT: usize = (limits::CELL + 1) * 4;

/// Why a part is not read. A tag or a text without end is stopped by the reader beneath.
pub fn failure(error: &Error) -> FileError {
    match error {
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => FileError::TooLarge,
        _ => FileError::Unreadable,
    }
}

/// The next event of a part.
pub fn next<'b, R: std::io::BufRead>(xml: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, FileError> {
    buffer.clear();
    xml.read_event_into(buffer).map_err(|error| failure(&error))
}

/// The value of an attribute, whatever its prefix.
pub fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => Cow::Owned(value.into_owned()),
        Err(_) => found.value,
    })
}

/// A number of an attribute.
pub fn number(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether an attribute says yes.
pub fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// Adds what an event says to a text, as much as shows that it is too long.
pub fn say(event: &Event<'_>, text: &mut String) -> Result<(), FileError> {
    match event {
        Event::Text(said) => add(said, text),
        Event::CData(said) => add(said, text),
        Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| FileError::Unreadable)? {
            Some(letter) => add(letter.encode_utf8(&mut [0; 4]), text),
            None => {
                let letter = match &**reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => return Err(FileError::Unreadable),
                };
                add(letter, text);
            }
        },
        _ => {}
    }
    Ok(())
}

fn add(said: &str, text: &mut String) {
    let room = KEPT.saturating_sub(text.len());
    let end = (0..=room.min(said.len())).rev().find(|at| said.is_char_boundary(*at)).unwrap_or_default();
    text.push_str(said.get(..end).unwrap_or_default());
}
