//! The app: its store, its clock, who listens, and what is under way.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use connectors::http::HttpOptions;
use connectors::kleer::wire::AccessibleCompany;
use exports::clock::Clock;
use store::keychain::Keychain;
use store::{Notice, PendingRestore, Store};

use crate::active_runs::ActiveRuns;
use crate::error::AppError;
use crate::events::Events;
use crate::lock::FolderLock;
use crate::sample::Sample;
use crate::use_cases::benefits::OpenFile;

/// Where the app keeps its files.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The database.
    pub data: PathBuf,
    /// The logs.
    pub log: PathBuf,
}

/// The app. The shell holds one and asks it on the window's behalf.
pub struct App {
    pub(crate) store: Store,
    pub(crate) keychain: Keychain,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) events: Arc<dyn Events>,
    pub(crate) folders: Folders,
    pub(crate) notice: Option<Notice>,
    pub(crate) http: HttpOptions,
    pub(crate) sample: Sample,
    pub(crate) active_runs: ActiveRuns,
    login: Mutex<Option<Login>>,
    open_file: Mutex<Option<OpenFile>>,
    restoring: Mutex<Option<PendingRestore>>,
    failed_runs: Mutex<BTreeMap<String, AppError>>,
    check_then_create_lock: tokio::sync::Mutex<()>,
    diagnostics: Mutex<Option<String>>,
    _lock: FolderLock,
}

impl App {
    /// Opens the app's files. Runs that were under way when it ended last time are marked as interrupted.
    ///
    /// # Errors
    /// When the data file cannot be opened: read-only, full, or written by a newer version.
    pub fn open(folders: Folders, clock: Arc<dyn Clock>, events: Arc<dyn Events>) -> Result<Self, AppError> {
        let lock = FolderLock::take(&folders.data)?;
        let (store, notice) = Store::open(&folders.data, clock.now())?;
        let interrupted = store.mark_interrupted_runs()?;
        store.mark_interrupted_mails()?;
        log::info!("opened; {interrupted} interrupted runs");
        let sample = Sample::in_folder(&folders.data);
        let app = Self {
            store,
            keychain: Keychain,
            clock,
            events,
            folders,
            notice,
            http: HttpOptions::default(),
            sample,
            active_runs: ActiveRuns::default(),
            login: Mutex::default(),
            open_file: Mutex::default(),
            restoring: Mutex::default(),
            failed_runs: Mutex::default(),
            check_then_create_lock: tokio::sync::Mutex::default(),
            diagnostics: Mutex::default(),
            _lock: lock,
        };
        app.forget_old_runs()?;
        Ok(app)
    }

    /// The same with another patience towards the services.
    #[must_use]
    pub fn with_http(mut self, http: HttpOptions) -> Self {
        self.http = http;
        self
    }

    /// The file that the owner opened last.
    pub(crate) fn open_file(&self) -> MutexGuard<'_, Option<OpenFile>> {
        self.open_file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The back-up that the owner looked at last.
    pub(crate) fn restoring(&self) -> MutexGuard<'_, Option<PendingRestore>> {
        self.restoring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why runs broke off since the start, by their ids.
    pub(crate) fn failed_runs(&self) -> MutexGuard<'_, BTreeMap<String, AppError>> {
        self.failed_runs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The turn of what looks whether something is there and then makes it: a second click waits, and finds it there.
    pub(crate) async fn check_then_create_lock(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.check_then_create_lock.lock().await
    }

    /// The diagnostics as they were shown last.
    pub(crate) fn shown_diagnostics(&self) -> MutexGuard<'_, Option<String>> {
        self.diagnostics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest log-in at Kleer, until a connection is stored or the app ends.
    pub(crate) fn login(&self) -> MutexGuard<'_, Option<Login>> {
        self.login.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A log-in at Kleer: the companies' tokens are for the address that gave them, and for no other.
pub(crate) struct Login {
    pub session: String,
    pub address: String,
    pub companies: Vec<AccessibleCompany>,
}

/// A new id.
pub(crate) fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}
