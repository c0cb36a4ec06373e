//! What is not known about the services, each as a switch. The defaults are the likeliest, or the most dangerous, answer.

mod alexis;
mod kleer;
mod kleer_choices;
mod kleer_rights;
mod personio;
mod personio_choices;

use serde::{Deserialize, Serialize};

pub use alexis::{AlexisFreeDayHours, AlexisGradedHours, AlexisOddMoment, AlexisSwitches, AlexisToken, AlexisWorkWeekUnit};
pub use kleer::KleerSwitches;
pub use kleer_choices::{
    KleerEventsWithoutUser, KleerHoursBeyondSchedule, KleerMoney, KleerNewUserId, KleerNoRight, KleerPayrollCreate, KleerPostEvent,
    KleerSalaryRead, KleerSameEmail,
};
pub use kleer_rights::KleerRights;
pub use personio::PersonioSwitches;
pub use personio_choices::{
    PersonioKeptValue, PersonioNextLink, PersonioPostAnswer, PersonioRepeated, PersonioTypeNames, PersonioWrongMethod,
};

/// All switches.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Those of Alexis HR.
    pub alexis: AlexisSwitches,
    /// Those of Kleer.
    pub kleer: KleerSwitches,
    /// Those of Personio.
    pub personio: PersonioSwitches,
}
