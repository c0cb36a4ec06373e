//! Converts the connector's types of Kleer into the domain's.

use connectors::kleer::{self, DayStatus, Event};
use domain::leave::{Activity, DayLock, Record};
use domain::person::PersonId;

pub(super) fn record(event: Event) -> Record {
    Record {
        id: event.id,
        user: PersonId(event.user_id.to_string()),
        mark: event.foreign_id,
        activity: event.activity_id,
        for_client: event.client_project.is_some(),
        child: event.child,
        date: event.date,
        hours: event.hours,
        comment: event.comment,
        lock: lock(&event.status),
    }
}

/// Why a day cannot be changed. An unknown status counts as a lock.
pub(super) fn lock(status: &DayStatus) -> Option<DayLock> {
    match status {
        DayStatus::Open => None,
        DayStatus::Approved => Some(DayLock::Approved),
        DayStatus::Certified => Some(DayLock::Certified),
        DayStatus::Unknown(_) => Some(DayLock::Unknown),
    }
}

pub(super) fn activity(activity: kleer::Activity) -> Activity {
    let kleer::Activity { id, name, description, needs_child } = activity;
    Activity { id, name, description, needs_child }
}
