//! Converts the errors of the other crates for the window.

use connectors::ErrorCode as Connector;
use store::keychain::{KeychainError, System};
use store::{Failure, StoreError};

use super::{AppError, ErrorCode};

/// The hint of a failed connection on a computer that finds its proxy by a script.
const PROXY_SCRIPT: &str = "proxy_script";

impl From<connectors::Error> for AppError {
    fn from(error: connectors::Error) -> Self {
        let code = match error.code {
            Connector::AddressInvalid => ErrorCode::AddressInvalid,
            Connector::Unreachable => ErrorCode::Unreachable,
            Connector::TimedOut => ErrorCode::TimedOut,
            Connector::ConnectionLost => ErrorCode::ConnectionLost,
            Connector::Insecure => ErrorCode::Insecure,
            Connector::ProxyLogin => ErrorCode::ProxyLogin,
            Connector::Redirected => ErrorCode::Redirected,
            Connector::WrongCredentials => ErrorCode::WrongCredentials,
            Connector::MissingRight => ErrorCode::MissingRight,
            Connector::NotFound => ErrorCode::NotFound,
            Connector::TooManyRequests => ErrorCode::TooManyRequests,
            Connector::ServiceDown => ErrorCode::ServiceDown,
            Connector::Refused => ErrorCode::Refused,
            Connector::NotUnderstood => ErrorCode::NotUnderstood,
            Connector::TooLarge => ErrorCode::TooLarge,
            Connector::Incomplete => ErrorCode::Incomplete,
            Connector::NotShown => ErrorCode::PayUnseen,
        };
        let code = if exports::writing_refused(&error) { ErrorCode::WritingRefused } else { code };
        let message = error.to_string();
        let by_script = || matches!(code, ErrorCode::Unreachable | ErrorCode::TimedOut) && connectors::http::proxy_script::is_set();
        let hint = error.field.or_else(|| by_script().then(|| PROXY_SCRIPT.to_owned()));
        Self { code, service: Some(error.service.name().to_owned()), message, hint, said: error.service_message, trace: error.trace }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        let code = match &error {
            StoreError::Full => ErrorCode::StorageFull,
            StoreError::ReadOnly => ErrorCode::StorageReadOnly,
            StoreError::Newer => ErrorCode::StorageNewer,
            StoreError::Corrupt => ErrorCode::StorageDamaged,
            StoreError::NoBackUp => ErrorCode::BackUpUnreadable,
            StoreError::Missing(_) => ErrorCode::Gone,
            StoreError::AlreadyLinked => ErrorCode::LinkTaken,
            StoreError::Locked => ErrorCode::StorageLocked,
            StoreError::Unreadable(_) | StoreError::Failed(_) => {
                log::error!("the data file: {error}");
                ErrorCode::StorageFailed
            }
        };
        Self::new(code, error.to_string())
    }
}

impl From<KeychainError> for AppError {
    fn from(error: KeychainError) -> Self {
        let code = match error {
            KeychainError::Locked => ErrorCode::KeychainLocked,
            KeychainError::Missing => ErrorCode::KeychainMissing,
            KeychainError::Refused => ErrorCode::KeychainRefused,
            KeychainError::TooLong => ErrorCode::KeychainTooLong,
            KeychainError::NoSecret => ErrorCode::SecretMissing,
            KeychainError::Incomplete => ErrorCode::SecretIncomplete,
        };
        let app_error = Self::new(code, error.to_string());
        // The remedy differs by system. Only Linux can lack a keychain.
        if matches!(error, KeychainError::Locked | KeychainError::Refused) {
            app_error.with_hint(System::this().as_str())
        } else {
            app_error
        }
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        let code = serde_json::to_value(error.code).ok().and_then(|code| code.as_str().map(str::to_owned)).unwrap_or_default();
        Self { code, service: error.service, message: error.message, hint: error.hint, service_message: error.said, trace: error.trace }
    }
}

impl From<Failure> for AppError {
    fn from(failure: Failure) -> Self {
        let code = serde_json::from_value(serde_json::Value::String(failure.code)).unwrap_or(ErrorCode::Internal);
        let Failure { service, message, hint, service_message: said, trace, .. } = failure;
        // Older versions stored the service's message as the hint. The hint of an answer that was not understood is a place in it.
        let hint_is_message = said.is_none() && service.is_some() && !matches!(code, ErrorCode::NotUnderstood | ErrorCode::Incomplete);
        let (hint, said) = if hint_is_message { (None, hint) } else { (hint, said) };
        Self { code, service, message, hint, said, trace }
    }
}
