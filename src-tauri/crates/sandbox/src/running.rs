//! A running sandbox.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::Router;
use thiserror::Error;
use tokio::{net::TcpListener, sync::Notify, task::JoinHandle};

use crate::{
    control,
    core::Core,
    exchange::Service,
    fault::Fault,
    listener_gate::ListenerGate,
    options::{Addresses, AlexisAddress, ControlAddress, KleerAddress, Options, PersonioAddress},
    request_log::LoggedRequest,
    router, sample,
    severable_connection::{ConnectionHandle, SeverableListener},
    state::{State, StateError},
    switches::Switches,
    traffic::Traffic,
    writes::Write,
};

/// The number of services.
pub(crate) const SERVICES: usize = 3;

/// The running services. Dropping it stops them.
#[derive(Debug)]
pub struct Sandbox {
    core: Arc<Core>,
    addresses: Addresses,
    servers: Vec<JoinHandle<()>>,
}

/// The reason why a sandbox could not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// The port is taken, or there is no loopback interface.
    #[error("no port on 127.0.0.1 for {service}")]
    Port { service: &'static str, source: io::Error },
    #[error(transparent)]
    State(#[from] StateError),
}

impl Sandbox {
    /// Starts all services, each on a port of its own on 127.0.0.1.
    pub async fn start(options: Options) -> Result<Sandbox, StartError> {
        let saved = options.state_file.as_deref().map(State::load).transpose()?.flatten();
        let mut state = saved.unwrap_or_else(|| sample::state(options.company, options.today));
        state.today = options.today;
        // State files from before Personio was added have no credential.
        if state.personio.credentials.is_empty() {
            state.personio = sample::personio(options.company, options.today);
        }
        if let Some(file) = &options.state_file {
            state.save(file)?;
        }
        let ports = options.ports.unwrap_or_default();
        let gate = ListenerGate::default();
        let (alexis, alexis_at) = bind("alexis", ports.alexis, &gate).await?;
        let (kleer, kleer_at) = bind("kleer", ports.kleer, &gate).await?;
        let (personio, personio_at) = bind("personio", ports.personio, &gate).await?;
        // The control port is no service: it always accepts connections.
        let (control, control_at) = bind("control", ports.control, &ListenerGate::default()).await?;
        let addresses = addresses(&state, alexis_at, kleer_at, personio_at, control_at);
        let traffic = Traffic::new(options.traffic_dir);
        let core = Arc::new(Core::new(state, options.switches, options.state_file, traffic, gate, options.latency));
        let servers = vec![
            serve(alexis, router::router(Service::Alexis, core.clone()), &core),
            serve(kleer, router::router(Service::Kleer, core.clone()), &core),
            serve(personio, router::router(Service::Personio, core.clone()), &core),
            serve(control, control::router(core.clone()), &core),
        ];
        Ok(Sandbox { core, addresses, servers })
    }

    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Every write request so far, whether it took effect or not.
    pub fn writes(&self) -> Vec<Write> {
        self.core.lock().writes.clone()
    }

    pub fn clear_writes(&self) {
        self.core.lock().writes.clear();
    }

    /// Every request that reached a service, oldest first.
    pub fn request_log(&self) -> Vec<LoggedRequest> {
        self.core.lock().request_log.clone()
    }

    pub fn clear_request_log(&self) {
        self.core.lock().request_log.clear();
    }

    /// Lets every service refuse every connection. Returns when all of them do.
    pub async fn refuse_connections(&self) {
        self.core.gate.close().await;
    }

    /// Lets the services accept connections again. Returns when all of them do.
    pub async fn accept_connections(&self) {
        self.core.gate.open(SERVICES).await;
    }

    /// Adds a fault. When several faults match a request, the first one hits.
    pub fn inject(&self, fault: Fault) {
        self.core.lock().faults.push(fault);
    }

    /// Removes all faults and releases all paused requests.
    pub fn clear_faults(&self) {
        self.core.lock().faults.clear();
        self.release();
    }

    /// Lets all paused requests continue.
    pub fn release(&self) {
        self.core.paused.release();
    }

    /// Closes the connections of all paused requests without an answer.
    pub fn hang_up(&self) {
        self.core.paused.hang_up();
    }

    /// The number of requests so far, reads included.
    pub fn request_count(&self) -> u64 {
        *self.core.request_count.borrow()
    }

    pub async fn wait_for_requests(&self, at_least: u64) {
        let _ = self.core.request_count.subscribe().wait_for(|count| *count >= at_least).await;
    }

    /// Returns when at least this many requests are paused.
    pub async fn wait_for_paused(&self, at_least: usize) {
        self.core.paused.wait_for_count(at_least, usize::MAX).await;
    }

    /// Notifies its waiters of each request that a [`FaultKind::Silence`](crate::FaultKind::Silence) leaves unanswered. A client can then
    /// time out without a clock.
    pub fn on_silence(&self, service: Service) -> Arc<Notify> {
        self.core.timeouts.of(service).clone()
    }

    /// Returns when no request is paused: each was released, or its client is gone.
    pub async fn wait_for_none_paused(&self) {
        self.core.paused.wait_for_count(0, 0).await;
    }

    pub fn switches(&self) -> Switches {
        self.core.lock().switches.clone()
    }

    /// Changes switches from the next request on.
    pub fn set_switches(&self, change: impl FnOnce(&mut Switches)) {
        change(&mut self.core.lock().switches);
    }

    /// A copy of the services' data.
    pub fn state(&self) -> State {
        self.core.lock().state.clone()
    }

    /// Changes the services' data as their users would.
    pub fn edit<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        self.core.edit(change)
    }

    /// Stops the services and returns when their ports are free.
    pub async fn stop(mut self) {
        self.core.stopping.cancel();
        for server in std::mem::take(&mut self.servers) {
            let _ = server.await;
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.core.stopping.cancel();
    }
}

async fn bind(service: &'static str, port: u16, gate: &ListenerGate) -> Result<(SeverableListener, SocketAddr), StartError> {
    let failed = |source| StartError::Port { service, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
    let gated = gate.guard(listener).map_err(failed)?;
    let address = gated.local_addr();
    Ok((SeverableListener(gated), address))
}

fn serve(listener: SeverableListener, router: Router, core: &Core) -> JoinHandle<()> {
    let stopping = core.stopping.clone();
    tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<ConnectionHandle>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stopping.cancelled_owned());
        if let Err(error) = serving.await {
            log::error!("a simulated service stopped: {error}");
        }
    })
}

fn addresses(state: &State, alexis: SocketAddr, kleer: SocketAddr, personio: SocketAddr, control: SocketAddr) -> Addresses {
    let credential = state.personio.credentials.first();
    let main = state.kleer.tokens.first();
    Addresses {
        alexis: AlexisAddress { base_url: format!("http://{alexis}/v1"), token: state.alexis.token.clone() },
        kleer: KleerAddress {
            base_url: format!("http://{kleer}/v1"),
            company_id: main.map_or(0, |token| token.company),
            token: main.map(|token| token.token.clone()).unwrap_or_default(),
            email: state.kleer.login.email.clone(),
            password: state.kleer.login.password.clone(),
        },
        personio: PersonioAddress {
            base_url: format!("http://{personio}"),
            client_id: credential.map(|credential| credential.client_id.clone()).unwrap_or_default(),
            client_secret: credential.map(|credential| credential.client_secret.clone()).unwrap_or_default(),
        },
        control: ControlAddress { base_url: format!("http://{control}/_sandbox") },
    }
}
