//! Whether the services can be reached at all. While they cannot, their ports stay theirs and refuse every connection.

use std::{io, net::SocketAddr};

use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
};

/// As many connections as may wait to be taken.
const BACKLOG: u32 = 1024;

/// Says whether the services listen, and knows how many do.
#[derive(Debug, Clone)]
pub(crate) struct ListenerGate {
    listens: watch::Sender<bool>,
    open: watch::Sender<usize>,
}

impl Default for ListenerGate {
    fn default() -> Self {
        ListenerGate { listens: watch::Sender::new(true), open: watch::Sender::new(0) }
    }
}

impl ListenerGate {
    /// From here on nobody listens. Returns when that is so.
    pub async fn close(&self) {
        self.listens.send_replace(false);
        let _ = self.open.subscribe().wait_for(|open| *open == 0).await;
    }

    /// From here on these many services listen again. Returns when that is so.
    pub async fn open(&self, services: usize) {
        self.listens.send_replace(true);
        let _ = self.open.subscribe().wait_for(|open| *open == services).await;
    }

    /// Whether nobody listens.
    pub fn are_closed(&self) -> bool {
        !*self.listens.borrow()
    }

    /// The ear of one service.
    pub fn ear(&self, listener: TcpListener) -> io::Result<Ear> {
        self.open.send_modify(|open| *open += 1);
        Ok(Ear { address: listener.local_addr()?, hears: Hears::All(listener), listens: self.listens.subscribe(), ears: self.clone() })
    }
}

/// One port, with or without somebody who listens.
#[derive(Debug)]
pub(crate) struct Ear {
    address: SocketAddr,
    hears: Hears,
    listens: watch::Receiver<bool>,
    /// Kept, so that somebody can always say it.
    ears: ListenerGate,
}

#[derive(Debug)]
enum Hears {
    /// Connections are taken.
    All(TcpListener),
    /// The port is kept and nobody listens: every connection is refused.
    Nothing(TcpSocket),
    /// On the way from one to the other.
    Turning,
}

impl Ear {
    pub fn local_addr(&self) -> SocketAddr {
        self.address
    }

    /// The next connection.
    pub async fn accept(&mut self) -> io::Result<TcpStream> {
        loop {
            let wanted = *self.listens.borrow_and_update();
            if wanted != matches!(self.hears, Hears::All(_)) {
                self.turn(wanted)?;
            }
            let changed = self.listens.changed();
            match &self.hears {
                Hears::All(listener) => tokio::select! {
                    taken = listener.accept() => return taken.map(|(stream, _)| stream),
                    _ = changed => {}
                },
                _ => {
                    // It cannot fail: this ear keeps who says it.
                    let _ = changed.await;
                }
            }
        }
    }

    fn turn(&mut self, listen: bool) -> io::Result<()> {
        match (std::mem::replace(&mut self.hears, Hears::Turning), listen) {
            (Hears::Nothing(socket), true) => {
                self.hears = Hears::All(socket.listen(BACKLOG)?);
                self.ears.open.send_modify(|open| *open += 1);
            }
            (before, _) => {
                drop(before);
                let socket = TcpSocket::new_v4()?;
                socket.set_reuseaddr(true)?;
                socket.bind(self.address)?;
                self.hears = if listen { Hears::All(socket.listen(BACKLOG)?) } else { Hears::Nothing(socket) };
                self.ears.open.send_modify(|open| *open = if listen { *open + 1 } else { open.saturating_sub(1) });
            }
        }
        Ok(())
    }
}
