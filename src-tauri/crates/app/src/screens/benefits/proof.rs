//! The proof of a run: what was listed, approved, sent and read back, to the cent, by benefit and person.

use std::collections::BTreeMap;

use payroll::money::{Currency, Money};
use payroll::plan::{BenefitState, Change};
use payroll::run::{Outcome, Reason, StepState};
use rust_decimal::Decimal;
use store::Verdict;

use crate::app::App;
use crate::error::{AppError, ErrorCode};
use crate::view::{Proof, ProofBenefit, ProofLine, ProofMark, ProofPerson};

/// Figures on their way to a line.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    listed: Decimal,
    there: Decimal,
    approved: Decimal,
    sent: Decimal,
    read_back: Decimal,
    left_out: Decimal,
}

impl Sums {
    fn add(&mut self, other: Self) {
        let pairs = [
            (&mut self.listed, other.listed),
            (&mut self.there, other.there),
            (&mut self.approved, other.approved),
            (&mut self.sent, other.sent),
            (&mut self.read_back, other.read_back),
            (&mut self.left_out, other.left_out),
        ];
        for (sum, more) in pairs {
            *sum = sum.saturating_add(more);
        }
    }

    fn holds(self) -> bool {
        let settled = self.there.saturating_add(self.approved).saturating_add(self.left_out);
        self.listed == settled && self.approved == self.sent && self.sent == self.read_back
    }

    /// What the figures prove. Something negative may be listed, so that a sum is zero while its parts are not.
    fn mark(self, holds: bool) -> ProofMark {
        let sent = !self.sent.is_zero();
        let (there, left_out) = (!self.there.is_zero(), !self.left_out.is_zero());
        match (holds, sent, there, left_out) {
            (false, ..) => ProofMark::NotProven,
            (true, true, _, true) => ProofMark::ProvenLeftOut,
            (true, false, true, true) => ProofMark::WasThereLeftOut,
            (true, false, true, false) => ProofMark::WasThere,
            (true, false, false, true) => ProofMark::LeftOut,
            (true, _, _, false) => ProofMark::Proven,
        }
    }

    /// `holds`: whether every line below holds too. Two wrongs that cancel out are not a right.
    fn line(self, currency: &Currency, holds: bool) -> ProofLine {
        let money = |amount| Money::new(amount, currency.clone());
        ProofLine {
            listed: money(self.listed),
            there: money(self.there),
            approved: money(self.approved),
            sent: money(self.sent),
            read_back: money(self.read_back),
            left_out: money(self.left_out),
            holds: holds && self.holds(),
            mark: self.mark(holds && self.holds()),
        }
    }
}

impl App {
    /// The proof of a run of benefits.
    ///
    /// # Errors
    /// When the run is none of benefits, or the data file fails.
    pub fn run_proof(&self, run_id: &str) -> Result<Proof, AppError> {
        let run = self.store.run(run_id)?;
        let plan = self.store.plan(&run.plan_id)?;
        let Some(overview) = plan.plan.benefits else {
            return Err(AppError::new(ErrorCode::InvalidInput, "no run of benefits").with_hint("run_id"));
        };
        let verdicts: BTreeMap<String, Verdict> = self.rows_of(&run)?.into_iter().map(|row| (row.change.key, row.verdict)).collect();
        let mut accepted: BTreeMap<String, bool> = BTreeMap::new();
        for entry in self.store.ledger(run_id)? {
            let happened = matches!(entry.state, StepState::Sent | StepState::Confirmed);
            *accepted.entry(entry.change_key).or_default() |= happened;
        }
        let found = |change: &Change| {
            let verdict = verdicts.get(&change.key)?;
            // What only the owner saw was not read back: the proof does not claim it.
            let read_back = verdict.outcome == Outcome::Confirmed && verdict.reason != Some(Reason::SeenByOwner);
            let sent = accepted.get(&change.key).copied().unwrap_or_default() || verdict.outcome == Outcome::Confirmed;
            Some(Ended { outcome: verdict.outcome, sent, read_back })
        };
        let benefits = by_benefit(&plan.plan.changes, &overview.currency, &found);
        let mut all = Sums::default();
        for (_, sums) in &benefits {
            all.add(*sums);
        }
        let benefits: Vec<ProofBenefit> = benefits.into_iter().map(|(benefit, _)| benefit).collect();
        let holds = benefits.iter().all(|benefit| benefit.line.holds);
        let total = all.line(&overview.currency, holds);
        Ok(Proof {
            run: self.summary(&run)?,
            month: overview.month,
            currency: overview.currency,
            holds: total.holds,
            total,
            benefits,
            difference: overview.difference,
        })
    }
}

