//! Measures the history with a million outcomes. Each view of the window is compared with the least that the data file must read for it.

mod data_file;
mod floor;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use app::dto::{HistoryFilter, Progress};
use app::{App, Events, Folders, SystemClock};
use serde_json::json;

use crate::machine::shortest;
use crate::table::Table;
pub use data_file::{LARGE_RUN, LAST_RUN, data_file};
use floor::Floor;

/// Rows of a page of the history.
const PAGE: u32 = 25;
const TRIES: usize = 5;

struct NoEvents;

impl Events for NoEvents {
    fn progress(&self, _progress: Progress) {}
}

pub fn measure(table: &mut Table, folder: &Path, quick: bool) {
    let data = data_file(folder, if quick { 20_000 } else { 1_000_000 });
    let open = || {
        let folders = Folders { data: data.clone(), log: data.join("log") };
        App::open(folders, Arc::new(SystemClock), Arc::new(NoEvents)).expect("the data file opens")
    };
    let (opened, app) = {
        // Each app is closed before the next opens, because an app locks its folder.
        let (took, ()) = shortest(3, || drop(open()));
        (took, open())
    };
    let floor = Floor::open(&data);
    table.time("the data file is opened", opened, floor.opened(), "opening it with SQLite alone, and one row of it");

    let all = HistoryFilter { limit: PAGE, ..HistoryFilter::default() };
    let page = |name: &str, filter: HistoryFilter, least: Duration, how: &str, table: &mut Table| {
        let (took, found) = shortest(TRIES, || app.history(&filter).expect("a page"));
        table.time(&format!("history, {name}: {} of {} runs", found.runs.len(), found.total), took, least, how);
    };
    let shown = "the rows shown by one index, and their outcomes counted by another";
    page("first page", all.clone(), floor.page(0, PAGE), shown, table);
    page("page 20", HistoryFilter { offset: 475, ..all.clone() }, floor.page(475, PAGE), shown, table);
    let one = HistoryFilter { integration_id: Some(data_file::INTEGRATIONS[1].to_owned()), ..all.clone() };
    page("one integration", one, floor.page(0, PAGE), shown, table);
    let attention = HistoryFilter { needs_attention: true, ..all.clone() };
    page("what needs a look", attention, floor.attention(PAGE), "the rows shown, and every run with an open row by an index", table);
    for (name, text) in [("one person's name", data_file::RARE_NAME), ("a part of many names", "an"), ("a name nobody has", "xyzzy")] {
        let found = HistoryFilter { text: Some(text.to_owned()), ..all.clone() };
        let how = "the runs of the names that match, known beforehand, by an index; the rows shown";
        page(name, found, floor.named(text, PAGE), how, table);
    }

    let (took, _) = shortest(TRIES, || app.overview().expect("an overview"));
    table.time("overview: cards and what needs the owner", took, floor.overview(), "each card's last run, and open rows by an index");
    for run in [LAST_RUN, LARGE_RUN] {
        let (took, view) = shortest(3, || app.run(run).expect("a run"));
        let name = format!("a run of {} rows is opened", view.rows.len());
        table.time(&name, took, floor.run(run), "its rows and its ledger read once, in their order, and decoded");
        let sent = json!(view).to_string().len();
        let rows = floor.bodies(run);
        table.bytes(&format!("a run of {} rows: sent to the page", view.rows.len()), size(sent), rows, "the stored rows as they are");
    }
    table.note("The least of several tries, with the file in the system's memory. The file is kept for the next time.");
}

fn size(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}
