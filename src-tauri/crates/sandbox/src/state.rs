//! What the services hold, and how it is kept in a file.

use std::{io, path::Path};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{alexis::Alexis, kleer::Kleer, personio::Personio};

/// What the services hold. Tests may change all of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct State {
    /// The day it is.
    pub today: NaiveDate,
    /// The account at Alexis HR.
    pub alexis: Alexis,
    /// The companies at Kleer.
    pub kleer: Kleer,
    /// The company at Personio.
    #[serde(default)]
    pub personio: Personio,
}

/// Why a state file could not be used.
#[derive(Debug, Error)]
pub enum StateError {
    /// The file cannot be read or written.
    #[error("the state file cannot be used")]
    File(#[from] io::Error),
    /// The file is no state.
    #[error("the state file holds something else")]
    Content(#[from] serde_json::Error),
}

impl State {
    /// The state kept in a file; none when there is no such file.
    pub(crate) fn load(file: &Path) -> Result<Option<State>, StateError> {
        match std::fs::read(file) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes)?)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Replaces the file in one step, so that a reader never sees half a state.
    pub(crate) fn save(&self, file: &Path) -> Result<(), StateError> {
        let beside = file.with_extension("part");
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&beside, serde_json::to_vec_pretty(self)?)?;
        std::fs::rename(&beside, file)?;
        Ok(())
    }
}
