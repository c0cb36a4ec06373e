use thiserror::Error;

/// A failure of the data file. Its text never holds stored data.
#[derive(Debug, Error)]
pub enum StoreError {
    #[error("the disk is full")]
    Full,
    #[error("the data folder cannot be written")]
    ReadOnly,
    #[error("the data file was written by a newer version")]
    Newer,
    #[error("the data file is damaged")]
    Corrupt,
    #[error("the file is no back-up, or a damaged one")]
    NoBackUp,
    /// Another process has locked the file.
    #[error("the data file is in use")]
    Locked,
    /// A row does not exist. Holds the kind of the row.
    #[error("no such {0}")]
    Missing(&'static str),
    /// A stored value cannot be parsed. Holds the kind of the value.
    #[error("the stored {0} cannot be read")]
    Unreadable(&'static str),
    /// The owner confirmed a link of the same target person to another source person.
    #[error("the person is linked to somebody else")]
    AlreadyLinked,
    /// Any other SQLite error. Holds its code.
    #[error("the data file failed: {0}")]
    Failed(String),
}

/// SQLite's code when the `-shm` file cannot grow. SQLite treats it as a general I/O error, but on a full disk it is the first error.
const SHM_CANNOT_GROW: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        if error.sqlite_error().is_some_and(|sqlite| sqlite.extended_code == SHM_CANNOT_GROW) {
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

/// Describes an error of the library. Only the kind is kept, because the error's text could hold a stored value.
fn kind(error: &rusqlite::Error) -> &'static str {
    match error {
        rusqlite::Error::QueryReturnedNoRows => "no row",
        rusqlite::Error::FromSqlConversionFailure(..) | rusqlite::Error::InvalidColumnType(..) => "a value of another type",
        _ => "unexpected",
    }
}
