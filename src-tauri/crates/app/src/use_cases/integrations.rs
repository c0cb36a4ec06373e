//! Integrations: save, change, remove.

use store::{StoredConnection, StoredIntegration};

use super::connections::checked_label;
use crate::app::{App, new_id};
use crate::clients::service;
use crate::dto::{IntegrationDraft, IntegrationSettings, IntegrationView, ServiceName};
use crate::error::{AppError, ErrorCode};
use crate::settings;

impl App {
    /// Saves an integration of Alexis HR and Kleer, and returns its id.
    pub fn integration_save(&self, draft: &IntegrationDraft) -> Result<String, AppError> {
        let label = checked_label(&draft.label)?;
        check(&draft.settings)?;
        self.connection_of_service(&draft.source_id, ServiceName::Alexis, "source_id")?;
        self.connection_of_service(&draft.target_id, ServiceName::Kleer, "target_id")?;
        let row = StoredIntegration {
            id: new_id(),
            label,
            source_id: draft.source_id.clone(),
            target_id: draft.target_id.clone(),
            settings: settings::stored(&draft.settings)?,
            sample: false,
            removed: false,
        };
        self.store.add_integration(&row, self.clock.now())?;
        Ok(row.id)
    }

    pub fn integration(&self, integration_id: &str) -> Result<IntegrationView, AppError> {
        let row = self.known_integration(integration_id)?;
        Ok(IntegrationView {
            card: self.card(&row)?,
            settings: settings::of(&row)?,
            salary_unit: settings::salary_unit(&self.store.connection_of(&row.target_id)?),
        })
    }

    /// Changes label and settings. Deletes plans that were made with the old settings.
    pub fn integration_update(&self, integration_id: &str, label: &str, settings: &IntegrationSettings) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        check(settings)?;
        self.store.update_integration(&row.id, &checked_label(label)?, &settings::stored(settings)?)?;
        self.store.forget_unsent_plans(&row.id, "")?;
        Ok(())
    }

    /// Hides an integration, and deletes the credentials of connections that no other integration uses. Its runs stay. Fails while a
    /// run is open.
    pub async fn integration_remove(&self, integration_id: &str) -> Result<(), AppError> {
        let _turn = self.check_then_create_lock().await;
        let row = self.known_integration(integration_id)?;
        self.refuse_while_open(&row)?;
        for id in [&row.source_id, &row.target_id] {
            let used = self.store.integrations()?.iter().any(|other| other.id != row.id && other.uses(id));
            if !used && !row.sample {
                self.forget_secret(id).await?;
            }
        }
        self.store.forget_unsent_plans(&row.id, "")?;
        self.store.forget_links(&row.id)?;
        self.store.forget_memory(&row.id)?;
        self.store.remove_integration(&row.id, self.clock.now())?;
        Ok(())
    }

    /// An integration that was not removed.
    pub(super) fn known_integration(&self, id: &str) -> Result<StoredIntegration, AppError> {
        let row = self.store.integration(id)?;
        if row.removed { Err(AppError::new(ErrorCode::Gone, "the integration was removed")) } else { Ok(row) }
    }

    fn connection_of_service(&self, connection_id: &str, wanted: ServiceName, field: &str) -> Result<StoredConnection, AppError> {
        let row = self.store.connection_of(connection_id)?;
        if service(&row)? == wanted && !row.sample {
            return Ok(row);
        }
        Err(AppError::new(ErrorCode::InvalidInput, "a connection of another service").with_hint(field))
    }
}

/// Checks addresses and the shrink limit. A limit outside its range would stop no export, or every one.
fn check(settings: &IntegrationSettings) -> Result<(), AppError> {
    let to = &settings.mail.to;
    if to.len() > 20 || to.iter().any(|address| mail::address(address).is_err()) {
        return Err(AppError::new(ErrorCode::InvalidInput, "an address of the summary is none").with_hint("mail_to"));
    }
    if (1..=100).contains(&settings.shrink_limit) {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::InvalidInput, "a limit of 1 to 100 per cent is needed").with_hint("shrink_limit"))
}
