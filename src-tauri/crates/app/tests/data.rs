//! Back-ups, keeping for so long and erasing, with the sample company's export in the history and a clock that can be moved.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::Path;
use std::sync::{Arc, Mutex};

use app::dto::{Confirmations, ExportKind, PersonRef, Progress, RestoreWhat, Stage};
use app::{App, Clock, ErrorCode, Events, Folders};
use chrono::{DateTime, Months, NaiveDate, Utc};
use domain::plan::NameSplit;
use tempfile::TempDir;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A clock that stands until it is moved.
#[derive(Clone)]
struct Moved(Arc<Mutex<DateTime<Utc>>>);

impl Clock for Moved {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

struct Ends(UnboundedSender<String>);

impl Events for Ends {
    fn progress(&self, progress: Progress) {
        if progress.stage == Stage::Ended {
            drop(self.0.send(progress.job));
        }
    }
}

struct Computer {
    app: Arc<App>,
    clock: Moved,
    ends: UnboundedReceiver<String>,
}

fn computer(folder: &Path) -> Computer {
    let clock = Moved(Arc::new(Mutex::new("2026-11-21T10:00:00Z".parse().unwrap())));
    at(folder, clock)
}

fn at(folder: &Path, clock: Moved) -> Computer {
    let (told, ends) = unbounded_channel();
    let folders = Folders { data: folder.join("data"), log: folder.join("log") };
    let app = App::open(folders, Arc::new(clock.clone()), Arc::new(Ends(told))).unwrap();
    Computer { app: Arc::new(app), clock, ends }
}

impl Computer {
    fn later(&self, months: u32) {
        let mut now = self.clock.0.lock().unwrap();
        *now = now.checked_add_months(Months::new(months)).unwrap();
    }

    /// A plan, and the keys of what of it can be sent.
    async fn sendable(&self, integration: &str) -> (String, Vec<String>) {
        let plan = self.app.plan_prepare(integration, ExportKind::Employees).await.unwrap();
        let keys = plan.changes.iter().filter(|change| change.is_sendable()).map(|change| change.key.clone()).collect();
        (plan.id, keys)
    }

    /// Plans, and sends everything that can be sent. Gives the run and how many rows it had; no run where there was nothing.
    async fn exported(&mut self, integration: &str) -> (Option<String>, usize) {
        let (plan, keys) = self.sendable(integration).await;
        if keys.is_empty() {
            return (None, 0);
        }
        let run = self.app.run_start(&plan, &keys, Confirmations { shrunk_source: true, resend: false }).await.unwrap();
        while self.ends.recv().await.unwrap() != run {}
        (Some(run), keys.len())
    }

