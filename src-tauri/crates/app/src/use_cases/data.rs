//! The data that the app keeps: back-ups, retention, copies, and the erasure of people.

use std::path::Path;

use chrono::{DateTime, Months, Utc};
use store::{Copy, CopyKind, KnownPerson as Known, PersonIds, RestoreEffect, RestoredIntegration, StoreError};

use super::runs::run_unsettled;
use crate::app::App;
use crate::dto::{
    BackUp, DataCopy, DataCopyKind, DataOverview, Erased, KnownPerson, PersonRef, RestoreIntegration, RestoreOffer, RestoreWhat, Restored,
    instant,
};
use crate::error::{AppError, ErrorCode};

const BACKED_UP_AT: &str = "backed_up_at";
const KEEP_MONTHS: &str = "keep_months";

/// The longest retention time. Without one, runs are kept for ever.
const MAX_MONTHS: u32 = 240;

/// A shorter search text would find nearly all people.
const MIN_SEARCH_LENGTH: usize = 2;

impl App {
    pub fn data_overview(&self) -> Result<DataOverview, AppError> {
        let (runs, oldest_run) = self.store.runs_kept()?;
        Ok(DataOverview {
            backed_up_at: self.store.preference(BACKED_UP_AT)?,
            keep_months: self.keep_months()?,
            runs,
            oldest_run,
            copies: self.store.copies()?.into_iter().map(copy).collect(),
        })
    }

    /// The proposed file name of a back-up.
    pub fn back_up_name(&self) -> String {
        format!("paybridge-backup-{}.db", self.clock.today())
    }

    /// Saves a back-up, and verifies it by reading it again.
    pub fn data_back_up(&self, file: &Path) -> Result<BackUp, AppError> {
        let saved = self.store.back_up(file)?;
        self.store.set_preference(BACKED_UP_AT, &instant(self.clock.now()))?;
        log::info!("a back-up of {} runs was saved", saved.runs);
        Ok(BackUp { file: file.display().to_string(), bytes: saved.bytes, integrations: saved.integrations, runs: saved.runs })
    }

    /// Opens a back-up and returns what restoring it would change. It stays open until it is restored or another one is opened.
    pub fn data_restore_open(&self, file: &Path) -> Result<RestoreOffer, AppError> {
        let mut waiting = self.restoring();
        *waiting = None; // deletes the working copy before the next one is made
        let restoring = self.store.inspect_back_up(file)?;
        let offer = RestoreOffer {
            file: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            last_run: restoring.preview.last_run.map(instant),
            runs: restoring.preview.runs,
            new_runs: restoring.preview.new_runs,
            integrations: restoring.preview.integrations.iter().map(integration).collect(),
        };
        *waiting = Some(restoring);
        Ok(offer)
    }

    /// Restores the open back-up. Writes that were sent since stay in the ledger, and erased people stay erased. Fails while a run is
    /// active; a failure changes nothing.
    pub fn data_restore(&self) -> Result<Restored, AppError> {
        let _no_runs = self.block_runs()?;
        let mut waiting = self.restoring();
        let restoring = waiting.as_ref().ok_or_else(|| AppError::new(ErrorCode::Gone, "no back-up was looked at"))?;
        let result = self.store.restore(restoring, self.clock.now())?;
        *waiting = None; // only now, so that the owner can retry after a failure
        drop(waiting);
        log::info!("a back-up was taken in: {} integrations, {} runs", result.integrations, result.runs);
        // The restore succeeded: later failures must not look like a failed restore.
        if let Err(error) = self.apply_retention() {
            log::warn!("old runs were not looked at: {:?}", error.code);
        }
        let secrets_missing = self.secrets_missing().unwrap_or_default();
        Ok(Restored { integrations: result.integrations, runs: result.runs, secrets_missing, copy: result.copy })
    }

    /// Closes the open back-up and deletes its working copy.
    pub fn data_restore_close(&self) {
        *self.restoring() = None;
    }

    /// How many runs would lose names and values now with this retention time.
    pub fn retention_preview(&self, months: u32) -> Result<u32, AppError> {
        Ok(self.store.runs_to_clear(self.limit(months)?)?)
    }

    /// Sets the retention time and applies it at once. `None`: for ever.
    pub fn retention_set(&self, months: Option<u32>) -> Result<DataOverview, AppError> {
        if let Some(months) = months {
            self.limit(months)?;
        }
        self.store.set_preference(KEEP_MONTHS, &months.map(|months| months.to_string()).unwrap_or_default())?;
        self.apply_retention()?;
        self.data_overview()
    }

    /// Deletes a copy of the data file.
    pub fn data_copy_remove(&self, name: &str) -> Result<DataOverview, AppError> {
        self.store.remove_copy(name)?;
        log::info!("a copy of the data file was deleted");
        self.data_overview()
    }

    /// The people with a name, address or number that contains a text.
    pub fn data_people(&self, text: &str) -> Result<Vec<KnownPerson>, AppError> {
        if text.trim().chars().count() < MIN_SEARCH_LENGTH {
            return Err(AppError::new(ErrorCode::InvalidInput, "too short to look for").with_hint("text"));
        }
        let mut people = Vec::new();
        for row in self.store.integrations()?.into_iter().chain(self.store.removed_integrations()?) {
            people.extend(self.store.known_people(&row.id, text)?.into_iter().map(|person| known(person, &row.label)));
        }
        people.sort_by(|one, other| (&one.names, &one.integration).cmp(&(&other.names, &other.integration)));
        Ok(people)
    }

