//! Only one app may use a data folder: each of two would take the other's runs for interrupted ones.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use crate::error::{AppError, ErrorCode};

/// The lock on a data folder, held while the app is open.
#[derive(Debug)]
pub(crate) struct FolderLock {
    _file: File,
}

/// How long an app that is just ending may keep the lock. An owner who closes the window and opens it again starts no second app.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(2);

impl FolderLock {
    /// Takes the lock. Fails if another app keeps it, or the folder cannot be written.
    pub fn take(folder: &Path) -> Result<Self, AppError> {
        std::fs::create_dir_all(folder).map_err(|error| unwritable(&error))?;
        let file = File::create(folder.join("paybridge.lock")).map_err(|error| unwritable(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => wait_for(file),
            Err(TryLockError::Error(error)) => Err(unwritable(&error)),
        }
    }
}

/// Waits for the other app's end, on a separate thread. That thread releases a lock that comes too late.
fn wait_for(file: File) -> Result<FolderLock, AppError> {
    let (done, ended) = mpsc::channel();
    std::thread::spawn(move || {
        let locked = file.lock().map(|()| FolderLock { _file: file });
        drop(done.send(locked));
    });
    match ended.recv_timeout(SHUTDOWN_TIMEOUT) {
        Ok(locked) => locked.map_err(|error| unwritable(&error)),
        Err(_) => Err(AppError::new(ErrorCode::AlreadyOpen, "another app has the data folder")),
    }
}

fn unwritable(error: &std::io::Error) -> AppError {
    AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn second_app_cannot_take_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let first = FolderLock::take(folder.path()).unwrap();
        assert_eq!(FolderLock::take(folder.path()).unwrap_err().code, ErrorCode::AlreadyOpen);
        drop(first);
        assert!(FolderLock::take(folder.path()).is_ok());
    }
}
