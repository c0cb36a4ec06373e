//! Converts the connector's types of Alexis HR into the domain's.

use connectors::alexis::map::{AbsenceChild, AbsenceDay, AbsenceType, LeaveEntered, WorkDay, WorkWeek};
use domain::leave::{Absence, Child, EnteredLeave, LeaveType};
use domain::person::PersonId;

pub(super) fn absence(day: AbsenceDay) -> Absence {
    Absence {
        id: day.transaction_id,
        leave: day.leave_id,
        employee: PersonId(day.employee_id),
        leave_type: day.type_id,
        child: day.child_id,
        date: day.day,
        unclear: day.unclear,
        hours: day.hours,
        extent: day.extent,
        comment: day.comment,
        unknown_status: day.unknown_status,
    }
}

pub(super) fn leave_type(kind: AbsenceType) -> LeaveType {
    LeaveType { id: kind.id, name: kind.name, kind: kind.kind, code: kind.code, archived: kind.archived }
}

pub(super) fn child(child: AbsenceChild) -> Child {
    Child { id: child.id, employee: PersonId(child.employee_id), name: child.name }
}

pub(super) fn entered(leave: LeaveEntered) -> EnteredLeave {
    EnteredLeave {
        id: leave.id,
        employee: PersonId(leave.employee_id),
        leave_type: leave.type_id,
        status: leave.status,
        from: leave.from,
        to: leave.to,
        unclear: leave.unclear,
    }
}

pub(super) fn week(week: WorkWeek) -> domain::leave::WorkWeek {
    domain::leave::WorkWeek {
        id: week.id,
        employee: week.employee_id.map(PersonId),
        office: week.office_id,
        from: week.from,
        to: week.to,
        unclear_days: week.unclear_days,
        days: week.days.map(|WorkDay { working, hours }| domain::leave::WorkDay { working, hours }),
    }
}
