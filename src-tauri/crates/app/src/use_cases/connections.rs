//! Connections: log-in, test, save, replace.

use std::time::Duration;

use connectors::kleer::{Calls, SalaryUnit};
use connectors::{Proof, alexis, kleer, personio};
use domain::checks::empty_for_all;
use domain::field::Field;
use domain::person::{EmailChoice, Person};
use secrecy::SecretString;
use store::{StoredConnection, StoredIntegration};

use super::personio::test_personio;
use crate::app::{App, Login, new_id};
use crate::clients::service;
use crate::dto::{
    CallFacts, CallProof, ConnectionDraft, ConnectionReport, ConnectionView, Credentials, KleerCalls, KleerCompany, KleerLogin, Right,
    RightCheck, ServiceFacts, ServiceName,
};
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// In bytes.
const MAX_FIELD_LENGTH: usize = 4096;
/// How long saving a connection waits for the account's id. Without the id the account is identified by its connection.
const ACCOUNT_WAIT: Duration = Duration::from_secs(5);
/// In characters.
const MAX_LABEL_LENGTH: usize = 80;

/// A connection draft, resolved to one account.
struct ResolvedDraft {
    service: ServiceName,
    account_id: Option<String>,
    /// The account's name, if known.
    account: Option<String>,
    token: SecretString,
}

impl App {
    pub fn service_facts(&self) -> Vec<ServiceFacts> {
        let proof = |proof| match proof {
            Proof::Proven => CallProof::Proven,
            Proof::ThirdParty => CallProof::ThirdParty,
            Proof::Unproven => CallProof::Unproven,
        };
        let services = [(ServiceName::Alexis, alexis::FACTS), (ServiceName::Kleer, kleer::FACTS), (ServiceName::Personio, personio::FACTS)];
        let shown = services.map(|(service, facts)| {
            let calls = (facts.calls)().into_iter().map(|call| CallFacts { name: call.name.to_owned(), proof: proof(call.proof) });
            ServiceFacts { service, default_address: facts.default_base.to_owned(), calls: calls.collect() }
        });
        shown.into()
    }

    /// Logs in at Kleer as the integration user. The password is used once; the companies' tokens stay in memory.
    pub async fn kleer_log_in(&self, address: &str, email: &str, password: String) -> Result<KleerLogin, AppError> {
        bounded("address", address)?;
        bounded("email", email)?;
        let password = SecretString::from(password);
        let companies = kleer::companies(address.trim(), email.trim(), password, self.http.clone()).await?;
        let session = new_id();
        let shown = companies
            .iter()
            .map(|company| KleerCompany { id: company.id.to_string(), name: company.name.clone(), active: company.active })
            .collect();
        *self.login() = Some(Login { session: session.clone(), address: address.trim().to_owned(), companies });
        Ok(KleerLogin { session, companies: shown })
    }

    /// Tests each right that a connection needs, before it is saved. Failures of the service are in the report.
    pub async fn connection_check(&self, draft: &ConnectionDraft) -> Result<ConnectionReport, AppError> {
        let resolved = self.resolve_draft(draft)?;
        let address = draft.address.trim();
        match resolved.service {
            ServiceName::Alexis => Ok(test_alexis(&alexis::Client::new(address, resolved.token, self.http.clone())?).await),
            ServiceName::Kleer => {
                let company = resolved.account_id.clone().unwrap_or_default();
                let client = kleer::Client::new(address, &company, resolved.token, Calls::default(), self.http.clone())?;
                Ok(test_kleer(&client, resolved.account).await)
            }
            ServiceName::Personio => {
                let id = resolved.account_id.clone().unwrap_or_default();
                let client = personio::Client::new(address, &id, resolved.token, self.http.clone())?;
                Ok(test_personio(&client, self.clock.today()).await)
            }
            ServiceName::List => Err(no_service()),
        }
    }

