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

/// What the overview shows.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    /// One card per integration, oldest first. None yet: the start screen.
    pub integrations: Vec<IntegrationCard>,
}

/// One integration on the overview.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationCard {
    /// Its id.
    pub id: String,
    /// The owner's name for it.
    pub label: String,
    /// Whether it is the sample company.
    pub sample: bool,
    /// Where data comes from.
    pub source: ConnectionView,
    /// Where data goes.
    pub target: ConnectionView,
    /// The latest run of each kind of export that ever ran.
    pub last_runs: Vec<RunSummary>,
    /// What waits for the owner, most pressing first.
    pub needs: Vec<Need>,
    /// What the last look at both sides found. `None`: nobody has looked yet.
    pub drift: Option<Drift>,
    /// What may be said where nothing waits.
    pub calm: Calm,
}

/// What may be said where nothing is known to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Calm {
    /// Both sides were not compared as they are now: of benefits, the list of the month that is proposed.
    NotCompared,
    /// They were compared, and nothing was left to send.
    Compared {
        /// How many have something to see about them all the same.
        notices: u32,
    },
}

/// How far both sides were apart when they were last read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Drift {
    /// The instant of the look, RFC 3339 in UTC.
    pub checked_at: String,
    /// How many people differ, whether or not they can be sent. 0: in step.
    pub differs: u32,
    /// How many of them cannot be sent before something is put right or decided.
    pub blocked: u32,
    /// How many people are alike on both sides, with something to see about them all the same.
    pub notices: u32,
    /// Since when they have differed without a break, as far as anybody looked. RFC 3339 in UTC; `None`: in step.
    pub since: Option<String>,
}

/// Something that waits for the owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Need {
    /// A run was interrupted; some of its outcomes may be unknown.
    RunInterrupted {
        /// Which run.
        run_id: String,
    },
    /// A run ended with changes that are sent but not confirmed, or unknown.
    RunUnconfirmed {
        /// Which run.
        run_id: String,
        /// How many changes.
        count: u32,
    },
    /// Changes failed or were not sent, and no later run confirmed them.
    NotDone {
        /// Of which kind of export.
        export: ExportKind,
        /// The latest run with such changes.
        run_id: String,
        /// How many runs have such changes.
        runs: u32,
        /// How many changes failed.
        failed: u32,
        /// How many changes were not sent.
        not_sent: u32,
    },
    /// Confirmed changes have amounts that do not bear out what was approved: the proof does not hold.
    NotProven {
        /// The latest run with such changes.
        run_id: String,
        /// How many runs have such changes.
        runs: u32,
        /// How many changes.
        count: u32,
    },
    /// The last plan of a kind of export has rows that no run took.
    LeftBehind {
        /// The kind of export.
        export: ExportKind,
        /// The plan's run; `None`: the plan was not sent.
        run_id: Option<String>,
        /// The payroll month of benefits.
        month: Option<PayrollMonth>,
        /// How many rows.
        left: LeftBehind,
    },
    /// The last look at both sides found people who differ.
    Differences {
        /// How many.
        count: u32,
        /// How many of them cannot be sent before something is put right or decided.
        blocked: u32,
    },
    /// The unit of Kleer's salaries is not confirmed yet; no salary is sent.
    SalaryUnit,
    /// Days of leave or compensations that have to be put right by hand in the target.
    Corrections {
        /// How many.
        count: u32,
    },
    /// Summary mails that were not sent yet.
    MailWaiting {
        /// How many.
        count: u32,
    },
}

