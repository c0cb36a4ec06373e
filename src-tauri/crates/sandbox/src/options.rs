//! The options of a sandbox, and its addresses.

use std::{path::PathBuf, time::Duration};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::switches::Switches;

/// The environment variable with the folder for recordings.
pub(crate) const TRAFFIC_DIR: &str = "PAYBRIDGE_TRAFFIC_DIR";

#[derive(Debug, Clone)]
pub struct Options {
    /// None lets the system choose the ports.
    pub ports: Option<Ports>,
    /// The folder in which every request and its answer are recorded.
    pub traffic_dir: Option<PathBuf>,
    /// Keeps the state across restarts: read at the start if it exists, written after each change.
    pub state_file: Option<PathBuf>,
    /// The current day of all services.
    pub today: NaiveDate,
    pub switches: Switches,
    pub company: Company,
    /// The network delay of each request, there and back.
    pub latency: Duration,
}

impl Default for Options {
    /// The sample company, today. It records when `PAYBRIDGE_TRAFFIC_DIR` is set.
    fn default() -> Self {
        #[allow(clippy::disallowed_methods)] // The one place that reads the clock: a default, always replaceable.
        let today = chrono::Local::now().date_naive();
        Options {
            ports: None,
            traffic_dir: std::env::var_os(TRAFFIC_DIR).filter(|dir| !dir.is_empty()).map(PathBuf::from),
            state_file: None,
            today,
            switches: Switches::default(),
            company: Company::Sample,
            latency: Duration::ZERO,
        }
    }
}

/// Ports on 127.0.0.1. Zero lets the system choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ports {
    pub alexis: u16,
    pub kleer: u16,
    pub personio: u16,
    pub control: u16,
}

/// The people in the services at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Company {
    /// The sample company, Nordlicht AB.
    #[default]
    Sample,
    /// The accounts without people.
    Empty,
    /// This many generated people, equal in all services.
    People(usize),
}

/// The addresses of a running sandbox. The program prints them as JSON when it is ready.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addresses {
    pub alexis: AlexisAddress,
    pub kleer: KleerAddress,
    pub personio: PersonioAddress,
    /// The port through which tests inject faults and read logs.
    pub control: ControlAddress,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlexisAddress {
    /// With the version.
    pub base_url: String,
    pub token: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KleerAddress {
    /// With the version.
    pub base_url: String,
    pub company_id: i32,
    pub token: String,
    /// The integration user's login.
    pub email: String,
    pub password: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonioAddress {
    /// Without a version.
    pub base_url: String,
    pub client_id: String,
    pub client_secret: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlAddress {
    /// With `/_sandbox`.
    pub base_url: String,
}
