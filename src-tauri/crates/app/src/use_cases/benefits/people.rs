//! The people of the list.

use domain::benefits::ListPerson;

use crate::app::{App, new_id};
use crate::dto::ListPersonDraft;
use crate::error::{AppError, ErrorCode};

/// The longest number or name, in characters.
const MAX_LENGTH: usize = 200;

impl App {
    /// Saves a person of the list and returns the id. Fails without a number and an address, and if another person has one of them.
    pub fn benefit_person_save(&self, integration_id: &str, draft: &ListPersonDraft) -> Result<String, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let wrong = |field: &str| AppError::new(ErrorCode::InvalidInput, "empty, too long or taken").with_hint(field);
        let number = checked_text(draft.number.as_deref()).map_err(|()| wrong("number"))?;
        let name = checked_text(draft.name.as_deref()).map_err(|()| wrong("name"))?;
        let email = checked_text(draft.email.as_deref()).map_err(|()| wrong("email"))?;
        let email = email.map(|email| mail::address(&email).map(|email| email.to_lowercase())).transpose().map_err(|_| wrong("email"))?;
        if number.is_none() && email.is_none() {
            return Err(wrong("number"));
        }
        let id = draft.id.clone().unwrap_or_else(new_id);
        if !self.store.put_list_person(&integration.id, &ListPerson { id: id.clone(), number, email, name })? {
            return Err(wrong("taken"));
        }
        self.list_changed(&integration)?;
        Ok(id)
    }

    /// Removes a person of the list, with all amounts.
    pub fn benefit_person_remove(&self, integration_id: &str, person: &str) -> Result<(), AppError> {
        let integration = self.benefit_integration(integration_id)?;
        self.store.remove_list_person(&integration.id, person)?;
        self.list_changed(&integration)
    }
}

fn checked_text(text: Option<&str>) -> Result<Option<String>, ()> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    match text {
        Some(text) if text.chars().count() > MAX_LENGTH || text.chars().any(char::is_control) => Err(()),
        text => Ok(text.map(str::to_owned)),
    }
}
