//! Payroll users: the employment agreements.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{
    RequestContext, TECHNICAL, salary,
    state::{PayrollUser, Salary},
    tables,
};
use crate::{
    exchange::Reply,
    sample::numbers,
    switches::{KleerPayrollCreate, KleerSwitches},
};

pub(super) const NO_AGREEMENT: &str = "PayrollUserDoesNotExistException: Användaren saknar anställningsavtal";

/// The fields that a sent value replaces.
const REPLACED_FIELDS: [&str; 22] = [
    "ssn",
    "address1",
    "address2",
    "zip-code",
    "state",
    "country-code",
    "phone",
    "tax-table",
    "tax-table-column",
    "tax-percentage",
    "one-time-tax-percentage",
    "clearing-nr",
    "account-nr",
    "employment-start-date",
    "notes",
    "travel-reimbursement-per-mile",
    "expense-allowance",
    "fuel-benefit",
    "monthly-salary-type",
    "provision",
    "month-report-strategy",
    "manager-user",
];

/// Fields that some live agreements lack.
const OMITTED_FIELDS: [&str; 10] = [
    "employment-start-date",
    "monthly-salary-start-date",
    "hourly-salary-start-date",
    "vacation-entitlements",
    "address1",
    "address2",
    "zip-code",
    "state",
    "country-code",
    "phone",
];

pub(super) fn list(context: &RequestContext<'_>) -> Reply {
    if !context.switches.rights.may_read_payroll_users() {
        return context.refuse_missing_right();
    }
    let rows: Vec<Value> =
        context.company.payroll_users.iter().map(|payroll| payroll_user_json(payroll, context.today, context.switches)).collect();
    context.format.ok("payroll-user-readables", tables::PAYROLL_USERS, &json!({ "payroll-user-readable": rows }))
}

pub(super) fn get(context: &RequestContext<'_>, id: &str) -> Reply {
    if !context.switches.rights.may_read_payroll_users() {
        return context.refuse_missing_right();
    }
    match id.parse().ok().and_then(|id| context.company.payroll_user(id)) {
        Some(payroll) => {
            let row = payroll_user_json(payroll, context.today, context.switches);
            context.format.ok("payroll-user-readable", tables::PAYROLL_USER_READABLE, &row)
        }
        None => context.format.refuse(500, NO_AGREEMENT),
    }
}

/// Updates. It also creates when the switch says that POST does.
pub(super) fn post(context: &mut RequestContext<'_>, id: &str) -> Reply {
    write(context, id, context.switches.payroll_user_create == KleerPayrollCreate::Post, true)
}

pub(super) fn put(context: &mut RequestContext<'_>, id: &str) -> Reply {
    if context.switches.payroll_user_create == KleerPayrollCreate::Post {
        return if context.switches.unsupported_by_exception {
            context.format.refuse(500, "HttpRequestMethodNotSupportedException: Request method 'PUT' not supported")
        } else {
            context.format.refuse(405, "Metoden stöds inte")
        };
    }
    write(context, id, true, false)
}

fn write(context: &mut RequestContext<'_>, id: &str, creates: bool, updates: bool) -> Reply {
    let (format, switches, today) = (context.format, context.switches, context.today);
    if !switches.rights.may_write_payroll_users() {
        return context.refuse_missing_right();
    }
    let mut sent = match format.read(context.call, "payroll-user-writable", tables::PAYROLL_USER_WRITABLE) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let Some(id) = id.parse().ok().filter(|id| context.company.user(*id).is_some()) else {
        return format.refuse(500, "UserDoesNotExistException: Användaren finns inte");
    };
    if let Err(reason) = check(&mut sent, switches) {
        return format.refuse(500, reason);
    }
    if switches.street_in_address1 {
        swap_address_lines(&mut sent);
    }
    let existing = context.company.payroll_user(id).cloned();
    let (existing, root) = match existing {
        Some(payroll) if updates => (payroll, "saved"),
        Some(_) => return format.refuse(500, "PayrollUserAlreadyExistsException: Anställningsavtal finns redan"),
        None if !creates => return format.refuse(500, NO_AGREEMENT),
        None => match new_payroll_user(id, &sent, context.token_user) {
            // A POST answers "saved", even when it creates.
            Some(payroll) => (payroll, if updates { "saved" } else { "created" }),
            None => return format.refuse(500, "Personnummer och anställningsdatum måste anges"),
        },
    };
    let Some(payroll) = apply(&existing, &sent, today, switches) else { return format.refuse(500, TECHNICAL) };
    match context.company.payroll_user_mut(id) {
        Some(stored) => *stored = payroll,
        None => context.company.payroll_users.push(payroll),
    }
    format.write_reply(root, id)
}

fn new_payroll_user(id: i32, sent: &Map<String, Value>, manager: i32) -> Option<PayrollUser> {
    let ssn = sent.get("ssn")?.as_str()?.to_owned();
    let start = parse_date(sent.get("employment-start-date"))?;
    Some(PayrollUser::new(id, ssn, start, manager))
}

