//! The state that all parts of a running sandbox share.

use std::{
    path::PathBuf,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::{
    exchange::{Call, Reply, Service},
    fault::{self, Fault, FaultKind},
    listener_gate::ListenerGate,
    paused_request::PausedRequests,
    personio::HeavyReads,
    request_log::{self, LoggedRequest},
    state::State,
    switches::Switches,
    timeouts::Timeouts,
    traffic::Traffic,
    writes::Write,
};

/// The services' data and all settings that decide how the services behave, behind one lock.
#[derive(Debug)]
pub(crate) struct SharedState {
    pub state: State,
    pub switches: Switches,
    pub faults: Vec<Fault>,
    pub writes: Vec<Write>,
    pub request_log: Vec<LoggedRequest>,
}

#[derive(Debug)]
pub(crate) struct Core {
    shared: Mutex<SharedState>,
    state_file: Option<PathBuf>,
    pub traffic: Traffic,
    pub paused: PausedRequests,
    pub timeouts: Timeouts,
    /// The number of requests so far.
    pub request_count: watch::Sender<u64>,
    pub gate: ListenerGate,
    /// Personio's reads of compensations that are in progress.
    pub heavy_reads: HeavyReads,
    pub stopping: CancellationToken,
    /// The network delay of each request, there and back.
    pub latency: Duration,
}

impl Core {
    pub fn new(
        state: State,
        switches: Switches,
        state_file: Option<PathBuf>,
        traffic: Traffic,
        gate: ListenerGate,
        latency: Duration,
    ) -> Core {
        Core {
            shared: Mutex::new(SharedState { state, switches, faults: Vec::new(), writes: Vec::new(), request_log: Vec::new() }),
            latency,
            state_file,
            traffic,
            paused: PausedRequests::default(),
            timeouts: Timeouts::default(),
            request_count: watch::Sender::new(0),
            gate,
            heavy_reads: HeavyReads::default(),
            stopping: CancellationToken::new(),
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, SharedState> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the services' data and saves it to the state file.
    pub fn edit<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        let mut shared = self.lock();
        let result = change(&mut shared.state);
        self.save(&shared.state);
        result
    }

    /// Logs the request and returns the fault that hits it.
    pub fn take_fault(&self, service: Service, call: &Call) -> Option<FaultKind> {
        let mut shared = self.lock();
        let hit = fault::take(&mut shared.faults, service, call);
        request_log::add(&mut shared.request_log, service, call, hit.as_ref());
        hit
    }

    /// Logs a request that no fault can hit.
    pub fn log_request(&self, service: Service, call: &Call) {
        request_log::add(&mut self.lock().request_log, service, call, None);
    }

    /// Whether a `Vanish` fault is pending. Then no connection is reused, so that the next request needs a new one and can be refused.
    pub fn is_about_to_vanish(&self) -> bool {
        self.lock().faults.iter().any(|fault| matches!(fault.kind, FaultKind::Vanish { .. }))
    }

    /// Lets the service answer. The change, the state file and the log of writes are updated together.
    pub fn answer(&self, service: Service, call: &Call, fault: Option<&FaultKind>) -> Reply {
        let mut shared = self.lock();
        let SharedState { state, switches, .. } = &mut *shared;
        let reply = match service {
            Service::Alexis => crate::alexis::answer(call, state, &switches.alexis, fault == Some(&FaultKind::MoveRow)),
            Service::Kleer => crate::kleer::answer(call, state, &switches.kleer),
            Service::Personio => crate::personio::answer(call, state, &switches.personio, fault == Some(&FaultKind::MoveRow)),
        };
        if reply.effect {
            self.save(&shared.state);
        }
        let visible_status = fault.map_or(Some(reply.status), |fault| fault.visible_status(reply.status));
        log_write(&mut shared.writes, service, call, visible_status, reply.effect, fault);
        reply
    }

    /// Logs a write that a fault kept from the service.
    pub fn log_lost_write(&self, service: Service, call: &Call, status: Option<u16>, fault: &FaultKind) {
        log_write(&mut self.lock().writes, service, call, status, false, Some(fault));
    }

    fn save(&self, state: &State) {
        let Some(file) = &self.state_file else { return };
        if let Err(error) = state.save(file) {
            log::warn!("the state could not be kept: {error}");
        }
    }
}

fn log_write(writes: &mut Vec<Write>, service: Service, call: &Call, status: Option<u16>, effect: bool, fault: Option<&FaultKind>) {
    if call.is_read() || call.is_login() {
        return;
    }
    writes.push(Write {
        sequence: writes.last().map_or(1, |last| last.sequence + 1),
        service,
        method: call.method.clone(),
        path: call.path.clone(),
        body: call.body.clone(),
        status,
        effect,
        fault: fault.map(FaultKind::name),
    });
}
