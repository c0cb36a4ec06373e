//! Preferences and what the settings screen shows.

use app::AppError;
use app::error::ErrorCode;
use app::view::{About, Preferences};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_opener::OpenerExt;

use super::where_to::ask_where;
use crate::state::Opened;

#[tauri::command]
pub fn preferences(opened: State<'_, Opened>) -> Result<Preferences, AppError> {
    opened.app()?.preferences()
}

#[tauri::command]
pub fn preferences_save(opened: State<'_, Opened>, preferences: Preferences) -> Result<(), AppError> {
    opened.app()?.preferences_save(preferences)
}

#[tauri::command]
pub fn about(opened: State<'_, Opened>) -> Result<About, AppError> {
    Ok(opened.app()?.about())
}

#[tauri::command]
pub fn storage_notice(opened: State<'_, Opened>) -> Result<Option<AppError>, AppError> {
    Ok(opened.app()?.storage_notice())
}

#[tauri::command]
pub fn diagnostics(opened: State<'_, Opened>) -> Result<String, AppError> {
    opened.app()?.diagnostics(tauri::webview_version().ok().as_deref())
}

/// Asks where, and writes the file. `None`: the owner closed the question.
#[tauri::command]
pub async fn diagnostics_save<R: Runtime>(handle: AppHandle<R>, opened: State<'_, Opened>) -> Result<Option<String>, AppError> {
    let app = opened.app()?;
    let Some(file) = ask_where(&handle, &app.diagnostics_name()).await? else { return Ok(None) };
    app.diagnostics_save(&file)?;
    Ok(Some(file.display().to_string()))
}

/// What others wrote, with their licences: a file of the built page, and so a part of the program.
#[tauri::command]
pub fn third_party<R: Runtime>(handle: AppHandle<R>) -> Result<String, AppError> {
    let list = handle.asset_resolver().get("third-party.txt".to_owned());
    let list = list.ok_or_else(|| AppError::new(ErrorCode::Internal, "this build carries no list of third parties"))?;
    String::from_utf8(list.bytes).map_err(|_| AppError::new(ErrorCode::Internal, "the list of third parties is no text"))
}

#[tauri::command]
pub fn open_data_folder<R: Runtime>(handle: AppHandle<R>, opened: State<'_, Opened>) -> Result<(), AppError> {
    let folder = opened.app()?.about().data_folder;
    handle.opener().open_path(folder, None::<&str>).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))
}
