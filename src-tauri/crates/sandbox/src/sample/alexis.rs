//! A person as Alexis HR holds them.

use serde_json::json;

use super::{
    accounts::{COMPANY, id, row},
    days::instant,
    numbers::spell_ssn,
    person::Person,
};
use crate::alexis::Alexis;

pub(super) fn add(alexis: &mut Alexis, person: &Person) {
    let (side, number) = (&person.alexis, person.number);
    let (employee, user) = (id("65a0", number), id("65d0", number));
    let born = spell_ssn(&side.ssn).map(|ssn| born(&ssn));
    let mut fields = row(json!({
        "id": employee, "userId": user, "companyId": COMPANY, "active": side.active,
        "employeeNumber": person.employee_number().to_string(), "title": person.title,
        "firstName": side.first, "lastName": side.last,
        "workEmail": person.work_email, "userName": person.work_email,
        "privatePhone": side.phone, "ssn": side.ssn, "birthDate": born, "nationality": "SE",
        "departmentId": id("65f0", person.department + 1), "officeId": id("6600", number % 2 + 1),
        "tax": { "table": side.tax.0, "column": side.tax.1 },
        "bankAccount": { "clearing": side.clearing, "number": side.account, "country": "SE" },
        "homeAddress": { "street": side.street, "postalCode": side.zip, "city": side.city, "country": side.country },
        "hasOccupationalPension": true, "custom": {},
        "created": instant(side.start), "updated": instant(side.start),
    }));
    if let Some(email) = &side.email {
        fields.insert("privateEmail".into(), json!(email));
    }
    if number > 1 {
        fields.insert("managerEmployeeId".into(), json!(id("65a0", 1)));
    }
    alexis.all_mut("employee").push(fields);
    add_employment(alexis, person, &employee);
    for (index, pay) in side.pay.iter().enumerate() {
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
    let side = &person.alexis;
    let hourly = side.pay.last().is_some_and(|pay| pay.period == "HOURLY");
    let mut employment = row(json!({
        "id": id("65b0", person.number), "companyId": COMPANY, "employeeId": employee,
        "typeId": id("6630", if hourly { 2 } else { 1 }), "startDate": instant(side.start),
        "terminated": side.end.is_some(), "rate": 100, "country": "SE", "updated": instant(side.start),
    }));
    if let Some(end) = side.end {
        employment.insert("endDate".into(), json!(instant(end)));
        employment.insert("effectiveEndDate".into(), json!(instant(end)));
    }
    alexis.all_mut("employment").push(employment);
}

/// The birthday in a spelled number; a samordningsnummer has 60 added to its day.
fn born(ssn: &str) -> String {
    let digits = |from: usize, to: usize| ssn.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(1);
    let day = digits(6, 8);
    format!("{:04}-{:02}-{:02}T00:00:00.000Z", digits(0, 4), digits(4, 6), if day > 60 { day - 60 } else { day })
}