    /// Tests a stored connection. Failures of the service are in the report.
    pub async fn connection_recheck(&self, connection_id: &str) -> Result<ConnectionReport, AppError> {
        let row = self.store.connection_of(connection_id)?;
        match service(&row)? {
            ServiceName::Alexis => Ok(test_alexis(&self.alexis(&row).await?).await),
            ServiceName::Kleer => Ok(test_kleer(&self.kleer(&row, settings::calls(KleerCalls::default())).await?, None).await),
            ServiceName::Personio => Ok(test_personio(&self.personio(&row).await?, self.clock.today()).await),
            ServiceName::List => Err(no_service()),
        }
    }

    /// Saves a connection: first the token in the keychain, then the rest. A failure leaves nothing behind.
    pub async fn connection_save(&self, draft: &ConnectionDraft, label: &str) -> Result<ConnectionView, AppError> {
        let label = checked_label(label)?;
        let resolved = self.resolve_draft(draft)?;
        self.check_address(&resolved, draft)?;
        let resolved = self.with_account(resolved, draft).await;
        let id = new_id();
        self.keep_secret(&id, resolved.token).await?;
        let row = StoredConnection {
            id,
            service: service_name(resolved.service).to_owned(),
            label,
            address: draft.address.trim().to_owned(),
            account_id: resolved.account_id,
            salary_unit: None,
            sample: false,
        };
        if let Err(error) = self.store.add_connection(&row, self.clock.now()) {
            self.forget_secret(&row.id).await?;
            return Err(error.into());
        }
        self.forget_login(draft);
        connection_view(&row)
    }

    /// Replaces the credentials of a stored connection, and perhaps its address. Fails for another service, and for another account
    /// while a run is open.
    pub async fn connection_replace(&self, connection_id: &str, draft: &ConnectionDraft) -> Result<ConnectionView, AppError> {
        let row = self.store.connection_of(connection_id)?;
        let resolved = self.resolve_draft(draft)?;
        if resolved.service != service(&row)? || row.sample {
            return Err(AppError::new(ErrorCode::InvalidInput, "credentials of another service").with_hint("service"));
        }
        self.check_address(&resolved, draft)?;
        let resolved = self.with_account(resolved, draft).await;
        // If the old or the new account's id is unknown, the account may be another one: no run may be open, but nothing is deleted.
        // The same holds for another Personio client id, which is not the account's id. Ids of persons and pay of two Personio
        // accounts are told apart by the ids of types, which no other account has.
        let personio = resolved.service == ServiceName::Personio && row.account_id != resolved.account_id;
        let is_unsure = row.account_id.is_none() || resolved.account_id.is_none() || personio;
        let is_other_account = row.address != draft.address.trim() || !is_unsure && row.account_id != resolved.account_id;
        let users: Vec<StoredIntegration> =
            self.store.integrations()?.into_iter().filter(|integration| integration.uses(&row.id)).collect();
        if is_other_account || is_unsure {
            // Ids mean other people in another account. So open runs have to be settled first, and links are deleted.
            for integration in &users {
                self.refuse_while_open(integration)?;
            }
        }
        self.keep_secret(&row.id, resolved.token).await?;
        self.store.move_connection(&row.id, draft.address.trim(), resolved.account_id.as_deref())?;
        for integration in &users {
            self.store.forget_unsent_plans(&integration.id, "")?;
            if is_other_account {
                self.store.forget_links(&integration.id)?;
                self.store.reset_for_new_accounts(&integration.id)?;
            }
        }
        self.forget_login(draft);
        connection_view(&self.store.connection_of(connection_id)?)
    }

    /// The connections that the owner can choose, without those of the sample company.
    pub fn connections(&self) -> Result<Vec<ConnectionView>, AppError> {
        let live = self.store.integrations()?;
        let removed = self.store.removed_integrations()?;
        // If all integrations of a connection were removed, the keychain no longer holds its credentials.
        let is_usable = |row: &&StoredConnection| {
            !row.sample
                && row.service != service_name(ServiceName::List)
                && (live.iter().any(|one| one.uses(&row.id)) || !removed.iter().any(|one| one.uses(&row.id)))
        };
        self.store.connections()?.iter().filter(is_usable).map(connection_view).collect()
    }

