//! Who is told that a service does not answer a request.

use std::sync::Arc;

use tokio::sync::Notify;

use crate::exchange::Service;

/// The listeners of each service.
#[derive(Debug, Default)]
pub(crate) struct Silences {
    alexis: Arc<Notify>,
    kleer: Arc<Notify>,
    personio: Arc<Notify>,
}

impl Silences {
    pub fn of(&self, service: Service) -> &Arc<Notify> {
        match service {
            Service::Alexis => &self.alexis,
            Service::Kleer => &self.kleer,
            Service::Personio => &self.personio,
        }
    }
}
