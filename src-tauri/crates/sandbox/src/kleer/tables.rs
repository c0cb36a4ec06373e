//! The elements of each message, in the order of Kleer's published schema.

use super::schema::{
    Element,
    Kind::{self, Bool, Choice, Date, Decimal, Group, Int, Long, Text},
    many, may, must,
};

pub(super) const REFERENCE: Kind = Group(&[must("id", Int)]);
const SALARY_TYPE: Kind = Choice(&["Next", "Current"]);
const REPORT: Kind = Choice(&["DontCreate", "Create", "CreateApproveSelf"]);
const SCHEDULES: Kind = Group(&[many(
    "schedule",
    Group(&[must("schedule", REFERENCE), may("start-date", Date), may("end-date", Date), must("comment", Text)]),
)]);
const DIMENSION_ENTRIES: Kind = Group(&[many("dimension-entry", REFERENCE)]);
const ENTITLEMENT: Kind = Group(&[must("start-date", Date), must("entitlement", Long)]);

pub(super) const ID: &[Element] = &[must("id", Int)];
pub(super) const ERROR: &[Element] = &[must("message", Text)];

pub(super) const USER: &[Element] = &[
    must("id", Int),
    may("foreign-id", Text),
    may("internal-id", Int),
    must("name", Text),
    must("email", Text),
    must("active", Bool),
    may("dimension-entry", REFERENCE),
    may("dimensions", Group(&[many("dimension-entry", Group(&[must("id", Int), may("percentage", Decimal)]))])),
    may("dimension-user-percentage", Decimal),
];
/// A new user, whose id is optional.
pub(super) const NEW_USER: &[Element] = &[may("id", Int), USER[1], USER[2], USER[3], USER[4], USER[5], USER[6], USER[7], USER[8]];
pub(super) const USERS: &[Element] = &[many("user", Group(USER))];

pub(super) const PAYROLL_USER_WRITABLE: &[Element] = &[
    may("ssn", Text),
    may("address1", Text),
    may("address2", Text),
    may("zip-code", Text),
    may("state", Text),
    may("country-code", Text),
    may("phone", Text),
    may("tax-table", Int),
    may("tax-table-column", Int),
    may("tax-percentage", Decimal),
    may("one-time-tax-percentage", Decimal),
    may("clearing-nr", Text),
    may("account-nr", Text),
    may("employment-start-date", Date),
    may("employment-end-date", Group(&[may("employment-end-date", Date), may("employment-end-type", Choice(&["Disabled", "NextMonth"]))])),
    may("notes", Text),
    may("travel-reimbursement-per-mile", Long),
    may("expense-allowance", Bool),
    may("fuel-benefit", Bool),
    may("monthly-salary-type", SALARY_TYPE),
    may("monthly-salary", Long),
    may("monthly-salary-start-date", Date),
    may("monthly-salary-yearly-pension", Long),
    may("hourly-salary", Long),
    may("hourly-salary-start-date", Date),
    may("provision", Bool),
    may("month-report-strategy", REPORT),
    may("schedules", SCHEDULES),
    may("dimension-entries", DIMENSION_ENTRIES),
    may("manager-user", REFERENCE),
    may("vacation-entitlement", ENTITLEMENT),
];

pub(super) const PAYROLL_USER_READABLE: &[Element] = &[
    must("user", REFERENCE),
    must("ssn", Text),
    must("address1", Text),
    must("address2", Text),
    must("zip-code", Text),
    must("state", Text),
    must("country-code", Text),
    must("phone", Text),
    must("tax-table", Int),
    must("tax-table-column", Int),
    must("tax-percentage", Decimal),
    must("one-time-tax-percentage", Decimal),
    must("clearing-nr", Text),
    must("account-nr", Text),
    must("employment-start-date", Date),
    may("employment-end-date", Date),
    may("notes", Text),
    must("travel-reimbursement-per-mile", Long),
    must("expense-allowance", Bool),
    must("fuel-benefit", Bool),
    must("monthly-salary-type", SALARY_TYPE),
    must("monthly-salary", Long),
    may("monthly-salary-start-date", Date),
    must("monthly-salary-yearly-pension", Long),
    must("hourly-salary", Long),
    may("hourly-salary-start-date", Date),
    must("variable-salary-type", Choice(&["Disabled", "Provision", "ProvisionWithVacation", "Bonus"])),
    must("variable-salary-payout-type", Choice(&["Current", "Next"])),
    must("variable-salary-input-type", Choice(&["Self", "Other"])),
    must("variable-salary-description", Text),
    must("variable-salery-tax-type", Choice(&["Normal", "OneTime"])),
    must("variable-salery-provision-vacation-percentage", Decimal),
    must("provision", Bool),
    must("month-report-strategy", REPORT),
    must("manager-user", REFERENCE),
    must("workplace-number", Text),
    may("vacationFixedDebtPercentage", Decimal),
    must("schedules", SCHEDULES),
    must("dimension-entries", DIMENSION_ENTRIES),
    must("vacation-entitlements", Group(&[many("vacation-entitlement", ENTITLEMENT)])),
    must("children", Group(&[many("child", Group(&[must("name", Text), must("birth-date", Date)]))])),
    must(
        "full-history-monthly-salaries",
        Group(&[many("full-history-monthly-salary", Group(&[must("monthly-salary", Long), must("monthly-salary-start-date", Date)]))]),
    ),
];
pub(super) const PAYROLL_USERS: &[Element] = &[many("payroll-user-readable", Group(PAYROLL_USER_READABLE))];

pub(super) const SCHEDULE_DAYS: &[Element] = &[many(
    "payroll-user-schedule-metadata",
    Group(&[
        must("date", Date),
        must("level-of-employment", Decimal),
        must("gross-hours", Decimal),
        must("net-hours", Decimal),
        must("actual-hours", Decimal),
    ]),
)];

pub(super) const ACTIVITY: &[Element] = &[
    must("id", REFERENCE),
    must("name", Text),
    must("description", Text),
    may("price", Long),
    must("mandatory-child-when-reporting", Bool),
    may("invoice-product", REFERENCE),
];
pub(super) const ACTIVITIES: &[Element] = &[many("activity-readable", Group(ACTIVITY))];

pub(super) const LOGIN: &[Element] = &[must("email", Text), must("password", Text)];

pub(super) const COMPANIES: &[Element] = &[many(
    "accessible-company",
    Group(&[
        must("id", Int),
        must("name", Text),
        must("active", Bool),
        must("main", Bool),
        must("token", Text),
        must("accounting-currency-type", Text),
        must("accesses", Group(&[many("type", Choice(ACCESSES))])),
        must("access-roles", Group(&[many("access-role", Group(&[must("id", Text), must("name", Text), must("description", Text)]))])),
    ]),
)];

/// The accesses that the simulator knows; Kleer has more.
const ACCESSES: &[&str] = &[
    "Administrator",
    "AdministratorWithPayroll",
    "Manager",
    "Payroll",
    "PayrollRead",
    "PayrollOwn",
    "PayrollPay",
    "PayrollSecret",
    "PayrollSecretRead",
    "Timereport",
    "TimereportOwn",
];
