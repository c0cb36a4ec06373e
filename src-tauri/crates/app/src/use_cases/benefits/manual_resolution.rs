//! The owner's statement about a compensation that no read shows: the owner looked it up in Personio.

use domain::run::{ExportKind, Outcome, Reason, StepState};
use store::RowOutcome;

use crate::app::App;
use crate::dto::RunView;
use crate::error::{AppError, ErrorCode};

impl App {
    /// Settles a row that no read could settle, by what the owner saw in Personio. If the compensation is there, it is never sent again. If
    /// not, the next plan may send it. Fails while the run is active, and if the row is settled or no benefit row.
    pub fn run_resolve_manually(&self, run_id: &str, key: &str, there: bool) -> Result<RunView, AppError> {
        let run = self.store.run(run_id)?;
        if self.active_runs.contains(run_id) {
            return Err(AppError::new(ErrorCode::RunActive, "the run is under way").with_hint(run_id));
        }
        let rows = self.rows_of(&run)?;
        let is_open = rows.iter().any(|row| row.change.key == key && matches!(row.result.outcome, Outcome::Unknown | Outcome::Sent));
        if run.export != ExportKind::Benefits || !is_open {
            return Err(AppError::new(ErrorCode::Gone, "nothing is open about the row"));
        }
        let (state, result) = if there {
            (StepState::Confirmed, RowOutcome::because(Outcome::Confirmed, Reason::SeenByOwner))
        } else {
            (StepState::Failed, RowOutcome::because(Outcome::Failed, Reason::NotSeenByOwner))
        };
        for entry in self.store.ledger_of(run_id, key)? {
            if entry.state != StepState::Failed {
                self.store.set_step(entry.seq, state, None, self.clock.now())?;
            }
        }
        self.store.set_row_outcome(run_id, key, &result)?;
        self.list_changed(&self.store.integration(&run.integration_id)?)?;
        log::info!("the owner settled a row of run {run_id}");
        self.run(run_id)
    }
}
