//! What absence is reported on in Kleer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An activity of the company in Kleer. Absence and work are not told apart there: the owner says which is which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Activity {
    /// Kleer's id.
    #[ts(type = "number")]
    pub id: i64,
    /// The company's name for it. Not always unique.
    pub name: String,
    /// What the company wrote about it: tells two of one name apart.
    #[serde(default)]
    pub description: Option<String>,
    /// Whether a child has to be named.
    pub needs_child: bool,
}
