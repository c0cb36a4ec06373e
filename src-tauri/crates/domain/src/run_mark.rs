//! The mark of a run and the cause of its end. Every window, report and mail takes them from here. The mark names the worst result of the
//! run.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::listed::listed;
use crate::run::{Outcome, RunState};

/// The number of rows by outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct OutcomeCounts {
    pub waiting: u32,
    pub sent: u32,
    pub confirmed: u32,
    pub failed: u32,
    pub unknown: u32,
    pub skipped: u32,
}

impl OutcomeCounts {
    pub fn add(&mut self, outcome: Outcome, count: u32) {
        let total = match outcome {
            Outcome::Waiting => &mut self.waiting,
            Outcome::Sent => &mut self.sent,
            Outcome::Confirmed => &mut self.confirmed,
            Outcome::Failed => &mut self.failed,
            Outcome::Unknown => &mut self.unknown,
            Outcome::Skipped => &mut self.skipped,
        };
        *total = total.saturating_add(count);
    }

    /// Rows that may or may not be in the target.
    pub fn unclear(&self) -> u32 {
        self.sent.saturating_add(self.unknown)
    }

    /// Rows that were not sent.
    pub fn not_sent(&self) -> u32 {
        self.waiting.saturating_add(self.skipped)
    }

    /// Rows that are not done.
    pub fn open(&self) -> u32 {
        [self.failed, self.unclear(), self.not_sent()].into_iter().fold(0, u32::saturating_add)
    }
}

/// Confirmed rows with a reservation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConfirmedBut {
    /// Confirmed only by the owner.
    pub seen: u32,
    /// No read shows some of their fields.
    pub not_readable: u32,
    /// Their amounts differ from what was approved.
    pub not_proven: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RunMark {
    Running,
    /// Every row was read back as it was sent. Only this mark is good.
    Confirmed,
    /// Every row is confirmed, `count` of them only by the owner.
    SeenByOwner {
        count: u32,
    },
    /// Every row is confirmed, `count` of them without fields that no read shows.
    NotReadable {
        count: u32,
    },
    /// No row was chosen.
    Empty,
    /// Some rows failed. All others are confirmed.
    Failed {
        count: u32,
    },
    /// Some rows may or may not be in the target. All others are confirmed.
    Unclear {
        count: u32,
    },
    /// Some rows were not sent. All others are confirmed.
    NotSent {
        count: u32,
    },
    /// Every row is confirmed, but some amounts differ from what was approved, so the proof does not hold.
    NotProven {
        count: u32,
    },
    /// At least two of: failed, unclear, not sent, not proven.
    Open {
        count: u32,
    },
    /// The app ended, or its data file failed, during the run. The run can be continued.
    Interrupted,
    /// An error ended the run before every row was sent or confirmed.
    Stopped,
}

impl RunMark {
    pub fn of(state: RunState, counts: &OutcomeCounts, reservations: ConfirmedBut) -> Self {
        let ConfirmedBut { seen, not_readable, not_proven } = reservations;
        let (failed, unclear, not_sent) = (counts.failed, counts.unclear(), counts.not_sent());
        let open = counts.open().saturating_add(not_proven);
        match state {
            RunState::Running => Self::Running,
            RunState::Interrupted => Self::Interrupted,
            RunState::Stopped if counts.open() > 0 => Self::Stopped,
            RunState::Done | RunState::Cancelled | RunState::GivenUp | RunState::Stopped => match open {
                0 if seen > 0 => Self::SeenByOwner { count: seen },
                0 if not_readable > 0 => Self::NotReadable { count: not_readable },
                0 if counts.confirmed == 0 => Self::Empty,
                0 => Self::Confirmed,
                _ if open == failed => Self::Failed { count: open },
                _ if open == unclear => Self::Unclear { count: open },
                _ if open == not_sent => Self::NotSent { count: open },
                _ if open == not_proven => Self::NotProven { count: open },
                _ => Self::Open { count: open },
            },
        }
    }
}

listed! {
    /// The cause of the end of a run.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum RunEnd {
        /// The run has not ended.
        UnderWay,
        /// Every row was processed.
        Itself,
        /// The owner cancelled the run.
        Owner,
        /// The owner reconciled the run, and so gave up the rest.
        OnlyAsked,
        /// The app or the computer ended during the run.
        AppEnded,
        /// An error of the service, of the network or of the data file.
        Error,
    }
}