    /// Erases people from the data file. The services keep them. Fails while a run is active, or has an unsettled write for one of
    /// the people.
    pub fn data_erase(&self, people: &[PersonRef]) -> Result<Erased, AppError> {
        if people.is_empty() {
            return Err(AppError::new(ErrorCode::NothingChosen, "nobody to erase"));
        }
        let _no_runs = self.block_runs()?;
        let ids: Vec<PersonIds> = people.iter().map(ids).collect();
        for person in &ids {
            let known = self.store.known_people(&person.integration_id, "")?;
            let is_same = |known: &&Known| !known.ids.source.is_disjoint(&person.source) || !known.ids.target.is_disjoint(&person.target);
            if let Some(run) = known.iter().filter(is_same).find_map(|known| known.open_run.clone()) {
                return Err(run_unsettled(&run));
            }
        }
        // The working copy of an open back-up may hold these people.
        self.data_restore_close();
        let mut erased = Erased::default();
        for person in people {
            if let Some(name) = &person.cut {
                self.store.erase_name(&person.integration_id, name)?;
            }
        }
        for person in ids.iter().filter(|person| !person.source.is_empty() || !person.target.is_empty()) {
            let rows = self.store.erase(person, self.clock.now())?;
            erased.rows = erased.rows.saturating_add(rows.rows);
            erased.mails = erased.mails.saturating_add(rows.mails);
        }
        erased.copies = u32::try_from(self.store.copies()?.len()).unwrap_or(u32::MAX);
        log::info!("{} people were erased from {} rows", ids.len(), erased.rows);
        Ok(erased)
    }

    /// Applies the retention time: removes names and values from older runs, and deletes older copies of the data file.
    pub(crate) fn apply_retention(&self) -> Result<(), AppError> {
        let Some(months) = self.keep_months()? else { return Ok(()) };
        let limit = self.limit(months)?;
        let cleared = self.store.clear_runs(limit, self.clock.now())?;
        for copy in self.store.copies()?.iter().filter(|copy| copy.made_at < limit) {
            match self.store.remove_copy(&copy.name) {
                // The copy was deleted at the same moment, which is fine.
                Ok(()) | Err(StoreError::Missing(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if cleared > 0 {
            log::info!("{cleared} runs are older than {months} months: names and values were removed");
        }
        Ok(())
    }

    fn keep_months(&self) -> Result<Option<u32>, AppError> {
        Ok(self.store.preference(KEEP_MONTHS)?.and_then(|text| text.parse().ok()))
    }

    fn limit(&self, months: u32) -> Result<DateTime<Utc>, AppError> {
        let invalid = || AppError::new(ErrorCode::InvalidInput, "so long cannot be kept").with_hint("months");
        if !(1..=MAX_MONTHS).contains(&months) {
            return Err(invalid());
        }
        self.clock.now().checked_sub_months(Months::new(months)).ok_or_else(invalid)
    }

    /// The labels of connections without a secret in the keychain. A keychain that does not answer counts as empty.
    fn secrets_missing(&self) -> Result<Vec<String>, AppError> {
        let mut missing = Vec::new();
        for row in self.store.connections()? {
            if !row.sample && !self.has_secret(&row) {
                missing.push(row.label);
            }
        }
        // Both connections of an integration may have the same label.
        missing.sort();
        missing.dedup();
        Ok(missing)
    }
}

fn copy(copy: Copy) -> DataCopy {
    let kind = match copy.kind {
        CopyKind::BeforeUpdate => DataCopyKind::BeforeUpdate,
        CopyKind::BeforeRestore => DataCopyKind::BeforeRestore,
        CopyKind::Damaged => DataCopyKind::Damaged,
    };
    DataCopy { name: copy.name, kind, bytes: copy.bytes, made_at: instant(copy.made_at) }
}

fn integration(offered: &RestoredIntegration) -> RestoreIntegration {
    let what = match offered.effect {
        RestoreEffect::Added => RestoreWhat::Added,
        RestoreEffect::SetBack => RestoreWhat::SetBack,
        RestoreEffect::Unchanged => RestoreWhat::Left,
    };
    RestoreIntegration { label: offered.label.clone(), hosts: offered.addresses.iter().map(|address| host(address)).collect(), what }
}

/// The host of an address, with its port if the address has one: the owner recognises it.
fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default().to_owned()
}

fn known(person: Known, integration: &str) -> KnownPerson {
    KnownPerson {
        person: PersonRef {
            integration_id: person.ids.integration_id,
            source: person.ids.source.into_iter().collect(),
            target: person.ids.target.into_iter().collect(),
            cut: person.split_name,
        },
        names: person.names.into_iter().collect(),
        integration: integration.to_owned(),
        runs: u32::try_from(person.runs.len()).unwrap_or(u32::MAX),
        listed: person.listed,
        corrections: person.corrections,
        open_run: person.open_run,
    }
}

fn ids(person: &PersonRef) -> PersonIds {
    PersonIds {
        integration_id: person.integration_id.clone(),
        source: person.source.iter().cloned().collect(),
        target: person.target.iter().cloned().collect(),
    }
}
