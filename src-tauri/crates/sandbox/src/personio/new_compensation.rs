//! Posting a compensation. What is posted once more is there twice; only a fixed salary is overwritten.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::{
    Compensation, Interval, READ_COMPENSATIONS, SharedState, WRITE_COMPENSATIONS,
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

/// The categories that can be posted. Bonuses are not among them.
const POSTABLE: [&str; 4] = [ONE_TIME, RECURRING, FIXED_SALARY, "HOURLY"];

pub(super) fn post(shared: &mut SharedState<'_>) -> Result<Reply, Refusal> {
    shared.demand(&[READ_COMPENSATIONS, WRITE_COMPENSATIONS])?;
    if shared.switches.refuse_compensation_posts {
        return Err(Refusal::forbidden());
    }
    let (wanted, category) = read(shared)?;
    let same = |known: &&Compensation| {
        (&known.person, &known.type_id, known.effective_from) == (&wanted.person, &wanted.type_id, wanted.effective_from)
    };
    let there = shared.personio.compensations.iter().find(same).map(|known| known.id.clone());
    let overwritten = match shared.switches.repeated {
        _ if category == FIXED_SALARY => there,
        PersonioRepeated::Second => None,
        PersonioRepeated::Update => there,
        PersonioRepeated::Conflict if there.is_some() => {
            return Err(Refusal::new(409, "Conflict", "There is such a compensation already.", "common.conflict"));
        }
        PersonioRepeated::Conflict => None,
    };
    let kept = kept(Compensation { id: overwritten.unwrap_or_default(), ..wanted }, shared.switches.kept_value);
    if shared.switches.kept_value == PersonioKeptValue::Twice {
        shared.personio.put_compensation(Compensation { id: String::new(), ..kept.clone() });
    }
    let id = shared.personio.put_compensation(kept);
    let made = shared.personio.compensation(&id).ok_or_else(Refusal::no_such_id)?;
    let status = if shared.switches.post_is_201 { 201 } else { 200 };
    Ok(Reply { effect: true, ..Reply::json(status, &answer(shared, made)) })
}

/// What is kept of a compensation that was asked for.
fn kept(wanted: Compensation, kept_value: PersonioKeptValue) -> Compensation {
    match kept_value {
        PersonioKeptValue::AsPosted | PersonioKeptValue::Twice => wanted,
        PersonioKeptValue::Whole => Compensation { value: wanted.value.trunc(), ..wanted },
        PersonioKeptValue::Doubled => Compensation { value: wanted.value.saturating_add(wanted.value), ..wanted },
        PersonioKeptValue::OtherCurrency => Compensation { currency: "USD".to_owned(), ..wanted },
    }
}

fn answer(shared: &SharedState<'_>, made: &Compensation) -> Value {
    let kind = json!({ "id": made.type_id });
    match shared.switches.post_answer {
        PersonioPostAnswer::Whole => json!({
            "id": made.id, "person": { "id": made.person }, "type": kind, "amount": amount(shared, made),
            "interval": made.interval, "effective_from": made.effective_from,
        }),
        PersonioPostAnswer::Ids => json!({ "id": made.id, "type": kind }),
        PersonioPostAnswer::TypeOnly => json!({ "type": kind }),
    }
}

/// What is asked for, and the category of its type.
fn read(shared: &SharedState<'_>) -> Result<(Compensation, String), Refusal> {
    let switches = shared.switches;
    let body = Body::read(shared.call, &FIELDS)?;
    let (person, type_id) = (body.reference("person")?, body.reference("type")?);
    let value = value(body.get("value").ok_or_else(|| missing("value"))?)?;
    let effective_from = read_day(body.required_text("effective_from")?).ok_or_else(invalid)?;
    let currency = body.text("currency")?.unwrap_or(&shared.personio.currency);
    if currency.len() != 3 || !currency.chars().all(|letter| letter.is_ascii_uppercase()) {
        return Err(invalid());
    }
    let interval: Option<Interval> =
        body.get("interval").map(|text| serde_json::from_value(text.clone())).transpose().map_err(|_| invalid())?;
    let comment = body.text("comment")?;
    let known = shared.personio.person(person).ok_or_else(Refusal::no_such_id)?;
    let kind = shared.personio.type_of(type_id).ok_or_else(Refusal::no_such_id)?;
    let too_long = |longest: usize| comment.is_some_and(|comment| comment.chars().count() > longest);
    #[rustfmt::skip]
    let refused = [
        (known.employments.is_empty(), "The person has no employment"),
        (kind.refused_by_post || !POSTABLE.contains(&kind.category.as_str()), "The compensation type is not supported"),
        (switches.refuse_negative && value.is_sign_negative() && !value.is_zero(), "The value must not be negative"),
        (switches.refuse_zero && value.is_zero(), "The value must not be zero"),
        (switches.first_open_day.is_some_and(|open| effective_from < open), "The payroll period is closed"),
        (switches.refuse_inactive_persons && !known.is_active(), "The person is inactive"),
        (switches.refuse_foreign_currency && currency != shared.personio.currency, "The currency is not supported"),
        (switches.longest_comment.is_some_and(too_long), "The comment is too long"),
    ];
    if let Some((_, why)) = refused.into_iter().find(|(refused, _)| *refused) {
        return Err(Refusal::bad_request(why));
    }
    let interval = match kind.category.as_str() {
        ONE_TIME => None,
        RECURRING => Some(interval.unwrap_or(Interval::Monthly)),
        _ => interval,
    };
    let wanted = Compensation {
        id: String::new(),
        person: person.to_owned(),
        type_id: type_id.to_owned(),
        value,
        currency: currency.to_owned(),
        effective_from,
        interval,
        comment: comment.map(str::to_owned),
    };
    Ok((wanted, kind.category.clone()))
}

/// A number with two decimals at most.
fn value(sent: &Value) -> Result<Decimal, Refusal> {
    let text = sent.as_number().ok_or_else(invalid)?.to_string();
    let value = text.parse().or_else(|_| Decimal::from_scientific(&text)).map_err(|_| invalid())?;
    if value.normalize().scale() > 2 {
        return Err(Refusal::bad_request("The value must have at most two decimal places"));
    }
    Ok(value.normalize())
}
