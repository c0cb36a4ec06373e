//! Connections: log-in, test, keep, renew.

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

/// Longest text that a field of a form takes.
const LONGEST: usize = 4096;
/// How long storing a connection waits for the account's id. Without it the account is known by its connection.
const ACCOUNT_WAIT: Duration = Duration::from_secs(5);
/// Longest label.
const LONGEST_LABEL: usize = 80;

/// A draft, taken apart.
struct Opened {
    service: ServiceName,
    account_id: Option<String>,
    account: Option<String>,
    token: SecretString,
}

impl App {
    /// The services, with their vendors' own addresses.
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

    /// Logs in at Kleer as the integration user. The password is used once and forgotten; the companies' tokens stay here.
    ///
    /// # Errors
    /// When Kleer says no or cannot be reached.
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

    /// Tests a connection before it is kept: every right it needs, one by one.
    ///
    /// # Errors
    /// When the draft itself is wrong. What the service says is in the report.
    pub async fn connection_check(&self, draft: &ConnectionDraft) -> Result<ConnectionReport, AppError> {
        let opened = self.open_draft(draft)?;
        let address = draft.address.trim();
        match opened.service {
            ServiceName::Alexis => Ok(test_alexis(&alexis::Client::new(address, opened.token, self.http.clone())?).await),
            ServiceName::Kleer => {
                let company = opened.account_id.clone().unwrap_or_default();
                let client = kleer::Client::new(address, &company, opened.token, Calls::default(), self.http.clone())?;
                Ok(test_kleer(&client, opened.account).await)
            }
            ServiceName::Personio => {
                let id = opened.account_id.clone().unwrap_or_default();
                let client = personio::Client::new(address, &id, opened.token, self.http.clone())?;
                Ok(test_personio(&client, self.clock.today()).await)
            }
            ServiceName::List => Err(no_service()),
        }
    }

    /// Tests a stored connection.
    ///
    /// # Errors
    /// When its credentials cannot be fetched. What the service says is in the report.
    pub async fn connection_recheck(&self, connection_id: &str) -> Result<ConnectionReport, AppError> {
        let row = self.store.connection_of(connection_id)?;
        match service(&row)? {
            ServiceName::Alexis => Ok(test_alexis(&self.alexis(&row).await?).await),
            ServiceName::Kleer => Ok(test_kleer(&self.kleer(&row, settings::calls(KleerCalls::default())).await?, None).await),
            ServiceName::Personio => Ok(test_personio(&self.personio(&row).await?, self.clock.today()).await),
            ServiceName::List => Err(no_service()),
        }
    }

