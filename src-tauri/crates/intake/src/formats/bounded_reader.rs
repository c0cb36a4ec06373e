//! Sheets whose tags and texts are short, as those of every program are.

use std::io::{self, Read};

/// Passes XML on as long as it has a tag now and then. What stands between two brackets is held whole by the readers of XML,
/// and in a package a gigabyte of one letter takes next to no room.
pub struct ShortTags<R> {
    inner: R,
    /// Bytes since the last bracket, and the most that there may be.
    run: usize,
    most: usize,
}

impl<R: Read> ShortTags<R> {
    /// Nothing passed on yet.
    pub fn new(inner: R, most: usize) -> Self {
        Self { inner, run: 0, most }
    }
}

impl<R: Read> Read for ShortTags<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        for byte in buffer.iter().take(read) {
            self.run = if matches!(byte, b'<' | b'>') { 0 } else { self.run.saturating_add(1) };
            if self.run > self.most {
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
    fn a_text_without_a_bracket_ends_somewhere() {
        let passes = |text: Vec<u8>| io::copy(&mut ShortTags::new(text.as_slice(), 9), &mut io::sink()).is_ok();
        assert!(passes([b"<v>".to_vec(), vec![b'x'; 9], b"</v>".to_vec(), vec![b'x'; 9]].concat()));
        assert!(!passes(vec![b'x'; 10]));
    }
}
