//! The desktop shell: a window, its commands and its log. No logic.

mod commands;
mod events;
mod logging;
mod state;

use tauri::{Manager, Runtime};

/// Runs the app until its window is closed.
///
/// # Errors
/// When the window system cannot be reached.
pub fn run() -> Result<(), tauri::Error> {
    builder(tauri::Builder::default())
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            // A second start brings the first one to the front: two of them would share one ledger.
            if let Some(window) = app.get_webview_window("main") {
                let shown = window.unminimize().and_then(|()| window.set_focus());
                log::info!("a second start was turned away: {shown:?}");
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(logging::plugin())
        .run(tauri::generate_context!())
}

/// The app without what only one process may have: the shell's own tests build on it.
pub fn builder<R: Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    commands::register(builder).plugin(tauri_plugin_dialog::init()).plugin(tauri_plugin_opener::init()).setup(|app| {
        let state = state::open(app.handle());
        app.manage(state);
        Ok(())
    })
}
