//! The app behind the window. When its files cannot be opened, the window still opens and shows the error.

use std::sync::Arc;

use app::error::ErrorCode;
use app::{App, AppError, Folders, SystemClock};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime};

use crate::events::WindowEvents;

/// The opened app, or the error that prevented it.
pub struct OpenResult(Result<Arc<App>, AppError>);

impl OpenResult {
    pub fn app(&self) -> Result<Arc<App>, AppError> {
        self.0.clone()
    }
}

/// Opens the app's files while the shell is built, before the window exists and can call commands.
pub fn plugin<R: Runtime>(folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError> + Send + 'static) -> TauriPlugin<R> {
    tauri::plugin::Builder::new("state")
        .setup(move |handle, _| {
            handle.manage(open(handle, folders));
            Ok(())
        })
        .build()
}

fn open<R: Runtime>(handle: &AppHandle<R>, folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError>) -> OpenResult {
    let opened = folders(handle).and_then(|folders| App::open(folders, Arc::new(SystemClock), Arc::new(WindowEvents(handle.clone()))));
    if let Err(error) = &opened {
        log::warn!("the app could not open its files: {}", error.message);
    }
    let opened = opened.map(Arc::new);
    if let Ok(app) = opened.clone() {
        tauri::async_runtime::spawn(async move {
            if let Err(error) = app.send_waiting_mails().await {
                log::warn!("the waiting mails could not be looked at: {:?}", error.code);
            }
        });
    }
    OpenResult(opened)
}

/// The app's folders in the system's places. They are local, because Windows copies a roaming folder to a server and back. That could
/// overwrite the ledger with an older state.
pub fn system_folders<R: Runtime>(handle: &AppHandle<R>) -> Result<Folders, AppError> {
    let missing = |error: tauri::Error| AppError::new(ErrorCode::StorageReadOnly, error.to_string());
    Ok(Folders { data: handle.path().app_local_data_dir().map_err(missing)?, log: handle.path().app_log_dir().map_err(missing)? })
}
