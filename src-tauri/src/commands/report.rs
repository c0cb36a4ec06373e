//! A run's report as a file, where the owner says.

use std::collections::BTreeMap;

use app::AppError;
use app::error::ErrorCode;
use app::view::ReportFormat;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;

use crate::state::Opened;

/// Asks where, and writes the file. `None`: the owner closed the question.
#[tauri::command]
pub async fn run_save<R: Runtime>(
    handle: AppHandle<R>,
    opened: State<'_, Opened>,
    run_id: String,
    format: ReportFormat,
    words: BTreeMap<String, String>,
) -> Result<Option<String>, AppError> {
    let app = opened.app()?;
    let name = app.report_name(&run_id, format)?;
    let dialog = handle.dialog().file().set_file_name(name);
    // The question waits for the owner: on a thread where that holds nobody up.
    let chosen = tauri::async_runtime::spawn_blocking(move || dialog.blocking_save_file()).await;
    let chosen = chosen.map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
    let Some(file) = chosen else { return Ok(None) };
    let file = file.into_path().map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.to_string()))?;
    app.run_save(&run_id, format, &words, &file)?;
    Ok(Some(file.display().to_string()))
}
