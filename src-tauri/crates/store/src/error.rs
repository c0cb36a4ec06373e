//! What can go wrong with the data file.

use thiserror::Error;

/// A failure of the data file. Its text holds no data.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The file or its folder cannot be written.
    #[error("the data folder cannot be written")]
    ReadOnly,
    /// A newer version of the app wrote the file.
    #[error("the data file was written by a newer version")]
    Newer,
    /// The file is damaged.
    #[error("the data file is damaged")]
    Corrupt,
    /// A file is no back-up of this app's, or a damaged one.
    #[error("the file is no back-up, or a damaged one")]
    NoBackUp,
    /// Another process holds the file.
    #[error("the data file is in use")]
    Locked,
    /// A row is not there.
    #[error("no such {0}")]
    Missing(&'static str),
    /// A stored value cannot be read.
    #[error("the stored {0} cannot be read")]
    Unreadable(&'static str),
    /// A link to somebody who is somebody else's.
    #[error("the person is linked to somebody else")]
    Taken,
    /// Anything else SQLite says.
    #[error("the data file failed: {0}")]
    Failed(String),
}

/// What SQLite says when the file that it keeps beside the data file cannot grow: to it a failure like any other of the disk, and
/// the first one on a full disk.
const NO_ROOM_BESIDE: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        if error.sqlite_error().is_some_and(|told| told.extended_code == NO_ROOM_BESIDE) {
            return Self::Full;
        }
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Corrupt,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Locked,
            Some(code) => Self::Failed(format!("{code:?}")),
            None => Self::Failed(kind(&error).to_owned()),
        }
    }
}

/// The kind of an error that is not SQLite's own. Its text could hold a value, so only the kind is kept.
fn kind(error: &rusqlite::Error) -> &'static str {
    match error {
        rusqlite::Error::QueryReturnedNoRows => "no row",
        rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => "a value of another type",
        _ => "unexpected",
    }
}
