//! The sample company: the sandbox runs inside the app, and stores its state in a file beside the data file.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sandbox::{Addresses, Options, Sandbox};
use tokio::sync::Mutex;

use crate::error::{AppError, ErrorCode};

/// The sandbox, started when it is first needed.
pub(crate) struct Sample {
    state_file: PathBuf,
    running: Mutex<Option<Sandbox>>,
}

impl Sample {
    pub fn in_folder(folder: &Path) -> Self {
        Self { state_file: folder.join("sample-company.json"), running: Mutex::new(None) }
    }

    /// The addresses of the sample company's services. Starts them if they are not running.
    pub async fn addresses(&self, today: NaiveDate) -> Result<Addresses, AppError> {
        let mut running = self.running.lock().await;
        if let Some(sandbox) = running.as_ref() {
            return Ok(sandbox.addresses().clone());
        }
        let options = Options { state_file: Some(self.state_file.clone()), today, ..Options::default() };
        let sandbox = Sandbox::start(options)
            .await
            .map_err(|error| AppError::new(ErrorCode::Internal, format!("the sample company did not start: {error}")))?;
        let addresses = sandbox.addresses().clone();
        *running = Some(sandbox);
        Ok(addresses)
    }
}
