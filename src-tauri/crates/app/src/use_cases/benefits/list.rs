//! The amounts of the list, month by month.

use std::collections::{BTreeMap, BTreeSet};

use domain::benefits::{Benefit, Entry, PayrollMonth, entries_of, limit_gaps, over_limits};
use domain::money::{Currency, Money};
use rust_decimal::Decimal;
use store::{ExportedMonth as StoredMonth, StoredIntegration};

use super::months;
use crate::app::App;
use crate::clients::service;
use crate::dto::{BenefitLine, BenefitMonth, ExportedMonth, MonthSummary, ServiceName, instant};
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// The largest plausible amount of one person, benefit and month, in whole currency units.
const MAX_AMOUNT: i64 = 1_000_000;

impl App {
    /// The list in a month; `None`: the proposed one.
    pub fn benefit_month(&self, integration_id: &str, month: Option<PayrollMonth>) -> Result<BenefitMonth, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let settings = settings::of(&integration)?.benefits;
        let catalogue = self.store.benefits(&integration.id)?;
        let entries = self.store.benefit_amounts(&integration.id)?;
        let exported = self.store.exported_months(&integration.id)?;
        let proposed = self.proposed_month(&entries, &exported)?;
        let month = month.unwrap_or(proposed);
        let months: BTreeSet<PayrollMonth> = entries.iter().map(|entry| entry.month).collect();
        let currency = &settings.currency;
        let limits = self.legal_limits()?;
        Ok(BenefitMonth {
            month,
            proposed,
            months: months.iter().rev().map(|month| month_summary(*month, &entries, &exported, currency)).collect(),
            currency: currency.clone(),
            benefits: catalogue.iter().map(|benefit| line(benefit, &settings.rules, &entries, month, currency)).collect(),
            people: self.store.list_people(&integration.id)?,
            entries: entries_of(&entries, month).cloned().collect(),
            over: over_limits(&limits, &catalogue, &entries, month),
            limit_gaps: limit_gaps(&limits, &catalogue, &entries, month),
        })
    }

    /// Saves one amount. `amount`: a decimal text with a point; `None` removes the amount.
    pub fn benefit_amount(
        &self,
        integration_id: &str,
        person: &str,
        benefit: &str,
        month: PayrollMonth,
        amount: Option<&str>,
    ) -> Result<(), AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let currency = settings::of(&integration)?.benefits.currency;
        let amount = amount.map(|text| checked_amount(text, currency)).transpose()?;
        let is_known = self.store.list_people(&integration.id)?.iter().any(|one| one.id == person)
            && self.store.benefits(&integration.id)?.iter().any(|one| one.id == benefit);
        if !is_known {
            return Err(AppError::new(ErrorCode::Gone, "the person or the benefit is not in the list"));
        }
        self.store.set_benefit_amount(&integration.id, person, benefit, month, amount.as_ref())?;
        self.list_changed(&integration)
    }

    /// Copies the amounts that a month lacks from another month, and returns how many. Existing amounts stay.
    pub fn benefit_copy(&self, integration_id: &str, from: PayrollMonth, to: PayrollMonth) -> Result<u32, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        let entries = self.store.benefit_amounts(&integration.id)?;
        let existing: BTreeSet<(&str, &str)> =
            entries_of(&entries, to).map(|entry| (entry.person.as_str(), entry.benefit.as_str())).collect();
        let lacking = entries_of(&entries, from).filter(|entry| !existing.contains(&(entry.person.as_str(), entry.benefit.as_str())));
        let copied: Vec<Entry> = lacking.map(|entry| Entry { month: to, ..entry.clone() }).collect();
        let count = u32::try_from(copied.len()).unwrap_or(u32::MAX);
        self.store.change_amounts(&integration.id, &store::AmountChange { entries: copied, ..store::AmountChange::default() })?;
        self.list_changed(&integration)?;
        Ok(count)
    }

    /// An integration whose source is the app's own list.
    pub(super) fn benefit_integration(&self, id: &str) -> Result<StoredIntegration, AppError> {
        let row = self.known_integration(id)?;
        if service(&self.store.connection_of(&row.source_id)?)? == ServiceName::List {
            return Ok(row);
        }
        Err(AppError::new(ErrorCode::InvalidInput, "the integration has no benefit list").with_hint("integration_id"))
    }

    /// Deletes unsent plans after the list changed: they were made from the old list.
    pub(super) fn list_changed(&self, integration: &StoredIntegration) -> Result<(), AppError> {
        Ok(self.store.forget_unsent_plans(&integration.id, "")?)
    }

    /// The latest run that sent something of a month.
    pub(crate) fn exported_month(&self, integration_id: &str, month: PayrollMonth) -> Result<Option<ExportedMonth>, AppError> {
        Ok(exported_of(&self.store.exported_months(integration_id)?, month))
    }

    /// The month to export next.
    pub(crate) fn proposed_of(&self, integration: &StoredIntegration) -> Result<PayrollMonth, AppError> {
        let entries = self.store.benefit_amounts(&integration.id)?;
        self.proposed_month(&entries, &self.store.exported_months(&integration.id)?)
    }

    fn proposed_month(&self, entries: &[Entry], exported: &[StoredMonth]) -> Result<PayrollMonth, AppError> {
        let this = PayrollMonth::of(self.clock.today()).ok_or_else(|| AppError::new(ErrorCode::Internal, "the clock is off"))?;
        Ok(months::proposed(this, entries, |month| exported.iter().any(|exported| exported.month == month)))
    }
}

