//! The leave export: its periods, plan, mapping and corrections.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use domain::finding::FindingCode;
use domain::leave::{LeaveRule, Period};
use domain::mask;
use domain::person::PersonId;
use domain::plan::employees::Direction;
use domain::plan::leave::shrunk_from;
use domain::plan::{Change, ChangeKind, hold_back_open};
use domain::run::ExportKind;
use exports::leave::{KleerDays, LeavePlanRequest, LeaveReaders, PreparedLeave, look_back};
use exports::runner::{self, Watch as _};
use store::{StoredIntegration, StoredPlan};

use crate::app::{App, new_id};
use crate::dto::{ClosedPeriod, Correction, ExportedPeriod, LeavePeriods, PlanView, Progress, ShrinkGuard, Stage, instant};
use crate::error::{AppError, ErrorCode};
use crate::events::Job;
use crate::settings;

/// The longest period of a plan, in days.
const MAX_DAYS: i64 = 370;

impl App {
    pub fn leave_periods(&self, integration_id: &str) -> Result<LeavePeriods, AppError> {
        self.known_integration(integration_id)?;
        let closed = self.store.closed_periods(integration_id)?;
        let exported = self.store.exported_periods(integration_id)?;
        let (this, last) = (month_of(self.clock.today()), month_of(month_of(self.clock.today()).from - Days::new(1)));
        let settled = closed.iter().map(|(period, _)| *period).chain(exported.iter().map(|exported| exported.period));
        let last_is_settled = settled.into_iter().any(|period| period.contains(last.to));
        Ok(LeavePeriods {
            proposed: if last_is_settled { this } else { last },
            closed: closed.into_iter().map(|(period, at)| ClosedPeriod { period, closed_at: instant(at) }).collect(),
            exported: exported
                .into_iter()
                .map(|exported| ExportedPeriod { period: exported.period, run_id: exported.run_id, at: instant(exported.at) })
                .collect(),
            corrections: self.store.open_corrections(integration_id)?,
        })
    }

    /// Closes a period. Later plans send its days only as late changes.
    pub fn period_close(&self, integration_id: &str, from: NaiveDate, to: NaiveDate) -> Result<LeavePeriods, AppError> {
        self.known_integration(integration_id)?;
        self.store.close_period(integration_id, period(from, to)?, self.clock.now())?;
        self.store.forget_unsent_plans(integration_id, "")?;
        self.leave_periods(integration_id)
    }

    /// Opens a closed period again.
    pub fn period_open(&self, integration_id: &str, from: NaiveDate, to: NaiveDate) -> Result<LeavePeriods, AppError> {
        self.known_integration(integration_id)?;
        self.store.open_period(integration_id, period(from, to)?)?;
        self.store.forget_unsent_plans(integration_id, "")?;
        self.leave_periods(integration_id)
    }

    /// Sets how a kind of leave is exported; `None` deletes the rule. Plans that were made before become outdated.
    pub fn leave_rule(&self, integration_id: &str, leave_type: &str, rule: Option<LeaveRule>) -> Result<(), AppError> {
        let integration = self.known_integration(integration_id)?;
        let mut settings = settings::of(&integration)?;
        match rule {
            Some(rule) => settings.leave.rules.insert(leave_type.to_owned(), rule),
            None => settings.leave.rules.remove(leave_type),
        };
        self.integration_update(integration_id, &integration.label, &settings)
    }

    /// The corrections, open ones first.
    pub fn corrections(&self, integration_id: &str) -> Result<Vec<Correction>, AppError> {
        self.known_integration(integration_id)?;
        let view = |row: store::StoredCorrection| Correction {
            change: mask::change(&row.change),
            noticed_at: instant(row.noticed_at),
            done_at: row.done_at.map(instant),
        };
        Ok(self.store.corrections(integration_id)?.into_iter().map(view).collect())
    }

    /// Reads both sides and makes a plan for the leave of a period. Writes nothing to a service.
    pub async fn plan_leave(&self, integration_id: &str, from: NaiveDate, to: NaiveDate) -> Result<PlanView, AppError> {
        let integration = self.known_integration(integration_id)?;
        let period = period(from, to)?;
        // Taken before the read: writes of other runs during the read are newer than the plan.
        let (made_at, known_writes) = (self.clock.now(), self.store.newest_write()?);
        let settings_fingerprint = self.settings_fingerprint(&integration)?;
        let (prepared, today) = self.compare_leave(&integration, period).await?;
        self.note_corrections(&integration, &prepared)?;
        let PreparedLeave { mut planned, out_of_scope, .. } = prepared;
        hold_back_open(&mut planned.plan, &self.store.open_writes(&integration.id, ExportKind::Leave)?);
        let row = StoredPlan {
            id: new_id(),
            integration_id: integration.id,
            export: ExportKind::Leave,
            made_at,
            today,
            salaries_known: true,
            active: planned.days,
            out_of_scope,
            settings_fingerprint,
            known_writes,
            plan: planned.plan,
        };
        self.save_plan(&row).await?;
        log::info!("plan {} of leave with {} rows", row.id, row.plan.changes.len());
        self.plan_view(row)
    }

