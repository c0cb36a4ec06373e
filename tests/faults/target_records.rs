//! The target's data for each row. The tests compare the rows' outcomes with it. It comes from the sandbox's state, not from a read of the
//! app.

use std::collections::{BTreeMap, BTreeSet};

use domain::person::PersonId;
use domain::plan::{BenefitState, Change};
use sandbox::alexis::Row;
use sandbox::{Sandbox, State};
use serde::Serialize;
use serde_json::Value;

use crate::flow::Flow;

/// The target's records by subject. A duplicate gives two values.
pub type TargetRecords = BTreeMap<String, Vec<String>>;

/// The target's data of an export. `target_ids` are the ids of the people before the run.
pub fn target_records(flow: Flow, sandbox: &Sandbox, target_ids: &BTreeSet<String>) -> TargetRecords {
    let state = sandbox.state();
    let mut all = TargetRecords::new();
    let mut note = |subject: String, what: String| all.entry(subject).or_default().push(what);
    match flow {
        Flow::People => {
            let company = state.kleer.company().expect("a company");
            for user in &company.users {
                let id = user.id.to_string();
                let mark = user.foreign_id.clone().unwrap_or_default();
                let agreement = company.payroll_user(user.id).map(|agreement| without_fields(agreement, &["user"]));
                note(if target_ids.contains(&id) { id } else { mark }, format!("{} {agreement:?}", without_fields(user, &["id"])));
            }
        }
        Flow::Import => {
            for row in state.alexis.all("employee") {
                let (id, name) = (text(row, "id"), format!("{} {}", text(row, "firstName"), text(row, "lastName")));
                let subject = if target_ids.contains(&id) { id.clone() } else { name };
                note(subject.clone(), without_fields(row, &IDS));
                for resource in ["employment", "compensation"] {
                    let of_them = state.alexis.all(resource).iter().filter(|record| text(record, "employeeId") == id);
                    of_them.for_each(|record| note(subject.clone(), format!("{resource} {}", without_fields(record, &IDS))));
                }
            }
        }
        Flow::Leave | Flow::LeaveByKind => {
            for event in &state.kleer.company().expect("a company").events {
                note(format!("{} {}", event.user, event.date), without_fields(event, &["id"]));
            }
        }
        Flow::Pay | Flow::PayWithoutIds => pay(&state, &mut note),
    }
    all.values_mut().for_each(|values| values.sort());
    all
}

/// Keys that differ from one run to another.
const IDS: [&str; 5] = ["id", "userId", "employeeId", "createdAt", "updatedAt"];

fn pay(state: &State, note: &mut impl FnMut(String, String)) {
    for kind in &state.personio.types {
        note(format!("type {}", kind.name), "there".to_owned());
    }
    for pay in &state.personio.compensations {
        let kind = state.personio.type_of(&pay.type_id).map_or("", |kind| kind.name.as_str());
        let what = format!("{} {} {:?}", pay.value.normalize(), pay.effective_from, pay.interval);
        note(format!("{} {kind}", pay.person), what);
    }
}

/// The subject of a row, as [`target_records`] names it.
pub fn subject(flow: Flow, change: &Change) -> String {
    let target = change.target_id.as_ref().map(PersonId::as_str);
    match flow {
        Flow::People => target.map_or_else(|| format!("alexis-{}", change.source_id.as_ref().map_or("", PersonId::as_str)), str::to_owned),
        Flow::Import => target.map_or_else(|| change.name.clone(), str::to_owned),
        Flow::Leave | Flow::LeaveByKind => {
            format!("{} {}", target.expect("a user"), change.day.as_ref().expect("a day").date)
        }
        Flow::Pay | Flow::PayWithoutIds => {
            let row = change.benefit.as_ref().expect("a row of pay");
            let kind = &row.pay_type.as_ref().expect("a type").name;
            if row.state == BenefitState::TypeToMake { format!("type {kind}") } else { format!("{} {kind}", target.expect("a person")) }
        }
    }
}

/// The ids of the people in the target.
pub fn target_ids(flow: Flow, sandbox: &Sandbox) -> BTreeSet<String> {
    let state = sandbox.state();
    match flow {
        Flow::Import => state.alexis.all("employee").iter().map(|row| text(row, "id")).collect(),
        _ => state.kleer.company().expect("a company").users.iter().map(|user| user.id.to_string()).collect(),
    }
}

/// Texts that no message or log may contain: personal numbers, accounts, addresses, credentials.
pub fn private_texts(sandbox: &Sandbox) -> BTreeSet<String> {
    let state = sandbox.state();
    let addresses = sandbox.addresses();
    let mut all: BTreeSet<String> =
        [&addresses.alexis.token, &addresses.kleer.token, &addresses.personio.client_secret].into_iter().cloned().collect();
    all.extend(state.personio.tokens.iter().map(|token| token.token.clone()));
    let company = state.kleer.company().expect("a company");
    all.extend(company.users.iter().map(|user| user.email.clone()));
    for agreement in &company.payroll_users {
        all.extend([agreement.ssn.clone(), agreement.ssn.replace('-', ""), agreement.account_nr.clone()]);
    }
    for row in state.alexis.all("employee") {
        all.extend([text(row, "ssn"), text(row, "ssn").replace('-', ""), text(row, "workEmail"), text(row, "privateEmail")]);
    }
    all.retain(|secret| secret.len() > 5);
    all
}

fn text(row: &Row, field: &str) -> String {
    row.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A record as JSON without some of its fields.
fn without_fields(record: impl Serialize, fields: &[&str]) -> String {
    let mut value = serde_json::to_value(record).expect("a record as JSON");
    let object = value.as_object_mut().expect("a record");
    fields.iter().for_each(|field| drop(object.remove(*field)));
    value.to_string()
}