/// How a chosen row ended.
#[derive(Debug, Clone, Copy)]
struct Ended {
    outcome: Outcome,
    sent: bool,
    read_back: bool,
}

/// How a row ended; `None`: it was not chosen.
type Found<'a> = &'a dyn Fn(&Change) -> Option<Ended>;

fn by_benefit(changes: &[Change], currency: &Currency, found: Found<'_>) -> Vec<(ProofBenefit, Sums)> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for part in changes.iter().filter_map(|change| change.benefit.as_ref()).flat_map(|told| &told.parts) {
        names.insert(part.benefit.as_str(), part.name.as_str());
    }
    let mut all: Vec<(ProofBenefit, Sums)> = Vec::new();
    for (benefit, name) in names {
        let mut total = Sums::default();
        let mut people = Vec::new();
        for change in changes {
            let Some(told) = &change.benefit else { continue };
            let parts = told.parts.iter().filter(|part| part.benefit == benefit);
            for part in parts {
                let ended = found(change);
                let sums = sums_of(part.amount.amount, told.state, ended);
                let outcome = ended.map(|ended| ended.outcome);
                total.add(sums);
                people.push(ProofPerson { name: change.name.clone(), line: sums.line(currency, true), state: told.state, outcome });
            }
        }
        people.sort_by(|one, other| one.name.cmp(&other.name));
        let holds = people.iter().all(|person| person.line.holds);
        let line = total.line(currency, holds);
        all.push((ProofBenefit { benefit: benefit.to_owned(), name: name.to_owned(), line, people }, total));
    }
    all.sort_by(|(one, _), (other, _)| one.name.cmp(&other.name));
    all
}

fn sums_of(amount: Decimal, state: BenefitState, ended: Option<Ended>) -> Sums {
    let mut sums = Sums { listed: amount, ..Sums::default() };
    match (state, ended) {
        (BenefitState::ThereEqual, _) => sums.there = amount,
        (BenefitState::NotSent, _) => sums.left_out = amount,
        (_, Some(ended)) => {
            sums.approved = amount;
            sums.sent = if ended.sent { amount } else { Decimal::ZERO };
            sums.read_back = if ended.read_back { amount } else { Decimal::ZERO };
        }
        (_, None) => {}
    }
    sums
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::sent([50, 0, 50, 50, 50, 0], ProofMark::Proven)]
    #[case::left_out([12, 0, 0, 0, 0, 12], ProofMark::LeftOut)]
    #[case::was_there([12, 12, 0, 0, 0, 0], ProofMark::WasThere)]
    #[case::some_there_rest_left_out([12, 2, 0, 0, 0, 10], ProofMark::WasThereLeftOut)]
    #[case::sent_and_left_out([62, 0, 50, 50, 50, 12], ProofMark::ProvenLeftOut)]
    #[case::not_read_back([50, 0, 50, 50, 0, 0], ProofMark::NotProven)]
    #[case::not_chosen([50, 0, 0, 0, 0, 0], ProofMark::NotProven)]
    fn proven_is_only_what_was_sent_and_read_back(#[case] figures: [i64; 6], #[case] mark: ProofMark) {
        let [listed, there, approved, sent, read_back, left_out] = figures.map(Decimal::from);
        let sums = Sums { listed, there, approved, sent, read_back, left_out };
        assert_eq!(sums.line(&Currency::EUR, true).mark, mark);
    }
}
