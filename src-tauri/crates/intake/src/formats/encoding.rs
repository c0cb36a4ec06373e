//! Detection and decoding of text encodings.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};

use super::{code_pages, encoding_guess};
use crate::{encoding::TextEncoding, table::EncodingChoice};

/// Bytes that are inspected to recognize a text.
const INSPECTED_BYTES: usize = 8 << 10;

/// Decodes the bytes and reports the encoding. The owner's choice comes first, then the byte order mark, UTF-16 recognized by its
/// zero bytes, valid UTF-8, and last the encoding whose words are most likely.
pub fn decode(bytes: &[u8], wanted: Option<TextEncoding>) -> (String, EncodingChoice) {
    let (detected, certain, readings) = detect(bytes);
    let taken = wanted.unwrap_or(detected);
    (decode_as(bytes, taken), EncodingChoice { taken, certain: certain || wanted.is_some(), readings })
}

fn detect(bytes: &[u8]) -> (TextEncoding, bool, Vec<crate::table::EncodingReading>) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (of_bom(encoding), true, Vec::new());
    }
    if let Some(encoding) = detect_utf_16_without_bom(bytes) {
        return (encoding, true, Vec::new());
    }
    if bytes.is_ascii() {
        return (TextEncoding::Utf8, true, Vec::new());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => match undo_double_encoding(text) {
            Some(_) => (TextEncoding::Utf8Twice, false, encoding_guess::readings(bytes, &[TextEncoding::Utf8Twice, TextEncoding::Utf8])),
            None => (TextEncoding::Utf8, true, Vec::new()),
        },
        Err(_) => encoding_guess::guess(bytes),
    }
}

fn of_bom(encoding: &'static Encoding) -> TextEncoding {
    if encoding == UTF_16LE {
        TextEncoding::Utf16Le
    } else if encoding == UTF_16BE {
        TextEncoding::Utf16Be
    } else {
        TextEncoding::Utf8
    }
}

/// Decodes the bytes. A byte order mark is removed.
pub fn decode_as(bytes: &[u8], encoding: TextEncoding) -> String {
    let known = match encoding {
        TextEncoding::Cp850 => return code_pages::decode(bytes, code_pages::CP850),
        TextEncoding::Cp437 => return code_pages::decode(bytes, code_pages::CP437),
        TextEncoding::Utf8Twice => {
            let text = UTF_8.decode_with_bom_removal(bytes).0;
            return undo_double_encoding(&text).unwrap_or_else(|| text.into_owned());
        }
        TextEncoding::Utf8 => UTF_8,
        TextEncoding::Utf16Le => UTF_16LE,
        TextEncoding::Utf16Be => UTF_16BE,
        TextEncoding::Windows1252 => WINDOWS_1252,
        TextEncoding::MacRoman => MACINTOSH,
        TextEncoding::Iso8859_15 => ISO_8859_15,
        TextEncoding::Windows1250 => WINDOWS_1250,
    };
    known.decode_with_bom_removal(bytes).0.into_owned()
}

/// "FriskvÃ¥rd" is "Friskvård" whose UTF-8 bytes were read as Windows-1252. `None`: the text was not encoded twice.
fn undo_double_encoding(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(text);
    if is_lossy || bytes.is_ascii() {
        return None;
    }
    std::str::from_utf8(&bytes).ok().map(str::to_owned)
}

/// Whether the bytes are text: no XML, and at most five percent control characters.
pub fn is_text(bytes: &[u8]) -> bool {
    let start = decode_start(bytes);
    let controls = start.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    controls.saturating_mul(20) <= start.chars().count() && !start.trim_start().starts_with("<?xml")
}

/// Decodes the first bytes.
pub fn decode_start(bytes: &[u8]) -> String {
    let bytes = bytes.get(..INSPECTED_BYTES).unwrap_or(bytes);
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => of_bom(encoding),
        None => match detect_utf_16_without_bom(bytes) {
            Some(encoding) => encoding,
            None if std::str::from_utf8(bytes).is_ok() => TextEncoding::Utf8,
            None => TextEncoding::Windows1252,
        },
    };
    decode_as(bytes, encoding)
}

/// UTF-16 without a byte order mark: Latin letters have a zero in every second byte.
fn detect_utf_16_without_bom(bytes: &[u8]) -> Option<TextEncoding> {
    let start = bytes.get(..INSPECTED_BYTES).unwrap_or(bytes);
    let pairs = start.len() / 2;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let has_zeros_only_in =
        |zeros: usize, others: usize| pairs > 0 && zeros.saturating_mul(3) > pairs.saturating_mul(2) && others.saturating_mul(10) < pairs;
    if has_zeros_only_in(second, first) {
        Some(TextEncoding::Utf16Le)
    } else if has_zeros_only_in(first, second) {
        Some(TextEncoding::Utf16Be)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_encodings_are_detected_and_decoded() {
        let text = "Förmån;Übung;50,00 €\r\n";
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let read = |bytes: &[u8]| {
            let (text, choice) = decode(bytes, None);
            (text, choice.certain)
        };
        let wanted = (text.to_owned(), true);
        assert_eq!(read(text.as_bytes()), wanted);
        assert_eq!(read(&marked(b"\xef\xbb\xbf", text.as_bytes())), wanted);
        assert_eq!(read(&marked(b"\xff\xfe", &little)), wanted);
        assert_eq!(read(&marked(b"\xfe\xff", &big)), wanted);
        assert_eq!(read(&little), wanted);
        assert_eq!(read(&big), wanted);
        assert_eq!(read(b"F\xf6rm\xe5n;\xdcbung;50,00 \x80\r\n"), wanted);
        assert_eq!(read(b"F\xf6rm\xe5n;\xdcbung;50,00 \xa4\r\n"), wanted);
        assert_eq!(read(b"F\x9arm\x8cn;\x86bung;50,00 \xdb\r\n"), wanted);
        assert_eq!(decode(b"F\xf6rm\xe5n", Some(TextEncoding::Cp850)).0, "F÷rmÕn");
    }

    #[test]
    fn double_encoded_text_is_decoded_but_uncertain() {
        let (text, choice) = decode("FriskvÃ¥rd;50".as_bytes(), None);
        assert_eq!((text.as_str(), choice.taken, choice.certain), ("Friskvård;50", TextEncoding::Utf8Twice, false));
        assert_eq!(choice.readings.iter().map(|reading| reading.words.join(" ")).collect::<Vec<_>>(), ["Friskvård", "FriskvÃ¥rd"]);
        assert_eq!(decode("Ângela;São".as_bytes(), None).1.taken, TextEncoding::Utf8);
    }

    #[test]
    fn binary_bytes_are_no_text() {
        assert!(is_text("Förmån;50\n".as_bytes()));
        assert!(is_text(b"a;b\x00;c and some more text, long enough to bear one stray zero\n"));
        assert!(!is_text(&(0..=255).cycle().take(2000).collect::<Vec<u8>>()));
    }
}
