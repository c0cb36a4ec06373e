//! The content of a leave record, in the fields of the review.

use rust_decimal::Decimal;

use crate::field::{Field, Value};
use crate::leave::{Activity, Record};
use crate::plan::FieldChange;

/// The current or wanted content of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub activity: i64,
    pub hours: Decimal,
    pub child: Option<String>,
    pub comment: String,
}

impl Content {
    /// The current content.
    pub fn of(record: &Record) -> Self {
        Self {
            activity: record.activity,
            hours: record.hours.normalize(),
            child: record.child.clone().filter(|child| !child.trim().is_empty()),
            comment: record.comment.as_deref().map(collapse_spaces).unwrap_or_default(),
        }
    }

    fn value(&self, field: Field, activities: &[Activity]) -> Option<Value> {
        let text = |text: &str| (!text.is_empty()).then(|| Value::Text(text.to_owned()));
        match field {
            Field::LeaveActivity => text(&activity_name(self.activity, activities)),
            Field::LeaveHours => Some(Value::Hours(self.hours)),
            Field::LeaveChild => self.child.as_deref().and_then(text),
            Field::LeaveComment => text(&self.comment),
            _ => None,
        }
    }
}

/// Collapses white space to single spaces. A service may change line ends and blanks, which is no difference.
pub(super) fn collapse_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An activity's name, or its id when Kleer no longer has the activity.
pub(super) fn activity_name(activity: i64, activities: &[Activity]) -> String {
    activities.iter().find(|known| known.id == activity).map_or_else(|| activity.to_string(), |known| known.name.clone())
}

/// The fields in which two contents differ. Activities are compared by id, because their names are not unique.
pub(super) fn differences(old: Option<&Content>, new: Option<&Content>, activities: &[Activity]) -> Vec<FieldChange> {
    let changed = |field: Field| {
        let value = |content: Option<&Content>| content.and_then(|content| content.value(field, activities));
        let activity_differs = field == Field::LeaveActivity && old.map(|old| old.activity) != new.map(|new| new.activity);
        let (old, new) = (value(old), value(new));
        (old != new || activity_differs).then_some(FieldChange { field, old, new })
    };
    Field::OF_LEAVE.into_iter().filter_map(changed).collect()
}
