//! Persons and their employments. An attribute that was not released is left out.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    Employment, Person, READ_PERSONS, SharedState,
    compensations::number,
    paging::{Asked, List, absolute},
    refusals::{Refusal, stamp},
};
use crate::exchange::Reply;

const PERSONS: List = List {
    parameters: &[
        "id",
        "email",
        "first_name",
        "last_name",
        "preferred_name",
        "created_at",
        "created_at.gt",
        "created_at.lt",
        "updated_at",
        "updated_at.gt",
        "updated_at.lt",
        "status",
    ],
    default: 10,
    most: 50,
    wrong_limit: "Provided request parameters are invalid.",
};

const EMPLOYMENTS: List = List { parameters: &["id", "updated_at", "updated_at.gt", "updated_at.lt"], ..PERSONS };

pub(super) fn list(shared: &SharedState<'_>) -> Result<Reply, Refusal> {
    shared.demand(&[READ_PERSONS])?;
    let asked = Asked::read(shared.call, PERSONS)?;
    let created = Moments::read(&asked, "created_at")?;
    let updated = Moments::read(&asked, "updated_at")?;
    if asked.get("status").is_some_and(|status| !["ACTIVE", "INACTIVE"].contains(&status)) {
        return Err(Refusal::parameters());
    }
    let ignore_case = shared.switches.email_filter_ignores_case;
    let same = |wanted: &str, email: &str| wanted == email || ignore_case && wanted.eq_ignore_ascii_case(email);
    let is = |name: &str, value: &str| asked.get(name).is_none_or(|wanted| wanted == value);
    let fits = |person: &&Person| {
        let emails = asked.any_of("email");
        asked.any_of("id").is_none_or(|ids| ids.contains(&person.id.as_str()))
            && emails.is_none_or(|emails| person.email.as_deref().is_some_and(|own| emails.iter().any(|wanted| same(wanted, own))))
            && is("first_name", &person.first_name)
            && is("last_name", &person.last_name)
            && is("preferred_name", &preferred(person))
            && is("status", status(person))
            && created.hold(person.created_at)
            && updated.hold(person.updated_at)
    };
    let rows = shared.in_order(shared.personio.persons.iter().filter(fits).collect());
    Ok(asked.page(shared.call, shared.switches.next_link, &rows, |person| shown(shared, person)))
}

pub(super) fn one(shared: &SharedState<'_>, id: &str) -> Result<Reply, Refusal> {
    shared.demand(&[READ_PERSONS])?;
    let person = shared.personio.person(id).ok_or_else(Refusal::no_such_id)?;
    Ok(Reply::json(200, &shown(shared, person)))
}

pub(super) fn employments(shared: &SharedState<'_>, id: &str) -> Result<Reply, Refusal> {
    shared.demand(&[READ_PERSONS])?;
    let asked = Asked::read(shared.call, EMPLOYMENTS)?;
    let updated = Moments::read(&asked, "updated_at")?;
    let person = shared.personio.person(id).ok_or_else(Refusal::no_such_id)?;
    let fits = |employment: &&Employment| {
        asked.any_of("id").is_none_or(|ids| ids.contains(&employment.id.as_str())) && updated.hold(employment.updated_at)
    };
    let rows = shared.in_order(person.employments.iter().filter(fits).collect());
    Ok(asked.page(shared.call, shared.switches.next_link, &rows, |employment| shown_employment(shared, person, employment)))
}

pub(super) fn employment(shared: &SharedState<'_>, id: &str, employment: &str) -> Result<Reply, Refusal> {
    shared.demand(&[READ_PERSONS])?;
    let person = shared.personio.person(id).ok_or_else(Refusal::no_such_id)?;
    let employment = person.employments.iter().find(|known| known.id == employment).ok_or_else(Refusal::no_such_id)?;
    Ok(Reply::json(200, &shown_employment(shared, person, employment)))
}

fn status(person: &Person) -> &'static str {
    if person.is_active() { "ACTIVE" } else { "INACTIVE" }
}

fn preferred(person: &Person) -> String {
    format!("{} {}", person.first_name, person.last_name)
}

fn shown(shared: &SharedState<'_>, person: &Person) -> Value {
    let released = |attribute: &str| shared.credential.attributes.contains(attribute);
    let employments: Vec<Value> = person.employments.iter().map(|employment| json!({ "id": employment.id })).collect();
    let href = absolute(shared.call, &format!("/v2/persons/{}/employments", person.id));
    let mut shown = json!({
        "id": person.id, "employments": employments, "_meta": { "links": { "employments": { "href": href } } },
    });
    let mut show = |name: &str, value: Value| {
        if released(name) {
            shown[name] = value;
        }
    };
    if let Some(email) = &person.email {
        show("email", json!(email));
    }
    show("first_name", json!(person.first_name));
    show("last_name", json!(person.last_name));
    show("preferred_name", json!(preferred(person)));
    show("gender", json!(person.gender));
    show("status", json!(status(person)));
    show("created_at", json!(stamp(person.created_at.naive_utc())));
    show("updated_at", json!(stamp(person.updated_at.naive_utc())));
    let custom = shared.personio.custom_attributes.iter().filter(|attribute| released(&attribute.global_id));
    let custom: Vec<Value> = custom
        .filter_map(|attribute| {
            let value = person.custom.get(&attribute.global_id)?;
            Some(json!({
                "id": attribute.id, "type": "string", "global_id": attribute.global_id, "label": attribute.label, "value": value,
            }))
        })
        .collect();
    if !custom.is_empty() {
        shown["custom_attributes"] = json!(custom);
    }
    shown
}

fn shown_employment(shared: &SharedState<'_>, person: &Person, employment: &Employment) -> Value {
    let href = absolute(shared.call, &format!("/v2/persons/{}", person.id));
    let created = employment.start.and_time(chrono::NaiveTime::MIN);
    json!({
        "id": employment.id,
        "status": employment.status,
        "type": "INTERNAL",
        "position": { "title": employment.position },
        "weekly_working_hours": number(employment.weekly_working_hours),
        "full_time_weekly_working_hours": number(employment.full_time_weekly_working_hours),
        "probation_end_date": null,
        "employment_start_date": employment.start,
        "employment_end_date": employment.end,
        "contract_end_date": null,
        "created_at": stamp(created),
        "updated_at": stamp(employment.updated_at.naive_utc()),
        "legal_entity": { "id": employment.legal_entity },
        "cost_centers": [],
        "org_units": [],
        "person": { "id": person.id },
        "_meta": { "links": { "person": { "href": href } } },
    })
}

/// What is asked of a moment.
struct Moments {
    at: Option<DateTime<Utc>>,
    after: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
}

impl Moments {
    fn read(asked: &Asked, name: &str) -> Result<Moments, Refusal> {
        let moment = |name: &str| {
            let read = |text: &str| DateTime::parse_from_rfc3339(text).map(|moment| moment.to_utc());
            asked.get(name).map(read).transpose().map_err(|_| Refusal::parameters())
        };
        Ok(Moments { at: moment(name)?, after: moment(&format!("{name}.gt"))?, before: moment(&format!("{name}.lt"))? })
    }

    fn hold(&self, moment: DateTime<Utc>) -> bool {
        self.at.is_none_or(|at| moment == at)
            && self.after.is_none_or(|after| moment > after)
            && self.before.is_none_or(|before| moment < before)
    }
}
