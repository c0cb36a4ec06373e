//! A switch for each unknown about the services. Each default is the likeliest, or the most dangerous, behaviour.

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

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    pub alexis: AlexisSwitches,
    pub kleer: KleerSwitches,
    pub personio: PersonioSwitches,
}
