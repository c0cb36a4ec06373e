//! The accounts without people.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::leave_types;
use crate::{
    alexis::{Alexis, Row, WorkWeekOwner},
    kleer::{Activity, Company, Kleer, Login, Token, User},
};

/// The Alexis HR company's id.
pub(super) const COMPANY: &str = "65c000000000000000000001";

/// The Kleer company's number.
pub(super) const KLEER_COMPANY: i32 = 4242;

/// The integration user's id in Kleer.
pub(super) const INTEGRATION_USER: i32 = 12;

/// An Alexis HR id: the kind of row and a number.
pub(super) fn id(kind: &str, number: usize) -> String {
    format!("{kind}{number:020}")
}

pub(super) fn row(value: Value) -> Row {
    match value {
        Value::Object(row) => row,
        _ => Row::new(),
    }
}

pub(super) fn alexis() -> Alexis {
    let mut alexis = Alexis { token: "nordlicht-alexis-token".into(), ..Alexis::default() };
    alexis.all_mut("company").push(row(json!({
        "id": COMPANY, "name": "Nordlicht AB", "legalName": "Nordlicht AB", "orgNumber": "556000-0001",
        "email": "office@nordlicht.example", "phone": "+46810000000", "billableUsers": 26,
    })));
    for (number, (name, vacation)) in
        [("Permanent", true), ("Hourly", false), ("Fixed term", true), ("Probation", true)].into_iter().enumerate()
    {
        let kind = json!({
            "id": id("6630", number + 1), "companyId": COMPANY, "name": name, "vacation": vacation, "country": "SE",
        });
        alexis.all_mut("employment-type").push(row(kind));
    }
    for (number, (code, name)) in [("100", "Administration"), ("200", "Shops"), ("300", "Development")].into_iter().enumerate() {
        let cost_center = id("6610", number + 1);
        let center = json!({ "id": cost_center, "companyId": COMPANY, "code": code, "name": name });
        alexis.all_mut("cost-center").push(row(center));
        let department = json!({
            "id": id("65f0", number + 1), "companyId": COMPANY, "name": name,
            "costCenterId": cost_center, "effectiveCostCenterId": cost_center,
        });
        alexis.all_mut("department").push(row(department));
    }
    for (number, name) in ["Stockholm", "Malmö"].into_iter().enumerate() {
        let office = json!({
            "id": id("6600", number + 1), "companyId": COMPANY, "name": name, "phone": "+46810000000",
            "email": "office@nordlicht.example", "timezone": "Europe/Stockholm", "CFAR": "", "SCB": "", "SNI": "",
        });
        alexis.all_mut("office").push(row(office));
    }
    leave_types::add(&mut alexis);
    work_week(&mut alexis);
    alexis
}

/// The company's work week: eight hours from Monday to Friday.
fn work_week(alexis: &mut Alexis) {
    let since = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default();
    alexis.add_work_week(&id("6690", 1), WorkWeekOwner::Company, since, [8, 8, 8, 8, 8, 0, 0].map(Decimal::from));
}

pub(super) fn kleer() -> Kleer {
    let integration = || User {
        id: INTEGRATION_USER,
        name: "Integration Paybridge".into(),
        email: "integration@nordlicht.example".into(),
        active: true,
        ..User::default()
    };
    let company = |id: i32, name: &str| Company {
        id,
        name: name.into(),
        users: vec![integration()],
        payroll_users: Vec::new(),
        activities: activities(),
        ..Company::default()
    };
    let token = |token: &str, company: i32| Token { token: token.into(), company, user: INTEGRATION_USER };
    Kleer {
        companies: vec![company(KLEER_COMPANY, "Nordlicht AB"), company(4243, "Nordlicht Butik AB")],
        tokens: vec![token("NordlichtKleer1", KLEER_COMPANY), token("NordlichtButik1", 4243)],
        login: Login { email: "integration@nordlicht.example".into(), password: "polarsken-och-lingon".into() },
    }
}

fn activities() -> Vec<Activity> {
    #[rustfmt::skip]
    let names = [
        ("Arbete", false), ("Sjuk", false), ("Semester", false), ("VAB", true), ("Föräldraledighet", true),
        ("Tjänstledig", false), ("Tjänstledig (Semestergrundande)", false), ("Vård av nära anhörig", false),
        ("10 dagar vid barns födelse", true), ("Permission", false), ("Övrig frånvaro", false),
        ("Konsulttimmar", false),
    ];
    let ids = 9000..;
    let activity = |(id, (name, needs_child)): (i32, (&str, bool))| Activity {
        id,
        name: name.into(),
        description: String::new(),
        needs_child,
        kind: None,
    };
    ids.zip(names).map(activity).collect()
}
