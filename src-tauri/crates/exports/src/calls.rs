//! The service calls that a row takes. How well each is proven comes from the call tables of the connectors, and from nowhere else.

use connectors::alexis::map::{Record, record_of};
use connectors::{CallProof, Proof, alexis, kleer, personio};
use domain::finding::FindingCode;
use domain::plan::employees::is_agreement;
use domain::plan::{BenefitState, Change, ChangeKind};
use domain::run::{ExportKind, Step};

/// `payroll_events`: days are written as payroll events.
pub fn call_of(step: Step, payroll_events: bool) -> CallProof {
    let proof_of = |name, proof| CallProof { name, proof };
    let kleer = |call: kleer::calls::Call| proof_of(call.name, call.proof);
    let alexis = |call: alexis::calls::Call| proof_of(call.name, call.proof);
    let personio = |call: personio::calls::Call| proof_of(call.name, call.proof);
    match step {
        Step::CreateUser => kleer(kleer::calls::CREATE_USER),
        Step::UpdateUser => kleer(kleer::calls::UPDATE_USER),
        Step::CreateAgreement => kleer(kleer::calls::CREATE_AGREEMENT),
        Step::UpdateAgreement => kleer(kleer::calls::UPDATE_AGREEMENT),
        Step::CreateEvent if payroll_events => kleer(kleer::calls::CREATE_PAYROLL_EVENT),
        Step::CreateEvent => kleer(kleer::calls::CREATE_EVENT),
        Step::UpdateEvent => kleer(kleer::calls::UPDATE_EVENT),
        Step::RemoveEvent => kleer(kleer::calls::DELETE_EVENT),
        Step::CreateEmployee => alexis(alexis::calls::CREATE_EMPLOYEE),
        Step::UpdateEmployee => alexis(alexis::calls::UPDATE_EMPLOYEE),
        Step::CreateEmployment => alexis(alexis::calls::CREATE_EMPLOYMENT),
        Step::UpdateEmployment => alexis(alexis::calls::UPDATE_EMPLOYMENT),
        Step::CreateCompensation => alexis(alexis::calls::CREATE_COMPENSATION),
        Step::UpdateCompensation => alexis(alexis::calls::UPDATE_COMPENSATION),
        Step::CreatePayType => personio(personio::calls::CREATE_TYPE),
        Step::CreatePay => personio(personio::calls::CREATE_COMPENSATION),
    }
}

/// Whether the call of a step has never been proven to work.
pub fn is_unproven(step: Step, payroll_events: bool) -> bool {
    call_of(step, payroll_events).proof == Proof::Unproven
}

/// The names of the unproven calls that sending these rows would take, each once.
pub fn unproven<'a>(changes: impl IntoIterator<Item = &'a Change>, export: ExportKind, payroll_events: bool) -> Vec<&'static str> {
    let mut steps: Vec<Step> = changes.into_iter().filter(|change| change.is_sendable()).flat_map(|change| steps(change, export)).collect();
    steps.sort();
    steps.dedup();
    steps.into_iter().map(|step| call_of(step, payroll_events)).filter(|call| call.proof == Proof::Unproven).map(|call| call.name).collect()
}

/// The steps that a row can take. An employment or a salary in Alexis HR may need a new record or a change of one. That is decided
/// when the run reaches the row, so both steps are named.
fn steps(change: &Change, export: ExportKind) -> Vec<Step> {
    let is_new = change.kind == ChangeKind::Create;
    let has = |matches: &dyn Fn(domain::field::Field) -> bool| change.fields.iter().any(|change| matches(change.field));
    let mut steps = Vec::new();
    let mut add_if = |step, is_needed: bool| steps.extend(is_needed.then_some(step));
    match export {
        ExportKind::Employees => {
            let creates_agreement = is_new || change.findings.iter().any(|finding| finding.code == FindingCode::AgreementCreated);
            add_if(Step::CreateUser, is_new);
            add_if(Step::UpdateUser, !is_new && has(&|field| !is_agreement(field)));
            add_if(Step::CreateAgreement, creates_agreement && has(&is_agreement));
            add_if(Step::UpdateAgreement, !creates_agreement && has(&is_agreement));
        }
        ExportKind::EmployeeImport => {
            let has_field_of = |record| has(&|field| record_of(field) == record);
            add_if(Step::CreateEmployee, is_new);
            add_if(Step::UpdateEmployee, !is_new && has_field_of(Record::Employee));
            add_if(Step::CreateEmployment, has_field_of(Record::Employment));
            add_if(Step::UpdateEmployment, !is_new && has_field_of(Record::Employment));
            add_if(Step::CreateCompensation, has_field_of(Record::Compensation));
            add_if(Step::UpdateCompensation, !is_new && has_field_of(Record::Compensation));
        }
        ExportKind::Leave => {
            add_if(Step::CreateEvent, is_new);
            add_if(Step::UpdateEvent, change.kind == ChangeKind::Update);
            add_if(Step::RemoveEvent, change.kind == ChangeKind::Remove);
        }
        ExportKind::Benefits => {
            let makes_type = change.benefit.as_ref().is_some_and(|benefit| benefit.state == BenefitState::TypeToMake);
            add_if(Step::CreatePayType, makes_type);
            add_if(Step::CreatePay, !makes_type);
        }
    }
    steps
}