/// The server's own checks. A personnummer is rewritten to the spelling that reads show.
fn check(sent: &mut Map<String, Value>, switches: &KleerSwitches) -> Result<(), &'static str> {
    if let Some(Value::String(ssn)) = sent.get_mut("ssn") {
        let normalized = numbers::normalize_ssn(ssn);
        if switches.one_ssn_spelling && normalized.as_ref() != Some(ssn) {
            return Err("Ogiltigt format på personnummer");
        }
        if switches.check_ssn && !normalized.as_deref().is_some_and(numbers::ssn_is_valid) {
            return Err("Ogiltigt personnummer");
        }
        *ssn = normalized.unwrap_or_else(|| ssn.clone());
    }
    if let Some(Value::String(clearing)) = sent.get("clearing-nr") {
        let digits: String = clearing.chars().filter(char::is_ascii_digit).collect();
        if switches.check_clearing && digits.len() == 5 && !numbers::luhn_is_valid(&digits) {
            return Err("Ogiltigt clearingnummer");
        }
    }
    Ok(())
}

/// Changes only the sent fields.
fn apply(existing: &PayrollUser, sent: &Map<String, Value>, today: NaiveDate, switches: &KleerSwitches) -> Option<PayrollUser> {
    let mut fields = serde_json::to_value(existing).ok()?;
    for name in REPLACED_FIELDS {
        if let Some(value) = sent.get(name) {
            fields[name] = value.clone();
        }
    }
    let list = |name: &str, inner: &str| Some(sent.get(name)?.get(inner).cloned().unwrap_or(json!([])));
    if let Some(schedules) = list("schedules", "schedule") {
        fields["schedules"] = schedules;
    }
    if let Some(entries) = list("dimension-entries", "dimension-entry") {
        fields["dimension-entries"] = entries;
    }
    if let Some(wrapper) = sent.get("employment-end-date") {
        fields["employment-end-date"] = wrapper.get("employment-end-date").cloned().unwrap_or(Value::Null);
    }
    let mut payroll: PayrollUser = serde_json::from_value(fields).ok()?;
    let money = |name: &str| Some(salary::from_wire(sent.get(name)?.as_i64()?, switches.money));
    if let Some(ore) = money("monthly-salary") {
        salary::add(&mut payroll.monthly_salaries, ore, parse_date(sent.get("monthly-salary-start-date")), today);
    }
    if let Some(ore) = money("hourly-salary") {
        salary::add(&mut payroll.hourly_salaries, ore, parse_date(sent.get("hourly-salary-start-date")), today);
    }
    if let Some(ore) = money("monthly-salary-yearly-pension") {
        payroll.monthly_salary_yearly_pension = ore;
    }
    if let Some(value) = sent.get("vacation-entitlement") {
        let entitlement: super::Entitlement = serde_json::from_value(value.clone()).ok()?;
        payroll.vacation_entitlements.retain(|other| other.start_date != entitlement.start_date);
        payroll.vacation_entitlements.push(entitlement);
    }
    Some(payroll)
}

fn payroll_user_json(payroll: &PayrollUser, today: NaiveDate, switches: &KleerSwitches) -> Value {
    let money = |ore: i64| salary::to_wire(ore, switches.money);
    let amount = |salary: Option<Salary>| salary.map_or(0, |salary| money(salary.ore));
    let start = |salary: Option<Salary>| salary.map(|salary| salary.start);
    let monthly = salary::visible_salary(&payroll.monthly_salaries, today, switches.salary_read);
    let hourly = salary::visible_salary(&payroll.hourly_salaries, today, switches.salary_read);
    let history: Vec<Value> = payroll
        .monthly_salaries
        .iter()
        .map(|salary| json!({ "monthly-salary": money(salary.ore), "monthly-salary-start-date": salary.start }))
        .collect();
    let mut row = json!(payroll);
    let computed = json!({
        "monthly-salary": amount(monthly),
        "monthly-salary-start-date": start(monthly),
        "monthly-salary-yearly-pension": money(payroll.monthly_salary_yearly_pension),
        "hourly-salary": amount(hourly),
        "hourly-salary-start-date": start(hourly),
        "variable-salary-type": "Disabled",
        "variable-salary-payout-type": "Current",
        "variable-salary-input-type": "Self",
        "variable-salary-description": "",
        "variable-salery-tax-type": "Normal",
        "variable-salery-provision-vacation-percentage": "0",
        "workplace-number": "",
        "schedules": { "schedule": payroll.schedules },
        "dimension-entries": { "dimension-entry": payroll.dimension_entries },
        "vacation-entitlements": { "vacation-entitlement": payroll.vacation_entitlements },
        "children": { "child": payroll.children },
        "full-history-monthly-salaries": { "full-history-monthly-salary": history },
    });
    if let (Value::Object(row), Value::Object(computed)) = (&mut row, computed) {
        row.extend(computed);
        if switches.street_in_address1 {
            swap_address_lines(row);
        }
        if switches.agreements_with_gaps {
            row.retain(|name, _| !OMITTED_FIELDS.contains(&name.as_str()));
        }
    }
    row
}

/// The state keeps streets in `address2`. A company that keeps them in `address1` sees and sends them there.
fn swap_address_lines(fields: &mut Map<String, Value>) {
    let (first, second) = (fields.remove("address1"), fields.remove("address2"));
    fields.extend(second.map(|line| ("address1".to_owned(), line)));
    fields.extend(first.map(|line| ("address2".to_owned(), line)));
}

fn parse_date(value: Option<&Value>) -> Option<NaiveDate> {
    value?.as_str()?.parse().ok()
}
