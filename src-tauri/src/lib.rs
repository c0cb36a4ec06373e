//! The desktop shell: a window, its commands and its log. No logic.

mod commands;
mod events;
mod logging;
mod state;

use app::{AppError, Folders};
use tauri::{AppHandle, Manager, Runtime};

/// Runs the app until its window is closed.
///
/// # Errors
/// When the window system cannot be reached.
pub fn run() -> Result<(), tauri::Error> {
    // First who else runs, then the log, then the files: a second start must not touch the first one's runs.
    let single = tauri_plugin_single_instance::init(|app, _arguments, _folder| {
        if let Some(window) = app.get_webview_window("main") {
            let shown = window.unminimize().and_then(|()| window.set_focus());
            log::info!("a second start was turned away: {shown:?}");
        }
    });
    let alone = tauri::Builder::default().plugin(single).plugin(logging::plugin());
    builder(alone, state::system_folders).plugin(tauri_plugin_window_state::Builder::default().build()).run(tauri::generate_context!())
}

/// The app without what only one process may have, in folders of the caller's choice: the shell's tests build on it.
pub fn builder<R: Runtime>(
    builder: tauri::Builder<R>,
    folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError> + Send + 'static,
) -> tauri::Builder<R> {
    commands::register(builder).plugin(tauri_plugin_dialog::init()).plugin(tauri_plugin_opener::init()).plugin(state::plugin(folders))
}
