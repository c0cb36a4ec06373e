//! One app at a time over one data folder: two would each take the other's runs for interrupted ones.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::{AppError, ErrorCode};

/// The lock on a data folder, held as long as the app is open.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

impl FolderLock {
    /// Takes the folder.
    ///
    /// # Errors
    /// When another app has it, or it cannot be written.
    pub fn take(folder: &Path) -> Result<Self, AppError> {
        let unwritable = |error: std::io::Error| AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string());
        std::fs::create_dir_all(folder).map_err(unwritable)?;
        let file = File::create(folder.join("paybridge.lock")).map_err(unwritable)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(AppError::new(ErrorCode::AlreadyOpen, "another app has the data folder")),
            Err(TryLockError::Error(error)) => Err(unwritable(error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_one_apps() {
        let folder = tempfile::tempdir().unwrap();
        let first = FolderLock::take(folder.path()).unwrap();
        assert_eq!(FolderLock::take(folder.path()).unwrap_err().code, ErrorCode::AlreadyOpen);
        drop(first);
        assert!(FolderLock::take(folder.path()).is_ok());
    }
}
