//! A data file and a target, the actions on them, and all checks of the model.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

use assertions::ErrorLog;
use domain::field::{Field, Value};
use domain::plan::{Change, ChangeKind, FieldChange};
use domain::run::{Outcome, RunState, StepState};
use exports::runner::{MAY_STILL_APPEAR, Mode, Point, Progress, RunError, Runner, Watch};
use store::{Store, StoredRunRow};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::ledger::{INTEGRATION, ManualClock, begin_run, new_store, person_row};
use crate::script::Script;
use crate::target::{MemoryTarget, Record};

const FIELDS: [Field; 4] = [Field::Name, Field::Email, Field::MonthlySalary, Field::Phone];

pub const PEOPLE: usize = 5;

/// The panic that stands for the death of the process.
struct Death;

/// Counts the points of a run, and sleeps, dies or cancels where the script says so.
struct ScriptedWatch<'a> {
    world: &'a World,
    passed: AtomicUsize,
    script: &'a Script,
    cancel: CancellationToken,
}

impl Watch for ScriptedWatch<'_> {
    fn progress(&self, _progress: Progress) {}

    fn passed(&self, _point: Point) {
        let number = self.passed.fetch_add(1, Ordering::Relaxed);
        if self.script.sleeps_at == Some(number) {
            self.world.wait();
        }
        if self.script.cancelled_at == Some(number) {
            self.cancel.cancel();
        }
        if self.script.dies_at == Some(number) {
            panic_any(Death);
        }
    }
}

/// Keeps panics with [`Death`] out of the output: they are no failure of the test.
fn silence_deaths() {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !panic.payload().is::<Death>() {
                report(panic);
            }
        }));
    });
}

pub struct World {
    store: Store,
    target: MemoryTarget,
    clock: ManualClock,
    /// The version of each person's data in the source.
    source: Vec<u32>,
    runs: usize,
    log: ErrorLog,
    _folder: TempDir,
}

impl std::fmt::Debug for World {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("World").field("target", &self.target).field("source", &self.source).finish_non_exhaustive()
    }
}

fn key(person: usize) -> String {
    format!("source:{person}")
}

fn value(field: Field, person: usize, version: u32) -> Value {
    Value::Text(format!("{field:?} of {person}, version {version}"))
}

impl World {
    pub fn new() -> Self {
        silence_deaths();
        let folder = tempfile::tempdir().unwrap();
        let store = new_store(folder.path());
        Self {
            store,
            target: MemoryTarget::default(),
            clock: ManualClock::default(),
            source: vec![1; PEOPLE],
            runs: 0,
            log: ErrorLog::listen(),
            _folder: folder,
        }
    }

    /// Changes every field of a person.
    pub fn change_source(&mut self, person: usize) {
        self.source[person] += 1;
    }

    /// Removes a record of the target.
    pub fn remove_by_hand(&self, person: usize) {
        self.target.state().records.retain(|_, record| record.key != key(person));
    }

    /// Changes a record of the target.
    pub fn change_by_hand(&self, person: usize) {
        let mut state = self.target.state();
        for record in state.records.values_mut().filter(|record| record.key == key(person)) {
            record.fields.insert(Field::Email, Value::Text("by hand".to_owned()));
        }
    }

    /// Lets more time pass than a request may take: all writes under way arrive.
    pub fn wait(&self) {
        self.clock.advance(MAY_STILL_APPEAR.num_minutes() + 1);
        self.target.finish_all_writes();
    }

    /// Makes a plan and sends the rows of these people. Does nothing if none of them differs.
    pub fn start(&mut self, people: &BTreeSet<usize>, script: &Script) {
        self.target.begin(&Script::default());
        let known_writes = self.store.newest_write().unwrap();
        let records = self.target.state().records.clone();
        let row = |person: &usize| row(*person, self.source[*person], records.values().find(|record| record.key == key(*person)));
        let changes: Vec<Change> = people.iter().filter_map(row).collect();
        if changes.is_empty() {
            return;
        }
        self.runs += 1;
        let run_id = format!("run {}", self.runs);
        begin_run(&self.store, &run_id, changes, known_writes);
        self.execute(&run_id, Mode::Send, script);
    }

    /// Continues the oldest open run. Does nothing if there is none.
    pub fn continue_run(&self, mode: Mode, script: &Script) {
        let open = self.store.open_runs(INTEGRATION).unwrap().pop();
        if let Some((run, _)) = open {
            self.execute(&run.id, mode, script);
        }
    }

