//! What the target holds and could not be read: it looks empty and is not.

use std::collections::BTreeSet;

use super::direction::Direction;
use super::settings::head;
use crate::field::Field;
use crate::finding::{Finding, FindingCode, Severity};
use crate::person::Person;

/// The groups of fields, each by its first, of which the target's values are not known, and what the owner is told of them.
pub(super) fn unread(target: Option<&Person>, direction: Direction) -> (BTreeSet<Field>, Vec<Finding>) {
    let (mut groups, mut findings) = (BTreeSet::new(), Vec::new());
    let errors = target.into_iter().flat_map(|target| &target.findings).filter(|finding| finding.severity == Severity::Error);
    for finding in errors {
        let field = match finding.code {
            FindingCode::UnknownValue => finding.field,
            FindingCode::SalaryAmbiguous => Some(Field::MonthlySalary),
            _ => None,
        };
        let Some(field) = field else { continue };
        if direction == Direction::Import && is_employment(field) {
            // A present employment that cannot be read whole is still there: nobody gets another one beside it.
            groups.extend([Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]);
        }
        groups.insert(head(field));
        findings.push(Finding { severity: Severity::Warning, ..finding.clone() });
    }
    (groups, findings)
}

/// Whether a field is one of the employment itself.
pub(super) fn is_employment(field: Field) -> bool {
    matches!(field, Field::EmploymentType | Field::EmploymentStart | Field::EmploymentEnd)
}
