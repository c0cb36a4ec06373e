//! Builds clients of the services from stored connections and the keychain.

use connectors::http::HttpOptions;
use connectors::kleer::{Calls, Form};
use connectors::{alexis, kleer, personio};
use domain::plan::employees::{Direction, EmployeeSettings};
use exports::employees::{AlexisPeople, KleerPeople, Readers};
use secrecy::SecretString;
use store::{StoredConnection, StoredIntegration};

use crate::app::App;
use crate::dto::ServiceName;
use crate::error::{AppError, ErrorCode};
use crate::settings;

/// The name of a connection's secret in the keychain.
pub(crate) const TOKEN: &str = "token";

pub(crate) fn service(row: &StoredConnection) -> Result<ServiceName, AppError> {
    match row.service.as_str() {
        "alexis" => Ok(ServiceName::Alexis),
        "kleer" => Ok(ServiceName::Kleer),
        "personio" => Ok(ServiceName::Personio),
        "list" => Ok(ServiceName::List),
        _ => Err(AppError::new(ErrorCode::StorageFailed, "a stored connection of an unknown service")),
    }
}

/// The address of a connection, with its token.
struct Endpoint {
    address: String,
    account_id: String,
    token: SecretString,
}

/// Clients and settings for reading both services.
pub(crate) struct OpenReaders {
    alexis: alexis::Client,
    kleer: kleer::Client,
    settings: EmployeeSettings,
    form: Form,
}

impl OpenReaders {
    pub(crate) fn for_direction(&self, direction: Direction) -> Readers<'_> {
        Readers { alexis: &self.alexis, kleer: &self.kleer, settings: &self.settings, form: self.form, direction }
    }

    pub(crate) fn settings(&self) -> &EmployeeSettings {
        &self.settings
    }
}

impl App {
    pub(crate) async fn alexis(&self, row: &StoredConnection) -> Result<alexis::Client, AppError> {
        let endpoint = self.endpoint(row).await?;
        Ok(alexis::Client::new(&endpoint.address, endpoint.token, self.http.clone())?)
    }

    pub(crate) async fn kleer(&self, row: &StoredConnection, calls: Calls) -> Result<kleer::Client, AppError> {
        let endpoint = self.endpoint(row).await?;
        Ok(kleer::Client::new(&endpoint.address, &endpoint.account_id, endpoint.token, calls, self.http.clone())?)
    }

    pub(crate) async fn personio(&self, row: &StoredConnection) -> Result<personio::Client, AppError> {
        let endpoint = self.endpoint(row).await?;
        // The sample company has no rate limit.
        let http = HttpOptions { keep_rate_limit: self.http.keep_rate_limit && !row.sample, ..self.http.clone() };
        Ok(personio::Client::new(&endpoint.address, &endpoint.account_id, endpoint.token, http)?)
    }

    /// Kleer as the target of an integration's people.
    pub(crate) async fn kleer_people(&self, integration: &StoredIntegration) -> Result<KleerPeople, AppError> {
        let settings = settings::of(integration)?;
        let row = self.store.connection_of(&integration.target_id)?;
        Ok(KleerPeople {
            client: self.kleer(&row, settings::calls(settings.kleer_calls)).await?,
            settings: settings::employees(&settings),
            form: settings::form(&row, settings.kleer_calls),
            today: self.clock.today(),
        })
    }

    /// Alexis HR as the target of an integration's people. It can write, so only a run to Alexis HR gets one.
    pub(crate) async fn alexis_people(&self, integration: &StoredIntegration) -> Result<AlexisPeople, AppError> {
        let settings = settings::employees(&settings::of(integration)?);
        let row = self.store.connection_of(&integration.source_id)?;
        let endpoint = self.endpoint(&row).await?;
        let client = alexis::Client::new(&endpoint.address, endpoint.token.clone(), self.http.clone())?;
        let writing = alexis::WriteClient::new(&endpoint.address, endpoint.token, self.http.clone())?;
        Ok(AlexisPeople::new(client, writing, alexis::WriteCalls::default(), settings, self.clock.today()))
    }

