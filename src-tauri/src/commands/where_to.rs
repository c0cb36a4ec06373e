//! The system's own question where a file is to be stored.

use std::path::PathBuf;

use app::AppError;
use app::error::ErrorCode;
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// Asks, proposing a name. `None`: the owner closed the question.
pub async fn ask_where<R: Runtime>(handle: &AppHandle<R>, name: &str) -> Result<Option<PathBuf>, AppError> {
    let dialog = handle.dialog().file().set_file_name(name);
    // The question waits for the owner: on a thread where that holds nobody up.
    let chosen = tauri::async_runtime::spawn_blocking(move || dialog.blocking_save_file()).await;
    let chosen = chosen.map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
    let path = chosen.map(|file| file.into_path().map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.to_string())));
    path.transpose()
}
