//! The data that the app keeps: back-ups, retention, copies, and people.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the app keeps, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DataOverview {
    /// When the last back-up was saved, RFC 3339 in UTC.
    pub backed_up_at: Option<String>,
    /// After how many months names and values are removed from a run; `None`: never.
    pub keep_months: Option<u32>,
    /// How many runs still hold names and values.
    pub runs: u32,
    /// Start of the oldest of these runs, RFC 3339 in UTC.
    pub oldest_run: Option<String>,
    /// Copies that the app made beside the data file, newest first.
    pub copies: Vec<DataCopy>,
}

/// A copy of the data file beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DataCopy {
    /// The file's name.
    pub name: String,
    pub kind: DataCopyKind,
    #[ts(type = "number")]
    pub bytes: u64,
    /// RFC 3339 in UTC.
    pub made_at: String,
}

/// Why a copy of the data file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataCopyKind {
    /// Before a newer version of the app changed the file.
    BeforeUpdate,
    /// Before a back-up was restored.
    BeforeRestore,
    /// The data file was damaged and was moved aside.
    Damaged,
}

/// A back-up that was saved, and verified by reading it again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackUp {
    /// The path.
    pub file: String,
    #[ts(type = "number")]
    pub bytes: u64,
    pub integrations: u32,
    pub runs: u32,
}

/// The content of a back-up, before anything is restored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoreOffer {
    /// The file's name.
    pub file: String,
    /// Start of its last run, RFC 3339 in UTC.
    pub last_run: Option<String>,
    /// How many runs it holds.
    pub runs: u32,
    /// How many of these runs are not in the data file.
    pub new_runs: u32,
    pub integrations: Vec<RestoreIntegration>,
}

/// An integration of a back-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoreIntegration {
    pub label: String,
    /// The hosts of source and target. A benefit list has none.
    pub hosts: Vec<String>,
    /// What restoring would do to it.
    pub what: RestoreWhat,
}

/// What restoring a back-up does to an integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RestoreWhat {
    /// It is new and is added.
    Added,
    /// It exists: settings, links and lists are set back, and its history stays.
    SetBack,
    /// It exists with other accounts and is left unchanged.
    Left,
}

/// The result of restoring a back-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    /// How many integrations were added or set back.
    pub integrations: u32,
    /// How many runs were added.
    pub runs: u32,
    /// Labels of connections without a secret in the keychain. They have to be connected again.
    pub secrets_missing: Vec<String>,
    /// The name of the copy that was made of the data file before.
    pub copy: String,
}

/// A person by the ids that an integration knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRef {
    pub integration_id: String,
    /// Ids in the integration's source.
    pub source: Vec<String>,
    /// Ids in the integration's target.
    pub target: Vec<String>,
    /// The full name, if the app knows nothing but the name split of the person.
    pub cut: Option<String>,
}

/// A person of whom the app keeps data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KnownPerson {
    pub person: PersonRef,
    /// Every name that rows have for the person.
    pub names: Vec<String>,
    /// The integration's label.
    pub integration: String,
    /// How many runs name the person.
    pub runs: u32,
    /// Whether the benefit list holds the person.
    pub listed: bool,
    /// How many corrections name the person.
    pub corrections: u32,
    /// A run with an unsettled write for this person. It has to be settled before the person can be erased.
    pub open_run: Option<String>,
}

/// The result of erasing people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Erased {
    /// How many rows of runs lost their name and values.
    pub rows: u32,
    /// How many summary mails were removed because they named the people.
    pub mails: u32,
    /// How many copies of the data file still hold the people.
    pub copies: u32,
}
