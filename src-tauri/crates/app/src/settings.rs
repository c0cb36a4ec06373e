//! Converts the settings of an integration between three forms: stored, shown, and as the exports take them.

use connectors::kleer::{Calls, CreateAgreement, Form, Gaps, IdOnCreate, SalaryUnit, StreetLine};
use domain::plan::employees::EmployeeSettings;
use store::{StoredConnection, StoredIntegration};

use crate::dto::{IntegrationSettings, KleerCalls, SalaryUnitName};
use crate::error::{AppError, ErrorCode};

pub(crate) fn of(row: &StoredIntegration) -> Result<IntegrationSettings, AppError> {
    serde_json::from_str(&row.settings).map_err(|_| AppError::new(ErrorCode::StorageFailed, "the stored settings cannot be read"))
}

pub(crate) fn stored(settings: &IntegrationSettings) -> Result<String, AppError> {
    serde_json::to_string(settings).map_err(|_| AppError::new(ErrorCode::Internal, "the settings cannot be stored"))
}

/// The settings that the employee exports take.
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

/// The switches of Kleer's unproven calls, as the connector takes them.
pub(crate) fn calls(calls: KleerCalls) -> Calls {
    Calls {
        create_user_id: if calls.omit_new_id { IdOnCreate::Omit } else { IdOnCreate::Zero },
        create_agreement: if calls.create_agreement_by_post { CreateAgreement::Post } else { CreateAgreement::Put },
        no_empty_comment: calls.no_empty_comment,
    }
}

/// The settings with every switch of an unproven call at its default. A plan depends only on these.
pub(crate) fn without_switches(mut settings: IntegrationSettings) -> IntegrationSettings {
    (settings.kleer_calls.omit_new_id, settings.kleer_calls.create_agreement_by_post) = (false, false);
    settings.kleer_calls.no_empty_comment = false;
    settings.leave.payroll_events = false;
    settings
}

/// The confirmed salary unit of a connection.
pub(crate) fn salary_unit(row: &StoredConnection) -> Option<SalaryUnitName> {
    match row.salary_unit.as_deref() {
        Some("ore") => Some(SalaryUnitName::Ore),
        Some("kronor") => Some(SalaryUnitName::Kronor),
        _ => None,
    }
}

/// The unit's name in the data file.
pub(crate) fn unit_name(unit: SalaryUnitName) -> &'static str {
    match unit {
        SalaryUnitName::Ore => "ore",
        SalaryUnitName::Kronor => "kronor",
    }
}

/// The form of a Kleer company's agreements, as the owner stated it.
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
