//! The services' data, and its file.

use std::{io, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{alexis::Alexis, kleer::Kleer, personio::Personio};

/// The services' data. Tests may change all of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct State {
    /// The current day of all services.
    pub today: NaiveDate,
    pub alexis: Alexis,
    pub kleer: Kleer,
    #[serde(default)]
    pub personio: Personio,
}

/// The reason why a state file could not be used.
#[derive(Debug, Error)]
pub enum StateError {
    #[error("the state file cannot be used")]
    File(#[from] io::Error),
    #[error("the state file holds something else")]
    Content(#[from] serde_json::Error),
}

impl State {
    /// None when the file does not exist.
    pub(crate) fn load(file: &Path) -> Result<Option<State>, StateError> {
        match std::fs::read(file) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Replaces the file in one step, so that a reader never sees a partial state.
    pub(crate) fn save(&self, file: &Path) -> Result<(), StateError> {
        let temporary = file.with_extension("part");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&temporary, serde_json::to_vec_pretty(self)?)?;
        std::fs::rename(&temporary, file)?;
        Ok(())
    }
}
