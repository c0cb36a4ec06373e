//! Reads of persons and their employments. Answers omit attributes that were not released.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    Employment, Person, READ_PERSONS, RequestContext,
    compensations::number,
    paging::{ListQuery, ListSpec, absolute},
    refusals::{Refusal, timestamp},
};
use crate::exchange::Reply;

const PERSONS: ListSpec = ListSpec {
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
    default_limit: 10,
    max_limit: 50,
    limit_error: "Provided request parameters are invalid.",
};

const EMPLOYMENTS: ListSpec = ListSpec { parameters: &["id", "updated_at", "updated_at.gt", "updated_at.lt"], ..PERSONS };

pub(super) fn list(context: &RequestContext<'_>) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_PERSONS])?;
    let query = ListQuery::read(context.call, PERSONS)?;
    let created = TimestampFilter::read(&query, "created_at")?;
    let updated = TimestampFilter::read(&query, "updated_at")?;
    if query.get("status").is_some_and(|status| !["ACTIVE", "INACTIVE"].contains(&status)) {
        return Err(Refusal::parameters());
    }
    let ignore_case = context.switches.email_filter_ignores_case;
    let same_email = |wanted: &str, email: &str| wanted == email || ignore_case && wanted.eq_ignore_ascii_case(email);
    let equals = |name: &str, value: &str| query.get(name).is_none_or(|wanted| wanted == value);
    let is_wanted = |person: &&Person| {
        let emails = query.any_of("email");
        query.any_of("id").is_none_or(|ids| ids.contains(&person.id.as_str()))
            && emails.is_none_or(|emails| person.email.as_deref().is_some_and(|own| emails.iter().any(|wanted| same_email(wanted, own))))
            && equals("first_name", &person.first_name)
            && equals("last_name", &person.last_name)
            && equals("preferred_name", &preferred_name(person))
            && equals("status", status(person))
            && created.matches(person.created_at)
            && updated.matches(person.updated_at)
    };
    let rows = context.apply_move_row(context.personio.persons.iter().filter(is_wanted).collect());
    Ok(query.page(context.call, context.switches.next_link, &rows, |person| person_json(context, person)))
}

pub(super) fn get(context: &RequestContext<'_>, id: &str) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_PERSONS])?;
    let person = context.personio.person(id).ok_or_else(Refusal::unknown_id)?;
    Ok(Reply::json(200, &person_json(context, person)))
}

pub(super) fn employments(context: &RequestContext<'_>, id: &str) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_PERSONS])?;
    let query = ListQuery::read(context.call, EMPLOYMENTS)?;
    let updated = TimestampFilter::read(&query, "updated_at")?;
    let person = context.personio.person(id).ok_or_else(Refusal::unknown_id)?;
    let is_wanted = |employment: &&Employment| {
        query.any_of("id").is_none_or(|ids| ids.contains(&employment.id.as_str())) && updated.matches(employment.updated_at)
    };
    let rows = context.apply_move_row(person.employments.iter().filter(is_wanted).collect());
    Ok(query.page(context.call, context.switches.next_link, &rows, |employment| employment_json(context, person, employment)))
}

pub(super) fn employment(context: &RequestContext<'_>, id: &str, employment: &str) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_PERSONS])?;
    let person = context.personio.person(id).ok_or_else(Refusal::unknown_id)?;
    let employment = person.employments.iter().find(|other| other.id == employment).ok_or_else(Refusal::unknown_id)?;
    Ok(Reply::json(200, &employment_json(context, person, employment)))
}

fn status(person: &Person) -> &'static str {
    if person.is_active() { "ACTIVE" } else { "INACTIVE" }
}

fn preferred_name(person: &Person) -> String {
    format!("{} {}", person.first_name, person.last_name)
}

fn person_json(context: &RequestContext<'_>, person: &Person) -> Value {
    let released = |attribute: &str| context.credential.attributes.contains(attribute);
    let employments: Vec<Value> = person.employments.iter().map(|employment| json!({ "id": employment.id })).collect();
    let href = absolute(context.call, &format!("/v2/persons/{}/employments", person.id));
    let mut row = json!({
        "id": person.id, "employments": employments, "_meta": { "links": { "employments": { "href": href } } },
    });
    let mut add = |name: &str, value: Value| {
        if released(name) {
            row[name] = value;
        }
    };
    if let Some(email) = &person.email {
        add("email", json!(email));
    }
    add("first_name", json!(person.first_name));
    add("last_name", json!(person.last_name));
    add("preferred_name", json!(preferred_name(person)));
    add("gender", json!(person.gender));
    add("status", json!(status(person)));
    add("created_at", json!(timestamp(person.created_at.naive_utc())));
    add("updated_at", json!(timestamp(person.updated_at.naive_utc())));
    let custom = context.personio.custom_attributes.iter().filter(|attribute| released(&attribute.global_id));
    let custom: Vec<Value> = custom
        .filter_map(|attribute| {
            let value = person.custom.get(&attribute.global_id)?;
            Some(json!({
                "id": attribute.id, "type": "string", "global_id": attribute.global_id, "label": attribute.label, "value": value,
            }))
        })
        .collect();
    if !custom.is_empty() {
        row["custom_attributes"] = json!(custom);
    }
    row
}

fn employment_json(context: &RequestContext<'_>, person: &Person, employment: &Employment) -> Value {
    let href = absolute(context.call, &format!("/v2/persons/{}", person.id));
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
        "created_at": timestamp(created),
        "updated_at": timestamp(employment.updated_at.naive_utc()),
        "legal_entity": { "id": employment.legal_entity },
        "cost_centers": [],
        "org_units": [],
        "person": { "id": person.id },
        "_meta": { "links": { "person": { "href": href } } },
    })
}

/// The filters of a query on one timestamp.
struct TimestampFilter {
    at: Option<DateTime<Utc>>,
    after: Option<DateTime<Utc>>,
    before: Option<DateTime<Utc>>,
}

impl TimestampFilter {
    fn read(query: &ListQuery, name: &str) -> Result<TimestampFilter, Refusal> {
        let timestamp = |name: &str| {
            let read = |text: &str| DateTime::parse_from_rfc3339(text).map(|timestamp| timestamp.to_utc());
            query.get(name).map(read).transpose().map_err(|_| Refusal::parameters())
        };
        Ok(TimestampFilter { at: timestamp(name)?, after: timestamp(&format!("{name}.gt"))?, before: timestamp(&format!("{name}.lt"))? })
    }

    fn matches(&self, timestamp: DateTime<Utc>) -> bool {
        self.at.is_none_or(|at| timestamp == at)
            && self.after.is_none_or(|after| timestamp > after)
            && self.before.is_none_or(|before| timestamp < before)
    }
}
