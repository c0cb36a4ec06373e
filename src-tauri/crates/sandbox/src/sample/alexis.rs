//! Adds a person to Alexis HR.

use serde_json::json;

use super::{
    accounts::{COMPANY, id, row},
    days::instant,
    numbers::normalize_ssn,
    person::Person,
};
use crate::alexis::Alexis;

pub(super) fn add(alexis: &mut Alexis, person: &Person) {
    let (record, number) = (&person.alexis, person.number);
    let (employee, user) = (id("65a0", number), id("65d0", number));
    let born = normalize_ssn(&record.ssn).map(|ssn| birth_date(&ssn));
    let mut fields = row(json!({
        "id": employee, "userId": user, "companyId": COMPANY, "active": record.active,
        "employeeNumber": person.employee_number().to_string(), "title": person.title,
        "firstName": record.first, "lastName": record.last,
        "workEmail": person.work_email, "userName": person.work_email,
        "privatePhone": record.phone, "ssn": record.ssn, "birthDate": born, "nationality": "SE",
        "departmentId": id("65f0", person.department + 1), "officeId": id("6600", number % 2 + 1),
        "tax": { "table": record.tax.0, "column": record.tax.1 },
        "bankAccount": { "clearing": record.clearing, "number": record.account, "country": "SE" },
        "homeAddress": { "street": record.street, "postalCode": record.zip, "city": record.city, "country": record.country },
        "hasOccupationalPension": true, "custom": {},
        "created": instant(record.start), "updated": instant(record.start),
    }));
    if let Some(email) = &record.email {
        fields.insert("privateEmail".into(), json!(email));
    }
    if number > 1 {
        fields.insert("managerEmployeeId".into(), json!(id("65a0", 1)));
    }
    alexis.all_mut("employee").push(fields);
    add_employment(alexis, person, &employee);
    for (index, pay) in record.pay.iter().enumerate() {
        let schedule = if pay.period == "HOURLY" { "DELAYED" } else { "ADVANCE" };
        alexis.all_mut("compensation").push(row(json!({
            "id": id("65e0", number * 10 + index), "employeeId": employee, "companyId": COMPANY,
            "amount": pay.kronor, "baseAmount": pay.kronor, "exchangeRate": 1, "currency": "SEK",
            "effectiveDate": instant(pay.start), "payoutDay": 25, "payoutPeriod": pay.period,
            "payoutFrequency": "MONTH", "salarySchedule": schedule, "paidOvertime": false,
        })));
    }
    for (index, (name, born)) in person.children.iter().enumerate() {
        let child = json!({
            "id": id("6620", number * 10 + index), "employeeId": employee, "name": name,
            "birthdate": format!("{born}T00:00:00.000Z"),
        });
        alexis.all_mut("child").push(row(child));
    }
}

fn add_employment(alexis: &mut Alexis, person: &Person, employee: &str) {
    let record = &person.alexis;
    let hourly = record.pay.last().is_some_and(|pay| pay.period == "HOURLY");
    let mut employment = row(json!({
        "id": id("65b0", person.number), "companyId": COMPANY, "employeeId": employee,
        "typeId": id("6630", if hourly { 2 } else { 1 }), "startDate": instant(record.start),
        "terminated": record.end.is_some(), "rate": 100, "country": "SE", "updated": instant(record.start),
    }));
    if let Some(end) = record.end {
        employment.insert("endDate".into(), json!(instant(end)));
        employment.insert("effectiveEndDate".into(), json!(instant(end)));
    }
    alexis.all_mut("employment").push(employment);
}

/// The birthday in a normalized number; a samordningsnummer has 60 added to its day.
fn birth_date(ssn: &str) -> String {
    let digits = |from: usize, to: usize| ssn.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(1);
    let day = digits(6, 8);
    format!("{:04}-{:02}-{:02}T00:00:00.000Z", digits(0, 4), digits(4, 6), if day > 60 { day - 60 } else { day })
}
