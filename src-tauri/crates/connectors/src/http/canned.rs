//! Answers that stand in for a service, so that all a service could ever send is read without a network.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::address::Address;
use crate::error::{Error, Service};

/// Whether an address that the owner entered may be called. A client asks the same, and then gets ready to call.
pub fn is_callable(service: Service, text: &str) -> Result<(), Error> {
    Address::parse(service, text).map(|_| ())
}

/// An answer, whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<CannedAnswer>,
    asked: Vec<&'static str>,
}

/// Answers in the order in which they are given. When none is left the connection counts as lost.
#[derive(Debug, Clone, Default)]
pub struct Canned(Arc<Mutex<Script>>);

impl Canned {
    /// Lays out the answers to come, in place of those before.
    pub fn lay_out(&self, answers: impl IntoIterator<Item = CannedAnswer>) {
        self.with(|script| *script = Script { answers: answers.into_iter().collect(), asked: Vec::new() });
    }

    /// The calls that were answered since, in their order.
    pub fn answered(&self) -> Vec<&'static str> {
        self.with(|script| script.asked.clone())
    }

    pub(super) fn next(&self, call: &'static str) -> Option<CannedAnswer> {
        self.with(|script| {
            let answer = script.answers.pop_front()?;
            script.asked.push(call);
            Some(answer)
        })
    }

    fn with<T>(&self, of: impl FnOnce(&mut Script) -> T) -> T {
        of(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The same when it is the same pile of answers.
impl PartialEq for Canned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Canned {}
