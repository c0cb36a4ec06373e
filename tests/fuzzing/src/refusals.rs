//! Reads the bodies of error answers.

use std::sync::LazyLock;

use connectors::{alexis, kleer};

use crate::{
    answers::{BASE, CannedClient, secret, understood},
    personio,
};

static ALEXIS: LazyLock<CannedClient<alexis::Client>> =
    LazyLock::new(|| CannedClient::new(|options| alexis::Client::new(BASE, secret(), options)));
static KLEER: LazyLock<CannedClient<kleer::Client>> =
    LazyLock::new(|| CannedClient::new(|options| kleer::Client::new(BASE, "7", secret(), kleer::Calls::default(), options)));

/// Reads the body as an answer of each service, with the input's own status and with each status whose message a client reads.
pub fn bodies(bytes: &[u8]) -> Vec<&'static str> {
    for status in ["", "HTTP 400\n", "HTTP 403\n", "HTTP 404\n", "HTTP 422\n", "HTTP 500\n"] {
        let answer = [status.as_bytes(), bytes].concat();
        let _ = understood(ALEXIS.run(&answer, async |client| client.company().await).0);
        let _ = understood(KLEER.run(&answer, async |client| client.me().await).0);
        let _ = personio::types(&answer);
    }
    let _ = personio::token(&[b"HTTP 400\n", bytes].concat());
    Vec::new()
}
