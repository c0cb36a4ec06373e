//! Integrations: a source and a target with their settings.

use domain::benefits::{BenefitSettings, PayrollMonth};
use domain::leave::LeaveSettings;
use domain::money::Money;
use domain::person::EmailChoice;
use domain::plan::LeftBehind;
use domain::plan::employees::{EmploymentKind, NumberPlace, Scope, SourceOfTruth};
use domain::run::ExportKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionView, RunSummary, SummaryMail};

/// The content of the overview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// One card per integration, oldest first. Empty: the window shows the start screen.
    pub integrations: Vec<IntegrationCard>,
}

/// One integration on the overview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationCard {
    pub id: String,
    /// The owner's name for the integration.
    pub label: String,
    /// Whether it belongs to the sample company.
    pub sample: bool,
    pub source: ConnectionView,
    pub target: ConnectionView,
    /// The latest run of each kind of export that ever ran.
    pub last_runs: Vec<RunSummary>,
    /// What waits for the owner, most urgent first.
    pub needs: Vec<Need>,
    /// The result of the last drift check. `None`: there was none yet.
    pub drift: Option<Drift>,
    /// What the card says if nothing waits.
    pub calm: Calm,
}

/// What a card says if nothing is known to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Calm {
    /// There was no comparison of the present state. For benefits, that is the list of the proposed month.
    NotCompared,
    /// Both sides were compared, and nothing was left to send.
    Compared {
        /// How many rows still have something to look at.
        notices: u32,
    },
}

/// The differences between both sides at the last drift check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Drift {
    /// RFC 3339 in UTC.
    pub checked_at: String,
    /// How many people differ, whether or not they can be sent. 0: in sync.
    pub differs: u32,
    /// How many of them cannot be sent before a correction or decision.
    pub blocked: u32,
    /// How many people are equal on both sides and still have something to look at.
    pub notices: u32,
    /// The first check of the unbroken series that found differences, RFC 3339 in UTC; `None`: in sync.
    pub since: Option<String>,
}

/// Something that waits for the owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Need {
    /// A run was interrupted; some of its outcomes may be unknown.
    RunInterrupted { run_id: String },
    /// A run ended with rows whose outcome is sent or unknown.
    RunUnconfirmed {
        run_id: String,
        /// How many rows.
        count: u32,
    },
    /// Rows failed or were not sent, and no later run confirmed them.
    NotDone {
        export: ExportKind,
        /// The latest run with such rows.
        run_id: String,
        /// How many runs have such rows.
        runs: u32,
        /// How many rows failed.
        failed: u32,
        /// How many rows were not sent.
        not_sent: u32,
    },
    /// Confirmed rows have other amounts than were approved: the proof does not hold.
    NotProven {
        /// The latest run with such rows.
        run_id: String,
        /// How many runs have such rows.
        runs: u32,
        /// How many rows.
        count: u32,
    },
    /// The last plan of a kind of export has rows that were not part of a run.
    LeftBehind {
        export: ExportKind,
        /// The plan's run; `None`: the plan was not sent.
        run_id: Option<String>,
        /// The payroll month. Only for benefits.
        month: Option<PayrollMonth>,
        /// How many rows.
        left: LeftBehind,
    },
    /// The last drift check found people who differ.
    Differences {
        count: u32,
        /// How many of them cannot be sent before a correction or decision.
        blocked: u32,
    },
    /// The unit of Kleer's salaries is not confirmed yet. Until then no salary is sent.
    SalaryUnit,
    /// Days of leave or compensations that need a correction by hand in the target.
    Corrections { count: u32 },
    /// Summary mails that were not sent yet.
    MailWaiting { count: u32 },
}

impl Need {
    /// The run that the need is about, if it is about one.
    pub fn run_id(&self) -> Option<&str> {
        match self {
            Self::RunInterrupted { run_id }
            | Self::RunUnconfirmed { run_id, .. }
            | Self::NotDone { run_id, .. }
            | Self::NotProven { run_id, .. } => Some(run_id),
            Self::LeftBehind { run_id, .. } => run_id.as_deref(),
            Self::SalaryUnit | Self::Corrections { .. } | Self::MailWaiting { .. } | Self::Differences { .. } => None,
        }
    }
}

