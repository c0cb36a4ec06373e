//! The faults of one execution of a run.

use proptest::prelude::*;

/// What happens to one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The target stores it and confirms it.
    None,
    Refused,
    /// It never reaches the target.
    NotSent,
    /// The target accepts it and does not store it.
    Lost,
    /// The target accepts it and stores another value.
    Altered,
    /// The answer is unclear, and the target stored it.
    UnclearDone,
    /// The answer is unclear, and the target did not store it.
    UnclearNotDone,
    /// No answer comes, and the target stored it.
    SilentDone,
    /// No answer comes, and the target did not store it.
    SilentNotDone,
    /// No answer comes, and the target stores it later.
    SilentLate,
}

/// The faults of one execution. Requests and reads beyond the lists succeed.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Per request, in order.
    pub requests: Vec<Fault>,
    /// Per read, in order: whether it fails.
    pub failed_reads: Vec<bool>,
    /// The process dies when it passes this point of the run.
    pub dies_at: Option<usize>,
    /// The computer sleeps at this point of the run, for longer than a record takes to appear.
    pub sleeps_at: Option<usize>,
    /// The owner cancels when the run passes this point.
    pub cancelled_at: Option<usize>,
}

pub fn scripts() -> impl Strategy<Value = Script> {
    let fault = prop_oneof![
        6 => Just(Fault::None),
        1 => Just(Fault::Refused),
        1 => Just(Fault::NotSent),
        1 => Just(Fault::Lost),
        1 => Just(Fault::Altered),
        1 => Just(Fault::UnclearDone),
        1 => Just(Fault::UnclearNotDone),
        1 => Just(Fault::SilentDone),
        1 => Just(Fault::SilentNotDone),
        1 => Just(Fault::SilentLate),
    ];
    let requests = prop::collection::vec(fault, 0..10);
    let failed_reads = prop::collection::vec(prop::bool::weighted(0.15), 0..6);
    let dies_at = prop::option::weighted(0.4, 0..30_usize);
    let cancelled_at = prop::option::weighted(0.1, 0..20_usize);
    let sleeps_at = prop::option::weighted(0.2, 0..20_usize);
    (requests, failed_reads, dies_at, sleeps_at, cancelled_at).prop_map(|(requests, failed_reads, dies_at, sleeps_at, cancelled_at)| {
        Script { requests, failed_reads, dies_at, sleeps_at, cancelled_at }
    })
}
