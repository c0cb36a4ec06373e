//! A run's report as a file, where the owner says.

use std::collections::BTreeMap;

use app::AppError;
use app::view::ReportFormat;
use tauri::{AppHandle, Runtime, State};

use super::where_to::ask_where;
use crate::state::Opened;

/// Asks where, and writes the file. `None`: the owner closed the question.
#[tauri::command]
pub async fn run_save<R: Runtime>(
    handle: AppHandle<R>,
    opened: State<'_, Opened>,
    run_id: String,
    format: ReportFormat,
    words: BTreeMap<String, String>,
) -> Result<Option<String>, AppError> {
    let app = opened.app()?;
    let name = app.report_name(&run_id, format)?;
    let Some(file) = ask_where(&handle, &name).await? else { return Ok(None) };
    app.run_save(&run_id, format, &words, &file)?;
    Ok(Some(file.display().to_string()))
}