    /// Executes a run in a process that may die, and checks the stored state afterwards.
    fn execute(&self, run_id: &str, mode: Mode, script: &Script) {
        self.target.begin(script);
        let settled_before = self.settled_rows(run_id);
        let cancel = CancellationToken::new();
        let watch = ScriptedWatch { world: self, passed: AtomicUsize::new(0), script, cancel: cancel.clone() };
        let runner = Runner {
            store: &self.store,
            target: &self.target,
            clock: &self.clock,
            watch: &watch,
            cancel,
            run_id,
            integration_id: INTEGRATION,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(runner.execute(mode))));
        if let Err(panic) = &ended
            && !panic.is::<Death>()
        {
            panic!("the runner panicked");
        }
        self.check_requests(run_id, mode);
        match ended {
            Ok(ended) => self.check_end(run_id, ended, &settled_before),
            // As the next start of the app does.
            Err(_) => drop(self.store.mark_interrupted_runs().unwrap()),
        }
    }

    /// The settled rows of a run. They are not checked again: another run may have written the same since.
    fn settled_rows(&self, run_id: &str) -> BTreeSet<String> {
        let rows = self.store.run_rows(run_id).unwrap().into_iter();
        rows.filter(|row| row.result.outcome.is_settled()).map(|row| row.change.key).collect()
    }

    /// Checks that each request has an intent in the ledger.
    fn check_requests(&self, run_id: &str, mode: Mode) {
        let received = self.target.state().received.clone();
        if mode == Mode::ReconcileOnly {
            assert_eq!(received, Vec::<String>::new(), "reconciling sent something");
        }
        let mut intents: BTreeMap<String, usize> = BTreeMap::new();
        for entry in self.store.ledger(run_id).unwrap() {
            *intents.entry(entry.row_key).or_default() += 1;
        }
        for key in &received {
            let requests = received.iter().filter(|other| *other == key).count();
            assert!(intents.get(key).is_some_and(|intents| *intents >= requests), "{key} was asked {requests} times: {intents:?}");
        }
    }

    /// Checks that the stored outcomes of an ended run are true of the target.
    fn check_end(&self, run_id: &str, ended: Result<RunState, RunError>, settled_before: &BTreeSet<String>) {
        let state = ended.unwrap();
        assert_eq!(self.store.run(run_id).unwrap().state, state);
        let records = self.target.state().records.clone();
        let rows = self.store.run_rows(run_id).unwrap().into_iter();
        for StoredRunRow { change, result, .. } in rows.filter(|row| !settled_before.contains(&row.change.key)) {
            let holds_row = records.values().any(|record| record.key == change.key && holds(record, &change));
            let label = format!("{run_id} {state:?}: {} {result:?}", change.key);
            match result.outcome {
                Outcome::Confirmed => assert!(holds_row, "{label}, and the target lacks it"),
                Outcome::Failed => assert!(!holds_row, "{label}, and the target holds it"),
                Outcome::Skipped => {
                    let sent = self.store.ledger_of(run_id, &change.key).unwrap();
                    assert!(sent.iter().all(|entry| entry.state == StepState::Failed), "{label}: {sent:?}");
                }
                Outcome::Waiting => assert_eq!(state, RunState::Interrupted, "{label}"),
                Outcome::Sent => assert_ne!(state, RunState::Done, "{label}"),
                // A run may be done while a record may still appear: then its request is open in the ledger.
                Outcome::Unknown => {
                    let requests = self.store.ledger_of(run_id, &change.key).unwrap();
                    let is_open = requests.iter().any(|entry| matches!(entry.state, StepState::Intended | StepState::Unknown));
                    assert!(is_open || state != RunState::Done, "{label}: {requests:?}");
                }
            }
        }
    }

    /// Checks that no person is in the target twice, and that the log has no error.
    pub fn check(&self) {
        let state = self.target.state();
        let mut keys: Vec<&str> = state.records.values().map(|record| record.key.as_str()).collect();
        keys.sort_unstable();
        let people = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), people, "somebody is there twice: {:#?}", state.effects);
        let errors = self.log.take();
        assert!(errors.is_empty(), "{errors:?}");
    }

    /// Checks that without further faults every run reaches its end, and that one more export leaves nothing to do.
    pub fn finish(&mut self) {
        let good = Script::default();
        self.wait();
        for _ in 0..=self.runs {
            self.continue_run(Mode::Send, &good);
        }
        let open = self.store.open_runs(INTEGRATION).unwrap();
        assert!(open.is_empty(), "runs that cannot be carried on to their end: {open:?}");
        let everybody: BTreeSet<usize> = (0..PEOPLE).collect();
        self.start(&everybody, &good);
        self.check();
        let state = self.target.state();
        for person in 0..PEOPLE {
            let record = state.records.values().find(|record| record.key == key(person));
            assert_eq!(row(person, self.source[person], record), None, "{record:?}");
        }
    }
}

/// Whether a record holds every field of a row as it was reviewed.
fn holds(record: &Record, change: &Change) -> bool {
    change.fields.iter().all(|field| record.fields.get(&field.field) == field.new.as_ref())
}

/// The row of a person, unless both sides are equal.
fn row(person: usize, version: u32, record: Option<&Record>) -> Option<Change> {
    let field = |field: Field| {
        let (old, new) = (record.and_then(|record| record.fields.get(&field).cloned()), Some(value(field, person, version)));
        (old != new).then_some(FieldChange { field, old, new })
    };
    let fields: Vec<FieldChange> = FIELDS.into_iter().filter_map(field).collect();
    let kind = if record.is_some() { ChangeKind::Update } else { ChangeKind::Create };
    (!fields.is_empty()).then(|| person_row(&person.to_string(), kind, fields))
}
