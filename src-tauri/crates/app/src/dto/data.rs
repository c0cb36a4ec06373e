//! What the window shows of the data that the app keeps: back-ups, how long runs are kept, copies, and people.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is kept, and for how long.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DataOverview {
    /// When a back-up was last saved, RFC 3339 in UTC.
    pub backed_up_at: Option<String>,
    /// After how many months the people of a run are removed; `None`: never.
    pub keep_months: Option<u32>,
    /// How many runs hold people.
    pub runs: u32,
    /// The start of the oldest of them, RFC 3339 in UTC.
    pub oldest_run: Option<String>,
    /// Copies of the data file that the app made beside it, the newest first.
    pub copies: Vec<DataCopy>,
}

/// A copy of the data file beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DataCopy {
    /// The file's name.
    pub name: String,
    /// Why it was made.
    pub kind: DataCopyKind,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When, RFC 3339 in UTC.
    pub made_at: String,
}

/// Why a copy of the data file was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataCopyKind {
    /// Before a newer version of the app changed the file.
    BeforeUpdate,
    /// Before a back-up was taken in.
    BeforeRestore,
    /// It was damaged, and moved aside.
    Damaged,
}

/// A back-up that was saved, and read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackUp {
    /// Where.
    pub file: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// How many integrations it holds.
    pub integrations: u32,
    /// How many runs it holds.
    pub runs: u32,
}

/// What a back-up would bring, before anything is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoreOffer {
    /// The file's name.
    pub file: String,
    /// When its last run began, RFC 3339 in UTC.
    pub last_run: Option<String>,
    /// How many runs it holds.
    pub runs: u32,
    /// How many of them are not here.
    pub new_runs: u32,
    /// Its integrations.
    pub integrations: Vec<RestoreIntegration>,
}

/// An integration of a back-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RestoreIntegration {
    /// The integration's label.
    pub label: String,
    /// The hosts that it connects to: source, target. A benefit list has none.
    pub hosts: Vec<String>,
    /// What would become of it.
    pub what: RestoreWhat,
}

/// What a back-up does to an integration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RestoreWhat {
    /// It is not here, and would be added.
    Added,
    /// It is here: settings, links and lists would be as they were, and its history stays.
    SetBack,
    /// It is here with other accounts, and would be left as it is.
    Left,
}

/// What taking in a back-up did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    /// Integrations that were added or set back.
    pub integrations: u32,
    /// Runs that came with the back-up.
    pub runs: u32,
    /// Connections whose secret the keychain does not hold: they have to be connected anew.
    pub secrets_missing: Vec<String>,
    /// The copy of what was here before, beside the data file.
    pub copy: String,
}

/// A person by the ids that an integration knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PersonRef {
    /// The integration's id.
    pub integration_id: String,
    /// Ids in the integration's source.
    pub source: Vec<String>,
    /// Ids in the integration's target.
    pub target: Vec<String>,
    /// The name, where no id is known: it is kept how it is cut, and nothing else.
    pub cut: Option<String>,
}

/// A person of whom something is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct KnownPerson {
    /// By which ids.
    pub person: PersonRef,
    /// Every name under which rows stand.
    pub names: Vec<String>,
    /// The integration's label.
    pub integration: String,
    /// How many runs name the person.
    pub runs: u32,
    /// Whether the benefit list has the person.
    pub listed: bool,
    /// How many things to be put right by hand name the person.
    pub corrections: u32,
    /// A run of which nobody knows yet what became of a write for this person: it has to be settled first.
    pub open_run: Option<String>,
}

/// What erasing people removed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, TS)]
pub struct Erased {
    /// Rows of runs that have no name and no values any more.
    pub rows: u32,
    /// Summary mails that named them, removed.
    pub mails: u32,
    /// Copies of the data file that still hold them.
    pub copies: u32,
}
