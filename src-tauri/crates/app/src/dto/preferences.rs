//! The owner's preferences.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Swedish.
    Sv,
    /// German.
    De,
}

/// Light, dark, or as the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the computer.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The owner's preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Preferences {
    /// `None`: the computer's language when the app has it, else English.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
}

/// What the settings screen says about the app.
#[derive(Debug, Clone, Serialize, TS)]
pub struct About {
    /// The app's version.
    pub version: String,
    /// The folder with the database.
    pub data_folder: String,
    /// The folder with the logs.
    pub log_folder: String,
}
