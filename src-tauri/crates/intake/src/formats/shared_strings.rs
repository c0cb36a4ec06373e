//! The shared texts of an old workbook, as far as how long they are.
//!
//! A cell names its text by a number, in fourteen bytes, and the reader gives each cell a copy.

use super::xls_preflight::Records;

const CONTINUED: u16 = 0x003c;

/// How many characters each shared text has, from the records that hold them: the first, and those that continue it. What is
/// damaged ends the list; the reader does not go further either.
pub fn lengths(first: &[u8], rest: &Records<'_>) -> Vec<usize> {
    let more = rest.clone().take_while(|(kind, _)| *kind == CONTINUED).map(|(_, data)| data);
    // The counts before the texts are not believed.
    let mut texts = Texts { data: first.get(8..).unwrap_or_default(), more: more.collect::<Vec<_>>().into_iter() };
    let mut lengths = Vec::new();
    while texts.goes_on() {
        match texts.next() {
            Some(length) => lengths.push(length),
            None => break,
        }
    }
    lengths
}

struct Texts<'a> {
    data: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl Texts<'_> {
    fn goes_on(&mut self) -> bool {
        !self.data.is_empty() || self.turn()
    }

    /// Goes on to the next record.
    fn turn(&mut self) -> bool {
        match self.more.next() {
            Some(data) => {
                self.data = data;
                true
            }
            None => false,
        }
    }

    /// Passes over a text, its runs and what belongs to it; how many characters it has.
    fn next(&mut self) -> Option<usize> {
        if self.data.is_empty() {
            return Some(0);
        }
        let length = self.number_16()?;
        let flags = self.take(1)?.first().copied()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number_16()? };
        let more = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(self.take(4)?.try_into().ok()?) };
        self.pass_letters(length, flags)?;
        self.pass(runs.saturating_mul(4))?;
        self.pass(usize::try_from(more).ok()?)?;
        Some(length)
    }

    fn pass_letters(&mut self, mut length: usize, flags: u8) -> Option<()> {
        let mut wide = flags & 1 == 1;
        loop {
            let size = if wide { 2 } else { 1 };
            let here = length.min(self.data.len() / size);
            self.take(here.saturating_mul(size))?;
            length = length.saturating_sub(here);
            if length == 0 {
                return Some(());
            }
            if !self.turn() {
                return None;
            }
            // Where a text goes on in another record, its letters can have another size.
            wide = self.take(1)?.first()? & 1 == 1;
        }
    }

    fn pass(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            if self.data.is_empty() && !self.turn() {
                return None;
            }
            let here = bytes.min(self.data.len());
            self.take(here)?;
            bytes = bytes.saturating_sub(here);
        }
        Some(())
    }

    fn number_16(&mut self) -> Option<usize> {
        Some(usize::from(u16::from_le_bytes(self.take(2)?.try_into().ok()?)))
    }

    fn take(&mut self, bytes: usize) -> Option<&[u8]> {
        let (taken, rest) = self.data.split_at_checked(bytes)?;
        self.data = rest;
        Some(taken)
    }
}
