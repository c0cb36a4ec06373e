//! The addresses that a client may call: https, or http on this computer.

use url::{Host, Url};

use crate::error::{Error, ErrorCode, Service};

/// A checked base address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    base: Url,
    loopback: bool,
}

impl Address {
    /// Checks an address that the owner entered. The error never repeats it.
    pub(crate) fn parse(service: Service, text: &str) -> Result<Self, Error> {
        let invalid = || Error::new(ErrorCode::AddressInvalid, service, "connect");
        let base = Url::parse(text.trim()).map_err(|_| invalid())?;
        let loopback = match base.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => return Err(invalid()),
        };
        let allowed = base.scheme() == "https" || (base.scheme() == "http" && loopback);
        let has_only_a_path =
            base.username().is_empty() && base.password().is_none() && base.query().is_none() && base.fragment().is_none();
        if allowed && has_only_a_path { Ok(Self { base, loopback }) } else { Err(invalid()) }
    }

    /// Whether the address is this computer.
    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// Whether the address is unencrypted. Only an address on this computer may be.
    pub(crate) fn is_plain(&self) -> bool {
        self.base.scheme() == "http"
    }

    /// The address of `path` ("company/7/user") below the base. Each segment is percent-encoded.
    pub(crate) fn join(&self, path: &str, query: &[(&str, String)]) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://api.example.test/v1", false)]
    #[case("  https://api.example.test/v1/ ", false)]
    #[case("https://localhost:8443", true)]
    #[case("http://localhost:8080/v1", true)]
    #[case("http://LOCALHOST:8080/v1", true)]
    #[case("http://127.0.0.1:1/v1", true)]
    #[case("http://127.200.3.4/v1", true)]
    #[case("http://[::1]:9/v1", true)]
    fn parse_accepts_https_and_loopback(#[case] text: &str, #[case] loopback: bool) {
        assert_eq!(Address::parse(Service::Kleer, text).unwrap().is_loopback(), loopback);
    }

    #[rstest]
    #[case("")]
    #[case("api.example.test")]
    #[case("http://api.example.test/v1")]
    #[case("http://localhost.example.test/v1")]
    #[case("http://127.0.0.1.example.test/v1")]
    #[case("http://10.0.0.1/v1")]
    #[case("http://0.0.0.0/v1")]
    #[case("http://[::ffff:10.0.0.1]/v1")]
    #[case("ftp://localhost/v1")]
    #[case("file:///etc/passwd")]
    #[case("https://me:hemligt@api.example.test/v1")]
    #[case("https://api.example.test/v1?key=1")]
    #[case("https://api.example.test/v1#here")]
    fn parse_refuses_other_addresses(#[case] text: &str) {
        let error = Address::parse(Service::Kleer, text).unwrap_err();
        assert_eq!(error.code, ErrorCode::AddressInvalid);
        assert!(!format!("{error} {error:?}").contains("hemligt"));
    }

    #[test]
    fn join_appends_and_encodes_the_path() {
        let address = Address::parse(Service::Kleer, "https://api.example.test/v1/").unwrap();
        assert_eq!(address.join("company/7/user", &[]).as_str(), "https://api.example.test/v1/company/7/user");
        assert_eq!(address.join("a b/ü?", &[]).as_str(), "https://api.example.test/v1/a%20b/%C3%BC%3F");
        let query = [("sort[id]", "asc".to_owned()), ("limit", "5".to_owned())];
        assert_eq!(address.join("employee", &query).as_str(), "https://api.example.test/v1/employee?sort%5Bid%5D=asc&limit=5");
    }
}
