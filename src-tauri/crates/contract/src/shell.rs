//! What a command needs of the program around the app.

use std::path::{Path, PathBuf};

use app::AppError;

/// The system's dialogs and programs, and the built page.
pub trait Shell: Send + Sync {
    /// Asks the owner where to save a file, proposing a name. Waits for the answer; `None`: the owner closed the dialog.
    fn save_dialog(&self, file_name: &str) -> Result<Option<PathBuf>, AppError>;

    /// Asks the owner for a file. Waits for the answer; `None`: the owner closed the dialog.
    fn open_dialog(&self) -> Result<Option<PathBuf>, AppError>;

    /// Shows a folder in the system's file manager.
    fn open_folder(&self, folder: &Path) -> Result<(), AppError>;

    /// Hands an address to the program that the system has for it.
    fn open_address(&self, address: &str) -> Result<(), AppError>;

    /// The list of other people's works in this build, with their licences.
    fn third_party(&self) -> Result<String, AppError>;

    /// The version of the system's web view, where it tells one.
    fn web_view_version(&self) -> Option<String>;
}
