//! An error as it is kept with a run: a code of the app's closed set, without data.

use serde::{Deserialize, Serialize};

/// What went wrong, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The code.
    pub code: String,
    /// The service it concerns.
    pub service: Option<String>,
    /// English, technical.
    pub message: String,
    /// A field, or the place in an answer.
    pub hint: Option<String>,
    /// The service's own words.
    #[serde(default)]
    pub said: Option<String>,
    /// The service's own number of the exchange.
    #[serde(default)]
    pub trace: Option<String>,
}
