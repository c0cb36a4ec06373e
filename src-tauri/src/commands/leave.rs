//! The leave export.

use app::AppError;
use app::view::{Correction, LeavePeriods, LeaveRule, NaiveDate, PlanView};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub async fn plan_leave(opened: State<'_, Opened>, integration_id: String, from: NaiveDate, to: NaiveDate) -> Result<PlanView, AppError> {
    opened.app()?.plan_leave(&integration_id, from, to).await
}

#[tauri::command]
pub fn leave_periods(opened: State<'_, Opened>, integration_id: String) -> Result<LeavePeriods, AppError> {
    opened.app()?.leave_periods(&integration_id)
}

#[tauri::command]
pub fn period_close(opened: State<'_, Opened>, integration_id: String, from: NaiveDate, to: NaiveDate) -> Result<LeavePeriods, AppError> {
    opened.app()?.period_close(&integration_id, from, to)
}

#[tauri::command]
pub fn period_open(opened: State<'_, Opened>, integration_id: String, from: NaiveDate, to: NaiveDate) -> Result<LeavePeriods, AppError> {
    opened.app()?.period_open(&integration_id, from, to)
}

#[tauri::command]
pub fn leave_rule(opened: State<'_, Opened>, integration_id: String, leave_type: String, rule: Option<LeaveRule>) -> Result<(), AppError> {
    opened.app()?.leave_rule(&integration_id, &leave_type, rule)
}

#[tauri::command]
pub fn corrections(opened: State<'_, Opened>, integration_id: String) -> Result<Vec<Correction>, AppError> {
    opened.app()?.corrections(&integration_id)
}
