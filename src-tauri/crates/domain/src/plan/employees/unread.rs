//! Fields that could not be read. They look empty and are not.

use std::collections::BTreeSet;

use super::direction::Direction;
use super::settings::field_group;
use crate::field::Field;
use crate::finding::{Finding, FindingCode, Severity};
use crate::person::Person;

/// The field groups whose values in the target are unknown, and the findings about them for the owner.
pub(super) fn unread_groups(target: Option<&Person>, direction: Direction) -> (BTreeSet<Field>, Vec<Finding>) {
    let (mut groups, mut findings) = (BTreeSet::new(), Vec::new());
    for finding in target.into_iter().flat_map(|target| &target.findings) {
        let field = match finding.code {
            FindingCode::StreetElsewhere | FindingCode::AgreementNotTold => finding.field,
            FindingCode::AgreementGap => {
                findings.push(finding.clone());
                None
            }
            _ if finding.severity != Severity::Error => None,
            FindingCode::UnknownValue | FindingCode::MomentUnclear => finding.field,
            FindingCode::SalaryAmbiguous => Some(Field::MonthlySalary),
            _ => None,
        };
        let Some(field) = field else { continue };
        if direction == Direction::Import && is_employment(field) {
            // The person has an employment even if the app cannot read all of it. The app must not create a second one.
            groups.extend([Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]);
        }
        groups.insert(field_group(field));
        findings.push(Finding { severity: Severity::Warning, ..finding.clone() });
    }
    (groups, findings)
}

/// The fields that the target does not show although it has them.
pub(super) fn hidden_fields(targets: &[Person]) -> BTreeSet<Field> {
    let findings = targets.iter().flat_map(|target| &target.findings);
    findings.filter(|finding| finding.code == FindingCode::AgreementNotTold).filter_map(|finding| finding.field).collect()
}

/// The field groups whose values in the source are ambiguous.
pub(super) fn unclear_groups(source: &Person) -> BTreeSet<Field> {
    let errors = source.findings.iter().filter(|finding| is_unclear(finding));
    errors.filter_map(|finding| finding.field.map(field_group)).collect()
}

/// Whether a finding says that a day is ambiguous. The other fields can still be sent when the person has an agreement in the target.
pub(super) fn is_unclear(finding: &Finding) -> bool {
    finding.code == FindingCode::MomentUnclear && finding.severity == Severity::Error
}

/// Whether a field belongs to the employment.
pub(super) fn is_employment(field: Field) -> bool {
    matches!(field, Field::EmploymentType | Field::EmploymentStart | Field::EmploymentEnd)
}
