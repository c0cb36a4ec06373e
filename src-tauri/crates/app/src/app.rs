//! The app: its store, its clock, who listens, and what is under way.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use connectors::http::HttpOptions;
use connectors::kleer::wire::AccessibleCompany;
use exports::clock::Clock;
use store::keychain::Keychain;
use store::{Notice, Store};
use tokio_util::sync::CancellationToken;

use crate::error::AppError;
use crate::events::Events;
use crate::sample::Sample;

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
    logins: Mutex<BTreeMap<String, Vec<AccessibleCompany>>>,
    runs: Mutex<BTreeMap<String, CancellationToken>>,
}

impl App {
    /// Opens the app's files. Runs that were under way when it ended last time are marked as interrupted.
    ///
    /// # Errors
    /// When the data file cannot be opened: read-only, full, or written by a newer version.
    pub fn open(folders: Folders, clock: Arc<dyn Clock>, events: Arc<dyn Events>) -> Result<Self, AppError> {
        let (store, notice) = Store::open(&folders.data, clock.now())?;
        let interrupted = store.mark_interrupted_runs()?;
        log::info!("opened; {interrupted} interrupted runs");
        let sample = Sample::in_folder(&folders.data);
        Ok(Self {
            store,
            keychain: Keychain,
            clock,
            events,
            folders,
            notice,
            http: HttpOptions::default(),
            sample,
            logins: Mutex::default(),
            runs: Mutex::default(),
        })
    }

    /// The same with another patience towards the services.
    #[must_use]
    pub fn with_http(mut self, http: HttpOptions) -> Self {
        self.http = http;
        self
    }

    /// The companies of the log-ins at Kleer, until the app ends or a connection is stored.
    pub(crate) fn logins(&self) -> MutexGuard<'_, BTreeMap<String, Vec<AccessibleCompany>>> {
        self.logins.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The runs under way, each with its cancel.
    pub(crate) fn runs_under_way(&self) -> MutexGuard<'_, BTreeMap<String, CancellationToken>> {
        self.runs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new id.
pub(crate) fn new_id() -> String {
    uuid::Uuid::new_v4().to_string()
}
