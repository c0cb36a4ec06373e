//! The proof of a run: the amounts listed, approved, sent and read back, by benefit and person.

use domain::proof::{ProofFigures, prove};
use store::ended_rows;

use crate::app::App;
use crate::dto::Proof;
use crate::error::{AppError, ErrorCode};

impl App {
    /// Fails if the run is not one of benefits.
    pub fn run_proof(&self, run_id: &str) -> Result<Proof, AppError> {
        let run = self.store.run(run_id)?;
        let plan = self.store.plan(&run.plan_id)?.plan;
        let Some(overview) = plan.benefits else {
            return Err(AppError::new(ErrorCode::InvalidInput, "no run of benefits").with_hint("run_id"));
        };
        let ended = ended_rows(&self.rows_of(&run)?, self.store.ledger(run_id)?);
        let ProofFigures { total, benefits, differs } = prove(&plan.changes, overview.month, &overview.currency, &ended);
        Ok(Proof {
            run: self.summary(&run)?,
            month: overview.month,
            currency: overview.currency,
            holds: total.holds,
            total,
            benefits,
            differs,
            difference: overview.difference,
        })
    }
}
