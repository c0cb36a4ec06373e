//! The connectors' tables of calls, and the call of a logged request.

use connectors::{Method, Service, alexis, kleer, personio};
use sandbox::LoggedRequest;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The name in the service's own table.
    pub name: &'static str,
    pub service: Service,
    pub method: &'static str,
    /// The path without the version, with parameters in braces.
    path: &'static str,
}

pub fn all() -> Vec<Call> {
    let alexis = alexis::calls::ALL.into_iter().map(|call| of(call.name, Service::Alexis, call.method, call.path));
    let kleer = kleer::calls::ALL.into_iter().map(|call| of(call.name, Service::Kleer, call.method, call.path));
    let personio = personio::calls::ALL.into_iter().map(|call| of(call.name, Service::Personio, call.method, call.path));
    alexis.chain(kleer).chain(personio).collect()
}

fn of(name: &'static str, service: Service, method: Method, path: &'static str) -> Call {
    let method = match method {
        Method::Get => "GET",
        Method::Put => "PUT",
        Method::Post => "POST",
        Method::Patch => "PATCH",
        Method::Delete => "DELETE",
    };
    Call { name, service, method, path: path.strip_prefix("v2/").unwrap_or(path) }
}

/// The call of a method and a path in the sandbox's log. Of several matching calls, the one with the fewest parameters.
pub fn call_of(service: sandbox::Service, method: &str, path: &str) -> Call {
    let fits = all().into_iter().filter(|call| call.sandbox_service() == service && call.method == method && call.fits(path));
    let found = fits.min_by_key(|call| call.path.matches('{').count());
    found.unwrap_or_else(|| panic!("{method} {path} stands in no table of calls"))
}

/// The call of a logged request.
pub fn call(request: &LoggedRequest) -> Call {
    call_of(request.service, &request.method, &request.path)
}

impl Call {
    /// The service in the sandbox's type.
    pub fn sandbox_service(&self) -> sandbox::Service {
        match self.service {
            Service::Alexis => sandbox::Service::Alexis,
            Service::Kleer => sandbox::Service::Kleer,
            Service::Personio => sandbox::Service::Personio,
        }
    }

    /// The path as a fault's pattern.
    pub fn pattern(&self) -> String {
        let parts = self.path.split('/').map(|part| if part.starts_with('{') { "*" } else { part });
        format!("/{}", parts.collect::<Vec<_>>().join("/"))
    }

    /// Whether the call is a log-in, which is sent like a write and changes nothing.
    pub fn is_login(&self) -> bool {
        matches!(self.name, "kleer.companies" | "personio.token")
    }

    pub fn writes(&self) -> bool {
        self.method != "GET" && !self.is_login()
    }

    fn fits(&self, path: &str) -> bool {
        let below = path.trim_start_matches('/').split_once('/').map_or("", |(_, below)| below);
        let (wanted, have): (Vec<&str>, Vec<&str>) = (self.path.split('/').collect(), below.split('/').collect());
        wanted.len() == have.len() && wanted.iter().zip(&have).all(|(want, have)| want.starts_with('{') || want == have)
    }
}
