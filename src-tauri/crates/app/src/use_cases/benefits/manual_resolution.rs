//! The owner's word about a compensation that no read shows: only a look into Personio itself can tell.

use domain::run::{ExportKind, Outcome, Reason, StepState};
use store::RowOutcome;

use crate::app::App;
use crate::dto::RunView;
use crate::error::{AppError, ErrorCode};

impl App {
    /// Keeps what the owner saw in Personio of a row that nobody could settle by reading. Said to be there, it is never sent
    /// again; said not to be there, the next plan may send it.
    ///
    /// # Errors
    /// When the run is under way or is none of benefits, or when the row is settled.
    pub fn run_resolve_manually(&self, run_id: &str, key: &str, there: bool) -> Result<RunView, AppError> {
        let run = self.store.run(run_id)?;
        if self.active_runs.is(run_id) {
            return Err(AppError::new(ErrorCode::RunActive, "the run is under way").with_hint(run_id));
        }
        let rows = self.rows_of(&run)?;
        let open = rows.iter().any(|row| row.change.key == key && matches!(row.verdict.outcome, Outcome::Unknown | Outcome::Sent));
        if run.export != ExportKind::Benefits || !open {
            return Err(AppError::new(ErrorCode::Gone, "nothing is open about the row"));
        }
        let (state, verdict) = if there {
            (StepState::Confirmed, RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner))
        } else {
            (StepState::Failed, RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner))
        };
        for entry in self.store.ledger_of(run_id, key)? {
            if entry.state != StepState::Failed {
                self.store.set_step(entry.seq, state, None, self.clock.now())?;
            }
        }
        self.store.set_row_outcome(run_id, key, &verdict)?;
        self.list_changed(&self.store.integration(&run.integration_id)?)?;
        log::info!("the owner settled a row of run {run_id}");
        self.run(run_id)
    }
}
