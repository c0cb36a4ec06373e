//! The overview with a card per integration, and the sample company.

use domain::run::RunState;
use store::{StoredConnection, StoredIntegration, StoredRun};

use super::connections::connection_view;
use crate::app::App;
use crate::dto::{IntegrationCard, IntegrationSettings, Need, Overview};
use crate::error::AppError;
use crate::settings;

const SAMPLE: &str = "sample";
const SAMPLE_SOURCE: &str = "sample-alexis";
const SAMPLE_TARGET: &str = "sample-kleer";

impl App {
    /// Fails if the data file is known to be damaged: then nothing else on the screen matters.
    pub fn overview(&self) -> Result<Overview, AppError> {
        self.store.ensure_undamaged()?;
        let integrations = self.store.integrations()?.iter().map(|row| self.card(row)).collect::<Result<_, _>>()?;
        Ok(Overview { integrations })
    }

    /// Opens the sample company and returns its integration's id. Its salary unit is confirmed from the start.
    pub async fn sample_open(&self) -> Result<String, AppError> {
        self.sample.addresses(self.clock.today()).await?;
        let _turn = self.check_then_create_lock().await;
        self.open_sample_people()?;
        self.open_sample_list()?;
        Ok(SAMPLE.to_owned())
    }

    fn open_sample_people(&self) -> Result<(), AppError> {
        if self.store.integration(SAMPLE).is_ok_and(|row| !row.removed) {
            return Ok(());
        }
        let now = self.clock.now();
        if self.store.integration(SAMPLE).is_ok() {
            self.store.restore_integration(SAMPLE)?;
            return Ok(());
        }
        let connection = |id: &str, service: &str, label: &str| StoredConnection {
            id: id.to_owned(),
            service: service.to_owned(),
            label: label.to_owned(),
            address: String::new(),
            account_id: None,
            salary_unit: (service == "kleer").then(|| "ore".to_owned()),
            sample: true,
        };
        self.store.add_connection(&connection(SAMPLE_SOURCE, "alexis", "Alexis HR"), now)?;
        self.store.add_connection(&connection(SAMPLE_TARGET, "kleer", "Kleer"), now)?;
        let row = StoredIntegration {
            id: SAMPLE.to_owned(),
            label: "Nordlicht AB".to_owned(),
            source_id: SAMPLE_SOURCE.to_owned(),
            target_id: SAMPLE_TARGET.to_owned(),
            settings: settings::stored(&IntegrationSettings::default())?,
            sample: true,
            removed: false,
        };
        self.store.add_integration(&row, now)?;
        Ok(())
    }

    pub(super) fn card(&self, row: &StoredIntegration) -> Result<IntegrationCard, AppError> {
        let target = self.store.connection_of(&row.target_id)?;
        let last_runs = self.store.last_runs(&row.id)?.iter().map(|run| self.summary(run)).collect::<Result<_, _>>()?;
        let drift = self.drift(&row.id)?;
        let mut needs = self.open_runs(&row.id)?;
        needs.extend(self.not_done(&row.id)?);
        needs.extend(self.left_needs(row, drift.as_ref())?);
        if let Some(drift) = drift.as_ref().filter(|drift| drift.differs > 0) {
            needs.push(Need::Differences { count: drift.differs, blocked: drift.blocked });
        }
        if target.service == "kleer" && settings::salary_unit(&target).is_none() {
            needs.push(Need::SalaryUnit);
        }
        let corrections = self.store.open_corrections(&row.id)?;
        if corrections > 0 {
            needs.push(Need::Corrections { count: corrections });
        }
        let waiting = self.store.waiting_mails_of(&row.id)?;
        if waiting > 0 {
            needs.push(Need::MailWaiting { count: waiting });
        }
        Ok(IntegrationCard {
            id: row.id.clone(),
            label: row.label.clone(),
            sample: row.sample,
            source: connection_view(&self.store.connection_of(&row.source_id)?)?,
            target: connection_view(&target)?,
            last_runs,
            needs,
            calm: self.calm(row, drift.as_ref(), target.service == "personio")?,
            drift,
        })
    }

    /// The open runs of an integration.
    pub(super) fn open_runs(&self, integration_id: &str) -> Result<Vec<Need>, AppError> {
        Ok(self.store.open_runs(integration_id)?.into_iter().filter_map(|(run, open)| self.need_of(run, open)).collect())
    }

    /// Needs for rows that failed, were not sent or are not proven, and that no later run took up. One per kind of export.
    fn not_done(&self, integration_id: &str) -> Result<Vec<Need>, AppError> {
        let mut needs: Vec<Need> = Vec::new();
        let mut not_proven: Option<Need> = None;
        for rows in self.store.open_failures(integration_id)? {
            match &mut not_proven {
                _ if rows.not_proven == 0 => {}
                Some(Need::NotProven { runs, count, .. }) => {
                    *runs = runs.saturating_add(1);
                    *count = count.saturating_add(rows.not_proven);
                }
                _ => not_proven = Some(Need::NotProven { run_id: rows.run_id.clone(), runs: 1, count: rows.not_proven }),
            }
            if rows.failed.saturating_add(rows.not_sent) == 0 {
                continue;
            }
            let existing = needs.iter_mut().find_map(|need| match need {
                Need::NotDone { export, runs, failed, not_sent, .. } if *export == rows.export => Some((runs, failed, not_sent)),
                _ => None,
            });
            if let Some((runs, failed, not_sent)) = existing {
                *runs = runs.saturating_add(1);
                *failed = failed.saturating_add(rows.failed);
                *not_sent = not_sent.saturating_add(rows.not_sent);
            } else {
                let store::OpenRows { run_id, export, failed, not_sent, .. } = rows;
                needs.push(Need::NotDone { export, run_id, runs: 1, failed, not_sent });
            }
        }
        Ok(not_proven.into_iter().chain(needs).collect())
    }

    fn need_of(&self, run: StoredRun, open: u32) -> Option<Need> {
        match self.state_of(&run) {
            RunState::Interrupted => Some(Need::RunInterrupted { run_id: run.id }),
            RunState::Running => None,
            RunState::Done | RunState::Cancelled | RunState::GivenUp | RunState::Stopped => {
                (open > 0).then_some(Need::RunUnconfirmed { run_id: run.id, count: open })
            }
        }
    }
}
