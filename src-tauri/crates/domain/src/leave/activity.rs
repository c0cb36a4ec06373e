//! Activities, on which absence is reported at Kleer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An activity of the company at Kleer. Kleer does not distinguish absence from work, so the owner chooses the activities of absence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Activity {
    #[ts(type = "number")]
    pub id: i64,
    /// Not always unique.
    pub name: String,
    /// Distinguishes two activities of one name.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether a record must name a child.
    pub needs_child: bool,
}
