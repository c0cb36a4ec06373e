//! The data that the app keeps: back-ups, how long runs are kept, copies, and people who are to be erased.

use std::path::PathBuf;
use std::sync::Arc;

use app::error::ErrorCode;
use app::view::{BackUp, DataOverview, Erased, KnownPerson, PersonRef, RestoreOffer, Restored};
use app::{App, AppError};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::{DialogExt, FilePath};

use crate::state::Opened;

#[tauri::command]
pub async fn data_overview(opened: State<'_, Opened>) -> Result<DataOverview, AppError> {
    aside(opened.app()?, |app| app.data_overview()).await
}

/// Asks where, and saves. `None`: the owner closed the question.
#[tauri::command]
pub async fn data_back_up<R: Runtime>(handle: AppHandle<R>, opened: State<'_, Opened>) -> Result<Option<BackUp>, AppError> {
    let app = opened.app()?;
    let dialog = handle.dialog().file().set_file_name(app.back_up_name());
    aside(app, move |app| path(dialog.blocking_save_file())?.map(|file| app.data_back_up(&file)).transpose()).await
}

/// Asks which, and looks at it. `None`: the owner closed the question.
#[tauri::command]
pub async fn data_restore_open<R: Runtime>(handle: AppHandle<R>, opened: State<'_, Opened>) -> Result<Option<RestoreOffer>, AppError> {
    let dialog = handle.dialog().file();
    aside(opened.app()?, move |app| path(dialog.blocking_pick_file())?.map(|file| app.data_restore_open(&file)).transpose()).await
}

#[tauri::command]
pub async fn data_restore(opened: State<'_, Opened>) -> Result<Restored, AppError> {
    aside(opened.app()?, |app| app.data_restore()).await
}

#[tauri::command]
pub async fn data_restore_close(opened: State<'_, Opened>) -> Result<(), AppError> {
    aside(opened.app()?, |app| {
        app.data_restore_close();
        Ok(())
    })
    .await
}

#[tauri::command]
pub async fn data_keep_look(opened: State<'_, Opened>, months: u32) -> Result<u32, AppError> {
    aside(opened.app()?, move |app| app.data_keep_look(months)).await
}

#[tauri::command]
pub async fn data_keep(opened: State<'_, Opened>, months: Option<u32>) -> Result<DataOverview, AppError> {
    aside(opened.app()?, move |app| app.data_keep(months)).await
}

#[tauri::command]
pub async fn data_people(opened: State<'_, Opened>, text: String) -> Result<Vec<KnownPerson>, AppError> {
    aside(opened.app()?, move |app| app.data_people(&text)).await
}

#[tauri::command]
pub async fn data_erase(opened: State<'_, Opened>, people: Vec<PersonRef>) -> Result<Erased, AppError> {
    aside(opened.app()?, move |app| app.data_erase(&people)).await
}

#[tauri::command]
pub async fn data_copy_remove(opened: State<'_, Opened>, name: String) -> Result<DataOverview, AppError> {
    aside(opened.app()?, move |app| app.data_copy_remove(&name)).await
}

/// Works on a thread where waiting for a disk, or for the owner, holds nobody up.
async fn aside<T: Send + 'static>(app: Arc<App>, work: impl FnOnce(&App) -> Result<T, AppError> + Send + 'static) -> Result<T, AppError> {
    let done = tauri::async_runtime::spawn_blocking(move || work(&app)).await;
    done.map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?
}

fn path(chosen: Option<FilePath>) -> Result<Option<PathBuf>, AppError> {
    let path = chosen.map(FilePath::into_path).transpose();
    path.map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.to_string()))
}
