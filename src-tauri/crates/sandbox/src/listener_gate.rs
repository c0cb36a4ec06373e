//! A gate in front of the services' ports. While the gate is closed, the services keep their ports and refuse every connection.

use std::{io, net::SocketAddr};

use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};

/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;

/// Opens and closes the ports of all services together.
#[derive(Debug, Clone)]
pub(crate) struct ListenerGate {
    is_open: watch::Sender<bool>,
    listening: watch::Sender<usize>,
}

impl Default for ListenerGate {
    fn default() -> Self {
        ListenerGate { is_open: watch::Sender::new(true), listening: watch::Sender::new(0) }
    }
}

impl ListenerGate {
    /// Returns when no port listens any more.
    pub async fn close(&self) {
        self.is_open.send_replace(false);
        let _ = self.listening.subscribe().wait_for(|listening| *listening == 0).await;
    }

    /// Returns when this many services listen again.
    pub async fn open(&self, services: usize) {
        self.is_open.send_replace(true);
        let _ = self.listening.subscribe().wait_for(|listening| *listening == services).await;
    }

    pub fn is_closed(&self) -> bool {
        !*self.is_open.borrow()
    }

    /// Puts the gate in front of one service's listener.
    pub fn guard(&self, listener: TcpListener) -> io::Result<GatedListener> {
        self.listening.send_modify(|listening| *listening += 1);
        Ok(GatedListener {
            address: listener.local_addr()?,
            port: Port::Listening(listener),
            is_open: self.is_open.subscribe(),
            gate: self.clone(),
        })
    }
}

/// The port of one service.
#[derive(Debug)]
pub(crate) struct GatedListener {
    address: SocketAddr,
    port: Port,
    is_open: watch::Receiver<bool>,
    /// Keeps the sender of `is_open` alive.
    gate: ListenerGate,
}

#[derive(Debug)]
enum Port {
    Listening(TcpListener),
    /// The port is bound and does not listen: every connection is refused.
    Refusing(TcpSocket),
    /// Between the two.
    Switching,
}

impl GatedListener {
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// Waits for the next connection.
    pub async fn accept(&mut self) -> io::Result<TcpStream> {
        loop {
            let listen = *self.is_open.borrow_and_update();
            if listen != matches!(self.port, Port::Listening(_)) {
                self.switch(listen)?;
            }
            let changed = self.is_open.changed();
            match &self.port {
                Port::Listening(listener) => tokio::select! {
                    accepted = listener.accept() => return accepted.map(|(stream, _)| stream),
                    _ = changed => {}
                },
                _ => {
                    // It cannot fail: `gate` keeps the sender alive.
                    let _ = changed.await;
                }
            }
        }
    }

    fn switch(&mut self, listen: bool) -> io::Result<()> {
        match (std::mem::replace(&mut self.port, Port::Switching), listen) {
            (Port::Refusing(socket), true) => {
                self.port = Port::Listening(socket.listen(BACKLOG)?);
                self.gate.listening.send_modify(|listening| *listening += 1);
            }
            (before, _) => {
                drop(before);
                let socket = TcpSocket::new_v4()?;
                socket.set_reuseaddr(true)?;
                socket.bind(self.address)?;
                self.port = if listen { Port::Listening(socket.listen(BACKLOG)?) } else { Port::Refusing(socket) };
                let count = |listening: &mut usize| *listening = if listen { *listening + 1 } else { listening.saturating_sub(1) };
                self.gate.listening.send_modify(count);
            }
        }
        Ok(())
    }
}
