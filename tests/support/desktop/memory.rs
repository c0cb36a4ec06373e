//! The memory of a computer's programs, and their arguments and environment.
//!
//! A process may read the memory of its child processes, and root may read all. Without this permission the search fails, because an empty
//! search would find nothing.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
};

use super::DesktopError;

const PAGE: u64 = 4096;
const SIZE: usize = 4096;
/// Pages for each read of `pagemap`.
const PAGEMAP_BATCH: usize = 65_536;
/// Pages in one piece.
const MAX_PIECE_PAGES: usize = 4096;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// The process id.
    pub id: u32,
    pub name: String,
}

/// All programs on the computer with this home folder.
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
    /// Arguments and environment.
    pub fn start(&self) -> Result<Vec<u8>, DesktopError> {
        let read = |name: &str| fs::read(folder(self.id).join(name)).map_err(self.unreadable(name));
        Ok([read("cmdline")?, read("environ")?].concat())
    }

    /// Passes all present writable memory to `look`, piece by piece, and returns the number of bytes. A piece that directly follows the one
    /// before begins with its last page, so that no text is cut in two.
    pub fn memory(&self, look: impl FnMut(&[u8])) -> Result<usize, DesktopError> {
        self.pieces(MAX_PIECE_PAGES, look)
    }

    /// Reads pieces of at most `most` pages.
    fn pieces(&self, most: usize, mut look: impl FnMut(&[u8])) -> Result<usize, DesktopError> {
        let maps = fs::read_to_string(folder(self.id).join("maps")).map_err(self.unreadable("maps"))?;
        let memory = File::open(folder(self.id).join("mem")).map_err(self.unreadable("mem"))?;
        let there = File::open(folder(self.id).join("pagemap")).map_err(self.unreadable("pagemap"))?;
        let (mut seen, mut bytes, mut end) = (0_usize, Vec::new(), 0_u64);
        for (first, last) in maps.lines().filter_map(writable) {
            for (from, pages) in present(&there, first, last, most).map_err(self.unreadable("pagemap"))? {
                let overlap = if end == from { bytes.len().min(SIZE) } else { 0 };
                bytes.drain(..bytes.len() - overlap);
                let added = pages.saturating_mul(SIZE);
                bytes.resize(overlap + added, 0);
                // The process may have freed the piece since the list was read.
                if memory.read_exact_at(&mut bytes[overlap..], from).is_ok() {
                    seen = seen.saturating_add(added);
                    end = from + added as u64;
                    look(&bytes);
                } else {
                    end = 0;
                }
            }
        }
        Ok(seen)
    }

    fn unreadable<E: std::fmt::Display>(&self, what: &str) -> impl FnOnce(E) -> DesktopError + use<E> {
        DesktopError::during(format!(
            "{what} of {} ({}), which only root or whoever started it may read (see kernel.yama.ptrace_scope)",
            self.name, self.id
        ))
    }
}

fn folder(id: u32) -> PathBuf {
    PathBuf::from(format!("/proc/{id}"))
}

/// The first and the last address of a writable range in a line of `maps`.
fn writable(line: &str) -> Option<(u64, u64)> {
    let (range, rest) = line.split_once(' ')?;
    let (first, last) = range.split_once('-')?;
    let address = |text: &str| u64::from_str_radix(text, 16).ok();
    rest.starts_with("rw").then_some((address(first)?, address(last)?))
}

/// The present pieces of a range, as address and pages. Programs reserve far more memory than they use.
fn present(pagemap: &File, first: u64, last: u64, most: usize) -> std::io::Result<Vec<(u64, usize)>> {
    let mut pieces: Vec<(u64, usize)> = Vec::new();
    let nothing = vec![0; PAGEMAP_BATCH * 8];
    let mut page = first / PAGE;
    while page < last / PAGE {
        let count = usize::try_from(last / PAGE - page).unwrap_or(MAX_PIECE_PAGES).min(PAGEMAP_BATCH);
        let mut entries = vec![0; count * 8];
        pagemap.read_exact_at(&mut entries, page * 8)?;
        // Skips reserved memory without pages.
        if entries == nothing[..entries.len()] {
            page += count as u64;
            continue;
        }
        for entry in entries.chunks_exact(8) {
            // The two highest bits: in memory, or swapped out.
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
    fn memory_search_finds_text_in_own_process() {
        let words = ["between", "midnight", "and", "noon"].join("-");
        let own = Running { id: std::process::id(), name: "this".to_owned() };
        let mut found = false;
        let seen = own.memory(|bytes| found |= bytes.windows(words.len()).any(|window| window == words.as_bytes())).unwrap();
        assert!(found && seen > 100_000, "{seen} bytes");
    }

    #[test]
    fn text_across_two_memory_pieces_is_found() {
        let words = ["from", "piece", "to", "piece"].join("-");
        let mut own = vec![0_u8; 3 * SIZE];
        // The text crosses the end of a page.
        let at = 2 * SIZE - own.as_ptr() as usize % SIZE - words.len() / 2;
        own[at..at + words.len()].copy_from_slice(words.as_bytes());
        let this = Running { id: std::process::id(), name: "this".to_owned() };
        let mut found = 0;
        this.pieces(1, |bytes| found += bytes.windows(words.len()).filter(|window| *window == words.as_bytes()).count()).unwrap();
        assert!(own.len() > at && found > 1, "only the words themselves, and not within the pages: {found}");
    }

    #[test]
    fn unreadable_memory_is_an_error() {
        let gone = Running { id: u32::MAX, name: "nobody".to_owned() };
        assert!(gone.memory(|_| ()).is_err() && gone.start().is_err());
    }
}
