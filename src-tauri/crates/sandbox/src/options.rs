//! How a sandbox is started, and where it can be reached then.

use std::{path::PathBuf, time::Duration};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::switches::Switches;

/// The environment variable that names the folder for recordings.
pub(crate) const TRAFFIC_DIR: &str = "PAYBRIDGE_TRAFFIC_DIR";

/// How a sandbox is started.
#[derive(Debug, Clone)]
pub struct Options {
    /// Fixed ports; without them the system chooses.
    pub ports: Option<Ports>,
    /// Every exchange is recorded in a file in this folder.
    pub traffic_dir: Option<PathBuf>,
    /// The companies are kept here across restarts: read at the start if it is there, written after each change.
    pub state_file: Option<PathBuf>,
    /// The day that the companies live in.
    pub today: NaiveDate,
    /// What is not known about the services.
    pub switches: Switches,
    /// What is in them at the start.
    pub company: Company,
    /// How long every request to a service takes on its way, there and back.
    pub latency: Duration,
}

impl Default for Options {
    /// The sample company, today, recording when the environment asks for it.
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

/// Fixed ports on 127.0.0.1. Zero lets the system choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ports {
    /// Alexis HR's.
    pub alexis: u16,
    /// Kleer's.
    pub kleer: u16,
    /// Personio's.
    pub personio: u16,
    /// The control surface's.
    pub control: u16,
}

/// What the services hold at the start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Company {
    /// The sample company, Nordlicht AB.
    #[default]
    Sample,
    /// Nobody at all, but the accounts.
    Empty,
    /// So many plain people, in step on both sides.
    People(usize),
}

/// Where a running sandbox is reached. Its JSON is what the program prints when it is ready.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Addresses {
    /// Alexis HR.
    pub alexis: AlexisAddress,
    /// Kleer.
    pub kleer: KleerAddress,
    /// Personio.
    pub personio: PersonioAddress,
    /// The surface through which tests inject faults and read the log of writes.
    pub control: ControlAddress,
}

/// Where Alexis HR is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AlexisAddress {
    /// Up to and including the version.
    pub base_url: String,
    /// The access token.
    pub token: String,
}

/// Where Kleer is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KleerAddress {
    /// Up to and including the version.
    pub base_url: String,
    /// The company of the token.
    pub company_id: i32,
    /// The token.
    pub token: String,
    /// The integration user's e-mail.
    pub email: String,
    /// The integration user's password.
    pub password: String,
}

/// Where Personio is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PersonioAddress {
    /// The host's root, without a version.
    pub base_url: String,
    /// The credential's id.
    pub client_id: String,
    /// The credential's secret.
    pub client_secret: String,
}

/// Where the control surface is reached.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ControlAddress {
    /// Up to and including `/_sandbox`.
    pub base_url: String,
}
