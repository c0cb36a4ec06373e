//! Fills a disk, and makes room on it again.

use std::fs::File;
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

fn ballast(folder: &Path) -> PathBuf {
    folder.join("ballast")
}

/// Fills the disk to its last byte.
pub fn fill(folder: &Path) -> Result<(), Error> {
    let mut file = File::create(ballast(folder))?;
    // The pieces get smaller, so the last one fits.
    for piece in [1 << 20, 1 << 12, 1] {
        loop {
            match file.write_all(&vec![0; piece]) {
                Ok(()) => {}
                Err(error) if error.kind() == ErrorKind::StorageFull => break,
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}

pub fn make_room(folder: &Path) -> Result<(), Error> {
    std::fs::remove_file(ballast(folder))
}
