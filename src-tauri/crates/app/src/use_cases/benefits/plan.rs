//! The plan of the benefit export, and Personio as its target.

use std::collections::{BTreeMap, BTreeSet};

use domain::benefits::{Compensation, ListPerson, PayrollMonth};
use domain::person::PersonId;
use domain::plan::benefits::{BenefitInput, PlannedBenefits, plan};
use domain::plan::{BenefitState, Change, ChangeKind};
use domain::run::ExportKind;
use exports::benefits::{PersonioPay, PersonioRead, hold_back, people_outside, read};
use exports::runner::{self, Watch as _};
use store::{StoredConnection, StoredIntegration, StoredPlan};

use super::super::connections::checked_label;
use crate::app::{App, new_id};
use crate::clients::service;
use crate::dto::{IntegrationSettings, PlanView, Progress, ServiceName, Stage};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

impl App {
    /// Saves an integration of the app's list with a Personio account, and returns its id.
    pub fn benefit_integration_save(&self, target_id: &str, label: &str) -> Result<String, AppError> {
        let label = checked_label(label)?;
        let target = self.store.connection_of(target_id)?;
        if service(&target)? != ServiceName::Personio || target.sample {
            return Err(AppError::new(ErrorCode::InvalidInput, "a connection of another service").with_hint("target_id"));
        }
        self.add_benefit_integration(new_id(), label, target_id, false)
    }

    /// Adds the integration, with a connection for the list as its source. That connection needs no credentials.
    pub(crate) fn add_benefit_integration(&self, id: String, label: String, target_id: &str, sample: bool) -> Result<String, AppError> {
        let now = self.clock.now();
        let source = StoredConnection {
            id: format!("list-{id}"),
            service: "list".to_owned(),
            label: label.clone(),
            address: String::new(),
            account_id: None,
            salary_unit: None,
            sample,
        };
        self.store.add_connection(&source, now)?;
        let row = StoredIntegration {
            id,
            label,
            source_id: source.id,
            target_id: target_id.to_owned(),
            settings: settings::stored(&IntegrationSettings::default())?,
            sample,
            removed: false,
        };
        self.store.add_integration(&row, now)?;
        Ok(row.id)
    }

    /// Reads Personio and makes a plan for a month of the list. Writes nothing to a service.
    pub async fn plan_benefits(&self, integration_id: &str, month: PayrollMonth) -> Result<PlanView, AppError> {
        let integration = self.benefit_integration(integration_id)?;
        if !self.store.benefit_amounts(&integration.id)?.iter().any(|entry| entry.month == month) {
            return Err(AppError::new(ErrorCode::NothingChosen, "the month has no amounts").with_hint("month"));
        }
        // Taken before the read: writes of other runs during the read are newer than the plan.
        let (made_at, known_writes) = (self.clock.now(), self.store.newest_write()?);
        let settings_fingerprint = self.settings_fingerprint(&integration)?;
        self.events.progress(Progress::stage(&integration.id, Stage::OpeningKeychain));
        let client = self.personio(&self.store.connection_of(&integration.target_id)?).await?;
        let job = Job { events: self.events.as_ref(), id: &integration.id };
        let personio = read(&client, month, &job).await?;
        job.progress(runner::Progress::stage(runner::Stage::Comparing));
        let mut planned = self.compare_benefits(&integration, month, &personio, &BTreeSet::new())?;
        let outside = people_outside(&client, &personio, &planned.plan).await?;
        if !outside.is_empty() {
            planned = self.compare_benefits(&integration, month, &personio, &outside)?;
        }
        let PlannedBenefits { plan, people } = planned;
        self.note_pay_corrections(&integration, month, &plan.changes, &personio.snapshot.pay)?;
        self.learn_names(&integration, &plan.changes)?;
        let row = StoredPlan {
            id: new_id(),
            integration_id: integration.id.clone(),
            export: ExportKind::Benefits,
            made_at,
            today: self.clock.today(),
            salaries_known: true,
            active: people,
            out_of_scope: 0,
            settings_fingerprint,
            known_writes,
            plan,
        };
        self.save_plan(&row).await?;
        job.progress(runner::Progress::stage(runner::Stage::Ended));
        log::info!("plan {} of benefits with {} rows", row.id, row.plan.changes.len());
        self.plan_view(row)
    }

