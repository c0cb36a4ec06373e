//! The one mark of a run, and who or what ended it: both from the worst that is true of the run. Every place that tells of a run
//! takes them from here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::listed::listed;
use crate::run::{Outcome, RunState};

/// How many changes per outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the outcomes' own names")]
pub struct OutcomeCounts {
    pub waiting: u32,
    pub sent: u32,
    pub confirmed: u32,
    pub failed: u32,
    pub unknown: u32,
    pub skipped: u32,
}

impl OutcomeCounts {
    /// Counts so many more of an outcome.
    pub fn add(&mut self, outcome: Outcome, count: u32) {
        let so_far = match outcome {
            Outcome::Waiting => &mut self.waiting,
            Outcome::Sent => &mut self.sent,
            Outcome::Confirmed => &mut self.confirmed,
            Outcome::Failed => &mut self.failed,
            Outcome::Unknown => &mut self.unknown,
            Outcome::Skipped => &mut self.skipped,
        };
        *so_far = so_far.saturating_add(count);
    }

    /// Changes that may or may not be in the target.
    pub fn unclear(&self) -> u32 {
        self.sent.saturating_add(self.unknown)
    }

    /// Changes that did not leave.
    pub fn not_sent(&self) -> u32 {
        self.waiting.saturating_add(self.skipped)
    }

    /// Changes that nobody can call done.
    pub fn open(&self) -> u32 {
        [self.failed, self.unclear(), self.not_sent()].into_iter().fold(0, u32::saturating_add)
    }
}

/// Confirmed changes that are not simply that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConfirmedBut {
    /// Only the owner saw them.
    pub seen: u32,
    /// No read shows some of their fields.
    pub not_readable: u32,
    /// Their amounts do not bear out what was approved.
    pub not_proven: u32,
}

/// The mark of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RunMark {
    /// Under way.
    Running,
    /// Every change was read back as it was sent. The only good mark.
    Confirmed,
    /// Every change is there, some only by the owner's own look.
    SeenByOwner {
        /// How many.
        count: u32,
    },
    /// Every change was confirmed, some but for fields that no read shows.
    NotReadable {
        /// How many.
        count: u32,
    },
    /// Nothing was chosen, so nothing can be confirmed.
    Empty,
    /// Some changes failed; all others are confirmed.
    Failed {
        /// How many.
        count: u32,
    },
    /// Nobody can say of some changes whether they are in the target; all others are confirmed.
    Unclear {
        /// How many.
        count: u32,
    },
    /// Some changes were not sent; all others are confirmed.
    NotSent {
        /// How many.
        count: u32,
    },
    /// Every change was confirmed, and of some the amounts do not bear out what was approved: the proof does not hold.
    NotProven {
        /// How many.
        count: u32,
    },
    /// Changes failed, are unclear, were not sent or are not proven: more than one of these.
    Open {
        /// How many together.
        count: u32,
    },
    /// The app ended, or its own records failed, in the middle: the run can be carried on.
    Interrupted,
    /// An error ended the run before every change was sent or confirmed.
    Stopped,
}

impl RunMark {
    /// The mark of a run by where it stands and how its changes ended.
    pub fn of(state: RunState, counts: &OutcomeCounts, but: ConfirmedBut) -> Self {
        let ConfirmedBut { seen, not_readable, not_proven } = but;
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
    /// Who or what ended a run.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum RunEnd {
        /// It has not ended.
        UnderWay,
        /// Every change had its turn.
        Itself,
        /// The owner cancelled it.
        Owner,
        /// The owner only had the target read: the rest was given up.
        OnlyAsked,
        /// The app or the computer ended in the middle.
        AppEnded,
        /// An error of the service, of the network or of the app's own records.
        Error,
    }
}

impl RunEnd {
    /// Who or what ended a run. `has_error`: an error is kept with it.
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
    fn mark_is_the_worst_that_is_true(#[case] state: RunState, #[case] of: [u32; 6], #[case] seen: u32, #[case] mark: RunMark) {
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
    fn what_is_not_proven_is_worse_than_confirmed(
        #[case] state: RunState,
        #[case] of: [u32; 6],
        #[case] seen: u32,
        #[case] not_proven: u32,
        #[case] mark: RunMark,
    ) {
        assert_eq!(RunMark::of(state, &counts(of), ConfirmedBut { seen, not_proven, not_readable: 0 }), mark);
    }

    #[test]
    fn field_that_no_read_shows_keeps_a_run_from_the_good_mark() {
        let but = ConfirmedBut { not_readable: 2, ..ConfirmedBut::default() };
        assert_eq!(RunMark::of(RunState::Done, &counts([3, 0, 0, 0, 0, 0]), but), RunMark::NotReadable { count: 2 });
    }

    #[rstest]
    #[case(RunState::Interrupted, false, RunEnd::AppEnded)]
    #[case(RunState::Interrupted, true, RunEnd::Error)]
    #[case(RunState::Cancelled, false, RunEnd::Owner)]
    #[case(RunState::GivenUp, false, RunEnd::OnlyAsked)]
    #[case(RunState::Stopped, true, RunEnd::Error)]
    #[case(RunState::Done, false, RunEnd::Itself)]
    #[case(RunState::Running, false, RunEnd::UnderWay)]
    fn only_the_owner_s_cancel_is_the_owner_s(#[case] state: RunState, #[case] has_error: bool, #[case] end: RunEnd) {
        assert_eq!(RunEnd::of(state, has_error), end);
    }

    proptest! {
        #[test]
        fn good_mark_needs_everything_confirmed(state in prop::sample::select(RunState::ALL), of in prop::array::uniform6(0_u32..4), seen in 0_u32..3, not_proven in 0_u32..3, not_readable in 0_u32..3) {
            let counts = counts(of);
            let mark = RunMark::of(state, &counts, ConfirmedBut { seen, not_readable, not_proven });
            prop_assert_eq!(mark == RunMark::Confirmed && (counts.open() > 0 || not_proven > 0), false);
            prop_assert_eq!(mark == RunMark::Confirmed && (seen > 0 || not_readable > 0 || counts.confirmed == 0), false);
        }
    }
}