    /// Keeps a connection: the token in the keychain first, then the rest.
    ///
    /// # Errors
    /// When the keychain or the data file fails; nothing is kept then.
    pub async fn connection_save(&self, draft: &ConnectionDraft, label: &str) -> Result<ConnectionView, AppError> {
        let label = checked_label(label)?;
        let opened = self.open_draft(draft)?;
        self.check_address(&opened, draft)?;
        let opened = self.with_account(opened, draft).await;
        let id = new_id();
        self.keep_secret(&id, opened.token).await?;
        let row = StoredConnection {
            id,
            service: word(opened.service).to_owned(),
            label,
            address: draft.address.trim().to_owned(),
            account_id: opened.account_id,
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

    /// Gives a stored connection other credentials, and perhaps another address.
    ///
    /// # Errors
    /// When they are for another service, when they lead to another account while a run is open, or when the keychain or
    /// the data file fails.
    pub async fn connection_replace(&self, connection_id: &str, draft: &ConnectionDraft) -> Result<ConnectionView, AppError> {
        let row = self.store.connection_of(connection_id)?;
        let opened = self.open_draft(draft)?;
        if opened.service != service(&row)? || row.sample {
            return Err(AppError::new(ErrorCode::InvalidInput, "credentials of another service").with_hint("service"));
        }
        self.check_address(&opened, draft)?;
        let opened = self.with_account(opened, draft).await;
        // An account of which one of the two does not tell the id may be another one: nothing may be open, but nothing is forgotten.
        // So may a Personio client be another one of the same account: its id is not the account's. Ids of persons and pay
        // are told apart by the ids of types, which no other account has.
        let personio = opened.service == ServiceName::Personio && row.account_id != opened.account_id;
        let unsure = row.account_id.is_none() || opened.account_id.is_none() || personio;
        let moves = row.address != draft.address.trim() || !unsure && row.account_id != opened.account_id;
        let users: Vec<StoredIntegration> =
            self.store.integrations()?.into_iter().filter(|integration| integration.uses(&row.id)).collect();
        if moves || unsure {
            // Ids mean other people there: what is open has to come to its end here, and no link goes along.
            for integration in &users {
                self.refuse_while_open(integration)?;
            }
        }
        self.keep_secret(&row.id, opened.token).await?;
        self.store.move_connection(&row.id, draft.address.trim(), opened.account_id.as_deref())?;
        for integration in &users {
            self.store.forget_unsent_plans(&integration.id, "")?;
            if moves {
                self.store.forget_links(&integration.id)?;
                self.store.reset_for_new_accounts(&integration.id)?;
            }
        }
        self.forget_login(draft);
        connection_view(&self.store.connection_of(connection_id)?)
    }

    /// The connections to choose from, without the sample company's.
    ///
    /// # Errors
    /// When the data file fails.
    pub fn connections(&self) -> Result<Vec<ConnectionView>, AppError> {
        let live = self.store.integrations()?;
        let removed = self.store.removed_integrations()?;
        // The credentials of a connection whose integrations were all removed are gone from the keychain.
        let usable = |row: &&StoredConnection| {
            !row.sample
                && row.service != word(ServiceName::List)
                && (live.iter().any(|one| one.uses(&row.id)) || !removed.iter().any(|one| one.uses(&row.id)))
        };
        self.store.connections()?.iter().filter(usable).map(connection_view).collect()
    }

    /// A log-in is over when its company is stored. A connection of another service leaves it alone.
    fn forget_login(&self, stored: &ConnectionDraft) {
        if matches!(stored.credentials, Credentials::KleerCompany { .. }) {
            *self.login() = None;
        }
    }

    /// The draft with the id of the account that its token belongs to, as far as the service tells it now.
    async fn with_account(&self, mut opened: Opened, draft: &ConnectionDraft) -> Opened {
        if opened.service == ServiceName::Alexis
            && let Ok(client) = alexis::Client::new(draft.address.trim(), opened.token.clone(), self.http.clone())
            && let Ok(Ok(company)) = tokio::time::timeout(ACCOUNT_WAIT, client.company()).await
        {
            opened.account_id = Some(company.id);
        }
        opened
    }

    /// An address that no client would take is refused before anything is kept.
    fn check_address(&self, opened: &Opened, draft: &ConnectionDraft) -> Result<(), AppError> {
        let (address, token) = (draft.address.trim(), opened.token.clone());
        match opened.service {
            ServiceName::Alexis => alexis::Client::new(address, token, self.http.clone()).map(drop)?,
            ServiceName::Kleer => {
                let company = opened.account_id.as_deref().unwrap_or_default();
                kleer::Client::new(address, company, token, Calls::default(), self.http.clone()).map(drop)?;
            }
            ServiceName::Personio => {
                let id = opened.account_id.as_deref().unwrap_or_default();
                personio::Client::new(address, id, token, self.http.clone()).map(drop)?;
            }
            ServiceName::List => return Err(no_service()),
        }
        Ok(())
    }

    fn open_draft(&self, draft: &ConnectionDraft) -> Result<Opened, AppError> {
        bounded("address", &draft.address)?;
        match &draft.credentials {
            Credentials::AlexisToken { token } => Ok(Opened {
                service: ServiceName::Alexis,
                account_id: None,
                account: None,
                token: bounded("token", token)?.trim().to_owned().into(),
            }),
            Credentials::KleerToken { company_id, token } => Ok(Opened {
                service: ServiceName::Kleer,
                account_id: Some(bounded("company_id", company_id)?.trim().to_owned()),
                account: None,
                token: bounded("token", token)?.trim().to_owned().into(),
            }),
            Credentials::KleerCompany { session, company_id } => {
                let login = self.login();
                // Another address never gets the tokens that this one gave.
                let login = login.as_ref().filter(|login| login.session == *session && login.address == draft.address.trim());
                let company = login.and_then(|login| login.companies.iter().find(|one| one.id.to_string() == *company_id));
                let company = company.ok_or_else(|| AppError::new(ErrorCode::Gone, "the log-in is no longer known"))?;
                Ok(Opened {
                    service: ServiceName::Kleer,
                    account_id: Some(company_id.clone()),
                    account: Some(company.name.clone()),
                    token: company.token.clone(),
                })
            }
            Credentials::PersonioClient { client_id, client_secret } => Ok(Opened {
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
            // Whether there is a salary, in whatever unit; and of those who have an agreement.
            let people = kleer::map::people(&users, &agreements, EmailChoice::default(), Some(SalaryUnit::Ore));
            let people: Vec<Person> = people.into_iter().filter(|person| person.employment.is_some()).collect();
            test.empty_fields = empty_for_all(&people);
        }
    }
    test.report()
}

/// A connection test under way.
#[derive(Default)]
pub(super) struct Test {
    account: Option<String>,
    acts_as: Option<String>,
    checks: Vec<RightCheck>,
    empty_fields: Vec<Field>,
}

impl Test {
    /// Notes what a try gave.
    pub(super) fn note<T>(
        &mut self,
        right: Right,
        tried: Result<T, connectors::Error>,
        count: impl FnOnce(&T) -> Option<usize>,
    ) -> Option<T> {
        let seen = tried.as_ref().ok().and_then(count).and_then(|count| u32::try_from(count).ok());
        let (value, error) = match tried {
            Ok(value) => (Some(value), None),
            Err(error) => (None, Some(error.into())),
        };
        self.checks.push(RightCheck { right, count: seen, error });
        value
    }

    /// Notes what was concluded without a request of its own.
    pub(super) fn conclude(&mut self, right: Right, count: Option<usize>, error: Option<AppError>) {
        self.checks.push(RightCheck { right, count: count.and_then(|count| u32::try_from(count).ok()), error });
    }

    pub(super) fn report(self) -> ConnectionReport {
        // Pay that is not shown may be as the owner wants it.
        let ok = self.checks.iter().all(|check| check.error.is_none() || check.right == Right::SeeEverybody);
        ConnectionReport { account: self.account, acts_as: self.acts_as, checks: self.checks, empty_fields: self.empty_fields, ok }
    }
}

/// A stored connection for the window.
pub(super) fn connection_view(row: &StoredConnection) -> Result<ConnectionView, AppError> {
    Ok(ConnectionView {
        id: row.id.clone(),
        service: service(row)?,
        label: row.label.clone(),
        address: row.address.clone(),
        sample: row.sample,
    })
}

/// The service's stored word.
pub(super) fn word(service: ServiceName) -> &'static str {
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

/// A label without spaces around it, not empty and not too long.
pub(super) fn checked_label(label: &str) -> Result<String, AppError> {
    let label = label.trim();
    if label.is_empty() || label.chars().count() > LONGEST_LABEL {
        return Err(AppError::new(ErrorCode::InvalidInput, "a label of 1 to 80 characters is needed").with_hint("label"));
    }
    Ok(label.to_owned())
}

fn bounded<'a>(field: &str, text: &'a str) -> Result<&'a str, AppError> {
    if text.trim().is_empty() || text.len() > LONGEST {
        return Err(AppError::new(ErrorCode::InvalidInput, "empty or too long").with_hint(field));
    }
    Ok(text)
}
