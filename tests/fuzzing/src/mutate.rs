//! Deterministic mutations. The same seed and the same number give the same input on every computer.

/// Byte sequences that are difficult for readers.
const TRAPS: [&[u8]; 40] = [
    b"",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\n",
    b"\r\n",
    b"\t",
    b"\"",
    b"'",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"null",
    b"true",
    b"{}",
    b"[]",
    b"[[[[[[[[[[",
    b"-1",
    b"1e999999999",
    b"-0",
    b"0.1e-400",
    b"99999999999999999999999999999999999999",
    b"9223372036854775808",
    b"NaN",
    b"<",
    b"</",
    b"<![CDATA[",
    b"<!--",
    b"&amp;",
    b"&#0;",
    b"&#x110000;",
    b"&lol;",
    b"<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
    b"\n----\n",
    b"HTTP 401\n",
    b"9999-12-31",
    "\u{202e}".as_bytes(),
];

/// A pseudo-random stream that depends only on its start.
#[derive(Debug, Clone)]
pub struct Numbers(u64);

impl Numbers {
    /// Starts the stream from a text and a number.
    pub fn from_seed(name: &str, number: u64) -> Self {
        // FNV-1a. Any evenly distributed hash would do.
        let start = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        Self((start ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A number below the bound, or 0 for the bound 0.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % bound).unwrap_or(0)
    }
}

/// The seed with one to six mutations.
pub fn mutated(seed: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(6) {
        mutate(&mut bytes, numbers);
    }
    bytes
}

fn mutate(bytes: &mut Vec<u8>, numbers: &mut Numbers) {
    let at = numbers.below(bytes.len().saturating_add(1));
    let end = at.saturating_add(numbers.below(24)).min(bytes.len());
    match numbers.below(9) {
        0 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << numbers.below(8);
            }
        }
        1 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(numbers.below(256)).unwrap_or_default();
            }
        }
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let repeated: Vec<u8> = bytes.get(at..end).unwrap_or_default().to_vec();
            drop(bytes.splice(at..at, repeated));
        }
        5 => {
            let from = numbers.below(bytes.len().saturating_add(1));
            let taken: Vec<u8> = bytes.iter().skip(from).take(numbers.below(60)).copied().collect();
            drop(bytes.splice(at..end, taken));
        }
        6 => {
            let trap = TRAPS[numbers.below(TRAPS.len())];
            drop(bytes.splice(at..end, trap.iter().copied()));
        }
        7 => {
            let trap = TRAPS[numbers.below(TRAPS.len())];
            drop(bytes.splice(at..at, trap.iter().copied()));
        }
        // Replaces a value, from one quote, tag or comma to the next.
        _ => {
            let is_edge = |byte: &u8| matches!(byte, b'"' | b'<' | b'>' | b',' | b':' | b';' | b'\n');
            let from = bytes.iter().skip(at).position(is_edge).map_or(bytes.len(), |found| at.saturating_add(found).saturating_add(1));
            let to = bytes.iter().skip(from).position(is_edge).map_or(bytes.len(), |found| from.saturating_add(found));
            let trap = TRAPS[numbers.below(TRAPS.len())];
            if from <= to {
                drop(bytes.splice(from..to, trap.iter().copied()));
            }
        }
    }
}