    /// Compares the list with Personio. The list is loaded after Personio was read, so that later edits count.
    fn compare_benefits(
        &self,
        integration: &StoredIntegration,
        month: PayrollMonth,
        personio: &PersonioRead,
        outside: &BTreeSet<PersonId>,
    ) -> Result<PlannedBenefits, AppError> {
        let settings = settings::of(integration)?.benefits;
        let (catalogue, people) = (self.store.benefits(&integration.id)?, self.store.list_people(&integration.id)?);
        let (entries, sent) = (self.store.benefit_amounts(&integration.id)?, self.store.sent_pay(&integration.id, month)?);
        let sent_by_others = self.store.sent_pay_by_others(&integration.id, month)?;
        let open = self.store.open_writes(&integration.id, ExportKind::Benefits)?;
        let limits = self.legal_limits()?;
        let mut planned = plan(&BenefitInput {
            month,
            today: self.clock.today(),
            catalogue: &catalogue,
            people: &people,
            entries: &entries,
            settings: &settings,
            limits: &limits,
            target: &personio.people,
            types: &personio.snapshot.types,
            held: &personio.snapshot.pay,
            sent: &sent,
            open: &open,
            sent_by_others: &sent_by_others,
            outside,
        });
        hold_back(&mut planned.plan.changes);
        Ok(planned)
    }

    /// Adds the matched names to people of the list who have only a number or an address: names are easier to read.
    fn learn_names(&self, integration: &StoredIntegration, changes: &[Change]) -> Result<(), AppError> {
        let found: BTreeMap<&str, &str> = changes
            .iter()
            .filter(|change| change.target_id.is_some())
            .filter_map(|change| Some((change.source_id.as_ref()?.as_str(), change.name.as_str())))
            .collect();
        for person in self.store.list_people(&integration.id)?.into_iter().filter(|person| person.name.is_none()) {
            if let Some(name) = found.get(person.id.as_str()) {
                let named = ListPerson { name: Some((*name).to_owned()), ..person };
                self.store.put_list_person(&integration.id, &named)?;
            }
        }
        Ok(())
    }

    /// Stores the rows that need a correction by hand in Personio, and ticks off those that this read shows as done. A read only covers
    /// its own month.
    fn note_pay_corrections(
        &self,
        integration: &StoredIntegration,
        month: PayrollMonth,
        changes: &[Change],
        pay: &[Compensation],
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let needs_hand = |change: &&Change| {
            let state = change.benefit.as_ref().map(|benefit| benefit.state);
            change.kind == ChangeKind::Blocked && matches!(state, Some(BenefitState::ThereDifferent | BenefitState::GoesOn))
        };
        let wrong: Vec<&Change> = changes.iter().filter(needs_hand).collect();
        let keys: BTreeSet<&str> = wrong.iter().map(|change| change.key.as_str()).collect();
        self.store.put_corrections(&integration.id, &wrong, now)?;
        let rows: BTreeMap<&str, &Change> = changes.iter().map(|change| (change.key.as_str(), change)).collect();
        for open in self.store.corrections(&integration.id)?.into_iter().filter(|row| row.done_at.is_none()) {
            let key = open.change.key.as_str();
            if open.change.benefit.as_ref().is_none_or(|benefit| benefit.month != month) || keys.contains(key) {
                continue;
            }
            // It stays open if Personio shows no pay of the person, or still shows the wrong amount.
            let is_shown = pay.iter().any(|pay| open.change.target_id.as_ref() == Some(&pay.person));
            let wrong_pay = open.change.benefit.iter().flat_map(|benefit| &benefit.held);
            let is_unchanged = wrong_pay.into_iter().any(|wrong| pay.iter().any(|pay| pay.id == wrong.id && pay.amount == wrong.amount));
            let is_equal =
                rows.get(key).and_then(|row| row.benefit.as_ref()).is_some_and(|benefit| benefit.state == BenefitState::ThereEqual);
            if !is_shown || (is_unchanged && !is_equal) {
                continue;
            }
            match rows.get(key) {
                // The app itself can send it now.
                Some(row) if row.is_sendable() => self.store.forget_correction(&integration.id, key)?,
                Some(_) | None => self.store.correction_done(&integration.id, key, now)?,
            }
        }
        Ok(())
    }

    /// Personio as the target of a plan's pay.
    pub(crate) async fn personio_pay(&self, integration: &StoredIntegration, plan: &StoredPlan) -> Result<PersonioPay, AppError> {
        let month = plan.plan.benefits.as_ref().map(|benefits| benefits.month);
        let month = month.ok_or_else(|| AppError::new(ErrorCode::InvalidInput, "a plan without a month").with_hint("month"))?;
        let client = self.personio(&self.store.connection_of(&integration.target_id)?).await?;
        Ok(PersonioPay::new(client, month))
    }
}

/// Whether sending these rows needs a confirmation: some were sent before, or the month is more than one month away.
pub(crate) fn needs_resend_confirmation(plan: &StoredPlan, chosen: &[&Change]) -> bool {
    let sent_before = chosen.iter().any(|change| change.benefit.as_ref().is_some_and(|benefit| benefit.sent_before));
    let is_far = plan.plan.benefits.as_ref().is_some_and(|benefits| !(-1..=1).contains(&benefits.months_ago));
    sent_before || is_far
}