    fn people(&self, text: &str) -> Vec<PersonRef> {
        self.app.data_people(text).unwrap().into_iter().map(|person| person.person).collect()
    }
}

/// The sample company, exported once.
async fn exported(folder: &TempDir) -> (Computer, String, String) {
    let mut computer = computer(folder.path());
    let integration = computer.app.sample_open().await.unwrap();
    let (run, rows) = computer.exported(&integration).await;
    assert!(rows > 1);
    (computer, integration, run.unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_no_longer_named_and_is_not_sent_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut computer, integration, run) = exported(&folder).await;
    let row = computer.app.run(&run).unwrap().rows.into_iter().next().unwrap();
    let found = computer.app.data_people(&row.name).unwrap();
    assert_eq!((found.len(), found[0].runs, found[0].open_run.clone()), (1, 1, None), "{found:?}");
    let file = folder.path().join(computer.app.back_up_name());
    computer.app.data_back_up(&file).unwrap();
    computer.app.data_restore_open(&file).unwrap();
    let erased = computer.app.data_erase(&[found[0].person.clone()]).unwrap();
    assert_eq!(erased.rows, 1);
    let copy = folder.path().join("data").join("paybridge-restoring.db");
    assert!(!copy.exists(), "the working copy of a back-up that was looked at holds the person");
    let after = computer.app.run(&run).unwrap();
    assert!(assertions::all(after.rows.iter(), |other| other.name != row.name));
    assert_eq!(after.rows.len(), after.summary.counts.confirmed as usize, "the counts are as they were");
    assert_eq!(computer.exported(&integration).await.1, 0, "the services still have the person, and agree");
    assert_eq!(computer.people(&row.name).len(), 1, "who is still there comes back with the next plan");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_of_which_only_its_cut_is_kept_is_found_and_erased() {
    let folder = tempfile::tempdir().unwrap();
    let (computer, integration, run) = exported(&folder).await;
    let (store, _) = store::Store::open(&folder.path().join("data"), computer.clock.now()).unwrap();
    for name in ["Anna Bo Carlsdotter", "Dag Erik Flod"] {
        store.put_name_split(&integration, name, &NameSplit { first: "A".to_owned(), last: "B".to_owned() }).unwrap();
    }
    let unsent = computer.sendable(&integration).await.0;
    let found = computer.app.data_people("carlsdotter").unwrap();
    assert_eq!((found.len(), found[0].person.cut.as_deref()), (1, Some("Anna Bo Carlsdotter")));
    computer.app.data_erase(&[found[0].person.clone()]).unwrap();
    assert_eq!(computer.people("carlsdotter"), []);
    assert_eq!(store.memory(&integration).unwrap().splits.into_keys().collect::<Vec<_>>(), ["Dag Erik Flod"]);
    assert!(assertions::all(computer.app.run(&run).unwrap().rows.iter(), |row| !row.name.is_empty()), "nobody else is touched");
    computer.app.plan(&unsent).expect("a plan that does not name the person stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_and_too_little_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (computer, ..) = exported(&folder).await;
    assert_eq!(computer.app.data_erase(&[]).unwrap_err().code, ErrorCode::NothingChosen);
    assert_eq!(computer.app.data_people(" e ").unwrap_err().hint.as_deref(), Some("text"));
    for months in [0, 241, u32::MAX] {
        assert_eq!(computer.app.retention_set(Some(months)).unwrap_err().hint.as_deref(), Some("months"));
    }
    assert_eq!(computer.app.data_restore().unwrap_err().code, ErrorCode::Gone);
    assert_eq!(computer.app.data_copy_remove("paybridge.db").unwrap_err().code, ErrorCode::Gone);
    assert_eq!(computer.app.data_overview().unwrap().runs, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn runs_are_kept_as_long_as_the_owner_said() {
    let folder = tempfile::tempdir().unwrap();
    let (computer, integration, run) = exported(&folder).await;
    assert_eq!(computer.app.data_overview().unwrap().keep_months, None);
    computer.later(11);
    assert_eq!(computer.app.retention_preview(12).unwrap(), 0);
    assert_eq!(computer.app.retention_set(Some(12)).unwrap().runs, 1);
    computer.later(2);
    assert_eq!(computer.app.retention_preview(12).unwrap(), 1);
    // A year later the sample company has something to send that is not of the first run.
    let to_send = computer.sendable(&integration).await.1;
    let clock = computer.clock.clone();
    drop(computer);
    // It is held to at every start, without being asked.
    let computer = at(folder.path(), clock);
    let after = computer.app.run(&run).unwrap();
    assert!(after.summary.cleared_at.is_some() && assertions::all(after.rows.iter(), |row| row.name.is_empty()));
    assert_eq!(computer.app.data_overview().unwrap().runs, 0);
    assert_eq!(computer.sendable(&integration).await.1, to_send, "nothing is sent again");
    assert_eq!(computer.app.retention_set(None).unwrap().keep_months, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn copies_of_the_file_are_kept_as_long_as_the_runs() {
    let folder = tempfile::tempdir().unwrap();
    let (computer, ..) = exported(&folder).await;
    let copies = |app: &App| app.data_overview().unwrap().copies.into_iter().map(|copy| copy.name).collect::<Vec<_>>();
    // Before a back-up is taken in, the file is copied.
    let copied = |name: &str| {
        let file = folder.path().join(name);
        computer.app.data_back_up(&file).unwrap();
        computer.app.data_restore_open(&file).unwrap();
        computer.app.data_restore().unwrap().copy
    };
    let old = copied("first.db");
    computer.later(11);
    let young = copied("second.db");
    assert_eq!(copies(&computer.app), [young.as_str(), old.as_str()]);
    assert_eq!(computer.app.retention_set(Some(12)).unwrap().copies.len(), 2, "neither is older");
    computer.later(2);
    let clock = computer.clock.clone();
    drop(computer);
    let lies_there = |name: &str| folder.path().join("data").join(name).exists();
    assert!(lies_there(&old) && lies_there(&young));
    // It is held to at every start, without being asked.
    let computer = at(folder.path(), clock);
    assert_eq!(copies(&computer.app), [young.as_str()]);
    assert!(!lies_there(&old) && lies_there(&young));
    assert!(folder.path().join("first.db").exists(), "what the owner saved elsewhere is the owner's to delete");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_back_up_comes_back_on_another_computer_and_says_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (computer, _, run) = exported(&folder).await;
    let file = folder.path().join(computer.app.back_up_name());
    let saved = computer.app.data_back_up(&file).unwrap();
    assert_eq!((saved.integrations, saved.runs), (2, 1), "the sample company has two integrations");
    assert!(computer.app.data_overview().unwrap().backed_up_at.is_some());
    let elsewhere = tempfile::tempdir().unwrap();
    let other = self::computer(elsewhere.path());
    let offer = other.app.data_restore_open(&file).unwrap();
    assert_eq!((offer.runs, offer.new_runs, offer.integrations[0].what), (1, 1, RestoreWhat::Added));
    assert!(other.app.overview().unwrap().integrations.is_empty(), "looking changes nothing");
    let restored = other.app.data_restore().unwrap();
    assert_eq!((restored.integrations, restored.runs), (2, 1));
    assert_eq!(other.app.data_overview().unwrap().copies[0].name, restored.copy);
    assert_eq!(other.app.run(&run).unwrap().rows.len(), computer.app.run(&run).unwrap().rows.len());
    assert_eq!(other.app.data_restore().unwrap_err().code, ErrorCode::Gone, "once is enough");
    let lies_there = || elsewhere.path().join("data").join("paybridge-restoring.db").exists();
    other.app.data_restore_open(&file).unwrap();
    assert!(lies_there());
    other.app.data_restore_close();
    assert!(!lies_there(), "a working copy that nobody wants holds people");
    let nonsense = elsewhere.path().join("nonsense.db");
    std::fs::write(&nonsense, "nonsense").unwrap();
    assert_eq!(other.app.data_restore_open(&nonsense).unwrap_err().code, ErrorCode::BackUpUnreadable);
}

/// The data file becomes too large to be read through before it is shown, by pages that nothing leads to: everything in it can
/// still be read and written.
fn damage_a_large_one(folder: &Path) {
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
async fn a_large_file_that_turns_out_to_be_damaged_is_told_on_the_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    let computer = computer(folder.path());
    let integration = computer.app.sample_open().await.unwrap();
    let clock = computer.clock.clone();
    drop(computer);
    damage_a_large_one(folder.path());
    let mut computer = at(folder.path(), clock.clone());
    assert!(computer.app.storage_notice().is_none(), "it is shown at once");
    // Whoever sends waits until it is known.
    computer.exported(&integration).await;
    assert_eq!(computer.app.overview().unwrap_err().code, ErrorCode::StorageDamaged);
    drop(computer);
    let computer = at(folder.path(), clock);
    assert!(computer.app.storage_notice().is_some(), "it was moved aside");
    assert!(computer.app.overview().unwrap().integrations.is_empty());
}
