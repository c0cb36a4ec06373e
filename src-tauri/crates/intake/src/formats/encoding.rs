//! From bytes to text.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that are looked at to tell a text from anything else.
const LOOKED_AT: usize = 8 << 10;

/// The text of the bytes: as its mark says, else UTF-8 when it is that, else UTF-16 by its zeros, else Windows-1252.
pub fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0.into_owned();
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Whether the bytes are a text: hardly a control among them, and not the start of a known kind of something else.
pub fn is_text(bytes: &[u8]) -> bool {
    let others: [&[u8]; 9] = [b"%PDF", b"{\\rtf", b"<!DOCTYPE", b"<!doctype", b"<html", b"<HTML", b"<?xml", b"\x1f\x8b", b"\x89PNG"];
    if others.iter().any(|start| bytes.starts_with(start)) {
        return false;
    }
    let start = decode(bytes.get(..LOOKED_AT).unwrap_or(bytes));
    let controls = start.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    controls.saturating_mul(20) <= start.chars().count()
}

/// In UTF-16 without a mark, the letters of our languages have a zero in every second byte.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let pairs = start.len() / 2;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let most =
        |zeros: usize, others: usize| pairs > 0 && zeros.saturating_mul(3) > pairs.saturating_mul(2) && others.saturating_mul(10) < pairs;
    if most(second, first) {
        Some(UTF_16LE)
    } else if most(first, second) {
        Some(UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_is_read() {
        let text = "Förmån;Übung;50,00 €\r\n";
        let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        let (little, big) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        assert_eq!(decode(text.as_bytes()), text);
        assert_eq!(decode(&marked(b"\xef\xbb\xbf", text.as_bytes())), text);
        assert_eq!(decode(&marked(b"\xff\xfe", &little)), text);
        assert_eq!(decode(&marked(b"\xfe\xff", &big)), text);
        assert_eq!(decode(&little), text);
        assert_eq!(decode(&big), text);
        assert_eq!(decode(b"F\xf6rm\xe5n;\xdcbung;50,00 \x80\r\n"), text);
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        assert!(is_text("Förmån;50\n".as_bytes()));
        assert!(is_text(b"a;b\x00;c and some more text, long enough to bear one stray zero\n"));
        assert!(!is_text(b"%PDF-1.7 ..."));
        assert!(!is_text(b"<html><table><tr><td>1</td></tr></table>"));
        assert!(!is_text(&(0..=255).cycle().take(2000).collect::<Vec<u8>>()));
    }
}
