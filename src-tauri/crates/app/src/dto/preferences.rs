//! The owner's preferences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Sv,
    De,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer's setting.
    #[default]
    System,
    Light,
    Dark,
}

/// The owner's preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// `None`: the computer's language if the app has it, else English.
    pub language: Option<Language>,
    pub theme: Theme,
}

/// The app's version and folders, for the settings screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct About {
    pub version: String,
    /// The folder of the data file.
    pub data_folder: String,
    pub log_folder: String,
}
