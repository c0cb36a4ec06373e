//! The control surface: what a test in another process needs. Not part of any service.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Query, State as Shared},
    http::StatusCode,
    routing::{get, post, put},
};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{core::Core, fault::Fault, request_log::Asked, running::SERVICES, state::State, switches::Switches, writes::Write};

type Answer<T> = Result<Json<T>, (StatusCode, String)>;

/// The paths below `/_sandbox`.
pub(crate) fn router(core: Arc<Core>) -> Router {
    let paths = Router::new()
        .route("/writes", get(writes).delete(forget_writes))
        .route("/faults", get(faults).post(inject).delete(clear_faults))
        .route("/record", get(record).delete(forget_record))
        .route("/listening", put(set_listening))
        .route("/held", get(held))
        .route("/release", post(release))
        .route("/hang_up", post(hang_up))
        .route("/requests", get(requests))
        .route("/switches", get(switches).put(set_switches).patch(change_switches))
        .route("/state", get(state).put(set_state).patch(change_state))
        .route("/today", get(today).put(set_today));
    Router::new().nest("/_sandbox", paths).with_state(core)
}

async fn writes(Shared(core): Shared<Arc<Core>>) -> Json<Vec<Write>> {
    Json(core.lock().writes.clone())
}

async fn forget_writes(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().writes.clear();
    StatusCode::NO_CONTENT
}

async fn record(Shared(core): Shared<Arc<Core>>) -> Json<Vec<Asked>> {
    Json(core.lock().asked.clone())
}

async fn forget_record(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().asked.clear();
    StatusCode::NO_CONTENT
}

/// `false`: the services refuse every connection; `true`: they can be reached again.
async fn set_listening(Shared(core): Shared<Arc<Core>>, Json(listens): Json<bool>) -> StatusCode {
    match listens {
        true => core.ears.open(SERVICES).await,
        false => core.ears.close().await,
    }
    StatusCode::NO_CONTENT
}

async fn faults(Shared(core): Shared<Arc<Core>>) -> Json<Vec<Fault>> {
    Json(core.lock().faults.clone())
}

async fn inject(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<Vec<Fault>> {
    let fault: Fault = read(body)?;
    let mut shared = core.lock();
    shared.faults.push(fault);
    Ok(Json(shared.faults.clone()))
}

async fn clear_faults(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().faults.clear();
    core.held.release();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct Wanted {
    at_least: Option<usize>,
    at_most: Option<usize>,
}

/// With `?at_least=1` the answer waits until so many are held, with `?at_most=0` until none is.
async fn held(Shared(core): Shared<Arc<Core>>, Query(wanted): Query<Wanted>) -> Json<Value> {
    core.held.between(wanted.at_least.unwrap_or(0), wanted.at_most.unwrap_or(usize::MAX)).await;
    Json(json!({ "held": core.held.count() }))
}

/// With `?at_least=` the answer waits until so many came.
async fn requests(Shared(core): Shared<Arc<Core>>, Query(wanted): Query<Wanted>) -> Json<Value> {
    let least = u64::try_from(wanted.at_least.unwrap_or(0)).unwrap_or(u64::MAX);
    let _ = core.asked.subscribe().wait_for(|asked| *asked >= least).await;
    Json(json!({ "requests": *core.asked.borrow() }))
}

async fn hang_up(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.held.hang_up();
    StatusCode::NO_CONTENT
}

async fn release(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.held.release();
    StatusCode::NO_CONTENT
}

async fn switches(Shared(core): Shared<Arc<Core>>) -> Json<Switches> {
    Json(core.lock().switches.clone())
}

/// What is left out takes its default.
async fn set_switches(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<Switches> {
    let switches: Switches = read(body)?;
    core.lock().switches = switches.clone();
    Ok(Json(switches))
}

/// What is left out stays.
async fn change_switches(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<Switches> {
    let mut shared = core.lock();
    let switches: Switches = read(merged(&shared.switches, body)?)?;
    shared.switches = switches.clone();
    Ok(Json(switches))
}

async fn state(Shared(core): Shared<Arc<Core>>) -> Json<State> {
    Json(core.lock().state.clone())
}

async fn set_state(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<State> {
    let state: State = read(body)?;
    core.edit(|kept| *kept = state.clone());
    Ok(Json(state))
}

/// A JSON merge patch: objects are merged, everything else is replaced, null removes.
async fn change_state(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<State> {
    core.edit(|kept| {
        *kept = read(merged(kept, body)?)?;
        Ok(Json(kept.clone()))
    })
}

#[derive(Deserialize)]
struct Day {
    today: NaiveDate,
}

async fn today(Shared(core): Shared<Arc<Core>>) -> Json<Value> {
    Json(json!({ "today": core.lock().state.today }))
}

async fn set_today(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> Answer<Value> {
    let day: Day = read(body)?;
    core.edit(|state| state.today = day.today);
    Ok(Json(json!({ "today": day.today })))
}

fn read<T: for<'de> Deserialize<'de>>(body: Value) -> Result<T, (StatusCode, String)> {
    serde_json::from_value(body).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}

fn merged<T: serde::Serialize>(kept: &T, patch: Value) -> Result<Value, (StatusCode, String)> {
    let mut value = serde_json::to_value(kept).map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    merge(&mut value, patch);
    Ok(value)
}

fn merge(kept: &mut Value, patch: Value) {
    match (kept, patch) {
        (Value::Object(kept), Value::Object(patch)) => {
            for (name, value) in patch {
                match value {
                    Value::Null => drop(kept.remove(&name)),
                    value => merge(kept.entry(name).or_insert(Value::Null), value),
                }
            }
        }
        (kept, patch) => *kept = patch,
    }
}
