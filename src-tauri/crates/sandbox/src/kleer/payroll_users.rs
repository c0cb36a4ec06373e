//! Payroll users, the employment agreements.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{
    SharedState, TECHNICAL, salary,
    state::{PayrollUser, Salary},
    tables,
};
use crate::{
    exchange::Reply,
    sample::numbers,
    switches::{KleerPayrollCreate, KleerSwitches},
};

pub(super) const NO_AGREEMENT: &str = "PayrollUserDoesNotExistException: Användaren saknar anställningsavtal";

/// The fields that are simply replaced by what is sent.
const PLAIN: [&str; 22] = [
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

/// What live agreements have been seen without.
const LEFT_OUT: [&str; 10] = [
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

pub(super) fn list(shared: &SharedState<'_>) -> Reply {
    if !shared.switches.rights.may_read_payroll_users() {
        return shared.refuse_right();
    }
    let shown: Vec<Value> = shared.company.payroll_users.iter().map(|payroll| readable(payroll, shared.today, shared.switches)).collect();
    shared.form.ok("payroll-user-readables", tables::PAYROLL_USERS, &json!({ "payroll-user-readable": shown }))
}

pub(super) fn one(shared: &SharedState<'_>, id: &str) -> Reply {
    if !shared.switches.rights.may_read_payroll_users() {
        return shared.refuse_right();
    }
    match id.parse().ok().and_then(|id| shared.company.payroll_user(id)) {
        Some(payroll) => {
            let shown = readable(payroll, shared.today, shared.switches);
            shared.form.ok("payroll-user-readable", tables::PAYROLL_USER_READABLE, &shown)
        }
        None => shared.form.refuse(500, NO_AGREEMENT),
    }
}

/// Updates; creates too when the switch says that POST does.
pub(super) fn post(shared: &mut SharedState<'_>, id: &str) -> Reply {
    write(shared, id, shared.switches.payroll_user_create == KleerPayrollCreate::Post, true)
}

/// Creates.
pub(super) fn put(shared: &mut SharedState<'_>, id: &str) -> Reply {
    if shared.switches.payroll_user_create == KleerPayrollCreate::Post {
        return if shared.switches.unsupported_by_exception {
            shared.form.refuse(500, "HttpRequestMethodNotSupportedException: Request method 'PUT' not supported")
        } else {
            shared.form.refuse(405, "Metoden stöds inte")
        };
    }
    write(shared, id, true, false)
}

fn write(shared: &mut SharedState<'_>, id: &str, creates: bool, updates: bool) -> Reply {
    let (form, switches, today) = (shared.form, shared.switches, shared.today);
    if !switches.rights.may_write_payroll_users() {
        return shared.refuse_right();
    }
    let mut sent = match form.read(shared.call, "payroll-user-writable", tables::PAYROLL_USER_WRITABLE) {
        Ok(sent) => sent,
        Err(refusal) => return refusal,
    };
    let Some(id) = id.parse().ok().filter(|id| shared.company.user(*id).is_some()) else {
        return form.refuse(500, "UserDoesNotExistException: Användaren finns inte");
    };
    if let Err(reason) = check(&mut sent, switches) {
        return form.refuse(500, reason);
    }
    if switches.street_in_address1 {
        swap_lines(&mut sent);
    }
    let existing = shared.company.payroll_user(id).cloned();
    let (before, root) = match existing {
        Some(payroll) if updates => (payroll, "saved"),
        Some(_) => return form.refuse(500, "PayrollUserAlreadyExistsException: Anställningsavtal finns redan"),
        None if !creates => return form.refuse(500, NO_AGREEMENT),
        None => match new(id, &sent, shared.me) {
            // A POST answers "saved", also where it creates.
            Some(payroll) => (payroll, if updates { "saved" } else { "created" }),
            None => return form.refuse(500, "Personnummer och anställningsdatum måste anges"),
        },
    };
    let Some(payroll) = apply(&before, &sent, today, switches) else { return form.refuse(500, TECHNICAL) };
    match shared.company.payroll_user_mut(id) {
        Some(kept) => *kept = payroll,
        None => shared.company.payroll_users.push(payroll),
    }
    form.done(root, id)
}

fn new(id: i32, sent: &Map<String, Value>, manager: i32) -> Option<PayrollUser> {
    let ssn = sent.get("ssn")?.as_str()?.to_owned();
    let start = date(sent.get("employment-start-date"))?;
    Some(PayrollUser::new(id, ssn, start, manager))
}

/// The server's own checks. A personnummer is rewritten to the one spelling that reads give.
fn check(sent: &mut Map<String, Value>, switches: &KleerSwitches) -> Result<(), &'static str> {
    if let Some(Value::String(ssn)) = sent.get_mut("ssn") {
        let spelled = numbers::spell_ssn(ssn);
        if switches.one_ssn_spelling && spelled.as_ref() != Some(ssn) {
            return Err("Ogiltigt format på personnummer");
        }
        if switches.check_ssn && !spelled.as_deref().is_some_and(numbers::ssn_is_valid) {
            return Err("Ogiltigt personnummer");
        }
        *ssn = spelled.unwrap_or_else(|| ssn.clone());
    }
    if let Some(Value::String(clearing)) = sent.get("clearing-nr") {
        let digits: String = clearing.chars().filter(char::is_ascii_digit).collect();
        if switches.check_clearing && digits.len() == 5 && !numbers::luhn(&digits) {
            return Err("Ogiltigt clearingnummer");
        }
    }
    Ok(())
}

/// Only what is sent is changed.
fn apply(before: &PayrollUser, sent: &Map<String, Value>, today: NaiveDate, switches: &KleerSwitches) -> Option<PayrollUser> {
    let mut fields = serde_json::to_value(before).ok()?;
    for name in PLAIN {
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
        salary::add(&mut payroll.monthly_salaries, ore, date(sent.get("monthly-salary-start-date")), today);
    }
    if let Some(ore) = money("hourly-salary") {
        salary::add(&mut payroll.hourly_salaries, ore, date(sent.get("hourly-salary-start-date")), today);
    }
    if let Some(ore) = money("monthly-salary-yearly-pension") {
        payroll.monthly_salary_yearly_pension = ore;
    }
    if let Some(value) = sent.get("vacation-entitlement") {
        let entitlement: super::Entitlement = serde_json::from_value(value.clone()).ok()?;
        payroll.vacation_entitlements.retain(|known| known.start_date != entitlement.start_date);
        payroll.vacation_entitlements.push(entitlement);
    }
    Some(payroll)
}

/// An agreement as a read gives it.
fn readable(payroll: &PayrollUser, today: NaiveDate, switches: &KleerSwitches) -> Value {
    let money = |ore: i64| salary::to_wire(ore, switches.money);
    let amount = |salary: Option<Salary>| salary.map_or(0, |salary| money(salary.ore));
    let start = |salary: Option<Salary>| salary.map(|salary| salary.start);
    let monthly = salary::shown(&payroll.monthly_salaries, today, switches.salary_read);
    let hourly = salary::shown(&payroll.hourly_salaries, today, switches.salary_read);
    let history: Vec<Value> = payroll
        .monthly_salaries
        .iter()
        .map(|salary| json!({ "monthly-salary": money(salary.ore), "monthly-salary-start-date": salary.start }))
        .collect();
    let mut shown = json!(payroll);
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
    if let (Value::Object(shown), Value::Object(computed)) = (&mut shown, computed) {
        shown.extend(computed);
        if switches.street_in_address1 {
            swap_lines(shown);
        }
        if switches.agreements_with_gaps {
            shown.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
        }
    }
    shown
}

/// Streets are kept in `address2`; a company that has them in the other line sees and sends them there.
fn swap_lines(fields: &mut Map<String, Value>) {
    let (first, second) = (fields.remove("address1"), fields.remove("address2"));
    fields.extend(second.map(|line| ("address1".to_owned(), line)));
    fields.extend(first.map(|line| ("address2".to_owned(), line)));
}

fn date(value: Option<&Value>) -> Option<NaiveDate> {
    value?.as_str()?.parse().ok()
}
