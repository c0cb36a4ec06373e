//! The catalogue of benefits, and the rule of each.

use domain::benefits::{Benefit, BenefitRule, CompensationType, TypeChoice, split};
use domain::plan::benefits::comparable_name;
use rust_decimal::Decimal;

use crate::app::{App, new_id};
use crate::dto::BenefitDraft;
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// The longest name of a benefit or compensation type, in characters.
const MAX_NAME_LENGTH: usize = 100;

impl App {
    /// Saves a benefit and returns its id. Fails if the name or the wage-type id is empty, too long or taken.
    pub fn benefit_save(&self, integration_id: &str, draft: &BenefitDraft) -> Result<String, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let wrong = |field: &str, why: &str| AppError::new(ErrorCode::InvalidInput, why).with_hint(field);
        let name = draft.name.trim();
        if comparable_name(name).is_empty() || name.chars().count() > MAX_NAME_LENGTH {
            return Err(wrong("name", "a name of 1 to 100 characters is needed"));
        }
        let wage_type = draft.wage_type.as_deref().map(str::trim).filter(|text| !text.is_empty());
        if wage_type.is_some_and(|text| text.chars().count() > MAX_NAME_LENGTH) {
            return Err(wrong("wage_type", "too long"));
        }
        let catalogue = self.store.benefits(&integration.id)?;
        if draft.id.as_ref().is_some_and(|id| !catalogue.iter().any(|benefit| benefit.id == *id)) {
            return Err(AppError::new(ErrorCode::Gone, "no such benefit"));
        }
        let mut others = catalogue.iter().filter(|benefit| draft.id.as_ref() != Some(&benefit.id));
        if others.clone().any(|benefit| comparable_name(&benefit.name) == comparable_name(name)) {
            return Err(wrong("name", "taken"));
        }
        if wage_type.is_some() && others.any(|benefit| benefit.wage_type.as_deref() == wage_type) {
            return Err(wrong("wage_type", "taken"));
        }
        let id = draft.id.clone().unwrap_or_else(new_id);
        let benefit = Benefit { id: id.clone(), name: name.to_owned(), wage_type: wage_type.map(str::to_owned), kind: draft.kind };
        self.store.put_benefit(&integration.id, &benefit)?;
        self.list_changed(&integration)?;
        Ok(id)
    }

    /// Removes a benefit. Fails if it has amounts.
    pub fn benefit_remove(&self, integration_id: &str, benefit: &str) -> Result<(), AppError> {
        let integration = self.benefit_integration(integration_id)?;
        if !self.store.remove_benefit(&integration.id, benefit)? {
            return Err(AppError::new(ErrorCode::InvalidInput, "the benefit has amounts").with_hint("used"));
        }
        self.benefit_rule(integration_id, benefit, None)
    }

    /// Sets the rule of a benefit; `None` deletes it. Plans that were made before become outdated.
    pub fn benefit_rule(&self, integration_id: &str, benefit: &str, rule: Option<BenefitRule>) -> Result<(), AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let mut settings = settings::of(&integration)?;
        match rule {
            Some(rule) => {
                check(&rule)?;
                settings.benefits.rules.insert(benefit.to_owned(), rule);
            }
            None => {
                settings.benefits.rules.remove(benefit);
            }
        }
        self.integration_update(integration_id, &integration.label, &settings)
    }

    /// Reads the compensation types of Personio.
    pub async fn compensation_types(&self, integration_id: &str) -> Result<Vec<CompensationType>, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let client = self.personio(&self.store.connection_of(&integration.target_id)?).await?;
        let mut types = client.types().await?;
        types.sort_by(|one, other| (one.name.to_lowercase(), &one.id).cmp(&(other.name.to_lowercase(), &other.id)));
        Ok(types)
    }
}

/// Refuses a rule that could never be applied.
fn check(rule: &BenefitRule) -> Result<(), AppError> {
    let wrong = |field: &str| Err(AppError::new(ErrorCode::InvalidInput, "the rule cannot be carried out").with_hint(field));
    let BenefitRule::Send { parts } = rule else { return Ok(()) };
    if parts.len() > 10 || split(Decimal::ONE, parts).is_err() {
        return wrong("parts");
    }
    for part in parts {
        let (TypeChoice::Existing { name, .. } | TypeChoice::New { name }) = &part.into;
        if name.trim().is_empty() || name.chars().count() > MAX_NAME_LENGTH {
            return wrong("name");
        }
    }
    Ok(())
}
