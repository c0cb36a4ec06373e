//! Links: the owner says who is who.

use payroll::person::PersonId;

use crate::app::App;
use crate::error::AppError;

impl App {
    /// Keeps the owner's word that a person of the source is that person of the target. Nothing is written outward.
    ///
    /// # Errors
    /// When the person of the target is confirmed to be somebody else, or the data file fails.
    pub fn link_confirm(&self, integration_id: &str, source_id: &str, target_id: &str) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        let (source, target) = (PersonId(source_id.to_owned()), PersonId(target_id.to_owned()));
        self.store.confirm_link(&row.id, &source, &target, self.clock.now())?;
        self.store.forget_unsent_plans(&row.id, "")?;
        log::info!("a link was confirmed");
        Ok(())
    }
}
