//! The properties that the body of each write may have. Every other property is refused, and no value may be null.

use super::codes;
use Kind::{Bool, Code, DayOrTimestamp, Group, Id, Number, Object, Text, Timestamp, User};

/// The type of a property.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    Bool,
    /// A timestamp; a plain day is refused.
    Timestamp,
    /// A timestamp or a plain day. Reads show a timestamp.
    DayOrTimestamp,
    /// One of these codes, separated by spaces.
    Code(&'static str),
    /// The id of a row of this resource.
    Id(&'static str),
    /// The user of the row's employee.
    User,
    /// An object with these properties.
    Group(&'static [Property]),
    /// An object with any properties.
    Object,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether a new row needs it. An update needs no property.
    pub required: bool,
}

/// The properties that writes of one resource accept.
#[derive(Debug)]
pub(crate) struct WritableProperties {
    resource: &'static str,
    both: &'static [Property],
    only_create: &'static [Property],
    only_update: &'static [Property],
}

impl WritableProperties {
    /// None when the resource cannot be written.
    pub fn of(resource: &str) -> Option<&'static WritableProperties> {
        BODIES.iter().find(|properties| properties.resource == resource)
    }

    pub(super) fn create(&self) -> Vec<Property> {
        [self.both, self.only_create].concat()
    }

    pub(super) fn update(&self) -> Vec<Property> {
        [self.both, self.only_update].concat().into_iter().map(|property| Property { required: false, ..property }).collect()
    }
}

const fn required(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, required: true }
}

const fn optional(name: &'static str, kind: Kind) -> Property {
    Property { name, kind, required: false }
}

const PERIODS: &str = "HOURLY DAILY WEEKLY BI_WEEKLY MONTHLY QUARTERLY ANNUAL";
const FREQUENCIES: &str = "WEEK BI_WEEKLY MONTH";
const SCHEDULES: &str = "ADVANCE DELAYED";

const TAX: Kind = Group(&[optional("table", Number), optional("column", Number)]);
const BANK_ACCOUNT: Kind = Group(&[
    optional("bank", Text),
    optional("clearing", Text),
    optional("number", Text),
    optional("iban", Text),
    optional("bic", Text),
    optional("country", Text),
]);
const HOME_ADDRESS: Kind =
    Group(&[optional("street", Text), optional("postalCode", Text), optional("city", Text), optional("country", Text)]);

static BODIES: [WritableProperties; 3] = [
    WritableProperties {
        resource: "employee",
        both: &[
            optional("title", Text),
            optional("officeId", Id("office")),
            optional("managerEmployeeId", Id("employee")),
            optional("departmentId", Id("department")),
            optional("costCenterId", Id("cost-center")),
            optional("userName", Text),
            optional("division", Text),
            optional("organization", Text),
            optional("employeeNumber", Text),
            optional("tax", TAX),
            optional("workEmail", Text),
            optional("workPhone", Text),
            optional("hasOccupationalPension", Bool),
            optional("privateEmail", Text),
            optional("firstName", Text),
            optional("lastName", Text),
            optional("ssn", Text),
            optional("privatePhone", Text),
            optional("birthDate", DayOrTimestamp),
            optional("avatarUrl", Text),
            optional("nationality", Text),
            optional("gender", Text),
            optional("pronoun", Text),
            optional("bankAccount", BANK_ACCOUNT),
            optional("homeAddress", HOME_ADDRESS),
            optional("custom", Object),
        ],
        only_create: &[],
        only_update: &[optional("active", Bool)],
    },
    WritableProperties {
        resource: "employment",
        both: &[
            required("employeeId", Id("employee")),
            required("userId", User),
            required("typeId", Id("employment-type")),
            required("startDate", Timestamp),
            optional("endDate", Timestamp),
            optional("effectiveEndDate", Timestamp),
            required("terminated", Bool),
            required("rate", Number),
            optional("note", Text),
            required("country", Code(codes::COUNTRIES)),
        ],
        only_create: &[],
        only_update: &[],
    },
    WritableProperties {
        resource: "compensation",
        both: &[
            required("employeeId", Id("employee")),
            required("userId", User),
            required("amount", Number),
            required("currency", Code(codes::CURRENCIES)),
            required("payoutDay", Number),
            required("payoutPeriod", Code(PERIODS)),
            required("payoutFrequency", Code(FREQUENCIES)),
            optional("salarySchedule", Code(SCHEDULES)),
            required("paidOvertime", Bool),
            optional("note", Text),
        ],
        // An update cannot move the first day of a pay.
        only_create: &[optional("companyId", Id("company")), required("effectiveDate", DayOrTimestamp)],
        only_update: &[],
    },
];
