//! After the plan: whether Kleer holds a row as it was reviewed, and whether it moved since.

use chrono::NaiveDate;

use super::held::{Content, differences};
use crate::field::{Field, Value};
use crate::leave::{Activity, MARK, Record};
use crate::plan::{Change, ChangeKind};

/// The record of a row among those that Kleer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    /// This one.
    One(&'a Record),
    /// None.
    Nothing,
    /// More than one could be it.
    Several,
}

/// Finds the record of a row: by its mark, by the id that was reviewed or that an answer told; and where marks do not come
/// back, after an unclear creation, by what is new that day and holds what was sent. `records` are those of the row's day and
/// those of its ids, or more.
pub fn found<'a>(
    change: &Change,
    records: &[&'a Record],
    told: Option<i64>,
    before: Option<&dyn Fn(i64) -> bool>,
    activities: &[Activity],
) -> Found<'a> {
    let Some(day) = &change.day else { return Found::Nothing };
    let ids = [day.record, told];
    let here = |record: &&'a Record| Some(&record.user) == change.target_id.as_ref() && record.date == day.date;
    let marked = |record: &Record| record.mark.as_deref() == Some(change.key.as_str());
    let unmarked = |record: &Record| record.mark.as_deref().is_none_or(|mark| !mark.starts_with(MARK));
    let same_day = || records.iter().copied().filter(here);
    let mut named = same_day().filter(|record| marked(record) || (unmarked(record) && ids.contains(&Some(record.id))));
    match (named.next(), named.next()) {
        (Some(one), None) => return Found::One(one),
        (Some(_), Some(_)) => return Found::Several,
        (None, _) => {}
    }
    // Somebody may have moved the record to another day.
    if let Some(moved) = records.iter().copied().find(|record| ids.contains(&Some(record.id))) {
        return Found::One(moved);
    }
    let Some(before) = before else { return Found::Nothing };
    let mut new =
        same_day().filter(|record| record.mark.is_none() && !before(record.id) && wanted_differs(change, record, activities).is_empty());
    match (new.next(), new.next()) {
        (Some(one), None) => Found::One(one),
        (Some(_), Some(_)) => Found::Several,
        (None, _) => Found::Nothing,
    }
}

/// The fields in which a record is not what the row wants.
pub fn wanted_differs(change: &Change, record: &Record, activities: &[Activity]) -> Vec<Field> {
    let mut fields = differing(change, record, activities, |change| &change.new, |day| day == record.date);
    // Two activities may have one name.
    let wanted = change.day.as_ref().and_then(|day| day.activity).filter(|_| change.kind != ChangeKind::Remove);
    if wanted.is_some_and(|wanted| wanted != record.activity) && !fields.contains(&Field::LeaveActivity) {
        fields.insert(0, Field::LeaveActivity);
    }
    fields
}

/// The fields in which a record is neither what the owner saw nor what the row wants.
pub fn reviewed_differs(change: &Change, record: &Record, activities: &[Activity]) -> Vec<Field> {
    let wanted = wanted_differs(change, record, activities);
    let seen = differing(change, record, activities, |change| &change.old, |day| day == record.date);
    seen.into_iter().filter(|field| wanted.contains(field)).collect()
}

fn differing(
    change: &Change,
    record: &Record,
    activities: &[Activity],
    side: impl Fn(&crate::plan::FieldChange) -> &Option<Value>,
    on_its_day: impl Fn(NaiveDate) -> bool,
) -> Vec<Field> {
    let held = differences(Some(&Content::of(record)), None, activities);
    let value = |field: Field| held.iter().find(|held| held.field == field).and_then(|held| held.old.clone());
    let mut fields: Vec<Field> =
        change.fields.iter().filter(|change| value(change.field) != *side(change)).map(|change| change.field).collect();
    if !change.day.as_ref().is_some_and(|day| on_its_day(day.date)) && fields.is_empty() {
        fields.push(Field::LeaveHours);
    }
    fields
}

/// The value that a row wants in a field, whether it changes it or not: a record is written whole.
pub fn value_of(change: &Change, field: Field, record: Option<&Record>, activities: &[Activity]) -> Option<Value> {
    if let Some(changed) = change.field(field) {
        return changed.new.clone();
    }
    let held = differences(Some(&Content::of(record?)), None, activities);
    held.into_iter().find(|held| held.field == field).and_then(|held| held.old)
}
