//! Connections.

use app::AppError;
use app::view::{ConnectionDraft, ConnectionReport, ConnectionView, KleerLogin, ServiceFacts};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub fn service_facts(opened: State<'_, Opened>) -> Result<Vec<ServiceFacts>, AppError> {
    Ok(opened.app()?.service_facts())
}

#[tauri::command]
pub async fn kleer_log_in(opened: State<'_, Opened>, address: String, email: String, password: String) -> Result<KleerLogin, AppError> {
    opened.app()?.kleer_log_in(&address, &email, password).await
}

#[tauri::command]
pub async fn connection_check(opened: State<'_, Opened>, draft: ConnectionDraft) -> Result<ConnectionReport, AppError> {
    opened.app()?.connection_check(&draft).await
}

#[tauri::command]
pub async fn connection_recheck(opened: State<'_, Opened>, connection_id: String) -> Result<ConnectionReport, AppError> {
    opened.app()?.connection_recheck(&connection_id).await
}

#[tauri::command]
pub async fn connection_save(opened: State<'_, Opened>, draft: ConnectionDraft, label: String) -> Result<ConnectionView, AppError> {
    opened.app()?.connection_save(&draft, &label).await
}

#[tauri::command]
pub async fn connection_replace(
    opened: State<'_, Opened>,
    connection_id: String,
    draft: ConnectionDraft,
) -> Result<ConnectionView, AppError> {
    opened.app()?.connection_replace(&connection_id, &draft).await
}

#[tauri::command]
pub fn connections(opened: State<'_, Opened>) -> Result<Vec<ConnectionView>, AppError> {
    opened.app()?.connections()
}