    /// Ends the Kleer log-in once its company is stored. A connection of another service leaves it alone.
    fn forget_login(&self, stored: &ConnectionDraft) {
        if matches!(stored.credentials, Credentials::KleerCompany { .. }) {
            *self.login() = None;
        }
    }

    /// Adds the id of the token's account, if the service returns it in time.
    async fn with_account(&self, mut resolved: ResolvedDraft, draft: &ConnectionDraft) -> ResolvedDraft {
        if resolved.service == ServiceName::Alexis
            && let Ok(client) = alexis::Client::new(draft.address.trim(), resolved.token.clone(), self.http.clone())
            && let Ok(Ok(company)) = tokio::time::timeout(ACCOUNT_WAIT, client.company()).await
        {
            resolved.account_id = Some(company.id);
        }
        resolved
    }

    /// Refuses an address that no client accepts, before anything is stored.
    fn check_address(&self, resolved: &ResolvedDraft, draft: &ConnectionDraft) -> Result<(), AppError> {
        let (address, token) = (draft.address.trim(), resolved.token.clone());
        match resolved.service {
            ServiceName::Alexis => alexis::Client::new(address, token, self.http.clone()).map(drop)?,
            ServiceName::Kleer => {
                let company = resolved.account_id.as_deref().unwrap_or_default();
                kleer::Client::new(address, company, token, Calls::default(), self.http.clone()).map(drop)?;
            }
            ServiceName::Personio => {
                let id = resolved.account_id.as_deref().unwrap_or_default();
                personio::Client::new(address, id, token, self.http.clone()).map(drop)?;
            }
            ServiceName::List => return Err(no_service()),
        }
        Ok(())
    }

    fn resolve_draft(&self, draft: &ConnectionDraft) -> Result<ResolvedDraft, AppError> {
        bounded("address", &draft.address)?;
        match &draft.credentials {
            Credentials::AlexisToken { token } => Ok(ResolvedDraft {
                service: ServiceName::Alexis,
                account_id: None,
                account: None,
                token: bounded("token", token)?.trim().to_owned().into(),
            }),
            Credentials::KleerToken { company_id, token } => Ok(ResolvedDraft {
                service: ServiceName::Kleer,
                account_id: Some(bounded("company_id", company_id)?.trim().to_owned()),
                account: None,
                token: bounded("token", token)?.trim().to_owned().into(),
            }),
            Credentials::KleerCompany { session, company_id } => {
                let login = self.login();
                // A token is never sent to an address that did not issue it.
                let login = login.as_ref().filter(|login| login.session == *session && login.address == draft.address.trim());
                let company = login.and_then(|login| login.companies.iter().find(|one| one.id.to_string() == *company_id));
                let company = company.ok_or_else(|| AppError::new(ErrorCode::Gone, "the log-in is no longer known"))?;
                Ok(ResolvedDraft {
                    service: ServiceName::Kleer,
                    account_id: Some(company_id.clone()),
                    account: Some(company.name.clone()),
                    token: company.token.clone(),
                })
            }
            Credentials::PersonioClient { client_id, client_secret } => Ok(ResolvedDraft {
                service: ServiceName::Personio,
                account_id: Some(bounded("client_id", client_id)?.trim().to_owned()),
                account: None,
                token: bounded("client_secret", client_secret)?.trim().to_owned().into(),
            }),
        }
    }
}

async fn test_alexis(client: &alexis::Client) -> ConnectionReport {
    let mut test = Test::default();
    if let Some(company) = test.note(Right::LogIn, client.company().await, |_| None) {
        test.account = company.name.get().map(str::to_owned);
        if let Some(people) = test.note(Right::ReadPeople, client.people(&|_, _| {}).await, |people| Some(people.employees.len())) {
            test.empty_fields = empty_for_all(&alexis::map::people(&people));
        }
    }
    test.report()
}

