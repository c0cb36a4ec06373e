//! The log of writes: what a test asserts "sent, once" against.

use serde::{Deserialize, Serialize};

use crate::exchange::Service;

/// A request that wanted to change something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Write {
    /// Counts from 1, over all services.
    pub sequence: u64,
    /// Where it went.
    pub service: Service,
    /// The method.
    pub method: String,
    /// The path, from the version on.
    pub path: String,
    /// The body as sent.
    pub body: String,
    /// The status that was answered; none when the answer never left.
    pub status: Option<u16>,
    /// Whether the company changed.
    pub effect: bool,
    /// The fault that hit it.
    pub fault: Option<String>,
}
