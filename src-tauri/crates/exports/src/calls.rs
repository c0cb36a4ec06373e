//! The calls that a change takes, by the tables of the services: what is told of how well they are proven comes from there alone.

use connectors::alexis::map::{Record, record_of};
use connectors::{CallProof, Proof, alexis, kleer, personio};
use domain::finding::FindingCode;
use domain::plan::employees::is_agreement;
use domain::plan::{BenefitState, Change, ChangeKind};
use domain::run::{ExportKind, Step};

/// The call of a step. `payroll_events`: days are written as payroll events.
pub fn call_of(step: Step, payroll_events: bool) -> CallProof {
    let of = |name, proof| CallProof { name, proof };
    let kleer = |call: kleer::calls::Call| of(call.name, call.proof);
    let alexis = |call: alexis::calls::Call| of(call.name, call.proof);
    let personio = |call: personio::calls::Call| of(call.name, call.proof);
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

/// Whether nobody has been seen to make the call of a step.
pub fn is_unproven(step: Step, payroll_events: bool) -> bool {
    call_of(step, payroll_events).proof == Proof::Unproven
}

/// The calls that changes would take and that nobody has been seen to make, each once, by their names.
pub fn unproven<'a>(changes: impl IntoIterator<Item = &'a Change>, export: ExportKind, payroll_events: bool) -> Vec<&'static str> {
    let mut steps: Vec<Step> = changes.into_iter().filter(|change| change.is_sendable()).flat_map(|change| steps(change, export)).collect();
    steps.sort();
    steps.dedup();
    steps.into_iter().map(|step| call_of(step, payroll_events)).filter(|call| call.proof == Proof::Unproven).map(|call| call.name).collect()
}

/// The steps that a change can take. What is written of somebody's employment or salary in Alexis HR may be a new record or a
/// change of one, as it is held when the run comes to it: both are named.
fn steps(change: &Change, export: ExportKind) -> Vec<Step> {
    let is_new = change.kind == ChangeKind::Create;
    let has = |of: &dyn Fn(domain::field::Field) -> bool| change.fields.iter().any(|change| of(change.field));
    let mut steps = Vec::new();
    let mut take = |step, is_taken: bool| steps.extend(is_taken.then_some(step));
    match export {
        ExportKind::Employees => {
            let creates_agreement = is_new || change.findings.iter().any(|finding| finding.code == FindingCode::AgreementCreated);
            take(Step::CreateUser, is_new);
            take(Step::UpdateUser, !is_new && has(&|field| !is_agreement(field)));
            take(Step::CreateAgreement, creates_agreement && has(&is_agreement));
            take(Step::UpdateAgreement, !creates_agreement && has(&is_agreement));
        }
        ExportKind::EmployeeImport => {
            let of = |record| has(&|field| record_of(field) == record);
            take(Step::CreateEmployee, is_new);
            take(Step::UpdateEmployee, !is_new && of(Record::Employee));
            take(Step::CreateEmployment, of(Record::Employment));
            take(Step::UpdateEmployment, !is_new && of(Record::Employment));
            take(Step::CreateCompensation, of(Record::Compensation));
            take(Step::UpdateCompensation, !is_new && of(Record::Compensation));
        }
        ExportKind::Leave => {
            take(Step::CreateEvent, is_new);
            take(Step::UpdateEvent, change.kind == ChangeKind::Update);
            take(Step::RemoveEvent, change.kind == ChangeKind::Remove);
        }
        ExportKind::Benefits => {
            let makes_type = change.benefit.as_ref().is_some_and(|benefit| benefit.state == BenefitState::TypeToMake);
            take(Step::CreatePayType, makes_type);
            take(Step::CreatePay, !makes_type);
        }
    }
    steps
}
