//! Absence in Kleer that the app did not make.

use super::days::Day;
use super::indexed_input::IndexedInput;
use crate::leave::{LeaveKind, LeaveRule, Record};
use crate::person::PersonId;

/// What stands on a person's day that the app did not make and that is absence. Kleer does not tell absence from work:
/// absence is what is reported on an activity that the owner sends leave as, or that is called like one, and for no client.
pub(super) fn others_on<'a>(input: &IndexedInput<'a>, user: &PersonId, day: &Day<'_>) -> Vec<&'a Record> {
    let is_other = |record: &&Record| {
        is_absence(input, record.activity, record.for_client) && !input.origins.is_ours(&[day.employee, &day.person.id], record)
    };
    input.records_on(user, day.date).iter().copied().filter(is_other).collect()
}

fn is_absence(input: &IndexedInput<'_>, activity: i64, for_client: bool) -> bool {
    let sent_as = |rule: &LeaveRule| matches!(rule, LeaveRule::Send { activity: used, .. } if *used == activity);
    let called_so = || input.activity(activity).is_some_and(|known| LeaveKind::of_name(&known.name).is_some());
    !for_client && (input.settings.rules.values().any(sent_as) || called_so())
}
