//! The benefit list and its export.

use app::AppError;
use app::view::{
    BenefitDraft, BenefitMonth, BenefitRule, CompensationType, FilePreview, Imported, LegalLimit, ListPersonDraft, OpenedFile,
    PayrollMonth, PlanView, Proof, ReadFile, RunView, TextEncoding,
};
use tauri::State;

use crate::state::Opened;

#[tauri::command]
pub fn benefit_integration_save(opened: State<'_, Opened>, target_id: String, label: String) -> Result<String, AppError> {
    opened.app()?.benefit_integration_save(&target_id, &label)
}

#[tauri::command]
pub fn benefit_month(opened: State<'_, Opened>, integration_id: String, month: Option<PayrollMonth>) -> Result<BenefitMonth, AppError> {
    opened.app()?.benefit_month(&integration_id, month)
}

#[tauri::command]
pub fn benefit_save(opened: State<'_, Opened>, integration_id: String, draft: BenefitDraft) -> Result<String, AppError> {
    opened.app()?.benefit_save(&integration_id, &draft)
}

#[tauri::command]
pub fn benefit_remove(opened: State<'_, Opened>, integration_id: String, benefit_id: String) -> Result<(), AppError> {
    opened.app()?.benefit_remove(&integration_id, &benefit_id)
}

#[tauri::command]
pub fn benefit_rule(
    opened: State<'_, Opened>,
    integration_id: String,
    benefit_id: String,
    rule: Option<BenefitRule>,
) -> Result<(), AppError> {
    opened.app()?.benefit_rule(&integration_id, &benefit_id, rule)
}

#[tauri::command]
pub fn benefit_person_save(opened: State<'_, Opened>, integration_id: String, draft: ListPersonDraft) -> Result<String, AppError> {
    opened.app()?.benefit_person_save(&integration_id, &draft)
}

#[tauri::command]
pub fn benefit_person_remove(opened: State<'_, Opened>, integration_id: String, person_id: String) -> Result<(), AppError> {
    opened.app()?.benefit_person_remove(&integration_id, &person_id)
}

#[tauri::command]
pub fn benefit_amount(
    opened: State<'_, Opened>,
    integration_id: String,
    person: String,
    benefit: String,
    month: PayrollMonth,
    amount: Option<String>,
) -> Result<(), AppError> {
    opened.app()?.benefit_amount(&integration_id, &person, &benefit, month, amount.as_deref())
}

#[tauri::command]
pub fn benefit_copy(opened: State<'_, Opened>, integration_id: String, from: PayrollMonth, to: PayrollMonth) -> Result<u32, AppError> {
    opened.app()?.benefit_copy(&integration_id, from, to)
}

#[tauri::command]
pub async fn benefit_file_open(
    opened: State<'_, Opened>,
    integration_id: String,
    name: String,
    content: String,
    sheet: Option<String>,
    header_line: Option<u32>,
    encoding: Option<TextEncoding>,
) -> Result<OpenedFile, AppError> {
    let app = opened.app()?;
    // A large file takes a while: on a thread where that holds nobody up.
    let open = move || app.benefit_file_open(&integration_id, &name, &content, sheet.as_deref(), header_line, encoding);
    let read = tauri::async_runtime::spawn_blocking(open);
    read.await.map_err(|error| AppError::new(app::error::ErrorCode::Internal, error.to_string()))?
}

#[tauri::command]
pub async fn benefit_file_read(opened: State<'_, Opened>, integration_id: String, read: ReadFile) -> Result<FilePreview, AppError> {
    let app = opened.app()?;
    let read = tauri::async_runtime::spawn_blocking(move || app.benefit_file_read(&integration_id, &read));
    read.await.map_err(|error| AppError::new(app::error::ErrorCode::Internal, error.to_string()))?
}

#[tauri::command]
pub async fn benefit_file_take(opened: State<'_, Opened>, integration_id: String, read: ReadFile) -> Result<Imported, AppError> {
    let app = opened.app()?;
    let taken = tauri::async_runtime::spawn_blocking(move || app.benefit_file_take(&integration_id, &read));
    taken.await.map_err(|error| AppError::new(app::error::ErrorCode::Internal, error.to_string()))?
}

#[tauri::command]
pub async fn compensation_types(opened: State<'_, Opened>, integration_id: String) -> Result<Vec<CompensationType>, AppError> {
    opened.app()?.compensation_types(&integration_id).await
}

#[tauri::command]
pub async fn plan_benefits(opened: State<'_, Opened>, integration_id: String, month: PayrollMonth) -> Result<PlanView, AppError> {
    opened.app()?.plan_benefits(&integration_id, month).await
}

#[tauri::command]
pub fn run_proof(opened: State<'_, Opened>, run_id: String) -> Result<Proof, AppError> {
    opened.app()?.run_proof(&run_id)
}

#[tauri::command]
pub fn run_word(opened: State<'_, Opened>, run_id: String, key: String, there: bool) -> Result<RunView, AppError> {
    opened.app()?.run_word(&run_id, &key, there)
}

#[tauri::command]
pub fn legal_limits(opened: State<'_, Opened>) -> Result<Vec<LegalLimit>, AppError> {
    opened.app()?.legal_limits()
}

#[tauri::command]
pub fn legal_limits_save(opened: State<'_, Opened>, limits: Vec<LegalLimit>) -> Result<Vec<LegalLimit>, AppError> {
    opened.app()?.legal_limits_save(&limits)
}

#[tauri::command]
pub fn legal_limits_reset(opened: State<'_, Opened>) -> Result<Vec<LegalLimit>, AppError> {
    opened.app()?.legal_limits_reset()
}
