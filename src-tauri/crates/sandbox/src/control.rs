//! The control port: tests in another process inject faults and read logs through it. It is not part of any service.

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

use crate::{core::Core, fault::Fault, request_log::LoggedRequest, running::SERVICES, state::State, switches::Switches, writes::Write};

type ControlResult<T> = Result<Json<T>, (StatusCode, String)>;

/// The paths below `/_sandbox`.
pub(crate) fn router(core: Arc<Core>) -> Router {
    let paths = Router::new()
        .route("/writes", get(writes).delete(clear_writes))
        .route("/faults", get(faults).post(inject).delete(clear_faults))
        .route("/record", get(request_log).delete(clear_request_log))
        .route("/listening", put(set_listening))
        .route("/held", get(paused))
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

async fn clear_writes(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().writes.clear();
    StatusCode::NO_CONTENT
}

async fn request_log(Shared(core): Shared<Arc<Core>>) -> Json<Vec<LoggedRequest>> {
    Json(core.lock().request_log.clone())
}

async fn clear_request_log(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().request_log.clear();
    StatusCode::NO_CONTENT
}

/// `false`: the services refuse every connection. `true`: they accept connections again.
async fn set_listening(Shared(core): Shared<Arc<Core>>, Json(listen): Json<bool>) -> StatusCode {
    match listen {
        true => core.gate.open(SERVICES).await,
        false => core.gate.close().await,
    }
    StatusCode::NO_CONTENT
}

async fn faults(Shared(core): Shared<Arc<Core>>) -> Json<Vec<Fault>> {
    Json(core.lock().faults.clone())
}

async fn inject(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<Vec<Fault>> {
    let fault: Fault = read(body)?;
    let mut shared = core.lock();
    shared.faults.push(fault);
    Ok(Json(shared.faults.clone()))
}

async fn clear_faults(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.lock().faults.clear();
    core.paused.release();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
struct CountRange {
    at_least: Option<usize>,
    at_most: Option<usize>,
}

/// The answer waits until the number of paused requests is in the range. `?at_least=1` waits for one, `?at_most=0` for none.
async fn paused(Shared(core): Shared<Arc<Core>>, Query(range): Query<CountRange>) -> Json<Value> {
    core.paused.wait_for_count(range.at_least.unwrap_or(0), range.at_most.unwrap_or(usize::MAX)).await;
    Json(json!({ "held": core.paused.count() }))
}

/// With `?at_least=` the answer waits until that many requests came.
async fn requests(Shared(core): Shared<Arc<Core>>, Query(range): Query<CountRange>) -> Json<Value> {
    let least = u64::try_from(range.at_least.unwrap_or(0)).unwrap_or(u64::MAX);
    let _ = core.request_count.subscribe().wait_for(|count| *count >= least).await;
    Json(json!({ "requests": *core.request_count.borrow() }))
}

async fn hang_up(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.paused.hang_up();
    StatusCode::NO_CONTENT
}

async fn release(Shared(core): Shared<Arc<Core>>) -> StatusCode {
    core.paused.release();
    StatusCode::NO_CONTENT
}

async fn switches(Shared(core): Shared<Arc<Core>>) -> Json<Switches> {
    Json(core.lock().switches.clone())
}

/// Sets all switches. A switch that the body omits takes its default.
async fn set_switches(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<Switches> {
    let switches: Switches = read(body)?;
    core.lock().switches = switches.clone();
    Ok(Json(switches))
}

/// Sets some switches. A switch that the body omits keeps its value.
async fn change_switches(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<Switches> {
    let mut shared = core.lock();
    let switches: Switches = read(patched(&shared.switches, body)?)?;
    shared.switches = switches.clone();
    Ok(Json(switches))
}

async fn state(Shared(core): Shared<Arc<Core>>) -> Json<State> {
    Json(core.lock().state.clone())
}

async fn set_state(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<State> {
    let state: State = read(body)?;
    core.edit(|target| *target = state.clone());
    Ok(Json(state))
}

/// Applies a JSON merge patch: objects are merged, null removes a field, every other value replaces the old one.
async fn change_state(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<State> {
    core.edit(|target| {
        *target = read(patched(target, body)?)?;
        Ok(Json(target.clone()))
    })
}

#[derive(Deserialize)]
struct Day {
    today: NaiveDate,
}

async fn today(Shared(core): Shared<Arc<Core>>) -> Json<Value> {
    Json(json!({ "today": core.lock().state.today }))
}

async fn set_today(Shared(core): Shared<Arc<Core>>, Json(body): Json<Value>) -> ControlResult<Value> {
    let day: Day = read(body)?;
    core.edit(|state| state.today = day.today);
    Ok(Json(json!({ "today": day.today })))
}

fn read<T: for<'de> Deserialize<'de>>(body: Value) -> Result<T, (StatusCode, String)> {
    serde_json::from_value(body).map_err(|error| (StatusCode::BAD_REQUEST, error.to_string()))
}

fn patched<T: serde::Serialize>(target: &T, patch: Value) -> Result<Value, (StatusCode, String)> {
    let mut value = serde_json::to_value(target).map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    merge(&mut value, patch);
    Ok(value)
}

fn merge(target: &mut Value, patch: Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, value) in patch {
                match value {
                    Value::Null => drop(target.remove(&name)),
                    value => merge(target.entry(name).or_insert(Value::Null), value),
                }
            }
        }
        (target, patch) => *target = patch,
    }
}