impl Need {
    /// The run that waits, when it is one.
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
    /// Which side is right where both differ.
    #[serde(default)]
    pub lead: SourceOfTruth,
    /// Whom the integration is about.
    #[serde(default)]
    pub scope: Scope,
    /// By how many per cent the people may become fewer from one export to the next before it asks. 1 to 100.
    #[serde(default = "shrink_limit")]
    pub shrink_limit: u32,
    /// Where the company's own number of a person stands in Kleer. `None`: not answered yet; numbers are not imported.
    #[serde(default)]
    pub employee_number: Option<NumberPlace>,
    /// The kind of employment in Alexis HR for people paid by the hour.
    #[serde(default)]
    pub hourly_type: Option<EmploymentKind>,
    /// The kind of employment in Alexis HR for people paid by the month.
    #[serde(default)]
    pub permanent_type: Option<EmploymentKind>,
    /// What becomes of leave.
    #[serde(default)]
    pub leave: LeaveSettings,
    /// What becomes of benefits.
    #[serde(default)]
    pub benefits: BenefitSettings,
    /// Who gets the summary of each run.
    #[serde(default)]
    pub mail: SummaryMail,
    /// How people and agreements are created at Kleer: the calls nobody has proven against a live account.
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

/// A company of 20 that loses 4 people from one month to the next should be asked.
const fn shrink_limit() -> u32 {
    20
}

/// The unproven calls, switchable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct KleerCalls {
    /// Leave the id of a new person out, instead of sending 0. Kleer's schema demands an id; whether its server does is not known.
    pub omit_new_id: bool,
    /// Create an agreement by POST instead of PUT.
    pub create_agreement_by_post: bool,
    /// The street of an agreement stands in `address1` instead of `address2`.
    #[serde(default)]
    pub street_in_address1: bool,
    /// Agreements come without some of their fields: what is not there is not told, instead of empty.
    #[serde(default)]
    pub agreements_have_gaps: bool,
    /// A day of leave without a comment is written with a dash, instead of with an empty one.
    #[serde(default)]
    pub no_empty_comment: bool,
}

/// An integration to be stored.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct IntegrationDraft {
    /// The source connection's id.
    pub source_id: String,
    /// The target connection's id.
    pub target_id: String,
    /// The owner's name for it.
    pub label: String,
    /// Its settings.
    pub settings: IntegrationSettings,
}

/// One integration with everything about it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationView {
    /// The card.
    pub card: IntegrationCard,
    /// Its settings.
    pub settings: IntegrationSettings,
    /// The confirmed unit of Kleer's salaries.
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

/// The question after the unit of Kleer's salaries.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SalaryQuestion {
    /// Which of the two readings is right?
    Ask {
        /// A few people, the clearest first.
        people: Vec<SalarySample>,
    },
    /// Nobody in Kleer has a salary: nothing to compare with.
    NobodyHasOne,
}

/// One person's salary at Kleer in both readings.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SalarySample {
    /// The person's name.
    pub name: String,
    /// Per month; otherwise per hour.
    pub monthly: bool,
    /// The amount if Kleer counts in öre.
    pub if_ore: Money,
    /// The amount if Kleer counts in kronor.
    pub if_kronor: Money,
}

/// What the settings of an integration can be chosen from, as Alexis HR and Kleer hold it now.
#[derive(Debug, Clone, Serialize, TS)]
pub struct IntegrationChoices {
    /// Departments of Alexis HR.
    pub departments: Vec<ScopeChoice>,
    /// Offices of Alexis HR.
    pub offices: Vec<ScopeChoice>,
    /// Cost centers of Alexis HR.
    pub cost_centers: Vec<ScopeChoice>,
    /// Everybody in Alexis HR who is active, by name.
    pub people: Vec<ScopeChoice>,
    /// Kinds of employment in Alexis HR.
    pub employment_types: Vec<EmploymentKind>,
    /// Proposed by its name for people paid by the hour.
    pub hourly_proposal: Option<EmploymentKind>,
    /// Proposed by its name for people paid by the month.
    pub permanent_proposal: Option<EmploymentKind>,
    /// A few people with what Kleer holds in the places where an employee number may stand.
    pub numbers: Vec<NumberSample>,
}

/// Something a scope can name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ScopeChoice {
    /// Its id in Alexis HR.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many active people it holds; 1 for a person.
    pub people: u32,
}

/// One person of Kleer, with what may be the employee number.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NumberSample {
    /// The name.
    pub name: String,
    /// Kleer's `internal-id`.
    pub internal_id: Option<String>,
    /// Kleer's `foreign-id`, unless the app itself wrote it.
    pub foreign_id: Option<String>,
}