    async fn compare_leave(&self, integration: &StoredIntegration, period: Period) -> Result<(PreparedLeave, NaiveDate), AppError> {
        self.events.progress(Progress::stage(&integration.id, Stage::OpeningKeychain));
        let readers = self.readers(integration).await?;
        let settings = settings::of(integration)?.leave;
        let closed: Vec<Period> = self.store.closed_periods(&integration.id)?.into_iter().map(|(period, _)| period).collect();
        let exported: Vec<Period> = self.store.exported_periods(&integration.id)?.into_iter().map(|exported| exported.period).collect();
        let written = self.store.written_days(&integration.id, look_back(period, &closed, &exported))?;
        let open_corrections = self.store.corrections(&integration.id)?.into_iter().filter(|row| row.done_at.is_none());
        let waiting: BTreeSet<PersonId> = open_corrections.filter_map(|row| row.change.target_id).collect();
        let today = self.clock.today();
        let job = Job { events: self.events.as_ref(), id: &integration.id };
        let people = readers.for_direction(Direction::Export);
        let (mut links, mut memory) = (self.store.links(&integration.id)?, self.store.memory(&integration.id)?);
        let planned = loop {
            let (written, closed, exported, waiting) = (&written, &closed, &exported, &waiting);
            let input = LeavePlanRequest { period, links: &links, memory: &memory, written, closed, exported, waiting, today };
            let planned = LeaveReaders { people, settings: &settings }.plan(&input, &job).await?;
            // If the owner changed links during the read, the days may belong to other people: plan again.
            let after = (self.store.links(&integration.id)?, self.store.memory(&integration.id)?);
            if (&after.0, &after.1.not_same_person) == (&links, &memory.not_same_person) {
                break planned;
            }
            (links, memory) = after;
        };
        job.progress(runner::Progress::stage(runner::Stage::Ended));
        Ok((planned, today))
    }

    /// Stores the days that are locked in Kleer as corrections, and ticks off those that this read shows as done.
    fn note_corrections(&self, integration: &StoredIntegration, prepared: &PreparedLeave) -> Result<(), AppError> {
        let now = self.clock.now();
        let PreparedLeave { planned, read, .. } = prepared;
        let rows: BTreeMap<&str, &Change> = planned.plan.changes.iter().map(|change| (change.key.as_str(), change)).collect();
        let locked: Vec<&Change> = planned.plan.changes.iter().filter(|change| is_locked(change)).collect();
        self.store.put_corrections(&integration.id, &locked, now)?;
        for open in self.store.corrections(&integration.id)?.into_iter().filter(|row| row.done_at.is_none()) {
            let (Some(day), Some(user)) = (&open.change.day, &open.change.target_id) else { continue };
            // Days that were not read stay open, for example of a person who was unlinked since.
            if !planned.planned_days.contains(&day.date) || !read.contains(user) {
                continue;
            }
            let key = &open.change.key;
            match rows.get(key.as_str()) {
                Some(row) if row.is_sendable() || is_left_out(row) => self.store.forget_correction(&integration.id, key)?,
                Some(row) if row.kind != ChangeKind::InStep => {}
                Some(_) | None => self.store.correction_done(&integration.id, key, now)?,
            }
        }
        Ok(())
    }

    /// Kleer as the target of an integration's days.
    pub(super) async fn kleer_days(
        &self,
        integration: &StoredIntegration,
        plan: &StoredPlan,
        changes: &[Change],
    ) -> Result<KleerDays, AppError> {
        let settings = settings::of(integration)?;
        let row = self.store.connection_of(&integration.target_id)?;
        let client = self.kleer(&row, settings::calls(settings.kleer_calls)).await?;
        let activities = plan.plan.leave.as_ref().map(|leave| leave.activities.clone()).unwrap_or_default();
        let days = KleerDays::of(client, changes, activities);
        let days = days.ok_or_else(|| AppError::new(ErrorCode::NothingChosen, "no row is about a day"))?;
        Ok(KleerDays { read_everybody: settings.leave.read_everybody, payroll_events: settings.leave.payroll_events, ..days })
    }

    /// Set: there is so much less leave than before that sending needs a confirmation.
    pub(super) fn leave_shrink_guard(&self, plan: &StoredPlan, limit: u32) -> Result<Option<ShrinkGuard>, AppError> {
        let Some(leave) = &plan.plan.leave else { return Ok(None) };
        let last = self.store.active_before(&plan.integration_id, ExportKind::Leave)?;
        // The last run is a fair comparison only for a whole month.
        let is_month = leave.period.days() >= 28;
        let before = shrunk_from(plan.active, leave.held_before, last.filter(|_| is_month), limit);
        Ok(before.map(|before| ShrinkGuard { before, now: plan.active, limit }))
    }
}

/// Whether the owner decided that this kind of leave is not sent. Its days at Kleer are then no correction.
fn is_left_out(change: &Change) -> bool {
    change.findings.iter().any(|finding| finding.code == FindingCode::LeaveTypeNotSent)
}

fn is_locked(change: &Change) -> bool {
    change.kind == ChangeKind::Blocked && !change.fields.is_empty() && change.day.as_ref().is_some_and(|day| day.lock.is_some())
}

fn period(from: NaiveDate, to: NaiveDate) -> Result<Period, AppError> {
    let period = Period::new(from, to).filter(|period| period.days() <= MAX_DAYS);
    period.ok_or_else(|| AppError::new(ErrorCode::InvalidInput, "no period, or too long a one").with_hint("period"))
}

fn month_of(day: NaiveDate) -> Period {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    Period { from: first, to: next - Days::new(1) }
}
