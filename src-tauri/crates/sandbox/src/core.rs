//! What all parts of a running sandbox share.

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
    paused_request::Held,
    personio::Reads,
    request_log::{self, Asked},
    state::State,
    switches::Switches,
    timeouts::Silences,
    traffic::Traffic,
    writes::Write,
};

/// The companies and everything that decides how the services behave, behind one lock.
#[derive(Debug)]
pub(crate) struct SharedState {
    pub state: State,
    pub switches: Switches,
    pub faults: Vec<Fault>,
    pub writes: Vec<Write>,
    pub asked: Vec<Asked>,
}

/// What all parts share.
#[derive(Debug)]
pub(crate) struct Core {
    shared: Mutex<SharedState>,
    state_file: Option<PathBuf>,
    pub traffic: Traffic,
    pub held: Held,
    pub silences: Silences,
    /// How many requests came so far.
    pub asked: watch::Sender<u64>,
    /// Whether the services can be reached.
    pub ears: ListenerGate,
    /// Personio's reads that count as heavy.
    pub reads: Reads,
    pub stopping: CancellationToken,
    /// How long a request takes on its way, there and back.
    pub latency: Duration,
}

impl Core {
    pub fn new(
        state: State,
        switches: Switches,
        state_file: Option<PathBuf>,
        traffic: Traffic,
        ears: ListenerGate,
        latency: Duration,
    ) -> Core {
        Core {
            shared: Mutex::new(SharedState { state, switches, faults: Vec::new(), writes: Vec::new(), asked: Vec::new() }),
            latency,
            state_file,
            traffic,
            held: Held::default(),
            silences: Silences::default(),
            asked: watch::Sender::new(0),
            ears,
            reads: Reads::default(),
            stopping: CancellationToken::new(),
        }
    }

    pub fn lock(&self) -> MutexGuard<'_, SharedState> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the companies, and keeps the change.
    pub fn edit<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        let mut shared = self.lock();
        let result = change(&mut shared.state);
        self.keep(&shared.state);
        result
    }

    /// The fault that hits this request. The request is noted.
    pub fn take_fault(&self, service: Service, call: &Call) -> Option<FaultKind> {
        let mut shared = self.lock();
        let hit = fault::take(&mut shared.faults, service, call);
        request_log::note(&mut shared.asked, service, call, hit.as_ref());
        hit
    }

    /// Notes a request that no fault can hit.
    pub fn note(&self, service: Service, call: &Call) {
        request_log::note(&mut self.lock().asked, service, call, None);
    }

    /// Whether the services are about to vanish: no connection is kept then, so that the next request needs a new one.
    pub fn is_about_to_vanish(&self) -> bool {
        self.lock().faults.iter().any(|fault| matches!(fault.kind, FaultKind::Vanish { .. }))
    }

    /// Lets the service answer. The change, the file and the log of writes happen together.
    pub fn answer(&self, service: Service, call: &Call, fault: Option<&FaultKind>) -> Reply {
        let mut shared = self.lock();
        let SharedState { state, switches, .. } = &mut *shared;
        let reply = match service {
            Service::Alexis => crate::alexis::answer(call, state, &switches.alexis, fault == Some(&FaultKind::MoveRow)),
            Service::Kleer => crate::kleer::answer(call, state, &switches.kleer),
            Service::Personio => crate::personio::answer(call, state, &switches.personio, fault == Some(&FaultKind::MoveRow)),
        };
        if reply.effect {
            self.keep(&shared.state);
        }
        let seen = fault.map_or(Some(reply.status), |fault| fault.seen(reply.status));
        log_write(&mut shared.writes, service, call, seen, reply.effect, fault);
        reply
    }

    /// Logs a write that never reached the company.
    pub fn log_lost(&self, service: Service, call: &Call, status: Option<u16>, fault: &FaultKind) {
        log_write(&mut self.lock().writes, service, call, status, false, Some(fault));
    }

    fn keep(&self, state: &State) {
        let Some(file) = &self.state_file else { return };
        if let Err(error) = state.save(file) {
            log::warn!("the state could not be kept: {error}");
        }
    }
}

fn log_write(writes: &mut Vec<Write>, service: Service, call: &Call, status: Option<u16>, effect: bool, fault: Option<&FaultKind>) {
    if call.reads() || call.is_login() {
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
