//! Services that refuse, and say why in words that nobody may repeat: a personal number, and the credentials they were asked with.

use chrono::NaiveDate;
use sandbox::{Fault, FaultKind, Options, Sandbox, Service};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::page::Page;

/// What the services say beside it. That it is heard shows that their words were looked at.
pub const SAID: &str = "Ogiltigt";

/// Services of the owner's own, which the test can make fail.
pub struct Refusing {
    sandbox: Sandbox,
    number: String,
    // Last, for the services run in it.
    _runtime: Runtime,
}

impl Refusing {
    pub fn start() -> Refusing {
        let runtime = Runtime::new().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 2).unwrap();
        let sandbox = runtime.block_on(Sandbox::start(Options { today, ..Options::default() })).unwrap();
        let state = serde_json::to_value(sandbox.state()).unwrap();
        let number = state["alexis"]["rows"]["employee"][0]["ssn"].as_str().unwrap().to_owned();
        Refusing { sandbox, number, _runtime: runtime }
    }

    /// What the services hold.
    pub fn state(&self) -> Value {
        serde_json::to_value(self.sandbox.state()).unwrap()
    }

    /// Asks the page's way for everything that needs no stored connection, and is refused each time.
    pub fn ask(&self, page: &Page) {
        let at = self.sandbox.addresses();
        self.refuse(Service::Kleer, &at.kleer.password);
        let log_in = json!({ "address": at.kleer.base_url, "email": at.kleer.email, "password": at.kleer.password });
        let error = page.error("kleer_log_in", log_in);
        assert_eq!(error["code"], "refused", "{error}");

        let kleer = json!({ "kind": "kleer_token", "company_id": at.kleer.company_id.to_string(), "token": at.kleer.token });
        let personio = json!({ "kind": "personio_client", "client_id": at.personio.client_id, "client_secret": at.personio.client_secret });
        let drafts = [
            (Service::Alexis, &at.alexis.base_url, &at.alexis.token, json!({ "kind": "alexis_token", "token": at.alexis.token })),
            (Service::Kleer, &at.kleer.base_url, &at.kleer.token, kleer),
            (Service::Personio, &at.personio.base_url, &at.personio.client_secret, personio),
        ];
        for (service, address, secret, credentials) in drafts {
            self.refuse(service, secret);
            let report = page.get("connection_check", json!({ "draft": { "address": address, "credentials": credentials } }));
            let errors: Vec<&Value> = report["checks"].as_array().unwrap().iter().map(|check| &check["error"]).collect();
            assert!(errors.iter().any(|error| error["code"] == "refused"), "{service:?}: {report}");
        }
    }

    /// From here on a service refuses everything, in words of its own.
    fn refuse(&self, service: Service, secret: &str) {
        self.sandbox.clear_faults();
        let words = format!("{SAID} värde {}, {secret}", self.number);
        self.sandbox.inject(Fault::new(service, FaultKind::status(400).message(&words)).always());
    }
}
