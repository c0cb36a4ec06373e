//! The desktop shell: window, commands and log. It contains no logic.

mod contract;
mod events;
mod logging;
mod page;
mod relaunch;
mod state;

use app::{AppError, Folders};
use relaunch::Relaunch;
// In the window some actions open a file dialog first. The shell's tests call the app directly for them.
pub use state::OpenResult;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime, Wry};

/// Runs the app until its window is closed. Fails when the window system cannot be reached.
pub fn run() -> Result<(), tauri::Error> {
    logging::log_panics();
    let relaunch = Relaunch::from_environment();
    let builder = tauri::Builder::default();
    let outcome = start(if relaunch.is_exhausted() { builder } else { builder.plugin(single_instance()) });
    match outcome {
        // The first app is ending or hangs, so the plugin could not bring it to the front. This process takes its place.
        Err(tauri::Error::PluginInitialization(name, _)) if name == SINGLE_INSTANCE => relaunch.start(),
        other => other,
    }
}

/// Builds the app. The check for another instance comes before log and files, because a second start must not touch the first one's runs.
fn start(builder: tauri::Builder<Wry>) -> Result<(), tauri::Error> {
    self::builder(builder.plugin(logging::plugin()), state::system_folders)
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(page::open)
        .run(tauri::generate_context!())
}

/// The name of the plugin that brings the first app to the front.
const SINGLE_INSTANCE: &str = "single-instance";

fn single_instance() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app, _arguments, _folder| {
        if let Some(window) = app.get_webview_window("main") {
            let shown = window.unminimize().and_then(|()| window.set_focus());
            log::info!("a second start was turned away: {shown:?}");
        }
    })
}

/// The app in the given folders, without the plugins that only one process may have. The shell's tests use it too.
pub fn builder<R: Runtime>(
    builder: tauri::Builder<R>,
    folders: impl FnOnce(&AppHandle<R>) -> Result<Folders, AppError> + Send + 'static,
) -> tauri::Builder<R> {
    // Links in the page open nothing. Only commands open addresses outside the window.
    let opener = tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build();
    contract::register(builder).plugin(tauri_plugin_dialog::init()).plugin(opener).plugin(state::plugin(folders))
}
