//! The history of runs, and reports as files.

use std::collections::BTreeMap;
use std::path::Path;

use store::RunFilter;

use crate::app::App;
use crate::dto::{HistoryFilter, HistoryPage, ReportFormat};
use crate::error::{AppError, ErrorCode};
use crate::report;

/// The longest label in a file name, in characters: most disks allow 255 bytes for the whole name.
const MAX_LABEL_LENGTH: usize = 40;
const MAX_PAGE_SIZE: u32 = 200;

impl App {
    pub fn history(&self, filter: &HistoryFilter) -> Result<HistoryPage, AppError> {
        let wanted = RunFilter {
            integration_id: filter.integration_id.clone(),
            needs_attention: filter.needs_attention,
            text: filter.text.clone(),
            limit: filter.limit.clamp(1, MAX_PAGE_SIZE),
            offset: filter.offset,
        };
        let (rows, total) = self.store.runs(&wanted)?;
        let runs = rows.iter().map(|run| self.summary(run)).collect::<Result<_, _>>()?;
        Ok(HistoryPage { runs, total })
    }

    /// Saves a run's report in a file. `words`: the texts of the window's language, by key.
    pub fn run_save(&self, run_id: &str, format: ReportFormat, words: &BTreeMap<String, String>, file: &Path) -> Result<(), AppError> {
        let left = self.left_out_of(&self.store.run(run_id)?)?;
        let run = self.unmasked_run(run_id)?;
        let waits = run.summary.stopped_by.as_ref().is_some_and(|error| error.code.is_switch());
        let table = report::table(&run.rows, &left, waits, words);
        let bytes = match format {
            ReportFormat::Csv => report::csv(&table),
            ReportFormat::Xlsx => report::xlsx(&table),
        }?;
        std::fs::write(file, bytes).map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string()))
    }

    /// The proposed file name of a run's report, from the integration's label and the date.
    pub fn report_name(&self, run_id: &str, format: ReportFormat) -> Result<String, AppError> {
        let run = self.store.run(run_id)?;
        let label = self.store.integration(&run.integration_id)?.label;
        let ending = match format {
            ReportFormat::Csv => "csv",
            ReportFormat::Xlsx => "xlsx",
        };
        Ok(format!("paybridge-{}-{}.{ending}", file_name_part(&label), run.started_at.format("%Y-%m-%d")))
    }
}

/// A label as part of a file name. It has only letters, digits and dashes, so it cannot leave the folder and is valid on every disk.
fn file_name_part(label: &str) -> String {
    label.chars().take(MAX_LABEL_LENGTH).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::file_name_part;

    #[test]
    fn label_in_file_name_is_safe_and_short() {
        let hostile = ["../../etc/x", "C:\\x:y", "con", "a\u{0}b\nc", "\u{202e}gnp.exe", "<img src=x>|?*\"", "..", "", "Ö\u{308}l"];
        for label in hostile {
            let name = format!("paybridge-{}-2026-11-01.csv", file_name_part(label));
            assert!(name.chars().all(|letter| letter.is_alphanumeric() || "-.".contains(letter)), "{name}");
            assert_eq!(std::path::Path::new(&name).components().count(), 1);
        }
        assert!(file_name_part(&"\u{1d4ea}".repeat(5_000)).len() <= 160);
    }
}
