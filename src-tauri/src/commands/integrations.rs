//! The overview and the integrations.

use app::AppError;
use app::view::{
    IntegrationCard, IntegrationChoices, IntegrationDraft, IntegrationSettings, IntegrationView, LinksView, Overview, SalaryQuestion,
    SalaryUnitName,
};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub fn overview(opened: State<'_, Opened>) -> Result<Overview, AppError> {
    opened.app()?.overview()
}

#[tauri::command]
pub async fn sample_open(opened: State<'_, Opened>) -> Result<String, AppError> {
    opened.app()?.sample_open().await
}

#[tauri::command]
pub fn integration(opened: State<'_, Opened>, integration_id: String) -> Result<IntegrationView, AppError> {
    opened.app()?.integration(&integration_id)
}

#[tauri::command]
pub fn integration_save(opened: State<'_, Opened>, draft: IntegrationDraft) -> Result<String, AppError> {
    opened.app()?.integration_save(&draft)
}

#[tauri::command]
pub fn integration_update(
    opened: State<'_, Opened>,
    integration_id: String,
    label: String,
    settings: IntegrationSettings,
) -> Result<(), AppError> {
    opened.app()?.integration_update(&integration_id, &label, &settings)
}

#[tauri::command]
pub async fn integration_remove(opened: State<'_, Opened>, integration_id: String) -> Result<(), AppError> {
    opened.app()?.integration_remove(&integration_id).await
}

#[tauri::command]
pub fn link_confirm(opened: State<'_, Opened>, integration_id: String, source_id: String, target_id: String) -> Result<(), AppError> {
    opened.app()?.link_confirm(&integration_id, &source_id, &target_id)
}

#[tauri::command]
pub async fn salary_question(opened: State<'_, Opened>, integration_id: String) -> Result<SalaryQuestion, AppError> {
    opened.app()?.salary_question(&integration_id).await
}

#[tauri::command]
pub fn salary_confirm(opened: State<'_, Opened>, integration_id: String, unit: SalaryUnitName) -> Result<(), AppError> {
    opened.app()?.salary_confirm(&integration_id, unit)
}

#[tauri::command]
pub async fn integration_choices(opened: State<'_, Opened>, integration_id: String) -> Result<IntegrationChoices, AppError> {
    opened.app()?.integration_choices(&integration_id).await
}

#[tauri::command]
pub async fn drift_check(opened: State<'_, Opened>, integration_id: String) -> Result<IntegrationCard, AppError> {
    opened.app()?.drift_check(&integration_id).await
}

#[tauri::command]
pub async fn links(opened: State<'_, Opened>, integration_id: String) -> Result<LinksView, AppError> {
    opened.app()?.links(&integration_id).await
}

#[tauri::command]
pub fn link_remove(opened: State<'_, Opened>, integration_id: String, source_id: String) -> Result<(), AppError> {
    opened.app()?.link_remove(&integration_id, &source_id)
}

#[tauri::command]
pub fn link_reject(opened: State<'_, Opened>, integration_id: String, source_id: String, target_id: String) -> Result<(), AppError> {
    opened.app()?.link_reject(&integration_id, &source_id, &target_id)
}
