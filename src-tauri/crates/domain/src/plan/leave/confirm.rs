//! Compares a row with a later read of Kleer: whether the row is confirmed, and whether Kleer drifted since the review.

use chrono::NaiveDate;

use super::content::{Content, differences};
use crate::field::{Field, Value};
use crate::leave::{Activity, MARK_PREFIX, Record};
use crate::plan::{Change, ChangeKind};

/// The result of looking for a row's record in Kleer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found<'a> {
    One(&'a Record),
    Nothing,
    /// Several records could be the row's record.
    Several,
}

/// Finds a row's record by the external reference, by the reviewed id, or by the id in an answer. When Kleer does not return
/// external references and the result of a creation is unknown, `existed_before` is set: then a record that is new since the
/// baseline and has the sent content is the row's record. `records` must contain the records of the row's day and of its ids.
pub fn find_record<'a>(
    change: &Change,
    records: &[&'a Record],
    answered_id: Option<i64>,
    existed_before: Option<&dyn Fn(i64) -> bool>,
    activities: &[Activity],
) -> Found<'a> {
    let Some(day) = &change.day else { return Found::Nothing };
    let ids = [day.record, answered_id];
    let is_on_day = |record: &&'a Record| Some(&record.user) == change.target_id.as_ref() && record.date == day.date;
    let has_mark = |record: &Record| record.mark.as_deref() == Some(change.key.as_str());
    let has_no_mark = |record: &Record| record.mark.as_deref().is_none_or(|mark| !mark.starts_with(MARK_PREFIX));
    let same_day = || records.iter().copied().filter(is_on_day);
    let mut identified = same_day().filter(|record| has_mark(record) || (has_no_mark(record) && ids.contains(&Some(record.id))));
    match (identified.next(), identified.next()) {
        (Some(one), None) => return Found::One(one),
        (Some(_), Some(_)) => return Found::Several,
        (None, _) => {}
    }
    // The record may have been moved to another day by hand.
    if let Some(moved) = records.iter().copied().find(|record| ids.contains(&Some(record.id))) {
        return Found::One(moved);
    }
    let Some(existed_before) = existed_before else { return Found::Nothing };
    let mut created = same_day()
        .filter(|record| record.mark.is_none() && !existed_before(record.id) && unconfirmed_fields(change, record, activities).is_empty());
    match (created.next(), created.next()) {
        (Some(one), None) => Found::One(one),
        (Some(_), Some(_)) => Found::Several,
        (None, _) => Found::Nothing,
    }
}

/// The fields in which a record differs from the row's new values.
pub fn unconfirmed_fields(change: &Change, record: &Record, activities: &[Activity]) -> Vec<Field> {
    let mut fields = differing(change, record, activities, |change| &change.new, |day| day == record.date);
    // Two activities can have the same name, so the ids are compared too.
    let wanted = change.day.as_ref().and_then(|day| day.activity).filter(|_| change.kind != ChangeKind::Remove);
    if wanted.is_some_and(|wanted| wanted != record.activity) && !fields.contains(&Field::LeaveActivity) {
        fields.insert(0, Field::LeaveActivity);
    }
    fields
}

/// The fields in which a record has neither the reviewed old value nor the row's new value.
pub fn drifted_fields(change: &Change, record: &Record, activities: &[Activity]) -> Vec<Field> {
    let wanted = unconfirmed_fields(change, record, activities);
    let not_reviewed = differing(change, record, activities, |change| &change.old, |day| day == record.date);
    not_reviewed.into_iter().filter(|field| wanted.contains(field)).collect()
}

fn differing(
    change: &Change,
    record: &Record,
    activities: &[Activity],
    side: impl Fn(&crate::plan::FieldChange) -> &Option<Value>,
    on_its_day: impl Fn(NaiveDate) -> bool,
) -> Vec<Field> {
    let current = differences(Some(&Content::of(record)), None, activities);
    let value = |field: Field| current.iter().find(|current| current.field == field).and_then(|current| current.old.clone());
    let mut fields: Vec<Field> =
        change.fields.iter().filter(|change| value(change.field) != *side(change)).map(|change| change.field).collect();
    if !change.day.as_ref().is_some_and(|day| on_its_day(day.date)) && fields.is_empty() {
        fields.push(Field::LeaveHours);
    }
    fields
}

/// The value of a field after the row. An unchanged field has the record's value, because a record is written whole.
pub fn value_of(change: &Change, field: Field, record: Option<&Record>, activities: &[Activity]) -> Option<Value> {
    if let Some(changed) = change.field(field) {
        return changed.new.clone();
    }
    let current = differences(Some(&Content::of(record?)), None, activities);
    current.into_iter().find(|current| current.field == field).and_then(|current| current.old)
}
