//! The log of requests. It proves to a test that a fault was met, and that no other request was sent.

use serde::{Deserialize, Serialize};

use crate::{
    exchange::{Call, Service},
    fault::FaultKind,
};

/// Older requests are dropped, so that a sandbox that runs for days does not grow for ever.
const MAX_ENTRIES: usize = 100_000;

/// A request that reached a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoggedRequest {
    pub service: Service,
    pub method: String,
    /// The path, from the version on.
    pub path: String,
    /// The name of the fault that hit the request.
    pub fault: Option<String>,
}

pub(crate) fn add(log: &mut Vec<LoggedRequest>, service: Service, call: &Call, fault: Option<&FaultKind>) {
    if log.len() >= MAX_ENTRIES {
        log.drain(..MAX_ENTRIES / 2);
    }
    log.push(LoggedRequest { service, method: call.method.clone(), path: call.path.clone(), fault: fault.map(FaultKind::name) });
}
