//! The encoding of a part. Its XML is UTF-8 in nearly every workbook, and some programs write UTF-16, or an encoding that they name.

use std::io::{self, Cursor, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes in which a part names its encoding.
const HEAD: u64 = 256;
/// Bytes that are decoded at once.
const STEP: usize = 8 << 10;

/// The XML of a part in UTF-8, whatever it is written in.
pub fn in_utf8<'a>(mut part: impl Read + 'a) -> io::Result<Box<dyn Read + 'a>> {
    let mut head = Vec::new();
    part.by_ref().take(HEAD).read_to_end(&mut head)?;
    let encoding = encoding_of(&head);
    let bytes = Cursor::new(head).chain(part);
    Ok(match encoding {
        None => Box::new(bytes),
        Some(encoding) => Box::new(Decoded { bytes, decoder: encoding.new_decoder(), text: String::new(), at: 0, is_over: false }),
    })
}

/// The encoding that a part says by its mark, its zeros or its first line; `None`: UTF-8 without a mark.
fn encoding_of(head: &[u8]) -> Option<&'static Encoding> {
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
    // What is readable as letters one byte each is no UTF-16, whatever it says.
    Encoding::for_label(label.as_bytes()).filter(|encoding| ![UTF_8, UTF_16LE, UTF_16BE].contains(encoding))
}

/// Bytes that are decoded as they are read.
struct Decoded<R> {
    bytes: R,
    decoder: Decoder,
    /// What is decoded and not passed on yet begins at `at`.
    text: String,
    at: usize,
    is_over: bool,
}

impl<R: Read> Decoded<R> {
    fn step(&mut self) -> io::Result<()> {
        let mut bytes = [0; STEP];
        let read = self.bytes.read(&mut bytes)?;
        self.is_over = read == 0;
        self.text.clear();
        self.at = 0;
        let most = self.decoder.max_utf8_buffer_length(read).ok_or(io::ErrorKind::InvalidData)?;
        self.text.reserve(most);
        let _ = self.decoder.decode_to_string(bytes.get(..read).unwrap_or_default(), &mut self.text, self.is_over);
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at >= self.text.len() && !self.is_over {
            self.step()?;
        }
        let read = self.text.as_bytes().get(self.at..).unwrap_or_default().read(buffer)?;
        self.at = self.at.saturating_add(read);
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
        in_utf8(bytes).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn a_part_is_read_by_its_mark_and_by_its_zeros() {
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
    fn a_part_is_read_by_what_its_first_line_says(#[case] bytes: &[u8], #[case] wanted: &str) {
        let text = read(bytes);
        assert_eq!(text.split_once("<a>").unwrap().1, format!("{wanted}</a>"));
    }

    #[test]
    fn letters_that_lie_over_two_steps_are_whole() {
        let text = "€".repeat(3 * STEP + 1);
        assert_eq!(read(&wide(&format!("<{text}"), u16::to_le_bytes)), format!("<{text}"));
        let long = format!("<?xml encoding=\"euc-jp\"?>{}", "a".repeat(STEP));
        assert_eq!(read(long.as_bytes()), long);
    }
}
