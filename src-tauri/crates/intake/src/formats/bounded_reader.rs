//! A reader that limits the length of XML tags and texts.

use std::io::{self, Read};

/// Passes XML on and fails when no angle bracket comes for too long. XML readers buffer everything between two brackets, and a
/// zip package stores a gigabyte of one letter in very few bytes.
pub struct BoundedTagReader<R> {
    inner: R,
    /// Bytes since the last bracket, and the allowed number.
    since_bracket: usize,
    limit: usize,
}

impl<R: Read> BoundedTagReader<R> {
    pub fn new(inner: R, limit: usize) -> Self {
        Self { inner, since_bracket: 0, limit }
    }
}

impl<R: Read> Read for BoundedTagReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        for byte in buffer.iter().take(read) {
            self.since_bracket = if matches!(byte, b'<' | b'>') { 0 } else { self.since_bracket.saturating_add(1) };
            if self.since_bracket > self.limit {
                return Err(io::ErrorKind::InvalidData.into());
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_without_a_bracket_fails_beyond_the_limit() {
        let passes = |text: Vec<u8>| io::copy(&mut BoundedTagReader::new(text.as_slice(), 9), &mut io::sink()).is_ok();
        assert!(passes([b"<v>".to_vec(), vec![b'x'; 9], b"</v>".to_vec(), vec![b'x'; 9]].concat()));
        assert!(!passes(vec![b'x'; 10]));
    }
}
