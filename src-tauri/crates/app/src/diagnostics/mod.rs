//! Diagnostics for support: figures, ids, codes, switches and the log. They contain no names, addresses, personal numbers, amounts,
//! labels or secrets.
//!
//! The owner sees the text first, and then saves exactly that text.

mod clean;
mod facts;
mod log_files;

use std::path::Path;

use crate::app::App;
use crate::error::{AppError, ErrorCode};
use clean::LogRedactor;

impl App {
    /// The diagnostics as indented JSON. `webview`: the version of the system's web view.
    pub fn diagnostics(&self, webview: Option<&str>) -> Result<String, AppError> {
        let redactor = LogRedactor::for_folders(&self.folders);
        let facts = self.facts(webview, log_files::read(&self.folders.log, &redactor))?;
        let text = serde_json::to_string_pretty(&facts).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        *self.shown_diagnostics() = Some(text.clone());
        Ok(text)
    }

    /// Saves the diagnostics that were shown last.
    pub fn diagnostics_save(&self, file: &Path) -> Result<(), AppError> {
        let text = self.shown_diagnostics().clone().ok_or_else(|| AppError::new(ErrorCode::Gone, "no diagnostics were shown"))?;
        std::fs::write(file, text).map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string()))
    }

    /// The proposed file name.
    pub fn diagnostics_name(&self) -> String {
        format!("paybridge-diagnostics-{}.json", self.clock.now().format("%Y-%m-%d"))
    }
}
