//! Simulators of Alexis HR, Kleer and Personio over HTTP on loopback, with a sample company.
//!
//! The crate shares no type with the connectors: a simulator that shares the client's types would share its mistakes. It is strict
//! where a service's behaviour is known, and has a [switch](Switches) where it is not. It keeps its state in memory, and also in a
//! file when asked to. A [`Fault`] makes it fail on purpose.
//!
//! Each service has a module folder ([`alexis`], [`kleer`], [`personio`]); the services share everything else. The crate's README
//! lists the people of the sample company and the case that each of them covers.

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
pub use fault::{Fault, FaultKind, VanishMoment};
pub use options::{Addresses, AlexisAddress, Company, ControlAddress, KleerAddress, Options, PersonioAddress, Ports};
pub use request_log::LoggedRequest;
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
