//! The app: its store, clock, listener and state.

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
    pub data: PathBuf,
    pub log: PathBuf,
}

/// The app. The shell has one and calls it for the window.
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
    /// Opens the app's files. Marks runs as interrupted that were active when the app ended last time. Fails if the data file is
    /// read-only, full, or written by a newer version.
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
        app.apply_retention()?;
        Ok(app)
    }

    /// Replaces timeouts and retries of the HTTP clients.
    #[must_use]
    pub fn with_http(mut self, http: HttpOptions) -> Self {
        self.http = http;
        self
    }

    /// The file that the owner opened last.
    pub(crate) fn open_file(&self) -> MutexGuard<'_, Option<OpenFile>> {
        self.open_file.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The back-up that the owner opened last.
    pub(crate) fn restoring(&self) -> MutexGuard<'_, Option<PendingRestore>> {
        self.restoring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Why runs failed since the start of the app, by run id.
    pub(crate) fn failed_runs(&self) -> MutexGuard<'_, BTreeMap<String, AppError>> {
        self.failed_runs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Serializes actions that check whether something exists and then create it. A second click waits, and finds it.
    pub(crate) async fn check_then_create_lock(&self) -> tokio::sync::MutexGuard<'_, ()> {
        self.check_then_create_lock.lock().await
    }

    /// The diagnostics that were shown last.
    pub(crate) fn shown_diagnostics(&self) -> MutexGuard<'_, Option<String>> {
        self.diagnostics.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest log-in at Kleer, until its company is stored or the app ends.
    pub(crate) fn login(&self) -> MutexGuard<'_, Option<Login>> {
        self.login.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A log-in at Kleer. The companies' tokens may be sent only to the address that issued them.
pub(crate) struct Login {
    pub session: String,
    pub address: String,
    pub companies: Vec<AccessibleCompany>,
}

pub(crate) fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}
