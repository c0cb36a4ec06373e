//! The report of every run, in both file formats.

use std::collections::BTreeMap;
use std::sync::Arc;

use app::dto::{HistoryFilter, Progress, ReportFormat};
use app::{App, Events, Folders, SystemClock};
use secret_scan::cells;

use crate::page::Page;

struct NoEvents;

impl Events for NoEvents {
    fn progress(&self, _: Progress) {}
}

/// The reports of every run, each with its name and the text of its cells. The command would open a file dialog, so this opens the app
/// once more with a copy of its folder and calls it directly.
pub fn reports(page: &Page) -> Vec<(String, String)> {
    let folder = page.copy_of_folder();
    let folders = Folders { data: folder.path().join("data"), log: folder.path().join("log") };
    let app = App::open(folders, Arc::new(SystemClock), Arc::new(NoEvents)).unwrap();
    let filter = HistoryFilter { integration_id: None, needs_attention: false, text: None, limit: 50, offset: 0 };
    let mut reports = Vec::new();
    for run in app.history(&filter).unwrap().runs {
        for format in [ReportFormat::Csv, ReportFormat::Xlsx] {
            let file = folder.path().join("report");
            app.run_save(&run.id, format, &BTreeMap::new(), &file).unwrap();
            let bytes = std::fs::read(&file).unwrap();
            let text = match format {
                ReportFormat::Csv => String::from_utf8(bytes).unwrap(),
                ReportFormat::Xlsx => cells(&bytes).unwrap(),
            };
            reports.push((format!("{:?} as {format:?}", run.export), text));
        }
    }
    reports
}
