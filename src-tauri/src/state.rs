//! The app behind the window. When its files cannot be opened the window still comes up and says why.

use std::sync::Arc;

use app::error::ErrorCode;
use app::{App, AppError, Folders, SystemClock};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime};

use crate::events::ToWindow;

/// The app, or why there is none.
pub struct Opened(Result<Arc<App>, AppError>);

impl Opened {
    /// The app.
    pub fn app(&self) -> Result<Arc<App>, AppError> {
        self.0.clone()
    }
}

/// Opens the app's files while the shell is built, before there is a window that could ask.
pub fn plugin<R: Runtime>(folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError> + Send + 'static) -> TauriPlugin<R> {
    tauri::plugin::Builder::new("state")
        .setup(move |handle, _| {
            handle.manage(open(handle, folders));
            Ok(())
        })
        .build()
}

fn open<R: Runtime>(handle: &AppHandle<R>, folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError>) -> Opened {
    let opened = folders(handle).and_then(|folders| App::open(folders, Arc::new(SystemClock), Arc::new(ToWindow(handle.clone()))));
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
    Opened(opened)
}

/// The folders that the system gives the app. They stay on this computer: Windows copies a roaming folder to a server and back,
/// and would bring an older state of the ledger over a newer one.
pub fn system_folders<R: Runtime>(handle: &AppHandle<R>) -> Result<Folders, AppError> {
    let missing = |error: tauri::Error| AppError::new(ErrorCode::StorageReadOnly, error.to_string());
    Ok(Folders { data: handle.path().app_local_data_dir().map_err(missing)?, log: handle.path().app_log_dir().map_err(missing)? })
}
