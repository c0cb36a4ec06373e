//! Back-ups, retention and erasure, with one export of the sample company in the history.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use app::dto::{Confirmations, ExportKind, PersonRef, Progress, RestoreWhat, Stage};
use app::{App, Clock, ErrorCode, Events, Folders};
use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::plan::NameSplit;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A clock that stands still until a test moves it.
#[derive(Clone)]
struct ManualClock(Arc<Mutex<DateTime<Utc>>>);

impl Clock for ManualClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// Sends the id of every job that ends.
struct EndedJobs(UnboundedSender<String>);

impl Events for EndedJobs {
    fn progress(&self, progress: Progress) {
        if progress.stage == Stage::Ended {
            drop(self.0.send(progress.job));
        }
    }
}

struct Desktop {
    app: Arc<App>,
    clock: ManualClock,
    ended_jobs: UnboundedReceiver<String>,
}

fn new_desktop(folder: &Path) -> Desktop {
    let clock = ManualClock(Arc::new(Mutex::new("2026-11-21T10:00:00Z".parse().unwrap())));
    desktop_at(folder, clock)
}

fn desktop_at(folder: &Path, clock: ManualClock) -> Desktop {
    let (sender, ended_jobs) = unbounded_channel();
    let folders = Folders { data: folder.join("data"), log: folder.join("log") };
    let app = App::open(folders, Arc::new(clock.clone()), Arc::new(EndedJobs(sender))).unwrap();
    Desktop { app: Arc::new(app), clock, ended_jobs }
}

impl Desktop {
    fn advance(&self, months: u32) {
        let mut now = self.clock.0.lock().unwrap();
        *now = now.checked_add_months(Months::new(months)).unwrap();
    }

    /// Makes a plan. Returns its id and the keys of its sendable rows.
    async fn sendable(&self, integration: &str) -> (String, Vec<String>) {
        let plan = self.app.plan_prepare(integration, ExportKind::Employees).await.unwrap();
        let keys = plan.changes.iter().filter(|change| change.is_sendable()).map(|change| change.key.clone()).collect();
        (plan.id, keys)
    }

    /// Makes a plan and sends all sendable rows. Returns the run, if there was one, and the number of rows.
    async fn export(&mut self, integration: &str) -> (Option<String>, usize) {
        let (plan, keys) = self.sendable(integration).await;
        if keys.is_empty() {
            return (None, 0);
        }
        let run = self.app.run_start(&plan, &keys, Confirmations { shrunk_source: true, resend: false }).await.unwrap();
        while self.ended_jobs.recv().await.unwrap() != run {}
        (Some(run), keys.len())
    }

    fn people(&self, text: &str) -> Vec<PersonRef> {
        self.app.data_people(text).unwrap().into_iter().map(|person| person.person).collect()
    }
}

/// The sample company, exported once.
async fn exported(folder: &TempDir) -> (Desktop, String, String) {
    let mut desktop = new_desktop(folder.path());
    let integration = desktop.app.sample_open().await.unwrap();
    let (run, rows) = desktop.export(&integration).await;
    assert!(rows > 1);
    (desktop, integration, run.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn erased_person_is_not_named_and_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut desktop, integration, run) = exported(&folder).await;
    let row = desktop.app.run(&run).unwrap().rows.into_iter().next().unwrap();
    let found = desktop.app.data_people(&row.name).unwrap();
    assert_eq!((found.len(), found[0].runs, found[0].open_run.clone()), (1, 1, None), "{found:?}");
    let file = folder.path().join(desktop.app.back_up_name());
    desktop.app.data_back_up(&file).unwrap();
    desktop.app.data_restore_open(&file).unwrap();
    let erased = desktop.app.data_erase(&[found[0].person.clone()]).unwrap();
    assert_eq!(erased.rows, 1);
    let copy = folder.path().join("data").join("paybridge-restoring.db");
    assert!(!copy.exists(), "the working copy of a back-up that was looked at holds the person");
    let after = desktop.app.run(&run).unwrap();
    assert!(assertions::all(after.rows.iter(), |other| other.name != row.name));
    assert_eq!(after.rows.len(), after.summary.counts.confirmed as usize, "the counts are as they were");
    assert_eq!(desktop.export(&integration).await.1, 0, "the services still have the person, and agree");
    assert_eq!(desktop.people(&row.name).len(), 1, "who is still there comes back with the next plan");
}

