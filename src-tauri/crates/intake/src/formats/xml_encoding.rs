//! Decoding of XML parts to UTF-8. Nearly every workbook uses UTF-8, but some programs write UTF-16 or declare another encoding.

use std::io::{self, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a part declares its encoding.
const DECLARATION_BYTES: u64 = 256;
/// Bytes that are decoded at once.
const CHUNK_BYTES: usize = 8 << 10;

/// The XML of a part in UTF-8, from any encoding.
pub fn decode_to_utf8<'a>(mut part: impl Read + 'a) -> io::Result<Box<dyn Read + 'a>> {
    let mut head = Vec::new();
    part.by_ref().take(DECLARATION_BYTES).read_to_end(&mut head)?;
    let encoding = detect_encoding(&head);
    let bytes = Cursor::new(head).chain(part);
    Ok(match encoding {
        None => Box::new(bytes),
        Some(encoding) => {
            Box::new(DecodingReader { bytes, decoder: encoding.new_decoder(), text: String::new(), position: 0, is_finished: false })
        }
    })
}

/// Detects the encoding by byte order mark, zero bytes or XML declaration. `None`: UTF-8 without a byte order mark.
fn detect_encoding(head: &[u8]) -> Option<&'static Encoding> {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return Some(encoding);
    }
    match head {
        [b'<', 0, ..] => return Some(UTF_16LE),
        [0, b'<', ..] => return Some(UTF_16BE),
        _ => {}
    }
    let line = std::str::from_utf8(head.strip_prefix(b"<?xml")?.split(|byte| *byte == b'>').next()?).ok()?;
    let named = line.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = named.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
    // A declaration that is readable as single bytes cannot be UTF-16, so such a label is ignored.
    Encoding::for_label(label.as_bytes()).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// A reader that decodes while it reads.
struct DecodingReader<R> {
    bytes: R,
    decoder: Decoder,
    /// Decoded text. The part from `position` on is still to be returned.
    text: String,
    position: usize,
    is_finished: bool,
}

impl<R: Read> DecodingReader<R> {
    fn decode_chunk(&mut self) -> io::Result<()> {
        let mut bytes = [0; CHUNK_BYTES];
        let read = self.bytes.read(&mut bytes)?;
        self.is_finished = read == 0;
        self.text.clear();
        self.position = 0;
        let most = self.decoder.max_utf8_buffer_length(read).ok_or(io::ErrorKind::InvalidData)?;
        self.text.reserve(most);
        let _ = self.decoder.decode_to_string(bytes.get(..read).unwrap_or_default(), &mut self.text, self.is_finished);
        Ok(())
    }
}

impl<R: Read> Read for DecodingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.position >= self.text.len() && !self.is_finished {
            self.decode_chunk()?;
        }
        let read = self.text.as_bytes().get(self.position..).unwrap_or_default().read(buffer)?;
        self.position = self.position.saturating_add(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const TEXT: &str = "<a>Förmån €</a>";

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        decode_to_utf8(bytes).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn part_encoding_is_detected_by_bom_or_zero_bytes() {
        let (little, big) = (wide(TEXT, u16::to_le_bytes), wide(TEXT, u16::to_be_bytes));
        for bytes in [TEXT.as_bytes().to_vec(), little.clone(), big.clone()] {
            assert_eq!(read(&bytes), TEXT);
        }
        for (mark, bytes) in [(&b"\xff\xfe"[..], little), (b"\xfe\xff", big), (b"\xef\xbb\xbf", TEXT.as_bytes().to_vec())] {
            assert_eq!(read(&[mark, &bytes].concat()), TEXT);
        }
        assert_eq!(read(b""), "");
    }

    #[rstest]
    #[case(b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>F\xf6rm\xe5n</a>", "Förmån")]
    #[case(b"<?xml version='1.0' encoding = 'windows-1250'?><a>\xc1\x9a</a>", "Áš")]
    #[case("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>Förmån</a>".as_bytes(), "Förmån")]
    #[case("<?xml version=\"1.0\" encoding=\"utf-16\"?><a>Förmån</a>".as_bytes(), "Förmån")]
    #[case("<?xml version=\"1.0\" encoding=\"no such one\"?><a>Förmån</a>".as_bytes(), "Förmån")]
    fn part_encoding_is_read_from_its_xml_declaration(#[case] bytes: &[u8], #[case] wanted: &str) {
        let text = read(bytes);
        assert_eq!(text.split_once("<a>").unwrap().1, format!("{wanted}</a>"));
    }

    #[test]
    fn character_across_two_chunks_is_decoded_whole() {
        let text = "€".repeat(3 * CHUNK_BYTES + 1);
        assert_eq!(read(&wide(&format!("<{text}"), u16::to_le_bytes)), format!("<{text}"));
        let long = format!("<?xml encoding=\"euc-jp\"?>{}", "a".repeat(CHUNK_BYTES));
        assert_eq!(read(long.as_bytes()), long);
    }
}
