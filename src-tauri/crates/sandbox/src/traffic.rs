//! Records every request and its answer as a line of JSON without secrets.

use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use serde_json::{Value, json};

use crate::exchange::{Call, Reply, Service};

/// Numbers the files, because one process can run several sandboxes.
static FILES: AtomicU32 = AtomicU32::new(1);

/// Appends entries to a file that no other process writes.
#[derive(Debug)]
pub(crate) struct Traffic {
    path: Option<PathBuf>,
    file: Mutex<Option<File>>,
}

impl Traffic {
    pub fn new(folder: Option<PathBuf>) -> Traffic {
        let name = format!("sandbox-{}-{}.jsonl", std::process::id(), FILES.fetch_add(1, Ordering::Relaxed));
        Traffic { path: folder.map(|folder| folder.join(name)), file: Mutex::new(None) }
    }

    /// `reply` is none when no answer was sent.
    pub fn record(&self, service: Service, call: &Call, reply: Option<&Reply>, fault: Option<&str>) {
        let Some(path) = &self.path else { return };
        let entry = entry(service, call, reply, fault);
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        if file.is_none() {
            if let Some(folder) = path.parent() {
                let _ = std::fs::create_dir_all(folder);
            }
            *file = OpenOptions::new().create(true).append(true).open(path).ok();
        }
        let written = file.as_mut().map(|file| file.write_all(format!("{entry}\n").as_bytes()));
        if !matches!(written, Some(Ok(()))) {
            log::error!("an exchange could not be recorded");
        }
    }
}

fn entry(service: Service, call: &Call, reply: Option<&Reply>, fault: Option<&str>) -> Value {
    let auth = match () {
        () if call.authorization.as_ref().is_some_and(|value| value.starts_with("Bearer ")) => "bearer",
        () if call.x_token.is_some() => "x-token",
        () => "none",
    };
    let mask = |body: &str, is_form: bool| match call.is_login() {
        true if is_form => mask_form(body),
        true => mask_body(body),
        false => body.to_owned(),
    };
    let query = if call.is_login() { mask_form(&call.query) } else { call.query.clone() };
    json!({
        "service": service.name(),
        "request": {
            "method": call.method, "path": call.path, "query": query,
            "content_type": call.content_type, "accept": call.accept, "auth": auth,
            "body": (!call.body.is_empty()).then(|| mask(&call.body, call.is_form())),
        },
        "response": reply.map(|reply| json!({
            "status": reply.status,
            "content_type": (!reply.body.is_empty()).then_some(&reply.content_type),
            "body": mask(&reply.body, false),
        })),
        "fault": fault,
    })
}

const SECRET_FIELDS: [&str; 6] = ["email", "password", "token", "client_secret", "access_token", "refresh_token"];

/// The same body with `***` for every secret. A body that is neither JSON nor XML becomes `***` as a whole.
fn mask_body(body: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    if let Ok(mut value @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str::<Value>(body) {
        mask_json(&mut value);
        return value.to_string();
    }
    if !body.trim_start().starts_with('<') {
        return "***".to_owned();
    }
    SECRET_FIELDS.iter().fold(body.to_owned(), |body, name| mask_xml(&body, name))
}

/// The same form with `***` for every secret.
fn mask_form(form: &str) -> String {
    let mask_pair = |pair: &str| match pair.split_once('=') {
        // A percent-encoded name may be the name of a secret.
        Some((name, _)) if SECRET_FIELDS.contains(&name) || name.contains(['%', '+']) => format!("{name}=***"),
        None if !pair.is_empty() => "***".to_owned(),
        _ => pair.to_owned(),
    };
    form.split('&').map(mask_pair).collect::<Vec<_>>().join("&")
}

fn mask_json(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match SECRET_FIELDS.contains(&name.as_str()) {
                    true => *inner = json!("***"),
                    false => mask_json(inner),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask_json),
        _ => {}
    }
}

fn mask_xml(body: &str, name: &str) -> String {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let mut parts = body.split(&open);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |done, part| {
        let tail = part.split_once(&close).map(|(_, tail)| tail).unwrap_or_default();
        format!("{done}{open}***{close}{tail}")
    })
}
