//! Prepared answers in place of a service. Fuzz tests use them to feed the decoders any bytes without a network.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::address::Address;
use crate::error::{Error, Service};

/// Checks whether the app may call an address, with the same check that a client makes.
pub fn is_callable(service: Service, text: &str) -> Result<(), Error> {
    Address::parse(service, text).map(|_| ())
}

/// A complete answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CannedAnswer {
    pub status: u16,
    pub body: Vec<u8>,
}

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<CannedAnswer>,
    answered_calls: Vec<&'static str>,
}

/// A queue of answers. When the queue is empty, the connection counts as lost.
#[derive(Debug, Clone, Default)]
pub struct Canned(Arc<Mutex<Script>>);

impl Canned {
    /// Replaces the queue and forgets the answered calls.
    pub fn set_answers(&self, answers: impl IntoIterator<Item = CannedAnswer>) {
        self.with(|script| *script = Script { answers: answers.into_iter().collect(), answered_calls: Vec::new() });
    }

    /// The calls that were answered since `set_answers`, in their order.
    pub fn answered_calls(&self) -> Vec<&'static str> {
        self.with(|script| script.answered_calls.clone())
    }

    pub(super) fn next(&self, call: &'static str) -> Option<CannedAnswer> {
        self.with(|script| {
            let answer = script.answers.pop_front()?;
            script.answered_calls.push(call);
            Some(answer)
        })
    }

    fn with<T>(&self, action: impl FnOnce(&mut Script) -> T) -> T {
        action(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Two values are equal when they share one queue.
impl PartialEq for Canned {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Canned {}
