//! Connects the contract's commands to Tauri.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use app::AppError;
use app::error::ErrorCode;
use contract::{Answer, Reply, Shell};
use tauri::ipc::{Invoke, InvokeBody, InvokeError, Response};
use tauri::{AppHandle, Builder, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

use crate::state::OpenResult;

/// Registers every command of the contract.
pub fn register<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    builder.invoke_handler(|Invoke { message, resolver, .. }| {
        let handle = message.webview_ref().app_handle();
        let arguments = match message.payload() {
            InvokeBody::Json(arguments) => arguments.clone(),
            // No command takes bytes. The contract refuses a call without named arguments.
            InvokeBody::Raw(_) => serde_json::Value::Null,
        };
        let shell = Arc::new(TauriShell(handle.clone()));
        match contract::reply(handle.state::<OpenResult>().app(), shell, message.command(), arguments) {
            Reply::Ready(answer) => resolver.respond(response(answer)),
            Reply::Later(answer) => resolver.respond_async(async { response(answer.await) }),
        }
        true
    })
}

fn response(answer: Answer) -> Result<Response, InvokeError> {
    answer.map(Response::new).map_err(InvokeError::from)
}

/// The services of the desktop program that commands use.
struct TauriShell<R: Runtime>(AppHandle<R>);

impl<R: Runtime> Shell for TauriShell<R> {
    fn save_dialog(&self, file_name: &str) -> Result<Option<PathBuf>, AppError> {
        path(self.0.dialog().file().set_file_name(file_name).blocking_save_file())
    }

    fn open_dialog(&self) -> Result<Option<PathBuf>, AppError> {
        path(self.0.dialog().file().blocking_pick_file())
    }

    fn open_folder(&self, folder: &Path) -> Result<(), AppError> {
        self.0.opener().open_path(folder.display().to_string(), None::<&str>).map_err(internal)
    }

    fn open_address(&self, address: &str) -> Result<(), AppError> {
        self.0.opener().open_url(address, None::<&str>).map_err(internal)
    }

    fn third_party(&self) -> Result<String, AppError> {
        let list = self.0.asset_resolver().get("third-party.txt".to_owned());
        let list = list.ok_or_else(|| internal("this build carries no list of third parties"))?;
        String::from_utf8(list.bytes).map_err(internal)
    }

    fn web_view_version(&self) -> Option<String> {
        tauri::webview_version().ok()
    }
}

fn internal(error: impl ToString) -> AppError {
    AppError::new(ErrorCode::Internal, error.to_string())
}

fn path(chosen: Option<FilePath>) -> Result<Option<PathBuf>, AppError> {
    let path = chosen.map(FilePath::into_path).transpose();
    path.map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.to_string()))
}
