//! Generates a data file with as many outcomes as a large company has in years. The app creates the schema, and SQL fills the tables.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, SecondsFormat, Utc};
use domain::field::{Field, Value};
use domain::money::Money;
use domain::person::PersonId;
use domain::plan::{Change, ChangeKind, FieldChange, Plan};
use domain::run::{ExportKind, RunState};
use rusqlite::{Connection, Transaction, params};
use store::{Store, StoredConnection, StoredIntegration, StoredPlan, StoredRun};

pub const INTEGRATIONS: [&str; 3] = ["first", "second", "third"];
pub const LAST_RUN: &str = "run 0";
/// This run has a tenth of all rows.
pub const LARGE_RUN: &str = "the large run";
/// A part of the name of one of the ten thousand people.
pub const RARE_NAME: &str = "lindqvist 4711";

const ROWS: usize = 1_000;
const PEOPLE: usize = 10_000;

/// Returns the folder of a data file with this number of outcomes, and generates it if it is missing.
pub fn data_file(folder: &Path, outcomes: usize) -> PathBuf {
    let data = folder.join(format!("history-{outcomes}"));
    let ready = data.join("ready");
    if !ready.exists() {
        let _ = std::fs::remove_dir_all(&data);
        eprintln!("a data file with {outcomes} outcomes is made");
        fill(&data, outcomes);
        std::fs::write(ready, "").expect("a mark");
    }
    data
}

fn start() -> DateTime<Utc> {
    tests::fixture::day().and_time(chrono::NaiveTime::MIN).and_utc()
}

fn fill(data: &Path, outcomes: usize) {
    let (store, _) = Store::open(data, start()).expect("a data file");
    add_integrations(&store);
    let large = outcomes / 10;
    let runs = (outcomes - large) / ROWS;
    let id = |number: usize| if number == runs { LARGE_RUN.to_owned() } else { format!("run {number}") };
    for number in 0..=runs {
        add_run(&store, &id(number), INTEGRATIONS[number % INTEGRATIONS.len()], number);
    }
    drop(store);
    let mut connection = Connection::open(data.join("paybridge.db")).expect("the data file");
    connection.execute_batch("PRAGMA synchronous = OFF").expect("no waiting for the disk");
    for number in 0..=runs {
        let transaction = connection.transaction().expect("a transaction");
        add_rows(&transaction, &id(number), number, if number == runs { large } else { ROWS });
        transaction.commit().expect("the rows are kept");
    }
    connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("one file");
}

fn add_integrations(store: &Store) {
    for (number, id) in INTEGRATIONS.iter().enumerate() {
        for (side, service) in [("source", "alexis"), ("target", "kleer")] {
            let row = StoredConnection {
                id: format!("{side} {number}"),
                service: service.to_owned(),
                label: service.to_owned(),
                address: "https://localhost".to_owned(),
                account_id: Some(number.to_string()),
                salary_unit: Some("ore".to_owned()),
                sample: false,
            };
            store.add_connection(&row, start()).expect("a connection");
        }
        let row = StoredIntegration {
            id: (*id).to_owned(),
            label: format!("Company {number}"),
            source_id: format!("source {number}"),
            target_id: format!("target {number}"),
            settings: "{}".to_owned(),
            sample: false,
            removed: false,
        };
        store.add_integration(&row, start()).expect("an integration");
    }
}

/// Adds a finished run. A higher number is an older run.
fn add_run(store: &Store, id: &str, integration: &str, number: usize) {
    let days = u64::try_from(number).unwrap_or_default();
    let at = start().checked_sub_days(Days::new(days)).unwrap_or_default();
    let plan = StoredPlan {
        id: format!("plan of {id}"),
        integration_id: integration.to_owned(),
        export: ExportKind::Employees,
        made_at: at,
        today: at.date_naive(),
        salaries_known: true,
        active: 1_000,
        out_of_scope: 0,
        settings_fingerprint: String::new(),
        known_writes: 0,
        plan: Plan { changes: Vec::new(), leave: None, benefits: None },
    };
    store.add_plan(&plan).expect("a plan");
    let run = StoredRun {
        id: id.to_owned(),
        plan_id: plan.id,
        integration_id: integration.to_owned(),
        export: ExportKind::Employees,
        started_at: at,
        ended_at: None,
        state: RunState::Running,
        stopped_by: None,
        cleared_at: None,
    };
    assert!(store.begin_run(&run, &[]).expect("a run"));
    store.set_run_state(id, RunState::Done, Some(at), None).expect("its end");
}

fn add_rows(transaction: &Transaction<'_>, run: &str, number: usize, count: usize) {
    let mut insert_row = transaction
        .prepare_cached(
            "INSERT INTO run_row (run_id, position, key, name, folded_name, body, outcome, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )
        .expect("a statement");
    let mut insert_entry = transaction
        .prepare_cached(
            "INSERT INTO ledger (idempotency_key, run_id, row_key, step, fields, state, target_id, intended_at, changed_at)
             VALUES (?1, ?2, ?3, 'update_agreement', '[\"monthly_salary\",\"monthly_salary_start\"]', ?4, NULL, ?5, ?5)",
        )
        .expect("a statement");
    let at = start().to_rfc3339_opts(SecondsFormat::Millis, true);
    for place in 0..count {
        let person = (number * ROWS + place) % PEOPLE;
        let row = raise(person, place);
        // One in two hundred failed, and one in ten thousand is unknown.
        let (outcome, reason, state) = match place * 7 + number {
            at if at % 10_000 == 17 => ("unknown", Some("answer_unclear"), "unknown"),
            at if at % 200 == 3 => ("failed", Some("refused"), "failed"),
            _ => ("confirmed", None, "confirmed"),
        };
        let body = serde_json::to_string(&row).expect("a row");
        let folded = row.name.to_lowercase();
        let position = i64::try_from(place).unwrap_or_default();
        insert_row.execute(params![run, position, row.key, row.name, folded, body, outcome, reason]).expect("a row");
        insert_entry.execute(params![format!("{run} {place}"), run, row.key, state, at]).expect("a row");
    }
}

/// A row that changes a salary.
fn raise(person: usize, place: usize) -> Change {
    let amount = |kronor: usize| Some(Value::Money(Money::kronor(kronor.into())));
    let date = |text: &str| text.parse().ok().map(Value::Date);
    let field = |field, old, new| FieldChange { field, old, new };
    Change {
        key: format!("source:{person}-{place}"),
        source_id: Some(PersonId(format!("65a0{person:020}"))),
        target_id: Some(PersonId(format!("{}", 500 + person))),
        name: format!("{} Lindqvist {person}", ["Ebba", "Nils", "Anna", "Signe", "Göran"][person % 5]),
        kind: ChangeKind::Update,
        fields: vec![
            field(Field::MonthlySalary, amount(30_000 + person), amount(31_000 + person)),
            field(Field::MonthlySalaryStart, date("2026-01-01"), date("2026-11-01")),
        ],
        kept: Vec::new(),
        conflicts: Vec::new(),
        origins: Vec::new(),
        splits: Vec::new(),
        findings: Vec::new(),
        candidates: Vec::new(),
        day: None,
        benefit: None,
        open: None,
    }
}