    /// Both services of an integration, for reading.
    pub(crate) async fn readers(&self, integration: &StoredIntegration) -> Result<OpenReaders, AppError> {
        let settings = settings::of(integration)?;
        let source = self.store.connection_of(&integration.source_id)?;
        let target = self.store.connection_of(&integration.target_id)?;
        if (service(&source)?, service(&target)?) != (ServiceName::Alexis, ServiceName::Kleer) {
            return Err(AppError::new(ErrorCode::InvalidInput, "the integration is not about people").with_hint("integration_id"));
        }
        Ok(OpenReaders {
            alexis: self.alexis(&source).await?,
            kleer: self.kleer(&target, settings::calls(settings.kleer_calls)).await?,
            settings: settings::employees(&settings),
            form: settings::form(&target, settings.kleer_calls),
        })
    }

    async fn endpoint(&self, row: &StoredConnection) -> Result<Endpoint, AppError> {
        if row.sample {
            return self.sample_endpoint(row).await;
        }
        let token = self.secret(&row.id).await.map_err(|mut error| {
            error.service = Some(row.label.clone());
            error
        })?;
        Ok(Endpoint { address: row.address.clone(), account_id: row.account_id.clone().unwrap_or_default(), token })
    }

    /// The services of the sample company run inside the app and need no stored secrets.
    async fn sample_endpoint(&self, row: &StoredConnection) -> Result<Endpoint, AppError> {
        let addresses = self.sample.addresses(self.clock.today()).await?;
        Ok(match service(row)? {
            ServiceName::Alexis => {
                Endpoint { address: addresses.alexis.base_url, account_id: String::new(), token: addresses.alexis.token.into() }
            }
            ServiceName::Kleer => Endpoint {
                address: addresses.kleer.base_url,
                account_id: addresses.kleer.company_id.to_string(),
                token: addresses.kleer.token.into(),
            },
            ServiceName::Personio => Endpoint {
                address: addresses.personio.base_url,
                account_id: addresses.personio.client_id,
                token: addresses.personio.client_secret.into(),
            },
            ServiceName::List => return Err(AppError::new(ErrorCode::InvalidInput, "the benefit list is no service")),
        })
    }

    async fn secret(&self, connection_id: &str) -> Result<SecretString, AppError> {
        self.field(connection_id, TOKEN).await
    }

    /// Whether the keychain holds a connection's token. This call may block.
    pub(crate) fn has_secret(&self, connection: &StoredConnection) -> bool {
        matches!(service(connection), Ok(ServiceName::List)) || self.keychain.get(&connection.id, TOKEN).is_ok()
    }

    /// Reads a secret. Keychains may block, so the call runs on a separate thread.
    pub(crate) async fn field(&self, id: &str, field: &'static str) -> Result<SecretString, AppError> {
        let (keychain, id) = (self.keychain, id.to_owned());
        let answer = tokio::task::spawn_blocking(move || keychain.get(&id, field)).await;
        Ok(answer.map_err(|_| AppError::new(ErrorCode::Internal, "the keychain thread ended"))??)
    }

    /// Stores a connection's token in the keychain.
    pub(crate) async fn keep_secret(&self, connection_id: &str, token: SecretString) -> Result<(), AppError> {
        self.keep_field(connection_id, TOKEN, token).await
    }

    pub(crate) async fn keep_field(&self, id: &str, field: &'static str, secret: SecretString) -> Result<(), AppError> {
        let (keychain, id) = (self.keychain, id.to_owned());
        let answer = tokio::task::spawn_blocking(move || keychain.put(&id, field, &secret)).await;
        Ok(answer.map_err(|_| AppError::new(ErrorCode::Internal, "the keychain thread ended"))??)
    }

    pub(crate) async fn forget_secret(&self, connection_id: &str) -> Result<(), AppError> {
        self.forget_field(connection_id, TOKEN).await
    }

    pub(crate) async fn forget_field(&self, id: &str, field: &'static str) -> Result<(), AppError> {
        let (keychain, id) = (self.keychain, id.to_owned());
        let answer = tokio::task::spawn_blocking(move || keychain.remove(&id, field)).await;
        Ok(answer.map_err(|_| AppError::new(ErrorCode::Internal, "the keychain thread ended"))??)
    }
}
