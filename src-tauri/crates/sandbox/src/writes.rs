//! The log of writes. Tests assert with it that a write was sent exactly once.

use serde::{Deserialize, Serialize};

use crate::exchange::Service;

/// A request that was meant to change something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// Counts from 1, over all services.
    pub sequence: u64,
    pub service: Service,
    pub method: String,
    /// The path, from the version on.
    pub path: String,
    pub body: String,
    /// The status that the client got; none when no answer was sent.
    pub status: Option<u16>,
    /// Whether the service's data changed.
    pub effect: bool,
    /// The name of the fault that hit the request.
    pub fault: Option<String>,
}
