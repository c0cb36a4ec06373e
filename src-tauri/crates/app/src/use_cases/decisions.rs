//! The owner's decisions in a plan under review. They write nothing to a service.

use domain::field::Field;
use domain::person::PersonId;
use domain::plan::Change;
use domain::plan::employees::{Direction, decide, field_group, split_name};
use store::StoredPlan;

use super::export::direction;
use crate::app::App;
use crate::dto::PlanView;
use crate::error::{AppError, ErrorCode};

impl App {
    /// Chooses one of the proposed name splits of a row, and remembers it.
    pub fn plan_split_name(&self, plan_id: &str, key: &str, index: u32) -> Result<PlanView, AppError> {
        let mut row = self.store.plan(plan_id)?;
        let change = change_of(&mut row, key)?;
        let name = change.name.clone();
        let taken = usize::try_from(index).ok().and_then(|index| split_name(change, index)).ok_or_else(gone)?;
        self.store.update_plan(&row.id, &row.plan)?;
        self.store.put_name_split(&row.integration_id, &name, &taken)?;
        self.plan_view(row)
    }

    /// Decides the conflict of a field that changed on both sides. The decision is remembered while both values stay the same.
    pub fn plan_decide(&self, plan_id: &str, key: &str, field: Field, take_source: bool) -> Result<PlanView, AppError> {
        let mut row = self.store.plan(plan_id)?;
        let (way, today) = (direction(row.export), row.today);
        let change = change_of(&mut row, key)?;
        let decision = decide(change, field, take_source, way, today).ok_or_else(gone)?;
        let alexis = alexis_id(change, way).ok_or_else(gone)?.clone();
        // The plan first: if it was sent already, this fails, and the decision must not be remembered.
        self.store.update_plan(&row.id, &row.plan)?;
        self.store.put_decision(&row.integration_id, &alexis, field_group(field), &decision)?;
        log::info!("a conflict was decided");
        self.plan_view(row)
    }
}

/// The id in Alexis HR of a row's person.
pub(super) fn alexis_id(change: &Change, way: Direction) -> Option<&PersonId> {
    match way {
        Direction::Export => change.source_id.as_ref(),
        Direction::Import => change.target_id.as_ref(),
    }
}

fn change_of<'a>(row: &'a mut StoredPlan, key: &str) -> Result<&'a mut Change, AppError> {
    row.plan.changes.iter_mut().find(|change| change.key == key).ok_or_else(gone)
}

fn gone() -> AppError {
    AppError::new(ErrorCode::Gone, "the plan has nothing of that kind to decide")
}
