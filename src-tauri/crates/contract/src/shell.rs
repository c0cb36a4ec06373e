//! The functions of the desktop shell that commands use.

use std::path::{Path, PathBuf};

use app::AppError;

/// The system's dialogs and programs, and the built page.
pub trait Shell: Send + Sync {
    /// Asks the owner for a path to save a file, and proposes a name. Waits for the owner. `None`: the owner closed the dialog.
    fn save_dialog(&self, file_name: &str) -> Result<Option<PathBuf>, AppError>;

    /// Asks the owner for a file. Waits for the owner. `None`: the owner closed the dialog.
    fn open_dialog(&self) -> Result<Option<PathBuf>, AppError>;

    /// Shows a folder in the system's file manager.
    fn open_folder(&self, folder: &Path) -> Result<(), AppError>;

    /// Opens an address in the system's program for it.
    fn open_address(&self, address: &str) -> Result<(), AppError>;

    /// The list of the third-party packages in this build, with their licences.
    fn third_party(&self) -> Result<String, AppError>;

    /// The version of the system's web view, if the system reports one.
    fn web_view_version(&self) -> Option<String>;
}
