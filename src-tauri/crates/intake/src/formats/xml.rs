//! Helpers for reading the XML of a part.

use std::borrow::Cow;

use quick_xml::{
    Error, Reader,
    events::{BytesStart, Event},
};

use crate::{error::FileError, limits};

/// Bytes of a text that are kept. A character has at most four.
const MAX_TEXT_BYTES: usize = (limits::CELL + 1) * 4;

/// The error for an XML failure. `BoundedTagReader` reports a too long tag or text as invalid data.
pub fn file_error(error: &Error) -> FileError {
    match error {
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => FileError::TooLarge,
        _ => FileError::Unreadable,
    }
}

pub fn next_event<'b, R: std::io::BufRead>(xml: &mut Reader<R>, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, FileError> {
    buffer.clear();
    xml.read_event_into(buffer).map_err(|error| file_error(&error))
}

/// The value of an attribute with any prefix.
pub fn attribute<'a>(tag: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    let found = tag.attributes().with_checks(false).flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(value) => Cow::Owned(value.into_owned()),
        Err(_) => found.value,
    })
}

pub fn number(tag: &BytesStart<'_>, name: &str) -> Option<u64> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether a boolean attribute is true.
pub fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
}

/// Appends the text of an event. A text beyond the cell limit is cut one character later, so that a caller sees its excess.
pub fn append_text(event: &Event<'_>, text: &mut String) -> Result<(), FileError> {
    match event {
        Event::Text(part) => append(part, text),
        Event::CData(part) => append(part, text),
        Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|_| FileError::Unreadable)? {
            Some(letter) => append(letter.encode_utf8(&mut [0; 4]), text),
            None => {
                let letter = match &**reference {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => return Err(FileError::Unreadable),
                };
                append(letter, text);
            }
        },
        _ => {}
    }
    Ok(())
}

fn append(part: &str, text: &mut String) {
    let room = MAX_TEXT_BYTES.saturating_sub(text.len());
    let end = (0..=room.min(part.len())).rev().find(|at| part.is_char_boundary(*at)).unwrap_or_default();
    text.push_str(part.get(..end).unwrap_or_default());
}