/// The settings of an integration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct IntegrationSettings {
    /// Which e-mail address is sent.
    pub email: EmailChoice,
    /// Whether people who left are made inactive in Kleer.
    pub deactivate_leavers: bool,
    /// The side whose value counts where both differ.
    #[serde(default)]
    pub lead: SourceOfTruth,
    /// The people that the integration covers.
    #[serde(default)]
    pub scope: Scope,
    /// The shrink guard's limit: by how many per cent the source may shrink between two exports without a confirmation. 1 to 100.
    #[serde(default = "shrink_limit")]
    pub shrink_limit: u32,
    /// Where employee numbers stand in Kleer. `None`: not answered yet, and numbers are not exported to Alexis HR.
    #[serde(default)]
    pub employee_number: Option<NumberPlace>,
    /// The employment type in Alexis HR for people paid by the hour.
    #[serde(default)]
    pub hourly_type: Option<EmploymentKind>,
    /// The employment type in Alexis HR for people paid by the month.
    #[serde(default)]
    pub permanent_type: Option<EmploymentKind>,
    #[serde(default)]
    pub leave: LeaveSettings,
    #[serde(default)]
    pub benefits: BenefitSettings,
    #[serde(default)]
    pub mail: SummaryMail,
    pub kleer_calls: KleerCalls,
}

impl Default for IntegrationSettings {
    fn default() -> Self {
        Self {
            email: EmailChoice::Private,
            deactivate_leavers: false,
            lead: SourceOfTruth::Alexis,
            scope: Scope::All,
            shrink_limit: shrink_limit(),
            employee_number: None,
            hourly_type: None,
            permanent_type: None,
            leave: LeaveSettings::default(),
            benefits: BenefitSettings::default(),
            mail: SummaryMail::default(),
            kleer_calls: KleerCalls::default(),
        }
    }
}

/// With 20 per cent, a company of 20 people that loses 4 from one month to the next is asked.
const fn shrink_limit() -> u32 {
    20
}

/// Switches for calls to Kleer that are not proven against a live account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct KleerCalls {
    /// Omit the id of a new person instead of sending 0. Kleer's schema requires an id; it is not known whether the server does.
    pub omit_new_id: bool,
    /// Create an agreement with POST instead of PUT.
    pub create_agreement_by_post: bool,
    /// Read and write the street of an agreement in `address1` instead of `address2`.
    #[serde(default)]
    pub street_in_address1: bool,
    /// Kleer omits some fields of agreements: a missing field is unknown instead of empty.
    #[serde(default)]
    pub agreements_have_gaps: bool,
    /// Write a dash as the comment of a day of leave without one, instead of an empty comment.
    #[serde(default)]
    pub no_empty_comment: bool,
}

/// An integration to save.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct IntegrationDraft {
    /// A connection's id.
    pub source_id: String,
    /// A connection's id.
    pub target_id: String,
    pub label: String,
    pub settings: IntegrationSettings,
}

/// One integration with everything about it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationView {
    pub card: IntegrationCard,
    pub settings: IntegrationSettings,
    /// The unit of Kleer's salaries; `None`: not confirmed yet.
    pub salary_unit: Option<SalaryUnitName>,
}

/// The unit in which Kleer holds salaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SalaryUnitName {
    /// Hundredths of a krona.
    Ore,
    /// Whole kronor.
    Kronor,
}

/// The question about the unit of Kleer's salaries.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SalaryQuestion {
    /// Which unit is right?
    Ask {
        /// A few people, those with a monthly salary first.
        people: Vec<SalarySample>,
    },
    /// No person in Kleer has a salary: there is nothing to ask with.
    NobodyHasOne,
}

/// A person's salary at Kleer, read in both units.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SalarySample {
    pub name: String,
    /// Per month; else per hour.
    pub monthly: bool,
    /// The amount if Kleer's unit is öre.
    pub if_ore: Money,
    /// The amount if Kleer's unit is kronor.
    pub if_kronor: Money,
}

/// The choices for the settings of an integration, from Alexis HR and Kleer.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationChoices {
    pub departments: Vec<ScopeChoice>,
    pub offices: Vec<ScopeChoice>,
    pub cost_centers: Vec<ScopeChoice>,
    /// All active people of Alexis HR, by name.
    pub people: Vec<ScopeChoice>,
    pub employment_types: Vec<EmploymentKind>,
    /// The type that is proposed for people paid by the hour, by its name.
    pub hourly_proposal: Option<EmploymentKind>,
    /// The type that is proposed for people paid by the month, by its name.
    pub permanent_proposal: Option<EmploymentKind>,
    /// A few people of Kleer, with the fields that may hold an employee number.
    pub numbers: Vec<NumberSample>,
}

/// A department, office, cost center or person that a scope can name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScopeChoice {
    /// The id in Alexis HR.
    pub id: String,
    pub name: String,
    /// How many active people belong to it; 1 for a person.
    pub people: u32,
}

/// A person of Kleer, with the fields that may hold the employee number.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NumberSample {
    pub name: String,
    /// Kleer's `internal-id`.
    pub internal_id: Option<String>,
    /// Kleer's `foreign-id`, unless the app itself wrote it.
    pub foreign_id: Option<String>,
}
