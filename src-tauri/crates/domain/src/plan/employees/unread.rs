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
            // A present employment that cannot be read whole is still there: nobody gets another one beside it.
            groups.extend([Field::EmploymentType, Field::EmploymentStart, Field::EmploymentEnd]);
        }
        groups.insert(head(field));
        findings.push(Finding { severity: Severity::Warning, ..finding.clone() });
    }
    (groups, findings)
}

/// The fields that the target shows of nobody of whom it should.
pub(super) fn hidden(targets: &[Person]) -> BTreeSet<Field> {
    let findings = targets.iter().flat_map(|target| &target.findings);
    findings.filter(|finding| finding.code == FindingCode::AgreementNotTold).filter_map(|finding| finding.field).collect()
}

/// The groups of fields, each by its first, of which the source does not tell clearly what they should be.
pub(super) fn unclear(source: &Person) -> BTreeSet<Field> {
    let errors = source.findings.iter().filter(|finding| is_unclear(finding));
    errors.filter_map(|finding| finding.field.map(head)).collect()
}

/// Whether a finding says that a day could be another one as well. Of a person whom the target has whole, the rest can be sent.
pub(super) fn is_unclear(finding: &Finding) -> bool {
    finding.code == FindingCode::MomentUnclear && finding.severity == Severity::Error
}

/// Whether a field is one of the employment itself.
pub(super) fn is_employment(field: Field) -> bool {
    matches!(field, Field::EmploymentType | Field::EmploymentStart | Field::EmploymentEnd)
}
