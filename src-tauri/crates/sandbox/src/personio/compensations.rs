//! Reads of compensations: of at most one month. A read has another form than a post.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;
use serde_json::{Number, Value, json};

use super::{
    Compensation, Person, READ_COMPENSATIONS, RequestContext,
    paging::{ListQuery, ListSpec},
    refusals::Refusal,
};
use crate::exchange::Reply;

const COMPENSATIONS: ListSpec = ListSpec {
    parameters: &["start_date", "end_date", "person.id", "legal_entity.id"],
    default_limit: 100,
    max_limit: 100,
    limit_error: "Limit value not allowed",
};

pub(super) fn list(context: &RequestContext<'_>) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_COMPENSATIONS])?;
    let query = ListQuery::read(context.call, COMPENSATIONS)?;
    let (first, last) = window(&query, context.today)?;
    // The credential's restriction replaces the requested legal entities, and the answer does not say so.
    let restricted: Vec<&str> = context.credential.legal_entities.iter().map(String::as_str).collect();
    let entities = if restricted.is_empty() { query.any_of("legal_entity.id") } else { Some(restricted) };
    let persons_in_entities: Option<HashSet<&str>> = entities.map(|ids| {
        let is_in_entity = |person: &&Person| person.legal_entity().is_some_and(|id| ids.contains(&id));
        context.personio.persons.iter().filter(is_in_entity).map(|person| person.id.as_str()).collect()
    });
    let is_wanted = |compensation: &&Compensation| {
        query.any_of("person.id").is_none_or(|ids| ids.contains(&compensation.person.as_str()))
            && persons_in_entities.as_ref().is_none_or(|persons| persons.contains(compensation.person.as_str()))
    };
    let rows = context.apply_move_row(context.personio.compensations_in(first, last).into_iter().filter(is_wanted).collect());
    Ok(query.page(context.call, context.switches.next_link, &rows, |compensation| compensation_json(context, compensation)))
}

/// Without dates, the window is this month. With one date, it reaches to the first or last day of that date's month.
fn window(query: &ListQuery, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let (first, last) = match (day(query, "start_date")?, day(query, "end_date")?) {
        (None, None) => (first_of(today), last_of(today)),
        (Some(first), None) => (first, last_of(first)),
        (None, Some(last)) => (first_of(last), last),
        (Some(first), Some(last)) => (first, last),
    };
    let longest = first.checked_add_months(Months::new(1)).unwrap_or(first);
    if last < first || last > longest {
        return Err(Refusal::bad_request("The range between start_date and end_date must not be longer than one month."));
    }
    Ok((first, last))
}

fn day(query: &ListQuery, name: &str) -> Result<Option<NaiveDate>, Refusal> {
    query.get(name).map(|text| read_day(text).ok_or_else(Refusal::parameters)).transpose()
}

/// Accepts exactly `YYYY-MM-DD`.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|day: &NaiveDate| day.to_string() == text)
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

fn last_of(day: NaiveDate) -> NaiveDate {
    let next = first_of(day).checked_add_months(Months::new(1));
    next.and_then(|next| next.checked_sub_days(Days::new(1))).unwrap_or(day)
}

pub(super) fn number(value: Decimal) -> Value {
    value.normalize().to_string().parse::<Number>().map_or(Value::Null, Value::Number)
}

/// The amount, with a value in the form that the switch chooses.
pub(super) fn amount(context: &RequestContext<'_>, compensation: &Compensation) -> Value {
    let value = if context.switches.amounts_as_text { json!(compensation.value.to_string()) } else { number(compensation.value) };
    json!({ "value": value, "currency": compensation.currency })
}

fn compensation_json(context: &RequestContext<'_>, compensation: &Compensation) -> Value {
    let mut row = json!({
        "id": compensation.id,
        "person": { "id": compensation.person },
        "type": { "id": compensation.type_id },
        "amount": amount(context, compensation),
        "interval": compensation.interval,
        "effective_from": compensation.effective_from,
    });
    if let Some(compensation_type) = context.personio.type_of(&compensation.type_id) {
        row["type"] = json!({ "id": compensation_type.id, "name": compensation_type.name, "category": compensation_type.category });
    }
    if let Some(employment) = context.personio.person(&compensation.person).and_then(|person| person.employments.first()) {
        row["legal_entity"] = json!({ "id": employment.legal_entity });
        row["weekly_working_hours"] = number(employment.weekly_working_hours);
        row["full_time_weekly_working_hours"] = number(employment.full_time_weekly_working_hours);
    }
    if context.switches.comments_in_reads {
        row["comment"] = json!(compensation.comment);
    }
    if let (true, None, Some(fields)) = (context.switches.omit_null_interval, compensation.interval, row.as_object_mut()) {
        fields.remove("interval");
    }
    row
}
