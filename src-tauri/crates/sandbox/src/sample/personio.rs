//! The company at Personio, and its people.

use chrono::{NaiveDate, NaiveTime};
use rust_decimal::Decimal;

use super::{days::first_of, ids::personio_person_id, person::Person as SamplePerson};
use crate::personio::{
    Compensation, CompensationType, Credential, CustomAttribute, Employment, LegalEntity, Person, Personio, READ_COMPENSATIONS,
    READ_LEGAL_ENTITIES, READ_PERSONS, RELEASABLE_FIELDS, WRITE_COMPENSATIONS, employment_id,
};

/// The id of the main legal entity.
pub(super) const MAIN: &str = "170";
/// The id of the other legal entity.
pub(super) const SHOPS: &str = "171";

/// The types of compensations: number, name, category.
const TYPES: [(usize, &str, &str); 6] = [
    (1, "Grundgehalt", "FIXED_SALARY"),
    (2, "Stundenlohn", "HOURLY"),
    (3, "Bonus", "ONE_TIME"),
    (4, "Essenszuschuss", "ONE_TIME"),
    (5, "Jobticket", "RECURRING"),
    (6, "Internetpauschale", "ONE_TIME"),
];

pub(super) fn type_id(number: usize) -> String {
    format!("01930000-0000-7000-8000-{number:012}")
}

pub(super) fn account() -> Personio {
    let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    let entity = |id: &str, name: &str, year: i32, is_main: bool| LegalEntity {
        id: id.into(),
        name: name.into(),
        country: "DE".into(),
        is_main,
        valid_from: NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(),
    };
    let mut attributes: Vec<&str> = RELEASABLE_FIELDS.to_vec();
    attributes.push("personnel_number");
    Personio {
        credentials: vec![Credential {
            client_id: "papi-11111111-2222-4333-8444-555555555555".into(),
            client_secret: "papi-nordlicht-geheimnis".into(),
            scopes: text(&["employees:read", READ_PERSONS, READ_COMPENSATIONS, WRITE_COMPENSATIONS, READ_LEGAL_ENTITIES]),
            attributes: text(&attributes),
            legal_entities: Vec::new(),
        }],
        legal_entities: vec![entity(SHOPS, "Nordlicht Handels GmbH", 2023, false), entity(MAIN, "Nordlicht GmbH", 2020, true)],
        custom_attributes: vec![CustomAttribute {
            id: "dynamic_4711".into(),
            global_id: "personnel_number".into(),
            label: "Personalnummer".into(),
        }],
        types: TYPES.iter().map(|(number, name, category)| compensation_type(*number, name, category)).collect(),
        currency: "EUR".into(),
        ..Personio::default()
    }
}

fn compensation_type(number: usize, name: &str, category: &str) -> CompensationType {
    CompensationType { id: type_id(number), name: name.into(), category: category.into(), refused_by_post: false }
}

/// Adds a person with their pay: a tenth of the kronor, in euros.
pub(super) fn add(personio: &mut Personio, sample: &SamplePerson, with_cases: bool) {
    let (record, id) = (&sample.alexis, personio_person_id(sample.number));
    let mut person = Person::new(&id, &record.first, &record.last, &sample.work_email, &sample.employee_number().to_string(), MAIN);
    // The person was entered before the first day at work.
    let entered = first_of(record.start, -1).and_time(NaiveTime::MIN).and_utc();
    (person.created_at, person.updated_at) = (entered, entered);
    let status = match (record.active, with_cases && sample.number == 16) {
        (false, _) => "INACTIVE",
        (true, true) => "ONBOARDING",
        (true, false) => "ACTIVE",
    };
    person.employments = vec![Employment {
        status: status.into(),
        end: record.end,
        position: sample.title.into(),
        ..Employment::new(&employment_id(&id, 1), record.start, MAIN)
    }];
    match sample.number {
        18 if with_cases => person.email = None,
        22 if with_cases => person.email = Some("Mikael.Storm@Nordlicht.Example".into()),
        _ => {}
    }
    for pay in &record.pay {
        let type_number = if pay.period == "HOURLY" { 2 } else { 1 };
        personio.put_compensation(Compensation::monthly(&id, &type_id(type_number), Decimal::new(pay.kronor, 1).normalize(), pay.start));
    }
    personio.persons.push(person);
}

/// Adds people who are only at Personio: two with one e-mail, one of the other legal entity, one without an employment.
pub(super) fn add_personio_only(personio: &mut Personio) {
    #[rustfmt::skip]
    let people = [
        (41, "Jonas", "Weber", "jonas.weber@nordlicht.example", MAIN),
        (42, "Jonas", "Weber-Klein", "jonas.weber@nordlicht.example", MAIN),
        (43, "Katharina", "Brandt", "katharina.brandt@nordlicht.example", SHOPS),
        (44, "Timo", "Hartwig", "timo.hartwig@nordlicht.example", MAIN),
        (45, "Lena", "Vogt", "lena.vogt@nordlicht.example", MAIN),
    ];
    for (number, first, last, email, entity) in people {
        let id = personio_person_id(number);
        let mut person = Person::new(&id, first, last, email, &(1000 + number).to_string(), entity);
        if number == 44 {
            person.employments.clear();
        }
        personio.persons.push(person);
    }
}
