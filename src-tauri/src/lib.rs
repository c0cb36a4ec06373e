//! The desktop shell: a window, its commands and its log. No logic.

mod contract;
mod events;
mod logging;
mod page;
mod start_again;
mod state;

use app::{AppError, Folders};
use start_again::StartAgain;
// The shell's tests do with it what a window does only after it asked the owner for a file.
pub use state::Opened;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime, Wry};

/// Runs the app until its window is closed.
///
/// # Errors
/// When the window system cannot be reached.
pub fn run() -> Result<(), tauri::Error> {
    logging::log_panics();
    let start_again = StartAgain::from_environment();
    let plain = tauri::Builder::default();
    let outcome = start(if start_again.is_spent() { plain } else { plain.plugin(alone()) });
    match outcome {
        // The first app was ending, or hangs, and could not be brought to the front: this one takes its place.
        Err(tauri::Error::PluginInitialization(name, _)) if name == ALONE => start_again.start(),
        other => other,
    }
}

/// First who else runs, then the log, then the files: a second start must not touch the first one's runs.
fn start(builder: tauri::Builder<Wry>) -> Result<(), tauri::Error> {
    self::builder(builder.plugin(logging::plugin()), state::system_folders)
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(page::open)
        .run(tauri::generate_context!())
}

/// The name of the plugin that brings the first app to the front.
const ALONE: &str = "single-instance";

fn alone() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app, _arguments, _folder| {
        if let Some(window) = app.get_webview_window("main") {
            let shown = window.unminimize().and_then(|()| window.set_focus());
            log::info!("a second start was turned away: {shown:?}");
        }
    })
}

/// The app without what only one process may have, in folders of the caller's choice: the shell's tests build on it.
pub fn builder<R: Runtime>(
    builder: tauri::Builder<R>,
    folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError> + Send + 'static,
) -> tauri::Builder<R> {
    // Links of the page open nothing: what is opened outside, a command names.
    let opener = tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build();
    contract::register(builder).plugin(tauri_plugin_dialog::init()).plugin(opener).plugin(state::plugin(folders))
}
