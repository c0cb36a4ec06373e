//! Routes a call, by the command's name, to its implementation.

use std::collections::BTreeMap;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use app::dto::*;
use app::error::ErrorCode;
use app::{App, AppError};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TypeVisitor;

use crate::commands::{Argument, Command, Kind, Threading, typescript_name};
use crate::{Shell, typescript};

include!("table.rs");

/// An answer as JSON text, or an error.
pub type Answer = Result<String, AppError>;

/// An answer that is ready now or later.
pub enum Reply {
    Ready(Answer),
    Later(Pin<Box<dyn Future<Output = Answer> + Send>>),
}

fn decode<T: DeserializeOwned>(arguments: Value) -> Result<T, AppError> {
    serde_path_to_error::deserialize(arguments).map_err(|error| {
        let message = error.inner().to_string();
        AppError::new(ErrorCode::InvalidInput, message).with_hint(error.path().to_string())
    })
}

fn encode<T: Serialize>(answer: T) -> Answer {
    serde_json::to_string(&answer).map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))
}

async fn on_own_thread<T: Serialize + Send + 'static>(work: impl FnOnce() -> Result<T, AppError> + Send + 'static) -> Answer {
    let finished = tokio::task::spawn_blocking(work).await;
    finished.map_err(|error| AppError::new(ErrorCode::Internal, error.to_string()))?.and_then(encode)
}
