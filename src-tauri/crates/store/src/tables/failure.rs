//! The stored form of a failure.

use serde::{Deserialize, Serialize};

/// A failure as it is stored with a run or a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// A code of the app's closed set.
    pub code: String,
    /// The service that failed.
    pub service: Option<String>,
    /// An English text for technicians, without data of people.
    pub message: String,
    /// A field, or a position in the service's response.
    pub hint: Option<String>,
    /// The service's error text.
    #[serde(default, rename = "said")]
    pub service_message: Option<String>,
    /// The service's trace id of the request.
    #[serde(default)]
    pub trace: Option<String>,
}
