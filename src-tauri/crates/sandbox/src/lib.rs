//! The services Paybridge speaks to, simulated over HTTP on loopback, with a sample company.
//!
//! It stands alone: it shares no type with the connectors, because a simulator that shares the client's types would
//! share its mistakes. It is strict where a service's behaviour is known, has a [switch](Switches) where it is not, keeps
//! its state in memory (and in a file, when asked to), and can be made to fail on purpose with a [`Fault`].
//!
//! One module folder per service ([`alexis`], [`kleer`], [`personio`]); everything else is shared by them. The people of the sample
//! company and what each of them is there for are listed in the crate's README.

pub mod alexis;
pub mod kleer;
pub mod personio;

mod control;
mod core;
mod corrupt;
mod cut_body;
mod exchange;
mod fault;
mod holidays;
mod listener_gate;
mod options;
mod paused_request;
mod request_log;
mod router;
mod running;
mod sample;
mod severable_connection;
mod state;
mod stockholm;
mod switches;
mod timeouts;
mod traffic;
mod writes;

pub use exchange::Service;
pub use fault::{Fault, FaultKind, Moment};
pub use options::{Addresses, AlexisAddress, Company, ControlAddress, KleerAddress, Options, PersonioAddress, Ports};
pub use request_log::Asked;
pub use running::{Sandbox, StartError};
pub use sample::{LeaveType, SampleBenefit, benefit_list, child_id, employee_id, kleer_user_id, office_id, personio_person_id};
pub use state::{State, StateError};
pub use switches::{
    AlexisFreeDayHours, AlexisGradedHours, AlexisOddMoment, AlexisSwitches, AlexisToken, AlexisWorkWeekUnit, KleerEventsWithoutUser,
    KleerHoursBeyondSchedule, KleerMoney, KleerNewUserId, KleerNoRight, KleerPayrollCreate, KleerPostEvent, KleerRights, KleerSalaryRead,
    KleerSameEmail, KleerSwitches, PersonioKeptValue, PersonioNextLink, PersonioPostAnswer, PersonioRepeated, PersonioSwitches,
    PersonioTypeNames, PersonioWrongMethod, Switches,
};
pub use writes::Write;
