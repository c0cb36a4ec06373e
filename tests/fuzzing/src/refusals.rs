//! The bodies of answers that say no.

use std::sync::LazyLock;

use connectors::{alexis, kleer};

use crate::{
    answers::{BASE, Bench, secret, understood},
    personio,
};

static ALEXIS: LazyLock<Bench<alexis::Client>> = LazyLock::new(|| Bench::new(|options| alexis::Client::new(BASE, secret(), options)));
static KLEER: LazyLock<Bench<kleer::Client>> =
    LazyLock::new(|| Bench::new(|options| kleer::Client::new(BASE, "7", secret(), kleer::Calls::default(), options)));

/// The same body from each service: with the status that the input names, and with those that are read for their words.
pub fn bodies(bytes: &[u8]) -> Vec<&'static str> {
    for status in ["", "HTTP 400\n", "HTTP 403\n", "HTTP 404\n", "HTTP 422\n", "HTTP 500\n"] {
        let answer = [status.as_bytes(), bytes].concat();
        let _ = understood(ALEXIS.ask(&answer, async |client| client.company().await).0);
        let _ = understood(KLEER.ask(&answer, async |client| client.me().await).0);
        let _ = personio::types(&answer);
    }
    let _ = personio::token(&[b"HTTP 400\n", bytes].concat());
    Vec::new()
}