impl RunEnd {
    /// `has_error`: an error is stored with the run.
    pub fn of(state: RunState, has_error: bool) -> Self {
        match state {
            RunState::Running => Self::UnderWay,
            RunState::Done => Self::Itself,
            RunState::Cancelled => Self::Owner,
            RunState::GivenUp => Self::OnlyAsked,
            RunState::Stopped => Self::Error,
            RunState::Interrupted if has_error => Self::Error,
            RunState::Interrupted => Self::AppEnded,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn counts(of: [u32; 6]) -> OutcomeCounts {
        let [confirmed, failed, unknown, sent, waiting, skipped] = of;
        OutcomeCounts { waiting, sent, confirmed, failed, unknown, skipped }
    }

    #[rstest]
    #[case(RunState::Done, [3, 0, 0, 0, 0, 0], 0, RunMark::Confirmed)]
    #[case(RunState::Done, [3, 0, 0, 0, 0, 0], 1, RunMark::SeenByOwner { count: 1 })]
    #[case(RunState::Done, [6, 2, 0, 0, 0, 0], 0, RunMark::Failed { count: 2 })]
    #[case(RunState::Done, [6, 0, 1, 1, 0, 0], 1, RunMark::Unclear { count: 2 })]
    #[case(RunState::Done, [6, 2, 1, 0, 0, 0], 0, RunMark::Open { count: 3 })]
    #[case(RunState::Cancelled, [1, 0, 0, 0, 0, 4], 0, RunMark::NotSent { count: 4 })]
    #[case(RunState::GivenUp, [1, 0, 0, 0, 0, 4], 0, RunMark::NotSent { count: 4 })]
    #[case(RunState::Stopped, [0, 1, 0, 0, 0, 4], 0, RunMark::Stopped)]
    #[case(RunState::Stopped, [2, 0, 0, 0, 0, 0], 0, RunMark::Confirmed)]
    #[case(RunState::Interrupted, [2, 0, 0, 0, 0, 0], 0, RunMark::Interrupted)]
    #[case(RunState::Running, [2, 0, 0, 0, 3, 0], 0, RunMark::Running)]
    #[case(RunState::Done, [0; 6], 0, RunMark::Empty)]
    fn mark_names_the_worst_result(#[case] state: RunState, #[case] of: [u32; 6], #[case] seen: u32, #[case] mark: RunMark) {
        assert_eq!(RunMark::of(state, &counts(of), ConfirmedBut { seen, ..ConfirmedBut::default() }), mark);
    }

    #[rstest]
    #[case(RunState::Done, [3, 0, 0, 0, 0, 0], 0, 1, RunMark::NotProven { count: 1 })]
    #[case(RunState::Done, [3, 0, 0, 0, 0, 0], 2, 1, RunMark::NotProven { count: 1 })]
    #[case(RunState::Done, [3, 1, 0, 0, 0, 0], 0, 1, RunMark::Open { count: 2 })]
    #[case(RunState::Cancelled, [3, 0, 0, 0, 0, 2], 0, 1, RunMark::Open { count: 3 })]
    #[case(RunState::Stopped, [3, 0, 0, 0, 0, 0], 0, 3, RunMark::NotProven { count: 3 })]
    #[case(RunState::Stopped, [3, 0, 0, 0, 1, 0], 0, 1, RunMark::Stopped)]
    #[case(RunState::Interrupted, [3, 0, 0, 0, 0, 0], 0, 1, RunMark::Interrupted)]
    fn row_without_proof_is_worse_than_confirmed(
        #[case] state: RunState,
        #[case] of: [u32; 6],
        #[case] seen: u32,
        #[case] not_proven: u32,
        #[case] mark: RunMark,
    ) {
        assert_eq!(RunMark::of(state, &counts(of), ConfirmedBut { seen, not_proven, not_readable: 0 }), mark);
    }

    #[test]
    fn row_with_unreadable_field_prevents_the_good_mark() {
        let reservations = ConfirmedBut { not_readable: 2, ..ConfirmedBut::default() };
        assert_eq!(RunMark::of(RunState::Done, &counts([3, 0, 0, 0, 0, 0]), reservations), RunMark::NotReadable { count: 2 });
    }

    #[rstest]
    #[case(RunState::Interrupted, false, RunEnd::AppEnded)]
    #[case(RunState::Interrupted, true, RunEnd::Error)]
    #[case(RunState::Cancelled, false, RunEnd::Owner)]
    #[case(RunState::GivenUp, false, RunEnd::OnlyAsked)]
    #[case(RunState::Stopped, true, RunEnd::Error)]
    #[case(RunState::Done, false, RunEnd::Itself)]
    #[case(RunState::Running, false, RunEnd::UnderWay)]
    fn end_is_the_owners_only_after_a_cancel(#[case] state: RunState, #[case] has_error: bool, #[case] end: RunEnd) {
        assert_eq!(RunEnd::of(state, has_error), end);
    }

    proptest! {
        #[test]
        fn good_mark_needs_everything_confirmed(
            state in prop::sample::select(RunState::ALL),
            of in prop::array::uniform6(0_u32..4),
            seen in 0_u32..3,
            not_proven in 0_u32..3,
            not_readable in 0_u32..3,
        ) {
            let counts = counts(of);
            let mark = RunMark::of(state, &counts, ConfirmedBut { seen, not_readable, not_proven });
            prop_assert_eq!(mark == RunMark::Confirmed && (counts.open() > 0 || not_proven > 0), false);
            prop_assert_eq!(mark == RunMark::Confirmed && (seen > 0 || not_readable > 0 || counts.confirmed == 0), false);
        }
    }
}
