//! The figures of the diagnostics. Only the values that are listed here leave the app.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};
use store::{RunFilter, StoredConnection, StoredIntegration, StoredRun};

use crate::app::App;
use crate::dto::instant;
use crate::error::AppError;
use crate::{dto::IntegrationSettings, settings};

/// How many runs are included, newest first.
const MAX_RUNS: u32 = 50;

/// The description in the file, for its reader.
const ABOUT: &str = "Figures, ids, codes, switches and log lines. No names, addresses, personal numbers, amounts, labels or secrets.";

impl App {
    pub(super) fn facts(&self, webview: Option<&str>, log: Vec<Value>) -> Result<Value, AppError> {
        let connections = self.store.connections()?;
        let integrations = self.store.integrations()?;
        let tables: serde_json::Map<String, Value> =
            self.store.table_counts()?.into_iter().map(|(name, rows)| (name, json!(rows))).collect();
        let filter = RunFilter { limit: MAX_RUNS, ..RunFilter::default() };
        let runs = self.store.runs(&filter)?.0;
        Ok(json!({
            "about": ABOUT,
            "made_at": instant(self.clock.now()),
            "app": {
                "version": env!("CARGO_PKG_VERSION"),
                "system": std::env::consts::OS,
                "processor": std::env::consts::ARCH,
                "webview": webview,
            },
            "data": {
                "schema": self.store.schema_version()?,
                "rows": tables,
                "damaged_file_moved_aside": self.notice.is_some(),
            },
            "connections": connections.iter().map(connection).collect::<Vec<_>>(),
            "integrations": integrations.iter().map(|row| integration(row, &connections)).collect::<Result<Vec<_>, _>>()?,
            "runs": runs.iter().map(|run| self.run_facts(run)).collect::<Result<Vec<_>, _>>()?,
            "log": log,
        }))
    }

    fn run_facts(&self, run: &StoredRun) -> Result<Value, AppError> {
        let summary = self.summary(run)?;
        let stopped_by = summary.stopped_by.map(|error| json!({ "code": error.code, "service": error.service }));
        Ok(json!({
            "id": summary.id,
            "integration": summary.integration_id,
            "export": summary.export,
            "state": summary.state,
            "started_at": summary.started_at,
            "seconds": run.ended_at.map(|ended| seconds(run.started_at, ended)),
            "counts": summary.counts,
            "stopped_by": stopped_by,
        }))
    }
}

fn seconds(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    (to - from).num_seconds()
}

/// Shows only whether the address is the vendor's: an owner's own address could name the company.
fn connection(row: &StoredConnection) -> Value {
    let vendors = [connectors::alexis::FACTS, connectors::kleer::FACTS, connectors::personio::FACTS].map(|facts| facts.default_base);
    let address = if vendors.contains(&row.address.as_str()) { "the vendor's own" } else { "another" };
    json!({ "id": row.id, "service": row.service, "address": address, "salary_unit": row.salary_unit, "sample": row.sample })
}

fn integration(row: &StoredIntegration, connections: &[StoredConnection]) -> Result<Value, AppError> {
    let service = |id: &str| connections.iter().find(|connection| connection.id == id).map(|connection| connection.service.clone());
    Ok(json!({
        "id": row.id,
        "source": service(&row.source_id),
        "target": service(&row.target_id),
        "sample": row.sample,
        "settings": switches(&settings::of(row)?),
    }))
}

/// Switches and counts of the settings, without any value that the owner typed.
fn switches(settings: &IntegrationSettings) -> Value {
    json!({
        "email": settings.email,
        "deactivate_leavers": settings.deactivate_leavers,
        "lead": kind(&settings.lead),
        "scope": kind(&settings.scope),
        "shrink_limit": settings.shrink_limit,
        "employee_number": settings.employee_number,
        "hourly_type_chosen": settings.hourly_type.is_some(),
        "permanent_type_chosen": settings.permanent_type.is_some(),
        "leave": {
            "rules": settings.leave.rules.len(),
            "deduction": settings.leave.deduction,
            "graded": settings.leave.graded,
            "read_everybody": settings.leave.read_everybody,
            "payroll_events": settings.leave.payroll_events,
        },
        "benefits": {
            "rules": settings.benefits.rules.len(),
            "number_attribute_chosen": settings.benefits.number_attribute.is_some(),
            "send_negative": settings.benefits.send_negative,
        },
        "mail": { "recipients": settings.mail.to.len(), "people": settings.mail.people },
        "kleer_calls": settings.kleer_calls,
    })
}

/// The kind of a choice, without its content.
fn kind<T: Serialize>(choice: &T) -> Value {
    serde_json::to_value(choice).ok().and_then(|choice| choice.get("kind").cloned()).unwrap_or_default()
}
