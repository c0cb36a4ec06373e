//! What the body of each write may hold. Nothing else is understood, and nothing may be null.

use super::codes;
use Kind::{Bool, Code, Day, Group, Id, Moment, Number, Object, Text, User};

/// What a property holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    Bool,
    /// A moment; a plain day is refused.
    Moment,
    /// A moment or a plain day. Reads give a moment.
    Day,
    /// One of the codes in this text.
    Code(&'static str),
    /// The id of a row of this resource.
    Id(&'static str),
    /// The user of the employee whose the row is.
    User,
    /// An object of these properties.
    Group(&'static [Property]),
    /// An object of anything.
    Object,
}

/// A property of a body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub name: &'static str,
    pub kind: Kind,
    /// A new row cannot do without it. An update can do without anything.
    pub required: bool,
}

/// The properties that the writes of one resource understand.
#[derive(Debug)]
pub(crate) struct Bodies {
    resource: &'static str,
    both: &'static [Property],
    only_create: &'static [Property],
    only_update: &'static [Property],
}

impl Bodies {
    /// None where nothing can be written.
    pub fn of(resource: &str) -> Option<&'static Bodies> {
        BODIES.iter().find(|bodies| bodies.resource == resource)
    }

    pub(super) fn create(&self) -> Vec<Property> {
        [self.both, self.only_create].concat()
    }

    pub(super) fn update(&self) -> Vec<Property> {
        [self.both, self.only_update].concat().into_iter().map(|property| Property { required: false, ..property }).collect()
    }
}

const fn must(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, required: false }
}

const PERIODS: &str = "HOURLY DAILY WEEKLY BI_WEEKLY MONTHLY QUARTERLY ANNUAL";
const FREQUENCIES: &str = "WEEK BI_WEEKLY MONTH";
const SCHEDULES: &str = "ADVANCE DELAYED";

const TAX: Kind = Group(&[may("table", Number), may("column", Number)]);
const BANK_ACCOUNT: Kind =
    Group(&[may("bank", Text), may("clearing", Text), may("number", Text), may("iban", Text), may("bic", Text), may("country", Text)]);
const HOME_ADDRESS: Kind = Group(&[may("street", Text), may("postalCode", Text), may("city", Text), may("country", Text)]);

static BODIES: [Bodies; 3] = [
    Bodies {
        resource: "employee",
        both: &[
            may("title", Text),
            may("officeId", Id("office")),
            may("managerEmployeeId", Id("employee")),
            may("departmentId", Id("department")),
            may("costCenterId", Id("cost-center")),
            may("userName", Text),
            may("division", Text),
            may("organization", Text),
            may("employeeNumber", Text),
            may("tax", TAX),
            may("workEmail", Text),
            may("workPhone", Text),
            may("hasOccupationalPension", Bool),
            may("privateEmail", Text),
            may("firstName", Text),
            may("lastName", Text),
            may("ssn", Text),
            may("privatePhone", Text),
            may("birthDate", Day),
            may("avatarUrl", Text),
            may("nationality", Text),
            may("gender", Text),
            may("pronoun", Text),
            may("bankAccount", BANK_ACCOUNT),
            may("homeAddress", HOME_ADDRESS),
            may("custom", Object),
        ],
        only_create: &[],
        only_update: &[may("active", Bool)],
    },
    Bodies {
        resource: "employment",
        both: &[
            must("employeeId", Id("employee")),
            must("userId", User),
            must("typeId", Id("employment-type")),
            must("startDate", Moment),
            may("endDate", Moment),
            may("effectiveEndDate", Moment),
            must("terminated", Bool),
            must("rate", Number),
            may("note", Text),
            must("country", Code(codes::COUNTRIES)),
        ],
        only_create: &[],
        only_update: &[],
    },
    Bodies {
        resource: "compensation",
        both: &[
            must("employeeId", Id("employee")),
            must("userId", User),
            must("amount", Number),
            must("currency", Code(codes::CURRENCIES)),
            must("payoutDay", Number),
            must("payoutPeriod", Code(PERIODS)),
            must("payoutFrequency", Code(FREQUENCIES)),
            may("salarySchedule", Code(SCHEDULES)),
            must("paidOvertime", Bool),
            may("note", Text),
        ],
        // The first day of a pay cannot be moved.
        only_create: &[may("companyId", Id("company")), must("effectiveDate", Day)],
        only_update: &[],
    },
];
