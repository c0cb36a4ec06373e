//! The post of a compensation. A repeated post adds a second compensation; only a fixed salary is overwritten.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{
    Compensation, Interval, READ_COMPENSATIONS, RequestContext, WRITE_COMPENSATIONS,
    body::{Body, invalid, missing},
    compensation::{FIXED_SALARY, ONE_TIME, RECURRING},
    compensations::{amount, read_day},
    refusals::Refusal,
};
use crate::{
    exchange::Reply,
    switches::{PersonioKeptValue, PersonioPostAnswer, PersonioRepeated},
};

const FIELDS: [&str; 7] = ["person", "type", "value", "currency", "effective_from", "interval", "comment"];

/// The categories that can be posted. The category of bonuses is not among them.
const POSTABLE: [&str; 4] = [ONE_TIME, RECURRING, FIXED_SALARY, "HOURLY"];

pub(super) fn post(context: &mut RequestContext<'_>) -> Result<Reply, Refusal> {
    context.require_scopes(&[READ_COMPENSATIONS, WRITE_COMPENSATIONS])?;
    if context.switches.refuse_compensation_posts {
        return Err(Refusal::forbidden());
    }
    let (requested, category) = read(context)?;
    let is_same = |other: &&Compensation| {
        (&other.person, &other.type_id, other.effective_from) == (&requested.person, &requested.type_id, requested.effective_from)
    };
    let existing_id = context.personio.compensations.iter().find(is_same).map(|other| other.id.clone());
    let overwritten = match context.switches.repeated {
        _ if category == FIXED_SALARY => existing_id,
        PersonioRepeated::Second => None,
        PersonioRepeated::Update => existing_id,
        PersonioRepeated::Conflict if existing_id.is_some() => {
            return Err(Refusal::new(409, "Conflict", "There is such a compensation already.", "common.conflict"));
        }
        PersonioRepeated::Conflict => None,
    };
    let compensation = stored_compensation(Compensation { id: overwritten.unwrap_or_default(), ..requested }, context.switches.kept_value);
    if context.switches.kept_value == PersonioKeptValue::Twice {
        context.personio.put_compensation(Compensation { id: String::new(), ..compensation.clone() });
    }
    let id = context.personio.put_compensation(compensation);
    let created = context.personio.compensation(&id).ok_or_else(Refusal::unknown_id)?;
    let status = if context.switches.post_is_201 { 201 } else { 200 };
    Ok(Reply { effect: true, ..Reply::json(status, &answer(context, created)) })
}

/// The compensation that the service stores for a requested one.
fn stored_compensation(requested: Compensation, kept_value: PersonioKeptValue) -> Compensation {
    match kept_value {
        PersonioKeptValue::AsPosted | PersonioKeptValue::Twice => requested,
        PersonioKeptValue::Whole => Compensation { value: requested.value.trunc(), ..requested },
        PersonioKeptValue::Doubled => Compensation { value: requested.value.saturating_add(requested.value), ..requested },
        PersonioKeptValue::OtherCurrency => Compensation { currency: "USD".to_owned(), ..requested },
    }
}

fn answer(context: &RequestContext<'_>, created: &Compensation) -> Value {
    let compensation_type = json!({ "id": created.type_id });
    match context.switches.post_answer {
        PersonioPostAnswer::Whole => json!({
            "id": created.id, "person": { "id": created.person }, "type": compensation_type, "amount": amount(context, created),
            "interval": created.interval, "effective_from": created.effective_from,
        }),
        PersonioPostAnswer::Ids => json!({ "id": created.id, "type": compensation_type }),
        PersonioPostAnswer::TypeOnly => json!({ "type": compensation_type }),
    }
}

/// The requested compensation, and the category of its type.
fn read(context: &RequestContext<'_>) -> Result<(Compensation, String), Refusal> {
    let switches = context.switches;
    let body = Body::read(context.call, &FIELDS)?;
    let (person, type_id) = (body.reference("person")?, body.reference("type")?);
    let value = value(body.get("value").ok_or_else(|| missing("value"))?)?;
    let effective_from = read_day(body.required_text("effective_from")?).ok_or_else(invalid)?;
    let currency = body.text("currency")?.unwrap_or(&context.personio.currency);
    if currency.len() != 3 || !currency.chars().all(|letter| letter.is_ascii_uppercase()) {
        return Err(invalid());
    }
    let interval: Option<Interval> =
        body.get("interval").map(|text| serde_json::from_value(text.clone())).transpose().map_err(|_| invalid())?;
    let comment = body.text("comment")?;
    let employee = context.personio.person(person).ok_or_else(Refusal::unknown_id)?;
    let compensation_type = context.personio.type_of(type_id).ok_or_else(Refusal::unknown_id)?;
    let too_long = |longest: usize| comment.is_some_and(|comment| comment.chars().count() > longest);
    let is_postable = !compensation_type.refused_by_post && POSTABLE.contains(&compensation_type.category.as_str());
    #[rustfmt::skip]
    let refused = [
        (employee.employments.is_empty(), "The person has no employment"),
        (!is_postable, "The compensation type is not supported"),
        (switches.refuse_negative && value.is_sign_negative() && !value.is_zero(), "The value must not be negative"),
        (switches.refuse_zero && value.is_zero(), "The value must not be zero"),
        (switches.first_open_day.is_some_and(|open| effective_from < open), "The payroll period is closed"),
        (switches.refuse_inactive_persons && !employee.is_active(), "The person is inactive"),
        (switches.refuse_foreign_currency && currency != context.personio.currency, "The currency is not supported"),
        (switches.longest_comment.is_some_and(too_long), "The comment is too long"),
    ];
    if let Some((_, reason)) = refused.into_iter().find(|(refused, _)| *refused) {
        return Err(Refusal::bad_request(reason));
    }
    let interval = match compensation_type.category.as_str() {
        ONE_TIME => None,
        RECURRING => Some(interval.unwrap_or(Interval::Monthly)),
        _ => interval,
    };
    let requested = Compensation {
        id: String::new(),
        person: person.to_owned(),
        type_id: type_id.to_owned(),
        value,
        currency: currency.to_owned(),
        effective_from,
        interval,
        comment: comment.map(str::to_owned),
    };
    Ok((requested, compensation_type.category.clone()))
}

/// A number with at most two decimals.
fn value(sent: &Value) -> Result<Decimal, Refusal> {
    let text = sent.as_number().ok_or_else(invalid)?.to_string();
    let value = text.parse().or_else(|_| Decimal::from_scientific(&text)).map_err(|_| invalid())?;
    if value.normalize().scale() > 2 {
        return Err(Refusal::bad_request("The value must have at most two decimal places"));
    }
    Ok(value.normalize())
}
