//! Absence in Kleer that the app did not create.

use super::days::Day;
use super::indexed_input::IndexedInput;
use crate::leave::{LeaveKind, LeaveRule, Record};
use crate::person::PersonId;

/// The absence records of a person's day that the app did not create. Kleer does not distinguish absence from work. A record counts
/// as absence when it is for no client, and its activity is the target of a leave rule or has the name of a leave kind.
pub(super) fn other_absences<'a>(input: &IndexedInput<'a>, user: &PersonId, day: &Day<'_>) -> Vec<&'a Record> {
    let is_other = |record: &&Record| {
        is_absence(input, record.activity, record.for_client) && !input.origins.is_ours(&[day.employee, &day.person.id], record)
    };
    input.records_on(user, day.date).iter().copied().filter(is_other).collect()
}

fn is_absence(input: &IndexedInput<'_>, activity: i64, for_client: bool) -> bool {
    let is_sent_as = |rule: &LeaveRule| matches!(rule, LeaveRule::Send { activity: used, .. } if *used == activity);
    let has_leave_name = || input.activity(activity).is_some_and(|known| LeaveKind::of_name(&known.name).is_some());
    !for_client && (input.settings.rules.values().any(is_sent_as) || has_leave_name())
}
