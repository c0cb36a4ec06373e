//! What the programs of a computer hold in their memory, and how they were started.
//!
//! A process may look into those that it started, and root into all. Where that is not so the look fails: a search that sees
//! nothing would find nothing.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
};

use super::DesktopError;

const PAGE: u64 = 4096;
const SIZE: usize = 4096;
/// How many pages are asked about at once.
const AT_ONCE: usize = 65_536;
/// The most that is looked at at once, in pages.
const MOST: usize = 4096;

/// A program that runs on a computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Its process.
    pub id: u32,
    /// The program's file name.
    pub name: String,
}

/// Everything that runs on the computer with this home folder.
pub(super) fn running(home: &Path) -> Vec<Running> {
    let wanted = format!("HOME={}", home.display());
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = entries.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let of_home = numbers.filter(|id| {
        let environment = fs::read(folder(*id).join("environ")).unwrap_or_default();
        environment.split(|byte| *byte == 0).any(|entry| entry == wanted.as_bytes())
    });
    of_home
        .filter_map(|id| {
            let program = fs::read_link(folder(id).join("exe")).ok()?;
            Some(Running { id, name: program.file_name()?.to_string_lossy().into_owned() })
        })
        .collect()
}

impl Running {
    /// How it was started: arguments and environment.
    ///
    /// # Errors
    /// When they cannot be read.
    pub fn start(&self) -> Result<Vec<u8>, DesktopError> {
        let read = |name: &str| fs::read(folder(self.id).join(name)).map_err(self.closed(name));
        Ok([read("cmdline")?, read("environ")?].concat())
    }

    /// Hands over everything that it can write to and that is there, piece by piece, and says how many bytes that was. A piece
    /// that goes on where the one before ended begins with that one's last page, so that nothing is cut in two.
    ///
    /// # Errors
    /// When its memory cannot be read.
    pub fn memory(&self, look: impl FnMut(&[u8])) -> Result<usize, DesktopError> {
        self.pieces(MOST, look)
    }

    /// In pieces of so many pages at most.
    fn pieces(&self, most: usize, mut look: impl FnMut(&[u8])) -> Result<usize, DesktopError> {
        let maps = fs::read_to_string(folder(self.id).join("maps")).map_err(self.closed("maps"))?;
        let memory = File::open(folder(self.id).join("mem")).map_err(self.closed("mem"))?;
        let there = File::open(folder(self.id).join("pagemap")).map_err(self.closed("pagemap"))?;
        let (mut seen, mut bytes, mut end) = (0_usize, Vec::new(), 0_u64);
        for (first, last) in maps.lines().filter_map(writable) {
            for (from, pages) in present(&there, first, last, most).map_err(self.closed("pagemap"))? {
                let kept = if end == from { bytes.len().min(SIZE) } else { 0 };
                bytes.drain(..bytes.len() - kept);
                let more = pages.saturating_mul(SIZE);
                bytes.resize(kept + more, 0);
                // A piece may be gone since the list was read: then nothing is in it any more.
                if memory.read_exact_at(&mut bytes[kept..], from).is_ok() {
                    seen = seen.saturating_add(more);
                    end = from + more as u64;
                    look(&bytes);
                } else {
                    end = 0;
                }
            }
        }
        Ok(seen)
    }

    fn closed<E: std::fmt::Display>(&self, what: &str) -> impl FnOnce(E) -> DesktopError + use<E> {
        DesktopError::during(format!(
            "{what} of {} ({}), which only root or whoever started it may read (see kernel.yama.ptrace_scope)",
            self.name, self.id
        ))
    }
}

fn folder(id: u32) -> PathBuf {
    PathBuf::from(format!("/proc/{id}"))
}

/// The first and the last address of a writable piece, by its line of the list.
fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (first, last) = range.split_once('-')?;
    let address = |text: &str| u64::from_str_radix(text, 16).ok();
    rest.starts_with("rw").then_some((address(first)?, address(last)?))
}

/// The pieces that are really there: programs reserve far more than they use.
fn present(pagemap: &File, first: u64, last: u64, most: usize) -> std::io::Result<Vec<(u64, usize)>> {
    let mut pieces: Vec<(u64, usize)> = Vec::new();
    let nothing = vec![0; AT_ONCE * 8];
    let mut page = first / PAGE;
    while page < last / PAGE {
        let count = usize::try_from(last / PAGE - page).unwrap_or(MOST).min(AT_ONCE);
        let mut entries = vec![0; count * 8];
        pagemap.read_exact_at(&mut entries, page * 8)?;
        // Most of what is reserved: passed over at once.
        if entries == nothing[..entries.len()] {
            page += count as u64;
            continue;
        }
        for entry in entries.chunks_exact(8) {
            // The two highest bits: in memory, or put out to the disk.
            if entry[7] & 0xC0 != 0 {
                match pieces.last_mut() {
                    Some((from, pages)) if *from / PAGE + *pages as u64 == page && *pages < most => *pages += 1,
                    _ => pieces.push((page * PAGE, 1)),
                }
            }
            page += 1;
        }
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_sees_its_own_words() {
        let words = ["between", "midnight", "and", "noon"].join("-");
        let own = Running { id: std::process::id(), name: "this".to_owned() };
        let mut found = false;
        let seen = own.memory(|bytes| found |= bytes.windows(words.len()).any(|window| window == words.as_bytes())).unwrap();
        assert!(found && seen > 100_000, "{seen} bytes");
    }

    #[test]
    fn what_lies_across_two_pieces_is_seen_whole() {
        let words = ["from", "piece", "to", "piece"].join("-");
        let mut own = vec![0_u8; 3 * SIZE];
        // Its middle is where a page ends.
        let at = 2 * SIZE - own.as_ptr() as usize % SIZE - words.len() / 2;
        own[at..at + words.len()].copy_from_slice(words.as_bytes());
        let this = Running { id: std::process::id(), name: "this".to_owned() };
        let mut found = 0;
        this.pieces(1, |bytes| found += bytes.windows(words.len()).filter(|window| *window == words.as_bytes()).count()).unwrap();
        assert!(own.len() > at && found > 1, "only the words themselves, and not within the pages: {found}");
    }

    #[test]
    fn what_cannot_be_read_is_trouble() {
        let gone = Running { id: u32::MAX, name: "nobody".to_owned() };
        assert!(gone.memory(|_| ()).is_err() && gone.start().is_err());
    }
}
