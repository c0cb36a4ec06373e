//! Signals that a service will never answer a request, so that a client's timeout in a test needs no clock.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::exchange::Service;

/// One signal for each service.
#[derive(Debug, Default)]
pub(crate) struct Timeouts {
    alexis: Arc<Notify>,
    kleer: Arc<Notify>,
    personio: Arc<Notify>,
}

impl Timeouts {
    pub fn of(&self, service: Service) -> &Arc<Notify> {
        match service {
            Service::Alexis => &self.alexis,
            Service::Kleer => &self.kleer,
            Service::Personio => &self.personio,
        }
    }
}
