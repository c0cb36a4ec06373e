//! The lengths of the shared strings of an XLS workbook.
//!
//! A cell refers to a shared string in fourteen bytes, and `calamine` gives each cell its own copy.

use super::xls_preflight::Records;

const CONTINUE: u16 = 0x003c;

/// The number of characters of each shared string, from the SST record and the CONTINUE records after it. Damaged data ends the
/// list, as it ends the list of `calamine`.
pub fn lengths(first: &[u8], rest: &Records<'_>) -> Vec<usize> {
    let continuations = rest.clone().take_while(|(kind, _)| *kind == CONTINUE).map(|(_, data)| data);
    // The first eight bytes are string counts, which are not trusted.
    let mut texts = StringReader { data: first.get(8..).unwrap_or_default(), continuations: continuations.collect::<Vec<_>>().into_iter() };
    let mut lengths = Vec::new();
    while texts.has_more() {
        match texts.next_length() {
            Some(length) => lengths.push(length),
            None => break,
        }
    }
    lengths
}

struct StringReader<'a> {
    data: &'a [u8],
    continuations: std::vec::IntoIter<&'a [u8]>,
}

impl StringReader<'_> {
    fn has_more(&mut self) -> bool {
        !self.data.is_empty() || self.next_record()
    }

    /// Moves to the next record.
    fn next_record(&mut self) -> bool {
        match self.continuations.next() {
            Some(data) => {
                self.data = data;
                true
            }
            None => false,
        }
    }

    /// Skips a string with its formatting runs and extra data, and returns its number of characters.
    fn next_length(&mut self) -> Option<usize> {
        if self.data.is_empty() {
            return Some(0);
        }
        let length = self.read_u16()?;
        let flags = self.take(1)?.first().copied()?;
        let runs = if flags & 8 == 0 { 0 } else { self.read_u16()? };
        let extra = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(self.take(4)?.try_into().ok()?) };
        self.skip_characters(length, flags)?;
        self.skip(runs.saturating_mul(4))?;
        self.skip(usize::try_from(extra).ok()?)?;
        Some(length)
    }

    fn skip_characters(&mut self, mut length: usize, flags: u8) -> Option<()> {
        let mut wide = flags & 1 == 1;
        loop {
            let size = if wide { 2 } else { 1 };
            let available = length.min(self.data.len() / size);
            self.take(available.saturating_mul(size))?;
            length = length.saturating_sub(available);
            if length == 0 {
                return Some(());
            }
            if !self.next_record() {
                return None;
            }
            // A string that continues in another record can change its character size there.
            wide = self.take(1)?.first()? & 1 == 1;
        }
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.data.is_empty() && !self.next_record() {
                return None;
            }
            let available = bytes.min(self.data.len());
            self.take(available)?;
            bytes = bytes.saturating_sub(available);
        }
        Some(())
    }

    fn read_u16(&mut self) -> Option<usize> {
        Some(usize::from(u16::from_le_bytes(self.take(2)?.try_into().ok()?)))
    }

    fn take(&mut self, bytes: usize) -> Option<&[u8]> {
        let (taken, rest) = self.data.split_at_checked(bytes)?;
        self.data = rest;
        Some(taken)
    }
}
