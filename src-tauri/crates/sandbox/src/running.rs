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
    request_log::Asked,
    router, sample,
    severable_connection::{Line, Lines},
    state::{State, StateError},
    switches::Switches,
    traffic::Traffic,
    writes::Write,
};

/// How many services there are.
pub(crate) const SERVICES: usize = 3;

/// The services, running. Dropping it stops them.
#[derive(Debug)]
pub struct Sandbox {
    core: Arc<Core>,
    addresses: Addresses,
    servers: Vec<JoinHandle<()>>,
}

/// Why the sandbox could not start.
#[derive(Debug, Error)]
pub enum StartError {
    /// A port is taken, or loopback is not there.
    #[error("no port on 127.0.0.1 for {service}")]
    Port {
        /// Whose port.
        service: &'static str,
        /// The system's reason.
        source: io::Error,
    },
    /// The state file is unusable.
    #[error(transparent)]
    State(#[from] StateError),
}

impl Sandbox {
    /// Starts all services, each on a port of its own on 127.0.0.1.
    pub async fn start(options: Options) -> Result<Sandbox, StartError> {
        let kept = options.state_file.as_deref().map(State::load).transpose()?.flatten();
        let mut state = kept.unwrap_or_else(|| sample::state(options.company, options.today));
        state.today = options.today;
        // A file from before Personio was there.
        if state.personio.credentials.is_empty() {
            state.personio = sample::personio(options.company, options.today);
        }
        if let Some(file) = &options.state_file {
            state.save(file)?;
        }
        let ports = options.ports.unwrap_or_default();
        let ears = ListenerGate::default();
        let (alexis, alexis_at) = bind("alexis", ports.alexis, &ears).await?;
        let (kleer, kleer_at) = bind("kleer", ports.kleer, &ears).await?;
        let (personio, personio_at) = bind("personio", ports.personio, &ears).await?;
        // The control surface is no service: it can always be reached.
        let (control, control_at) = bind("control", ports.control, &ListenerGate::default()).await?;
        let addresses = addresses(&state, alexis_at, kleer_at, personio_at, control_at);
        let traffic = Traffic::new(options.traffic_dir);
        let core = Arc::new(Core::new(state, options.switches, options.state_file, traffic, ears, options.latency));
        let servers = vec![
            serve(alexis, router::router(Service::Alexis, core.clone()), &core),
            serve(kleer, router::router(Service::Kleer, core.clone()), &core),
            serve(personio, router::router(Service::Personio, core.clone()), &core),
            serve(control, control::router(core.clone()), &core),
        ];
        Ok(Sandbox { core, addresses, servers })
    }

    /// Where the services are reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// Every request so far that wanted to change something, whether it did or not.
    pub fn writes(&self) -> Vec<Write> {
        self.core.lock().writes.clone()
    }

    /// Empties the log of writes.
    pub fn forget_writes(&self) {
        self.core.lock().writes.clear();
    }

    /// Every request so far that reached a service, in the order in which they came.
    pub fn record(&self) -> Vec<Asked> {
        self.core.lock().asked.clone()
    }

    /// Empties the record of requests.
    pub fn forget_record(&self) {
        self.core.lock().asked.clear();
    }

    /// From here on nobody listens: every service refuses every connection. Returns when that is so.
    pub async fn refuse_connections(&self) {
        self.core.ears.close().await;
    }

    /// From here on the services listen again. Returns when that is so.
    pub async fn accept_connections(&self) {
        self.core.ears.open(SERVICES).await;
    }

    /// Adds a fault. Of several that fit a request, the first one hits.
    pub fn inject(&self, fault: Fault) {
        self.core.lock().faults.push(fault);
    }

    /// Removes all faults and releases what is held.
    pub fn clear_faults(&self) {
        self.core.lock().faults.clear();
        self.release();
    }

    /// Lets held requests go on.
    pub fn release(&self) {
        self.core.held.release();
    }

    /// Closes the connections of held requests without an answer.
    pub fn hang_up(&self) {
        self.core.held.hang_up();
    }

    /// How many requests came so far, reads too.
    pub fn requests(&self) -> u64 {
        *self.core.asked.borrow()
    }

    /// Returns when at least so many requests came.
    pub async fn asked(&self, at_least: u64) {
        let _ = self.core.asked.subscribe().wait_for(|asked| *asked >= at_least).await;
    }

    /// Returns when at least so many requests are held.
    pub async fn held(&self, at_least: usize) {
        self.core.held.between(at_least, usize::MAX).await;
    }

    /// Tells its waiters of each request that the service does not answer: the moment for a client to give up, by no clock.
    pub fn on_silence(&self, service: Service) -> Arc<Notify> {
        self.core.silences.of(service).clone()
    }

    /// Returns when no request is held: released, or its client gone.
    pub async fn none_held(&self) {
        self.core.held.between(0, 0).await;
    }

    /// The switches as they are.
    pub fn switches(&self) -> Switches {
        self.core.lock().switches.clone()
    }

    /// Turns switches, from the next request on.
    pub fn set_switches(&self, turn: impl FnOnce(&mut Switches)) {
        turn(&mut self.core.lock().switches);
    }

    /// A copy of what the services hold.
    pub fn state(&self) -> State {
        self.core.lock().state.clone()
    }

    /// Changes what the services hold, as their users would.
    pub fn edit<R>(&self, change: impl FnOnce(&mut State) -> R) -> R {
        self.core.edit(change)
    }

    /// Stops and waits until the ports are free.
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

async fn bind(service: &'static str, port: u16, ears: &ListenerGate) -> Result<(Lines, SocketAddr), StartError> {
    let failed = |source| StartError::Port { service, source };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
    let ear = ears.ear(listener).map_err(failed)?;
    let address = ear.local_addr();
    Ok((Lines(ear), address))
}

fn serve(lines: Lines, router: Router, core: &Core) -> JoinHandle<()> {
    let stopping = core.stopping.clone();
    tokio::spawn(async move {
        let service = router.into_make_service_with_connect_info::<Line>();
        let serving = axum::serve(lines, service).with_graceful_shutdown(stopping.cancelled_owned());
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
            client_id: credential.map(|known| known.client_id.clone()).unwrap_or_default(),
            client_secret: credential.map(|known| known.client_secret.clone()).unwrap_or_default(),
        },
        control: ControlAddress { base_url: format!("http://{control}/_sandbox") },
    }
}
