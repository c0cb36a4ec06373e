//! Plans, runs and the history.

use app::AppError;
use app::view::{Despite, ExportKind, Field, HistoryFilter, HistoryPage, PlanView, RunView};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub async fn plan_prepare(opened: State<'_, Opened>, integration_id: String, export: ExportKind) -> Result<PlanView, AppError> {
    opened.app()?.plan_prepare(&integration_id, export).await
}

#[tauri::command]
pub fn plan_cut(opened: State<'_, Opened>, plan_id: String, key: String, cut: u32) -> Result<PlanView, AppError> {
    opened.app()?.plan_cut(&plan_id, &key, cut)
}

#[tauri::command]
pub fn plan_decide(opened: State<'_, Opened>, plan_id: String, key: String, field: Field, take_source: bool) -> Result<PlanView, AppError> {
    opened.app()?.plan_decide(&plan_id, &key, field, take_source)
}

#[tauri::command]
pub fn plan(opened: State<'_, Opened>, plan_id: String) -> Result<PlanView, AppError> {
    opened.app()?.plan(&plan_id)
}

#[tauri::command]
pub async fn run_start(
    opened: State<'_, Opened>,
    plan_id: String,
    keys: Vec<String>,
    despite_brake: bool,
    despite_resend: Option<bool>,
) -> Result<String, AppError> {
    let despite = Despite { brake: despite_brake, resend: despite_resend.unwrap_or_default() };
    opened.app()?.run_start_despite(&plan_id, &keys, despite).await
}

#[tauri::command]
pub fn run_put_aside(opened: State<'_, Opened>, run_id: String, keys: Vec<String>, reason: String) -> Result<RunView, AppError> {
    opened.app()?.run_put_aside(&run_id, &keys, &reason)
}

#[tauri::command]
pub fn run_cancel(opened: State<'_, Opened>, run_id: String) -> Result<(), AppError> {
    opened.app()?.run_cancel(&run_id)
}

#[tauri::command]
pub fn run(opened: State<'_, Opened>, run_id: String) -> Result<RunView, AppError> {
    opened.app()?.run(&run_id)
}

#[tauri::command]
pub async fn run_continue(opened: State<'_, Opened>, run_id: String) -> Result<(), AppError> {
    opened.app()?.run_continue(&run_id).await
}

#[tauri::command]
pub async fn run_settle(opened: State<'_, Opened>, run_id: String) -> Result<(), AppError> {
    opened.app()?.run_settle(&run_id).await
}

#[tauri::command]
pub fn history(opened: State<'_, Opened>, filter: HistoryFilter) -> Result<HistoryPage, AppError> {
    opened.app()?.history(&filter)
}
