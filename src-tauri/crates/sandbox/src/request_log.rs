//! The record of requests: what a test proves with that a fault was met, and that nothing else was asked.

use serde::{Deserialize, Serialize};

use crate::{
    exchange::{Call, Service},
    fault::FaultKind,
};

/// The newest requests that are kept: a sandbox that runs for days must not grow for ever.
const KEPT: usize = 100_000;

/// A request that reached a service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Where it went.
    pub service: Service,
    /// The method.
    pub method: String,
    /// The path, from the version on.
    pub path: String,
    /// The name of the fault that hit it.
    pub fault: Option<String>,
}

/// Notes a request.
pub(crate) fn note(asked: &mut Vec<Asked>, service: Service, call: &Call, fault: Option<&FaultKind>) {
    if asked.len() >= KEPT {
        asked.drain(..KEPT / 2);
    }
    asked.push(Asked { service, method: call.method.clone(), path: call.path.clone(), fault: fault.map(FaultKind::name) });
}
