//! The owner's preferences, and facts about the app.

use store::Notice;

use crate::app::App;
use crate::dto::{About, Preferences};
use crate::error::{AppError, ErrorCode};

const PREFERENCE: &str = "preferences";

impl App {
    /// Preferences that cannot be parsed count as never set.
    pub fn preferences(&self) -> Result<Preferences, AppError> {
        let stored = self.store.preference(PREFERENCE)?;
        Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    pub fn preferences_save(&self, preferences: Preferences) -> Result<(), AppError> {
        let text = serde_json::to_string(&preferences).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?;
        Ok(self.store.set_preference(PREFERENCE, &text)?)
    }

    pub fn about(&self) -> About {
        About {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_folder: self.folders.data.display().to_string(),
            log_folder: self.folders.log.display().to_string(),
        }
    }

    /// What the owner has to know about the opening of the data file.
    pub fn storage_notice(&self) -> Option<AppError> {
        self.notice.as_ref().map(|notice| match notice {
            Notice::DamagedFileMovedAside(file) => {
                let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                AppError::new(ErrorCode::StorageCorrupt, "the data file was damaged and was moved aside").with_hint(name)
            }
            Notice::OnNetwork => AppError::new(ErrorCode::StorageOnNetwork, "the data file lies on another computer"),
        })
    }
}
