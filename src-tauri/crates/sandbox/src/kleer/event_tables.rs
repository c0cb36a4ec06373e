//! The elements of the messages about time and absence, in the order of Kleer's published schema.

use super::{
    schema::{
        Element,
        Kind::{self, Bool, Choice, Date, Decimal, Group, Int, Long, Text},
        many, may, must,
    },
    tables::REFERENCE,
};

const STATUS: Kind = Choice(&["Open", "Approved", "Certified"]);

/// A `foreign-id` is required, but the server and not the schema refuses an event without it.
pub(super) const WRITABLE: &[Element] = &[
    may("foreign-id", Text),
    must("user", REFERENCE),
    must("activity", REFERENCE),
    may("client-project", REFERENCE),
    may("child", Text),
    must("date", Date),
    must("hours", Decimal),
    must("comment", Text),
    may("internal-comment", Text),
];

pub(super) const READABLE: &[Element] = &[
    must("id", REFERENCE),
    must("foreign-id", Text),
    must("user", REFERENCE),
    must("activity", REFERENCE),
    may("client-project", REFERENCE),
    may("child", Text),
    must("date", Date),
    must("hours", Decimal),
    must("comment", Text),
    must("internal-comment", Text),
    must("invoiceable", Bool),
    must("invoiced-hours", Decimal),
    must("invoiced-price", Long),
    must("approved", Bool),
    must("status", Group(&[must("type", STATUS), must("registration-user", REFERENCE), must("registration-date", Date)])),
];
pub(super) const READABLES: &[Element] = &[many("event-readable", Group(READABLE))];

pub(super) const DAY_STATUSES: &[Element] = &[many(
    "event-restriction-readable",
    Group(&[must("status", Group(&[must("type", STATUS), must("registration-user", REFERENCE), must("event-date", Date)]))]),
)];

/// A write ignores the id.
pub(super) const PAYROLL_EVENT: &[Element] =
    &[may("id", Int), must("date", Date), must("hours", Decimal), must("type", KIND), may("child", Text), must("comment", Text)];
pub(super) const PAYROLL_EVENTS: &[Element] = &[many("payroll-event", Group(PAYROLL_EVENT))];

const KIND: Kind = Choice(&[
    "Sick",
    "Vacation",
    "LeaveOfAbsence",
    "LeaveOfAbsenceVacationEarned",
    "WorkHour",
    "ParentalLeave",
    "Childcare",
    "CloseRelativeCare",
    "PaternityLeave",
    "Furlough",
    "OtherLeave",
    "OtherLeaveVacationNotEarned",
]);
