//! Plans, runs and the history.

use app::AppError;
use app::view::{HistoryFilter, HistoryPage, PlanView, RunView};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub async fn plan_prepare(opened: State<'_, Opened>, integration_id: String) -> Result<PlanView, AppError> {
    opened.app()?.plan_prepare(&integration_id).await
}

#[tauri::command]
pub fn plan(opened: State<'_, Opened>, plan_id: String) -> Result<PlanView, AppError> {
    opened.app()?.plan(&plan_id)
}

#[tauri::command]
pub async fn run_start(opened: State<'_, Opened>, plan_id: String, keys: Vec<String>) -> Result<String, AppError> {
    opened.app()?.run_start(&plan_id, &keys).await
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
