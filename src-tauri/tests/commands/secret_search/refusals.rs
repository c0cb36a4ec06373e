//! Services that refuse every call with a message that must not be shown. It contains a personal number and the used credentials.

use chrono::NaiveDate;
use sandbox::{Fault, FaultKind, Options, Sandbox, Service};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::page::Page;

/// The harmless part of the message. The page receives it when the message was processed.
pub const MESSAGE: &str = "Ogiltigt";

pub struct RefusingServices {
    sandbox: Sandbox,
    number: String,
    // The services run in the runtime, so it must be dropped last.
    _runtime: Runtime,
}

impl RefusingServices {
    pub fn start() -> RefusingServices {
        let runtime = Runtime::new().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let sandbox = runtime.block_on(Sandbox::start(Options { today, ..Options::default() })).unwrap();
        let state = serde_json::to_value(sandbox.state()).unwrap();
        let number = state["alexis"]["rows"]["employee"][0]["ssn"].as_str().unwrap().to_owned();
        RefusingServices { sandbox, number, _runtime: runtime }
    }

    pub fn state(&self) -> Value {
        serde_json::to_value(self.sandbox.state()).unwrap()
    }

    /// Calls every command that needs no stored connection. The services refuse each of them.
    pub fn cause_refusals(&self, page: &Page) {
        let addresses = self.sandbox.addresses();
        self.refuse(Service::Kleer, &addresses.kleer.password);
        let log_in = json!({ "address": addresses.kleer.base_url, "email": addresses.kleer.email, "password": addresses.kleer.password });
        let error = page.error("kleer_log_in", log_in);
        assert_eq!(error["code"], "refused", "{error}");

        let kleer = json!({ "kind": "kleer_token", "company_id": addresses.kleer.company_id.to_string(), "token": addresses.kleer.token });
        let personio = json!({ "kind": "personio_client", "client_id": addresses.personio.client_id, "client_secret": addresses.personio.client_secret });
        let drafts = [
            (
                Service::Alexis,
                &addresses.alexis.base_url,
                &addresses.alexis.token,
                json!({ "kind": "alexis_token", "token": addresses.alexis.token }),
            ),
            (Service::Kleer, &addresses.kleer.base_url, &addresses.kleer.token, kleer),
            (Service::Personio, &addresses.personio.base_url, &addresses.personio.client_secret, personio),
        ];
        for (service, address, secret, credentials) in drafts {
            self.refuse(service, secret);
            let report = page.get("connection_check", json!({ "draft": { "address": address, "credentials": credentials } }));
            let errors: Vec<&Value> = report["checks"].as_array().unwrap().iter().map(|check| &check["error"]).collect();
            assert!(errors.iter().any(|error| error["code"] == "refused"), "{service:?}: {report}");
        }
    }

    /// Makes a service refuse everything from now on.
    fn refuse(&self, service: Service, secret: &str) {
        self.sandbox.clear_faults();
        let message = format!("{MESSAGE} värde {}, {secret}", self.number);
        self.sandbox.inject(Fault::new(service, FaultKind::status(400).message(&message)).always());
    }
}
