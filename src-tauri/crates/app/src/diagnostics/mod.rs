//! What support gets to see when something went wrong: figures, ids, codes, switches and the log. Nobody's name, address,
//! number or amount, no label of the owner's and no secret.
//!
//! The text is made, shown, and then stored as it was shown.

mod clean;
mod facts;
mod log_files;

use std::path::Path;

use crate::app::App;
use crate::error::{AppError, ErrorCode};
use clean::Clean;

impl App {
    /// The diagnostics as one text, JSON in lines. `webview`: the version of what draws the window.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn diagnostics(&self, webview: Option<&str>) -> Result<String, AppError> {
        let clean = Clean::of(&self.folders);
        let facts = self.facts(webview, log_files::read(&self.folders.log, &clean))?;
        let text = serde_json::to_string_pretty(&facts).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        *self.shown_diagnostics() = Some(text.clone());
        Ok(text)
    }

    /// Stores the diagnostics in a file, as they were shown last.
    ///
    /// # Errors
    /// When nothing was shown yet, or the file cannot be written.
    pub fn diagnostics_save(&self, file: &Path) -> Result<(), AppError> {
        let text = self.shown_diagnostics().clone().ok_or_else(|| AppError::new(ErrorCode::Gone, "no diagnostics were shown"))?;
        std::fs::write(file, text).map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string()))
    }

    /// The name to propose for the file.
    pub fn diagnostics_name(&self) -> String {
        format!("paybridge-diagnostics-{}.json", self.clock.now().format("%Y-%m-%d"))
    }
}
