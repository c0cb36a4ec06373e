//! The settings of an integration, between their three forms: stored, shown, and as the export takes them.

use connectors::kleer::{Calls, CreateAgreement, Form, Gaps, IdOnCreate, SalaryUnit, StreetLine};
use domain::plan::employees::EmployeeSettings;
use store::{StoredConnection, StoredIntegration};

use crate::dto::{IntegrationSettings, KleerCalls, SalaryUnitName};
use crate::error::{AppError, ErrorCode};

/// The settings of a stored integration.
pub(crate) fn of(row: &StoredIntegration) -> Result<IntegrationSettings, AppError> {
    serde_json::from_str(&row.settings).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored settings cannot be read"))
}

/// Settings as they are stored.
pub(crate) fn stored(settings: &IntegrationSettings) -> Result<String, AppError> {
    serde_json::to_string(settings).map_err(|_| AppError::new(ErrorCode::Internal, "the settings cannot be stored"))
}

/// Settings as the employee export takes them.
pub(crate) fn employees(settings: &IntegrationSettings) -> EmployeeSettings {
    EmployeeSettings {
        email: settings.email,
        deactivate_leavers: settings.deactivate_leavers,
        lead: settings.lead.clone(),
        scope: settings.scope.clone(),
        employee_number: settings.employee_number,
        hourly_type: settings.hourly_type.clone(),
        permanent_type: settings.permanent_type.clone(),
    }
}

/// The chosen forms of Kleer's unproven calls.
pub(crate) fn calls(calls: KleerCalls) -> Calls {
    Calls {
        create_user_id: if calls.omit_new_id { IdOnCreate::Omit } else { IdOnCreate::Zero },
        create_agreement: if calls.create_agreement_by_post { CreateAgreement::Post } else { CreateAgreement::Put },
        no_empty_comment: calls.no_empty_comment,
    }
}

/// The settings as if no switch of an unproven call were turned: what a plan depends on.
pub(crate) fn without_switches(mut settings: IntegrationSettings) -> IntegrationSettings {
    (settings.kleer_calls.omit_new_id, settings.kleer_calls.create_agreement_by_post) = (false, false);
    settings.kleer_calls.no_empty_comment = false;
    settings.leave.payroll_events = false;
    settings
}

/// The confirmed unit of a connection's salaries.
pub(crate) fn salary_unit(row: &StoredConnection) -> Option<SalaryUnitName> {
    match row.salary_unit.as_deref() {
        Some("ore") => Some(SalaryUnitName::Ore),
        Some("kronor") => Some(SalaryUnitName::Kronor),
        _ => None,
    }
}

/// The unit's stored word.
pub(crate) fn unit_word(unit: SalaryUnitName) -> &'static str {
    match unit {
        SalaryUnitName::Ore => "ore",
        SalaryUnitName::Kronor => "kronor",
    }
}

/// The form of a Kleer company's agreements, as the owner said it.
pub(crate) fn form(row: &StoredConnection, calls: KleerCalls) -> Form {
    let street = if calls.street_in_address1 { StreetLine::Address1 } else { StreetLine::Address2 };
    let gaps = if calls.agreements_have_gaps { Gaps::NotTold } else { Gaps::Empty };
    Form { unit: salary_unit(row).map(connector_unit), street, gaps }
}

/// The unit as the connector takes it.
pub(crate) fn connector_unit(unit: SalaryUnitName) -> SalaryUnit {
    match unit {
        SalaryUnitName::Ore => SalaryUnit::Ore,
        SalaryUnitName::Kronor => SalaryUnit::Kronor,
    }
}
