//! What the programs of a computer hold in their memory, and how they were started.
//!
//! A process may look into those that it started, and root into all. Where that is not so the look fails: a search that sees
//! nothing would find nothing.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt as _,
    path::{Path, PathBuf},
};

use super::Trouble;

const PAGE: u64 = 4096;
/// The most that is held at once, in pages.
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
    pub fn start(&self) -> Result<Vec<u8>, Trouble> {
        let read = |name: &str| fs::read(folder(self.id).join(name)).map_err(self.closed(name));
        Ok([read("cmdline")?, read("environ")?].concat())
    }

    /// Hands over everything that it can write to and that is there, piece by piece, and says how many bytes that was.
    ///
    /// # Errors
    /// When its memory cannot be read.
    pub fn memory(&self, mut look: impl FnMut(&[u8])) -> Result<usize, Trouble> {
        let maps = fs::read_to_string(folder(self.id).join("maps")).map_err(self.closed("maps"))?;
        let memory = File::open(folder(self.id).join("mem")).map_err(self.closed("mem"))?;
        let there = File::open(folder(self.id).join("pagemap")).map_err(self.closed("pagemap"))?;
        let mut seen = 0_usize;
        for (first, last) in maps.lines().filter_map(writable) {
            for (from, pages) in present(&there, first, last).map_err(self.closed("pagemap"))? {
                let mut bytes = vec![0; pages.saturating_mul(usize::try_from(PAGE).unwrap_or_default())];
                // A piece may be gone since the list was read: then nothing is in it any more.
                if memory.read_exact_at(&mut bytes, from).is_ok() {
                    seen = seen.saturating_add(bytes.len());
                    look(&bytes);
                }
            }
        }
        Ok(seen)
    }

    fn closed<E: std::fmt::Display>(&self, what: &str) -> impl FnOnce(E) -> Trouble + use<E> {
        Trouble::during(format!(
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
fn present(pagemap: &File, first: u64, last: u64) -> std::io::Result<Vec<(u64, usize)>> {
    let mut pieces: Vec<(u64, usize)> = Vec::new();
    let mut page = first / PAGE;
    while page < last / PAGE {
        let count = usize::try_from(last / PAGE - page).unwrap_or(MOST).min(65_536);
        let mut entries = vec![0; count * 8];
        pagemap.read_exact_at(&mut entries, page * 8)?;
        for entry in entries.chunks_exact(8) {
            // The two highest bits: in memory, or put out to the disk.
            if entry[7] & 0xC0 != 0 {
                match pieces.last_mut() {
                    Some((from, pages)) if *from / PAGE + *pages as u64 == page && *pages < MOST => *pages += 1,
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
    fn what_cannot_be_read_is_trouble() {
        let gone = Running { id: u32::MAX, name: "nobody".to_owned() };
        assert!(gone.memory(|_| ()).is_err() && gone.start().is_err());
    }
}
