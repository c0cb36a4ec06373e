//! The unit of Kleer's salaries. Kleer does not document it, so the owner confirms it before any salary is sent.

use connectors::kleer::SalaryUnit;
use connectors::kleer::map::salary_samples;
use domain::person::PayPeriod;

use crate::app::App;
use crate::dto::{KleerCalls, SalaryQuestion, SalarySample, SalaryUnitName};
use crate::error::AppError;
use crate::settings;

/// How many people are shown: enough to be sure, few enough to read.
const MAX_SAMPLES: usize = 3;

impl App {
    /// Reads a few people's salaries in both units.
    pub async fn salary_question(&self, integration_id: &str) -> Result<SalaryQuestion, AppError> {
        let row = self.known_integration(integration_id)?;
        let target = self.store.connection_of(&row.target_id)?;
        let client = self.kleer(&target, settings::calls(KleerCalls::default())).await?;
        let mut samples = salary_samples(&client.users().await?, &client.payroll_users().await?);
        // Owners know monthly salaries by heart.
        samples.sort_by_key(|sample| (sample.period != PayPeriod::Monthly, sample.name.clone()));
        if samples.is_empty() {
            return Ok(SalaryQuestion::NobodyHasOne);
        }
        let people = samples
            .into_iter()
            .take(MAX_SAMPLES)
            .map(|sample| SalarySample {
                name: sample.name,
                monthly: sample.period == PayPeriod::Monthly,
                if_ore: SalaryUnit::Ore.to_money(sample.raw),
                if_kronor: SalaryUnit::Kronor.to_money(sample.raw),
            })
            .collect();
        Ok(SalaryQuestion::Ask { people })
    }

    /// Saves the owner's answer, and deletes plans that were made without it.
    pub fn salary_confirm(&self, integration_id: &str, unit: SalaryUnitName) -> Result<(), AppError> {
        let row = self.known_integration(integration_id)?;
        self.store.set_salary_unit(&row.target_id, settings::unit_name(unit))?;
        for other in self.store.integrations()?.iter().filter(|other| other.uses(&row.target_id)) {
            self.store.forget_unsent_plans(&other.id, "")?;
        }
        log::info!("the salary unit of a connection was confirmed");
        Ok(())
    }
}
