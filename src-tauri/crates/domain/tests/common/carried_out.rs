//! A simple model of the target after a row was carried out.

use domain::field::{Field, Value};
use domain::person::{PayPeriod, Person, PersonId, Salary};
use domain::plan::employees::{Direction, merge_base_of};
use domain::plan::{Change, Plan};

use super::{Company, today};

/// Carries out one row. Returns the person's id at the target.
pub fn apply(change: &Change, people: &mut Vec<Person>, splits_names: bool) -> PersonId {
    let existing = change.target_id.as_ref().and_then(|id| people.iter().position(|person| person.id == *id));
    let at = existing.unwrap_or_else(|| {
        people.push(Person::new(format!("new-{}", change.source_id.as_ref().unwrap().as_str()), ""));
        people.len() - 1
    });
    let person = &mut people[at];
    for field in &change.fields {
        set(person, field.field, field.new.clone(), change);
    }
    if splits_names {
        let parts = [&person.first_name, &person.last_name].into_iter().flatten().map(String::as_str);
        person.name = parts.collect::<Vec<_>>().join(" ");
    }
    person.id.clone()
}

fn set(person: &mut Person, field: Field, new: Option<Value>, change: &Change) {
    let text = match &new {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let number = match &new {
        Some(Value::Number(number)) => Some(*number),
        _ => None,
    };
    let date = match &new {
        Some(Value::Date(date)) => Some(*date),
        _ => None,
    };
    match field {
        Field::Active => person.active = new == Some(Value::Flag(true)),
        Field::EmployeeNumber => person.employee_number = text,
        Field::Name => person.name = text.unwrap(),
        Field::FirstName => person.first_name = text,
        Field::LastName => person.last_name = text,
        Field::Email => person.private_email = text,
        Field::Phone => person.phone = text,
        Field::Ssn => person.ssn = text,
        Field::Street => person.address.street = text,
        Field::ZipCode => person.address.zip_code = text,
        Field::City => person.address.city = text,
        Field::Country => person.address.country = text,
        Field::TaxTable => person.tax_table = number,
        Field::TaxColumn => person.tax_column = number,
        Field::ClearingNumber => person.clearing_number = text,
        Field::AccountNumber => person.account_number = text,
        Field::EmploymentType => person.employment_type = text,
        Field::EmploymentStart => person.employment.get_or_insert_default().start = date,
        Field::EmploymentEnd => person.employment.get_or_insert_default().end = date,
        Field::HourlySalary => pay(person, PayPeriod::Hourly, new, change.field(Field::HourlySalaryStart).and_then(|it| it.new.clone())),
        Field::MonthlySalary => pay(person, PayPeriod::Monthly, new, change.field(Field::MonthlySalaryStart).and_then(|it| it.new.clone())),
        Field::HourlySalaryStart => assert!(change.field(Field::HourlySalary).is_some(), "a first day without its amount"),
        Field::MonthlySalaryStart => assert!(change.field(Field::MonthlySalary).is_some(), "a first day without its amount"),
        Field::PayType | Field::PayCategory | Field::PayAmount | Field::PayInterval | Field::PayFrom => panic!("no field of a person"),
        Field::LeaveActivity | Field::LeaveHours | Field::LeaveChild | Field::LeaveComment => panic!("no field of a person"),
    }
}

fn pay(person: &mut Person, period: PayPeriod, new: Option<Value>, start: Option<Value>) {
    let (Some(Value::Money(money)), Some(Value::Date(from))) = (new, start) else { panic!("half a salary") };
    person.salaries.retain(|salary| salary.period != period || salary.from != Some(from));
    person.salaries.push(Salary { money, period, from: Some(from) });
}

impl Company {
    /// Makes a plan, carries out all sendable rows, and stores links and merge bases as the app does.
    pub fn carry_out(&mut self, direction: Direction) -> Plan {
        let planned = self.planned(direction);
        for (person, merge_base) in planned.merge_base {
            self.memory.merge_base.entry(person).or_default().extend(merge_base);
        }
        for change in planned.plan.changes.iter().filter(|change| change.is_sendable()) {
            let splits = direction == Direction::Import;
            let target = apply(change, if splits { &mut self.alexis } else { &mut self.kleer }, splits);
            let source = change.source_id.clone().unwrap();
            let (alexis, kleer) = if splits { (target, source) } else { (source, target) };
            self.memory.merge_base.entry(alexis.clone()).or_default().extend(merge_base_of(&change.fields, today()));
            self.links.insert(alexis, kleer);
        }
        planned.plan
    }
}
