//! The summary mail.

use app::AppError;
use app::error::ErrorCode;
use app::view::{MailServerDraft, MailSettings, RunMail};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_opener::OpenerExt;

use crate::state::Opened;

#[tauri::command]
pub async fn mail_settings(opened: State<'_, Opened>) -> Result<MailSettings, AppError> {
    opened.app()?.mail_settings().await
}

#[tauri::command]
pub async fn mail_check(opened: State<'_, Opened>, draft: MailServerDraft) -> Result<(), AppError> {
    opened.app()?.mail_check(&draft).await
}

#[tauri::command]
pub async fn mail_save(opened: State<'_, Opened>, draft: MailServerDraft) -> Result<MailSettings, AppError> {
    opened.app()?.mail_save(&draft).await
}

#[tauri::command]
pub async fn mail_forget(opened: State<'_, Opened>) -> Result<MailSettings, AppError> {
    opened.app()?.mail_forget().await
}

#[tauri::command]
pub fn run_mail(opened: State<'_, Opened>, run_id: String) -> Result<RunMail, AppError> {
    opened.app()?.run_mail(&run_id)
}

#[tauri::command]
pub async fn run_mail_send(opened: State<'_, Opened>, run_id: String) -> Result<RunMail, AppError> {
    opened.app()?.run_mail_send(&run_id).await
}

#[tauri::command]
pub fn run_mail_open<R: Runtime>(handle: AppHandle<R>, opened: State<'_, Opened>, run_id: String) -> Result<RunMail, AppError> {
    let app = opened.app()?;
    let address = app.run_mail_address(&run_id)?;
    handle.opener().open_url(address, None::<&str>).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
    app.run_mail_opened(&run_id)
}
