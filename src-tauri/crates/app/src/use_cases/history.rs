//! The history: every run, and its report as a file.

use std::collections::BTreeMap;
use std::path::Path;

use store::RunFilter;

use crate::app::App;
use crate::dto::{HistoryFilter, HistoryPage, ReportFormat};
use crate::error::{AppError, ErrorCode};
use crate::report;

/// Letters of an integration's name in the name of a file: most disks take 255 bytes.
const LONGEST_LABEL: usize = 40;
/// Most rows of a page.
const LARGEST_PAGE: u32 = 200;

impl App {
    /// A page of the history, newest first.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn history(&self, filter: &HistoryFilter) -> Result<HistoryPage, AppError> {
        let wanted = RunFilter {
            integration_id: filter.integration_id.clone(),
            needs_attention: filter.needs_attention,
            text: filter.text.clone(),
            limit: filter.limit.clamp(1, LARGEST_PAGE),
            offset: filter.offset,
        };
        let (rows, total) = self.store.runs(&wanted)?;
        let runs = rows.iter().map(|run| self.summary(run)).collect::<Result<_, _>>()?;
        Ok(HistoryPage { runs, total })
    }

    /// Writes a run's report into a file, in the words of the window's language.
    ///
    /// # Errors
    /// When the run is not there or the file cannot be written.
    pub fn run_save(&self, run_id: &str, format: ReportFormat, words: &BTreeMap<String, String>, file: &Path) -> Result<(), AppError> {
        let left = self.left_out_of(&self.store.run(run_id)?)?;
        let run = self.whole_run(run_id)?;
        let waits = run.summary.stopped_by.as_ref().is_some_and(|error| error.code.is_switch());
        let table = report::table(&run.rows, &left, waits, words);
        let bytes = match format {
            ReportFormat::Csv => report::csv(&table),
            ReportFormat::Xlsx => report::xlsx(&table),
        }?;
        std::fs::write(file, bytes).map_err(|error| AppError::new(ErrorCode::StorageReadOnly, error.kind().to_string()))
    }

    /// The name to propose for a run's report: what it is, of whom, and when.
    ///
    /// # Errors
    /// When the run is not there.
    pub fn report_name(&self, run_id: &str, format: ReportFormat) -> Result<String, AppError> {
        let run = self.store.run(run_id)?;
        let label = self.store.integration(&run.integration_id)?.label;
        let ending = match format {
            ReportFormat::Csv => "csv",
            ReportFormat::Xlsx => "xlsx",
        };
        Ok(format!("paybridge-{}-{}.{ending}", plain(&label), run.started_at.format("%Y-%m-%d")))
    }
}

/// A label as a part of the name of a file: letters and digits only, so that it leads nowhere and every disk takes it.
fn plain(label: &str) -> String {
    label.chars().take(LONGEST_LABEL).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_label_leads_nowhere_and_fits_on_a_disk() {
        let hostile = ["../../etc/x", "C:\\x:y", "con", "a\u{0}b\nc", "\u{202e}gnp.exe", "<img src=x>|?*\"", "..", "", "Ö\u{308}l"];
        for label in hostile {
            let name = format!("paybridge-{}-2026-11-01.csv", plain(label));
            assert!(name.chars().all(|letter| letter.is_alphanumeric() || "-.".contains(letter)), "{name}");
            assert_eq!(std::path::Path::new(&name).components().count(), 1);
        }
        assert!(plain(&"\u{1d4ea}".repeat(5_000)).len() <= 160);
    }
}