#[tokio::test(flavor = "multi_thread")]
async fn name_known_only_by_its_split_is_found_and_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (desktop, integration, run) = exported(&folder).await;
    let (store, _) = store::Store::open(&folder.path().join("data"), desktop.clock.now()).unwrap();
    for name in ["Anna Bo Carlsdotter", "Dag Erik Flod"] {
        store.put_name_split(&integration, name, &NameSplit { first: "A".to_owned(), last: "B".to_owned() }).unwrap();
    }
    let unsent = desktop.sendable(&integration).await.0;
    let found = desktop.app.data_people("carlsdotter").unwrap();
    assert_eq!((found.len(), found[0].person.cut.as_deref()), (1, Some("Anna Bo Carlsdotter")));
    desktop.app.data_erase(&[found[0].person.clone()]).unwrap();
    assert_eq!(desktop.people("carlsdotter"), []);
    assert_eq!(store.memory(&integration).unwrap().splits.into_keys().collect::<Vec<_>>(), ["Dag Erik Flod"]);
    assert!(assertions::all(desktop.app.run(&run).unwrap().rows.iter(), |row| !row.name.is_empty()), "nobody else is touched");
    desktop.app.plan(&unsent).expect("a plan that does not name the person stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn invalid_input_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (desktop, ..) = exported(&folder).await;
    assert_eq!(desktop.app.data_erase(&[]).unwrap_err().code, ErrorCode::NothingChosen);
    assert_eq!(desktop.app.data_people(" e ").unwrap_err().hint.as_deref(), Some("text"));
    for months in [0, 241, u32::MAX] {
        assert_eq!(desktop.app.retention_set(Some(months)).unwrap_err().hint.as_deref(), Some("months"));
    }
    assert_eq!(desktop.app.data_restore().unwrap_err().code, ErrorCode::Gone);
    assert_eq!(desktop.app.data_copy_remove("paybridge.db").unwrap_err().code, ErrorCode::Gone);
    assert_eq!(desktop.app.data_overview().unwrap().runs, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_lose_people_after_the_retention_time() {
    let folder = tempfile::tempdir().unwrap();
    let (desktop, integration, run) = exported(&folder).await;
    assert_eq!(desktop.app.data_overview().unwrap().keep_months, None);
    desktop.advance(11);
    assert_eq!(desktop.app.retention_preview(12).unwrap(), 0);
    assert_eq!(desktop.app.retention_set(Some(12)).unwrap().runs, 1);
    desktop.advance(2);
    assert_eq!(desktop.app.retention_preview(12).unwrap(), 1);
    // A year later the sample company has new rows to send.
    let to_send = desktop.sendable(&integration).await.1;
    let clock = desktop.clock.clone();
    drop(desktop);
    // Every start of the app applies the retention time.
    let desktop = desktop_at(folder.path(), clock);
    let after = desktop.app.run(&run).unwrap();
    assert!(after.summary.cleared_at.is_some() && assertions::all(after.rows.iter(), |row| row.name.is_empty()));
    assert_eq!(desktop.app.data_overview().unwrap().runs, 0);
    assert_eq!(desktop.sendable(&integration).await.1, to_send, "nothing is sent again");
    assert_eq!(desktop.app.retention_set(None).unwrap().keep_months, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_are_deleted_after_the_retention_time() {
    let folder = tempfile::tempdir().unwrap();
    let (desktop, ..) = exported(&folder).await;
    let copies = |app: &App| app.data_overview().unwrap().copies.into_iter().map(|copy| copy.name).collect::<Vec<_>>();
    // Restoring a back-up makes a copy of the data file first.
    let make_copy = |name: &str| {
        let file = folder.path().join(name);
        desktop.app.data_back_up(&file).unwrap();
        desktop.app.data_restore_open(&file).unwrap();
        desktop.app.data_restore().unwrap().copy
    };
    let old = make_copy("first.db");
    desktop.advance(11);
    let young = make_copy("second.db");
    assert_eq!(copies(&desktop.app), [young.as_str(), old.as_str()]);
    assert_eq!(desktop.app.retention_set(Some(12)).unwrap().copies.len(), 2, "neither is older");
    desktop.advance(2);
    let clock = desktop.clock.clone();
    drop(desktop);
    let exists = |name: &str| folder.path().join("data").join(name).exists();
    assert!(exists(&old) && exists(&young));
    // Every start of the app applies the retention time.
    let desktop = desktop_at(folder.path(), clock);
    assert_eq!(copies(&desktop.app), [young.as_str()]);
    assert!(!exists(&old) && exists(&young));
    assert!(folder.path().join("first.db").exists(), "what the owner saved elsewhere is the owner's to delete");
}

#[tokio::test(flavor = "multi_thread")]
async fn restore_on_another_computer_brings_everything() {
    let folder = tempfile::tempdir().unwrap();
    let (desktop, _, run) = exported(&folder).await;
    let file = folder.path().join(desktop.app.back_up_name());
    let saved = desktop.app.data_back_up(&file).unwrap();
    assert_eq!((saved.integrations, saved.runs), (2, 1), "the sample company has two integrations");
    assert!(desktop.app.data_overview().unwrap().backed_up_at.is_some());
    let elsewhere = tempfile::tempdir().unwrap();
    let other = new_desktop(elsewhere.path());
    let offer = other.app.data_restore_open(&file).unwrap();
    assert_eq!((offer.runs, offer.new_runs, offer.integrations[0].what), (1, 1, RestoreWhat::Added));
    assert!(other.app.overview().unwrap().integrations.is_empty(), "looking changes nothing");
    let restored = other.app.data_restore().unwrap();
    assert_eq!((restored.integrations, restored.runs), (2, 1));
    assert_eq!(other.app.data_overview().unwrap().copies[0].name, restored.copy);
    assert_eq!(other.app.run(&run).unwrap().rows.len(), desktop.app.run(&run).unwrap().rows.len());
    assert_eq!(other.app.data_restore().unwrap_err().code, ErrorCode::Gone, "once is enough");
    let has_working_copy = || elsewhere.path().join("data").join("paybridge-restoring.db").exists();
    other.app.data_restore_open(&file).unwrap();
    assert!(has_working_copy());
    other.app.data_restore_close();
    assert!(!has_working_copy(), "a working copy that nobody wants holds people");
    let nonsense = elsewhere.path().join("nonsense.db");
    std::fs::write(&nonsense, "nonsense").unwrap();
    assert_eq!(other.app.data_restore_open(&nonsense).unwrap_err().code, ErrorCode::BackUpUnreadable);
}

/// Adds unreferenced pages to the data file. All its data can still be read and written, but the file is too large for the integrity check
/// before the first screen.
fn damage_large_file(folder: &Path) {
    const NUMBER_OF_PAGES: std::ops::Range<usize> = 28..32;
    const PAGES: u32 = 17_000;
    const PAGE: usize = 4096;
    let file = folder.join("data").join("paybridge.db");
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[NUMBER_OF_PAGES].copy_from_slice(&PAGES.to_be_bytes());
    bytes.resize(PAGES as usize * PAGE, 0);
    std::fs::write(&file, bytes).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_of_a_large_file_is_on_the_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    let desktop = new_desktop(folder.path());
    let integration = desktop.app.sample_open().await.unwrap();
    let clock = desktop.clock.clone();
    drop(desktop);
    damage_large_file(folder.path());
    let mut desktop = desktop_at(folder.path(), clock.clone());
    assert!(desktop.app.storage_notice().is_none(), "it is shown at once");
    // A run waits for the integrity check.
    desktop.export(&integration).await;
    assert_eq!(desktop.app.overview().unwrap_err().code, ErrorCode::StorageDamaged);
    drop(desktop);
    let desktop = desktop_at(folder.path(), clock);
    assert!(desktop.app.storage_notice().is_some(), "it was moved aside");
    assert!(desktop.app.overview().unwrap().integrations.is_empty());
}