pub(super) fn exported_of(exported: &[StoredMonth], month: PayrollMonth) -> Option<ExportedMonth> {
    let found = exported.iter().find(|exported| exported.month == month)?;
    Some(ExportedMonth { run_id: found.run_id.clone(), at: instant(found.at) })
}

/// The sum of the amounts in a currency.
pub(super) fn total<'a>(entries: impl Iterator<Item = &'a Entry>, currency: &Currency) -> Money {
    let same = entries.filter(|entry| entry.amount.currency == *currency);
    Money::new(same.fold(Decimal::ZERO, |sum, entry| sum.saturating_add(entry.amount.amount)), currency.clone())
}

fn count_people<'a>(entries: impl Iterator<Item = &'a Entry>) -> u32 {
    let people: BTreeSet<&str> = entries.filter(|entry| !entry.amount.amount.is_zero()).map(|entry| entry.person.as_str()).collect();
    u32::try_from(people.len()).unwrap_or(u32::MAX)
}

fn month_summary(month: PayrollMonth, entries: &[Entry], exported: &[StoredMonth], currency: &Currency) -> MonthSummary {
    MonthSummary {
        month,
        people: count_people(entries_of(entries, month)),
        total: total(entries_of(entries, month), currency),
        exported: exported_of(exported, month),
    }
}

fn line(
    benefit: &Benefit,
    rules: &BTreeMap<String, domain::benefits::BenefitRule>,
    entries: &[Entry],
    month: PayrollMonth,
    currency: &Currency,
) -> BenefitLine {
    let own = || entries_of(entries, month).filter(|entry| entry.benefit == benefit.id);
    BenefitLine {
        rule: rules.get(&benefit.id).cloned(),
        people: count_people(own()),
        total: total(own(), currency),
        used: entries.iter().any(|entry| entry.benefit == benefit.id),
        benefit: benefit.clone(),
    }
}

fn checked_amount(text: &str, currency: Currency) -> Result<Money, AppError> {
    let wrong = |why: &str| AppError::new(ErrorCode::InvalidInput, why).with_hint("amount");
    let amount: Decimal = text.trim().parse().map_err(|_| wrong("no amount"))?;
    if amount.round_dp(2) != amount || amount.abs() > Decimal::from(MAX_AMOUNT) {
        return Err(wrong("an amount has two decimals at most, and is not above a million"));
    }
    Ok(Money::new(amount, currency))
}
