//! The summary of a leave plan.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::days::Day;
use super::indexed_input::IndexedInput;
use super::wanted::Wanted;
use crate::finding::FindingCode;
use crate::leave::{Activity, MARK_PREFIX, Record, WrittenDay, suggest};
use crate::plan::{Change, LeaveOverview, LeaveSum, LeaveTypeUse};

pub(super) fn of(input: &IndexedInput<'_>, days: &[(Day<'_>, Wanted)], changes: &[Change]) -> LeaveOverview {
    let mut sums: BTreeMap<&str, LeaveSum> = BTreeMap::new();
    let mut types: BTreeMap<&str, LeaveTypeUse> = BTreeMap::new();
    for (day, wanted) in days {
        let leave_type = &day.leave_type;
        let used = types.entry(&leave_type.id).or_insert_with(|| {
            let suggestions: Vec<Activity> = suggest(leave_type, input.activities).into_iter().cloned().collect();
            let (proposal, alike) = match suggestions.as_slice() {
                [one] => (Some(one.clone()), Vec::new()),
                _ => (None, suggestions),
            };
            LeaveTypeUse {
                id: leave_type.id.clone(),
                name: leave_type.name.clone(),
                days: 0,
                rule: input.settings.rules.get(&leave_type.id).cloned(),
                proposal,
                alike,
            }
        });
        used.days = used.days.saturating_add(u32::from(day.is_counted()));
        if let (true, Wanted::Record { content, .. }) = (input.period.contains(day.date), wanted) {
            let sum = sums.entry(&leave_type.id).or_insert_with(|| LeaveSum {
                leave_type: leave_type.id.clone(),
                name: leave_type.name.clone(),
                days: 0,
                hours: Decimal::ZERO,
            });
            sum.days = sum.days.saturating_add(1);
            sum.hours = sum.hours.saturating_add(content.hours);
        }
    }
    let is_ours = |record: &&Record| input.period.contains(record.date) && input.origins.is_made_by_app(record);
    let own_records = input.records.iter().filter(is_ours).count();
    let is_sent =
        |(mark, written): &(&String, &WrittenDay)| written.present && day_of_mark(mark).is_some_and(|day| input.period.contains(day));
    let sent = input.written.iter().filter(is_sent).count();
    LeaveOverview {
        sent_before: u32::try_from(sent).unwrap_or(u32::MAX),
        period: input.period,
        sums: by_name(sums.into_values(), |sum| sum.name.to_lowercase()),
        types: by_name(types.into_values(), |used| (used.rule.is_some(), used.name.to_lowercase())),
        activities: by_name(input.activities.iter().cloned(), |activity| (activity.name.to_lowercase(), activity.id)),
        held_before: u32::try_from(own_records).unwrap_or(u32::MAX),
        graded_unasked: changes.iter().flat_map(|change| &change.findings).any(|finding| finding.code == FindingCode::LeaveGradedUnasked),
    }
}

fn by_name<T, K: Ord>(all: impl Iterator<Item = T>, name: impl Fn(&T) -> K) -> Vec<T> {
    let mut all: Vec<T> = all.collect();
    all.sort_by_cached_key(name);
    all
}

/// The day of an external reference. It follows the common prefix.
fn day_of_mark(mark: &str) -> Option<NaiveDate> {
    mark.strip_prefix(MARK_PREFIX)?.get(..10)?.parse().ok()
}