async fn test_kleer(client: &kleer::Client, account: Option<String>) -> ConnectionReport {
    let mut test = Test { account, ..Test::default() };
    if let Some(me) = test.note(Right::LogIn, client.me().await, |_| None) {
        test.acts_as = Some(me.name);
        let users = test.note(Right::ReadPeople, client.users().await, |users| Some(users.len()));
        let agreements = test.note(Right::ReadPayroll, client.payroll_users().await, |agreements| Some(agreements.len()));
        if let (Some(users), Some(agreements)) = (users, agreements) {
            // The unit does not matter for whether a salary is empty. People without an agreement do not count.
            let people = kleer::map::people(&users, &agreements, EmailChoice::default(), Some(SalaryUnit::Ore));
            let people: Vec<Person> = people.into_iter().filter(|person| person.employment.is_some()).collect();
            test.empty_fields = empty_for_all(&people);
        }
    }
    test.report()
}

/// A connection test in progress.
#[derive(Default)]
pub(super) struct Test {
    account: Option<String>,
    acts_as: Option<String>,
    checks: Vec<RightCheck>,
    empty_fields: Vec<Field>,
}

impl Test {
    /// Records the result of a request.
    pub(super) fn note<T>(
        &mut self,
        right: Right,
        result: Result<T, connectors::Error>,
        count: impl FnOnce(&T) -> Option<usize>,
    ) -> Option<T> {
        let records = result.as_ref().ok().and_then(count).and_then(|count| u32::try_from(count).ok());
        let (value, error) = match result {
            Ok(value) => (Some(value), None),
            Err(error) => (None, Some(error.into())),
        };
        self.checks.push(RightCheck { right, count: records, error });
        value
    }

    /// Records a conclusion from earlier requests.
    pub(super) fn conclude(&mut self, right: Right, count: Option<usize>, error: Option<AppError>) {
        self.checks.push(RightCheck { right, count: count.and_then(|count| u32::try_from(count).ok()), error });
    }

    pub(super) fn report(self) -> ConnectionReport {
        // The owner may want the credentials to be limited: hidden pay does not fail the test.
        let ok = self.checks.iter().all(|check| check.error.is_none() || check.right == Right::SeeEverybody);
        ConnectionReport { account: self.account, acts_as: self.acts_as, checks: self.checks, empty_fields: self.empty_fields, ok }
    }
}

pub(super) fn connection_view(row: &StoredConnection) -> Result<ConnectionView, AppError> {
    Ok(ConnectionView {
        id: row.id.clone(),
        service: service(row)?,
        label: row.label.clone(),
        address: row.address.clone(),
        sample: row.sample,
    })
}

/// The service's name in the data file.
pub(super) fn service_name(service: ServiceName) -> &'static str {
    match service {
        ServiceName::Alexis => "alexis",
        ServiceName::Kleer => "kleer",
        ServiceName::Personio => "personio",
        ServiceName::List => "list",
    }
}

fn no_service() -> AppError {
    AppError::new(ErrorCode::InvalidInput, "the benefit list is no service").with_hint("service")
}

/// The trimmed label, if it is neither empty nor too long.
pub(super) fn checked_label(label: &str) -> Result<String, AppError> {
    let label = label.trim();
    if label.is_empty() || label.chars().count() > MAX_LABEL_LENGTH {
        return Err(AppError::new(ErrorCode::InvalidInput, "a label of 1 to 80 characters is needed").with_hint("label"));
    }
    Ok(label.to_owned())
}

fn bounded<'a>(field: &str, text: &'a str) -> Result<&'a str, AppError> {
    if text.trim().is_empty() || text.len() > MAX_FIELD_LENGTH {
        return Err(AppError::new(ErrorCode::InvalidInput, "empty or too long").with_hint(field));
    }
    Ok(text)
}
