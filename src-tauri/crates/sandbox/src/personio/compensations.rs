//! Reading compensations: those of one month at most, read back in another form than they are posted in.

use std::collections::HashSet;

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;
use serde_json::{Number, Value, json};

use super::{
    Compensation, Person, READ_COMPENSATIONS, SharedState,
    paging::{Asked, List},
    refusals::Refusal,
};
use crate::exchange::Reply;

const COMPENSATIONS: List = List {
    parameters: &["start_date", "end_date", "person.id", "legal_entity.id"],
    default: 100,
    most: 100,
    wrong_limit: "Limit value not allowed",
};

pub(super) fn list(shared: &SharedState<'_>) -> Result<Reply, Refusal> {
    shared.demand(&[READ_COMPENSATIONS])?;
    let asked = Asked::read(shared.call, COMPENSATIONS)?;
    let (first, last) = window(&asked, shared.today)?;
    // The credential's restriction takes the place of what is asked for, and nothing says so.
    let restricted: Vec<&str> = shared.credential.legal_entities.iter().map(String::as_str).collect();
    let entities = if restricted.is_empty() { asked.any_of("legal_entity.id") } else { Some(restricted) };
    let within: Option<HashSet<&str>> = entities.map(|ids| {
        let belongs = |person: &&Person| person.legal_entity().is_some_and(|id| ids.contains(&id));
        shared.personio.persons.iter().filter(belongs).map(|person| person.id.as_str()).collect()
    });
    let fits = |compensation: &&Compensation| {
        asked.any_of("person.id").is_none_or(|ids| ids.contains(&compensation.person.as_str()))
            && within.as_ref().is_none_or(|persons| persons.contains(compensation.person.as_str()))
    };
    let rows = shared.in_order(shared.personio.compensations_in(first, last).into_iter().filter(fits).collect());
    Ok(asked.page(shared.call, shared.switches.next_link, &rows, |compensation| shown(shared, compensation)))
}

/// No dates are this month; one date reaches to the begin or to the end of its month.
fn window(asked: &Asked, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Refusal> {
    let (first, last) = match (day(asked, "start_date")?, day(asked, "end_date")?) {
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

fn day(asked: &Asked, name: &str) -> Result<Option<NaiveDate>, Refusal> {
    asked.get(name).map(|text| read_day(text).ok_or_else(Refusal::parameters)).transpose()
}

/// `YYYY-MM-DD` in exactly this form.
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

/// A decimal as a JSON number.
pub(super) fn number(value: Decimal) -> Value {
    value.normalize().to_string().parse::<Number>().map_or(Value::Null, Value::Number)
}

/// A value in the form that the switch says.
pub(super) fn amount(shared: &SharedState<'_>, compensation: &Compensation) -> Value {
    let value = if shared.switches.amounts_as_text { json!(compensation.value.to_string()) } else { number(compensation.value) };
    json!({ "value": value, "currency": compensation.currency })
}

fn shown(shared: &SharedState<'_>, compensation: &Compensation) -> Value {
    let mut shown = json!({
        "id": compensation.id,
        "person": { "id": compensation.person },
        "type": { "id": compensation.type_id },
        "amount": amount(shared, compensation),
        "interval": compensation.interval,
        "effective_from": compensation.effective_from,
    });
    if let Some(known) = shared.personio.type_of(&compensation.type_id) {
        shown["type"] = json!({ "id": known.id, "name": known.name, "category": known.category });
    }
    if let Some(employment) = shared.personio.person(&compensation.person).and_then(|person| person.employments.first()) {
        shown["legal_entity"] = json!({ "id": employment.legal_entity });
        shown["weekly_working_hours"] = number(employment.weekly_working_hours);
        shown["full_time_weekly_working_hours"] = number(employment.full_time_weekly_working_hours);
    }
    if shared.switches.comments_in_reads {
        shown["comment"] = json!(compensation.comment);
    }
    if let (true, None, Some(fields)) = (shared.switches.omit_null_interval, compensation.interval, shown.as_object_mut()) {
        fields.remove("interval");
    }
    shown
}
