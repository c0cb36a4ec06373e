//! The rows of a plan that its run did not include. Without a run these are all rows.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Change, ChangeKind, Plan};

/// The number of rows that a run did not include, by reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct LeftBehind {
    pub blocked: u32,
    /// Rows with a conflict that waits for the owner's decision.
    pub undecided: u32,
    /// Rows that wait for an unsettled write of an earlier run.
    pub waiting: u32,
    /// Benefit rows that are not ticked by default and that the owner did not tick.
    pub held: u32,
    /// Other rows that could be sent and that the owner did not choose.
    pub not_chosen: u32,
    /// Rows that send nothing and need a look ([`Plan::notices`]).
    pub notices: u32,
}

impl LeftBehind {
    /// The number of rows that wait. Notices do not wait.
    pub fn waits(&self) -> u32 {
        let Self { blocked, undecided, waiting, held, not_chosen, notices: _ } = *self;
        [blocked, undecided, waiting, held, not_chosen].into_iter().fold(0, u32::saturating_add)
    }
}

impl Plan {
    /// The rows outside a run of the chosen rows: blocked, undecided, not chosen, or notices.
    pub fn left_out(&self, chosen: &BTreeSet<&str>) -> Vec<&Change> {
        let notices = self.notices();
        let is_notice = |change: &Change| notices.contains(change.key.as_str());
        let is_left = |change: &&Change| !chosen.contains(change.key.as_str()) && (change.kind != ChangeKind::InStep || is_notice(change));
        self.changes.iter().filter(is_left).collect()
    }

    /// Counts [`Plan::left_out`] by reason.
    pub fn left_behind(&self, chosen: &BTreeSet<&str>) -> LeftBehind {
        let mut left = LeftBehind::default();
        for change in self.left_out(chosen) {
            let count = match change.kind {
                _ if change.open.is_some() => &mut left.waiting,
                ChangeKind::Blocked => &mut left.blocked,
                ChangeKind::Conflict => &mut left.undecided,
                ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove if is_held(change) => &mut left.held,
                ChangeKind::Create | ChangeKind::Update | ChangeKind::Remove => &mut left.not_chosen,
                ChangeKind::InStep => &mut left.notices,
            };
            *count = count.saturating_add(1);
        }
        left
    }
}

fn is_held(change: &Change) -> bool {
    change.benefit.as_ref().is_some_and(|benefit| benefit.hold)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::finding::{Finding, FindingCode};
    use crate::plan::{OpenKnown, OpenWrite};

    fn row(key: &str, kind: ChangeKind) -> Change {
        Change {
            key: key.to_owned(),
            source_id: None,
            target_id: None,
            name: key.to_owned(),
            kind,
            fields: Vec::new(),
            kept: Vec::new(),
            conflicts: Vec::new(),
            origins: Vec::new(),
            splits: Vec::new(),
            findings: Vec::new(),
            candidates: Vec::new(),
            open: None,
            day: None,
            benefit: None,
        }
    }

    fn plan(changes: Vec<Change>) -> Plan {
        Plan { changes, leave: None, benefits: None }
    }

    #[rstest]
    #[case::blocked(ChangeKind::Blocked, LeftBehind { blocked: 1, ..LeftBehind::default() })]
    #[case::undecided(ChangeKind::Conflict, LeftBehind { undecided: 1, ..LeftBehind::default() })]
    #[case::not_chosen(ChangeKind::Update, LeftBehind { not_chosen: 1, ..LeftBehind::default() })]
    #[case::in_step(ChangeKind::InStep, LeftBehind::default())]
    fn left_behind_counts_every_row_outside_the_run(#[case] kind: ChangeKind, #[case] left: LeftBehind) {
        let plan = plan(vec![row("sent", ChangeKind::Create), row("other", kind)]);
        assert_eq!(plan.left_behind(&BTreeSet::from(["sent"])), left);
        assert_eq!(left.waits(), u32::from(kind != ChangeKind::InStep));
    }

    #[test]
    fn left_behind_counts_open_write_as_waiting_and_not_blocked() {
        let open = OpenWrite { run_id: "r".to_owned(), key: "k".to_owned(), known: OpenKnown::NoAnswer, pay: None };
        let plan = plan(vec![Change { open: Some(open), ..row("waits", ChangeKind::Blocked) }]);
        assert_eq!(plan.left_behind(&BTreeSet::new()), LeftBehind { waiting: 1, ..LeftBehind::default() });
    }

    #[test]
    fn left_behind_notice_does_not_wait() {
        let notice = Change { findings: vec![Finding::warning(FindingCode::OnlyInTarget, None)], ..row("there", ChangeKind::InStep) };
        let left = plan(vec![notice]).left_behind(&BTreeSet::new());
        assert_eq!((left.notices, left.waits()), (1, 0));
    }
}
