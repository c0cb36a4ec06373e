//! The tests' own certificate authority.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rcgen::{BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd};

/// A certificate authority that only tests trust. It is stored in a folder.
#[derive(Debug)]
pub struct Authority {
    folder: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

/// The PEM files of a server's certificate.
#[derive(Debug)]
pub struct Certificate {
    pub certificate: PathBuf,
    pub key: PathBuf,
}

impl Authority {
    /// Loads the authority from the folder, or creates it there.
    pub fn in_folder(folder: &Path) -> Self {
        let key_file = folder.join("authority.key");
        let is_new = !key_file.exists();
        let key = if is_new { KeyPair::generate().unwrap() } else { KeyPair::from_pem(&fs::read_to_string(&key_file).unwrap()).unwrap() };
        if is_new {
            fs::write(&key_file, key.serialize_pem()).unwrap();
            fs::write(folder.join("authority.pem"), authority_params().self_signed(&key).unwrap().pem()).unwrap();
        }
        Self { folder: folder.to_owned(), issuer: Issuer::new(authority_params(), key) }
    }

    /// The file with the authority's certificate. A process with this path in `SSL_CERT_FILE` trusts the authority.
    pub fn pem(&self) -> PathBuf {
        self.folder.join("authority.pem")
    }

    /// Creates a certificate for the names in the folder.
    pub fn certify(&self, names: &[String], expired: bool, folder: &Path) -> Certificate {
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name = common_name("mail server of a test");
        if expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        }
        let key = KeyPair::generate().unwrap();
        let signed = params.signed_by(&key, &self.issuer).unwrap();
        let (certificate, key_file) = (folder.join("server.pem"), folder.join("server.key"));
        fs::write(&certificate, signed.pem()).unwrap();
        fs::write(&key_file, key.serialize_pem()).unwrap();
        Certificate { certificate, key: key_file }
    }
}

/// The parameters of the authority's certificate. They are constant, so that the key alone restores the authority.
fn authority_params() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = common_name("authority of a test");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}

fn common_name(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}
