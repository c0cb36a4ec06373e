//! The content of a run's summary mail: the figures, and single people only if the owner wants them.

use domain::field::{Field, Value};
use domain::plan::Change;
use domain::run::ExportKind;
use mail::{BenefitLine, Counts, Line, Period, PersonLine, Proof as MailProof, Sum, Summary};
use store::StoredRun;

use super::mails::local;
use crate::app::App;
use crate::dto::{Proof, ProofLine, ProofPerson};
use crate::error::AppError;

pub(super) fn mail_summary(app: &App, run: &StoredRun, people: bool) -> Result<Summary, AppError> {
    let rows = app.rows_of(run)?;
    let (run_summary, left) = (app.summary(run)?, app.left_behind(run)?);
    let plan = app.store.plan(&run.plan_id)?;
    let period = match (&plan.plan.benefits, &plan.plan.leave) {
        (Some(benefits), _) => Some(Period::Month(benefits.month)),
        (None, Some(leave)) => Some(Period::Days { first: leave.period.from, last: leave.period.to }),
        (None, None) => None,
    };
    let proof = if run.export == ExportKind::Benefits { Some(mail_proof(&app.run_proof(&run.id)?)) } else { None };
    let lines = rows.iter().map(|row| PersonLine {
        name: row.change.name.clone(),
        what: benefit_names(&row.change),
        amount: amount(&row.change),
        outcome: row.result.outcome,
        reason: row.result.reason,
        not_proven: row.not_proven,
    });
    Ok(Summary {
        integration: app.store.integration(&run.integration_id)?.label,
        kind: run.export,
        period,
        started: local(run.started_at),
        ended: run.ended_at.map(local),
        end: run_summary.end,
        waits_for_switch: run_summary.stopped_by.is_some_and(|error| error.code.is_switch()),
        counts: Counts::of(rows.iter().map(|row| row.result.outcome)),
        seen_by_owner: usize::try_from(run_summary.seen_by_owner).unwrap_or(usize::MAX),
        not_readable: usize::try_from(run_summary.not_readable).unwrap_or(usize::MAX),
        not_proven: usize::try_from(run_summary.not_proven).unwrap_or(usize::MAX),
        blocked: left.blocked,
        undecided: left.undecided,
        waiting: left.waiting,
        held: left.held,
        not_chosen: left.not_chosen,
        notices: left.notices,
        proof,
        people: people.then(|| lines.collect()),
    })
}

fn benefit_names(change: &Change) -> Option<String> {
    let benefit = change.benefit.as_ref()?;
    let mut names: Vec<&str> = benefit.parts.iter().map(|part| part.name.as_str()).collect();
    names.dedup();
    Some(names.join(", ")).filter(|names| !names.is_empty())
}

fn amount(change: &Change) -> Option<domain::money::Money> {
    match &change.field(Field::PayAmount)?.new {
        Some(Value::Money(money)) => Some(money.clone()),
        _ => None,
    }
}

fn mail_proof(proof: &Proof) -> MailProof {
    let people: Vec<&ProofPerson> = proof.benefits.iter().flat_map(|benefit| &benefit.people).collect();
    MailProof {
        currency: proof.currency.clone(),
        holds: proof.holds,
        total: line(&proof.total, &people),
        benefits: proof
            .benefits
            .iter()
            .map(|benefit| BenefitLine {
                name: benefit.name.clone(),
                line: line(&benefit.line, &benefit.people.iter().collect::<Vec<_>>()),
            })
            .collect(),
    }
}

fn line(line: &ProofLine, people: &[&ProofPerson]) -> Line {
    let sum = |figure: fn(&ProofLine) -> &domain::money::Money| {
        let with: std::collections::BTreeSet<&str> =
            people.iter().filter(|person| !figure(&person.line).amount.is_zero()).map(|person| person.name.as_str()).collect();
        Sum { amount: figure(line).amount, people: with.len() }
    };
    Line {
        listed: sum(|line| &line.listed),
        there: sum(|line| &line.there),
        left_out: sum(|line| &line.left_out),
        approved: sum(|line| &line.approved),
        sent: sum(|line| &line.sent),
        read_back: sum(|line| &line.read_back),
    }
}
